//! Answers to searches, kept while the catalog stays the same: many phones ask the same few words.
//!
//! Keyed by a hash, so that what people look for does not stand in memory, and bounded in bytes, so
//! that asking for nonsense only costs the one who asks.

use super::body::Body;
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// How much is kept at most, in bytes before compression.
const ROOM: usize = 2 * 1024 * 1024;

type Key = [u8; 32];

/// The answers kept so far.
#[derive(Debug, Default)]
pub struct Searches(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    bodies: HashMap<Key, Arc<Body>>,
    bytes: usize,
}

impl Searches {
    /// The answer to a search, made now if it is not kept. Two that ask at once may both make it.
    ///
    /// # Errors
    /// Those of `make`.
    pub fn get<E>(
        &self,
        search: &str,
        make: impl FnOnce() -> Result<Body, E>,
    ) -> Result<Arc<Body>, E> {
        let key: Key = Sha256::digest(search).into();
        if let Some(body) = self.kept(|kept| kept.bodies.get(&key).cloned()) {
            return Ok(body);
        }
        let body = Arc::new(make()?);
        self.kept(|kept| {
            if kept.bytes + body.len() > ROOM {
                // Rare, and cheaper than knowing which was asked for last.
                *kept = Kept::default();
            }
            kept.bytes += body.len();
            kept.bodies.insert(key, body.clone());
        });
        Ok(body)
    }

    fn kept<T>(&self, use_it: impl FnOnce(&mut Kept) -> T) -> T {
        // Nothing here is left half done by a panic.
        use_it(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;

    fn body(size: usize) -> Result<Body, Infallible> {
        Ok(Body::new(vec![b'x'; size]))
    }

    #[test]
    fn an_answer_is_made_once() {
        let searches = Searches::default();
        let first = searches.get("a", || body(3)).unwrap();
        let again = searches.get("a", || -> Result<Body, Infallible> { unreachable!() });
        assert!(Arc::ptr_eq(&first, &again.unwrap()));
        assert_eq!(searches.get("b", || Err::<Body, _>("no")).err(), Some("no"));
    }

    #[test]
    fn no_more_than_the_room_is_kept() {
        let searches = Searches::default();
        for number in 0..200 {
            searches.get(&number.to_string(), || body(100_000)).unwrap();
            let bytes = searches.kept(|kept| (kept.bytes, kept.bodies.len() * 100_000));
            assert_eq!(bytes.0, bytes.1);
            assert!(bytes.0 <= ROOM);
        }
    }
}
