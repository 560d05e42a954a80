//! What this phone keeps of ratings (R11, R15): those that are not sent yet, and what opens what became of a bad
//! one, only where somebody says so.
//!
//! A rating that waits lies in the outbox under `rating.{name}`, with its window beside it: a line with its
//! secret, its level and the kind of its code, then the rating as it is sent. `rated.{secret}` holds window and
//! day of a bad one.

use crate::platform::{self, Alone, NotKept, Refused};
use mingbai_contract::log::Hash;
use mingbai_contract::rating::{Code, Level, RatingSecret};
use mingbai_contract::{Date, WindowId};

const WAITS: &str = "rating.";
const KEPT: &str = "rated.";
const SENDING: &str = "mingbai.sending.rating.";

/// What a rating was scanned from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The code on the window's screen.
    Live,
    /// The token of a concluded application.
    Receipt,
    /// A printed code.
    Poster,
    /// Nothing.
    None,
}

impl Kind {
    const ALL: [(Self, &'static str); 4] = [
        (Self::Live, "l"),
        (Self::Receipt, "t"),
        (Self::Poster, "p"),
        (Self::None, "-"),
    ];

    /// The kind of a code.
    #[must_use]
    pub const fn of(code: Option<&Code>) -> Self {
        match code {
            Some(Code::Live(_)) => Self::Live,
            Some(Code::Receipt { .. }) => Self::Receipt,
            Some(Code::Poster { .. }) => Self::Poster,
            None => Self::None,
        }
    }
}

/// A rating as it waits to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsent {
    /// Opens what becomes of it.
    pub secret: RatingSecret,
    /// Its level.
    pub level: Level,
    /// What it was scanned from.
    pub kind: Kind,
    /// As it is sent, JSON.
    pub rating: String,
}

fn write(unsent: &Unsent) -> String {
    let kind = Kind::ALL.iter().find(|(kind, _)| *kind == unsent.kind);
    let kind = kind.map_or("-", |(_, word)| word);
    let (secret, level) = (unsent.secret.to_string(), unsent.level.number().to_string());
    [&secret, " ", &level, " ", kind, "\n", &unsent.rating].concat()
}

fn read(text: &str) -> Option<Unsent> {
    let (line, rating) = text.split_once('\n')?;
    let mut words = line.split(' ');
    let (secret, level, kind) = (words.next()?, words.next()?, words.next()?);
    let kind = Kind::ALL.iter().find(|(_, word)| *word == kind)?.0;
    Some(Unsent {
        secret: secret.parse().ok()?,
        level: Level::try_from(level.parse::<u8>().ok()?).ok()?,
        kind,
        rating: rating.to_owned(),
    })
}

fn place(name: &Hash) -> String {
    [WAITS, &name.to_string()].concat()
}

fn waiting([key, window]: &[String; 2]) -> Option<(Hash, WindowId)> {
    let name = key.strip_prefix(WAITS)?.parse().ok()?;
    Some((name, window.parse().ok()?))
}

/// Every rating that is not sent yet, with its window; in no order, as nobody is to know one.
pub async fn unsent() -> Vec<(Hash, WindowId)> {
    let all = platform::outbox_list().await;
    all.iter().filter_map(waiting).collect()
}

/// One that is not sent yet; none where it was sent or deleted meanwhile.
pub async fn unsent_one(name: &Hash) -> Option<Unsent> {
    read(&platform::outbox_read(&place(name)).await?)
}

/// Keeps a rating until it is sent. Once this has answered it is there whatever happens to the phone.
///
/// # Errors
/// The browser keeps it only until the page is closed, and why.
pub async fn keep_unsent(name: &Hash, window: &WindowId, unsent: &Unsent) -> Result<(), NotKept> {
    platform::outbox_keep(&place(name), window.as_str(), &write(unsent)).await
}

/// It was taken in, or is not to be sent.
pub async fn forget_unsent(name: &Hash) {
    platform::outbox_forget(&place(name)).await;
}

/// Waits until no other page of this phone is sending it.
pub async fn turn(name: &Hash) -> Alone {
    platform::alone(&[SENDING, &name.to_string()].concat()).await
}

fn kept_place(secret: &RatingSecret) -> String {
    [KEPT, &secret.to_string()].concat()
}

/// What opens what became of a bad rating, with its window and day.
#[must_use]
pub fn kept() -> Vec<(RatingSecret, WindowId, Date)> {
    let keys = platform::kept_keys();
    let found = keys.iter().filter_map(|key| {
        let secret = key.strip_prefix(KEPT)?.parse().ok()?;
        let kept = platform::kept(key)?;
        let (window, day) = kept.split_once(' ')?;
        Some((secret, window.parse().ok()?, day.parse().ok()?))
    });
    let mut found: Vec<(RatingSecret, WindowId, Date)> = found.collect();
    found.sort_by_key(|(_, _, day)| std::cmp::Reverse(*day));
    found
}

/// Whether that is kept.
#[must_use]
pub fn has(secret: &RatingSecret) -> bool {
    platform::kept(&kept_place(secret)).is_some()
}

/// Keeps it.
///
/// # Errors
/// The browser keeps it only until the page is closed.
pub fn keep(secret: &RatingSecret, window: &WindowId, day: Date) -> Result<(), Refused> {
    let text = [window.as_str(), " ", &day.to_string()].concat();
    platform::keep(&kept_place(secret), &text)
}

/// Forgets it.
pub fn forget(secret: &RatingSecret) {
    platform::forget(&kept_place(secret));
}

/// How many are kept.
#[must_use]
pub fn count() -> usize {
    let keys = platform::kept_keys();
    keys.iter().filter(|key| key.starts_with(KEPT)).count()
}

#[cfg(test)]
mod tests {
    use super::{Hash, Kind, Unsent, place, read, waiting, write};
    use mingbai_contract::rating::{Level, RatingSecret};

    #[test]
    fn a_rating_is_read_as_it_was_kept() {
        for (kind, word) in Kind::ALL {
            let unsent = Unsent {
                secret: RatingSecret([7; 32]),
                level: Level::Dissatisfied,
                kind,
                rating: "{\"comment\":\"一\\n二\"}\n".to_owned(),
            };
            let text = write(&unsent);
            assert!(text.contains(&format!(" 2 {word}\n")), "{text}");
            assert_eq!(read(&text), Some(unsent));
        }
    }

    #[test]
    fn what_somebody_else_wrote_there_is_left_out() {
        let secret = RatingSecret([7; 32]);
        for text in [
            "",
            "x",
            "x 2 l\n{}",
            &format!("{secret} 6 l\n{{}}"),
            &format!("{secret} 2 z\n{{}}"),
            &format!("{secret} 2 l"),
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
        let name = Hash([1; 32]);
        let listed = |key: &str, window: &str| waiting(&[key.to_owned(), window.to_owned()]);
        assert_eq!(
            listed(&place(&name), "A03"),
            Some((name, "A03".parse().unwrap()))
        );
        // Complaints lie there under their names alone, with their day.
        assert_eq!(listed(&name.to_string(), "2026-11-20"), None);
        assert_eq!(listed("rating.x", "A03"), None);
    }
}
