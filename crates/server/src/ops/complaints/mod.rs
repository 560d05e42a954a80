//! Anonymous complaints (R10), for whoever complains.
//!
//! Owns how a thread is opened and how something goes on record of it: `mingbai_domain::complaint` says what,
//! the store adds it if nothing else has happened since. Nothing that is sealed is ever opened here, and there
//! is nothing to open it with: only its form is looked at. Nobody is asked who they are, and nothing is kept,
//! logged or counted of who asks. No answer is to be kept by anybody (`no-store`).

pub mod challenge;
pub mod figures;
pub mod file;
pub mod handling;
pub mod key;
pub mod lookup;
pub mod message;
pub mod refusal;
pub mod reopen;
pub mod summaries;
pub mod withdraw;
pub mod work;

use crate::app::App;
use crate::live::current::Current;
use crate::ops::applications::published;
use crate::ops::desk::{day, detail_of};
use crate::problem::{Refusal, internal};
use crate::store::complaints::{
    KeptComplaint, KeptSummary, Moved, NotMoved, Spent, Standing, Threads,
};
use crate::store::staff::Record;
use crate::timekeeper::ACTOR;
use chrono::NaiveDate;
use mingbai_contract::complaint::{
    CategoryId, Complaint, ComplaintEvent, LookUpId, MessageTaken, NewMessage, OfficeKey,
    OfficeKeys, Party, SealedMessage,
};
use mingbai_contract::desk::audit::Deed as Recorded;
use mingbai_contract::desk::complaints::ComplaintId;
use mingbai_contract::log::Hash;
use mingbai_contract::problem::{FieldCode, Problem, ProblemType};
use mingbai_contract::{Date, DepartmentId, ItemId, WindowId};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::complaint::check::{self, Published};
use mingbai_domain::complaint::{Deed, fold, passed, take};
use sha2::{Digest as _, Sha256};

/// How often something is tried anew where somebody else was quicker.
const TRIES: usize = 8;

impl Published for Current {
    fn category(&self, id: &CategoryId) -> bool {
        self.categories.contains(id)
    }

    fn window(&self, id: &WindowId) -> bool {
        self.department_of(id).is_some()
    }

    fn item(&self, id: &ItemId) -> bool {
        self.offers.contains_key(id)
    }

    fn department(&self, id: &DepartmentId) -> bool {
        self.departments.contains(id)
    }
}

/// How the desk's record calls a complaint.
#[must_use]
pub fn complaint_name(id: &ComplaintId) -> String {
    format!("complaint:{id}")
}

/// What names the thread that a look-up id opens.
#[must_use]
pub fn thread(lookup: &LookUpId) -> Hash {
    Hash(Sha256::digest(lookup.0).into())
}

/// The offices' keys that the county's root has signed, as everybody sees them.
///
/// # Errors
/// 503 where the county has made no keys of its own, or none of the offices' is signed.
pub async fn keys(app: &App) -> Result<OfficeKeys, Refusal> {
    let signer = app.ring.signer().ok_or(Refusal::UNAVAILABLE)?;
    let kept = app.store.office_keys().await;
    let kept = kept.map_err(|error| internal(&error))?;
    let keys: Vec<OfficeKey> = kept.into_iter().filter_map(|key| key.signed).collect();
    if keys.is_empty() {
        return Err(Refusal::UNAVAILABLE);
    }
    let root = signer.keys().root;
    Ok(OfficeKeys { root, keys })
}

/// Refuses what is not of the form of something sealed, or is sealed to others than it must be.
///
/// # Errors
/// 400 with the fields, 409 `other_keys`.
pub fn sealed(
    at: &str,
    message: &NewMessage,
    from: Party,
    keys: &OfficeKeys,
    today: NaiveDate,
) -> Result<(), Refusal> {
    let faults = check::envelope(at, &message.envelope, from);
    if !faults.is_empty() {
        return Err(Refusal::fields(faults));
    }
    if !check::is_sealed_to(&message.envelope, &keys.keys, from, today) {
        return Err(refusal::conflict(ProblemType::OtherKeys));
    }
    Ok(())
}

/// What follows from a complaint's events by the calendar, to be found by.
///
/// # Errors
/// [`mingbai_domain::complaint::Refusal::BrokenRecord`].
pub fn standing(
    calendar: &WorkCalendar,
    complaint: &Complaint,
) -> Result<Standing, mingbai_domain::complaint::Refusal> {
    let course = fold(complaint)?;
    let due = course.next_due(calendar, &complaint.terms);
    Ok(Standing {
        due: due.map(|clock| Date(clock.due.date)),
        ended: course.ended().map(Date),
        delete_on: course.delete_on(&complaint.terms).map(Date),
    })
}

/// What is to be recorded.
#[derive(Debug, Default)]
pub struct Along<'a> {
    /// The message that comes with it.
    pub message: Option<(Party, &'a NewMessage)>,
    /// The challenge, where there has to be one.
    pub spent: Option<Spent>,
    /// The summary as it is then, where that changes.
    pub summary: Option<KeptSummary>,
    /// The summary for everybody, where it is released with this.
    pub released: Option<mingbai_contract::complaint::ComplaintSummary>,
}

/// What the store is to write when somebody does something with a complaint.
///
/// # Errors
/// 409 as the domain refuses it.
pub fn moved(
    calendar: &WorkCalendar,
    kept: &KeptComplaint,
    deed: Deed,
    today: NaiveDate,
    along: Along<'_>,
) -> Result<Moved, Refusal> {
    let taken = take(calendar, &kept.complaint, deed, today).map_err(refusal::refused)?;
    let mut complaint = kept.complaint.clone();
    complaint.events.extend(taken);
    let standing = standing(calendar, &complaint).map_err(|error| internal(&error))?;
    let last = complaint
        .events
        .last()
        .map_or(Date(today), |event| event.day);
    let message = along.message.map(|(from, message)| SealedMessage {
        id: message.id,
        from,
        day: last,
        envelope: message.envelope.clone(),
    });
    Ok(Moved {
        id: kept.id,
        after: kept.size(),
        events: complaint.events,
        message,
        standing,
        summary: along.summary,
        released: along.released,
        spent: along.spent,
    })
}

/// Puts on record what time has brought about, once, as the clock does. Tells whether there was anything.
///
/// # Errors
/// Whatever the store says, or that what is on record cannot have happened.
pub async fn settle<S: Threads + ?Sized>(
    store: &S,
    calendar: &WorkCalendar,
    kept: &KeptComplaint,
    today: NaiveDate,
    now_ms: i64,
) -> Result<bool, SettleError> {
    let Some(event) = passed(calendar, &kept.complaint, today)? else {
        return Ok(false);
    };
    let mut complaint = kept.complaint.clone();
    complaint.events.push(event.clone());
    let moved = Moved {
        id: kept.id,
        after: kept.size(),
        standing: standing(calendar, &complaint)?,
        events: complaint.events,
        message: None,
        summary: None,
        released: None,
        spent: None,
    };
    let record = Record {
        at_ms: now_ms,
        actor: ACTOR.to_owned(),
        deed: Recorded::ComplaintMoved,
        subject: complaint_name(&kept.id),
        detail: said(kept.size(), &[event])?,
    };
    // Refused only where somebody was quicker, or all of it was deleted.
    Ok(store.move_complaint(&moved, Some(&record)).await?.is_ok())
}

/// Why what time has brought about could not be put on record.
#[derive(Debug, thiserror::Error)]
pub enum SettleError {
    /// The store.
    #[error(transparent)]
    Store(#[from] crate::store::StoreError),
    /// What is on record cannot have happened.
    #[error("a complaint cannot be read: {0}")]
    Broken(#[from] mingbai_domain::complaint::Refusal),
    /// What is to be recorded cannot be written as JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// What the desk's record says of something that happened to a complaint: how many events there were, and
/// the new ones.
///
/// # Errors
/// None in practice: what is recorded is plain data.
pub fn said(after: u32, events: &[ComplaintEvent]) -> serde_json::Result<String> {
    detail_of(&(after, events))
}

/// Something that the holder of a receipt does.
struct Asked<'a> {
    lookup: LookUpId,
    deed: Deed,
    message: Option<&'a NewMessage>,
    spent: Option<Spent>,
}

/// Records what the holder of a receipt does. Nobody at the desk did it, so there is no entry in its record.
///
/// # Errors
/// 404 where the receipt opens nothing, 409 as the domain refuses it, or where the message or the challenge
/// was used for something else.
async fn act(app: &App, asked: Asked<'_>) -> Result<MessageTaken, Refusal> {
    let now = published(app)?;
    let now_ms = app.clock.now_ms();
    let today = day(now_ms, now.zone).0;
    for _ in 0..TRIES {
        let kept = app.store.complaint_of(&thread(&asked.lookup)).await;
        let kept = kept.map_err(|error| internal(&error))?;
        let kept = kept.ok_or(Refusal::NOT_FOUND)?;
        if let Some(message) = asked.message
            && let Some(taken) = before(app, &kept, message, Party::Reporter).await?
        {
            return Ok(taken);
        }
        let settled = settle(&*app.store, &now.work, &kept, today, now_ms).await;
        if settled.map_err(|error| internal(&error))? {
            continue;
        }
        let along = Along {
            message: asked.message.map(|message| (Party::Reporter, message)),
            spent: asked.spent.clone(),
            ..Along::default()
        };
        let moved = moved(&now.work, &kept, asked.deed.clone(), today, along)?;
        let done = app.store.move_complaint(&moved, None).await;
        match done.map_err(|error| internal(&error))? {
            Ok(()) => return taken(&kept, moved.events),
            Err(NotMoved::Changed) => {}
            Err(why) => return Err(refusal::not_moved(why)),
        }
    }
    Err(Refusal::UNAVAILABLE)
}

/// What is answered to a message that came before; none where it did not.
///
/// # Errors
/// 409 where another message came under its name.
async fn before(
    app: &App,
    kept: &KeptComplaint,
    message: &NewMessage,
    from: Party,
) -> Result<Option<MessageTaken>, Refusal> {
    let known = app.store.message(&kept.id, &message.id).await;
    let Some(known) = known.map_err(|error| internal(&error))? else {
        return Ok(None);
    };
    if known.from != from || known.envelope != message.envelope {
        return Err(Refusal::conflict("/message/id", FieldCode::Taken));
    }
    let mut taken = taken(kept, kept.complaint.events.clone())?;
    taken.day = known.day;
    Ok(Some(taken))
}

/// Where a complaint stands with these events.
fn taken(kept: &KeptComplaint, events: Vec<ComplaintEvent>) -> Result<MessageTaken, Refusal> {
    let complaint = Complaint {
        events,
        ..kept.complaint.clone()
    };
    let course = fold(&complaint).map_err(|error| internal(&error))?;
    Ok(MessageTaken {
        day: Date(course.last),
        state: course.state(),
    })
}

/// For requests about complaints that did not end well.
#[derive(utoipa::IntoResponses)]
pub enum Refused {
    /// A field is unknown, missing or not as it should be (`fields` says which), or the work is not done.
    #[response(status = 400, content_type = "application/problem+json")]
    Invalid(Problem),
    /// The receipt opens nothing.
    #[response(status = 404, content_type = "application/problem+json")]
    Missing(Problem),
    /// It does not fit what is on record.
    #[response(status = 409, content_type = "application/problem+json")]
    Conflict(Problem),
    /// The body is larger than allowed.
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(Problem),
    /// The body is not JSON.
    #[response(status = 415, content_type = "application/problem+json")]
    MediaType(Problem),
    /// The server cannot answer now, or the county has made no keys.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Problem),
}
