//! Writes the county's root key into the page, so that the app carries what receipts are held
//! against: `<meta name="mingbai-root" content="…">`. Where no key is known there is none.

use std::{env, fs, path::Path};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::repo;

/// The variable that names the key, for builds on a machine that has no folder of keys.
pub const VARIABLE: &str = "MINGBAI_ROOT_KEY";

/// The folder of keys, as the server's default.
pub const FOLDER: &str = "keys";

/// The root key: from the environment, else from the folder of keys.
///
/// # Errors
/// What stands there is no key.
pub fn known() -> Result<Option<String>> {
    let named = env::var(VARIABLE).ok().filter(|key| !key.is_empty());
    let key = match named {
        Some(key) => key,
        None => {
            let path = repo::root().join(FOLDER).join("public.json");
            if !path.exists() {
                return Ok(None);
            }
            let text =
                fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
            let keys: Value = serde_json::from_str(&text)?;
            keys["root"].as_str().unwrap_or_default().to_owned()
        }
    };
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if key.len() != 43 || !key.bytes().all(plain) {
        bail!("{key:?} is no root key: 43 characters of base64url");
    }
    Ok(Some(key))
}

/// Writes the key into the page of a build, if one is known.
///
/// # Errors
/// There is no page, or it has no head.
pub fn stamp(staging: &Path) -> Result<()> {
    let Some(key) = known()? else {
        println!("No root key is known: phones will not be able to check receipts");
        return Ok(());
    };
    let path = staging.join("index.html");
    let page = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    fs::write(&path, stamped(&page, &key)?).with_context(|| format!("writing {}", path.display()))
}

fn stamped(page: &str, key: &str) -> Result<String> {
    let Some((head, rest)) = page.split_once("</head>") else {
        bail!("index.html has no end of its head");
    };
    Ok(format!(
        "{head}<meta name=\"mingbai-root\" content=\"{key}\"></head>{rest}"
    ))
}

#[cfg(test)]
mod tests {
    use super::stamped;

    #[test]
    fn the_key_stands_in_the_head() {
        assert_eq!(
            stamped("<head><title>x</title></head><body>", "k").unwrap(),
            "<head><title>x</title><meta name=\"mingbai-root\" content=\"k\"></head><body>"
        );
        assert!(stamped("<body>", "k").is_err());
    }
}
