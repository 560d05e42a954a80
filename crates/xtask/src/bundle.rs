//! Builds the citizen bundle with Trunk into `dist/`, unless nothing it is made of has changed.

use std::{
    env, fs,
    path::{Path, PathBuf},
    time::Instant,
};

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};

use crate::{
    args::Mode,
    repo, root_key, served, shell,
    tools::{self, search_path},
};

/// Everything that can change the bundle: sources, settings, and the hooks that finish it.
const INPUTS: [&str; 10] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "crates",
    "index.html",
    "public",
    "rust-toolchain.toml",
    "src",
    "style",
];

/// The one crate that no bundle is made of.
const NOT_AN_INPUT: &str = "crates/server";

/// Flags for the phone's program alone: the hooks that Trunk calls are built for this machine.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// The folder of built files.
pub fn dist() -> PathBuf {
    repo::root().join("dist")
}

/// Builds the bundle if it is not there, or not of these sources.
///
/// # Errors
/// A tool is missing and cannot be installed, or the build fails.
pub fn ensure(mode: Mode) -> Result<()> {
    let wanted = fingerprint(mode)?;
    let record = repo::scratch()?.join("bundle.fingerprint");
    if fs::read_to_string(&record).is_ok_and(|built| built == wanted)
        && dist().join("index.html").is_file()
    {
        println!("Citizen bundle: up to date");
        return Ok(());
    }
    // Should the build fail, the old bundle must not pass for the new one.
    let _ = fs::remove_file(&record);
    build(mode)?;
    // Sources may have been edited meanwhile: what counts is what they were when the build began.
    fs::write(&record, wanted).with_context(|| format!("writing {}", record.display()))
}

fn build(mode: Mode) -> Result<()> {
    let trunk = tools::trunk()?;
    tools::ready_for_bundle()?;
    tools::crates()?;
    println!("Building the citizen bundle");
    let started = Instant::now();
    let mut command = shell::program(trunk);
    command.arg("build").env("PATH", search_path()?);
    // Trunk reads NO_COLOR=1, as many set it, as a value that is neither true nor false.
    command.env_remove("NO_COLOR");
    if mode == Mode::Release {
        command.arg("--release");
    }
    command.env(FLAGS, without_our_paths()?);
    shell::run(&mut command)?;
    if !dist().join("index.html").is_file() {
        bail!("Trunk ended well but dist/index.html is not there");
    }
    println!("Citizen bundle: built in {} s", started.elapsed().as_secs());
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
fn fingerprint(mode: Mode) -> Result<String> {
    let root = repo::root();
    let mut hash = Sha256::new();
    hash.update(format!("{mode:?}\n"));
    // A bundle that was built before npm came is rebuilt with what makes it smaller.
    hash.update(format!("npm: {}\n", shell::find("npm").is_some()));
    hash.update(format!("root: {:?}\n", root_key::known()?));
    for input in INPUTS {
        let path = root.join(input);
        let files = if path.is_dir() {
            repo::files_below(&path)?
        } else {
            vec![path]
        };
        for file in files {
            if file.starts_with(root.join(NOT_AN_INPUT)) {
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
