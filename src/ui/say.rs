//! Small sentences about items: how long, how much, how often, where.

use crate::device::prefs::text;
use crate::route::{Page, tel};
use crate::text::{Text, fill, fill_number, terms};
use mingbai_contract::WindowId;
use mingbai_contract::catalog::Charge;
use mingbai_contract::office::Window;
use mingbai_view::{CollectNodes, IntoNode, Node, view};

/// A name for a heading: what stands in brackets at its end wraps as a whole.
#[must_use]
pub fn heading(name: &str) -> Node {
    match name.find('（') {
        Some(at) if at > 0 => {
            let (main, rest) = name.split_at(at);
            view! { {main.to_owned()}<span class="unit">{rest.to_owned()}</span> }
        }
        _ => name.to_owned().into_node(),
    }
}

/// A phrase with a node in its place.
#[must_use]
pub fn around(phrase: &str, value: Node) -> Node {
    match phrase.split_once("{0}") {
        Some((before, after)) => {
            view! { {before.to_owned()}{value}{after.to_owned()} }
        }
        None => view! { {phrase.to_owned()} },
    }
}

/// `3 个工作日`, or `当场办好` for none.
#[must_use]
pub fn working_days(t: &Text, days: u16) -> String {
    match days {
        0 => t.common.on_the_spot().to_owned(),
        n => t.count(
            t.common.working_days_one(),
            t.common.working_days(),
            usize::from(n),
        ),
    }
}

/// What is charged: `不收费`, `20 元/证`, `80–550 元/件`.
#[must_use]
pub fn charge(t: &Text, charge: Option<&Charge>) -> String {
    let Some(charge) = charge else {
        return t.common.free().to_owned();
    };
    let (from, to) = (charge.from.to_string(), charge.to.to_string());
    let price = if charge.from == charge.to {
        fill(t.common.yuan(), &[&from])
    } else {
        fill(t.common.yuan_range(), &[&from, &to])
    };
    let per = charge
        .unit
        .as_deref()
        .and_then(|unit| terms::per(t.lang, unit));
    per.map_or(price.clone(), |per| fill(t.common.per(), &[&price, per]))
}

/// `不用跑`, `跑 1 趟`.
#[must_use]
pub fn visits(t: &Text, visits: u8) -> String {
    match visits {
        0 => t.common.visits_none().to_owned(),
        1 => fill_number(t.common.visits_one(), 1),
        n => fill_number(t.common.visits(), usize::from(n)),
    }
}

/// The floor of a window in words: `1 楼`.
#[must_use]
pub fn floor(t: &Text, floor: &str) -> String {
    fill(t.offices.floor(), &[floor.trim_end_matches('F')])
}

/// `1 楼 A03 窗口`.
#[must_use]
pub fn window_place(t: &Text, window: &Window) -> String {
    let counter = fill(t.common.window(), &[window.id.as_str()]);
    fill(
        t.common.window_place(),
        &[&floor(t, &window.floor), &counter],
    )
}

/// The windows of an item in short: the first, and that there are more.
#[must_use]
pub fn windows_short(t: &Text, windows: &[WindowId]) -> Option<String> {
    let first = fill(t.common.window(), &[windows.first()?.as_str()]);
    Some(if windows.len() > 1 {
        format!("{first} {}", t.common.and_more())
    } else {
        first
    })
}

/// Ways to reach a person: the hotline, and the windows that help whoever is lost.
#[must_use]
pub fn ask(hotline: &str, windows: &[&Window]) -> Node {
    let t = text();
    let links = windows
        .iter()
        .map(|window| {
            let words = format!("{} {}", window_place(t, window), t.lang.pick(&window.name));
            view! { <a href=Page::Window(window.id.clone()).path()>{words}</a> }
        })
        .collect_nodes();
    view! {
        <p class="tell">
            <a href=tel(hotline)>{fill(t.common.call(), &[hotline])}</a>
            {links}
        </p>
    }
}
