//! What is on this phone for the time without a network, and whether a new version of the app waits.
//!
//! Owns what the service worker says about itself; what it says about single answers goes to
//! [`Data`]. Never makes the page load anything: the person decides.

use crate::data::Data;
use crate::platform;
use leptos::prelude::*;

/// What the service worker has told.
#[derive(Clone, Copy)]
pub struct Offline {
    /// A new version of the app is here and waits for the person's word.
    pub update: RwSignal<bool>,
    /// What is kept; none before the worker has counted.
    pub stock: RwSignal<Option<Stock>>,
    /// How far keeping everything is; none when nobody asked for it.
    pub progress: RwSignal<Option<Progress>>,
}

/// What is kept on this phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stock {
    /// Guides that open without a network.
    pub guides: usize,
    /// Bytes of everything, the app itself included.
    pub bytes: usize,
}

/// How far keeping everything is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Done, failed ones included.
    pub done: usize,
    /// In all.
    pub total: usize,
    /// Not to be had.
    pub failed: usize,
}

/// Something the service worker says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Update,
    Here,
    Stock(Stock),
    Kept(Progress),
}

impl Word {
    fn read(words: &str) -> Option<Self> {
        let mut words = words.split(' ');
        let word = words.next()?;
        let mut number = || words.next()?.parse().ok();
        Some(match word {
            "update" => Self::Update,
            "here" => Self::Here,
            "stock" => Self::Stock(Stock {
                guides: number()?,
                bytes: number()?,
            }),
            "kept" => Self::Kept(Progress {
                done: number()?,
                total: number()?,
                failed: number()?,
            }),
            _ => return None,
        })
    }
}

impl Offline {
    /// Provides what is known, which is nothing yet.
    pub fn provide() -> Self {
        let offline = Self {
            update: RwSignal::new(false),
            stock: RwSignal::new(None),
            progress: RwSignal::new(None),
        };
        provide_context(offline);
        offline
    }

    /// What is known.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// Starts the service worker and listens to it, for as long as the page lives.
    pub fn start(self, data: Data) {
        platform::start_worker(move |words| match Word::read(words) {
            None => data.heard(words),
            Some(Word::Update) => self.update.set(true),
            // It has come after the first answers: it is to keep them too.
            Some(Word::Here) => platform::tell_worker(format!("hold {}", data.addresses())),
            Some(Word::Stock(stock)) => self.stock.set(Some(stock)),
            Some(Word::Kept(progress)) => self.progress.set(Some(progress)),
        });
    }

    /// Asks what is kept.
    pub fn count() {
        platform::tell_worker("stock".to_owned());
    }

    /// Keeps every guide and every list, from now on.
    pub fn keep_everything(self) {
        self.progress.set(Some(Progress {
            done: 0,
            total: 0,
            failed: 0,
        }));
        platform::tell_worker("keep".to_owned());
    }

    /// Erases everything that is kept.
    pub fn erase(self) {
        self.progress.set(None);
        platform::tell_worker("erase".to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::{Progress, Stock, Word};

    #[test]
    fn words_of_the_worker_are_understood_and_nothing_else() {
        let stock = Word::Stock(Stock {
            guides: 3,
            bytes: 120_000,
        });
        let kept = Word::Kept(Progress {
            done: 1,
            total: 254,
            failed: 0,
        });
        for (words, expected) in [
            ("update", Some(Word::Update)),
            ("here", Some(Word::Here)),
            ("stock 3 120000", Some(stock)),
            ("kept 1 254 0", Some(kept)),
            ("kept 1 254", None),
            ("stock many", None),
            ("late /api/v1/catalog 1", None),
            ("", None),
        ] {
            assert_eq!(Word::read(words), expected, "{words}");
        }
    }
}
