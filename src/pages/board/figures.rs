//! The figures of the county as a whole: cases, and how long they take.

use super::model::{self, Share, grouped};
use super::show::Shown;
use crate::text::fill;
use crate::ui::say;
use mingbai_contract::board::Row;
use mingbai_view::{IntoNode, Node, view};

/// A figure: what it is, its value, a line below, and how it is worked out.
struct Figure {
    name: &'static str,
    value: Node,
    sub: Node,
    how: String,
}

/// The large figures.
pub fn total(shown: &Shown<'_>) -> Node {
    let row = &shown.board.total;
    let mut cells = vec![concluded(shown, row)];
    cells.extend(shares(shown, row));
    cells.push(complaints(shown));
    grid(shown, cells)
}

fn grid(shown: &Shown<'_>, figures: Vec<Figure>) -> Node {
    let mut cells = Vec::new();
    for figure in figures {
        cells.push(view! {
            <div>
                <dt>{figure.name}</dt>
                <dd>{figure.value}<small class="small">{figure.sub}</small>{shown.how(figure.name, figure.how)}</dd>
            </div>
        });
    }
    view! { <dl class="figs">{cells}</dl> }
}

fn concluded(shown: &Shown<'_>, row: &Row) -> Figure {
    let k = shown.k;
    let sub = fill(k.received_n(), &[&grouped(row.cases.received)]);
    Figure {
        name: k.concluded(),
        value: cases(shown, row.cases.concluded, ""),
        sub: sub.into_node(),
        how: k.how_concluded().to_owned(),
    }
}

/// `23,636 件`
fn cases(shown: &Shown<'_>, number: u32, class: &'static str) -> Node {
    let k = shown.k;
    let phrase = if number == 1 {
        k.cases_one()
    } else {
        k.cases()
    };
    say::around(phrase, view! { <b class=class>{grouped(number)}</b> })
}

/// A share, or that there is none.
pub fn share(shown: &Shown<'_>, share: Option<Share>) -> Node {
    let words = share.map_or_else(|| shown.k.none().to_owned(), Share::text);
    view! { <b>{words}</b> }
}

fn shares(shown: &Shown<'_>, row: &Row) -> [Figure; 4] {
    let (k, cases_in) = (shown.k, &row.cases);
    let of = |part| Share::of(part, cases_in.concluded);
    let how = |phrase, part| fill(phrase, &[&grouped(part), &grouped(cases_in.concluded)]);
    let late = if cases_in.overdue > 0 { "st late" } else { "" };
    let part = of(cases_in.overdue).map_or_else(|| k.none().to_owned(), Share::text);
    let overdue = fill(k.overdue_share(), &[&part]);
    // External: the router would scroll to the place and leave the focus where it is.
    let to_ledger = (cases_in.overdue > 0).then(|| {
        view! { <br /><a href="#ledger" rel="external">{k.to_ledger()}</a> }
    });
    [
        Figure {
            name: k.immediate(),
            value: share(shown, of(cases_in.immediate)),
            sub: k.immediate_sub().into_node(),
            how: how(k.how_immediate(), cases_in.immediate),
        },
        Figure {
            name: k.early(),
            value: share(shown, of(cases_in.early)),
            sub: k.early_sub().into_node(),
            how: how(k.how_early(), cases_in.early),
        },
        Figure {
            name: k.overdue(),
            value: cases(shown, cases_in.overdue, late),
            sub: view! { {overdue}{to_ledger} },
            how: how(k.how_overdue(), cases_in.overdue),
        },
        Figure {
            name: k.deemed(),
            value: cases(shown, cases_in.deemed, ""),
            sub: k.deemed_sub().into_node(),
            how: how(k.how_deemed(), cases_in.deemed),
        },
    ]
}

fn complaints(shown: &Shown<'_>) -> Figure {
    let k = shown.k;
    let (value, sub) = match &shown.board.complaints {
        Some(period) => {
            let counts = &period.total;
            let (concluded, late) = (grouped(counts.concluded), grouped(counts.late));
            let sub = fill(k.complaints_sub(), &[&concluded, &late]);
            // Where a month had too few, it stands with others.
            let months = shown.board.period.months();
            let other = months.first() != Some(&period.from) || months.last() != Some(&period.to);
            let lang = shown.t.lang;
            let span = other.then(|| {
                let words = if period.from == period.to {
                    lang.month(period.from)
                } else {
                    let ends = [lang.month(period.from), lang.month(period.to)];
                    fill(k.complaints_span(), &[&ends[0], &ends[1]])
                };
                view! { <br />{words} }
            });
            (cases(shown, counts.received, ""), view! { {sub}{span} })
        }
        None => (share(shown, None), k.complaints_none().into_node()),
    };
    Figure {
        name: k.complaints(),
        value,
        sub,
        how: k.how_complaints().to_owned(),
    }
}

/// Days used, promised and allowed.
pub fn days(shown: &Shown<'_>) -> Node {
    let (k, cases) = (shown.k, &shown.board.total.cases);
    let (sums, timed) = (cases.days, cases.timed);
    let longest = sums.actual.max(sums.promised).max(sums.statutory);
    let line = |name: &'static str, sum: u32, class: &'static str| {
        let value = model::average(sum, timed)?;
        let width = Share::of(sum, longest).map_or_else(|| "0%".to_owned(), Share::place);
        let title = fill(k.days_title(), &[name, &value]);
        Some(view! {
            <li>
                <p class="h"><span>{name}</span><b>{fill(k.days_value(), &[&value])}</b></p>
                <svg class="ax" height="16" role="img">
                    <title>{title}</title>
                    <rect class=class width=width height="16" rx="2" />
                </svg>
            </li>
        })
    };
    let bars = [
        line(k.actual(), sums.actual, "b-done"),
        line(k.promised(), sums.promised, "b-todo"),
        line(k.statutory(), sums.statutory, "b-law"),
    ];
    let bars: Vec<Node> = bars.into_iter().flatten().collect();
    let inside = if bars.is_empty() {
        view! { <p class="small soft">{k.days_none()}</p> }
    } else {
        view! { <ul class="three-b rows">{bars}</ul> }
    };
    let how = fill(
        k.how_days(),
        &[timed, sums.actual, sums.promised, sums.statutory]
            .map(grouped)
            .each_ref()
            .map(String::as_str),
    );
    view! {
        <section class="sec">
            <h2>{k.days()}</h2>
            {inside}
            {shown.how(k.days(), how)}
        </section>
    }
}

/// The two shares of ratings.
pub fn ratings(shown: &Shown<'_>, row: &Row) -> Node {
    let (k, ratings) = (shown.k, &row.ratings);
    let good = model::good(ratings);
    let how_good = good.map_or_else(
        || k.how_good_none().to_owned(),
        |share| fill(k.how_good(), &[&grouped(share.part), &grouped(share.whole)]),
    );
    let counted = grouped(model::counted(ratings));
    let numbers = [grouped(ratings.receipt), grouped(ratings.ratable)];
    grid(
        shown,
        vec![
            Figure {
                name: k.good(),
                value: share(shown, good),
                sub: fill(k.good_of(), &[&counted]).into_node(),
                how: how_good,
            },
            Figure {
                name: k.unrated(),
                value: share(shown, model::unrated(ratings)),
                sub: k.unrated_sub().into_node(),
                how: fill(k.how_unrated(), &[&numbers[0], &numbers[1]]),
            },
        ],
    )
}
