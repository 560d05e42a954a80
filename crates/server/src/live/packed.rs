//! A page that is kept as few bytes as possible and sent as it is kept: in Brotli, which browsers take.

use super::kept::Weight;
use crate::edge::encoding::{self, Encoding};
use axum::body::Bytes;
use axum::http::HeaderValue;

/// A body that is kept in Brotli alone.
#[derive(Debug)]
pub struct Packed {
    brotli: Bytes,
    etag: HeaderValue,
}

impl Packed {
    /// Compresses a body.
    #[must_use]
    pub fn new(plain: &[u8]) -> Self {
        Self {
            brotli: encoding::quick_brotli(plain),
            etag: encoding::etag(plain),
        }
    }

    /// The weak ETag, the same for every encoding.
    #[must_use]
    pub const fn etag(&self) -> &HeaderValue {
        &self.etag
    }

    /// The bytes in an encoding. What is not Brotli is made anew each time: hardly any browser asks.
    #[must_use]
    pub fn encoded(&self, encoding: Encoding) -> Bytes {
        match encoding {
            Encoding::Brotli => self.brotli.clone(),
            Encoding::Identity => encoding::unpacked(&self.brotli).into(),
            Encoding::Gzip => encoding::gzip(&encoding::unpacked(&self.brotli)),
        }
    }
}

impl Weight for Packed {
    fn bytes(&self) -> usize {
        self.brotli.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    #[test]
    fn a_packed_body_comes_out_in_every_encoding() {
        let plain = "办事指南 <p>".repeat(300);
        let packed = Packed::new(plain.as_bytes());
        assert!(packed.bytes() < plain.len() / 10);
        assert_eq!(packed.encoded(Encoding::Identity), plain.as_bytes());
        assert_eq!(
            packed.encoded(Encoding::Brotli),
            encoding::quick_brotli(plain.as_bytes())
        );
        let mut text = String::new();
        flate2::read::GzDecoder::new(&*packed.encoded(Encoding::Gzip))
            .read_to_string(&mut text)
            .unwrap();
        assert_eq!(text, plain);
        assert_eq!(packed.etag(), &encoding::etag(plain.as_bytes()));
    }
}
