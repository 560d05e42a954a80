//! Debian packages, installed when what they bring is missing.

use anyhow::{Context as _, Result, bail};
use nix::unistd::geteuid;

use crate::shell;

/// Whether this process may do everything.
pub fn is_root() -> bool {
    geteuid().is_root()
}

/// Installs Debian packages, without their recommendations.
///
/// # Errors
/// There is no apt here, the user may not install, or apt fails.
pub fn install(packages: &[&str]) -> Result<()> {
    println!("Installing from Debian: {}", packages.join(" "));
    if shell::find("apt-get").is_none() {
        bail!(
            "apt-get is not here: install {} by hand",
            packages.join(", ")
        );
    }
    // Package lists may be missing (containers) or old (404 on download): fetch them and try again.
    if !apt(&install_line(packages))? {
        if !apt(&["update".to_owned()])? {
            bail!("apt-get update failed");
        }
        if !apt(&install_line(packages))? {
            bail!("apt-get could not install {}", packages.join(" "));
        }
    }
    Ok(())
}

fn install_line(packages: &[&str]) -> Vec<String> {
    ["install", "--yes", "--no-install-recommends"]
        .into_iter()
        .chain(packages.iter().copied())
        .map(str::to_owned)
        .collect()
}

fn apt(arguments: &[String]) -> Result<bool> {
    let mut command = if is_root() {
        shell::program("apt-get")
    } else {
        if shell::find("sudo").is_none() {
            bail!("installing needs root: run as root once, or install sudo");
        }
        // `-n`: a question for a password could not be answered here, it would hang.
        let mut sudo = shell::program("sudo");
        sudo.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        sudo
    };
    command
        .arg("-q")
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive");
    let status = shell::status(&mut command).context("apt-get")?;
    Ok(status.success())
}
