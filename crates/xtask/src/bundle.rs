//! Builds the bundles with Trunk, the citizens' into `dist/` and the desk's into `dist/desk/`, unless
//! nothing they are made of has changed.

use std::{
    env, fs,
    path::{Path, PathBuf},
    time::Instant,
};

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};

use crate::{args::Mode, parts, repo, root_key, served, shell, tools};

/// A bundle, and all that can change it: sources, settings, and the hooks that finish it.
struct Recipe {
    /// What it is called.
    name: &'static str,
    /// Where its `index.html` and `Trunk.toml` are.
    folder: &'static str,
    /// Files and folders it is made of.
    inputs: &'static [&'static str],
    /// Folders among those that it is not made of.
    without: &'static [&'static str],
    /// Where Trunk puts it.
    built: &'static str,
    /// Where what it was built from is written down.
    record: &'static str,
}

const CITIZEN: Recipe = Recipe {
    name: "Citizen bundle",
    folder: ".",
    inputs: &[
        ".cargo",
        "Cargo.lock",
        "Cargo.toml",
        "Trunk.toml",
        "build.rs",
        "crates",
        "index.html",
        "public",
        "rust-toolchain.toml",
        "src",
        "style",
    ],
    without: &["crates/desk", "crates/folds", "crates/server"],
    built: "dist",
    record: "bundle.fingerprint",
};

const DESK: Recipe = Recipe {
    name: "Desk bundle",
    folder: "crates/desk",
    inputs: &[
        ".cargo",
        "Cargo.lock",
        "Cargo.toml",
        "build.rs",
        "crates",
        "rust-toolchain.toml",
        // Parts of the citizen app that the desk shares.
        "src/loaded.rs",
        "src/parts",
        "src/shell",
        "src/text",
        "src/ui",
        "style",
    ],
    without: &[
        "crates/eye",
        "crates/folds",
        "crates/purse",
        "crates/seal",
        "crates/server",
        "crates/token",
    ],
    built: "target/desk",
    record: "desk.fingerprint",
};

/// Flags for the phone's program alone: the hooks that Trunk calls are built for this machine.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// The folder of built files.
pub fn dist() -> PathBuf {
    repo::root().join("dist")
}

/// The folder of the desk's files, among those of the citizen bundle.
pub fn desk() -> PathBuf {
    dist().join("desk")
}

/// Builds the bundles that are not there, or not of these sources.
///
/// # Errors
/// A tool is missing and cannot be installed, or a build fails.
pub fn ensure(mode: Mode) -> Result<()> {
    let citizen = ensure_one(&CITIZEN, mode)?;
    let built = ensure_one(&DESK, mode)?;
    // Trunk clears `dist` for the citizen bundle: the desk comes after it.
    if citizen || built || !desk().join("index.html").is_file() {
        place_desk()?;
    }
    Ok(())
}

/// Puts the desk's files where the server finds them.
fn place_desk() -> Result<()> {
    let (from, to) = (repo::root().join(DESK.built), desk());
    if to.exists() {
        fs::remove_dir_all(&to).with_context(|| format!("clearing {}", to.display()))?;
    }
    for file in repo::files_below(&from)? {
        let name = file.strip_prefix(&from).unwrap_or(&file);
        let bytes = fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
        repo::write_if_changed(&to.join(name), &bytes)?;
    }
    Ok(())
}

/// Whether the bundle had to be built.
fn ensure_one(recipe: &Recipe, mode: Mode) -> Result<bool> {
    let wanted = fingerprint(recipe, mode)?;
    let record = repo::scratch()?.join(recipe.record);
    let page = repo::root().join(recipe.built).join("index.html");
    if fs::read_to_string(&record).is_ok_and(|built| built == wanted) && page.is_file() {
        println!("{}: up to date", recipe.name);
        return Ok(false);
    }
    // Should the build fail, the old bundle must not pass for the new one.
    let _ = fs::remove_file(&record);
    build(recipe, mode)?;
    // Sources may have been edited meanwhile: what counts is what they were when the build began.
    fs::write(&record, wanted).with_context(|| format!("writing {}", record.display()))?;
    Ok(true)
}

fn build(recipe: &Recipe, mode: Mode) -> Result<()> {
    let trunk = tools::trunk()?;
    tools::ready_for_bundle()?;
    tools::crates()?;
    println!("{}: building", recipe.name);
    let started = Instant::now();
    let mut command = shell::program(trunk);
    let folder = repo::root().join(recipe.folder);
    command.arg("build").env("PATH", parts::search_path()?);
    command.current_dir(folder);
    // Trunk reads NO_COLOR=1, as many set it, as a value that is neither true nor false.
    command.env_remove("NO_COLOR");
    if mode == Mode::Release {
        command.arg("--release");
    }
    command.env(FLAGS, without_our_paths()?);
    shell::run(&mut command)?;
    if !repo::root().join(recipe.built).join("index.html").is_file() {
        bail!(
            "Trunk ended well but {}/index.html is not there",
            recipe.built
        );
    }
    let seconds = started.elapsed().as_secs();
    println!("{}: built in {seconds} s", recipe.name);
    Ok(())
}

/// Compiler flags that keep this machine's folders out of the bundle: a panic names its source file,
/// and the phone has no use for where that lay.
fn without_our_paths() -> Result<String> {
    let home = env::home_dir().context("there is no home folder")?;
    let cargo = env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let mut hidden = vec![repo::root()];
    if let Ok(registries) = fs::read_dir(cargo.join("registry/src")) {
        hidden.extend(registries.filter_map(|entry| Some(entry.ok()?.path())));
    }
    let paths = hidden.iter().map(|path| path.display().to_string());
    // Flags are told apart by spaces: a folder with one in its name stays as it is.
    let flags = paths
        .filter(|path| !path.contains(' '))
        .map(|path| format!("--remap-path-prefix={path}=."));
    Ok(flags.collect::<Vec<_>>().join(" "))
}

/// A hash over names and bytes of all inputs: the same in every clone, whatever the clock says.
fn fingerprint(recipe: &Recipe, mode: Mode) -> Result<String> {
    let root = repo::root();
    let mut hash = Sha256::new();
    hash.update(format!("{mode:?}\n"));
    // A bundle that was built before npm came is rebuilt with what makes it smaller.
    hash.update(format!("npm: {}\n", shell::find("npm").is_some()));
    hash.update(format!("root: {:?}\n", root_key::known()?));
    for input in recipe.inputs {
        let path = root.join(input);
        let files = if path.is_dir() {
            repo::files_below(&path)?
        } else {
            vec![path]
        };
        for file in files {
            let other = |folder: &&str| file.starts_with(root.join(folder));
            if recipe.without.iter().any(other) {
                continue;
            }
            add(&mut hash, &root, &file)?;
        }
    }
    Ok(served::hex(&hash.finalize()))
}

fn add(hash: &mut Sha256, root: &Path, file: &Path) -> Result<()> {
    let bytes = fs::read(file).with_context(|| format!("reading {}", file.display()))?;
    let name = file.strip_prefix(root).unwrap_or(file);
    // Name and length in front: no two trees give the same stream of bytes.
    hash.update(format!("{}\n{}\n", name.display(), bytes.len()));
    hash.update(&bytes);
    Ok(())
}
