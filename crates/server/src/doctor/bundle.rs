//! Is the built web app there, with everything that its page, worker and manifest name?

use super::{Code, Finding};
use std::collections::BTreeMap;

/// The files of the bundle by address, `/index.html` among them.
pub type Files = BTreeMap<String, Vec<u8>>;

const PAGE: &str = "/index.html";
const WORKER: &str = "/sw.js";
const MANIFEST: &str = "/manifest.webmanifest";

/// Where the worker names its files; the build fills it.
const LIST: &str = "const FILES = '";

/// What is sent compressed, because it is large.
const LARGE: [&str; 3] = [".js", ".wasm", ".css"];

/// Judges a bundle. `folder` is its name.
#[must_use]
pub fn check(files: &Files, folder: &str) -> Vec<Finding> {
    if !files.contains_key(PAGE) {
        return vec![Finding::new(Code::BundleAbsent, folder)];
    }
    let mut found = Vec::new();
    let mut named = vec![WORKER.to_owned(), MANIFEST.to_owned()];
    named.extend(quoted(&text(files, PAGE)));
    let worker = text(files, WORKER);
    if let Some((_, rest)) = worker.split_once(LIST)
        && let Some((list, _)) = rest.split_once('\'')
    {
        named.extend(list.split(' ').map(str::to_owned));
    }
    named.extend(quoted(&text(files, MANIFEST)));
    named.sort();
    named.dedup();
    for name in &named {
        if name != "/" && !files.contains_key(name) {
            found.push(Finding::new(Code::BundleIncomplete, name));
        }
    }
    for name in &named {
        let large = LARGE.iter().any(|ending| name.ends_with(ending));
        if large && files.contains_key(name) && !files.contains_key(&format!("{name}.br")) {
            found.push(Finding::new(Code::BundleUncompressed, name));
        }
    }
    if found.is_empty() {
        let count = named.iter().filter(|name| *name != "/").count();
        found.push(Finding::new(
            Code::BundleComplete,
            format!("{folder}: {count}"),
        ));
    }
    found
}

fn text(files: &Files, name: &str) -> String {
    let bytes = files.get(name).map_or(&[][..], Vec::as_slice);
    String::from_utf8_lossy(bytes).into_owned()
}

/// The addresses of files that stand in quotes in a text, one or several with spaces between: they begin
/// with `/` and end in an ending.
fn quoted(text: &str) -> impl Iterator<Item = String> {
    let pieces = text.split(['"', '\'']);
    pieces
        .filter(|piece| piece.split(' ').all(is_file))
        .flat_map(|piece| piece.split(' '))
        .map(str::to_owned)
        .collect::<Vec<_>>()
        .into_iter()
}

fn is_file(address: &str) -> bool {
    let file = address.rsplit('/').next().unwrap_or_default();
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
    address.starts_with('/')
        && !address.starts_with("//")
        && address
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c))
        && !ending.is_empty()
}

#[cfg(test)]
mod tests {
    use super::{Files, check};
    use crate::doctor::Code;

    fn bundle() -> Files {
        [
            (
                "/index.html",
                "<link href=\"/icon.svg\"><a href=\"/\"></a><a href=\"/items\"></a>\
                 <meta content=\"/eye-1.js /eye-1_bg.wasm\"><meta content=\"/a /b.png c\">\
                 <script>import init from '/app-1.js'; f('/api/v1', 'text/x', '//a.b')</script>",
            ),
            (
                "/sw.js",
                "const FILES = '/ /app-1.js /app-1_bg.wasm'.split(' ')",
            ),
            ("/sw.js.br", ""),
            (
                "/manifest.webmanifest",
                "{\"icons\": [{\"src\": \"/icon-512.png\"}]}",
            ),
            ("/icon.svg", ""),
            ("/icon-512.png", ""),
            ("/app-1.js", ""),
            ("/app-1.js.br", ""),
            ("/app-1_bg.wasm", ""),
            ("/app-1_bg.wasm.br", ""),
            ("/eye-1.js", ""),
            ("/eye-1.js.br", ""),
            ("/eye-1_bg.wasm", ""),
            ("/eye-1_bg.wasm.br", ""),
        ]
        .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
        .into()
    }

    #[test]
    fn whatever_is_missing_is_named() {
        for (gone, expected) in [
            ("", vec![(Code::BundleComplete, "dist: 8")]),
            ("/index.html", vec![(Code::BundleAbsent, "dist")]),
            ("/icon.svg", vec![(Code::BundleIncomplete, "/icon.svg")]),
            ("/app-1.js", vec![(Code::BundleIncomplete, "/app-1.js")]),
            (
                "/app-1_bg.wasm",
                vec![(Code::BundleIncomplete, "/app-1_bg.wasm")],
            ),
            (
                "/icon-512.png",
                vec![(Code::BundleIncomplete, "/icon-512.png")],
            ),
            ("/eye-1.js", vec![(Code::BundleIncomplete, "/eye-1.js")]),
            ("/sw.js", vec![(Code::BundleIncomplete, "/sw.js")]),
            (
                "/manifest.webmanifest",
                vec![(Code::BundleIncomplete, "/manifest.webmanifest")],
            ),
            (
                "/app-1_bg.wasm.br",
                vec![(Code::BundleUncompressed, "/app-1_bg.wasm")],
            ),
        ] {
            let mut files = bundle();
            files.remove(gone);
            let found = check(&files, "dist");
            let found: Vec<_> = found
                .iter()
                .map(|finding| (finding.code, finding.about.as_str()))
                .collect();
            assert_eq!(found, expected, "without {gone}");
        }
    }
}
