//! `mingbai-server demo DIR`: the cases of the sample county, moved to today.
//!
//! It may be typed as often as one likes, also beside a running server: what is there stays as it is, what
//! has happened since comes to it. Codes are told to whoever has the file of their secret.

use super::table::{pad, width};
use super::words::Language;
use super::{CommandError, Database, import};
use crate::clock;
use crate::demo::codes::Codes;
use crate::demo::list::List;
use crate::demo::{DemoError, Rated, Sample, read, read_profile};
use crate::keys::{KeysError, folder};
use crate::store::{self, AnyStore};
use clap::Args;
use mingbai_domain::application::{number, query_code};
use mingbai_domain::demo::ratings::share_for;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// Options of `demo`.
#[derive(Debug, Args)]
pub struct Demo {
    #[command(flatten)]
    database: Database,
    /// The data folder with the cases; it is published where nothing is yet
    #[arg(env = "MINGBAI_DATA", default_value = "data")]
    dir: PathBuf,
    /// Folder of the county's signing keys; without one nothing enters the public log, and complaints do not
    /// come in
    #[arg(long, env = "MINGBAI_KEYS", default_value = "keys")]
    keys: PathBuf,
    /// File with the secret that the codes are made from; made if it is not there
    #[arg(long, default_value = "demo.secret")]
    secret: PathBuf,
    /// About how many ratings a year has; as many as the profile of the folder gives if absent, 0 for none
    #[arg(long)]
    ratings: Option<u32>,
    /// As JSON instead of a table
    #[arg(long)]
    json: bool,
    /// Language of the messages; by LANG if absent
    #[arg(long, value_enum)]
    lang: Option<Language>,
}

/// Brings the cases in and prints what there is.
///
/// # Errors
/// Any [`CommandError`]. That there are applications of other people is said, and is exit code 1.
pub async fn run(options: &Demo) -> Result<ExitCode, CommandError> {
    let language = Language::or_environment(options.lang);
    let store = store::open(&options.database.database).await?;
    let brought = bring(&store, options).await;
    store.close().await;
    let list = match brought {
        Err(CommandError::Demo(DemoError::Inhabited)) => {
            writeln!(std::io::stderr(), "{}", language.inhabited())
                .map_err(CommandError::io("standard error"))?;
            return Ok(ExitCode::FAILURE);
        }
        brought => brought?,
    };
    let text = if options.json {
        serde_json::to_string(&list).map_err(DemoError::from)? + "\n"
    } else {
        table(&list, language)
    };
    std::io::stdout()
        .write_all(text.as_bytes())
        .map_err(CommandError::io("standard output"))?;
    Ok(ExitCode::SUCCESS)
}

async fn bring(store: &AnyStore, options: &Demo) -> Result<List, CommandError> {
    import::first(store, &options.dir).await?;
    let state = store.current().await?;
    let state = state.ok_or_else(|| CommandError::NothingPublished(options.dir.clone()))?;
    let cases = read(&options.dir, &state.publication.county)?;
    let profile = read_profile(&options.dir)?;
    let rated = profile.as_ref().map(|profile| Rated {
        profile,
        share: options.ratings.map_or(1.0, |n| share_for(profile, n)),
    });
    let codes = Codes::open(&options.secret).map_err(DemoError::from)?;
    let signer = folder::load(&options.keys)?;
    let root = match folder::root(&options.keys) {
        Err(KeysError::NoRoot(_) | KeysError::Absent(_)) => None,
        root => Some(root?),
    };
    let sample = Sample {
        store,
        state: &state,
        cases: &cases,
        rated: rated.filter(|_| options.ratings != Some(0)),
        codes: &codes,
        signer: signer.as_ref(),
        root: root.as_ref(),
        now_ms: clock::unix_ms(),
    };
    Ok(sample.bring().await?)
}

fn table(list: &List, language: Language) -> String {
    let applications = list.applications.iter().map(|one| {
        let name = one.name.as_ref();
        let name = name.map_or(one.item.as_str(), |name| language.of(name));
        [
            number::grouped(&one.number),
            or_none(one.code.as_ref().map(query_code::grouped)),
            language.standing(one.standing).to_owned(),
            or_none(one.due.map(|due| due.to_string())),
            name.to_owned(),
        ]
    });
    let projects = list.projects.iter().map(|project| {
        [
            project.code.to_string(),
            or_none(project.secret.as_ref().map(query_code::grouped)),
            language.green_channel().to_owned(),
            or_none(None),
            language.of(&project.name).to_owned(),
        ]
    });
    let complaints = list.complaints.iter().map(|one| {
        let name = one.name.as_ref();
        let name = name.map_or(one.category.as_str(), |name| language.of(name));
        [
            one.receipt.clone(),
            language.complaint_state(one).to_owned(),
            or_none(one.due.map(|due| due.to_string())),
            name.to_owned(),
        ]
    });
    let offices = list.offices.iter().map(|one| {
        let office = language.office(one.office).to_owned();
        [office, or_none(one.passphrase.clone())]
    });
    let mut out = columns(language.demo_head(), applications.chain(projects));
    out += &columns(language.demo_complaints_head(), complaints);
    out += &columns(language.demo_offices_head(), offices);
    format!("{out}{}\n", language.demo_summary(list))
}

fn or_none(cell: Option<String>) -> String {
    cell.unwrap_or_else(|| "—".to_owned())
}

/// Rows under their head, each column as wide as its widest cell, and an empty line; nothing without rows.
fn columns<const N: usize>(head: [&str; N], rows: impl Iterator<Item = [String; N]>) -> String {
    let head = head.map(str::to_owned);
    let rows: Vec<_> = std::iter::once(head).chain(rows).collect();
    if rows.len() == 1 {
        return String::new();
    }
    let mut out = String::new();
    for row in &rows {
        for (column, cell) in row.iter().enumerate() {
            if column + 1 == N {
                out.push_str(cell);
                break;
            }
            let widest = rows.iter().map(|row| width(&row[column])).max();
            pad(&mut out, cell, widest.unwrap_or(0) + 2);
        }
        out.push('\n');
    }
    out.push('\n');
    out
}
