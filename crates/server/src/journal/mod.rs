//! The log's way out: lines are gathered in memory and written together.
//!
//! A request does not wait for the disk or a pipe to take its line, nor for another request's. What is
//! serious (a warning or an error, a panic among them) goes out at once with everything before it;
//! the rest within [`PATIENCE`], so that a killed program loses no more than that of its log.

mod line;

pub use line::Line;

use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;
use tracing::{Level, Metadata};
use tracing_subscriber::fmt::MakeWriter;

/// How long a line waits at most.
const PATIENCE: Duration = Duration::from_millis(50);

/// How many bytes are gathered at most before whoever logs writes them itself.
const ROOM: usize = 256 * 1024;

/// Lines on their way to one place.
#[derive(Debug)]
pub struct Journal<W> {
    inner: Mutex<Inner<W>>,
}

#[derive(Debug)]
struct Inner<W> {
    waiting: Vec<u8>,
    to: W,
}

impl<W: Write> Journal<W> {
    /// A journal that writes to `to`.
    pub const fn new(to: W) -> Self {
        let inner = Inner {
            waiting: Vec::new(),
            to,
        };
        Self {
            inner: Mutex::new(inner),
        }
    }

    /// Writes what is waiting.
    ///
    /// # Errors
    /// The place does not take it; then it is gone, because a log must not grow without end.
    pub fn flush(&self) -> io::Result<()> {
        self.locked(Inner::flush)
    }

    fn locked<T>(&self, use_it: impl FnOnce(&mut Inner<W>) -> T) -> T {
        // Nothing here is left half done by a panic.
        use_it(&mut self.inner.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<W: Write> Inner<W> {
    fn flush(&mut self) -> io::Result<()> {
        let written = self.to.write_all(&self.waiting);
        self.waiting.clear();
        written.and_then(|()| self.to.flush())
    }
}

impl<W: Write + Send> Journal<W> {
    /// Writes what is waiting every [`PATIENCE`], for as long as the program runs.
    ///
    /// # Errors
    /// The system has no thread for it.
    pub fn keep_writing(&'static self) -> io::Result<()> {
        let write = move || {
            loop {
                thread::sleep(PATIENCE);
                // Where standard error is gone, nobody is left to tell.
                let _ = self.flush();
            }
        };
        thread::Builder::new()
            .name("journal".to_owned())
            .spawn(write)
            .map(|_| ())
    }
}

impl<'a, W: Write + 'static> MakeWriter<'a> for &'static Journal<W> {
    type Writer = Entry<W>;

    fn make_writer(&'a self) -> Entry<W> {
        Entry {
            journal: self,
            at_once: true,
        }
    }

    fn make_writer_for(&'a self, meta: &Metadata<'_>) -> Entry<W> {
        Entry {
            journal: self,
            at_once: *meta.level() <= Level::WARN,
        }
    }
}

/// One line.
#[derive(Debug)]
pub struct Entry<W: 'static> {
    journal: &'static Journal<W>,
    at_once: bool,
}

impl<W: Write> Write for Entry<W> {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.journal.locked(|inner| {
            inner.waiting.extend_from_slice(line);
            if self.at_once || inner.waiting.len() > ROOM {
                inner.flush()?;
            }
            Ok(line.len())
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.journal.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(journal: &'static Journal<Vec<u8>>, at_once: bool) -> Entry<Vec<u8>> {
        Entry { journal, at_once }
    }

    fn written(journal: &Journal<Vec<u8>>) -> String {
        journal.locked(|inner| String::from_utf8(inner.to.clone()).unwrap())
    }

    #[test]
    fn lines_wait_and_what_is_serious_takes_them_along() {
        let journal: &'static Journal<Vec<u8>> = Box::leak(Box::new(Journal::new(Vec::new())));
        entry(journal, false).write_all(b"one\n").unwrap();
        assert_eq!(written(journal), "");
        entry(journal, true).write_all(b"two\n").unwrap();
        assert_eq!(written(journal), "one\ntwo\n");
        entry(journal, false).write_all(b"three\n").unwrap();
        journal.flush().unwrap();
        assert_eq!(written(journal), "one\ntwo\nthree\n");
    }

    #[test]
    fn no_more_than_the_room_is_gathered() {
        let journal: &'static Journal<Vec<u8>> = Box::leak(Box::new(Journal::new(Vec::new())));
        let line = vec![b'x'; 1000];
        for _ in 0..=ROOM / 1000 {
            entry(journal, false).write_all(&line).unwrap();
        }
        assert!(written(journal).len() > ROOM);
    }
}
