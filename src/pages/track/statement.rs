//! What the law or the rule has said in the office's place, as a statement that can be printed (R3, R5).

use super::names::Names;
use super::standing::Standing;
use crate::platform;
use crate::text::{Text, fill};
use crate::ui::icon;
use mingbai_contract::application::{Application, State};
use mingbai_domain::application::{ClockKind, number};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_view::{Node, view};

/// Its title and its text; none where the office has spoken itself.
pub fn says(
    t: &'static Text,
    calendar: &WorkCalendar,
    application: &Application,
    standing: &Standing,
    names: &Names,
) -> Option<(&'static str, String)> {
    let (k, course) = (&t.track, &standing.course);
    let day = |date| t.lang.full_day(date);
    let number = number::grouped(&application.number);
    let decided = course.decided.filter(|decided| decided.deemed);
    if let Some(decided) = decided {
        let clock = |kind| course.clock(calendar, &application.terms, kind)?.due;
        let promised = clock(ClockKind::Committed)?.date;
        let issued = clock(ClockKind::Delivery)?.date;
        let places = [
            &*names.item,
            &number,
            &day(promised),
            &day(decided.at.date),
            &day(issued),
        ];
        return Some((k.consented(), fill(k.consented_text(), &places)));
    }
    let acceptance = course.acceptance?;
    if !standing.is_deemed_accepted() || standing.state == State::Withdrawn {
        return None;
    }
    let places = [
        &*names.item,
        &number,
        &day(course.submitted.date),
        &names.department,
        &day(acceptance.on),
    ];
    Some((k.deemed(), fill(k.deemed_text(), &places)))
}

/// The section with the statement.
pub fn statement(t: &'static Text, (title, words): (&'static str, String)) -> Node {
    view! {
        <section class="sec statement">
            <h2>{title}</h2>
            <p>{words}</p>
            <p class="acts">
                <button class="btn line" type="button" on:click=|_| platform::print()>
                    {icon::PRINT.view()}{t.track.statement_print()}
                </button>
            </p>
        </section>
    }
}
