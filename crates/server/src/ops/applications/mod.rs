//! Applications: what all who take them in or record something of them share, be it at the desk or from
//! another system.
//!
//! Owns how an event goes on record: `mingbai_domain::application::take` says what, the store adds it if
//! nothing else has happened since ([`record`]). It never restates a rule. Requests with an
//! `Idempotency-Key` are carried out once ([`once`]).

pub mod explain;
pub mod lookup;
pub mod once;
pub mod record;
pub mod refusal;
pub mod stream;
pub mod take_in;
pub mod ticket;

use crate::app::App;
use crate::live::current::Current;
use crate::problem::{Refusal, internal};
use crate::secret;
use crate::store::applications::{Kept, KeptTruth, NotTaken};
use mingbai_contract::DepartmentId;
use mingbai_contract::application::{ApplicationNumber, ApplicationView, QueryCode};
use mingbai_contract::log::Timestamp;
use mingbai_contract::overtime::OvertimeReason;
use mingbai_contract::problem::FieldCode;
use mingbai_domain::application::{Course, Explained, Truth, explained};
use mingbai_domain::supervision;
use std::sync::Arc;

/// Who does something, and when.
#[derive(Debug, Clone)]
pub struct Doer {
    /// As the desk's record calls them.
    pub actor: String,
    /// The time of the request, milliseconds since 1970, UTC.
    pub now_ms: i64,
}

/// How the desk's record calls an application.
#[must_use]
pub fn application_name(number: &ApplicationNumber) -> String {
    format!("application:{}", number.as_str())
}

/// The hash that number and code together have, under which the application is kept: who has only one of
/// them looks for something that is not there, whichever it is.
#[must_use]
pub fn opens(number: &ApplicationNumber, code: &QueryCode) -> String {
    secret::hash(
        "application",
        &format!("{}\n{}", number.as_str(), code.as_str()),
    )
}

/// What is published now.
///
/// # Errors
/// 503 while nothing is.
pub fn published(app: &App) -> Result<Arc<Current>, Refusal> {
    app.live.current().ok_or(Refusal::UNAVAILABLE)
}

/// A moment on the county's wall.
#[must_use]
pub const fn moment(now: &Current, unix_ms: i64) -> Timestamp {
    Timestamp {
        unix_ms,
        minutes_east: now.zone.minutes_east(),
    }
}

/// An application as it stands at a moment.
///
/// # Errors
/// 500 where what is on record cannot have happened, which nothing that is taken in brings about.
pub fn seen(now: &Current, kept: Kept, now_ms: i64) -> Result<ApplicationView, Refusal> {
    let reasons = reasons(now, &kept);
    let view = explained(&now.work, kept.application, &reasons, now_ms);
    view.map_err(|error| internal(&error))
}

/// The reasons that an application's office has published for being late.
#[must_use]
pub fn reasons(now: &Current, kept: &Kept) -> Vec<Explained> {
    let given = kept.reasons.iter().map(|given| Explained {
        truth: given.truth.clone(),
        reason: OvertimeReason {
            at: moment(now, given.at_ms),
            text: given.text.clone(),
        },
    });
    given.collect()
}

/// Something that became true, as it is kept.
#[must_use]
pub fn truth(course: &Course, truth: &Truth, owner: &DepartmentId) -> KeptTruth {
    KeptTruth {
        key: truth.key(),
        at_ms: truth.at.unix_ms,
        answers: supervision::answers(course, truth, owner),
    }
}

/// What is answered when nothing was written.
#[must_use]
pub fn not_taken(why: NotTaken) -> Refusal {
    match why {
        NotTaken::Missing => Refusal::NOT_FOUND,
        NotTaken::Changed => Refusal::conflict("/after", FieldCode::Wrong),
        NotTaken::OtherRequest => Refusal::conflict(once::HEADER, FieldCode::Taken),
        NotTaken::NoNumber => Refusal::UNAVAILABLE,
    }
}
