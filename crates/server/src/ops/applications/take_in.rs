//! How an application is taken in: its number, its code, its entry in the public log.

use super::once::{mask, once};
use super::record::before;
use super::refusal::refused;
use super::{Doer, application_name, moment, not_taken, opens, published};
use crate::app::App;
use crate::keys::ring::Signer;
use crate::live::current::{Current, Offer};
use crate::ops::desk::{day, detail};
use crate::problem::{Refusal, internal};
use crate::secret;
use crate::store::applications::{Done, Kept, Named, NewApplication, SALT_BYTES};
use crate::store::staff::Record;
use crate::webhook::about_events;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mingbai_contract::DepartmentId;
use mingbai_contract::application::{
    Application, ApplicationNumber, Event, EventType, PrintedSlip, QueryCode,
};
use mingbai_contract::desk::applications::{Slip, TakeIn};
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::log::{EntryKind, Hash, LogEntry};
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_domain::application::query_code::{self, RANDOM_BYTES};
use mingbai_domain::application::{check_fields, take};
use mingbai_domain::board::cases;
use mingbai_domain::log::record;
use mingbai_domain::log::tree::commitment;

/// A day, in milliseconds.
const DAY_MS: i64 = 24 * 3_600_000;

/// How it is asked.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    /// The key under which it is taken in once.
    pub key: &'a str,
    /// The address that was asked.
    pub address: &'a str,
    /// How many days ago it may have been handed in.
    pub late_days: i64,
}

/// Takes an application in. `may` says whether whoever asks may do so, given whose item and whose window
/// it is.
///
/// # Errors
/// 400 with the fields, 403 where it may not be taken in, 409 where the key came with another body.
pub async fn take_in(
    app: &App,
    doer: &Doer,
    asking: Asking<'_>,
    asked: TakeIn,
    may: impl Fn(&TakeIn, &Offer, &DepartmentId) -> bool + Send + Sync,
) -> Result<Slip, Refusal> {
    let now = published(app)?;
    let key = asking.key;
    let wish = once(doer, key, asking.address, &asked)?;
    if let Some(done) = before(app, Some(&wish)).await? {
        return slip(app, &now, doer, key, done).await;
    }
    let (offer, counter) = check(&now, &asked)?;
    if !may(&asked, offer, &counter) {
        return Err(Refusal::FORBIDDEN);
    }
    let mut submitted = Event::new(moment(&now, doer.now_ms), EventType::Submitted);
    if let Some(at) = asked.at {
        submitted.at = moment(&now, at.unix_ms);
    }
    submitted.note.clone_from(&asked.note);
    let mut problems = check_fields(&submitted);
    if submitted.at.unix_ms < doer.now_ms - asking.late_days * DAY_MS {
        problems.push(problem("/at", FieldCode::OutOfRange));
    }
    if !problems.is_empty() {
        return Err(Refusal::fields(problems));
    }
    let events = take(&now.work, &offer.terms, &[], &submitted, doer.now_ms);
    let events = events.map_err(refused)?;
    let (random, code) = new_code()?;
    let salt = secret::random::<SALT_BYTES>().map_err(|error| internal(&error))?;
    let said = detail(&(&asked.item, &asked.situation, &asked.window))?;
    let received = cases::received(&submitted);
    let new = NewApplication {
        prefix: now.prefix.clone(),
        day: day(doer.now_ms, now.zone),
        item: asked.item,
        situation: asked.situation,
        window: asked.window,
        department: offer.department.clone(),
        counter_department: counter,
        terms: offer.terms.clone(),
        events,
        deemed: Vec::new(),
        others: Vec::new(),
        taken: None,
        adds: vec![(received.0.into(), received.1)],
        salt,
        masked: URL_SAFE_NO_PAD.encode(mask(doer, key, random)),
        once: wish,
    };
    let signed = app.ring.signer().is_some();
    let told = |number: &ApplicationNumber| {
        if !app.tells {
            return Vec::new();
        }
        // Nothing speaks against what has just been handed in; if it did, that must be seen.
        let told = about_events(&now.work, &named(&new, number), 0);
        told.unwrap_or_else(|error| {
            tracing::error!(%error, number = number.as_str(), "the gateway is not told");
            Vec::new()
        })
    };
    let naming = |number: &ApplicationNumber| Named {
        opens: opens(number, &code),
        entry: signed.then(|| entry(&named(&new, number), &salt)),
        record: Record {
            at_ms: doer.now_ms,
            actor: doer.actor.clone(),
            deed: Deed::ApplicationTakenIn,
            subject: application_name(number),
            detail: said.clone(),
        },
        messages: told(number),
    };
    let done = app.store.take_in(&new, &naming).await;
    let done = done.map_err(|error| internal(&error))?.map_err(not_taken)?;
    slip(app, &now, doer, key, done).await
}

/// What is wrong with item, situation and window, all at once; otherwise what the guide offers, and whose
/// window it is.
fn check<'n>(now: &'n Current, asked: &TakeIn) -> Result<(&'n Offer, DepartmentId), Refusal> {
    let mut problems = Vec::new();
    let offer = now.offers.get(&asked.item);
    let windows = &now.shelf.catalog.windows;
    let window = windows.iter().find(|window| window.id == asked.window);
    match offer {
        None => problems.push(problem("/item", FieldCode::UnknownValue)),
        Some(offer) if !offer.situations.contains(&asked.situation) => {
            problems.push(problem("/situation", FieldCode::UnknownValue));
        }
        Some(_) => {}
    }
    match (window, offer) {
        (None, _) => problems.push(problem("/window", FieldCode::UnknownValue)),
        (Some(_), Some(offer)) if !offer.windows.contains(&asked.window) => {
            problems.push(problem("/window", FieldCode::DoesNotFit));
        }
        (Some(_), _) => {}
    }
    match (offer, window) {
        (Some(offer), Some(window)) if problems.is_empty() => {
            Ok((offer, window.department.clone()))
        }
        _ => Err(Refusal::fields(problems)),
    }
}

fn problem(field: &str, code: FieldCode) -> FieldProblem {
    FieldProblem {
        field: field.to_owned(),
        code,
    }
}

/// A new query code (R14), with the random bytes that it is made of.
fn new_code() -> Result<([u8; RANDOM_BYTES], QueryCode), Refusal> {
    loop {
        let random = secret::random::<RANDOM_BYTES>().map_err(|error| internal(&error))?;
        // Six times in seven.
        if let Some(code) = query_code::make(random) {
            return Ok((random, code));
        }
    }
}

/// A new application under its number.
#[must_use]
pub fn named(new: &NewApplication, number: &ApplicationNumber) -> Application {
    Application {
        number: number.clone(),
        item: new.item.clone(),
        situation: new.situation.clone(),
        window: new.window.clone(),
        terms: new.terms.clone(),
        events: new.events.clone(),
    }
}

/// What enters the public log when an application is taken in (R14).
#[must_use]
pub fn entry(application: &Application, salt: &[u8; SALT_BYTES]) -> LogEntry {
    let kind = EntryKind::Application;
    LogEntry {
        kind,
        commitment: commitment(kind, salt, &record::application(application)),
    }
}

/// The slip, made of what is kept and the key: the same whenever it is asked for.
async fn slip(
    app: &App,
    now: &Current,
    doer: &Doer,
    key: &str,
    done: Done,
) -> Result<Slip, Refusal> {
    let kept = app.store.application(&done.number).await;
    let kept = kept.map_err(|error| internal(&error))?;
    let kept = kept.ok_or(Refusal::NOT_FOUND)?;
    let masked = URL_SAFE_NO_PAD.decode(&done.masked).ok();
    let masked = masked.and_then(|bytes| <[u8; RANDOM_BYTES]>::try_from(bytes).ok());
    let code = masked.and_then(|bytes| query_code::make(mask(doer, key, bytes)));
    let code = code.ok_or_else(|| internal(&NoCode))?;
    let receipt = app.ring.signer().map(|signer| receipt(&signer, now, &kept));
    let salt = Hash(kept.salt);
    let printed = PrintedSlip {
        number: done.number,
        code,
        item: Some(kept.application.item),
        receipt: receipt.map(|receipt| (receipt, salt)),
    };
    let page = printed.address();
    Ok(Slip {
        number: printed.number,
        code: printed.code,
        receipt: printed.receipt.map(|(receipt, _)| receipt),
        salt,
        page,
    })
}

fn receipt(signer: &Signer, now: &Current, kept: &Kept) -> mingbai_contract::log::Receipt {
    // As it was when it was taken in: what came later is not in the record.
    let entry = entry(&kept.application, &kept.salt);
    signer.receipt(
        entry.kind,
        entry.commitment,
        day(kept.taken_in_ms, now.zone),
    )
}

/// What is kept of a code cannot be read any more.
#[derive(Debug, thiserror::Error)]
#[error("the code that was given cannot be read")]
struct NoCode;
