//! Runs wasm-opt over the built module and names it by what is served.
//!
//! Trunk could call wasm-opt itself, but it takes the module's file name from the bytes before that:
//! the same name would then stand for two contents, with and without wasm-opt, while files with a
//! hash in their name are cached for ever. So both happen here, and `index.html` is corrected: the
//! name, and the integrity value if Trunk wrote one.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, anyhow, bail};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest as _, Sha256, Sha384};

use crate::{repo, shell, tools};

/// `-Oz` and no debug names; features are read from the module's own list, so that nothing is used
/// that the compiler did not use already.
const OPTIONS: [&str; 3] = ["-Oz", "--strip-debug", "--strip-producers"];

/// Optimises every module of the staging folder, if wasm-opt is to be had.
///
/// # Errors
/// wasm-opt refuses a module, or `index.html` does not mention one.
pub fn optimise(staging: &Path) -> Result<()> {
    let Some(program) = tools::wasm_opt()? else {
        println!("No npm here: the bundle is built without wasm-opt (2 % larger)");
        return Ok(());
    };
    for module in repo::files_below(staging)? {
        if module
            .extension()
            .is_some_and(|extension| extension == "wasm")
        {
            optimise_one(&program, staging, &module)?;
        }
    }
    Ok(())
}

fn optimise_one(program: &Path, staging: &Path, module: &Path) -> Result<()> {
    let before = fs::read(module).with_context(|| format!("reading {}", module.display()))?;
    let cached = cached(program, module, &before)?;
    let after = fs::read(&cached).with_context(|| format!("reading {}", cached.display()))?;

    let old_name = name_of(module)?;
    let new_name = renamed(&old_name, &after)?;
    let page = staging.join("index.html");
    let html = fs::read_to_string(&page).with_context(|| format!("reading {}", page.display()))?;
    if !html.contains(&old_name) {
        bail!("index.html does not mention {old_name}");
    }
    let html = html
        .replace(&old_name, &new_name)
        .replace(&integrity(&before), &integrity(&after));
    fs::write(&page, html).with_context(|| format!("writing {}", page.display()))?;
    fs::write(module.with_file_name(&new_name), &after)?;
    fs::remove_file(module)?;
    println!("wasm-opt: {} -> {} bytes", before.len(), after.len());
    Ok(())
}

/// The optimised module, from the cache when the same bytes were optimised before.
fn cached(program: &Path, module: &Path, before: &[u8]) -> Result<PathBuf> {
    let folder = repo::scratch()?.join("wasm-opt");
    fs::create_dir_all(&folder)?;
    let mut hash = Sha256::new();
    hash.update(program.to_string_lossy().as_bytes());
    for option in OPTIONS {
        hash.update(option.as_bytes());
    }
    hash.update(before);
    let path = folder.join(format!("{}.wasm", hex(&hash.finalize())));
    if !path.exists() {
        // Results of earlier sources are of no use any more.
        for old in repo::files_below(&folder)? {
            fs::remove_file(old)?;
        }
        // Under another name first: a half-written file must not be taken for a result.
        let unfinished = path.with_extension("unfinished");
        shell::run(
            shell::program(program)
                .args(OPTIONS)
                .arg(module)
                .arg("-o")
                .arg(&unfinished),
        )?;
        fs::rename(&unfinished, &path)?;
    }
    Ok(path)
}

fn name_of(path: &Path) -> Result<String> {
    let name = path
        .file_name()
        .ok_or_else(|| anyhow!("{} has no name", path.display()))?;
    Ok(name.to_string_lossy().into_owned())
}

/// `mingbai-<old hash>_bg.wasm` with the hash of what is served: 16 hexadecimal digits, as Trunk's.
fn renamed(old: &str, bytes: &[u8]) -> Result<String> {
    let (stem, _) = old
        .rsplit_once('-')
        .ok_or_else(|| anyhow!("{old} has no hash in its name: is `filehash` off?"))?;
    let hash = hex(&Sha256::digest(bytes));
    let short = hash.get(..16).unwrap_or(&hash);
    Ok(format!("{stem}-{short}_bg.wasm"))
}

/// A Subresource Integrity value (W3C SRI) with SHA-384, Trunk's default.
fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_is_named_by_what_is_served() {
        let name = renamed("mingbai-a1b2c3_bg.wasm", b"abc").unwrap();
        // SHA-256 of "abc", FIPS 180-2 appendix B.1.
        assert_eq!(name, "mingbai-ba7816bf8f01cfea_bg.wasm");
        assert!(renamed("mingbai_bg.wasm", b"abc").is_err());
    }

    #[test]
    fn integrity_is_the_base64_of_sha384() {
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            // The example of W3C SRI §3.1.
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }
}
