//! Complaints at the desk (R10): by due date, read, moved.
//!
//! What is sealed goes through as it is: the browser that holds an office's key opens it, and seals what is
//! written back. Whatever is done stands in the desk's record, without anything that was written.

pub mod conclusion;
pub mod departments;
pub mod extension;
pub mod fifteen;
pub mod get;
pub mod list;
pub mod release;
pub mod reply;
pub mod step_up;
pub mod summary;
pub mod take_up;
pub mod waiting;

use super::{May, day};
use crate::app::App;
use crate::live::current::Current;
use crate::ops::applications::published;
use crate::ops::complaints::refusal::{conflict, not_moved};
use crate::ops::complaints::{Along, complaint_name, keys, moved, said, sealed};
use crate::problem::{Refusal, internal};
use crate::store::complaints::KeptComplaint;
use mingbai_contract::complaint::{NewMessage, Party};
use mingbai_contract::desk::audit::Deed as Recorded;
use mingbai_contract::desk::complaints::{
    ComplaintFile, ComplaintId, SummaryFile, WriteToReporter,
};
use mingbai_contract::problem::{FieldCode, ProblemType};
use mingbai_domain::complaint::check::is_from_office;
use mingbai_domain::complaint::{Deed, standing};
use std::sync::Arc;

/// A complaint, and what is published now.
async fn find(app: &App, id: &ComplaintId) -> Result<(Arc<Current>, KeptComplaint), Refusal> {
    let now = published(app)?;
    let kept = app.store.complaint(id).await;
    let kept = kept.map_err(|error| internal(&error))?;
    Ok((now, kept.ok_or(Refusal::NOT_FOUND)?))
}

/// A complaint as the desk sees it now.
///
/// # Errors
/// 404 where there is none.
async fn file(app: &App, id: &ComplaintId) -> Result<ComplaintFile, Refusal> {
    let (now, kept) = find(app, id).await?;
    let today = day(app.clock.now_ms(), now.zone).0;
    let messages = app.store.messages(id).await;
    let standing = standing(&now.work, &kept.complaint, today);
    let may = |deed: Deed| moved(&now.work, &kept, deed, today, Along::default()).is_ok();
    // Whatever message would come with it.
    let any = mingbai_contract::complaint::MessageId([0; 16]);
    Ok(ComplaintFile {
        id: kept.id,
        thread: kept.thread,
        after: kept.size(),
        standing: standing.map_err(|error| internal(&error))?,
        fifteen_possible: may(Deed::SetFifteen(any)),
        extendable: may(Deed::Extend(any)),
        messages: messages.map_err(|error| internal(&error))?,
        keys: keys(app).await?,
        summary: kept.summary.map(|summary| SummaryFile {
            text: summary.text,
            by: summary.by,
            released: !summary.waits,
        }),
        complaint: kept.complaint,
    })
}

/// Something that is done with a complaint at the desk.
struct Act<'a> {
    id: ComplaintId,
    /// How many events the complaint had when this was decided.
    after: u32,
    deed: Deed,
    along: Along<'a>,
    /// What the record calls it.
    recorded: Recorded,
}

/// Records it, unless more has happened since.
///
/// # Errors
/// 404 where there is no such complaint, 409 as the domain refuses it, or where more has happened since.
async fn act<O>(app: &App, may: &May<O>, act: Act<'_>) -> Result<ComplaintFile, Refusal> {
    let (now, kept) = find(app, &act.id).await?;
    if let Some((_, message)) = act.along.message
        && is_known(app, &act.id, message).await?
    {
        return file(app, &act.id).await;
    }
    if kept.size() != act.after {
        return Err(Refusal::conflict("/after", FieldCode::Wrong));
    }
    let today = day(may.now_ms, now.zone).0;
    let moved = moved(&now.work, &kept, act.deed, today, act.along)?;
    let known = kept.complaint.events.len();
    let new = moved.events.get(known..).unwrap_or_default();
    let detail = said(act.after, new).map_err(|error| internal(&error))?;
    let record = may.record(act.recorded, complaint_name(&act.id), detail);
    let done = app.store.move_complaint(&moved, Some(&record)).await;
    done.map_err(|error| internal(&error))?.map_err(not_moved)?;
    file(app, &act.id).await
}

/// Whether the same message came before.
///
/// # Errors
/// 409 where another one came under its name.
async fn is_known(app: &App, id: &ComplaintId, message: &NewMessage) -> Result<bool, Refusal> {
    let known = app.store.message(id, &message.id).await;
    let Some(known) = known.map_err(|error| internal(&error))? else {
        return Ok(false);
    };
    if known.from != Party::Office || known.envelope != message.envelope {
        return Err(Refusal::conflict("/message/id", FieldCode::Taken));
    }
    Ok(true)
}

/// Does something that is written to the reporter with it.
///
/// # Errors
/// As [`act`]; 400 where it has not the form of something sealed, 409 `other_keys` where it is not sealed to
/// the reporter and all offices, or not with a key that is in use.
async fn write<O>(
    app: &App,
    may: &May<O>,
    id: ComplaintId,
    new: &WriteToReporter,
    deed: Deed,
) -> Result<ComplaintFile, Refusal> {
    let (now, _) = find(app, &id).await?;
    let today = day(may.now_ms, now.zone).0;
    let keys = keys(app).await?;
    // What came before is answered as before, whatever has become of keys since.
    if !is_known(app, &id, &new.message).await? {
        sealed(
            "/message/envelope",
            &new.message,
            Party::Office,
            &keys,
            today,
        )?;
        if !is_from_office(&new.message.envelope, &keys.keys, today) {
            return Err(conflict(ProblemType::OtherKeys));
        }
    }
    let along = Along {
        message: Some((Party::Office, &new.message)),
        ..Along::default()
    };
    let written = Act {
        id,
        after: new.after,
        deed,
        along,
        recorded: Recorded::ComplaintMoved,
    };
    act(app, may, written).await
}
