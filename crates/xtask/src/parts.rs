//! Cuts the pages that few people open out of the programs of citizen app and desk.
//!
//! `parts.rs` of each marks where; the cutting is done by `wasm_split_cli_support` between the
//! compiler and wasm-bindgen, a place to which Trunk lets nobody. So Trunk finds this program under
//! wasm-bindgen's name: it cuts, then calls the real one. After Trunk, [`add`] puts the pieces beside the
//! program, each with a hash in its name, and what fetches them into the glue.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};

use crate::{args::Mode, repo, served, shell, tools, wasm};

/// What Trunk looks for.
const WASM_BINDGEN: &str = "wasm-bindgen";

/// A program that is cut.
#[derive(Clone, Copy, Debug)]
pub struct Program {
    /// The name of its package, and of its file.
    name: &'static str,
}

/// The citizen app's.
pub const CITIZEN: Program = Program { name: "mingbai" };

/// The desk's.
pub const DESK: Program = Program {
    name: "mingbai-desk",
};

/// Where it is written down which pieces each part needs.
const RECORD: &str = "pieces.json";

/// The pieces that each part needs, by the part's name.
pub type Pieces = BTreeMap<String, Vec<String>>;

/// What the pieces' files begin with, so that everybody knows them.
const STEM: &str = "part";

/// The script that fetches the pieces, as the program asks for it.
const LINK: &str = "./parts.js";

/// How the script tells the console that a piece could not be had.
const TOLD: &str = "console.error(e);";

/// The same where the piece has come and is no good. One that has not come is told by the browser itself, and by the
/// page, which asks for it again; or nobody waits for it any more, since somebody has gone to another address.
const TOLD_UNLESS_UNREACHED: &str =
    "if (!(e instanceof TypeError || e instanceof DOMException)) console.error(e);";

/// Whether a built file is a piece.
pub fn owns(file: &str) -> bool {
    file.strip_prefix(STEM)
        .is_some_and(|rest| rest.starts_with('-'))
}

/// The search path on which Trunk finds this program in wasm-bindgen's place.
///
/// # Errors
/// The folder cannot be made, or the path holds something odd.
pub fn search_path() -> Result<std::ffi::OsString> {
    let folder = repo::scratch()?.join("bin");
    fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    let copy = folder.join(WASM_BINDGEN);
    let _ = fs::remove_file(&copy);
    // A copy of what runs: steps before may have had this program built anew, and its file replaced.
    let itself = Path::new("/proc/self/exe");
    let program = match itself.exists() {
        true => itself.to_path_buf(),
        false => env::current_exe()?,
    };
    fs::copy(program, &copy).with_context(|| format!("making {}", copy.display()))?;
    let others = tools::search_path()?;
    let folders = std::iter::once(folder).chain(env::split_paths(&others));
    Ok(env::join_paths(folders)?)
}

/// Whether this program was called by wasm-bindgen's name.
pub fn is_wasm_bindgen() -> bool {
    let name = env::args_os().next().map(PathBuf::from);
    name.is_some_and(|path| path.file_name().is_some_and(|name| name == WASM_BINDGEN))
}

/// Does what wasm-bindgen was called for, with the program cut before.
///
/// # Errors
/// The program cannot be cut, or wasm-bindgen fails.
pub fn bind() -> Result<()> {
    let mut command = shell::program(tools::wasm_bindgen()?);
    for argument in env::args_os().skip(1) {
        let path = Path::new(&argument);
        let named = |program: &Program| {
            path.file_name()
                .is_some_and(|name| name == &*program.file())
        };
        match [CITIZEN, DESK].into_iter().find(named) {
            // The parts call the program by its table of functions.
            Some(program) => command.arg(program.cut(path)?).arg("--keep-lld-exports"),
            None => command.arg(argument),
        };
    }
    ensure!(command.status()?.success(), "{WASM_BINDGEN} failed");
    Ok(())
}

impl Program {
    fn file(self) -> String {
        format!("{}.wasm", self.name)
    }

    /// Where the pieces lie between [`bind`] and [`Self::add`].
    fn folder(self) -> Result<PathBuf> {
        Ok(repo::scratch()?.join("parts").join(self.name))
    }

    /// Cuts the program. Returns where its first piece is, which fetches the others.
    fn cut(self, program: &Path) -> Result<PathBuf> {
        let folder = self.folder()?;
        if folder.exists() {
            fs::remove_dir_all(&folder)
                .with_context(|| format!("clearing {}", folder.display()))?;
        }
        fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
        let bytes = fs::read(program).with_context(|| format!("reading {}", program.display()))?;
        let first = folder.join(self.file());
        let mut options = Options::new(&bytes);
        options.output_dir = &folder;
        options.main_out_path = &first;
        options.link_name = LINK;
        let done = transform(options)
            .map_err(|error| anyhow!("cutting {}: {error:#}", program.display()))?;
        self.record(&done.prefetch_map.into_iter().collect())?;
        Ok(first)
    }

    /// Puts the pieces into the bundle, and what fetches them into the glue. Comes before anything gets
    /// smaller names.
    ///
    /// # Errors
    /// A piece or the glue is not as expected.
    pub fn add(self, staging: &Path, mode: Mode, wasm_opt: Option<&Path>) -> Result<()> {
        let (folder, small) = (self.folder()?, repo::scratch()?.join("parts-small"));
        fs::create_dir_all(&small).with_context(|| format!("making {}", small.display()))?;
        let link = folder.join(LINK);
        let mut link =
            fs::read_to_string(&link).with_context(|| format!("reading {}", link.display()))?;
        let mut names = BTreeMap::new();
        for path in repo::files_below(&folder)? {
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            let Some(stem) = file.strip_suffix(".wasm").filter(|_| file != self.file()) else {
                continue;
            };
            // A name of its own for each, without what other names are cut at.
            let name = stem.trim_start_matches("split").replace('_', "");
            let mut bytes =
                fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
            if mode == Mode::Release {
                let module = small.join(format!("{}-{name}.wasm", self.name));
                bytes = wasm::smaller(&module, &bytes, wasm_opt)?;
            }
            let served = format!("{STEM}-{name}-{}.wasm", served::short_hash(&bytes));
            link = once(&link, &format!("\"./{file}\""), &format!("\"./{served}\""))?;
            println!("{served}: {} bytes", bytes.len());
            fs::write(staging.join(&served), bytes).with_context(|| format!("writing {served}"))?;
            names.insert(stem.to_owned(), served);
        }
        let served = |stems: Vec<String>| -> Vec<String> {
            stems
                .iter()
                .filter_map(|stem| names.get(stem).cloned())
                .collect()
        };
        let pieces = self.pieces()?.into_iter();
        self.record(&pieces.map(|(part, stems)| (part, served(stems))).collect())?;
        link = once(&link, TOLD, TOLD_UNLESS_UNREACHED)?;
        let glue = glue(staging)?;
        let before = fs::read(&glue).with_context(|| format!("reading {}", glue.display()))?;
        let text = std::str::from_utf8(&before).context("the glue is no text")?;
        served::replace(staging, &glue, &before, linked(text, &link)?.as_bytes())
    }

    /// Which files each part of the program that was built last consists of.
    ///
    /// # Errors
    /// It was not built here.
    pub fn pieces(self) -> Result<Pieces> {
        let path = self.folder()?.join(RECORD);
        let text =
            fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        serde_json::from_str(&text).with_context(|| format!("reading {}", path.display()))
    }

    fn record(self, pieces: &Pieces) -> Result<()> {
        let path = self.folder()?.join(RECORD);
        fs::write(&path, serde_json::to_string(pieces)?)
            .with_context(|| format!("writing {}", path.display()))
    }
}

/// The one script that Trunk has put there with a hash in its name.
fn glue(staging: &Path) -> Result<PathBuf> {
    let files = repo::files_below(staging)?;
    let mut scripts = files.into_iter().filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with(".js") && name.contains('-')
    });
    let first = scripts.next().context("there is no glue")?;
    ensure!(scripts.next().is_none(), "there are several scripts");
    Ok(first)
}

/// The glue with the script that fetches the pieces in it: it needs the glue, and the glue needs it.
fn linked(glue: &str, link: &str) -> Result<String> {
    const IMPORT: &str = "import { initSync } from \"./main.js\";\n";
    const EXPORT: &str = "export const ";
    let script = once(link, IMPORT, "")?;
    let exported: Vec<&str> = script
        .lines()
        .filter_map(|line| line.strip_prefix(EXPORT)?.split(' ').next())
        .collect();
    let script = script.replace(EXPORT, "const ");
    // wasm-bindgen asks once for every part, always under another name.
    let (mut out, mut first) = (String::with_capacity(glue.len() + script.len()), None);
    for line in glue.split_inclusive('\n') {
        let asked = line.strip_prefix("import * as ").and_then(|rest| {
            let (name, from) = rest.split_once(" from ")?;
            from.contains(LINK).then_some(name)
        });
        match (asked, first) {
            (None, _) => out.push_str(line),
            (Some(name), Some(first)) => out.push_str(&format!("const {name} = {first};\n")),
            (Some(name), None) => {
                let exported = exported.join(", ");
                out.push_str(&format!(
                    "const {name} = (() => {{\n{script}\nreturn {{ {exported} }};\n}})();\n"
                ));
                first = Some(name);
            }
        }
    }
    ensure!(first.is_some(), "the glue does not ask for the pieces");
    Ok(out)
}

/// A text with something that stands in it exactly once replaced.
fn once(text: &str, old: &str, new: &str) -> Result<String> {
    ensure!(text.matches(old).count() == 1, "not exactly one {old}");
    Ok(text.replace(old, new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glue_takes_in_what_fetches_the_pieces() {
        let glue = "import * as one from \"./parts.js\"\nimport * as two from \"./parts.js\"\nfunction imports() { return [one, two]; }\n";
        let link = "import { initSync } from \"./main.js\";\nlet shared;\nexport const load_a = 1;\nexport const load_b = 2;\n";
        assert_eq!(
            linked(glue, link).unwrap(),
            "const one = (() => {\nlet shared;\nconst load_a = 1;\nconst load_b = 2;\n\nreturn { load_a, load_b };\n})();\nconst two = one;\n\
             function imports() { return [one, two]; }\n"
        );
        assert!(linked("let a;\n", link).is_err());
        assert!(linked(glue, "let a;\n").is_err());
    }

    #[test]
    fn pieces_are_known_by_their_names() {
        assert!(owns("part-track-0123456789abcdef.wasm"));
        assert!(!owns("mingbai-0123456789abcdef_bg.wasm") && !owns("party.wasm"));
    }
}
