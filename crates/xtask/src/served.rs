//! Names built files by what is served.
//!
//! Trunk takes a file's name from its bytes before the last tools have gone over them: the same name
//! would then stand for two contents, while files with a hash in their name are cached for ever. So the
//! names are given anew, and `index.html` is corrected: the name, and the integrity value if Trunk
//! wrote one.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, anyhow, bail};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest as _, Sha256, Sha384};

/// Puts `after` in the place of a file that held `before`, under the name that belongs to it.
///
/// # Errors
/// The file has no hash in its name, or `index.html` does not mention it.
pub fn replace(staging: &Path, file: &Path, before: &[u8], after: &[u8]) -> Result<()> {
    let old_name = file.file_name().map(|name| name.to_string_lossy());
    let old_name = old_name.ok_or_else(|| anyhow!("{} has no name", file.display()))?;
    let new_name = renamed(&old_name, after)?;
    let page = staging.join("index.html");
    let html = fs::read_to_string(&page).with_context(|| format!("reading {}", page.display()))?;
    if !html.contains(&*old_name) {
        bail!("index.html does not mention {old_name}");
    }
    let html = html
        .replace(&*old_name, &new_name)
        .replace(&integrity(before), &integrity(after));
    fs::write(&page, html).with_context(|| format!("writing {}", page.display()))?;
    fs::remove_file(file)?;
    fs::write(file.with_file_name(&new_name), after)?;
    println!("{new_name}: {} -> {} bytes", before.len(), after.len());
    Ok(())
}

/// `mingbai-<old hash>_bg.wasm` with the hash of what is served: 16 hexadecimal digits, as Trunk's.
///
/// # Errors
/// The name has no place for a hash.
pub fn renamed(old: &str, bytes: &[u8]) -> Result<String> {
    let (stem, rest) = old
        .rsplit_once('-')
        .ok_or_else(|| anyhow!("{old} has no hash in its name: is `filehash` off?"))?;
    let end = rest.find(|c: char| !c.is_ascii_hexdigit());
    let end = end.and_then(|at| rest.get(at..)).unwrap_or_default();
    Ok(format!("{stem}-{}{end}", short_hash(bytes)))
}

/// The hash of what is served as it stands in names.
pub fn short_hash(bytes: &[u8]) -> String {
    let mut hash = hex(&Sha256::digest(bytes));
    hash.truncate(16);
    hash
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
    fn a_file_is_named_by_what_is_served() {
        // SHA-256 of "abc", FIPS 180-2 appendix B.1.
        for (old, new) in [
            ("mingbai-a1b2c3_bg.wasm", "mingbai-ba7816bf8f01cfea_bg.wasm"),
            ("mingbai-a1b2c3.js", "mingbai-ba7816bf8f01cfea.js"),
        ] {
            assert_eq!(renamed(old, b"abc").unwrap(), new);
        }
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
