//! What becomes of drafts that are to come out: the publication with them, or everything that speaks against it.
//! Pure; the store carries it out.

use mingbai_contract::Date;
use mingbai_contract::calendar::Calendar;
use mingbai_contract::catalog::Publication;
use mingbai_contract::desk::publishing::{Content, DraftFault, DraftOf};
use mingbai_domain::publishing::{Misfit, content, faults, past_days, with};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// The code of a day that is over and would be another kind of day (R1).
pub const PAST_DAY: &str = "past_day_changed";

/// The code of a draft that was begun from something that is no longer published.
pub const OUTDATED: &str = "outdated";

/// A draft that is to come out.
#[derive(Debug, Clone, PartialEq)]
pub struct Coming {
    /// Of what.
    pub of: DraftOf,
    /// What it says.
    pub content: Content,
    /// The stamp of what was published when it was begun; empty where nothing was.
    pub based_on: String,
}

/// Why drafts do not come out.
#[derive(Debug, Clone, PartialEq)]
pub enum NotOut {
    /// What is published of these is another one than when they were begun.
    Outdated(Vec<DraftOf>),
    /// Something is wrong with them, or would be with something else.
    Faulty(Vec<DraftFault>),
    /// What is published, or a draft, cannot be written as JSON; never in practice.
    Unwritable(String),
}

impl From<serde_json::Error> for NotOut {
    fn from(error: serde_json::Error) -> Self {
        Self::Unwritable(error.to_string())
    }
}

impl NotOut {
    /// The same as faults, for whoever looks at it later.
    #[must_use]
    pub fn faults(self) -> Vec<DraftFault> {
        match self {
            Self::Faulty(faults) => faults,
            Self::Outdated(drafts) => drafts.into_iter().map(outdated).collect(),
            Self::Unwritable(_) => Vec::new(),
        }
    }
}

fn outdated(of: DraftOf) -> DraftFault {
    DraftFault {
        of: Some(of),
        field: String::new(),
        code: OUTDATED.to_owned(),
        is_error: true,
        found: String::new(),
    }
}

/// A mark of what a content says: equal exactly where it says the same.
///
/// # Errors
/// None in practice: contents are plain data.
pub fn stamp(content: &Content) -> serde_json::Result<String> {
    let digest = Sha256::digest(serde_json::to_vec(content)?);
    let mut hex = String::with_capacity(32);
    for byte in digest.iter().take(16) {
        let _ = write!(hex, "{byte:02x}");
    }
    Ok(hex)
}

/// The stamp of what is published of something; empty where nothing is.
///
/// # Errors
/// As [`stamp`].
pub fn published_stamp(publication: &Publication, of: &DraftOf) -> serde_json::Result<String> {
    content(publication, of).map_or_else(|| Ok(String::new()), |content| stamp(&content))
}

/// The publication with these drafts come out on a day.
///
/// # Errors
/// [`NotOut`]; all that is wrong at once.
pub fn come_out(
    publication: &Publication,
    drafts: &[Coming],
    day: Date,
) -> Result<Publication, NotOut> {
    let mut late = Vec::new();
    for draft in drafts {
        if published_stamp(publication, &draft.of)? != draft.based_on {
            late.push(draft.of.clone());
        }
    }
    if !late.is_empty() {
        return Err(NotOut::Outdated(late));
    }
    let pairs = drafts.iter().map(|draft| (&draft.of, &draft.content));
    let (new, faults) = try_out(publication, pairs, day);
    match new {
        Some(new) if !faults.iter().any(|fault| fault.is_error) => Ok(new),
        _ => Err(NotOut::Faulty(faults)),
    }
}

/// The publication with these contents, and everything that would be wrong with it. None where a content is of
/// something else than it is said to be.
#[must_use]
pub fn try_out<'a>(
    publication: &Publication,
    drafts: impl IntoIterator<Item = (&'a DraftOf, &'a Content)>,
    day: Date,
) -> (Option<Publication>, Vec<DraftFault>) {
    let new = match with(publication, drafts, day) {
        Ok(new) => new,
        Err(Misfit(of)) => {
            let fault = DraftFault {
                code: "not_decodable".to_owned(),
                ..outdated(of)
            };
            return (None, vec![fault]);
        }
    };
    let mut found = faults(&new);
    found.extend(past(&publication.calendar, &new.calendar, day));
    (Some(new), found)
}

/// Days that are over stay what they were (R1).
fn past(before: &Calendar, after: &Calendar, day: Date) -> Vec<DraftFault> {
    use chrono::Datelike as _;
    let changed = past_days(before, after, day.0).into_iter();
    let fault = |date: Date| DraftFault {
        of: Some(DraftOf::Year(date.0.year())),
        field: String::new(),
        code: PAST_DAY.to_owned(),
        is_error: true,
        found: date.to_string(),
    };
    changed.map(fault).collect()
}
