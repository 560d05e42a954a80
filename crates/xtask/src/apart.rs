//! Builds the modules beside the citizen app that few pages load: the cryptography of receipts, of
//! complaints and of tokens, and the reader of codes.
//!
//! Trunk knows one program for each page. So these are built by cargo, bound by wasm-bindgen and put
//! into the bundle with hashes in their names; `index.html` names the files, in the order in which
//! their scripts read them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};

use crate::{args::Mode, bundle, repo, script, served, shell, tools, wasm};

/// A module, and what is loaded with it.
pub struct Module {
    /// Its name, and that of its files; the crate is `mingbai-` and this.
    pub name: &'static str,
    /// The script that uses it, beside its sources, where it has one of its own.
    pub script: Option<&'static str>,
}

/// All of them.
pub const MODULES: [Module; 4] = [
    Module {
        name: "seal",
        script: Some("receipt"),
    },
    Module {
        name: "vault",
        script: Some("complaint"),
    },
    Module {
        name: "purse",
        script: Some("token"),
    },
    EYE,
];

/// The reader of codes. The service worker keeps it when it is first needed, not before.
pub const EYE: Module = Module {
    name: "eye",
    script: None,
};

/// The one that the desk uses as well.
const SHARED: &str = "vault";

impl Module {
    /// Whether a built file belongs to it.
    pub fn owns(&self, file: &str) -> bool {
        let stem = file.split('-').next().unwrap_or_default();
        file.contains('-') && (stem == self.name || Some(stem) == self.script)
    }
}

const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the modules, their glue and the scripts that use them to a build.
///
/// # Errors
/// One does not compile, or a tool refuses it.
pub fn add(
    staging: &Path,
    mode: Mode,
    wasm_opt: Option<&Path>,
    terser: Option<&Path>,
) -> Result<()> {
    let folder = compile(mode, &MODULES.map(|module| module.name))?;
    let page = staging.join("index.html");
    let mut text =
        fs::read_to_string(&page).with_context(|| format!("reading {}", page.display()))?;
    for Module { name, script } in MODULES {
        let bound = bind(name, &folder)?;
        let module = bound.join(format!("{name}_bg.wasm"));
        let mut bytes =
            fs::read(&module).with_context(|| format!("reading {}", module.display()))?;
        if mode == Mode::Release {
            bytes = wasm::smaller(&module, &bytes, wasm_opt)?;
        }
        let sources = repo::root().join("crates").join(name);
        let own = script.map(|script| (script, sources.join(format!("{script}.js"))));
        let glue = (name, bound.join(format!("{name}.js")));
        let mut names = Vec::new();
        for (name, path) in own.into_iter().chain([glue]) {
            let text = match terser {
                Some(terser) => script::minified(terser, &path, "--module")?,
                None => fs::read(&path).with_context(|| format!("reading {}", path.display()))?,
            };
            names.push(put(staging, name, ".js", &text)?);
        }
        names.push(put(staging, name, "_bg.wasm", &bytes)?);
        text = named(&text, name, &names.join(" "))?;
    }
    fs::write(&page, text).with_context(|| format!("writing {}", page.display()))
}

/// Names the files of the module for complaints in the desk's page too: they lie among the citizens', which
/// were built before.
///
/// # Errors
/// The citizen bundle is not there, or does not name them.
pub fn share(staging: &Path) -> Result<()> {
    let citizens = bundle::dist().join("index.html");
    let text = fs::read_to_string(&citizens).with_context(|| {
        format!(
            "reading {}: it is built before the desk",
            citizens.display()
        )
    })?;
    let files = files_of(&text, SHARED)
        .with_context(|| format!("{} names no files of {SHARED}", citizens.display()))?;
    let page = staging.join("index.html");
    let text = fs::read_to_string(&page).with_context(|| format!("reading {}", page.display()))?;
    fs::write(&page, named(&text, SHARED, files)?)
        .with_context(|| format!("writing {}", page.display()))
}

/// The files that a finished page names for a module.
fn files_of<'a>(page: &'a str, module: &str) -> Option<&'a str> {
    let meta = format!("<meta name=\"mingbai-{module}\" content=\"");
    let (_, rest) = page.split_once(&meta)?;
    Some(rest.split_once('"')?.0)
}

/// Builds a module that no bundle has. Returns the folder of its files, `NAME.js` and `NAME_bg.wasm`.
///
/// # Errors
/// A tool is missing and cannot be installed, or the module does not compile.
pub fn alone(name: &str) -> Result<PathBuf> {
    tools::ready_for_bundle()?;
    tools::crates()?;
    bind(name, &compile(Mode::Debug, &[name])?)
}

/// Compiles modules. Returns the folder they are in.
fn compile(mode: Mode, names: &[&str]) -> Result<PathBuf> {
    let (profile, folder) = match mode {
        Mode::Debug => ("dev", "debug"),
        Mode::Release => ("wasm", "wasm"),
    };
    let mut cargo = shell::cargo();
    cargo.args(["build", "--locked", "--offline", "--target", TARGET]);
    for name in names {
        cargo.args(["--package", &format!("mingbai-{name}")]);
    }
    shell::run(cargo.args(["--profile", profile]))?;
    Ok(repo::target().join(TARGET).join(folder))
}

/// Has wasm-bindgen write a module's glue. Returns the folder of both.
fn bind(name: &str, folder: &Path) -> Result<PathBuf> {
    let bound = repo::scratch()?.join(name);
    shell::run(
        shell::program(tools::wasm_bindgen()?)
            .args(["--target", "web", "--no-typescript", "--out-name", name])
            .arg("--out-dir")
            .arg(&bound)
            .arg(folder.join(format!("mingbai_{name}.wasm"))),
    )?;
    Ok(bound)
}

/// Puts a file into the bundle under the name that belongs to its bytes. Returns its address.
fn put(staging: &Path, name: &str, ending: &str, bytes: &[u8]) -> Result<String> {
    let name = format!("{name}-{}{ending}", served::short_hash(bytes));
    let path = staging.join(&name);
    fs::write(&path, bytes).with_context(|| format!("writing {}", path.display()))?;
    println!("{name}: {} bytes", bytes.len());
    Ok(format!("/{name}"))
}

fn named(page: &str, module: &str, addresses: &str) -> Result<String> {
    let Some((head, rest)) = page.split_once("</head>") else {
        bail!("index.html has no end of its head");
    };
    Ok(format!(
        "{head}<meta name=\"mingbai-{module}\" content=\"{addresses}\"></head>{rest}"
    ))
}

#[cfg(test)]
mod tests {
    use super::{EYE, MODULES, SHARED, files_of, named};

    #[test]
    fn the_page_names_the_files() {
        assert_eq!(
            named("<head></head>", "seal", "/a.js /b.js").unwrap(),
            "<head><meta name=\"mingbai-seal\" content=\"/a.js /b.js\"></head>"
        );
        assert!(named("<p>", "seal", "").is_err());
        let page = named("<head></head>", SHARED, "/a.js /b.js").unwrap();
        assert_eq!(files_of(&page, SHARED), Some("/a.js /b.js"));
        assert_eq!(files_of("<head></head>", SHARED), None);
    }

    #[test]
    fn a_file_belongs_to_one_module_or_to_none() {
        for (file, owner) in [
            ("seal-0a_bg.wasm", Some("seal")),
            ("receipt-0a.js", Some("seal")),
            ("complaint-0a.js", Some("vault")),
            ("token-0a.js", Some("purse")),
            ("eye-0a.js", Some("eye")),
            ("mingbai-0a.js", None),
            ("eye.js", None),
        ] {
            let owners: Vec<_> = MODULES.iter().filter(|module| module.owns(file)).collect();
            let names: Vec<_> = owners.iter().map(|module| module.name).collect();
            assert_eq!(names, Vec::from_iter(owner), "{file}");
        }
        assert!(EYE.owns("eye-0a_bg.wasm"));
    }
}
