//! What stands beside the figures: what looks odd, what people say, what was put right, the promises as a
//! whole (R6), and how to check all of it.

use super::model::{LINES, Outcome, grouped, outcomes, percent, reaches};
use super::show::Shown;
use crate::data::Data;
use crate::platform;
use crate::route::Page;
use crate::text::fill;
use crate::ui::icon;
use mingbai_contract::DepartmentId;
use mingbai_contract::board::AnomalyKind;
use mingbai_contract::endpoint::GetBoard;
use mingbai_domain::board::share::Share;
use mingbai_domain::catalog::shares::LEAST_IMMEDIATE_PERCENT;
use mingbai_view::{IntoNode, Node, view};

/// What a program found odd among ratings.
pub fn odd(shown: &Shown<'_>) -> Option<Node> {
    let (k, all) = (shown.k, &shown.board.anomalies);
    if all.is_empty() {
        return None;
    }
    let mut lines = Vec::new();
    for one in all {
        let phrase = match one.kind {
            AnomalyKind::Burst => k.odd_burst(),
            AnomalyKind::AboveCases => k.odd_above(),
            AnomalyKind::SameWords => k.odd_words(),
        };
        let day = shown.t.lang.day(one.day.0, None);
        let words = fill(phrase, &[&day, one.window.as_str(), &grouped(one.ratings)]);
        let href = Page::Window(one.window.clone()).path();
        lines.push(view! { <li><a class="row-link" href=href><span>{words}</span></a></li> });
    }
    Some(view! {
        <section class="sec">
            <h2>{k.odd()}</h2>
            <p class="small soft">{k.odd_lead()}</p>
            <ul class="rows">{lines}</ul>
            {shown.how(k.odd(), k.how_odd().to_owned())}
        </section>
    })
}

/// Comments that were released.
pub fn said(shown: &Shown<'_>) -> Option<Node> {
    let (k, all) = (shown.k, &shown.board.comments);
    if all.is_empty() {
        return None;
    }
    let mut quotes = Vec::new();
    for comment in all {
        quotes.push(view! { <li><q lang=shown.t.lang.zh_only()>{comment.clone()}</q></li> });
    }
    Some(view! {
        <section class="sec">
            <h2>{k.said()}</h2>
            <p class="small soft">{k.said_lead()}</p>
            {folded(shown, "rows quotes", quotes)}
        </section>
    })
}

/// What came of bad ratings.
pub fn results(shown: &Shown<'_>) -> Option<Node> {
    let all = &shown.board.results;
    if all.is_empty() {
        return None;
    }
    let lines = outcomes(all).into_iter();
    let lines: Vec<Node> = lines.map(|outcome| result(shown, outcome)).collect();
    Some(view! {
        <section class="sec results">
            <h2>{shown.k.results()}<span class="aside">{all.len().to_string()}</span></h2>
            {folded(shown, "rows led", lines)}
        </section>
    })
}

/// What came of complaints, where that was released.
pub fn complaints(shown: &Shown<'_>) -> Option<Node> {
    let (k, all) = (shown.k, &shown.board.summaries);
    if all.is_empty() {
        return None;
    }
    let mut lines = Vec::new();
    for one in all {
        let text = one.text.clone();
        lines.push(view! {
            <li>
                <p class="h"><b>{names(shown, &one.departments)}</b></p>
                <p lang=shown.t.lang.zh_only()>{text}</p>
            </li>
        });
    }
    Some(view! {
        <section class="sec">
            <h2>{k.complaints_ended()}</h2>
            <p class="small soft">{k.complaints_ended_lead()}</p>
            {folded(shown, "rows led", lines)}
        </section>
    })
}

/// The names of departments. The catalog that has them may come later: then they come, and nothing else is drawn anew.
fn names(shown: &Shown<'_>, ids: &[DepartmentId]) -> Node {
    let (t, data, ids) = (shown.t, Data::here(), ids.to_vec());
    (move || {
        let name = |id| Some(t.lang.pick(&data.department(id)?.name).to_owned());
        let names: Vec<String> = ids.iter().filter_map(name).collect();
        names.join(t.common.list_comma())
    })
    .into_node()
}

/// Some lines, and the others folded behind them; on paper those are left out.
fn folded(shown: &Shown<'_>, class: &'static str, mut lines: Vec<Node>) -> Node {
    let rest = lines.split_off(LINES.min(lines.len()));
    let words = fill(shown.k.more_lines(), &[&rest.len().to_string()]);
    let rest = (!rest.is_empty()).then(|| {
        view! {
            <details class="tbl screen-only">
                <summary>{words}</summary>
                <ul class=class>{rest}</ul>
            </details>
        }
    });
    view! { <ul class=class>{lines}</ul> {rest} }
}

fn result(shown: &Shown<'_>, Outcome { of: one, times }: Outcome<'_>) -> Node {
    let (t, k) = (shown.t, shown.k);
    let department = names(shown, std::slice::from_ref(&one.department));
    let (class, words) = if one.set_aside {
        ("st soft", k.not_upheld())
    } else {
        ("st ok", k.put_right())
    };
    let times = (times > 1).then(|| {
        let words = fill(k.same_said(), &[&times.to_string()]);
        view! { " " <span class="soft">{words}</span> }
    });
    view! {
        <li>
            <p class="h"><b>{department}</b><span><span class=class>{words}</span>{times}</span></p>
            <p lang=t.lang.zh_only()>{one.said.text.clone()}</p>
        </li>
    }
}

/// How far the promises as a whole are kept (R6).
pub fn targets(shown: &Shown<'_>) -> Node {
    let (k, targets) = (shown.k, &shown.board.targets);
    let mut lines = Vec::new();
    for (words, part, whole, per_cent) in [
        (
            k.target_immediate(),
            targets.immediate_volume,
            targets.volume,
            LEAST_IMMEDIATE_PERCENT,
        ),
        (
            k.target_simple(),
            targets.simple_within_five,
            targets.simple,
            100,
        ),
        (k.target_long(), targets.long_within_half, targets.long, 100),
    ] {
        let share = Share::new(part, whole);
        let (class, met) = if reaches(share, per_cent) {
            ("st ok", k.met())
        } else {
            ("st late", k.unmet())
        };
        let value = share.map_or_else(|| k.none().to_owned(), percent);
        let numbers = fill(k.target_of(), &[&grouped(part), &grouped(whole)]);
        lines.push(view! {
            <li>
                <p class="h"><span>{words}</span><span class=class>{met}</span></p>
                <p><b>{value}</b>" "<span class="soft">{numbers}</span></p>
            </li>
        });
    }
    view! {
        <section class="sec targets">
            <h2>{k.targets()}</h2>
            <ul class="rows led">{lines}</ul>
            {shown.how(k.targets(), k.how_targets().to_owned())}
        </section>
    }
}

/// Downloads, and printing.
pub fn own(shown: &Shown<'_>) -> Node {
    let k = shown.k;
    // What is shown, also where the address names no period.
    let asked = GetBoard {
        period: Some(shown.board.period),
        by: shown.board.by,
    };
    let link = |route: &str, words: &'static str| {
        view! { <a href=asked.at(route) rel="external" download="">{icon::DOWNLOAD.view()}{words}</a> }
    };
    view! {
        <section class="sec own">
            <h2>{k.own()}</h2>
            <p class="small">{k.own_text()}</p>
            <p class="tell">{link(GetBoard::CSV, k.csv())}{link(GetBoard::JSON, k.json())}</p>
            <p class="acts needs-js">
                <button class="btn line" type="button" on:click=move |_| platform::print()>{icon::PRINT.view()}{k.print()}</button>
            </p>
        </section>
    }
}
