//! Applications that somebody has told this phone to keep: number, query code and the last look.
//!
//! One entry each, `track.{number}`: a line with the code, the item and when the look was taken, by the
//! phone's clock; behind it the answer as it came. Nothing is kept unless somebody says so.

use crate::data::Look;
use crate::platform::{self, Refused};
use mingbai_contract::ItemId;
use mingbai_contract::application::ApplicationNumber;

const KEY: &str = "track.";

fn key(number: &ApplicationNumber) -> String {
    [KEY, number.as_str()].concat()
}

fn write(look: &Look) -> String {
    let taken = look.taken.to_string();
    let item = look.application.item.as_str();
    let line = [look.code.as_str(), item, &taken].join(" ");
    [&line, "\n", &look.body].concat()
}

fn read(number: &ApplicationNumber, kept: &str) -> Option<Look> {
    let (line, body) = kept.split_once('\n')?;
    let mut words = line.split(' ');
    let code = words.next()?.parse().ok()?;
    let taken = words.nth(1)?.parse().ok()?;
    Look::read(number.clone(), code, body.to_owned(), taken)
}

fn item(kept: &str) -> Option<ItemId> {
    let line = kept.lines().next()?;
    line.split(' ').nth(1)?.parse().ok()
}

/// The look that is kept of an application.
#[must_use]
pub fn of(number: &ApplicationNumber) -> Option<Look> {
    read(number, &platform::kept(&key(number))?)
}

/// Whether an application is kept.
#[must_use]
pub fn has(number: &ApplicationNumber) -> bool {
    platform::kept(&key(number)).is_some()
}

/// Every application that is kept, with its item; the latest number first.
#[must_use]
pub fn all() -> Vec<(ApplicationNumber, ItemId)> {
    let mut found: Vec<(ApplicationNumber, ItemId)> = Vec::new();
    for key in platform::kept_keys() {
        let Some(number) = key.strip_prefix(KEY).and_then(|n| n.parse().ok()) else {
            continue;
        };
        if let Some(item) = platform::kept(&key).as_deref().and_then(item) {
            let place = found.iter().position(|(known, _)| *known < number);
            found.insert(place.unwrap_or(found.len()), (number, item));
        }
    }
    found
}

/// Keeps a look.
///
/// # Errors
/// The browser keeps it only until the page is closed.
pub fn keep(look: &Look) -> Result<(), Refused> {
    platform::keep(&key(&look.number), &write(look))
}

/// Forgets an application.
pub fn forget(number: &ApplicationNumber) {
    platform::forget(&key(number));
}

#[cfg(test)]
mod tests {
    use super::{item, read, write};
    use crate::pages::track::tests::view_text;

    #[test]
    fn a_look_is_read_as_it_was_kept() {
        let number = "QS202611200001Y".parse().unwrap();
        let kept = format!(
            "7K3MQ9ZTBP food-business-license 1795141200000\n{}",
            view_text()
        );
        let look = read(&number, &kept).unwrap();
        assert_eq!(
            (look.code.as_str(), look.taken),
            ("7K3MQ9ZTBP", 1_795_141_200_000)
        );
        assert_eq!(write(&look), kept);
        assert_eq!(item(&kept).unwrap().as_str(), "food-business-license");
    }

    #[test]
    fn what_somebody_else_wrote_there_is_left_out() {
        let number = "QS202611200001Y".parse().unwrap();
        for kept in ["", "a", "7K3MQ9ZTBP x 1", "7K3MQ9ZTBP x 1\n{}", "a b c\n{}"] {
            assert!(read(&number, kept).is_none(), "{kept:?}");
        }
    }
}
