//! Builds the module `seal` beside the citizen app: the cryptography that few pages load.
//!
//! Trunk knows one program for each page. So this one is built by cargo, bound by wasm-bindgen and put
//! into the bundle with hashes in its names; `index.html` names the files, in the order in which
//! `receipt.js` reads them.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, bail};

use crate::{args::Mode, repo, script, served, shell, tools, wasm};

const PACKAGE: &str = "mingbai-seal";
const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the module, its glue and the script that uses it to a build.
///
/// # Errors
/// It does not compile, or a tool refuses it.
pub fn add(
    staging: &Path,
    mode: Mode,
    wasm_opt: Option<&Path>,
    terser: Option<&Path>,
) -> Result<()> {
    let bound = bind(mode)?;
    let module = bound.join("seal_bg.wasm");
    let mut bytes = fs::read(&module).with_context(|| format!("reading {}", module.display()))?;
    if mode == Mode::Release {
        bytes = wasm::smaller(&module, &bytes, wasm_opt)?;
    }
    let mut names = Vec::new();
    for (name, path) in [
        ("receipt", repo::root().join("crates/seal/receipt.js")),
        ("seal", bound.join("seal.js")),
    ] {
        let text = match terser {
            Some(terser) => script::minified(terser, &path, "--module")?,
            None => fs::read(&path).with_context(|| format!("reading {}", path.display()))?,
        };
        names.push(put(staging, name, ".js", &text)?);
    }
    names.push(put(staging, "seal", "_bg.wasm", &bytes)?);
    let page = staging.join("index.html");
    let text = fs::read_to_string(&page).with_context(|| format!("reading {}", page.display()))?;
    fs::write(&page, named(&text, &names.join(" "))?)?;
    Ok(())
}

/// Compiles the module and has wasm-bindgen write its glue. Returns the folder of both.
fn bind(mode: Mode) -> Result<std::path::PathBuf> {
    let (profile, folder) = match mode {
        Mode::Debug => ("dev", "debug"),
        Mode::Release => ("wasm", "wasm"),
    };
    let mut cargo = shell::cargo();
    cargo.args(["build", "--locked", "--offline", "--package", PACKAGE]);
    shell::run(cargo.args(["--target", TARGET, "--profile", profile]))?;
    let module = repo::target()
        .join(TARGET)
        .join(folder)
        .join("mingbai_seal.wasm");
    let bound = repo::scratch()?.join("seal");
    shell::run(
        shell::program(tools::wasm_bindgen()?)
            .args(["--target", "web", "--no-typescript", "--out-name", "seal"])
            .arg("--out-dir")
            .arg(&bound)
            .arg(module),
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

fn named(page: &str, addresses: &str) -> Result<String> {
    let Some((head, rest)) = page.split_once("</head>") else {
        bail!("index.html has no end of its head");
    };
    Ok(format!(
        "{head}<meta name=\"mingbai-seal\" content=\"{addresses}\"></head>{rest}"
    ))
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn the_page_names_the_files() {
        assert_eq!(
            named("<head></head>", "/a.js /b.js").unwrap(),
            "<head><meta name=\"mingbai-seal\" content=\"/a.js /b.js\"></head>"
        );
        assert!(named("<p>", "").is_err());
    }
}
