//! `mingbai-server posters`: what hangs at each window, to be printed.
//!
//! Nothing is written unless every poster that was asked for can be drawn.

use super::posters_words::Problem;
use super::words::Language;
use super::{CommandError, Database};
use crate::keys::folder;
use crate::posters::Office;
use crate::store;
use clap::{Args, ValueEnum};
use mingbai_contract::catalog::Publication;
use mingbai_contract::office::Window;
use mingbai_contract::{CenterId, WindowId};
use mingbai_poster::{Drawing, Fonts, PosterError, Size, pdf, sheets, svg};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Options of `posters`.
#[derive(Debug, Args)]
pub struct Posters {
    #[command(flatten)]
    database: Database,
    /// How large: a4 for the wall, a6 for the counter
    #[arg(long, value_enum, default_value_t = Paper::A6)]
    size: Paper,
    /// One PDF file with a page for each window, or an SVG file for each
    #[arg(long, value_enum, default_value_t = Format::Pdf)]
    format: Format,
    /// Folder to write to; made if it is not there
    #[arg(long, default_value = "posters")]
    out: PathBuf,
    /// Four posters of A6 on a sheet of A4, with marks to cut along
    #[arg(long)]
    sheet: bool,
    /// These windows only: A03 A04 …
    #[arg(long, num_args = 1..)]
    window: Vec<WindowId>,
    /// The windows of this centre only
    #[arg(long, visible_alias = "centre")]
    center: Option<CenterId>,
    /// Under which address people reach this server, such as https://zwfw.example.cn: what the codes say
    #[arg(long, env = "MINGBAI_ORIGIN", value_parser = super::origin)]
    origin: Option<String>,
    /// Folder of the county's signing keys: the working key signs the codes
    #[arg(long, env = "MINGBAI_KEYS", default_value = "keys")]
    keys: PathBuf,
    /// Draw names in this font (OpenType or TrueType): for characters that the one in the program lacks
    #[arg(long)]
    font: Option<PathBuf>,
    /// Language of the messages; by LANG if absent
    #[arg(long, value_enum)]
    lang: Option<Language>,
}

/// A size of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Paper {
    A4,
    A6,
}

impl Paper {
    const fn name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A6 => "a6",
        }
    }
}

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Pdf,
    Svg,
}

/// Why nothing was written.
enum Stop {
    Command(CommandError),
    Problems(Vec<Problem>),
}

impl<E: Into<CommandError>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Command(error.into())
    }
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self::Problems(vec![problem])
    }
}

/// Writes the posters and says where. The exit code is 1 where there is something to be done first, or where one cannot
/// be drawn; then nothing was written.
///
/// # Errors
/// Any [`CommandError`].
pub async fn run(options: &Posters) -> Result<ExitCode, CommandError> {
    let language = Language::or_environment(options.lang);
    match write(options).await {
        Ok(written) => {
            let out = language.posters_written(written.posters, &written.files, &options.out);
            writeln!(std::io::stdout(), "{out}").map_err(CommandError::io("standard output"))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(Stop::Problems(problems)) => {
            for problem in &problems {
                writeln!(std::io::stderr(), "{}", language.poster_problem(problem))
                    .map_err(CommandError::io("standard error"))?;
            }
            Ok(ExitCode::FAILURE)
        }
        Err(Stop::Command(error)) => Err(error),
    }
}

struct Written {
    posters: usize,
    files: Vec<String>,
}

async fn write(options: &Posters) -> Result<Written, Stop> {
    if options.sheet && options.size == Paper::A4 {
        return Err(Problem::SheetOfA4.into());
    }
    let origin = options.origin.as_deref().ok_or(Problem::NoOrigin)?;
    let signer = folder::load(&options.keys)?;
    let signer = signer.ok_or_else(|| Problem::NoKeys(options.keys.clone()))?;
    let store = store::open(&options.database.database).await?;
    let state = store.current().await;
    store.close().await;
    let publication = state?.ok_or(Problem::NothingPublished)?.publication;
    let windows = chosen(options, &publication)?;
    let own = match &options.font {
        Some(path) => {
            let name = path.display().to_string();
            let file = std::fs::read(path).map_err(CommandError::io(name))?;
            Some((path, file))
        }
        None => None,
    };
    let mut fonts = Fonts::built_in()?;
    if let Some((path, file)) = &own {
        let no_font = |_| Problem::NoFont((*path).clone());
        fonts = fonts.with_names(file).map_err(no_font)?;
    }
    let size = match options.size {
        Paper::A4 => Size::A4,
        Paper::A6 => Size::A6,
    };
    let office = Office {
        county: &publication.county.name,
        centers: &publication.centers,
        signer: &signer,
        origin,
    };
    let drawn = windows.into_iter().map(|window| {
        let problem = |why| Problem::NotDrawn(window.id.clone(), why);
        office.draw(window, &fonts, size).map_err(problem)
    });
    let (drawings, problems): (Vec<_>, Vec<_>) = drawn.partition(Result::is_ok);
    let problems: Vec<Problem> = problems.into_iter().filter_map(Result::err).collect();
    if !problems.is_empty() {
        return Err(Stop::Problems(problems));
    }
    let drawings: Vec<Drawing> = drawings.into_iter().flatten().collect();
    let files = files(options, &office, &drawings)?;
    std::fs::create_dir_all(&options.out).map_err(failed(&options.out))?;
    for (name, content) in &files {
        let path = options.out.join(name);
        std::fs::write(&path, content).map_err(failed(&path))?;
    }
    Ok(Written {
        posters: drawings.len(),
        files: files.into_iter().map(|(name, _)| name).collect(),
    })
}

fn failed(path: &Path) -> impl FnOnce(std::io::Error) -> CommandError {
    CommandError::io(path.display().to_string())
}

/// The windows that were asked for, in the order of the data; all of what is not there is said at once.
fn chosen<'a>(options: &Posters, publication: &'a Publication) -> Result<Vec<&'a Window>, Stop> {
    let center = options.center.as_ref();
    let unknown = center.filter(|id| !publication.centers.iter().any(|center| center.id == **id));
    let mut problems: Vec<Problem> = unknown
        .cloned()
        .map(Problem::NoCenter)
        .into_iter()
        .collect();
    let of_center = |window: &&Window| center.is_none_or(|id| window.center == *id);
    let there = |id: &&WindowId| {
        let mut windows = publication.windows.iter().filter(of_center);
        windows.any(|window| window.id == **id)
    };
    if problems.is_empty() {
        let missing = options.window.iter().filter(|id| !there(id)).cloned();
        problems.extend(missing.map(Problem::NoWindow));
    }
    let asked = |window: &&Window| options.window.is_empty() || options.window.contains(&window.id);
    let windows = publication.windows.iter().filter(of_center).filter(asked);
    let windows: Vec<_> = windows.collect();
    match (problems.is_empty(), windows.is_empty()) {
        (false, _) => Err(Stop::Problems(problems)),
        (true, true) => Err(Problem::NoneChosen.into()),
        (true, false) => Ok(windows),
    }
}

/// Names and contents of the files.
fn files(
    options: &Posters,
    office: &Office<'_>,
    posters: &[Drawing],
) -> Result<Vec<(String, Vec<u8>)>, PosterError> {
    let size = options.size.name();
    let pages = if options.sheet {
        &sheets(posters)
    } else {
        posters
    };
    if options.format == Format::Pdf {
        let kind = if options.sheet { "-sheets" } else { "" };
        return Ok(vec![(
            format!("posters-{size}{kind}.pdf"),
            pdf(&office.title(), pages)?,
        )]);
    }
    let files = pages.iter().zip(1..).map(|(page, number)| {
        let name = match &page.window {
            Some(window) => format!("{window}-{size}.svg"),
            None => format!("sheet-{number:02}.svg"),
        };
        (name, svg(page).into_bytes())
    });
    Ok(files.collect())
}
