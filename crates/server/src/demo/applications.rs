//! How an application of the sample county comes in, and how it goes on.

use super::marks::Mark;
use super::{ACTOR, DemoError, Sample};
use crate::ops::applications::record::new_events;
use crate::ops::applications::take_in::{entry, named};
use crate::ops::applications::{application_name, opens};
use crate::ops::desk::detail_of;
use crate::secret;
use crate::store::applications::{Named, NewApplication, NotTaken, Once, SALT_BYTES};
use crate::store::staff::Record;
use mingbai_contract::application::{Application, ApplicationNumber, Event};
use mingbai_contract::demo::DemoApplication;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::log::Timestamp;
use mingbai_contract::{Date, DepartmentId};
use mingbai_domain::application::take;
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::demo::{happened, to_come};
use mingbai_domain::time::local;

impl Sample<'_> {
    /// Takes a case in with everything that has happened to it by now; none where it is still to be
    /// handed in. Two who do so at the same time take in one.
    pub(super) async fn take_in(
        &self,
        calendar: &WorkCalendar,
        case: &DemoApplication,
        moved: &Application,
        day: Date,
    ) -> Result<Option<ApplicationNumber>, DemoError> {
        let Some(mut application) = happened(moved.clone(), self.now_ms) else {
            return Ok(None);
        };
        let events = std::mem::take(&mut application.events);
        let submitted = events.first().map_or(self.now_ms, |event| event.at.unix_ms);
        let (department, counter_department) = self.owners(case)?;
        let bare = application.clone();
        let history = new_events(calendar, bare, &department, events, self.now_ms, None)?;
        let salt = secret::random::<SALT_BYTES>()?;
        let new = NewApplication {
            prefix: self.published().county.number_prefix.clone(),
            day: Date(local(submitted, calendar.zone()).date),
            item: application.item,
            situation: application.situation,
            window: application.window,
            department,
            counter_department,
            terms: application.terms,
            events: history.events,
            deemed: history.deemed,
            others: history.others,
            taken: history.taken,
            adds: history.adds,
            salt,
            masked: String::new(),
            once: Once {
                key: secret::hash("once", &format!("{ACTOR}\n{}", case.id)),
                request: secret::hash("request", &case.id),
            },
        };
        let code = self.codes.query_code(&case.id);
        let detail = detail_of(&Mark {
            demo_case: case.id.clone(),
            moved_to: day,
        })?;
        let naming = |number: &ApplicationNumber| Named {
            opens: opens(number, &code),
            entry: self.signer.map(|_| entry(&named(&new, number), &salt)),
            record: self.record(Deed::ApplicationTakenIn, number, detail.clone()),
            // Samples are nobody's: no gateway tells anybody.
            messages: Vec::new(),
        };
        let done = self.store.take_in(&new, &naming).await??;
        Ok(Some(done.number))
    }

    /// Whose item a case is about, and whose window took it in.
    fn owners(&self, case: &DemoApplication) -> Result<(DepartmentId, DepartmentId), DemoError> {
        let guides = &self.published().guides;
        let guide = guides.iter().find(|guide| guide.id == case.item);
        let guide = guide.filter(|guide| {
            let mut situations = guide.situations.iter();
            guide.windows.contains(&case.window)
                && situations.any(|situation| situation.id == case.situation)
        });
        let windows = &self.published().windows;
        let window = windows.iter().find(|window| window.id == case.window);
        match (guide, window) {
            (Some(guide), Some(window)) => {
                Ok((guide.department.clone(), window.department.clone()))
            }
            _ => Err(DemoError::Nowhere {
                case: case.id.clone(),
                item: case.item.clone(),
            }),
        }
    }

    /// Records what has happened in the meantime, and says when something will happen next. Where somebody
    /// has gone on with the application, nothing does: it is theirs now.
    pub(super) async fn go_on(
        &self,
        calendar: &WorkCalendar,
        number: &ApplicationNumber,
        moved: &Application,
    ) -> Result<Option<Timestamp>, DemoError> {
        loop {
            let Some(kept) = self.store.application(number).await? else {
                return Ok(None);
            };
            let (application, owner) = (kept.application, kept.department);
            let Some(event) = next(moved, &application.events) else {
                return Ok(None);
            };
            if event.at.unix_ms > self.now_ms {
                return Ok(Some(event.at));
            }
            let terms = &application.terms;
            let taken = take(calendar, terms, &application.events, event, self.now_ms);
            let Ok(taken) = taken else {
                // Nobody was there when its time came, and something else has come about since.
                return Ok(None);
            };
            let new = new_events(calendar, application, &owner, taken, self.now_ms, None)?;
            let detail = detail_of(&(new.after, &new.events))?;
            let record = self.record(Deed::EventRecorded, number, detail);
            match self.store.add_events(&new, &record).await? {
                // Somebody was quicker: what is there now is looked at again.
                Ok(_) | Err(NotTaken::Changed) => {}
                Err(why) => return Err(why.into()),
            }
        }
    }

    fn record(&self, deed: Deed, number: &ApplicationNumber, detail: String) -> Record {
        Record {
            at_ms: self.now_ms,
            actor: ACTOR.to_owned(),
            deed,
            subject: application_name(number),
            detail,
        }
    }
}

/// What people do next.
fn next<'a>(moved: &'a Application, on_record: &[Event]) -> Option<&'a Event> {
    to_come(moved, on_record)?.into_iter().next()
}
