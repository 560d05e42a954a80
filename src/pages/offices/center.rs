//! One centre: open now, the week, how to get there, what it has, who sits where.

use super::{fact, phone};
use crate::data::Came;
use crate::device::now::today_in_calendar;
use crate::device::prefs::text;
use crate::route::Page;
use crate::shell::head::Head;
use crate::text::dates::time;
use crate::text::{Lang, Text, fill, fill_number, terms};
use crate::ui::{icon, open, say, states};
use chrono::NaiveDate;
use mingbai_contract::CenterId;
use mingbai_contract::catalog::CenterPage;
use mingbai_contract::office::ShortDay::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
use mingbai_contract::office::{Center, Span, Window};
use mingbai_domain::calendar::{DayKind, WorkCalendar};
use mingbai_domain::catalog::pages;
use mingbai_domain::hours::{DayPlan, plan, plan_center, spans_of};
use mingbai_view::{CollectNodes, Node, view};
use std::sync::Arc;

/// `/centers/{center}`
pub fn center(id: CenterId) -> Node {
    let this = id.clone();
    let came = move |came: &Came| came.center.clone().filter(|page| page.center.id == this);
    states::part(came, move |catalog| pages::center(catalog, &id), page)
}

fn page(page: &Arc<CenterPage>) -> Node {
    let t = text();
    let (center, windows) = (&page.center, &page.windows);
    let name = t.lang.pick(&center.name).to_owned();
    Head::ready(&name);
    let state = open::open_state(center.clone(), windows.clone(), true);
    let o = &t.offices;
    let zh = t.lang.zh_only();
    let facilities = facilities(t, center);
    view! {
        <main id="main" class="page">
            <a class="back" href=Page::Centers.path()>{icon::BACK.view()}{o.title()}</a>
            <h1 tabindex="-1">{name}</h1>
            <p class="lead-p">{open::line(state)}</p>
            <dl class="answer">
                {fact(o.phone(), phone(t, &center.phone))}
                {fact(o.address(), view! { <span lang=zh>{center.address.clone()}</span> })}
                {fact(o.transport(), view! { <span lang=zh>{center.transport.clone()}</span> })}
            </dl>
            <section class="sec">
                <h2>{o.hours()}</h2>
                {week(t, center.clone(), windows.clone(), false)}
                <dl class="small facts-list">
                    {fact(o.lunch(), view! { <span lang=zh>{center.lunch_break.clone()}</span> })}
                    {fact(o.holiday_rule(), view! { <span lang=zh>{center.holiday_rule.clone()}</span> })}
                </dl>
            </section>
            <section class="sec">
                <h2>{o.who_sits()}<span class="aside">{fill_number(o.window_count(), windows.len())}</span></h2>
                {floors(t, windows)}
            </section>
            <section class="sec">
                <h2>{o.facilities()}</h2>
                {facilities}
            </section>
        </main>
    }
}

/// The next seven days with their hours. Its place is kept until the date is known.
pub fn week(t: &'static Text, center: Center, windows: Vec<Window>, one: bool) -> Node {
    let now = today_in_calendar();
    view! {
        {usual(t, &center)}
        <table class="days week needs-js">
            <caption class="vh">{t.offices.week()}</caption>
            <tbody>
                {move || now().map(|(today, calendar)| {
                    today
                        .iter_days()
                        .take(7)
                        .map(|date| day(t, &calendar, &center, &windows, one, date, today))
                        .collect_nodes()
                })}
            </tbody>
        </table>
    }
}

/// The hours of every week, for browsers that run no program: what is closed on a certain date is not known
/// there.
fn usual(t: &'static Text, center: &Center) -> Node {
    let week = [Mon, Tue, Wed, Thu, Fri, Sat, Sun];
    let rows = week.iter().zip(t.lang.weekdays()).map(|(day, name)| {
        let spans = spans_of(center, *day);
        let words = if spans.is_empty() {
            t.offices.closed_day().to_owned()
        } else {
            spans_in_words(t, spans)
        };
        let by_appointment = center.appointment_only_days.contains(day);
        let remark = by_appointment.then_some(t.offices.appointment_day());
        view! {
            <tr>
                <th scope="row">{*name}</th>
                <td>{words}{remark.map(|remark| view! { " "<span class="soft">{remark}</span> })}</td>
            </tr>
        }
    });
    view! {
        <table class="days plain-only">
            <caption class="vh">{t.offices.hours()}</caption>
            <tbody>{rows.collect_nodes()}</tbody>
        </table>
    }
}

/// `9:00–12:00，13:30–17:00`
fn spans_in_words(t: &Text, spans: &[Span]) -> String {
    let spans = spans.iter();
    let spans = spans.map(|span| format!("{}–{}", time(span.from), time(span.to)));
    spans.collect::<Vec<_>>().join(t.guide.comma())
}

fn day(
    t: &'static Text,
    calendar: &WorkCalendar,
    center: &Center,
    windows: &[Window],
    one: bool,
    date: NaiveDate,
    today: NaiveDate,
) -> Node {
    let plan = if one {
        plan(calendar, center, windows.first(), date)
    } else {
        plan_center(calendar, center, windows, date)
    };
    let o = &t.offices;
    let (words, remark) = match plan {
        DayPlan::Closed {
            festival: Some((zh, en)),
        } => {
            let festival = if t.lang == Lang::Zh { zh } else { en };
            (fill(o.closed_holiday(), &[&festival]), None)
        }
        DayPlan::Closed { festival: None } => (o.closed_day().to_owned(), None),
        DayPlan::Open {
            spans,
            by_appointment,
            noon,
        } => {
            let makeup = matches!(calendar.day(date), DayKind::MakeUp { .. });
            let remark = match (by_appointment, makeup, noon) {
                (true, _, _) => Some(o.appointment_day()),
                (_, true, _) => Some(o.makeup_day()),
                (_, _, true) => Some(o.noon_note()),
                _ => None,
            };
            (spans_in_words(t, &spans), remark)
        }
    };
    let weekday = if date == today {
        o.today()
    } else {
        t.lang.weekday(date)
    };
    let class = if date == today { "end" } else { "" };
    view! {
        <tr class=class>
            <th scope="row">{t.lang.day_short(date, None)}" "{weekday}</th>
            <td>{words}{remark.map(|remark| view! { " "<span class="soft">{remark}</span> })}</td>
        </tr>
    }
}

/// The hall as a sketch: floors, zones, and the windows in their order, each a link.
fn floors(t: &'static Text, windows: &[Window]) -> Node {
    // The publisher's order, each once.
    let mut floors: Vec<&str> = Vec::new();
    for window in windows {
        if !floors.contains(&window.floor.as_str()) {
            floors.push(&window.floor);
        }
    }
    let drawn = floors.into_iter().map(|floor| {
        let here: Vec<&Window> = windows.iter().filter(|w| w.floor == floor).collect();
        let mut zones: Vec<&str> = here.iter().map(|w| w.zone.as_str()).collect();
        zones.dedup();
        let zones = zones.into_iter().map(|zone| {
            let cells = here.iter().filter(|w| w.zone == zone).map(|window| {
                let href = Page::Window(window.id.clone()).path();
                let name = t.lang.pick(&window.name).to_owned();
                view! { <li><a href=href><b>{window.id.to_string()}</b><span>{name}</span></a></li> }
            });
            let (name, lang) = terms::zone(t.lang, zone);
            view! {
                <h4 class="zone" lang=lang>{name.to_owned()}</h4>
                <ul class="cells">{cells.collect_nodes()}</ul>
            }
        });
        view! { <h3 class="floor">{say::floor(t, floor)}</h3> {zones.collect_nodes()} }
    });
    view! { <div class="hall-plan">{drawn.collect_nodes()}</div> }
}

fn facilities(t: &'static Text, center: &Center) -> Node {
    let (o, has) = (&t.offices, &center.facilities);
    let flags = [
        (has.barrier_free, o.barrier_free()),
        (has.elder_lane, o.elder_lane()),
        (has.mother_baby_room, o.baby_room()),
        (has.self_service_24h, o.self_service()),
    ];
    // The full list below is in Chinese and names these too: they are its translated part.
    let translate = t.lang == Lang::En || has.items.is_empty();
    let flags = flags
        .into_iter()
        .filter(|(has, _)| *has && translate)
        .map(|(_, words)| view! { <li>{words}</li> });
    let parking = fill(o.parking(), &[&has.parking_spaces.to_string()]);
    let villages = center
        .village_points
        .map(|n| fill(o.village_points(), &[&n.to_string()]))
        .map(|words| view! { <li>{words}</li> });
    let others = has
        .items
        .iter()
        .map(|item| view! { <li lang=t.lang.zh_only()>{item.clone()}</li> });
    view! {
        <ul class="dots">
            {flags.collect_nodes()}
            <li>{parking}</li>
            {villages}
            {others.collect_nodes()}
        </ul>
    }
}
