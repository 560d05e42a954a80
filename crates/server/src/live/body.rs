//! A body made ready once and sent many times.

use super::kept::Weight;
use crate::edge::encoding::{self, Encoding};
use axum::body::Bytes;
use axum::http::HeaderValue;
use serde::Serialize;
use std::sync::OnceLock;

/// A body with its ETag; compressed on first demand, then kept.
#[derive(Debug)]
pub struct Body {
    plain: Bytes,
    etag: HeaderValue,
    brotli: OnceLock<Bytes>,
    gzip: OnceLock<Bytes>,
}

impl Weight for Body {
    fn bytes(&self) -> usize {
        self.plain.len()
    }
}

impl Body {
    /// A body of these bytes.
    #[must_use]
    pub fn new(plain: Vec<u8>) -> Self {
        Self {
            etag: encoding::etag(&plain),
            plain: plain.into(),
            brotli: OnceLock::new(),
            gzip: OnceLock::new(),
        }
    }

    /// Writes a value as JSON.
    ///
    /// # Errors
    /// None in practice: what is sent is plain data.
    pub fn json<T: Serialize>(value: &T) -> serde_json::Result<Self> {
        serde_json::to_vec(value).map(Self::new)
    }

    /// The bytes before compression.
    #[must_use]
    pub fn plain(&self) -> &[u8] {
        &self.plain
    }

    /// The weak ETag: the same for every encoding, and on every server that has the same content.
    #[must_use]
    pub const fn etag(&self) -> &HeaderValue {
        &self.etag
    }

    /// The bytes in an encoding.
    #[must_use]
    pub fn encoded(&self, encoding: Encoding) -> Bytes {
        match encoding {
            Encoding::Identity => self.plain.clone(),
            Encoding::Brotli => self
                .brotli
                .get_or_init(|| encoding::brotli(&self.plain))
                .clone(),
            Encoding::Gzip => self
                .gzip
                .get_or_init(|| encoding::gzip(&self.plain))
                .clone(),
        }
    }
}
