//! The board (效能公示): what the county publishes about itself, to be looked at, recomputed and printed.
//!
//! Which period and level stands in the address. Shows what a [`Board`](mingbai_contract::board::Board) says
//! and works out nothing that its rows do not hold; start with [`show`], figures are in [`model`].

mod figures;
mod ledger;
pub mod model;
mod more;
mod ranking;
mod ratings;
mod rows;
mod show;
#[cfg(test)]
mod tests;
#[cfg(test)]
#[cfg(feature = "ssr")]
pub mod tests_support;
mod top;

use crate::data::Slot;
use crate::data::figures::Figures;
use crate::device::prefs::text;
use crate::loaded::{Loaded, Why};
use crate::platform;
use crate::route;
use crate::shell::head::Head;
use crate::text::fill;
use crate::ui::states;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use mingbai_contract::board::{Board, Period};
use mingbai_contract::endpoint::GetBoard;
use mingbai_view::{IntoNode, Node, view};

/// Where reading goes on.
const TITLE: &str = "main h1";

/// `/board`
pub fn board() -> Node {
    let map = use_query_map();
    let asked = Memo::new(move |_| map.with(|map| route::board(|name| map.get(name))));
    let drawn = StoredValue::new(false);
    (move || {
        let asked = asked.get();
        let is_another = drawn.get_value();
        drawn.set_value(true);
        page(asked, is_another)
    })
    .into_node()
}

/// The page; another period or level than before is read from its heading on.
fn page(asked: GetBoard, is_another: bool) -> Node {
    let figures = Figures::here();
    // Whether there is such a period is known where any other board is: then nobody asks for it in vain.
    let newest = figures.board_here(newest(asked));
    if let Some((period, board)) = asked.period.zip(newest)
        && !board.periods.contains(&period)
    {
        if is_another {
            platform::focus(TITLE);
        }
        return unknown(&board, period);
    }
    shown(asked, figures.board(asked), is_another)
}

/// What came of asking; its heading gets the focus, once, where that is wanted.
pub fn shown(asked: GetBoard, slot: Slot<Board>, focuses: bool) -> Node {
    let figures = Figures::here();
    let focuses = StoredValue::new(focuses);
    let inside = move || {
        let here = match slot.get() {
            Loaded::Loading => return states::loading(),
            Loaded::Ready(board) => show::page(&board, asked),
            Loaded::Failed(why) => failed(asked, why),
        };
        if focuses.get_value() {
            focuses.set_value(false);
            platform::focus(TITLE);
        }
        here
    };
    view! { {states::age(slot, move || figures.board(asked))} {inside} }
}

/// What is asked for by whoever names no period.
const fn newest(asked: GetBoard) -> GetBoard {
    GetBoard {
        period: None,
        by: asked.by,
    }
}

/// It did not come: perhaps because there is no such period.
fn failed(asked: GetBoard, why: Why) -> Node {
    let figures = Figures::here();
    if let Some(period) = asked.period
        && why == Why::Server
    {
        match figures.board_once(newest(asked)).get() {
            Loaded::Loading => return states::loading(),
            Loaded::Ready(board) if !board.periods.contains(&period) => {
                return unknown(&board, period);
            }
            _ => {}
        }
    }
    states::failed(why, move || {
        let _ = figures.board(asked);
    })
}

/// There are no figures of this period: which there are.
fn unknown(board: &Board, period: Period) -> Node {
    let t = text();
    let k = t.board();
    let title = fill(k.unknown(), &[&top::period(t, period)]);
    Head::ready(&title);
    let (by, mut links) = (board.by, Vec::new());
    for period in &board.periods {
        let period = *period;
        let asked = GetBoard {
            period: Some(period),
            by,
        };
        let href = route::Route::Board(asked).href();
        links.push(view! { <li><a class="row-link" href=href><span>{top::period(t, period)}</span></a></li> });
    }
    view! {
        <main id="main" class="page board">
            <h1 tabindex="-1">{title}</h1>
            <p class="lead-p">{k.unknown_text()}</p>
            <ul class="rows lists">{links}</ul>
        </main>
    }
}
