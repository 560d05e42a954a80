//! The county's time by the phone's clock.

use crate::data::Data;
use crate::platform;
use chrono::NaiveDate;
use leptos::prelude::*;
use mingbai_contract::catalog::GuidePage;
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::hours::hand_in_day;
use mingbai_domain::promise::{Promise, promise};
use mingbai_domain::time::{LocalTime, Zone, local};
use std::sync::Arc;

/// How often what depends on the hour is looked at again.
const EVERY_MS: i32 = 15_000;

/// The time, for whatever depends on the hour. Nothing on the host and before the first tick.
#[derive(Clone, Copy)]
pub struct Now(RwSignal<Option<i64>>);

impl Now {
    /// Provides the clock, which stands until [`Now::start`]: a page that is taken over begins as the
    /// host has rendered it.
    pub fn provide() {
        provide_context(Self(RwSignal::new(None)));
    }

    /// The clock of this app.
    #[must_use]
    pub fn provided() -> Self {
        use_context().unwrap_or_else(|| Self(RwSignal::new(None)))
    }

    /// The moment by the phone's clock, in milliseconds since 1970; tracked.
    #[must_use]
    pub fn ms(self) -> Option<i64> {
        self.0.get()
    }

    /// Lets the clock stand at a moment.
    #[cfg(test)]
    pub fn stand(self, ms: i64) {
        self.0.set(Some(ms));
    }

    /// Lets the clock tick.
    pub fn start(self) {
        self.0.set(platform::now_ms());
        platform::every(EVERY_MS, move || self.0.set(platform::now_ms()));
    }

    /// The county's time and calendar, once both are known; tracked, changes with the minute.
    #[must_use]
    pub fn here() -> Memo<Option<LocalTime>> {
        let calendar = Data::here().calendar();
        let clock = use_context::<Self>();
        Memo::new(move |_| {
            let ms = clock?.0.get()?;
            // Until the calendar is here, the county's usual zone: a date may not wait for it.
            let zone = calendar
                .value()
                .map_or(Zone::BEIJING, |calendar| calendar.zone());
            Some(local(ms, zone))
        })
    }
}

/// Today in the county; changes at midnight only.
#[must_use]
pub fn today() -> Memo<Option<NaiveDate>> {
    let now = Now::here();
    Memo::new(move |_| now.get().map(|now| now.date))
}

/// Today and the calendar, once both are known.
pub fn today_in_calendar() -> impl Fn() -> Option<(NaiveDate, Arc<WorkCalendar>)> + Copy + Send {
    let (today, calendar) = (today(), Data::here().calendar());
    move || Some((today.get()?, calendar.value()?))
}

/// What a guide promises to whoever sets out now.
#[derive(Clone)]
pub struct Promised {
    /// Today in the county.
    pub today: NaiveDate,
    /// The promise, from the first day on which something can be handed in.
    pub promise: Promise,
    /// The calendar it was made by.
    pub calendar: Arc<WorkCalendar>,
}

/// The promise of a guide, once the time and the calendar are known; changes at midnight and when
/// the last of its windows closes.
pub fn promised(page: &Arc<GuidePage>) -> impl Fn() -> Option<Promised> + Clone + Send + use<> {
    let (now, calendar) = (Now::here(), Data::here().calendar());
    let page = Arc::clone(page);
    let offices = Arc::clone(&page);
    let days = Memo::new(move |_| {
        let (now, calendar) = (now.get()?, calendar.value()?);
        let accepted = hand_in_day(&calendar, &offices.centers, &offices.windows, now);
        Some((now.date, accepted))
    });
    move || {
        let ((today, accepted), calendar) = (days.get()?, calendar.value()?);
        Some(Promised {
            today,
            promise: promise(&calendar, &page.guide, accepted),
            calendar,
        })
    }
}
