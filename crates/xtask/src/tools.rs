//! Finds the tools that builds need and installs those that are missing.
//!
//! Each version is written in one place: Trunk's in `Trunk.toml`, wasm-bindgen's in `Cargo.lock`,
//! wasm-opt's and Terser's in `shrink/package-lock.json` beside this crate. Tools go into
//! [`repo::tools`](crate::repo::tools), which all clones of a user share.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use anyhow::{Context as _, Result, anyhow, bail};

use crate::{apt, repo, shell};

/// Everything that a build of the citizen bundle needs, installed.
///
/// # Errors
/// Something is missing and cannot be installed; the message says what.
pub fn ready_for_bundle() -> Result<()> {
    wasm_target()?;
    trunk()?;
    wasm_bindgen()?;
    Ok(())
}

/// The search path with the tools' folder in front: Trunk takes wasm-bindgen from there.
///
/// # Errors
/// The tools' folder is unknown, or the path holds something odd.
pub fn search_path() -> Result<OsString> {
    let old = env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(repo::tools()?.join("bin")).chain(env::split_paths(&old));
    Ok(env::join_paths(folders)?)
}

/// The standard library for WebAssembly.
///
/// # Errors
/// rustup cannot add it.
pub fn wasm_target() -> Result<()> {
    let sysroot = shell::output(shell::program("rustc").args(["--print", "sysroot"]))?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib/wasm32-unknown-unknown/lib");
    if library.is_dir() {
        return Ok(());
    }
    println!("Installing Rust's wasm32-unknown-unknown target");
    if shell::find("rustup").is_none() {
        bail!("rustup is not here: install the target wasm32-unknown-unknown by hand");
    }
    shell::run(shell::program("rustup").args(["target", "add", "wasm32-unknown-unknown"]))
}

/// rustfmt and clippy; a minimal toolchain comes without.
///
/// # Errors
/// rustup cannot add them.
pub fn rust_components() -> Result<()> {
    for (command, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if shell::output(shell::cargo().args([command, "--version"])).is_err() {
            println!("Installing {component}");
            shell::run(shell::program("rustup").args(["component", "add", component]))?;
        }
    }
    Ok(())
}

/// All crates of `Cargo.lock` on this machine: Trunk, told to stay offline, hands that on to cargo.
///
/// # Errors
/// A crate is missing and the registry cannot be reached, or `Cargo.lock` is not up to date.
pub fn crates() -> Result<()> {
    let fetch = |offline: bool| {
        let mut cargo = shell::cargo();
        cargo.args(["fetch", "--locked"]);
        if offline {
            cargo.arg("--offline");
        }
        cargo
    };
    if shell::output(&mut fetch(true)).is_err() {
        shell::run(&mut fetch(false))?;
    }
    Ok(())
}

/// Trunk, at the version that `Trunk.toml` asks for. Returns its path.
///
/// # Errors
/// It cannot be built.
pub fn trunk() -> Result<PathBuf> {
    let text = fs::read_to_string(repo::root().join("Trunk.toml")).context("reading Trunk.toml")?;
    let version = wanted_trunk(&text)
        .ok_or_else(|| anyhow!("Trunk.toml names no version: trunk-version = \"=…\""))?;
    let arguments = ["--locked", "--no-default-features", "--features", "rustls"];
    cargo_tool("trunk", "trunk", version, &arguments, "3 to 5 minutes")
}

/// The program wasm-bindgen in the version that `Cargo.lock` has of its library.
///
/// # Errors
/// It cannot be installed.
pub fn wasm_bindgen() -> Result<PathBuf> {
    let lock = fs::read_to_string(repo::root().join("Cargo.lock")).context("reading Cargo.lock")?;
    let version = locked_version(&lock, "wasm-bindgen")
        .ok_or_else(|| anyhow!("Cargo.lock has no wasm-bindgen"))?;
    // Without `--locked`: its own lock file names a crate version that the registry does not serve.
    cargo_tool(
        "wasm-bindgen-cli",
        "wasm-bindgen",
        version,
        &[],
        "1 to 3 minutes",
    )
}

/// The version in `trunk-version = "=0.21.14"`.
fn wanted_trunk(text: &str) -> Option<&str> {
    let line = text
        .lines()
        .find(|line| line.trim_start().starts_with("trunk-version"))?;
    let (_, value) = line.split_once('"')?;
    Some(value.split('"').next()?.trim_start_matches('='))
}

/// The version of a package in a `Cargo.lock`.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let mut lines = lock.lines();
    let wanted = format!("name = \"{package}\"");
    lines.find(|line| *line == wanted)?;
    lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

/// A program of a crate: taken from the tools' folder if the version is right, built if not.
fn cargo_tool(
    package: &str,
    program: &str,
    version: &str,
    arguments: &[&str],
    takes: &str,
) -> Result<PathBuf> {
    let folder = repo::tools()?;
    let path = folder.join("bin").join(program);
    let found = shell::output(shell::program(&path).arg("--version")).unwrap_or_default();
    if found.split_whitespace().any(|word| word == version) {
        return Ok(path);
    }
    println!(
        "Installing {package} {version} into {} (once per user; {takes} on two cores)",
        folder.display()
    );
    let started = Instant::now();
    shell::run(
        shell::cargo()
            .args([
                "install",
                package,
                "--version",
                version,
                "--force",
                "--root",
            ])
            .arg(&folder)
            .args(arguments)
            // These programs run for seconds: what counts is how long they take to compile.
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env_remove("CARGO_TARGET_DIR"),
    )
    .with_context(|| format!("installing {package} {version}"))?;
    println!("Installed {package} in {} s", started.elapsed().as_secs());
    Ok(path)
}

/// What makes the bundle smaller.
pub struct Shrink {
    /// For the program.
    pub wasm_opt: PathBuf,
    /// For the scripts.
    pub terser: PathBuf,
}

/// wasm-opt and Terser from npm, if npm is here: they make the bundle 4 % smaller, nothing depends on
/// them.
///
/// # Errors
/// npm is here but cannot install them.
pub fn shrink() -> Result<Option<Shrink>> {
    let package = repo::root().join("crates/xtask/shrink");
    let lock = fs::read_to_string(package.join("package-lock.json"))
        .context("reading crates/xtask/shrink/package-lock.json")?;
    let lock: serde_json::Value = serde_json::from_str(&lock)?;
    let version = |name: &str| {
        lock["packages"][format!("node_modules/{name}")]["version"]
            .as_str()
            .map(str::to_owned)
            .ok_or_else(|| anyhow!("shrink/package-lock.json does not lock {name}"))
    };
    let versions = format!(
        "binaryen-{}-terser-{}",
        version("binaryen")?,
        version("terser")?
    );
    let folder = repo::tools()?.join(&versions);
    let found = Shrink {
        wasm_opt: folder.join("node_modules/.bin/wasm-opt"),
        terser: folder.join("node_modules/.bin/terser"),
    };
    if shell::find("node").is_none() {
        return Ok(None);
    }
    if !found.wasm_opt.exists() || !found.terser.exists() {
        if shell::find("npm").is_none() {
            return Ok(None);
        }
        println!("Installing {versions} into {}", folder.display());
        fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
        for name in ["package.json", "package-lock.json"] {
            fs::copy(package.join(name), folder.join(name))
                .with_context(|| format!("copying {name}"))?;
        }
        npm_ci(&folder)?;
    }
    Ok(Some(found))
}

/// Installs exactly what a `package-lock.json` says.
///
/// # Errors
/// npm fails.
pub fn npm_ci(folder: &Path) -> Result<()> {
    shell::run(
        shell::program("npm")
            .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
            .current_dir(folder)
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
    )
    .with_context(|| format!("installing the npm packages of {}", folder.display()))
}

/// Node and npm, from Debian when missing.
///
/// # Errors
/// They cannot be installed.
pub fn node() -> Result<()> {
    if shell::find("node").is_none() || shell::find("npm").is_none() {
        apt::install(&["nodejs", "npm"])?;
    }
    Ok(())
}

/// Chromium and a Chinese font, from Debian when missing. Returns the browser's path.
///
/// # Errors
/// They cannot be installed.
pub fn chromium() -> Result<PathBuf> {
    let path = env::var_os("CHROMIUM")
        .map(PathBuf::from)
        .or_else(|| shell::find("chromium"));
    let mut missing = Vec::new();
    if path.is_none() {
        missing.push("chromium");
    }
    missing.extend(missing_font());
    if !missing.is_empty() {
        apt::install(&missing)?;
    }
    path.or_else(|| shell::find("chromium"))
        .ok_or_else(|| anyhow!("chromium is not on the search path"))
}

/// The Chinese font's package, where it is missing.
fn missing_font() -> Option<&'static str> {
    let font = Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");
    (!font.exists()).then_some("fonts-noto-cjk")
}

/// What reads printed posters as people's phones do, from Debian when missing: other people's renderers of SVG and
/// PDF, a reader of QR codes, and a font for names that the posters' own has not.
///
/// # Errors
/// They cannot be installed.
pub fn poster_readers() -> Result<()> {
    let wanted = [
        ("rsvg-convert", "librsvg2-bin"),
        ("pdftoppm", "poppler-utils"),
        ("zbarimg", "zbar-tools"),
    ];
    let missing: Vec<&str> = wanted
        .into_iter()
        .filter(|(program, _)| shell::find(program).is_none())
        .map(|(_, package)| package)
        .chain(missing_font())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    apt::install(&missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunk_version_is_read_from_its_one_place() {
        let text = fs::read_to_string(repo::root().join("Trunk.toml")).unwrap();
        let version = wanted_trunk(&text).unwrap();
        assert_eq!(version.split('.').count(), 3, "an exact version: {version}");
        assert_eq!(wanted_trunk("[build]\ndist = \"dist\""), None);
    }

    #[test]
    fn locked_version_takes_the_package_of_exactly_that_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
