//! One item in a list of items: name, why it was found, the four answers in a line.

use crate::device::prefs::text;
use crate::route::Route;
use crate::text::{Lang, Text, fill};
use crate::ui::say;
use mingbai_contract::catalog::ItemSummary;
use mingbai_domain::search::Matched;
use mingbai_view::{IntoNode, Node, view};
use std::ops::Range;

/// The mini clock has room for this many cells; longer limits are said in words only.
const MINI: u16 = 20;

/// A text with parts of it marked.
#[must_use]
pub fn marked(text: &str, ranges: &[Range<usize>]) -> Vec<Node> {
    let (mut parts, mut at) = (Vec::new(), 0);
    let plain = |part: &str| (!part.is_empty()).then(|| part.to_owned().into_node());
    for range in ranges {
        if let (Some(before), Some(hit)) = (text.get(at..range.start), text.get(range.clone())) {
            parts.extend(plain(before));
            parts.push(view! { <mark>{hit.to_owned()}</mark> });
            at = range.end;
        }
    }
    parts.extend(text.get(at..).and_then(plain));
    parts
}

/// The item as a row that leads to its guide.
#[must_use]
pub fn item(item: &ItemSummary, matched: &Matched) -> Node {
    let t = text();
    let none: &[Range<usize>] = &[];
    let name_ranges = match (t.lang, matched) {
        (Lang::Zh, Matched::Name { ranges }) | (Lang::En, Matched::English { ranges }) => ranges,
        _ => none,
    };
    let name = marked(t.lang.pick(&item.name), name_ranges);
    view! {
        <li>
            <a href=Route::guide(&item.id).href()>
                <h2 class="h3">{name}</h2>
                {why(t, item, matched)}
                {facts(t, item)}
            </a>
        </li>
    }
}

/// What else it is called, the alias that was found first; in English the Chinese name.
fn why(t: &Text, item: &ItemSummary, matched: &Matched) -> Node {
    if t.lang == Lang::En {
        let ranges = if let Matched::Name { ranges } = matched {
            ranges.as_slice()
        } else {
            &[]
        };
        let name = marked(&item.name.zh, ranges);
        return view! { <p class="small soft why" lang="zh-Hans-CN">{name}</p> };
    }
    let (found, ranges) = match matched {
        Matched::Alias { alias, ranges } => (Some(*alias), ranges.as_slice()),
        _ => (None, &[][..]),
    };
    // In one text: each part of a text is a node that the phone has to make for each row.
    let mut line = t.items.also().to_owned();
    let mut marks = Vec::new();
    let others = (0..item.aliases.len()).filter(|n| Some(*n) != found);
    for (n, alias) in found.into_iter().chain(others).take(3).enumerate() {
        if n > 0 {
            line.push_str(t.common.list_comma());
        }
        if Some(alias) == found {
            let at = line.len();
            marks.extend(ranges.iter().map(|range| range.start + at..range.end + at));
        }
        line.push_str(item.aliases.get(alias).map_or("", String::as_str));
    }
    view! { <p class="small soft why">{marked(&line, &marks)}</p> }
}

fn facts(t: &Text, item: &ItemSummary) -> Node {
    let days = item.committed_working_days;
    let statutory = item
        .statutory
        .working_day_equivalent
        .filter(|law| *law > days && days > 0);
    let time = match statutory {
        Some(law) => {
            let cells = mini(days, law);
            let law = fill(t.items.statutory(), &[&law.to_string()]);
            view! {
                <span class="t">
                    <b>{say::working_days(t, days)}</b>
                    {cells}
                    <span class="nb">{law}</span>
                </span>
            }
        }
        None => view! { <b>{say::working_days(t, days)}</b> },
    };
    view! {
        <p class="facts">
            {time}
            <span>{say::charge(t, item.charge.as_ref())}</span>
            <span>{say::visits(t, item.visits)}</span>
            {say::windows_short(t, &item.windows).map(|words| view! { <span>{words}</span> })}
        </p>
    }
}

/// The clock in little: promised of statutory, in fives.
fn mini(days: u16, law: u16) -> Option<Node> {
    (law <= MINI).then(|| {
        let (done, rest) = (cells(0..days), cells(days..law));
        let width = left(law) - GAP;
        view! {
            <svg class="mini" viewBox=format!("0 0 {width} 12") aria-hidden="true">
                <path class="done" d=done></path>
                <path class="rest" d=rest></path>
            </svg>
        }
    })
}

/// Between two cells; between two weeks it is more.
const GAP: u16 = 2;

/// Where a cell begins.
const fn left(cell: u16) -> u16 {
    cell * (6 + GAP) + cell / 5 * 3
}

/// The outlines of some cells, 6 wide and 12 high with their strokes.
fn cells(which: Range<u16>) -> String {
    which
        .map(|cell| format!("M{}.6.6h4.8v10.8h-4.8z", left(cell)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{cells, left};

    #[test]
    fn weeks_of_cells_stand_apart() {
        assert_eq!([0, 1, 4, 5, 10].map(left), [0, 8, 32, 43, 86]);
        assert_eq!(cells(4..6), "M32.6.6h4.8v10.8h-4.8zM43.6.6h4.8v10.8h-4.8z");
        assert_eq!(cells(3..3), "");
    }
}
