//! The page of a board that is here.

use super::{figures, ledger, model, more, ranking, ratings, rows, top};
use crate::data::Data;
use crate::device::prefs::text;
use crate::shell::head::Head;
use crate::text::{Text, fill};
use crate::ui::{icon, say};
use mingbai_contract::board::{Board, Period, Row};
use mingbai_contract::endpoint::GetBoard;
use mingbai_view::{IntoNode, Node, view};
use mingbai_words::Board as Words;
use std::sync::Arc;

/// A board, the words for it, and what was asked for.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The words of every page.
    pub t: &'static Text,
    /// The board's own.
    pub k: &'static Words,
    /// The board.
    pub board: &'a Board,
    /// What the address asks for.
    pub asked: GetBoard,
}

impl Shown<'_> {
    /// The name of a row.
    pub fn name(&self, row: &Row) -> String {
        self.t.lang.pick(&row.name).to_owned()
    }

    /// A number with its word for one, or for several.
    pub fn count(&self, one: &str, several: &str, number: u32) -> String {
        let phrase = if number == 1 { one } else { several };
        fill(phrase, &[&model::grouped(number)])
    }

    /// A period in words.
    pub fn period(&self, period: Period) -> String {
        top::period(self.t, period)
    }

    /// How something is worked out, folded beside it. `of` says what, for those who cannot see.
    pub fn how(&self, of: &str, words: String) -> Node {
        let of = of.to_owned();
        view! {
            <details class="calc">
                <summary>{self.k.how()}<span class="vh">{self.t.common.colon()}{of}</span></summary>
                <p>{words}</p>
            </details>
        }
    }
}

/// The page.
pub fn page(board: &Arc<Board>, asked: GetBoard) -> Node {
    let t = text();
    let k = t.board();
    let shown = Shown { t, k, board, asked };
    let period = shown.period(board.period);
    let title = fill(k.title(), &[&period]);
    Head::ready(&title);
    let heading = say::around(
        k.title(),
        view! { <span class="nb">{period.clone()}</span> },
    );
    let as_of = fill(k.as_of(), &[&t.lang.full_day(board.as_of.0)]);
    let running = board.running.then(|| {
        let words = fill(k.running(), &[&period]);
        view! { <p class="note amber" role="note">{icon::INFO.view()}<span>{words}</span></p> }
    });
    let inside = if model::is_empty(board) {
        view! { <p class="empty">{k.empty()}</p> {rows::rows(&shown)} }
    } else {
        view! {
            {figures::total(&shown)}
            {figures::days(&shown)}
            {ranking::ranking(&shown)}
            {rows::rows(&shown)}
            {ratings::ratings(&shown)}
        }
    };
    view! {
        <main id="main" class="page board">
            <p class="print-only">{county(t)}</p>
            <h1 tabindex="-1">{heading}</h1>
            <p class="small soft">{as_of}</p>
            {top::levels(&shown)}
            {top::periods(&shown)}
            {running}
            {inside}
            {more::odd(&shown)}
            {more::said(&shown)}
            {more::results(&shown)}
            {more::complaints(&shown)}
            {ledger::ledger(&shown)}
            {more::targets(&shown)}
            {more::own(&shown)}
        </main>
    }
}

/// Whose figures these are, above the heading on paper.
fn county(t: &'static Text) -> Node {
    let data = Data::here();
    (move || {
        let masthead = data.masthead()?;
        let county = t.lang.pick(&masthead.county.name).to_owned();
        Some(view! { {county} " " {t.common.center()} })
    })
    .into_node()
}
