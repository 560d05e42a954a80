//! What is read out of an answer that a secret has opened: as much as the page shows, the rest is worked out.

use mingbai_client::json::Json;
use mingbai_client::read::{Faults, Read, from_text};
use mingbai_contract::application::Application;
use mingbai_contract::log::Timestamp;
use mingbai_contract::overtime::OvertimeReason;
use mingbai_contract::project::ProjectPage;

/// What was found.
#[derive(Debug)]
pub enum Found {
    /// An application with everything that had happened by then, and why its office is late, where that is
    /// published.
    Application(Box<Application>, Option<String>),
    /// A project.
    Project(Box<ProjectPage>),
}

impl Found {
    /// The application that was found.
    #[must_use]
    pub fn application(&self) -> Option<&Application> {
        match self {
            Found::Application(application, _) => Some(application),
            Found::Project(_) => None,
        }
    }

    /// Why the office is late, as it has published it (R5).
    #[must_use]
    pub fn late_reason(&self) -> Option<&str> {
        match self {
            Found::Application(_, reason) => reason.as_deref(),
            Found::Project(_) => None,
        }
    }

    /// The project that was found.
    #[must_use]
    pub fn project(&self) -> Option<&ProjectPage> {
        match self {
            Found::Project(page) => Some(page),
            Found::Application(..) => None,
        }
    }
}

/// What is read out of an answer.
#[derive(Debug)]
pub struct Seen {
    /// The server's time, in milliseconds since 1970.
    pub as_of: i64,
    /// Another one where something has happened.
    pub version: i64,
    /// What was found.
    pub found: Found,
}

/// How an answer is read; none where it is none, or of another time.
pub type Reader = fn(&str) -> Option<Seen>;

/// What the phone takes out of the answer about an application; the rest it works out by itself.
struct Events {
    as_of: Timestamp,
    application: Application,
    reasons: Vec<Reasoned>,
}

/// Why an office was late, by what became true then; none where it does not say.
struct Reasoned(Option<OvertimeReason>);

impl Read for Reasoned {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        Self(Read::read(faults.field(value, "reason"), faults))
    }
}

impl Read for Events {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        Self {
            as_of: Read::read(faults.field(value, "as_of"), faults),
            application: Read::read(faults.field(value, "application"), faults),
            reasons: Read::read(faults.field(value, "truths"), faults),
        }
    }
}

/// Reads an answer about an application.
#[must_use]
pub fn read_application(body: &str) -> Option<Seen> {
    let seen: Events = from_text(body).ok()?;
    let reasons = seen.reasons.into_iter().filter_map(|reasoned| reasoned.0);
    let reason = reasons.max_by_key(|reason| reason.at.unix_ms);
    // Events are only ever added; a reason may be given anew.
    let said = reason.as_ref().map_or(0, |reason| reason.at.unix_ms);
    let events = i64::try_from(seen.application.events.len()).unwrap_or_default();
    Some(Seen {
        as_of: seen.as_of.unix_ms,
        version: said.wrapping_add(events),
        found: Found::Application(Box::new(seen.application), reason.map(|reason| reason.text)),
    })
}

/// Reads an answer about a project.
#[must_use]
pub fn read_project(body: &str) -> Option<Seen> {
    let page: ProjectPage = from_text(body).ok()?;
    Some(Seen {
        as_of: page.as_of.unix_ms,
        version: i64::from(page.version),
        found: Found::Project(Box::new(page)),
    })
}

#[cfg(test)]
mod tests {
    use super::{Found, read_application};
    use crate::pages::track::tests::view_text;
    use serde_json::{Value, json};

    /// R5: the last reason holds, and a new one is news.
    #[test]
    fn r5_the_last_reason_for_being_late_is_read() {
        let mut view: Value = serde_json::from_str(&view_text()).unwrap();
        let mut read = |truths: Value| {
            view["truths"] = truths;
            let seen = read_application(&view.to_string()).unwrap();
            let Found::Application(_, reason) = seen.found else {
                panic!("not an application");
            };
            (seen.version, reason)
        };
        let truth = |reason: Value| {
            json!({
                "at": "2026-11-20T00:00:00.000+08:00", "truth": "overdue", "clock": "committed",
                "reason": reason,
            })
        };
        let said = |at: &str, text: &str| truth(json!({"at": at, "text": text}));
        let (bare, none) = read(json!([truth(Value::Null)]));
        assert_eq!(none, None);
        let (early, late) = (
            said("2026-11-20T10:00:00.000+08:00", "甲"),
            said("2026-11-21T10:00:00.000+08:00", "乙"),
        );
        let (one, first) = read(json!([early]));
        let (two, last) = read(json!([late, early]));
        assert_eq!(
            (first.as_deref(), last.as_deref()),
            (Some("甲"), Some("乙"))
        );
        assert!(bare != one && one != two && bare != two);
    }
}
