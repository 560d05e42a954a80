//! The figures of a month as everybody sees them, what is odd in them, and comments to read before they are
//! published (R13). Nothing here holds a figure back.

mod comments;

use crate::api::public;
use crate::device::prefs::text;
use crate::offices::{self, Offices};
use crate::route::{self, CaseQuery, FigureQuery, Page};
use crate::shell::head::Head;
use crate::slot::Slot;
use crate::text::{Text, fill};
use crate::ui::effect::on_change;
use crate::ui::states;
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_query_map};
use mingbai_contract::Month;
use mingbai_contract::board::{Anomaly, AnomalyKind, Board, By, Period, Row};
use mingbai_contract::endpoint::GetBoard;
use mingbai_view::{CollectNodes, Event, IntoNode, Node, view};
use std::sync::Arc;

/// The page.
pub fn page() -> Node {
    let t = text();
    let s = &t.supervision;
    let map = use_query_map();
    let month = Memo::new(move |_| map.with(|map| FigureQuery::read(|name| map.get(name)).month));
    let board: Slot<Board> = Slot::default();
    let load = move || {
        board.fetch(public(GetBoard {
            period: month.get_untracked().map(Period::Month),
            by: By::Department,
        }));
    };
    load();
    on_change(move || month.with(|_| ()), load);
    Head::ready(s.figures);
    view! {
        <main id="main" class="list figures">
            <h1 tabindex="-1">{s.figures}</h1>
            <p class="soft lead-line">{s.figures_lead}</p>
            {states::show(board, load, move |board| shown(t, &board))}
            {comments::part(t)}
        </main>
    }
}

fn shown(t: &'static Text, board: &Arc<Board>) -> Node {
    let s = &t.supervision;
    let asked = GetBoard {
        period: Some(board.period),
        by: By::Department,
    };
    view! {
        <div class="filters">
            {period(t, board)}
            <a class="link" href=route::board(board.period) rel="external">{s.public}</a>
            <a class="link" href=asked.at(GetBoard::CSV) rel="external" download="">{s.download}</a>
        </div>
        {table(t, board)}
        <section class="sec"><h2>{s.complaints}</h2><p>{complaints(t, board)}</p></section>
        {odd(t, board)}
    }
}

/// The month that is shown, and those that can be.
fn period(t: &'static Text, board: &Board) -> Node {
    let s = &t.supervision;
    let months = board.periods.iter().filter_map(|period| match period {
        Period::Month(month) => Some(*month),
        Period::Quarter(_) => None,
    });
    let (now, running) = (board.period, board.running);
    let options = months.map(|month| {
        let is = now == Period::Month(month);
        let name = t.lang.month(month);
        let words = if is && running {
            fill(s.running, &[&name])
        } else {
            name
        };
        view! { <option value=month.to_string() prop:selected=is>{words}</option> }
    });
    let go = use_navigate();
    let change = move |event: Event| {
        let month = event.value().parse::<Month>().ok();
        go(&FigureQuery { month }.address(), Default::default());
    };
    view! {
        <label class="by wide-by">
            <span>{s.period}</span>
            <select class="input" on:change=change>{options.collect_nodes()}</select>
        </label>
    }
}

fn table(t: &'static Text, board: &Board) -> Node {
    let s = &t.supervision;
    let all = row(t, &board.total, Some(s.whole));
    let rows = board.rows.iter().map(|one| row(t, one, None));
    view! {
        <div class="wide-table" tabindex="0" role="group" aria-label=s.figures>
            <table class="wl sums">
                <thead>
                    <tr>
                        <th scope="col">{s.head_department}</th>
                        <th scope="col">{s.head_received}</th>
                        <th scope="col">{s.head_concluded}</th>
                        <th scope="col">{s.head_overdue}</th>
                        <th scope="col">{s.head_deemed}</th>
                        <th scope="col">{s.head_counted}</th>
                        <th scope="col">{s.head_beside}</th>
                        <th scope="col">{s.head_aside}</th>
                    </tr>
                </thead>
                <tbody>{all}{rows.collect_nodes()}</tbody>
            </table>
        </div>
    }
}

fn row(t: &'static Text, row: &Row, name: Option<&'static str>) -> Node {
    let name = name.map_or_else(|| t.lang.pick(&row.name).to_owned(), str::to_owned);
    let (cases, ratings) = (&row.cases, &row.ratings);
    let counted = ratings.receipt.saturating_add(ratings.live);
    let cells = [
        (cases.received, false),
        (cases.concluded, false),
        (cases.overdue, true),
        (cases.deemed, true),
        (counted, false),
        (ratings.beside, false),
        (ratings.set_aside, false),
    ];
    let cells = cells.map(|(number, grave)| {
        let class = match (number, grave) {
            (0, _) => "soft",
            (_, true) => "st late",
            (_, false) => "",
        };
        view! { <td><span class=class>{number.to_string()}</span></td> }
    });
    view! { <tr><th scope="row">{name}</th>{cells.into_iter().collect_nodes()}</tr> }
}

fn complaints(t: &'static Text, board: &Board) -> String {
    let s = &t.supervision;
    let Some(of) = &board.complaints else {
        return s.complaints_none.to_owned();
    };
    let numbers = [of.total.received, of.total.late].map(|number| number.to_string());
    let (from, to) = (t.lang.month(of.from), t.lang.month(of.to));
    fill(s.complaints_of, &[&numbers[0], &numbers[1], &from, &to])
}

fn odd(t: &'static Text, board: &Arc<Board>) -> Node {
    let (s, offices, shown) = (&t.supervision, Offices::here(), Arc::clone(board));
    let rows = move || {
        let catalog = offices.value();
        let each = shown.anomalies.iter();
        each.map(|one| {
            let window = offices::window(catalog.as_deref(), t.lang, &one.window);
            let ratings = CaseQuery {
                window: Some(one.window.clone()),
                ..CaseQuery::of(Page::Ratings)
            };
            let words = fill(s.odd_ratings, &[one.window.as_str()]);
            view! {
                <li>
                    <b>{window}</b>" "{odd_words(t, one)}" "
                    <a class="link" href=ratings.address()>{words}</a>
                </li>
            }
        })
        .collect_nodes()
    };
    let part = if board.anomalies.is_empty() {
        view! { <p class="empty">{s.odd_none}</p> }
    } else {
        view! { <ul class="odd">{rows.into_node()}</ul> }
    };
    view! {
        <section class="sec">
            <h2>{s.odd}</h2>
            <p class="soft">{s.odd_lead}</p>
            {part}
        </section>
    }
}

fn odd_words(t: &Text, one: &Anomaly) -> String {
    let s = &t.supervision;
    let phrase = match one.kind {
        AnomalyKind::Burst => s.burst,
        AnomalyKind::AboveCases => s.above_cases,
        AnomalyKind::SameWords => s.same_words,
    };
    fill(
        phrase,
        &[&t.lang.full_day(one.day.0), &one.ratings.to_string()],
    )
}
