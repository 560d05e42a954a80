//! A Python with the packages that tests need: other people's implementations of what we seal.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

use crate::{apt, repo, served, shell};

/// The variable that names it to tests.
pub const VARIABLE: &str = "MINGBAI_TEST_PYTHON";

/// Which packages, with their versions.
const REQUIREMENTS: &str = "crates/sealed/tests/opener/requirements.txt";

/// The program, in a folder of its own below `target`, made anew when other packages are wanted.
///
/// # Errors
/// Python, or a package, cannot be installed.
pub fn ready() -> Result<PathBuf> {
    let requirements = repo::root().join(REQUIREMENTS);
    let text =
        fs::read(&requirements).with_context(|| format!("reading {}", requirements.display()))?;
    let wanted = served::hex(&Sha256::digest(&text));
    let folder = repo::target().join("python");
    let python = folder.join("bin/python3");
    let stamp = folder.join(".installed-from");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    println!("Installing the Python packages of the tests");
    environment(&folder)?;
    shell::run(
        shell::program(&python)
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
            ])
            .args(["--only-binary", ":all:", "--requirement"])
            .arg(&requirements),
    )?;
    fs::write(&stamp, wanted).with_context(|| format!("writing {}", stamp.display()))?;
    Ok(python)
}

/// An empty environment. On Debian the module that makes one is a package of its own.
fn environment(folder: &Path) -> Result<()> {
    let probe = shell::program("python3")
        .args(["-c", "import ensurepip, venv"])
        .output();
    if !probe.is_ok_and(|probe| probe.status.success()) {
        apt::install(&["python3", "python3-venv"])?;
    }
    shell::run(
        shell::program("python3")
            .args(["-m", "venv", "--clear"])
            .arg(folder),
    )
}
