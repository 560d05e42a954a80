//! Which period and which level: links and a plain form, so that both work without the program.

use super::show::Shown;
use crate::route::{Page, Route};
use crate::text::{Text, fill};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use mingbai_contract::board::{By, Period};
use mingbai_contract::endpoint::GetBoard;
use mingbai_view::{Event, Node, view};

/// A period in words.
pub fn period(t: &Text, period: Period) -> String {
    match period {
        Period::Month(month) => t.lang.month(month),
        Period::Quarter(quarter) => {
            let code = quarter.to_string();
            let (year, number) = code.split_once("-Q").unwrap_or_default();
            fill(t.board().quarter(), &[year, number])
        }
    }
}

/// The levels.
pub fn levels(shown: &Shown<'_>) -> Node {
    let k = shown.k;
    let mut links = Vec::new();
    for by in By::ALL {
        let words = match by {
            By::County => k.by_county(),
            By::Center => k.by_center(),
            By::Department => k.by_department(),
            By::Window => k.by_window(),
        };
        let href = Route::Board(GetBoard { by, ..shown.asked }).href();
        let current = (by == shown.board.by).then_some("true");
        links.push(view! { <a href=href aria-current=current>{words}</a> });
    }
    view! { <nav class="tabs" aria-label=k.level_label()>{links}</nav> }
}

/// The periods.
pub fn periods(shown: &Shown<'_>) -> Node {
    let (k, by, now) = (shown.k, shown.board.by, shown.board.period);
    let chosen = RwSignal::new(now);
    let navigate = use_navigate();
    let go = move |event: Event| {
        event.prevent_default();
        let asked = GetBoard {
            period: Some(chosen.get_untracked()),
            by,
        };
        navigate(&Route::Board(asked).href(), NavigateOptions::default());
    };
    let choose = move |event: Event| {
        if let Ok(period) = event.value().parse() {
            chosen.set(period);
        }
    };
    let options = |quarters: bool| {
        let mut options = Vec::new();
        for one in &shown.board.periods {
            if matches!(one, Period::Quarter(_)) == quarters {
                let selected = *one == now;
                options.push(view! {
                    <option value=one.to_string() selected=selected>{period(shown.t, *one)}</option>
                });
            }
        }
        options
    };
    let (months, quarters) = (options(false), options(true));
    let quarters = (!quarters.is_empty()).then(|| {
        view! { <optgroup label=k.quarters()>{quarters}</optgroup> }
    });
    view! {
        <form class="period" action=Page::Board.path() on:submit=go>
            <label class="vh" for="period">{k.period_label()}</label>
            <select class="input" id="period" name="period" on:change=choose>
                <optgroup label=k.months()>{months}</optgroup>
                {quarters}
            </select>
            <input type="hidden" name="by" value=by.slug() />
            <button class="btn line">{k.show()}</button>
        </form>
    }
}
