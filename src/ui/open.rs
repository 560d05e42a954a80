//! Whether a hall or a window is open now, in words with a dot.

use crate::data::Data;
use crate::device::now::Now;
use crate::device::prefs::text;
use crate::text::{Text, dates::time, fill};
use leptos::prelude::*;
use mingbai_contract::office::{Center, Window};
use mingbai_domain::hours::{NextOpening, OpenState, state, state_center};
use mingbai_view::{IntoNode, Node, view};

/// The state of a window, or of a whole centre through its windows.
pub fn open_state(center: Center, windows: Vec<Window>, whole: bool) -> Memo<Option<OpenState>> {
    let (now, calendar) = (Now::here(), Data::here().calendar());
    Memo::new(move |_| {
        let (now, calendar) = (now.get()?, calendar.value()?);
        Some(if whole {
            state_center(&calendar, &center, &windows, now)
        } else {
            state(&calendar, &center, windows.first(), now)
        })
    })
}

/// Whether somebody can be served right now.
#[must_use]
pub fn is_open(state: OpenState) -> bool {
    matches!(
        state,
        OpenState::Open { .. } | OpenState::ByAppointment { .. }
    )
}

/// `现在开着，到 17:00；中午也有人`.
#[must_use]
pub fn words(t: &Text, state: OpenState) -> String {
    let o = &t.offices;
    match state {
        OpenState::Open { until, noon } => {
            let open = fill(o.open_until(), &[&time(until)]);
            if noon {
                format!("{open}{}", o.and_noon())
            } else {
                open
            }
        }
        OpenState::ByAppointment { until } => fill(o.by_appointment(), &[&time(until)]),
        OpenState::Break { opens } => fill(o.noon_break(), &[&time(opens)]),
        OpenState::Closed { next: Some(next) } => next_words(t, next),
        OpenState::Closed { next: None } => o.closed().to_owned(),
    }
}

fn next_words(t: &Text, next: NextOpening) -> String {
    let (o, at) = (&t.offices, time(next.minute));
    if next.today {
        fill(o.closed_today(), &[&at])
    } else if next.tomorrow {
        fill(o.closed_tomorrow(), &[&at])
    } else {
        fill(
            o.closed_until(),
            &[&t.lang.day_and_weekday(next.date, None), &at],
        )
    }
}

/// The line with its dot. Its place is kept while the hour is unknown.
pub fn line(state: Memo<Option<OpenState>>) -> Node {
    let t = text();
    view! {
        <span class="open-line">
            {move || {
                let Some(state) = state.get() else { return "\u{a0}".into_node() };
                let dot = if is_open(state) { "dot" } else { "dot off" };
                view! { <i class=dot></i>{words(t, state)} }
            }}
        </span>
    }
}
