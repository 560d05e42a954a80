//! Stamps the service worker: the files of this build, a hash over them, and the shape of the data.
//!
//! A worker that differs in a byte is a new one to the browser, so the hash alone makes every build
//! replace the one before.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};

use crate::{apart, repo, served, words};

/// The name of the worker.
pub const WORKER: &str = "sw.js";

/// Where the number of the data's shape stands.
const SHAPE: &str = "crates/contract/shape.txt";

/// What the app needs to open: everything that is compiled, words, its picture and its manifest. Not what
/// most never need: the worker keeps that when it is first asked for.
fn is_shell(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    let built = matches!(ending, "js" | "wasm" | "css") && name != WORKER && !apart::EYE.owns(name);
    built
        || name.starts_with(words::STEM)
        || matches!(name, "index.html" | "icon.svg" | "manifest.webmanifest")
}

/// Writes what the worker must know into it. Names and bytes of all other files must be final.
///
/// # Errors
/// There is no worker, or it has no place for what it must know.
pub fn stamp(staging: &Path) -> Result<()> {
    let path = staging.join(WORKER);
    let worker =
        fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let shape = repo::root().join(SHAPE);
    let shape =
        fs::read_to_string(&shape).with_context(|| format!("reading {}", shape.display()))?;
    let mut files = Vec::new();
    for file in repo::files_below(staging)? {
        let name = file.strip_prefix(staging).unwrap_or(&file);
        let name = name.to_string_lossy().replace('\\', "/");
        if is_shell(&name) {
            let bytes = fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
            files.push((name, bytes));
        }
    }
    fs::write(&path, stamped(&worker, shape.trim(), &mut files)?)
        .with_context(|| format!("writing {}", path.display()))
}

fn stamped(worker: &str, shape: &str, files: &mut [(String, Vec<u8>)]) -> Result<String> {
    files.sort();
    let mut hash = Sha256::new();
    hash.update(format!("{shape}\n{worker}\n"));
    let mut addresses = Vec::new();
    for (name, bytes) in files.iter() {
        hash.update(format!("{name}\n{}\n", bytes.len()));
        hash.update(bytes);
        addresses.push(format!("/{name}"));
    }
    let build = &served::hex(&hash.finalize())[..16];
    let mut stamped = worker.to_owned();
    for (place, value) in [
        ("__BUILD__", build),
        ("__SHAPE__", shape),
        ("__FILES__", &addresses.join(" ")),
    ] {
        if stamped.matches(place).count() != 1 {
            bail!("{WORKER} must have one place for {place}");
        }
        stamped = stamped.replace(place, value);
    }
    Ok(without_comments(&stamped))
}

/// The head of a stamped worker, which says what it belongs to, and its program.
pub fn parts(worker: &str) -> Option<(&str, &str)> {
    let files = worker.find("const FILES")?;
    let end = files + worker.get(files..)?.find('\n')? + 1;
    worker.split_at_checked(end)
}

/// Phones need no comments. In the worker each stands on lines of its own.
fn without_comments(worker: &str) -> String {
    let is_comment = |line: &&str| {
        let line = line.trim_start();
        line.starts_with("//") || line.starts_with("/**")
    };
    let lines = worker
        .lines()
        .filter(|line| !is_comment(line) && !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_shell, stamped};

    /// The name of the worker.
    pub const WORKER: &str = "const BUILD = '__BUILD__'; const SHAPE = '__SHAPE__'; '__FILES__'";

    fn files(app: &str) -> Vec<(String, Vec<u8>)> {
        vec![
            ("index.html".to_owned(), b"page".to_vec()),
            ("app-1.js".to_owned(), app.as_bytes().to_vec()),
        ]
    }

    #[test]
    fn a_worker_names_its_build_and_its_files() {
        let one = stamped(WORKER, "3", &mut files("a")).unwrap();
        assert!(one.contains("const SHAPE = '3'"));
        assert!(one.contains("'/app-1.js /index.html'"));
        let build = one.strip_prefix("const BUILD = '").unwrap();
        assert!(build[..16].bytes().all(|byte| byte.is_ascii_hexdigit()));
        // Any other byte, and any other shape, is another build; the same is the same.
        assert_eq!(one, stamped(WORKER, "3", &mut files("a")).unwrap());
        assert_ne!(
            one[..40],
            stamped(WORKER, "3", &mut files("b")).unwrap()[..40]
        );
        assert_ne!(
            one[..40],
            stamped(WORKER, "4", &mut files("a")).unwrap()[..40]
        );
        let commented = format!("// why\n{WORKER}\n\n  /** what */\n  go();\n");
        let bare = stamped(&commented, "3", &mut files("a")).unwrap();
        assert!(!bare.contains("why") && !bare.contains("what") && bare.ends_with("\n  go();\n"));
        assert!(stamped("no places", "3", &mut files("a")).is_err());
    }

    #[test]
    fn the_shell_is_what_the_app_needs_to_open() {
        for name in [
            "index.html",
            "mingbai-0.js",
            "mingbai-0_bg.wasm",
            "mingbai-0.css",
            "seal-0_bg.wasm",
            "receipt-0.js",
            "vault-0_bg.wasm",
            "complaint-0.js",
            "purse-0_bg.wasm",
            "token-0.js",
            "words-en-0.txt",
            "icon.svg",
        ] {
            assert!(is_shell(name), "{name}");
        }
        for name in [
            "sw.js",
            "robots.txt",
            "mingbai-0.js.br",
            "icon-512.png",
            "eye-0.js",
            "eye-0_bg.wasm",
        ] {
            assert!(!is_shell(name), "{name}");
        }
    }
}
