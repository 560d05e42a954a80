//! Answers kept while the catalog stays the same: many phones ask for the same few.
//!
//! Keyed by a hash, so that what people look for does not stand in memory, and bounded in bytes, so
//! that asking for nonsense only costs the one who asks.

use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

type Key = [u8; 32];

/// Something that takes memory.
pub trait Weight {
    /// How many bytes.
    fn bytes(&self) -> usize;
}

/// The answers kept so far.
#[derive(Debug)]
pub struct Kept<V> {
    room: usize,
    inner: Mutex<Inner<V>>,
}

#[derive(Debug)]
struct Inner<V> {
    answers: HashMap<Key, Arc<V>>,
    bytes: usize,
}

impl<V> Default for Inner<V> {
    fn default() -> Self {
        Self {
            answers: HashMap::new(),
            bytes: 0,
        }
    }
}

impl<V: Weight> Kept<V> {
    /// Keeps so many bytes at most.
    #[must_use]
    pub fn new(room: usize) -> Self {
        Self {
            room,
            inner: Mutex::default(),
        }
    }

    /// The answer to a question, if it is kept.
    pub fn find(&self, question: &str) -> Option<Arc<V>> {
        let key = key(question);
        self.locked(|inner| inner.answers.get(&key).cloned())
    }

    /// Keeps an answer.
    pub fn keep(&self, question: &str, answer: V) -> Arc<V> {
        let answer = Arc::new(answer);
        self.locked(|inner| {
            if inner.bytes + answer.bytes() > self.room {
                // Rare, and cheaper than knowing which was asked for last.
                *inner = Inner::default();
            }
            inner.bytes += answer.bytes();
            let before = inner.answers.insert(key(question), answer.clone());
            inner.bytes -= before.map_or(0, |before| before.bytes());
        });
        answer
    }

    /// The answer to a question, made now if it is not kept. Two that ask at once may both make it.
    ///
    /// # Errors
    /// Those of `make`.
    pub fn get<E>(&self, question: &str, make: impl FnOnce() -> Result<V, E>) -> Result<Arc<V>, E> {
        match self.find(question) {
            Some(answer) => Ok(answer),
            None => Ok(self.keep(question, make()?)),
        }
    }

    fn locked<T>(&self, use_it: impl FnOnce(&mut Inner<V>) -> T) -> T {
        // Nothing here is left half done by a panic.
        use_it(&mut self.inner.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn key(question: &str) -> Key {
    Sha256::digest(question).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;

    impl Weight for Vec<u8> {
        fn bytes(&self) -> usize {
            self.len()
        }
    }

    fn body(size: usize) -> Result<Vec<u8>, Infallible> {
        Ok(vec![b'x'; size])
    }

    const ROOM: usize = 2_000_000;

    #[test]
    fn an_answer_is_made_once() {
        let searches = Kept::new(ROOM);
        let first = searches.get("a", || body(3)).unwrap();
        let again = searches.get("a", || -> Result<Vec<u8>, Infallible> { unreachable!() });
        assert!(Arc::ptr_eq(&first, &again.unwrap()));
        assert_eq!(
            searches.get("b", || Err::<Vec<u8>, _>("no")).err(),
            Some("no")
        );
    }

    #[test]
    fn no_more_than_the_room_is_kept() {
        let searches = Kept::new(ROOM);
        for number in 0..200 {
            searches.get(&number.to_string(), || body(100_000)).unwrap();
            let bytes = searches.locked(|kept| (kept.bytes, kept.answers.len() * 100_000));
            assert_eq!(bytes.0, bytes.1);
            assert!(bytes.0 <= ROOM);
        }
    }
}
