//! What form and server check alike, every fault at once.

use crate::overtime::check_public;
use mingbai_contract::catalog::Publication;
use mingbai_contract::limits::{RATING_COMMENT_CHARS, RATING_TAGS, RECTIFICATION_CHARS};
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_contract::rating::{Level, Rating, RatingTag};
use mingbai_contract::{ItemId, WindowId};

/// What is published, as far as a rating may name it.
pub trait Published {
    /// Whether there is such a window.
    fn window(&self, id: &WindowId) -> bool;
    /// Whether there is such an item.
    fn item(&self, id: &ItemId) -> bool;
    /// The reasons that can be ticked.
    fn tags(&self) -> &[RatingTag];
}

impl Published for Publication {
    fn window(&self, id: &WindowId) -> bool {
        self.windows.iter().any(|window| window.id == *id)
    }

    fn item(&self, id: &ItemId) -> bool {
        self.guides.iter().any(|guide| guide.id == *id)
    }

    fn tags(&self) -> &[RatingTag] {
        &self.lists.rating_tags
    }
}

fn fault(at: &str, name: &str, code: FieldCode) -> FieldProblem {
    FieldProblem {
        field: [at, name].concat(),
        code,
    }
}

/// Everything that is wrong with a rating. Fields are JSON pointers below `at`. A bad level needs a reason, where
/// any is published for it.
#[must_use]
pub fn rating(at: &str, rating: &Rating, published: &impl Published) -> Vec<FieldProblem> {
    let mut faults = Vec::new();
    if !published.window(&rating.window) {
        faults.push(fault(at, "/window", FieldCode::UnknownValue));
    }
    faults.extend(tags(at, rating, published.tags()));
    faults.extend(comment(at, rating.comment.as_deref()));
    if rating.item.as_ref().is_some_and(|id| !published.item(id)) {
        faults.push(fault(at, "/item", FieldCode::UnknownValue));
    }
    faults
}

/// The reasons that go with a level, in the publisher's order.
pub fn fitting(tags: &[RatingTag], level: Level) -> impl Iterator<Item = &RatingTag> {
    tags.iter().filter(move |tag| tag.levels.contains(&level))
}

fn tags(at: &str, rating: &Rating, published: &[RatingTag]) -> Vec<FieldProblem> {
    let mut faults = Vec::new();
    if rating.tags.len() > RATING_TAGS {
        faults.push(fault(at, "/tags", FieldCode::TooLong));
    }
    let wants_one = rating.level.is_bad() && fitting(published, rating.level).next().is_some();
    if rating.tags.is_empty() && wants_one {
        faults.push(fault(at, "/tags", FieldCode::Missing));
    }
    for (place, id) in rating.tags.iter().take(RATING_TAGS).enumerate() {
        let code = match published.iter().find(|tag| tag.id == *id) {
            None => FieldCode::UnknownValue,
            Some(tag) if !tag.levels.contains(&rating.level) => FieldCode::DoesNotFit,
            Some(_) if rating.tags.iter().take(place).any(|before| before == id) => {
                FieldCode::Taken
            }
            Some(_) => continue,
        };
        faults.push(fault(at, &["/tags/", &place.to_string()].concat(), code));
    }
    faults
}

/// Whether a comment is too long, or nothing but space: then it is left out.
#[must_use]
pub fn comment(at: &str, comment: Option<&str>) -> Option<FieldProblem> {
    let comment = comment?;
    let code = if comment.trim().is_empty() {
        FieldCode::TooShort
    } else if comment.chars().count() > RATING_COMMENT_CHARS {
        FieldCode::TooLong
    } else {
        return None;
    };
    Some(fault(at, "/comment", code))
}

/// Everything that is wrong with what an office says: its length, and a run of seven digits or more, which is a
/// phone's, a case's or a person's number.
#[must_use]
pub fn said(text: &str) -> Vec<FieldProblem> {
    let code = check_public(text, RECTIFICATION_CHARS);
    code.map(|code| fault("", "/text", code))
        .into_iter()
        .collect()
}
