//! What somebody has told this phone to keep of what only a secret opens: name, secret and the last look.
//!
//! One entry each, `track.{number}` or `project.{code}`: a line with the secret, the item of an application
//! and when the look was taken, by the phone's clock; behind it the answer as it came. Nothing is kept
//! unless somebody says so.

use crate::data::{Asked, Look, Reader, Subject};
use crate::platform::{self, Refused};
use mingbai_contract::application::ApplicationNumber;
use mingbai_contract::{ItemId, ProjectId};

/// Applications.
const APPLICATION: &str = "track.";

/// Projects.
const PROJECT: &str = "project.";

/// Stands in the line where there is no item.
const NO_ITEM: &str = "-";

fn key(subject: &Subject) -> String {
    let kind = match subject {
        Subject::Application(_) => APPLICATION,
        Subject::Project(_) => PROJECT,
    };
    [kind, subject.name()].concat()
}

fn write(look: &Look) -> String {
    let taken = look.taken.to_string();
    let item = look
        .found
        .application()
        .map_or(NO_ITEM, |application| application.item.as_str());
    let line = [look.asked.secret.as_str(), item, &taken].join(" ");
    [&line, "\n", &look.body].concat()
}

fn read(subject: &Subject, reader: Reader, kept: &str) -> Option<Look> {
    let (line, body) = kept.split_once('\n')?;
    let mut words = line.split(' ');
    let asked = Asked {
        subject: subject.clone(),
        secret: words.next()?.parse().ok()?,
        reader,
    };
    let taken = words.nth(1)?.parse().ok()?;
    Look::read(asked, body.to_owned(), taken)
}

fn item(kept: &str) -> Option<ItemId> {
    let line = kept.lines().next()?;
    line.split(' ').nth(1)?.parse().ok()
}

/// The look that is kept of something.
#[must_use]
pub fn of(subject: &Subject, reader: Reader) -> Option<Look> {
    read(subject, reader, &platform::kept(&key(subject))?)
}

/// Whether something is kept.
#[must_use]
pub fn has(subject: &Subject) -> bool {
    platform::kept(&key(subject)).is_some()
}

/// Every application that is kept, with its item; the latest number first.
#[must_use]
pub fn applications() -> Vec<(ApplicationNumber, ItemId)> {
    let mut found: Vec<(ApplicationNumber, ItemId)> = Vec::new();
    for key in platform::kept_keys() {
        let Some(number) = key.strip_prefix(APPLICATION).and_then(|n| n.parse().ok()) else {
            continue;
        };
        if let Some(item) = platform::kept(&key).as_deref().and_then(item) {
            let place = found.iter().position(|(known, _)| *known < number);
            found.insert(place.unwrap_or(found.len()), (number, item));
        }
    }
    found
}

/// Every project that is kept, the latest number first.
#[must_use]
pub fn projects() -> Vec<ProjectId> {
    let keys = platform::kept_keys();
    let codes = keys
        .iter()
        .filter_map(|key| key.strip_prefix(PROJECT)?.parse().ok());
    let mut found: Vec<ProjectId> = codes.collect();
    found.sort_unstable_by(|one, other| other.cmp(one));
    found
}

/// Keeps a look.
///
/// # Errors
/// The browser keeps it only until the page is closed.
pub fn keep(look: &Look) -> Result<(), Refused> {
    platform::keep(&key(&look.asked.subject), &write(look))
}

/// Forgets something.
pub fn forget(subject: &Subject) {
    platform::forget(&key(subject));
}

#[cfg(test)]
mod tests {
    use super::{Subject, item, read, write};
    use crate::data::read_application;
    use crate::pages::track::tests::view_text;

    fn subject() -> Subject {
        Subject::Application("QS202611200001Y".parse().unwrap())
    }

    #[test]
    fn a_look_is_read_as_it_was_kept() {
        let kept = format!(
            "7K3MQ9ZTBP food-business-license 1795141200000\n{}",
            view_text()
        );
        let look = read(&subject(), read_application, &kept).unwrap();
        assert_eq!(
            (look.asked.secret.as_str(), look.taken),
            ("7K3MQ9ZTBP", 1_795_141_200_000)
        );
        assert_eq!(write(&look), kept);
        assert_eq!(item(&kept).unwrap().as_str(), "food-business-license");
    }

    #[test]
    fn what_somebody_else_wrote_there_is_left_out() {
        for kept in ["", "a", "7K3MQ9ZTBP x 1", "7K3MQ9ZTBP x 1\n{}", "a b c\n{}"] {
            assert!(
                read(&subject(), read_application, kept).is_none(),
                "{kept:?}"
            );
        }
    }
}
