//! The figures of the county as a whole: cases, and how long they take.

use super::model::{self, grouped, percent};
use super::show::Shown;
use crate::text::fill;
use crate::ui::say;
use mingbai_contract::board::{Days, Period, Row};
use mingbai_domain::board::period;
use mingbai_domain::board::share::{
    Share, average_days, deemed, early, immediate, overdue, satisfied, unrated,
};
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
fn share(shown: &Shown<'_>, share: Option<Share>) -> Node {
    let words = share.map_or_else(|| shown.k.none().to_owned(), percent);
    view! { <b>{words}</b> }
}

fn shares(shown: &Shown<'_>, row: &Row) -> [Figure; 4] {
    let (k, cases_in) = (shown.k, &row.cases);
    let how = |phrase, part| fill(phrase, &[&grouped(part), &grouped(cases_in.concluded)]);
    let late = if cases_in.overdue > 0 { "st late" } else { "" };
    let part = overdue(cases_in).map_or_else(|| k.none().to_owned(), percent);
    let part = fill(k.overdue_share(), &[&part]);
    let by_silence = deemed(cases_in).filter(|share| share.part > 0);
    let by_silence = by_silence.map(|share| {
        let words = fill(k.overdue_share(), &[&percent(share)]);
        view! { {words}" "<br /> }
    });
    // External: the router would scroll to the place and leave the focus where it is.
    let to_ledger = (cases_in.overdue > 0).then(|| {
        view! { " "<br /><a href="#ledger" rel="external">{k.to_ledger()}</a> }
    });
    [
        Figure {
            name: k.immediate(),
            value: share(shown, immediate(cases_in)),
            sub: k.immediate_sub().into_node(),
            how: how(k.how_immediate(), cases_in.immediate),
        },
        Figure {
            name: k.early(),
            value: share(shown, early(cases_in)),
            sub: k.early_sub().into_node(),
            how: how(k.how_early(), cases_in.early),
        },
        Figure {
            name: k.overdue(),
            value: cases(shown, cases_in.overdue, late),
            sub: view! { {part}{to_ledger} },
            how: how(k.how_overdue(), cases_in.overdue),
        },
        Figure {
            name: k.deemed(),
            value: cases(shown, cases_in.deemed, ""),
            sub: view! { {by_silence}{k.deemed_sub()} },
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
            let months = period::months(shown.board.period);
            let other = months.first() != Some(&period.from) || months.last() != Some(&period.to);
            let lang = shown.t.lang;
            let span = other.then(|| {
                let words = if period.from == period.to {
                    lang.month(period.from)
                } else {
                    let ends = [lang.month(period.from), lang.month(period.to)];
                    fill(k.complaints_span(), &[&ends[0], &ends[1]])
                };
                view! { " "<br />{words} }
            });
            (cases(shown, counts.received, ""), view! { {sub}{span} })
        }
        None => {
            let why = match shown.board.period {
                Period::Month(_) => k.complaints_none(),
                Period::Quarter(_) => k.complaints_monthly(),
            };
            (share(shown, None), why.into_node())
        }
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
    let average = average_days(cases);
    let longest = average.map_or(0, |days| days.actual.max(days.promised).max(days.statutory));
    let line = |name: &'static str, of: fn(&Days) -> u32, class: &'static str| {
        let tenths = average.as_ref().map(of)?;
        let value = model::days(tenths);
        let width = Share::new(tenths, longest).map_or_else(|| "0%".to_owned(), model::place);
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
        line(k.actual(), |days| days.actual, "b-done"),
        line(k.promised(), |days| days.promised, "b-todo"),
        line(k.statutory(), |days| days.statutory, "b-law"),
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
    let good = satisfied(ratings);
    let how_good = match good {
        None => k.how_good_none().to_owned(),
        Some((least, most)) => {
            let numbers = [least.part, most.part, least.of].map(grouped);
            if least == most {
                fill(k.how_good(), &[&numbers[0], &numbers[2]])
            } else {
                fill(
                    k.how_good_between(),
                    &numbers.each_ref().map(String::as_str),
                )
            }
        }
    };
    let good = good.map_or_else(|| k.none().to_owned(), model::between);
    let counted = grouped(model::counted(ratings));
    let numbers = [grouped(ratings.receipt), grouped(ratings.ratable)];
    grid(
        shown,
        vec![
            Figure {
                name: k.good(),
                value: view! { <b>{good}</b> },
                sub: fill(k.good_of(), &[&counted]).into_node(),
                how: how_good,
            },
            Figure {
                name: k.unrated(),
                value: share(shown, unrated(ratings)),
                sub: k.unrated_sub().into_node(),
                how: fill(k.how_unrated(), &[&numbers[0], &numbers[1]]),
            },
        ],
    )
}
