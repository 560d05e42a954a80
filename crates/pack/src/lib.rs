//! Brotli and gzip of bytes in memory: of built files by the build, of rendered pages by the server.
//!
//! The compressors are generic over what they read, so they are compiled where they are used. Here they are
//! optimised in development, too (`Cargo.toml` at the top): a build would otherwise take minutes to pack.

use std::io::{self, Write as _};

/// Brotli (RFC 7932).
///
/// `quality` goes from 0 to 11, the smallest. `window` is that of the format, as a power of two: 10 to 24,
/// the largest that a browser must take (§9.1).
///
/// # Errors
/// None is known, in memory.
pub fn brotli(plain: &[u8], quality: u8, window: u8) -> io::Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: quality.into(),
        lgwin: window.into(),
        size_hint: plain.len(),
        ..Default::default()
    };
    let mut packed = Vec::with_capacity(plain.len() / 4);
    brotli::BrotliCompress(&mut &*plain, &mut packed, &parameters)?;
    Ok(packed)
}

/// What [`brotli`] has packed, as it was before.
///
/// # Errors
/// The bytes are no Brotli.
pub fn unpacked(packed: &[u8]) -> io::Result<Vec<u8>> {
    let mut plain = Vec::with_capacity(packed.len() * 5);
    brotli::BrotliDecompress(&mut &*packed, &mut plain)?;
    Ok(plain)
}

/// gzip (RFC 1952), at a level from 0 to 9, the smallest.
///
/// # Errors
/// None is known, in memory.
pub fn gzip(plain: &[u8], level: u8) -> io::Result<Vec<u8>> {
    let packed = Vec::with_capacity(plain.len() / 3);
    let level = flate2::Compression::new(level.into());
    let mut encoder = flate2::write::GzEncoder::new(packed, level);
    encoder.write_all(plain)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    #[test]
    fn what_was_packed_unpacks_to_the_same_bytes() {
        let text = "one county, one phone number. ".repeat(200).into_bytes();
        for (quality, window) in [(5, 17), (6, 20), (11, 24)] {
            let packed = brotli(&text, quality, window).unwrap();
            assert!(packed.len() < text.len() / 20);
            assert_eq!(unpacked(&packed).unwrap(), text);
        }
        for level in [6, 9] {
            let packed = gzip(&text, level).unwrap();
            let mut plain = Vec::new();
            let mut decoder = flate2::read::GzDecoder::new(&*packed);
            decoder.read_to_end(&mut plain).unwrap();
            assert_eq!(plain, text);
        }
    }

    #[test]
    fn what_is_no_brotli_is_an_error() {
        assert!(unpacked(b"one county").is_err());
    }
}
