//! Cuts what nobody uses out of the module and its glue, and gives the rest short names.
//!
//! wasm-bindgen keeps whatever any crate exports: Leptos brings classes for streams that this app never
//! makes, and with them their futures. And it names every import after a hash of sixteen digits, once in
//! the module and once in the glue, which no compression shortens. Both files change together, or the
//! page would not start. Whatever does not look as expected is left as it is.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::{Context as _, Result, anyhow};

use crate::{repo, served};

/// What the exports of the streams are called, in the module and in the glue.
const STREAMS: &str = "intounderlying";
const STREAM_CLASS: &str = "IntoUnderlying";

/// Kinds of sections (WebAssembly core §5.5.2).
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// Kinds of imports (§5.5.5).
const TABLE: u8 = 1;
const MEMORY: u8 = 2;
const GLOBAL: u8 = 3;
const TAG: u8 = 4;

/// The module without the exports that only streams need; wasm-opt then finds what has no other use.
/// None if it is no module, or not of the form that is expected.
pub fn without_streams(module: &[u8]) -> Option<Vec<u8>> {
    rewritten(module, &|kind, name| {
        let dropped = kind == EXPORTS && name.contains(STREAMS);
        (!dropped).then(|| name.to_owned())
    })
}

/// Shortens the names between the one module of the staging folder and its glue, and cuts out of the
/// glue what the module no longer asks for.
///
/// # Errors
/// There is not one of each, or a file cannot be read or written.
pub fn finish(staging: &Path) -> Result<()> {
    let files = repo::files_below(staging)?;
    let one = |ending: &str| {
        // The file's own name: the folders above may be called anything.
        let name = |path: &Path| {
            let name = path.file_name().unwrap_or_default();
            name.to_string_lossy().into_owned()
        };
        let mut found = files
            .iter()
            .filter(|path| name(path).ends_with(ending) && name(path).contains('-'));
        let first = found
            .next()
            .ok_or_else(|| anyhow!("no file ends in {ending}"))?;
        anyhow::ensure!(found.next().is_none(), "several files end in {ending}");
        Ok(first)
    };
    let (module, script) = (one("_bg.wasm")?, one(".js")?);
    let read = |path: &Path| fs::read(path).with_context(|| format!("reading {}", path.display()));
    let (bytes, glue) = (read(module)?, read(script)?);
    let text = String::from_utf8(glue.clone()).context("the glue is no text")?;
    let Some((short, shorter)) = shortened(&bytes, &text) else {
        println!("The module is not as expected: its names stay long");
        return Ok(());
    };
    served::replace(staging, module, &bytes, &short)?;
    served::replace(staging, script, &glue, shorter.as_bytes())
}

/// Module and glue with short names.
fn shortened(module: &[u8], glue: &str) -> Option<(Vec<u8>, String)> {
    let (imports, exports) = names(module)?;
    let glue = cut(glue, &imports);
    let used: BTreeSet<&str> = identifiers(&glue).collect();
    let mut short = BTreeMap::new();
    for name in imports.iter().chain(&exports) {
        let ours = name.starts_with("__wb") || name.starts_with("wasm_bindgen__");
        if ours && used.contains(name.as_str()) && !short.contains_key(name) {
            // No identifier of wasm-bindgen begins so.
            short.insert(name.clone(), format!("${}", base36(short.len())));
        }
    }
    let renamed = |name: &str| {
        let new = short.get(name);
        new.cloned().unwrap_or_else(|| name.to_owned())
    };
    let module = rewritten(module, &|_, name| Some(renamed(name)))?;
    let mut out = String::with_capacity(glue.len());
    let mut rest = glue.as_str();
    for name in identifiers(&glue) {
        let at = rest.find(name)?;
        out.push_str(&rest[..at]);
        out.push_str(&renamed(name));
        rest = &rest[at + name.len()..];
    }
    out.push_str(rest);
    Some((module, out))
}

/// The identifiers of a script, in order; words in texts are among them and do no harm.
fn identifiers(script: &str) -> impl Iterator<Item = &str> {
    script
        .split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '$'))
        .filter(|word| !word.is_empty())
}

fn base36(mut number: usize) -> String {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let mut out = String::new();
    loop {
        out.insert(0, char::from(DIGITS[number % 36]));
        number /= 36;
        if number == 0 {
            return out;
        }
    }
}

/// The glue without the classes of streams and without imports that the module does not ask for. It is
/// laid out by wasm-bindgen: an entry's first and last line stand at the same depth.
fn cut(glue: &str, imports: &BTreeSet<String>) -> String {
    let mut out = String::new();
    let mut until: Option<&str> = None;
    for line in glue.split_inclusive('\n') {
        let bare = line.trim_end();
        if let Some(end) = until {
            if bare == end || (end == ";" && bare.ends_with(';')) {
                until = None;
            }
            continue;
        }
        let import = line
            .strip_prefix("        ")
            .and_then(|entry| entry.split_once(": function("))
            .map(|(name, _)| name);
        if bare.starts_with(&format!("export class {STREAM_CLASS}")) {
            until = Some("}");
        } else if bare.starts_with(&format!("const {STREAM_CLASS}")) {
            until = (!bare.ends_with(';')).then_some(";");
        } else if import.is_some_and(|name| name.starts_with("__wb") && !imports.contains(name)) {
            until = (!bare.ends_with("},")).then_some("        },");
        } else if !bare.starts_with(&format!("if (Symbol.dispose) {STREAM_CLASS}")) {
            out.push_str(line);
        }
    }
    out
}

/// The names of a module's imports and of its exports.
fn names(module: &[u8]) -> Option<(BTreeSet<String>, BTreeSet<String>)> {
    let (imports, exports) = (
        std::cell::RefCell::new(BTreeSet::new()),
        std::cell::RefCell::new(BTreeSet::new()),
    );
    rewritten(module, &|kind, name| {
        let found = if kind == IMPORTS { &imports } else { &exports };
        found.borrow_mut().insert(name.to_owned());
        Some(name.to_owned())
    })?;
    Some((imports.into_inner(), exports.into_inner()))
}

/// Gives imports and exports the names that `name` returns for a kind of section and a name; an export
/// without one is dropped. `None` if it is no module, or has something in it that this does not know.
fn rewritten(module: &[u8], name: &dyn Fn(u8, &str) -> Option<String>) -> Option<Vec<u8>> {
    let (preamble, mut rest) = module.split_at_checked(8)?;
    if !preamble.starts_with(b"\0asm") {
        return None;
    }
    let mut out = preamble.to_vec();
    while let Some((&kind, after)) = rest.split_first() {
        let (length, after) = number(after)?;
        let (content, next) = after.split_at_checked(length)?;
        let content = match kind {
            IMPORTS => entries(content, &|entry| {
                let (from, after) = text(entry)?;
                let (field, after) = text(after)?;
                let length = import_length(after)?;
                let (what, next) = after.split_at_checked(length)?;
                let new = [&written(from), &written(&name(kind, field)?), what].concat();
                Some((Some(new), next))
            })?,
            EXPORTS => entries(content, &|entry| {
                let (field, after) = text(entry)?;
                let (_, end) = number(after.get(1..)?)?;
                let (what, next) = after.split_at_checked(after.len() - end.len())?;
                let new = name(kind, field).map(|new| [&written(&new), what].concat());
                Some((new, next))
            })?,
            _ => content.to_vec(),
        };
        out.push(kind);
        out.extend(leb(content.len()));
        out.extend(content);
        rest = next;
    }
    Some(out)
}

/// An entry as it is to be, if at all, and what follows it.
type Entry<'a> = (Option<Vec<u8>>, &'a [u8]);

/// A vector of entries (§5.1.3), each written anew.
fn entries<'a>(
    content: &'a [u8],
    entry: &dyn Fn(&'a [u8]) -> Option<Entry<'a>>,
) -> Option<Vec<u8>> {
    let (count, mut rest) = number(content)?;
    let (mut kept, mut out) = (0, Vec::new());
    for _ in 0..count {
        let (new, next) = entry(rest)?;
        if let Some(new) = new {
            kept += 1;
            out.extend(new);
        }
        rest = next;
    }
    // Something was read for what it is not.
    rest.is_empty().then(|| [leb(kept), out].concat())
}

/// How many bytes say what is imported: its kind and its type.
fn import_length(bytes: &[u8]) -> Option<usize> {
    let (&kind, after) = bytes.split_first()?;
    let limits = |from: &[u8]| -> Option<usize> {
        let (&flags, after) = from.split_first()?;
        let (_, mut end) = number(after)?;
        if flags & 1 == 1 {
            end = number(end)?.1;
        }
        Some(from.len() - end.len())
    };
    let rest = match kind {
        0 => after.len() - number(after)?.1.len(),
        TABLE => 1 + limits(after.get(1..)?)?,
        MEMORY => limits(after)?,
        GLOBAL => 2,
        TAG => 1 + after.len() - 1 - number(after.get(1..)?)?.1.len(),
        _ => return None,
    };
    Some(1 + rest)
}

/// A name: its length and its bytes (§5.2.4).
fn text(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let (length, after) = number(bytes)?;
    let (text, next) = after.split_at_checked(length)?;
    Some((std::str::from_utf8(text).ok()?, next))
}

fn written(text: &str) -> Vec<u8> {
    [leb(text.len()), text.as_bytes().to_vec()].concat()
}

/// An unsigned number in LEB128 (§5.2.2), and what follows it.
pub fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for (place, &byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return Some((value, bytes.get(place + 1..)?));
        }
    }
    None
}

/// A number as LEB128.
fn leb(mut number: usize) -> Vec<u8> {
    let mut out = Vec::new();
    loop {
        let low = u8::try_from(number & 0x7f).unwrap_or_default();
        number >>= 7;
        if number == 0 {
            out.push(low);
            return out;
        }
        out.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with these imports (functions of type 0) and exports (functions).
    fn module(imports: &[&str], exports: &[&str]) -> Vec<u8> {
        let section = |kind: u8, entries: Vec<Vec<u8>>| {
            let content = [leb(entries.len()), entries.concat()].concat();
            [vec![kind], leb(content.len()), content].concat()
        };
        let import = |name: &&str| [written("./app_bg.js"), written(name), vec![0, 0]].concat();
        let export = |name: &&str| [written(name), vec![0, 0xc8, 1]].concat();
        [
            b"\0asm\x01\0\0\0".to_vec(),
            vec![1, 4, 1, 0x60, 0, 0],
            section(IMPORTS, imports.iter().map(import).collect()),
            section(EXPORTS, exports.iter().map(export).collect()),
            vec![0, 3, 2, b'h', b'i'],
        ]
        .concat()
    }

    const GLUE: &str = "\
export class IntoUnderlyingSink {
    free() {
        wasm.__wbg_intounderlyingsink_free(0);
    }
}
if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = 1;
const import0 = {
        __wbg_log_0123456789abcdef: function(arg0) {
            console.log(arg0, wasm.__wbindgen_malloc);
        },
        __wbg_close_fedcba9876543210: function(arg0) {
            arg0.close();
        },
};
const IntoUnderlyingSinkFinalization = x
    ? 1
    : wasm.__wbg_intounderlyingsink_free;
start(wasm.memory, '__wbg_log');
";

    #[test]
    fn streams_go_and_names_become_short_on_both_sides() {
        let imports = ["__wbg_log_0123456789abcdef"];
        let before = module(
            &imports,
            &[
                "memory",
                "__wbg_intounderlyingsink_free",
                "intounderlyingsink_close",
                "__wbindgen_malloc",
            ],
        );
        let without = without_streams(&before).unwrap();
        assert_eq!(without, module(&imports, &["memory", "__wbindgen_malloc"]));
        let (short, glue) = shortened(&without, GLUE).unwrap();
        assert_eq!(short, module(&["$0"], &["memory", "$1"]));
        assert_eq!(
            glue,
            "\
const import0 = {
        $0: function(arg0) {
            console.log(arg0, wasm.$1);
        },
};
start(wasm.memory, '__wbg_log');
"
        );
    }

    #[test]
    fn what_is_not_understood_stays() {
        assert_eq!(without_streams(b"hello, world"), None);
        let cut_off = &module(&["__wbg_a"], &["memory"])[..30];
        assert_eq!(without_streams(cut_off), None);
        assert_eq!(shortened(cut_off, GLUE), None);
    }

    #[test]
    fn every_kind_of_import_is_stepped_over() {
        for (what, length) in [
            (vec![0, 0x80, 1], 3),
            (vec![TABLE, 0x70, 0, 1], 4),
            (vec![TABLE, 0x70, 1, 1, 2], 5),
            (vec![MEMORY, 1, 17, 0x80, 1], 5),
            (vec![GLOBAL, 0x7f, 0], 3),
            (vec![TAG, 0, 3], 3),
        ] {
            let more = [what.clone(), vec![9, 9]].concat();
            assert_eq!(import_length(&more), Some(length), "{what:?}");
        }
        assert_eq!(import_length(&[7, 0]), None);
    }

    #[test]
    fn numbers_are_written_as_they_are_read() {
        for n in [0, 1, 127, 128, 300, 70_000] {
            assert_eq!(number(&leb(n)), Some((n, [].as_slice())));
        }
        assert_eq!([0, 35, 36, 1295].map(base36), ["0", "z", "10", "zz"]);
    }
}
