//! The ranking (R12): who is how good at least, drawn as intervals, and who has too few ratings for one.

use super::model::{self, Scale, points};
use super::show::Shown;
use crate::route::{Page, Route};
use crate::text::fill;
use crate::ui::icon;
use mingbai_contract::board::{By, Rank, Row};
use mingbai_contract::endpoint::GetBoard;
use mingbai_view::{IntoNode, Node, view};

/// A row that is ranked.
type Ranked<'a> = (&'a Row, Rank);

/// The section on who is ranked how; none at levels that are not ranked.
pub fn ranking(shown: &Shown<'_>) -> Option<Node> {
    let (k, board) = (shown.k, shown.board);
    let title = match board.by {
        By::Window => k.rank_window(),
        By::Department => k.rank_department(),
        By::County | By::Center => return None,
    };
    if board.running {
        return None;
    }
    let ranked = model::ranked(board);
    let ranks: Vec<Rank> = ranked.iter().map(|(_, rank)| *rank).collect();
    let inside = match Scale::of(&ranks) {
        Some(scale) => drawn(shown, &ranked, scale),
        None => elsewhere(shown),
    };
    Some(view! {
        <section class="sec">
            <h2>{title}<span class="aside">{k.out_of()}</span></h2>
            {inside}
            {too_few(shown)}
            {shown.how(title, k.how_rank().to_owned())}
        </section>
    })
}

/// Nobody is ranked here: why, and where somebody is.
fn elsewhere(shown: &Shown<'_>) -> Node {
    let (k, by) = (shown.k, shown.board.by);
    let Some(period) = model::ranked_in(shown.board) else {
        return view! { <p class="small soft">{k.rank_none()}</p> };
    };
    let when = if by == By::Window {
        k.rank_windows_when()
    } else {
        k.rank_departments_when()
    };
    let asked = GetBoard {
        period: Some(period),
        by,
    };
    let see = fill(k.rank_see(), &[&shown.period(period)]);
    view! {
        <p class="note">{icon::INFO.view()}<span>{when}" "<a href=Route::Board(asked).href()>{see}</a></span></p>
    }
}

fn drawn(shown: &Shown<'_>, ranked: &[Ranked<'_>], scale: Scale) -> Node {
    let k = shown.k;
    let folded = model::folded(ranked.len());
    let list = |rows: &[Ranked<'_>]| {
        let rows: Vec<Node> = rows.iter().map(|row| line(shown, row, scale)).collect();
        view! { <ol class="rk">{rows}</ol> }
    };
    let (head, rest) = ranked.split_at(folded.start);
    let (middle, foot) = rest.split_at(folded.len());
    let ends = middle.first().zip(middle.last());
    let middle = ends.map(|((_, first), (_, last))| {
        let places = [first.place, last.place].map(|place| place.to_string());
        let words = fill(k.rank_more(), &[&places[0], &places[1]]);
        view! { <details class="rk-more"><summary>{words}</summary>{list(middle)}</details> }
    });
    let foot = (!foot.is_empty()).then(|| list(foot));
    let marks = [scale.from, scale.middle(), scale.to].map(|mark| {
        view! { <span>{points(mark)}</span> }
    });
    let marks: Vec<Node> = marks.into_iter().collect();
    view! {
        <p class="small soft">{k.rank_lead()}</p>
        <p class="rk-scale" aria-hidden="true">{marks}</p>
        {list(head)}
        {middle}
        {foot}
        {table(shown, ranked)}
    }
}

/// Its name, to be opened where it has a page.
pub fn name(shown: &Shown<'_>, row: &Row) -> Node {
    let name = shown.name(row);
    let window = row.id.as_ref().filter(|_| shown.board.by == By::Window);
    match window.and_then(|id| id.parse().ok()) {
        Some(id) => view! { <a href=Page::Window(id).path()>{name}</a> },
        None => name.into_node(),
    }
}

fn line(shown: &Shown<'_>, (row, rank): &Ranked<'_>, scale: Scale) -> Node {
    let k = shown.k;
    let count = shown.count(k.ratings_one(), k.ratings_n(), model::counted(&row.ratings));
    let id = row.id.clone().filter(|_| shown.board.by == By::Window);
    let id = id.map(|id| view! { {id} "\u{3000}" });
    // Paper has no axis above the drawing: there the number that counts stands beside it.
    let least = [
        shown.t.guide.comma(),
        k.at_least(),
        " ",
        &points(rank.lower),
    ]
    .concat();
    let least = view! { <span class="print-only" aria-hidden="true">{least}</span> };
    view! {
        <li>
            <span class="r">{rank.place.to_string()}</span>
            <span class="w"><b>{name(shown, row)}</b><span>{id}{count}{least}</span></span>
            {interval(shown, *rank, scale)}
        </li>
    }
}

/// From the lower end, which counts, to the upper one.
fn interval(shown: &Shown<'_>, rank: Rank, scale: Scale) -> Node {
    let numbers = [rank.mean, rank.lower, rank.upper].map(points);
    let title = fill(
        shown.k.rank_title(),
        &numbers.each_ref().map(String::as_str),
    );
    let (lower, mean, upper) = (
        scale.place(rank.lower),
        scale.place(rank.mean),
        scale.place(rank.upper),
    );
    view! {
        <svg class="g" height="26" role="img">
            <title>{title}</title>
            <line class="ci-ax" x1="0" x2="100%" y1="13" y2="13" />
            <line class="ci" x1=lower.clone() x2=upper y1="13" y2="13" />
            <line class="ci-lo" x1=lower.clone() x2=lower y1="4" y2="22" />
            <circle class="ci-m" cx=mean cy="13" r="4" />
        </svg>
    }
}

/// The table behind the drawing.
fn table(shown: &Shown<'_>, ranked: &[Ranked<'_>]) -> Node {
    let k = shown.k;
    let mut rows = Vec::new();
    for (row, rank) in ranked {
        rows.push(view! {
            <tr>
                <td>{rank.place.to_string()}</td>
                <th scope="row">{shown.name(row)}</th>
                <td>{model::grouped(model::counted(&row.ratings))}</td>
                <td><b>{points(rank.lower)}</b></td>
                <td>{points(rank.mean)}</td>
                <td>{points(rank.upper)}</td>
            </tr>
        });
    }
    view! {
        <details class="tbl screen-only">
            <summary>{k.as_table()}<span class="vh">{shown.t.common.colon()}{k.mean()}</span></summary>
            <div class="wide" role="region" tabindex="0" aria-label=k.rows_scroll()>
                <table class="num">
                    <thead>
                        <tr>
                            <th scope="col">{k.place()}</th>
                            <th scope="col">{k.whose()}</th>
                            <th scope="col">{k.number()}</th>
                            <th scope="col">{k.at_least()}</th>
                            <th scope="col">{k.mean()}</th>
                            <th scope="col">{k.at_most()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
}

/// Those that would be ranked had they more ratings, apart.
fn too_few(shown: &Shown<'_>) -> Option<Node> {
    let (k, rows) = (shown.k, model::too_few(shown.board));
    if rows.is_empty() {
        return None;
    }
    let words = fill(k.too_few(), &[&rows.len().to_string()]);
    let mut names = Vec::new();
    for row in rows {
        let count = shown.count(k.ratings_one(), k.ratings_n(), model::counted(&row.ratings));
        names.push(view! { <li>{name(shown, row)}" "<span class="soft">{count}</span></li> });
    }
    Some(view! {
        <p class="note">{icon::INFO.view()}<span>{words}</span></p>
        <details class="tbl">
            <summary>{k.too_few_list()}</summary>
            <ul class="few">{names}</ul>
        </details>
    })
}
