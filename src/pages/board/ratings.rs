//! Ratings by level, those that stand beside, and why something is not given.

use super::figures;
use super::model::{self, NoLevels, grouped};
use super::show::Shown;
use crate::route::Route;
use crate::text::fill;
use mingbai_contract::board::LevelGroup;
use mingbai_contract::endpoint::GetBoard;
use mingbai_contract::rating::Level;
use mingbai_view::{Node, view};

/// The section on ratings.
pub fn ratings(shown: &Shown<'_>) -> Node {
    let (k, ratings) = (shown.k, &shown.board.total.ratings);
    let counted = shown.count(k.ratings_one(), k.ratings_n(), model::counted(ratings));
    let levels = match model::no_levels(ratings, shown.board.running) {
        None => levels(shown),
        Some(why) => none(shown, why),
    };
    let numbers = [grouped(ratings.receipt), grouped(ratings.live)];
    let by = fill(k.counted(), &[&numbers[0], &numbers[1]]);
    let line = |number: u32, phrase: &'static str| {
        (number > 0).then(|| {
            let words = fill(phrase, &[&grouped(number)]);
            view! { <p class="small soft">{words}</p> }
        })
    };
    view! {
        <section class="sec">
            <h2>{k.ratings()}<span class="aside">{counted}</span></h2>
            {figures::ratings(shown, &shown.board.total)}
            {levels}
            <p class="small soft">{by}</p>
            {line(ratings.beside, k.beside())}
            {line(ratings.set_aside, k.set_aside())}
            {line(ratings.set_aside_since, k.set_aside_since())}
            {shown.how(k.ratings(), k.how_levels().to_owned())}
        </section>
    }
}

/// A level in words.
fn level(shown: &Shown<'_>, level: Level) -> &'static str {
    let k = shown.k;
    match level {
        Level::VeryDissatisfied => k.level_1(),
        Level::Dissatisfied => k.level_2(),
        Level::FairlySatisfied => k.level_3(),
        Level::Satisfied => k.level_4(),
        Level::VerySatisfied => k.level_5(),
    }
}

/// A group of levels in words.
pub fn group(shown: &Shown<'_>, of: LevelGroup) -> String {
    if of.from == of.to {
        return level(shown, of.from).to_owned();
    }
    fill(
        shown.k.merged(),
        &[level(shown, of.from), level(shown, of.to)],
    )
}

/// A bar for each group, and the table behind them.
fn levels(shown: &Shown<'_>) -> Node {
    let (k, all) = (shown.k, &shown.board.total.ratings.levels);
    let (mut bars, mut rows) = (Vec::new(), Vec::new());
    for (of, share) in model::shares(all) {
        let class = if of.from.is_bad() { "b-poor" } else { "b-done" };
        let (name, part) = (group(shown, of), model::percent(share));
        let number = shown.count(k.ratings_one(), k.ratings_n(), of.ratings);
        let title = fill(k.level_title(), &[&name, &number, &part]);
        bars.push(view! {
            <li>
                <p class="h"><span>{name.clone()}</span><span><b>{grouped(of.ratings)}</b>" "<span class="soft">{part.clone()}</span></span></p>
                <svg class="ax" height="12" role="img">
                    <title>{title}</title>
                    <rect class=class width=model::place(share) height="12" rx="2" />
                </svg>
            </li>
        });
        rows.push(view! { <tr><th scope="row">{name}</th><td>{grouped(of.ratings)}</td><td>{part}</td></tr> });
    }
    let why = model::is_merged(all).then(|| view! { <p class="small soft">{k.merged_why()}</p> });
    view! {
        <ul class="three-b rows">{bars}</ul>
        {why}
        <details class="tbl screen-only">
            <summary>{k.as_table()}<span class="vh">{shown.t.common.colon()}{k.ratings()}</span></summary>
            <table class="num">
                <thead><tr><th scope="col">{k.level()}</th><th scope="col">{k.number()}</th><th scope="col">{k.share()}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
}

/// Why there is nothing by level, and where it is instead.
fn none(shown: &Shown<'_>, why: NoLevels) -> Node {
    let k = shown.k;
    let words = match why {
        NoLevels::Running => k.levels_running().to_owned(),
        NoLevels::None => k.levels_none().to_owned(),
        NoLevels::Merged(longer) => {
            let asked = GetBoard {
                period: Some(longer),
                by: shown.board.by,
            };
            let words = fill(k.levels_of(), &[&shown.period(longer)]);
            let href = Route::Board(asked).href();
            return view! { <p class="note"><span><a href=href>{words}</a></span></p> };
        }
    };
    view! { <p class="note"><span>{words}</span></p> }
}
