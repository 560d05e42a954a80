//! Ratings at the desk (R11): codes for windows' screens, bad ratings, comments, cases handled.
//!
//! Owns what a window is shown of a bad rating: neither day nor verification, a comment only once it was released,
//! and nothing at all before it is handed over with others. Supervisors see all of it.

pub mod answer;
pub mod code;
pub mod comments;
pub mod complex;
pub mod get;
pub mod handled;
pub mod list;
pub mod result;
pub mod review;
pub mod set_aside;

use super::{May, day};
use crate::app::App;
use crate::live::current::Current;
use crate::ops::applications::published;
use crate::ops::complaints::refusal::not_moved;
use crate::ops::ratings::refusal::refused;
use crate::ops::ratings::{Along, moved, rectification_name, said};
use crate::problem::{Refusal, internal};
use crate::store::rectifications::{KeptRectification, Review};
use chrono::NaiveDate;
use mingbai_contract::desk::audit::Deed as Recorded;
use mingbai_contract::desk::ratings::{Given, RectificationFile, SayOfRating};
use mingbai_contract::problem::FieldCode;
use mingbai_contract::rating::RectificationId;
use mingbai_contract::{Date, DepartmentId, WindowId};
use mingbai_domain::rating::{Deed, Refusal as Rule, check, fold};
use mingbai_domain::staff::Permit;

/// Whose a window is, if somebody's permission reaches there.
///
/// # Errors
/// 400 `/window` where there is no such window, 403 where it is another department's.
fn reaches<'a>(
    now: &'a Current,
    permit: &Permit,
    window: &WindowId,
) -> Result<&'a DepartmentId, Refusal> {
    let department = now.department_of(window);
    let unknown = || Refusal::field("/window", FieldCode::UnknownValue);
    let department = department.ok_or_else(unknown)?;
    if permit.holds(department) {
        Ok(department)
    } else {
        Err(Refusal::FORBIDDEN)
    }
}

/// Whether somebody may see a bad rating: supervisors all, a department what was released to its windows.
fn may_see(now: &Current, permit: &Permit, kept: &KeptRectification) -> Result<bool, Rule> {
    if *permit == Permit::Everything {
        return Ok(true);
    }
    let own = now.department_of(&kept.of.window);
    let own = own.is_some_and(|department| permit.holds(department));
    Ok(own && fold(&kept.of)?.released.is_some())
}

/// A bad rating as the desk shows it.
fn file(
    now: &Current,
    permit: &Permit,
    kept: KeptRectification,
    today: NaiveDate,
) -> Result<RectificationFile, Rule> {
    let course = fold(&kept.of)?;
    let all = *permit == Permit::Everything;
    let clocks = course.clocks(&now.work);
    let due = |place: usize| Some(Date(clocks.as_ref()?.get(place)?.due.date));
    let next = course.next_due(&now.work);
    let comment = kept.comment.as_ref();
    let comment = comment.filter(|(_, review)| all || *review == Review::Released);
    Ok(RectificationFile {
        id: kept.id,
        after: kept.size(),
        level: kept.level,
        comment: comment.map(|(text, _)| text.clone()),
        given: all.then_some(Given {
            day: kept.of.day,
            verification: kept.verification,
        }),
        state: course.state(),
        released: course.released.map(Date),
        answer_by: due(0),
        put_right_by: due(1),
        provisional: next.is_some_and(|clock| clock.due.provisional),
        late: next.is_some_and(|clock| clock.is_overdue(today)),
        stepped_up: course.stepped_up.is_some(),
        complex: course.complex_for,
        answer: course.answered,
        result: course.put_right,
        set_aside: course.set_aside,
        follow_up: course.followed_up,
        window: kept.of.window,
        tags: kept.tags,
    })
}

/// A bad rating that somebody may see.
///
/// # Errors
/// 404 where there is none, or none yet for whoever asks.
async fn find(
    app: &App,
    now: &Current,
    permit: &Permit,
    id: &RectificationId,
) -> Result<KeptRectification, Refusal> {
    let kept = app.store.rectification(id).await;
    let kept = kept.map_err(|error| internal(&error))?;
    let kept = kept.ok_or(Refusal::NOT_FOUND)?;
    if may_see(now, permit, &kept).map_err(|error| internal(&error))? {
        Ok(kept)
    } else {
        Err(Refusal::NOT_FOUND)
    }
}

/// Records what somebody says of a bad rating, unless more has happened since.
///
/// # Errors
/// 400 `/text`, 404 where there is no such one, 409 as the domain refuses it, or where more has happened since.
async fn act<O>(
    app: &App,
    may: &May<O>,
    id: &RectificationId,
    sent: SayOfRating,
    deed: fn(String) -> Deed,
    recorded: Recorded,
) -> Result<RectificationFile, Refusal> {
    let faults = check::said(&sent.text);
    if !faults.is_empty() {
        return Err(Refusal::fields(faults));
    }
    let now = published(app)?;
    let today = day(may.now_ms, now.zone).0;
    let kept = find(app, &now, &may.permit, id).await?;
    if kept.size() != sent.after {
        return Err(Refusal::conflict("/after", FieldCode::Wrong));
    }
    let deed = deed(sent.text);
    let moved = moved(&now.work, &kept, deed, today, Along::default()).map_err(refused)?;
    let new = moved.events.get(kept.of.events.len()..).unwrap_or_default();
    let detail = said(sent.after, new).map_err(|error| internal(&error))?;
    let record = may.record(recorded, rectification_name(id), detail);
    let done = app.store.move_rectifications(&[moved], Some(&record)).await;
    done.map_err(|error| internal(&error))?.map_err(not_moved)?;
    let kept = find(app, &now, &may.permit, id).await?;
    file(&now, &may.permit, kept, today).map_err(|error| internal(&error))
}
