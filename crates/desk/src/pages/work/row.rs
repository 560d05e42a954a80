//! A row of the work: when it is due and how near that is, what it is, and its clock in small.

use super::Here;
use crate::offices;
use crate::session::Session;
use crate::text::{Text, work_terms};
use crate::ui::due;
use chrono::NaiveDate;
use leptos::prelude::With;
use mingbai_contract::WindowId;
use mingbai_contract::application::{ClockCode, ClockView, State};
use mingbai_contract::catalog::Catalog;
use mingbai_contract::desk::applications::ApplicationRow;
use mingbai_contract::desk::work::Stage;
use mingbai_domain::application::{Nearness, nearness, number};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_view::{CollectNodes, Node, view};

/// So many cells fit beside the other columns; longer clocks are drawn in proportion.
const CELLS: u16 = 16;

/// What is published, as far as it is here.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// Names.
    pub catalog: Option<&'a Catalog>,
    /// Working days.
    pub calendar: Option<&'a WorkCalendar>,
    /// Today in the county, by the server's clock.
    pub today: NaiveDate,
}

/// The windows of the departments that somebody works for.
pub fn own_windows(catalog: &Catalog) -> Vec<WindowId> {
    let me = Session::here().me();
    let grants = me.map(|me| me.member.grants.clone()).unwrap_or_default();
    let own = |department| {
        let mut grants = grants.iter();
        grants.any(|grant| grant.department.as_ref() == Some(department))
    };
    let windows = catalog.windows.iter();
    let windows = windows.filter(|window| own(&window.department));
    windows.map(|window| window.id.clone()).collect()
}

/// The row.
pub fn row(t: &'static Text, here: Here, known: Known<'_>, one: &ApplicationRow) -> Node {
    let opened = one.number.clone();
    let open = here
        .query
        .with(|query| query.open.as_ref() == Some(&opened));
    let href = move || {
        let number = opened.clone();
        here.href(|query| query.open = Some(number))
    };
    let number = number::grouped(&one.number);
    view! {
        <tr class:here=open>
            <td class="d">{when(t, known, one)}</td>
            <th scope="row">
                <a href=href data-row="" aria-current=open.then_some("true")>
                    <b>{offices::item(known.catalog, t.lang, &one.item)}</b>
                    <span class="sub">{number.clone()}</span>
                </a>
            </th>
            <td class="soft nb">{number}</td>
            <td>{mini(one)}</td>
            <td class="nb">{work_terms::state(t, one.state)}</td>
            <td class="nb">{one.window.to_string()}</td>
        </tr>
    }
}

/// When it is due, and how far that is from today.
fn when(t: &'static Text, known: Known<'_>, one: &ApplicationRow) -> Node {
    let w = &t.work;
    let Some((clock, day)) = one.next.as_ref().and_then(|c| Some((c, c.due?.0))) else {
        let words = match one.state {
            State::Paused => w.still,
            _ if Stage::of(one.state) == Stage::Ended => work_terms::state(t, one.state),
            _ => w.nothing_due,
        };
        return view! { <b class="nb">{w.no_day}</b><span class="line soft">{words}</span> };
    };
    let class = look(known.calendar, clock, known.today);
    view! {
        <b class="nb">{t.lang.day(day, Some(known.today))}</b>
        <span class=class>{left(t, known, clock, day)}</span>
    }
}

/// The look of a line about a clock that runs.
pub fn look(calendar: Option<&WorkCalendar>, clock: &ClockView, today: NaiveDate) -> &'static str {
    let near = calendar.map(|calendar| nearness(calendar, Some(clock), today));
    due::class(near.unwrap_or(Nearness::Later))
}

/// How many working days are left, or over.
fn left(t: &Text, known: Known<'_>, clock: &ClockView, day: NaiveDate) -> String {
    let w = &t.work;
    if clock.overdue {
        return late(t, clock);
    }
    if day == known.today {
        return w.due_today.to_owned();
    }
    let counted = known
        .calendar
        .map(|calendar| calendar.count(known.today, day));
    let Some(left) = counted else {
        return String::new();
    };
    let (one, several) = match clock.clock {
        ClockCode::Supplement => (w.applicant_left_one, w.applicant_left),
        _ => (w.left_one, w.left),
    };
    t.count(one, several, usize::from(left))
}

/// By how many working days it is late; on the days off after its last day by none yet.
pub fn late(t: &Text, clock: &ClockView) -> String {
    let w = &t.work;
    match clock.late {
        0 => w.late_new.to_owned(),
        days => t.count(w.late_one, w.late, usize::from(days)),
    }
}

/// The clock in small; what it says stands in words beside it.
fn mini(one: &ApplicationRow) -> Node {
    let cells = match &one.next {
        Some(clock) => cells(clock),
        None if one.state == State::Paused => vec!["pause"; 3],
        None => Vec::new(),
    };
    let cells = cells.into_iter();
    let cells = cells.map(|class| view! { <i class=class></i> });
    view! { <span class="mini" aria-hidden="true">{cells.collect_nodes()}</span> }
}

/// Used, left and late days of a clock, in as many cells as there is room for.
fn cells(clock: &ClockView) -> Vec<&'static str> {
    let (limit, late) = (clock.limit.max(1), clock.late);
    let all = limit.saturating_add(late);
    let drawn = all.min(CELLS);
    let scaled = |days: u16| {
        let part = u32::from(days) * u32::from(drawn) / u32::from(all);
        usize::try_from(part).unwrap_or_default()
    };
    // What is late stays to be seen, however long the clock is.
    let late = if late == 0 { 0 } else { scaled(late).max(1) };
    let done = scaled(if clock.overdue { limit } else { clock.used });
    let done = done.min(usize::from(drawn) - late);
    let todo = usize::from(drawn) - late - done;
    let mut cells = vec!["done"; done];
    cells.extend(vec!["todo"; todo]);
    cells.extend(vec!["late"; late]);
    cells
}

#[cfg(test)]
mod tests {
    use super::{Known, cells, left, look};
    use crate::text::Lang;
    use mingbai_contract::application::{ClockCode, ClockView, DayUnit};
    use mingbai_domain::calendar::WorkCalendar;

    fn clock(limit: u16, used: u16, late: u16, due: &str) -> ClockView {
        ClockView {
            clock: ClockCode::Committed,
            step: None,
            department: None,
            start: due.parse().unwrap(),
            limit,
            unit: DayUnit::WorkingDay,
            used,
            due: Some(due.parse().unwrap()),
            due_as_planned: None,
            provisional: false,
            stopped: None,
            overdue: late > 0,
            late,
        }
    }

    #[test]
    fn a_small_clock_shows_what_is_used_left_and_late() {
        for (limit, used, late, expected) in [
            (3, 0, 0, [0, 3, 0]),
            (3, 2, 0, [2, 1, 0]),
            (3, 3, 2, [3, 0, 2]),
            (0, 0, 0, [0, 1, 0]),
            (20, 10, 0, [8, 8, 0]),
            (60, 60, 1, [15, 0, 1]),
        ] {
            let all = cells(&clock(limit, used, late, "2026-11-20"));
            let count = |class| all.iter().filter(|cell| **cell == class).count();
            let found = ["done", "todo", "late"].map(count);
            assert_eq!(found, expected, "{limit} {used} {late}");
        }
    }

    #[test]
    fn r5_a_row_is_amber_one_working_day_before_and_red_when_late() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/calendar.json");
        let text = std::fs::read_to_string(path).expect("the sample county's calendar");
        let calendar = WorkCalendar::new(&serde_json::from_str(&text).expect("a calendar"));
        // A Friday.
        let today: mingbai_contract::Date = "2026-11-20".parse().unwrap();
        let known = Known {
            catalog: None,
            calendar: Some(&calendar),
            today: today.0,
        };
        for (due, late, class, words) in [
            ("2026-11-19", 1, "line st late", "超时 1 天"),
            ("2026-11-20", 0, "line st wait-st", "今天到期"),
            ("2026-11-23", 0, "line st wait-st", "还有 1 天"),
            ("2026-11-24", 0, "line soft", "还有 2 天"),
        ] {
            let mut one = clock(3, 2, late, due);
            let day = one.due.unwrap().0;
            assert_eq!(look(known.calendar, &one, known.today), class, "{due}");
            assert_eq!(left(Lang::Zh.text(), known, &one, day), words, "{due}");
            // What the applicant has to do is nobody's lateness.
            one.clock = ClockCode::Supplement;
            assert_eq!(look(known.calendar, &one, known.today), "line soft");
        }
        // On a Saturday what was due on Friday is late, by no working day yet.
        let mut one = clock(3, 3, 0, "2026-11-20");
        one.overdue = true;
        let (day, today) = (one.due.unwrap().0, one.due.unwrap().0.succ_opt().unwrap());
        let known = Known { today, ..known };
        assert_eq!(left(Lang::Zh.text(), known, &one, day), "超时了");
        assert_eq!(look(known.calendar, &one, today), "line st late");
    }
}
