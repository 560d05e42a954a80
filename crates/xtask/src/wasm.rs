//! Makes the built module smaller.
//!
//! wasm-opt does it if npm can bring it; else only names and notes for debuggers are cut out, which is
//! most of the gain.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, anyhow};
use sha2::{Digest as _, Sha256};

use crate::{
    glue::{self, number},
    parts, repo,
    served::{self, hex},
    shell,
};

/// `-Oz` and no debug names; features are read from the module's own list, so that nothing is used
/// that the compiler did not use already. Flattening, loops found anew and further rounds make the
/// compressed module 1 % smaller; so does not moving long functions into their only caller, where
/// Brotli finds fewer likenesses.
const OPTIONS: [&str; 11] = [
    "--flatten",
    "--rereloop",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--one-caller-inline-max-function-size=30",
    "--reorder-functions",
    "--strip-debug",
    "--strip-producers",
];

/// Finishes every module of the staging folder but the parts, which are finished by then; with wasm-opt
/// where there is one.
///
/// # Errors
/// wasm-opt refuses a module, a module is none, or `index.html` does not mention one.
pub fn finish(staging: &Path, wasm_opt: Option<&Path>) -> Result<()> {
    for module in repo::files_below(staging)? {
        let name = module.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".wasm") && !parts::owns(&name) {
            let before =
                fs::read(&module).with_context(|| format!("reading {}", module.display()))?;
            let trimmed = glue::without_streams(&before).unwrap_or_else(|| before.clone());
            let after = smaller(&module, &trimmed, wasm_opt)?;
            served::replace(staging, &module, &before, &after)?;
        }
    }
    Ok(())
}

/// A module made smaller, with wasm-opt where there is one. Its file is written over.
///
/// # Errors
/// wasm-opt refuses it, or it is no module.
pub fn smaller(module: &Path, bytes: &[u8], wasm_opt: Option<&Path>) -> Result<Vec<u8>> {
    fs::write(module, bytes)?;
    match wasm_opt {
        Some(program) => Ok(fs::read(cached(program, module, bytes)?)?),
        None => {
            stripped(bytes).ok_or_else(|| anyhow!("{} is no WebAssembly module", module.display()))
        }
    }
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

/// Whose file a module is, so that one program's results are not cleared for another's:
/// `mingbai-desk-0123456789abcdef_bg.wasm` is `mingbai-desk`, `mingbai-desk-work.wasm` that.
fn program_of(file: &str) -> &str {
    let stem = file.trim_end_matches(".wasm").trim_end_matches("_bg");
    match stem.rsplit_once('-') {
        Some((name, hash))
            if hash.len() > 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) =>
        {
            name
        }
        _ => stem,
    }
}

/// The optimised module, from the cache when the same bytes were optimised before.
fn cached(program: &Path, module: &Path, before: &[u8]) -> Result<PathBuf> {
    let name = module.file_name().unwrap_or_default().to_string_lossy();
    let folder = repo::scratch()?.join("wasm-opt").join(program_of(&name));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_program_has_a_place_of_its_own_for_results() {
        for (file, program) in [
            ("mingbai-0123456789abcdef_bg.wasm", "mingbai"),
            ("mingbai-desk-0123456789abcdef_bg.wasm", "mingbai-desk"),
            ("mingbai-desk-work.wasm", "mingbai-desk-work"),
            ("seal_bg.wasm", "seal"),
        ] {
            assert_eq!(program_of(file), program);
        }
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
}
