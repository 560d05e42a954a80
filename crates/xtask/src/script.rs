//! Makes scripts smaller with Terser: Trunk's own minifier fails on what wasm-bindgen writes.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};

use crate::{repo, served, shell, worker};

/// Makes the program's glue smaller and names it by what is served.
///
/// # Errors
/// Terser refuses it, or `index.html` does not mention it.
pub fn finish(staging: &Path, terser: &Path) -> Result<()> {
    for script in repo::files_below(staging)? {
        let name = script.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".js") && name.contains('-') {
            let before =
                fs::read(&script).with_context(|| format!("reading {}", script.display()))?;
            let after = minified(terser, &script, "--module")?;
            served::replace(staging, &script, &before, &after)?;
        }
    }
    Ok(())
}

/// Makes the service worker smaller, which keeps its name. Its head, in which the build has written what it
/// must know, stays as it is: `doctor` reads it.
///
/// # Errors
/// Terser refuses it, or it cannot be written.
pub fn finish_worker(staging: &Path, terser: &Path) -> Result<()> {
    let path = staging.join(worker::WORKER);
    let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let (head, program) = worker::parts(&text).context("the worker has no head")?;
    fs::write(&path, program)?;
    let program = minified(terser, &path, "--toplevel")?;
    let whole = [head.as_bytes(), &program].concat();
    fs::write(&path, whole).with_context(|| format!("writing {}", path.display()))
}

/// A script made smaller.
///
/// # Errors
/// Terser refuses it.
pub fn minified(terser: &Path, script: &Path, scope: &str) -> Result<Vec<u8>> {
    let output = shell::program(terser)
        .arg(script)
        .args([scope, "--compress", "--mangle"])
        .output()
        .with_context(|| format!("starting {}", terser.display()))?;
    anyhow::ensure!(
        output.status.success(),
        "Terser refuses {}: {}",
        script.display(),
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(output.stdout)
}
