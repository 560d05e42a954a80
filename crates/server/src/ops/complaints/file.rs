//! `POST /api/v1/complaints`.
//!
//! Once, however often it is sent: the thread's name is random and made on the phone, and what was taken in
//! under it is told by its commitment. So there is no other record of the request.

use super::refusal::{conflict, not_moved};
use super::{Refused, keys, work};
use crate::app::App;
use crate::keys::ring::Signer;
use crate::live::current::Current;
use crate::ops::applications::published;
use crate::ops::body::Sealed;
use crate::ops::desk::{day, say};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::secret;
use crate::store::complaints::{KeptComplaint, NewThread, NotMoved, Spent};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::Date;
use mingbai_contract::complaint::{
    Complaint, ComplaintClockCode, ComplaintEvent, ComplaintEventType, ComplaintTaken,
    ComplaintTerms, NewComplaint, Party, SealedComplaint, SealedMessage,
};
use mingbai_contract::desk::complaints::ComplaintId;
use mingbai_contract::log::{EntryKind, Hash, LogEntry};
use mingbai_contract::problem::ProblemType;
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::complaint::{check, standing};
use mingbai_domain::log::record;
use mingbai_domain::log::tree::commitment;
use std::sync::Arc;

/// Complain
///
/// Without a name. What is sealed only the complaint office and the supervision office can open; in the clear
/// stand the category and, if one likes, window, item and departments. Answers with the county's signed word
/// for it, which says when it was taken in and nothing of what, and with both due dates. The same complaint
/// sent again gets the same answer; another one for the same thread 409. All faults come at once (400).
#[utoipa::path(
    post,
    path = "/api/v1/complaints",
    operation_id = "file_complaint",
    tag = "complaints",
    request_body = NewComplaint,
    responses((status = 200, description = "It was taken in", body = ComplaintTaken), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    _: NoQuery,
    body: Sealed<NewComplaint>,
) -> Result<Response, Refusal> {
    let NewComplaint { complaint, proof } = &body.value;
    let now = published(&app)?;
    let faults = check::routing(
        "/complaint",
        Some(&complaint.category),
        &complaint.routing,
        &*now,
    );
    let envelope = check::envelope("/complaint/envelope", &complaint.envelope, Party::Reporter);
    let faults = [faults, envelope].concat();
    if !faults.is_empty() {
        return Err(Refusal::fields(faults));
    }
    if let Some(answer) = before(&app, &now, complaint).await? {
        return Ok(say(answer));
    }
    let spent = work::done(&app, proof).await?;
    let keys = keys(&app).await?;
    let today = day(app.clock.now_ms(), now.zone);
    if !check::is_sealed_to(&complaint.envelope, &keys.keys, Party::Reporter, today.0) {
        return Err(conflict(ProblemType::OtherKeys));
    }
    let signer = app.ring.signer().ok_or(Refusal::UNAVAILABLE)?;
    let id = secret::random().map(ComplaintId);
    let taking = TakingIn {
        signer: &signer,
        calendar: &now.work,
        terms: now.complaints,
        id: id.map_err(|error| internal(&error))?,
        received: today,
        today,
        spent: Some(spent),
    };
    let new = new_thread(complaint, taking)?;
    let done = app.store.file_complaint(&new).await;
    match done.map_err(|error| internal(&error))? {
        Ok(()) => Ok(say(answer(&now, &new.kept)?)),
        // The same at the same moment: one of the two wrote it.
        Err(NotMoved::Taken | NotMoved::Spent) => match before(&app, &now, complaint).await? {
            Some(answer) => Ok(say(answer)),
            None => Err(not_moved(NotMoved::Spent)),
        },
        Err(why) => Err(not_moved(why)),
    }
}

/// What was answered to the same complaint before; none where the thread is new.
///
/// # Errors
/// 409 where something else was taken in under its name.
async fn before(
    app: &App,
    now: &Current,
    complaint: &SealedComplaint,
) -> Result<Option<ComplaintTaken>, Refusal> {
    let known = app.store.complaint_of(&complaint.thread).await;
    let Some(known) = known.map_err(|error| internal(&error))? else {
        return Ok(None);
    };
    if committed(complaint, &known.salt) != known.receipt.commitment {
        return Err(not_moved(NotMoved::Taken));
    }
    answer(now, &known).map(Some)
}

fn committed(complaint: &SealedComplaint, salt: &Hash) -> Hash {
    let record = record::complaint(complaint);
    commitment(EntryKind::Complaint, &salt.0, &record)
}

/// What a complaint is taken in with.
#[derive(Debug)]
pub struct TakingIn<'a> {
    /// Who signs the county's word for it.
    pub signer: &'a Signer,
    /// Which days are working days (R1).
    pub calendar: &'a WorkCalendar,
    /// What is promised (R10).
    pub terms: ComplaintTerms,
    /// What it is called at the desk.
    pub id: ComplaintId,
    /// The day on which its clocks start.
    pub received: Date,
    /// The day of the county's word for it.
    pub today: Date,
    /// The challenge, where there had to be one.
    pub spent: Option<Spent>,
}

/// A new complaint as it is kept, with its first message and what enters the log for it.
///
/// # Errors
/// None in practice: there is randomness, and a complaint that has come in can be folded.
pub fn new_thread(sent: &SealedComplaint, with: TakingIn<'_>) -> Result<NewThread, Refusal> {
    let salt = secret::random().map(Hash);
    let salt = salt.map_err(|error| internal(&error))?;
    let mut received = ComplaintEvent::new(with.received, ComplaintEventType::Received);
    received.message = Some(sent.message);
    let complaint = Complaint {
        category: sent.category.clone(),
        routing: sent.routing.clone(),
        terms: with.terms,
        events: vec![received],
    };
    let (kind, commitment) = (EntryKind::Complaint, committed(sent, &salt));
    let standing = super::standing(with.calendar, &complaint);
    Ok(NewThread {
        standing: standing.map_err(|error| internal(&error))?,
        kept: KeptComplaint {
            id: with.id,
            thread: sent.thread,
            complaint,
            receipt: with.signer.receipt(kind, commitment, with.today),
            salt,
            summary: None,
        },
        message: SealedMessage {
            id: sent.message,
            from: Party::Reporter,
            day: with.received,
            envelope: sent.envelope.clone(),
        },
        entry: LogEntry { kind, commitment },
        spent: with.spent,
    })
}

/// What is answered, whenever it is asked: nothing of it depends on what has happened since.
fn answer(now: &Current, kept: &KeptComplaint) -> Result<ComplaintTaken, Refusal> {
    let mut first = kept.complaint.clone();
    first.events.truncate(1);
    let day = kept.receipt.day;
    let standing = standing(&now.work, &first, day.0).map_err(|error| internal(&error))?;
    let due = |code: ComplaintClockCode| {
        let mut clocks = standing.clocks.iter();
        clocks.find(|clock| clock.clock == code)
    };
    let take_up = due(ComplaintClockCode::TakeUp);
    let conclude = due(ComplaintClockCode::Conclude);
    let (take_up, conclude) = take_up.zip(conclude).ok_or(Refusal::INTERNAL)?;
    Ok(ComplaintTaken {
        receipt: kept.receipt.clone(),
        salt: kept.salt,
        day,
        take_up_by: take_up.due,
        conclude_by: conclude.due,
        provisional: conclude.provisional,
        retention_days: first.terms.retention_days,
    })
}
