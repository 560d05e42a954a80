//! The content security policy of the app's page (DESIGN §4).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// The policy of programs that run as workers beside a page: they load programs of this build, and speak to
/// nobody, for they hold secrets.
pub const WORKER: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";

/// Whether a file is such a program.
#[must_use]
pub fn is_worker(path: &str) -> bool {
    path.starts_with("/complaint-") && path.ends_with(".js")
}

/// The policy for a page: everything from this server only, and of inline scripts exactly those
/// and styles that stand in the page, by their hash.
#[must_use]
pub fn policy(page: &str) -> String {
    let scripts = hashes(inline(page, "script"));
    let styles = hashes(inline(page, "style"));
    format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'{styles}; \
         img-src 'self' blob:; media-src 'self' blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; \
         frame-ancestors 'none'; form-action 'self'"
    )
}

/// The policy for the staff desk's page: as [`policy`], but nothing is ever sent by a form of the
/// browser's own, and no font or other thing is loaded that the desk does not use. Pictures
/// and sound may be what the page itself has opened. The frame in which a draft is shown as citizens will see it goes
/// by the desk's policy: the styles of `citizen`, their app's page, are allowed, too.
#[must_use]
pub fn desk_policy(page: &str, citizen: &str) -> String {
    let scripts = hashes(inline(page, "script"));
    let mut styles = inline(page, "style");
    styles.extend(inline(citizen, "style"));
    let styles = hashes(styles);
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; \
         style-src 'self'{styles}; img-src 'self' blob:; media-src blob:; connect-src 'self'; base-uri 'none'; \
         frame-ancestors 'none'; form-action 'none'"
    )
}

fn hashes(texts: Vec<&str>) -> String {
    let hash = |text: &str| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    texts.into_iter().map(hash).collect()
}

/// The text of every such element without `src`, exactly as the browser hashes it. The page is our
/// own build's, so tags are known to be lower case and well formed.
fn inline<'a>(page: &'a str, tag: &str) -> Vec<&'a str> {
    let (opening, closing) = (format!("<{tag}"), format!("</{tag}"));
    let mut scripts = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find(&opening) {
        rest = &rest[start + opening.len()..];
        let Some(open) = rest.find('>') else { break };
        let (attributes, after) = (&rest[..open], &rest[open + 1..]);
        let Some(end) = after.find(&closing) else {
            break;
        };
        let has_source = attributes
            .split_ascii_whitespace()
            .any(|part| part == "src" || part.starts_with("src="));
        if !has_source && !after[..end].is_empty() {
            scripts.push(&after[..end]);
        }
        rest = &after[end..];
    }
    scripts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_beside_a_page_are_told_from_other_files() {
        for (path, is) in [
            ("/complaint-0a.js", true),
            ("/complaint-0a.js.map", false),
            ("/receipt-0a.js", false),
            ("/complaints/new", false),
        ] {
            assert_eq!(is_worker(path), is, "{path}");
        }
        assert!(!WORKER.contains("connect-src") && WORKER.starts_with("default-src 'none'"));
    }

    #[test]
    fn every_inline_script_is_allowed_by_its_hash_and_no_other() {
        let page = "<head><script>alert(1)</script><script src=\"/a.js\"></script>\
            <script type=\"module\">\nimport init from '/b.js';\n</script></head>";
        assert_eq!(
            inline(page, "script"),
            ["alert(1)", "\nimport init from '/b.js';\n"]
        );
        let policy = policy(page);
        // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
        assert!(policy.contains("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"));
        assert_eq!(policy.matches("sha256-").count(), 2);
        assert!(!policy.contains("unsafe-inline"));
        let citizen = "<style>p{margin:0}</style><script>alert(2)</script>";
        let desk = desk_policy(page, citizen);
        assert_eq!(desk.matches("sha256-").count(), 3);
        let (_, styles) = desk.split_once("style-src 'self' 'sha256-").unwrap();
        assert_eq!(styles.matches("sha256-").count(), 0);
        for part in [
            "default-src 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        ] {
            assert!(desk.contains(part), "{part}");
        }
    }
}
