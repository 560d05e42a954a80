//! Encodings and ETags of bodies (RFC 9110 §8.4, §8.8.3, §12.5.3).

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, header};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// How a body is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// As it is.
    Identity,
    /// gzip.
    Gzip,
    /// Brotli.
    Brotli,
}

impl Encoding {
    /// The name in `Content-Encoding`; none for [`Encoding::Identity`].
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }
}

/// The best encoding that a client takes: Brotli before gzip before none, whatever weights it
/// gives, as long as it does not forbid them.
#[must_use]
pub fn negotiate(headers: &HeaderMap) -> Encoding {
    let mut weights = [None; 3];
    let values = headers.get_all(header::ACCEPT_ENCODING).iter();
    for part in values
        .filter_map(|value| value.to_str().ok())
        .flat_map(|v| v.split(','))
    {
        let (name, weight) = part.split_once(';').unwrap_or((part, ""));
        let refused = weight
            .trim()
            .strip_prefix("q=")
            .is_some_and(|q| q.trim().parse() == Ok(0.0_f32));
        let is = |known: &str| name.trim().eq_ignore_ascii_case(known);
        let slot = match () {
            () if is("br") => 0,
            () if is("gzip") || is("x-gzip") => 1,
            () if is("*") => 2,
            () => continue,
        };
        weights[slot] = Some(!refused);
    }
    let takes = |slot: usize| weights[slot].or(weights[2]).unwrap_or(false);
    if takes(0) {
        Encoding::Brotli
    } else if takes(1) {
        Encoding::Gzip
    } else {
        Encoding::Identity
    }
}

/// A weak ETag of a content: weak, because all encodings of it share the tag.
#[must_use]
pub fn etag(content: &[u8]) -> HeaderValue {
    let digest = Sha256::digest(content);
    let mut tag = String::from("W/\"");
    for byte in &digest[..12] {
        let _ = write!(tag, "{byte:02x}");
    }
    tag.push('"');
    match HeaderValue::from_maybe_shared(Bytes::from(tag)) {
        Ok(tag) => tag,
        Err(_) => unreachable!("hexadecimal digits can stand in a header"),
    }
}

/// Whether `If-None-Match` names this ETag, compared weakly (RFC 9110 §13.1.2).
#[must_use]
pub fn is_known(headers: &HeaderMap, etag: &HeaderValue) -> bool {
    fn opaque(tag: &[u8]) -> &[u8] {
        tag.strip_prefix(b"W/").unwrap_or(tag)
    }
    let ours = opaque(etag.as_bytes());
    headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .flat_map(|value| value.as_bytes().split(|byte| *byte == b','))
        .map(<[u8]>::trim_ascii)
        .any(|tag| tag == b"*" || opaque(tag) == ours)
}

/// Brotli at a quality that takes milliseconds, not the build's best.
#[must_use]
pub fn brotli(content: &[u8]) -> Bytes {
    brotli_at(content, 6, 20)
}

/// Brotli at a quality that takes about as long as rendering a page does.
#[must_use]
pub fn quick_brotli(content: &[u8]) -> Bytes {
    brotli_at(content, 5, 17)
}

fn brotli_at(content: &[u8], quality: u8, window: u8) -> Bytes {
    match mingbai_pack::brotli(content, quality, window) {
        Ok(mut out) => {
            // It is kept for long.
            out.shrink_to_fit();
            out.into()
        }
        Err(error) => unreachable_in_memory(&error),
    }
}

/// What [`brotli`] has made, as it was before.
#[must_use]
pub fn unpacked(content: &[u8]) -> Vec<u8> {
    match mingbai_pack::unpacked(content) {
        Ok(plain) => plain,
        Err(error) => unreachable_in_memory(&error),
    }
}

/// gzip at its usual level.
#[must_use]
pub fn gzip(content: &[u8]) -> Bytes {
    match mingbai_pack::gzip(content, 6) {
        Ok(out) => out.into(),
        Err(error) => unreachable_in_memory(&error),
    }
}

/// Writing into memory does not fail; should it ever, the panic becomes one 500 answer.
fn unreachable_in_memory(error: &std::io::Error) -> ! {
    unreachable!("compressing into memory failed: {error}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: header::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, value.parse().unwrap())])
    }

    #[test]
    fn the_best_encoding_that_is_not_forbidden_is_taken() {
        for (accepted, expected) in [
            ("gzip, deflate, br", Encoding::Brotli),
            ("gzip;q=1.0, br;q=0.1", Encoding::Brotli),
            ("gzip, br;q=0", Encoding::Gzip),
            ("GZIP", Encoding::Gzip),
            ("br;q=0.0, gzip;q=0", Encoding::Identity),
            ("*", Encoding::Brotli),
            ("*;q=0", Encoding::Identity),
            ("br;q=0, *", Encoding::Gzip),
            ("zstd", Encoding::Identity),
            ("", Encoding::Identity),
        ] {
            let headers = headers(header::ACCEPT_ENCODING, accepted);
            assert_eq!(negotiate(&headers), expected, "{accepted:?}");
        }
        assert_eq!(negotiate(&HeaderMap::new()), Encoding::Identity);
    }

    #[test]
    fn tags_are_compared_weakly_and_in_lists() {
        let tag = HeaderValue::from_static("W/\"abc\"");
        for (sent, known) in [
            ("W/\"abc\"", true),
            ("\"abc\"", true),
            ("\"x\", W/\"abc\"", true),
            ("\"x\",\"abc\"", true),
            ("*", true),
            ("\"ab\"", false),
            ("abc", false),
            ("", false),
        ] {
            let headers = headers(header::IF_NONE_MATCH, sent);
            assert_eq!(is_known(&headers, &tag), known, "{sent:?}");
        }
    }

    #[test]
    fn what_is_compressed_comes_out_again() {
        let content = "办事指南".repeat(500);
        let mut plain = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli(content.as_bytes()), &mut plain).unwrap();
        assert_eq!(plain, content.as_bytes());
        let gzip = gzip(content.as_bytes());
        let mut plain = String::new();
        std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&*gzip), &mut plain)
            .unwrap();
        assert_eq!(plain, content);
    }
}
