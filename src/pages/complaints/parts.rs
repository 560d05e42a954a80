//! What several pages about complaints show: what is sealed and what is not, two dates, the bar.

use crate::pages::track::bar::{Drawn, picture};
use crate::pages::track::days::{merge, table};
use crate::text::{Text, fill};
use crate::ui::bar::cells_of;
use crate::ui::icon;
use chrono::NaiveDate;
use mingbai_domain::application::{Clock, ClockKind};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::clock::Limit;
use mingbai_domain::complaint::RunningClock;
use mingbai_view::{CollectNodes, Node, view};

/// A label's word on whether what is typed is sealed.
pub fn tag(t: &'static Text, locked: bool) -> Node {
    let k = &t.complaint;
    if locked {
        view! { <span class="lab">{icon::LOCK.view()}{k.tag_locked()}</span> }
    } else {
        view! { <span class="lab open">{icon::EYE.view()}{k.tag_open()}</span> }
    }
}

/// What is sealed, what is not, what is not even asked; folded below, what that does not hold against.
pub fn sealed(t: &'static Text) -> Node {
    let k = &t.complaint;
    let limits = [k.limit_1(), k.limit_2(), k.limit_3(), k.limit_4()];
    let rows = limits.map(|words| view! { <li>{words}</li> });
    view! {
        <dl class="sealed">
            <div class="lock">{icon::LOCK.view()}<dt>{k.locked()}</dt><dd>{k.locked_text()}</dd></div>
            <div>{icon::EYE.view()}<dt>{k.open_h()}</dt><dd>{k.open_text()}</dd></div>
            <div>{icon::NEVER.view()}<dt>{k.never()}</dt><dd>{k.never_text()}</dd></div>
        </dl>
        <details class="limits">
            <summary>{k.limits()}</summary>
            <div><ul class="dots small">{rows.collect_nodes()}</ul></div>
        </details>
    }
}

/// Both dates, side by side.
pub fn dates(t: &'static Text, clocks: &[RunningClock; 2], today: NaiveDate) -> Node {
    let k = &t.complaint;
    let [take_up, conclude] = clocks;
    let day = |clock: &RunningClock| t.lang.day(clock.due.date, Some(today));
    let weekday = |clock: &RunningClock| t.lang.weekday(clock.due.date);
    let late = [weekday(conclude), t.guide.comma(), k.late_goes_up()].concat();
    view! {
        <dl class="dates">
            <div><dt>{k.take_up_by()}</dt><dd>{day(take_up)}<small class="small">{weekday(take_up)}</small></dd></div>
            <div><dt>{k.conclude_by()}</dt><dd>{day(conclude)}<small class="small">{late}</small></dd></div>
        </dl>
    }
}

/// As the bar takes it: complaints know no pauses.
fn drawable(clock: &RunningClock) -> Clock {
    Clock {
        kind: ClockKind::Committed,
        start: clock.start,
        limit: Limit::Working(clock.limit),
        pauses: Vec::new(),
        stopped: clock.stopped,
        due: Some(clock.due),
        due_as_planned: None,
    }
}

/// The clock bar of a complaint.
pub fn bar(
    t: &'static Text,
    calendar: &WorkCalendar,
    clock: &RunningClock,
    today: NaiveDate,
) -> Option<Node> {
    let cells = cells_of(
        calendar,
        &clock.explain(calendar, today),
        today,
        clock.stopped,
    );
    let drawable = drawable(clock);
    let drawn = Drawn {
        clock: &drawable,
        today,
        procedures: String::new(),
    };
    picture(t, &drawn, &cells)
}

/// "Why this date?": the days of a clock. `started` says what started it.
pub fn why(
    t: &'static Text,
    calendar: &WorkCalendar,
    clock: &RunningClock,
    started: &'static str,
    today: NaiveDate,
) -> Node {
    let k = &t.track;
    let rows = merge(t.lang, calendar, &clock.explain(calendar, today));
    let drawable = drawable(clock);
    let drawn = Drawn {
        clock: &drawable,
        today,
        procedures: String::new(),
    };
    let title = fill(k.why(), &[&t.lang.day_short(clock.due.date, Some(today))]);
    let lead = t.count(k.why_lead_one(), k.why_lead(), usize::from(clock.limit));
    let moves = clock.due.provisional;
    view! {
        <section class="sec">
            <h2>{title}</h2>
            <p class="small soft">{lead}</p>
            {table(t, &drawn, started, &rows)}
            <p class="small soft">{k.why_weekends()}</p>
            {moves.then(|| view! { <p class="small soft">{t.guide.provisional()}</p> })}
        </section>
    }
}
