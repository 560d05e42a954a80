//! A year of ratings of the sample county, up to the day before its cases stand as they are told.
//!
//! Owns how it comes in: a month in each transaction, with what has become of its bad ratings and the cases that its
//! windows handled, and each month once, which the desk's record says. What is thrown is
//! `mingbai_domain::demo::ratings`' business. Ratings have names as phones make them, which follow from the secret, and
//! the county's word, so that they enter the public log with the next day that ends. Of comments come only those that
//! were released, and those of the last days, which wait.

use super::marks::{Marks, MonthMark};
use super::{ACTOR, DemoError, Sample};
use crate::keys::ring::Signer;
use crate::ops::desk::detail_of;
use crate::ops::ratings::rate::new_rating;
use crate::ops::ratings::{aside, name, standing};
use crate::store::board::{CaseDay, CaseSum};
use crate::store::past::{HandledDay, PastPart, PastRating};
use crate::store::ratings::Claim;
use crate::store::rectifications::MovedRectification;
use crate::store::staff::Record;
use chrono::Days;
use mingbai_contract::demo::RatingsProfile;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::rating::{Rating, Rectification, RectificationEventType, RectificationId};
use mingbai_contract::{Date, Month};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::demo::ratings::{Given, Setting, Year, first_day, year};
use std::num::NonZero;
use std::thread;

/// What the dice of the sample county begin with.
const SEED: u64 = 20_261_120;

/// For how many days a comment waits to be read.
const WAITS: u64 = 2;

/// How the windows are rated.
#[derive(Debug, Clone, Copy)]
pub struct Rated<'a> {
    /// What the year is thrown from.
    pub profile: &'a RatingsProfile,
    /// How many of the ratings that the profile gives are given: 1 for all of them.
    pub share: f64,
}

/// One rating on its way in.
struct Coming<'a> {
    given: &'a Given,
    /// Its place in the year.
    place: usize,
}

impl Sample<'_> {
    /// Brings in what months of the year are not there yet; nothing where the county has no keys.
    pub(super) async fn bring_year(
        &self,
        calendar: &WorkCalendar,
        day: Date,
        marks: &Marks,
    ) -> Result<(), DemoError> {
        let (Some(rated), Some(signer)) = (self.rated, self.signer) else {
            return Ok(());
        };
        let Some(last) = day.0.pred_opt() else {
            return Ok(());
        };
        let mut months = months(last);
        months.retain(|month| !marks.has(*month));
        if months.is_empty() {
            return Ok(());
        }
        let setting = Setting {
            calendar,
            published: self.published(),
            profile: rated.profile,
            seed: SEED,
            share: rated.share,
        };
        let year = year(setting, last)?;
        // A year may begin or end with days off: of such a month there is nothing to bring.
        months.retain(|month| {
            let mut handled = year.handled.iter();
            handled.any(|one| Month::of(one.day) == *month)
        });
        for month in months {
            let part = self.part(calendar, signer, &year, month)?;
            let mark = MonthMark {
                demo_month: month,
                moved_to: day,
            };
            let record = Record {
                at_ms: self.now_ms,
                actor: ACTOR.to_owned(),
                deed: Deed::HandledReported,
                subject: format!("month:{month}"),
                detail: detail_of(&mark)?,
            };
            // Somebody else may have been quicker.
            self.store.take_past(&part, &record).await?;
        }
        Ok(())
    }

    /// A month of the year, as the store takes it in.
    fn part(
        &self,
        calendar: &WorkCalendar,
        signer: &Signer,
        year: &Year,
        month: Month,
    ) -> Result<PastPart, DemoError> {
        let coming = (0..).zip(&year.ratings);
        let coming = coming.map(|(place, given)| Coming { given, place });
        let coming = coming.filter(|one| Month::of(one.given.day) == month);
        let coming: Vec<Coming<'_>> = coming.collect();
        let mut part = PastPart {
            ratings: self.signed(signer, year, &coming)?,
            ..PastPart::default()
        };
        for (one, rating) in coming.iter().zip(&part.ratings) {
            part.moved.extend(moved(calendar, one.given, rating)?);
            let released = one.given.released.map(|day| (rating.new.comment, day));
            part.released.extend(released);
        }
        let handled = year.handled.iter();
        part.handled = handled
            .filter(|day| Month::of(day.day) == month)
            .map(|day| HandledDay {
                window: day.window.clone(),
                day: day.day,
                cases: day.cases,
            })
            .collect();
        let cases = year.cases.iter();
        part.cases = cases
            .filter(|((day, ..), _)| Month::of(*day) == month)
            .map(|((day, window, department), figures)| CaseDay {
                day: *day,
                of: CaseSum {
                    window: window.clone(),
                    department: department.clone(),
                    figures: *figures,
                },
            })
            .collect();
        Ok(part)
    }

    /// The ratings with the county's word. What takes time is signing: every processor takes its share.
    fn signed(
        &self,
        signer: &Signer,
        year: &Year,
        coming: &[Coming<'_>],
    ) -> Result<Vec<PastRating>, DemoError> {
        let hands = thread::available_parallelism().map_or(1, NonZero::get);
        let share = coming.len().div_ceil(hands).max(1);
        thread::scope(|scope| {
            let work = |some| move || self.signed_by_one(signer, year, some);
            let shares = coming.chunks(share);
            let hands: Vec<_> = shares.map(|some| scope.spawn(work(some))).collect();
            let mut all = Vec::with_capacity(coming.len());
            for hand in hands {
                let done = hand.join().map_err(|_| DemoError::Thread)?;
                all.extend(done?);
            }
            Ok(all)
        })
    }

    fn signed_by_one(
        &self,
        signer: &Signer,
        year: &Year,
        coming: &[Coming<'_>],
    ) -> Result<Vec<PastRating>, DemoError> {
        let waits = year.last.0.checked_sub_days(Days::new(WAITS));
        let mut all = Vec::with_capacity(coming.len());
        for Coming { given, place } in coming {
            let is_kept = given.released.is_some() || waits.is_some_and(|day| given.day.0 > day);
            let rating = Rating {
                id: name(&self.codes.rating(given.day, *place)),
                window: given.window.clone(),
                code: None,
                level: given.level,
                tags: given.tags.clone(),
                comment: given.comment.clone().filter(|_| is_kept),
                item: given.item.clone(),
            };
            let new = new_rating(&rating, Claim::Poster, signer, given.day, None);
            all.push(PastRating {
                new: new.map_err(DemoError::Rating)?,
                verification: given.verification,
            });
        }
        Ok(all)
    }
}

/// What has become of a bad rating; none of others, and while it is held back.
fn moved(
    calendar: &WorkCalendar,
    given: &Given,
    rating: &PastRating,
) -> Result<Option<MovedRectification>, DemoError> {
    if given.righted.is_empty() {
        return Ok(None);
    }
    let of = Rectification {
        window: given.window.clone(),
        day: given.day,
        events: given.righted.clone(),
    };
    let mut events = of.events.iter();
    let set_aside = events.find(|event| event.r#type == RectificationEventType::SetAside);
    let sets_aside = set_aside.map(|event| aside(given.day, event.day.0));
    Ok(Some(MovedRectification {
        id: RectificationId(rating.new.rectification),
        after: 0,
        standing: standing(calendar, &of)?,
        events: of.events,
        sets_aside,
        comment: None,
        spent: None,
    }))
}

/// The months of the year that ends with a day, the first one first.
fn months(last: chrono::NaiveDate) -> Vec<Month> {
    let first = first_day(last).unwrap_or(last);
    let (mut month, last) = (Month::of(Date(first)), Month::of(Date(last)));
    let mut months = vec![month];
    while month < last {
        month = month.next();
        months.push(month);
    }
    months
}
