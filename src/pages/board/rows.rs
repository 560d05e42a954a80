//! Every hall, department or counter with all its figures (R13), as a table.

use super::model::{self, grouped, percent};
use super::show::Shown;
use crate::text::fill;
use mingbai_contract::board::{By, Row};
use mingbai_domain::board::share::{Share, average_days, early, immediate, satisfied, unrated};
use mingbai_view::{Node, view};

/// So many rows are shown unfolded.
const FEW: usize = 12;

/// The section with a row for each; none for the county, which has no rows.
pub fn rows(shown: &Shown<'_>) -> Option<Node> {
    let (k, board) = (shown.k, shown.board);
    let title = match board.by {
        By::County => return None,
        By::Center => k.rows_center(),
        By::Department => k.rows_department(),
        By::Window => k.rows_window(),
    };
    if board.rows.is_empty() {
        return Some(view! {
            <section class="sec"><h2>{title}</h2><p class="small soft">{k.rows_none()}</p></section>
        });
    }
    let complaints = board.by == By::Department && board.complaints.is_some();
    let lines: Vec<Node> = board
        .rows
        .iter()
        .map(|row| line(shown, row, complaints))
        .collect();
    let mut heads = vec![
        k.received(),
        k.concluded(),
        k.immediate(),
        k.early(),
        k.overdue(),
        k.deemed(),
        k.col_days(),
        k.col_rated(),
        k.good(),
        k.unrated(),
        k.col_beside(),
    ];
    if complaints {
        heads.push(k.col_complaints());
    }
    let mut cells = Vec::new();
    for head in heads {
        cells.push(view! { <th scope="col">{head}</th> });
    }
    let open = board.rows.len() <= FEW;
    Some(view! {
        <section class="sec every">
            <h2>{title}<span class="aside">{board.rows.len().to_string()}</span></h2>
            <details class="tbl" open=open>
                <summary>{k.as_table()}<span class="vh">{shown.t.common.colon()}{title}</span></summary>
                <div class="wide" role="region" tabindex="0" aria-label=fill("{0}{1}{2}", &[title, shown.t.common.colon(), k.rows_scroll()])>
                    <table class="num">
                        <thead><tr><th scope="col">{k.whose()}</th>{cells}</tr></thead>
                        <tbody>{lines}</tbody>
                    </table>
                </div>
            </details>
            {shown.how(title, k.how_rows().to_owned())}
        </section>
    })
}

fn line(shown: &Shown<'_>, row: &Row, complaints: bool) -> Node {
    let (k, cases, ratings) = (shown.k, &row.cases, &row.ratings);
    let none = || k.none().to_owned();
    let share = |share: Option<Share>| share.map_or_else(none, percent);
    let days = average_days(cases).map_or_else(none, |days| {
        let days = [days.actual, days.promised, days.statutory];
        days.map(model::days).join(" / ")
    });
    let mut cells = vec![
        grouped(cases.received),
        grouped(cases.concluded),
        share(immediate(cases)),
        share(early(cases)),
        grouped(cases.overdue),
        grouped(cases.deemed),
        days,
        grouped(model::counted(ratings)),
        satisfied(ratings).map_or_else(none, model::between),
        share(unrated(ratings)),
        grouped(ratings.beside),
    ];
    if complaints {
        let counts = model::complaints_of(shown.board, row);
        cells.push(counts.map_or_else(none, |counts| {
            let numbers = [counts.received, counts.concluded, counts.late];
            numbers.map(grouped).join(" / ")
        }));
    }
    let mut columns = Vec::new();
    for cell in cells {
        columns.push(view! { <td>{cell}</td> });
    }
    let id = row.id.clone().filter(|_| shown.board.by == By::Window);
    let id = id.map(|id| view! { <span class="soft">{id}" "</span> });
    view! { <tr><th scope="row">{id}{shown.name(row)}</th>{columns}</tr> }
}
