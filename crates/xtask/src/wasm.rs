//! Finishes the built module: makes it smaller and names it by what is served.
//!
//! wasm-opt does the first if npm can bring it; else only names and notes for debuggers are cut out,
//! which is most of the gain. Trunk could call wasm-opt itself, but it takes the module's file name
//! from the bytes before that: the same name would then stand for two contents, while files with a
//! hash in their name are cached for ever. So it all happens here, and `index.html` is corrected: the
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

/// Finishes every module of the staging folder.
///
/// # Errors
/// wasm-opt refuses a module, a module is none, or `index.html` does not mention one.
pub fn finish(staging: &Path) -> Result<()> {
    let program = tools::wasm_opt()?;
    if program.is_none() {
        println!("No npm here: the bundle is built without wasm-opt and is about 2 % larger");
    }
    for module in repo::files_below(staging)? {
        if module
            .extension()
            .is_some_and(|extension| extension == "wasm")
        {
            finish_one(program.as_deref(), staging, &module)?;
        }
    }
    Ok(())
}

fn finish_one(program: Option<&Path>, staging: &Path, module: &Path) -> Result<()> {
    let before = fs::read(module).with_context(|| format!("reading {}", module.display()))?;
    let after = match program {
        Some(program) => {
            let cached = cached(program, module, &before)?;
            fs::read(&cached).with_context(|| format!("reading {}", cached.display()))?
        }
        None => stripped(&before)
            .ok_or_else(|| anyhow!("{} is no WebAssembly module", module.display()))?,
    };
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
    println!("wasm: {} -> {} bytes", before.len(), after.len());
    Ok(())
}

/// The module without the custom sections that only debuggers read; `None` if it is no module.
/// Sections are a byte for the kind, a length, and that many bytes (WebAssembly core §5.5.2).
fn stripped(module: &[u8]) -> Option<Vec<u8>> {
    let (preamble, mut rest) = module.split_at_checked(8)?;
    if !preamble.starts_with(b"\0asm") {
        return None;
    }
    let mut kept = preamble.to_vec();
    while let Some((&kind, after_kind)) = rest.split_first() {
        let (length, after_length) = number(after_kind)?;
        let (content, next) = after_length.split_at_checked(length)?;
        if kind != 0 || !is_for_debuggers(content)? {
            let header = rest.len() - after_length.len();
            kept.extend_from_slice(rest.get(..header + length)?);
        }
        rest = next;
    }
    Some(kept)
}

/// Whether the content of a custom section, which begins with its name, is dispensable.
fn is_for_debuggers(content: &[u8]) -> Option<bool> {
    let (length, rest) = number(content)?;
    let name = rest.get(..length)?;
    Some(name == b"name" || name == b"producers" || name.starts_with(b".debug"))
}

/// An unsigned number in LEB128 (WebAssembly core §5.2.2), and what follows it.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for (place, &byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return Some((value, bytes.get(place + 1..)?));
        }
    }
    None
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
    fn stripping_takes_debug_sections_and_nothing_else() {
        let module =
            |sections: &[&[u8]]| [b"\0asm\x01\0\0\0", sections.concat().as_slice()].concat();
        let types: &[u8] = &[1, 4, 1, 0x60, 0, 0];
        let names: &[u8] = b"\0\x07\x04name\x01\x02";
        // A length in two bytes, as linkers write it.
        let debug: &[u8] = b"\0\x88\0\x06.debug!";
        let features: &[u8] = b"\0\x05\x04targ";
        assert_eq!(
            stripped(&module(&[types, names, debug, features])).unwrap(),
            module(&[types, features])
        );
        assert_eq!(stripped(b"hello, world"), None);
        assert_eq!(
            stripped(&module(&[&[1, 9, 0]])),
            None,
            "a section longer than the file"
        );
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
