//! The built bundle in memory, with the compressed siblings that the build made.

use super::desk;
use super::policy::{desk_policy, policy};
use super::template::Template;
use crate::edge::encoding::{self, Encoding};
use axum::body::Bytes;
use axum::http::HeaderValue;
use mingbai::parts::Part;
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;
use std::{fs, io};

/// The page's address.
const INDEX: &str = "/index.html";

/// Every file of the bundle, by its address.
#[derive(Debug, Default)]
pub struct Bundle {
    files: HashMap<String, Asset>,
    index: Option<Index>,
    desk: Option<Index>,
    /// What has a part of the program fetched, by the part's name.
    parts: HashMap<String, HeaderValue>,
}

/// The app's page.
#[derive(Debug)]
pub struct Index {
    /// The page.
    pub asset: Asset,
    /// Its content security policy.
    pub policy: HeaderValue,
    /// The page, cut for rendering; none where it is not our build's.
    pub template: Option<Arc<Template>>,
}

/// A file as it is sent.
#[derive(Debug)]
pub struct Asset {
    /// Its content type.
    pub media_type: &'static str,
    /// Its ETag.
    pub etag: HeaderValue,
    /// How long it may be kept.
    pub keep: Keep,
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
}

/// How long a browser may keep a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// The name holds a hash of the content: for ever.
    Forever,
    /// A picture that hardly ever changes: a browser may ask for it on every change of address.
    ForADay,
    /// Ask first whether it is still the newest. The page, the service worker and whatever has a
    /// plain name: kept, but never used unasked, so that "back" stays instant and an update is
    /// seen at once. (`no-store` would forbid the former.)
    AskFirst,
}

impl Asset {
    /// The content as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.plain).into_owned()
    }

    /// The bytes in the best encoding there is of those the client takes, and its name.
    #[must_use]
    pub fn encoded(&self, wanted: Encoding) -> (Bytes, Option<&'static str>) {
        let made = match wanted {
            Encoding::Brotli => self.brotli.clone().map(|bytes| (bytes, wanted.name())),
            Encoding::Gzip => self.gzip.clone().map(|bytes| (bytes, wanted.name())),
            Encoding::Identity => None,
        };
        made.unwrap_or_else(|| (self.plain.clone(), None))
    }
}

impl Bundle {
    /// Reads a folder with everything in it. A folder that is not there is an empty bundle.
    ///
    /// # Errors
    /// What the system says when a file cannot be read.
    pub fn load(dir: &Path) -> io::Result<Self> {
        let mut raw = HashMap::new();
        if dir.is_dir() {
            collect(dir, "", &mut raw)?;
        }
        let mut bundle = Self::default();
        let names: Vec<String> = raw.keys().cloned().collect();
        for name in names {
            let sibling = [".br", ".gz"]
                .iter()
                .any(|end| name.strip_suffix(end).is_some_and(|n| raw.contains_key(n)));
            let Some(plain) = raw.get(&name).filter(|_| !sibling) else {
                continue;
            };
            let asset = Asset {
                media_type: media_type(&name),
                etag: encoding::etag(plain),
                keep: if is_hashed(&name) {
                    Keep::Forever
                } else if name.starts_with("/icon") {
                    Keep::ForADay
                } else {
                    Keep::AskFirst
                },
                brotli: raw.get(&format!("{name}.br")).cloned(),
                gzip: raw.get(&format!("{name}.gz")).cloned(),
                plain: plain.clone(),
            };
            if name == INDEX {
                let page = String::from_utf8_lossy(plain);
                if let Ok(policy) = HeaderValue::try_from(policy(&page)) {
                    let template = Template::cut(&page).map(Arc::new);
                    bundle.index = Some(Index {
                        asset,
                        policy,
                        template,
                    });
                }
            } else if name == desk::PAGE {
                let citizen = raw.get(INDEX).map(|page| String::from_utf8_lossy(page));
                let citizen = citizen.unwrap_or_default();
                let policy = desk_policy(&String::from_utf8_lossy(plain), &citizen);
                bundle.desk = HeaderValue::try_from(policy).ok().map(|policy| Index {
                    asset,
                    policy,
                    template: None,
                });
            } else {
                if let Some((part, hint)) = part(&name) {
                    bundle.parts.insert(part, hint);
                }
                bundle.files.insert(name, asset);
            }
        }
        Ok(bundle)
    }

    /// The `Link` header (RFC 8288) by which a browser fetches a part of the program ahead of the program,
    /// which asks for it only when it runs.
    #[must_use]
    pub fn ahead(&self, part: Part) -> Option<&HeaderValue> {
        self.parts.get(part.name())
    }

    /// The file at an address. The page is not among them: `/` is its address.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&Asset> {
        self.files.get(path)
    }

    /// What the app consists of, as it enters the public log: for every file, in the order of their
    /// addresses, the address, a zero byte, and the SHA-256 hash of the content. None while the
    /// bundle is not built.
    #[must_use]
    pub fn record(&self) -> Option<Vec<u8>> {
        let index = self.index()?;
        let mut files: BTreeMap<&str, &Asset> = BTreeMap::from([(INDEX, &index.asset)]);
        files.extend(self.files.iter().map(|(name, file)| (name.as_str(), file)));
        let mut record = Vec::new();
        for (name, file) in files {
            record.extend_from_slice(name.as_bytes());
            record.push(0);
            record.extend_from_slice(&Sha256::digest(&file.plain));
        }
        Some(record)
    }

    /// The app's page; none while the bundle is not built.
    #[must_use]
    pub const fn index(&self) -> Option<&Index> {
        self.index.as_ref()
    }

    /// The staff desk's page; none while it is not built.
    #[must_use]
    pub const fn desk(&self) -> Option<&Index> {
        self.desk.as_ref()
    }
}

fn collect(dir: &Path, prefix: &str, files: &mut HashMap<String, Bytes>) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        // What has no Unicode name cannot be asked for.
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let address = format!("{prefix}/{name}");
        let kind = entry.file_type()?;
        if kind.is_dir() {
            collect(&entry.path(), &address, files)?;
        } else if kind.is_file() {
            files.insert(address, fs::read(entry.path())?.into());
        }
    }
    Ok(())
}

/// The name of a part whose file this is, and the header that has it fetched ahead:
/// `/part-track-0123456789abcdef.wasm` is `track`.
fn part(file: &str) -> Option<(String, HeaderValue)> {
    let stem = file.strip_prefix("/part-")?.strip_suffix(".wasm")?;
    let (name, _) = stem.rsplit_once('-')?;
    let hint = format!("<{file}>; rel=preload; as=fetch; crossorigin");
    Some((name.to_owned(), HeaderValue::try_from(hint).ok()?))
}

/// Whether a name holds Trunk's hash: `-` and 16 hexadecimal digits at the end of its first part
/// (`mingbai-0123456789abcdef_bg.wasm`).
fn is_hashed(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = file.split('.').next().unwrap_or(file);
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-')
        // 64 bits that Trunk does not fill up with zeros.
        .is_some_and(|(_, hash)| {
            (13..=16).contains(&hash.len()) && hash.bytes().all(|b| b.is_ascii_hexdigit())
        })
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "gif" => "image/gif",
        "html" => "text/html; charset=utf-8",
        "ico" => "image/x-icon",
        "jpg" | "jpeg" => "image/jpeg",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "xml" => "application/xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{is_hashed, part};

    #[test]
    fn the_file_of_a_part_is_known_by_its_name() {
        let (name, hint) = part("/part-track-0123456789abcdef.wasm").unwrap();
        assert_eq!(name, "track");
        assert_eq!(
            hint,
            "</part-track-0123456789abcdef.wasm>; rel=preload; as=fetch; crossorigin"
        );
        assert!(part("/mingbai-0123456789abcdef_bg.wasm").is_none());
    }

    #[test]
    fn only_names_with_the_builds_hash_are_kept_for_ever() {
        for (name, hashed) in [
            ("/mingbai-0123456789abcdef.js", true),
            ("/mingbai-0123456789abcdef_bg.wasm", true),
            ("/style/mingbai-fedcba9876543210.css", true),
            ("/sw.js", false),
            ("/icon-180.png", false),
            ("/mingbai-0123456789abcdeg.js", false),
            ("/0123456789abcdef.js", false),
        ] {
            assert_eq!(is_hashed(name), hashed, "{name}");
        }
    }
}
