//! How a complaint of the sample county comes in, sealed as a phone seals it, and how it goes on, sealed as the
//! desk does.
//!
//! A complaint is told by the name that it has at the desk, which follows from the secret: so nothing is kept
//! that says which case it is, and only what is new is sealed, which takes a moment for each. The county's word
//! for it is of the day on which it really came in; its clocks started when the case says.

use super::offices::Sealing;
use super::{ACTOR, DemoError, List, Sample};
use crate::ops::complaints::file::{TakingIn, new_thread};
use crate::ops::complaints::{Along, complaint_name, moved, said};
use crate::problem::Refusal;
use crate::secret;
use crate::store::complaints::NotMoved;
use crate::store::staff::Record;
use chrono::Days;
use mingbai_contract::Date;
use mingbai_contract::complaint::{
    ComplaintEvent, ComplaintEventType as Type, MessageId, NewMessage, Party, SealedComplaint,
};
use mingbai_contract::demo::{DemoComplaint, DemoComplaintEvent};
use mingbai_contract::desk::audit::Deed as Recorded;
use mingbai_contract::desk::complaints::ComplaintId;
use mingbai_contract::log::Timestamp;
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::complaint::{check, fold, terms};
use mingbai_domain::demo::{deed, left, writes};
use mingbai_domain::time::midnight;
use mingbai_sealed::dice::{self, CryptoRng};
use mingbai_sealed::envelope::{by_office, by_reporter};
use mingbai_sealed::{About, Account, Note, Place, Thread};

/// One case on its way in.
struct Case<'a> {
    told: &'a DemoComplaint,
    sealing: &'a Sealing,
    /// The secrets of its receipt; derived when something is sealed, because it takes a while.
    thread: Option<Thread>,
}

impl Sample<'_> {
    /// Brings in of complaints what is not there yet and has happened by today, and lists them.
    pub(super) async fn bring_complaints(
        &self,
        calendar: &WorkCalendar,
        cases: &[DemoComplaint],
        today: Date,
        list: &mut List,
    ) -> Result<(), DemoError> {
        let events = cases.iter().filter_map(|case| case.events.first());
        let first = events.map(|event| event.day).min();
        let sealing = self.sealing(first.unwrap_or(today).min(today)).await?;
        list.add_offices(self).await?;
        for told in cases {
            if let Some(sealing) = &sealing {
                let case = Case {
                    told,
                    sealing,
                    thread: None,
                };
                let next = self.bring_complaint(calendar, case, today).await?;
                let zone = calendar.zone();
                let next = next.map(|day| Timestamp {
                    unix_ms: midnight(day.0, zone),
                    minutes_east: zone.minutes_east(),
                });
                list.expect(next, self.now_ms);
            }
            list.add_complaint(self, calendar, &told.id, today).await?;
        }
        Ok(())
    }

    /// Brings one complaint up to today, and says on which day something will happen next.
    async fn bring_complaint(
        &self,
        calendar: &WorkCalendar,
        mut case: Case<'_>,
        today: Date,
    ) -> Result<Option<Date>, DemoError> {
        let Some(first) = case.told.events.first() else {
            return Ok(None);
        };
        let id = self.codes.complaint(&case.told.id);
        if self.store.complaint(&id).await?.is_none() {
            if first.day > today {
                return Ok(Some(first.day));
            }
            // It may have been there, and be deleted by now.
            let kept_for = Days::new(terms(&self.published().service_rules).retention_days.into());
            let kept_until = first.day.0.checked_add_days(kept_for);
            let is_over = kept_until.is_none_or(|end| end <= today.0);
            if is_over || !case.sealing.is_possible(first.day) {
                return Ok(None);
            }
            self.file(calendar, &mut case, first, today).await?;
        }
        self.go_on_with(calendar, &mut case, today).await
    }

    /// Takes a complaint in with its first message. Two who do so at the same time take in one.
    async fn file(
        &self,
        calendar: &WorkCalendar,
        case: &mut Case<'_>,
        first: &DemoComplaintEvent,
        today: Date,
    ) -> Result<(), DemoError> {
        let Some(signer) = self.signer else {
            return Ok(());
        };
        let told = case.told;
        let refused = |refusal| DemoError::Complaint {
            case: told.id.clone(),
            refusal,
        };
        let faults = check::routing("", Some(&told.category), &told.routing, self.published());
        if !faults.is_empty() {
            return Err(refused(Refusal::fields(faults)));
        }
        let offices = &case.sealing.offices;
        let thread = self.thread(&told.id, &mut case.thread)?;
        let (tag, message) = (thread.tag(), self.codes.message(&told.id, 0));
        let account = Account {
            reply_key: thread.reply.public()?,
            about: About::default(),
            happened_on: told.happened_on,
            what: told.what.clone(),
            wish: told.wish.clone(),
            attachments: Vec::new(),
        };
        let place = Place {
            thread: &tag,
            message: &message,
            first: Some((&told.category, &told.routing)),
        };
        let dice = &mut dice()?;
        let envelope = by_reporter(place, &account, &[], thread, offices, first.day, dice)?;
        let sent = SealedComplaint {
            thread: tag,
            category: told.category.clone(),
            routing: told.routing.clone(),
            message,
            envelope,
        };
        let taking = TakingIn {
            signer,
            calendar,
            terms: terms(&self.published().service_rules),
            id: self.codes.complaint(&told.id),
            received: first.day,
            today,
            // Nobody had to work for it.
            spent: None,
        };
        let new = new_thread(&sent, taking).map_err(refused)?;
        match self.store.file_complaint(&new).await? {
            // Somebody was quicker.
            Ok(()) | Err(NotMoved::Taken) => Ok(()),
            Err(why) => Err(why.into()),
        }
    }

    /// Records what has happened in the meantime, and says on which day something will happen next. Where
    /// somebody has gone on with the complaint, nothing does: it is theirs now.
    async fn go_on_with(
        &self,
        calendar: &WorkCalendar,
        case: &mut Case<'_>,
        today: Date,
    ) -> Result<Option<Date>, DemoError> {
        let told = case.told;
        let id = self.codes.complaint(&told.id);
        let name = |place| self.codes.message(&told.id, place);
        loop {
            let Some(kept) = self.store.complaint(&id).await? else {
                return Ok(None);
            };
            let next = left(told, &kept.complaint.events, name);
            let Some((place, event)) = next.and_then(|left| left.into_iter().next()) else {
                return Ok(None);
            };
            if event.day > today {
                return Ok(Some(event.day));
            }
            // Where its time has gone by, it comes behind what has come about since.
            let day = event.day.max(Date(fold(&kept.complaint)?.last));
            let Some(deed) = deed(event, name(place)) else {
                return Ok(None);
            };
            if !case.sealing.is_possible(day) {
                return Ok(None);
            }
            let message = self.written(case, event, name(place), day)?;
            let along = Along {
                message: message.as_ref().map(|(party, message)| (*party, message)),
                ..Along::default()
            };
            let Ok(moved) = moved(calendar, &kept, deed, day.0, along) else {
                // Something else has come about since.
                return Ok(None);
            };
            let record = self.complaint_record(event.r#type, &moved.events, kept.size(), &id)?;
            match self.store.move_complaint(&moved, record.as_ref()).await? {
                // Somebody was quicker: what is there now is looked at again.
                Ok(()) | Err(NotMoved::Changed) => {}
                Err(why) => return Err(why.into()),
            }
        }
    }

    /// What is written with an event, sealed by whoever writes it; none where nothing is.
    fn written(
        &self,
        case: &mut Case<'_>,
        event: &DemoComplaintEvent,
        id: MessageId,
        day: Date,
    ) -> Result<Option<(Party, NewMessage)>, DemoError> {
        let (Some(party), Some(text)) = (writes(event.r#type), &event.text) else {
            return Ok(None);
        };
        let Sealing { offices, key, .. } = case.sealing;
        let thread = self.thread(&case.told.id, &mut case.thread)?;
        let tag = thread.tag();
        let place = Place {
            thread: &tag,
            message: &id,
            first: None,
        };
        let note = Note {
            text: text.clone(),
            attachments: Vec::new(),
        };
        let dice = &mut dice()?;
        let envelope = match party {
            Party::Reporter => by_reporter(place, &note, &[], thread, offices, day, dice),
            Party::Office => {
                let reporter = thread.reply.public()?;
                by_office(place, &note, &[], key, &reporter, offices, day, dice)
            }
        };
        let envelope = envelope?;
        Ok(Some((party, NewMessage { id, envelope })))
    }

    /// The secrets of a case's receipt.
    fn thread<'t>(
        &self,
        case: &str,
        derived: &'t mut Option<Thread>,
    ) -> Result<&'t Thread, DemoError> {
        match derived {
            Some(thread) => Ok(thread),
            none => {
                let county = &self.published().county.number_prefix;
                let thread = Thread::derive(&self.codes.receipt(case), county)?;
                Ok(none.insert(thread))
            }
        }
    }

    /// The entry in the desk's record; none for what the reporter does.
    fn complaint_record(
        &self,
        kind: Type,
        events: &[ComplaintEvent],
        after: u32,
        id: &ComplaintId,
    ) -> Result<Option<Record>, DemoError> {
        if matches!(
            kind,
            Type::ReporterWrote | Type::Reopened | Type::Withdrawn | Type::HandlingRated
        ) {
            return Ok(None);
        }
        let new = events.get(after as usize..).unwrap_or_default();
        Ok(Some(Record {
            at_ms: self.now_ms,
            actor: ACTOR.to_owned(),
            deed: Recorded::ComplaintMoved,
            subject: complaint_name(id),
            detail: said(after, new)?,
        }))
    }
}

/// Dice that nobody throws twice.
fn dice() -> Result<impl CryptoRng, DemoError> {
    Ok(dice::from_seed(secret::random()?))
}
