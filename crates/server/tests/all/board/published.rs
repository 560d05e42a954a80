//! R13: published means published. What a month has said stays, whatever moves, closes or is set aside later.

use super::ratings::{Given, given, hash, keep};
use super::{board, set_clock};
use crate::bed::{Bed, county};
use crate::desk::on_both;
use mingbai_contract::board::{Board, By, RatingFigures, Row};
use mingbai_contract::catalog::Publication;
use mingbai_contract::rating::{RatingBatch, RectificationId};
use mingbai_contract::{Date, Month};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::rating::Deed;
use mingbai_domain::time::{Zone, midnight};
use mingbai_server::ops::ratings::{Along, moved};
use std::collections::BTreeMap;

on_both! {
    r13_a_window_that_moves_or_closes_takes_no_past_with_it
    r13_what_is_set_aside_after_publishing_stands_beside
    r14_the_boards_totals_are_those_of_the_logs_batches
}

const PERIODS: [&str; 4] = ["2026-07", "2026-08", "2026-09", "2026-Q3"];

/// All boards of some periods.
async fn boards(bed: &Bed, periods: &[&str]) -> Vec<Board> {
    let mut all = Vec::new();
    for period in periods {
        for by in By::ALL {
            all.push(board(bed, period, by).await);
        }
    }
    all
}

/// Publishes as if on a day.
async fn publish(bed: &Bed, publication: &Publication, day: &str) {
    let day: Date = day.parse().unwrap();
    let at = midnight(day.0, Zone::BEIJING) + 1;
    bed.store.publish(publication, at).await.unwrap();
    bed.live.refresh(&bed.store).await.unwrap();
}

fn row<'a>(board: &'a Board, id: &str) -> Option<&'a Row> {
    board.rows.iter().find(|row| row.id.as_deref() == Some(id))
}

fn counted(row: &Row) -> [u32; 3] {
    let ratings = &row.ratings;
    [ratings.receipt, ratings.live, ratings.beside]
}

fn sum(all: impl IntoIterator<Item = [u32; 3]>) -> [u32; 3] {
    all.into_iter()
        .fold([0; 3], |sum, one| [0, 1, 2].map(|at| sum[at] + one[at]))
}

/// A02 goes to another department and centre in August, is renamed, and closes in September.
async fn r13_a_window_that_moves_or_closes_takes_no_past_with_it(bed: &Bed) {
    let (all, handled) = given();
    keep(bed, &all, &handled).await;
    set_clock(bed, "2026-11-20");
    let before = boards(bed, &PERIODS).await;
    let mut moving = county();
    let place = moving
        .windows
        .iter()
        .position(|one| one.id.as_str() == "A02");
    let window = &mut moving.windows[place.unwrap()];
    let old = (window.department.to_string(), window.center.to_string());
    window.department = "gongan".parse().unwrap();
    window.center = moving
        .centers
        .iter()
        .find(|one| one.id.as_str() != old.1)
        .unwrap()
        .id
        .clone();
    window.name.zh = "搬走的窗口".to_owned();
    let new = (window.department.to_string(), window.center.to_string());
    assert_ne!(old.0, new.0);
    publish(bed, &moving, "2026-08-15").await;
    // July stays as it was published, at every level.
    assert_eq!(boards(bed, &["2026-07"]).await, before[..4]);
    moving.windows.remove(place.unwrap());
    publish(bed, &moving, "2026-09-20").await;
    assert_eq!(boards(bed, &["2026-07"]).await, before[..4]);
    // From the month on in which it moved it is the other's, until it closes; its own row is there all the time.
    for (at, period) in PERIODS.into_iter().enumerate() {
        let was = |by: usize| &before[4 * at + by];
        let windows = board(bed, period, By::Window).await;
        let mine = counted(row(&windows, "A02").unwrap());
        assert_eq!(mine, counted(row(was(3), "A02").unwrap()), "{period}");
        let moved = match period {
            "2026-07" => [0; 3],
            "2026-Q3" => {
                let months = [&before[7], &before[11]];
                sum(months.map(|month| counted(row(month, "A02").unwrap())))
            }
            _ => mine,
        };
        for (by, level, from, to) in [
            (By::Center, 1, &old.1, &new.1),
            (By::Department, 2, &old.0, &new.0),
        ] {
            let now = board(bed, period, by).await;
            // The county is the same; its levels may be cut otherwise where they were not published yet.
            let total = counted(&now.total);
            assert_eq!(total, counted(&was(level).total), "{period} {by:?}");
            for one in &was(level).rows {
                let id = one.id.as_deref().unwrap();
                let counted = counted(row(&now, id).unwrap());
                let expected = if id == from {
                    let left = counted;
                    sum([left, moved])
                } else if id == to {
                    [0, 1, 2].map(|at| counted[at] - moved[at])
                } else {
                    counted
                };
                assert_eq!(expected, super::published::counted(one), "{period} {id}");
            }
        }
    }
    // The quarter is the sum of its months, for whomever.
    for by in [By::Center, By::Department, By::Window] {
        let quarter = board(bed, "2026-Q3", by).await;
        for one in &quarter.rows {
            let id = one.id.as_deref().unwrap();
            let mut months = Vec::new();
            for period in &PERIODS[..3] {
                let month = board(bed, period, by).await;
                months.extend(row(&month, id).map(counted));
            }
            assert_eq!(sum(months), counted(one), "{by:?} {id}");
        }
    }
    // Closed: from the next month on there is no such window.
    let october = board(bed, "2026-10", By::Window).await;
    assert!(row(&october, "A02").is_none());
    // What it was called in the period's last month.
    let quarter = board(bed, "2026-Q3", By::Window).await;
    assert_eq!(row(&quarter, "A02").unwrap().name.zh, "搬走的窗口");
}

/// The rectification of one that was given.
async fn set_aside(bed: &Bed, number: usize, day: &str) -> RectificationId {
    let calendar = WorkCalendar::new(&county().calendar);
    let day: Date = day.parse().unwrap();
    let kept = bed.store.rectification_of(&hash("rating", number)).await;
    let kept = kept.unwrap().unwrap();
    let deed = Deed::SetAside("评的是别的窗口".to_owned());
    let moved = moved(&calendar, &kept, deed, day.0, Along::default()).unwrap();
    let done = bed.store.move_rectifications(&[moved], None).await;
    done.unwrap().unwrap();
    kept.id
}

/// Bad ones of a month that count, by their numbers.
fn bad_ones(all: &[Given], month: &str) -> Vec<usize> {
    let bad = |one: &Given| one.level <= 2 && one.day.to_string().starts_with(month);
    let numbers = all.iter().enumerate().filter(|(_, one)| bad(one));
    numbers.map(|(number, _)| number).collect()
}

async fn r13_what_is_set_aside_after_publishing_stands_beside(bed: &Bed) {
    let (all, handled) = given();
    keep(bed, &all, &handled).await;
    let bad = bad_ones(&all, "2026-07");
    // While July runs it leaves the counts.
    set_clock(bed, "2026-07-31");
    let running = board(bed, "2026-07", By::County).await.total.ratings;
    set_aside(bed, bad[0], "2026-07-31").await;
    let left = board(bed, "2026-07", By::County).await.total.ratings;
    let in_all = |of: &RatingFigures| of.receipt + of.live + of.beside;
    assert_eq!(in_all(&left) + 1, in_all(&running));
    assert_eq!((left.set_aside, left.set_aside_since), (1, 0));
    // When it is over nothing moves any more, in no table of July nor of its quarter.
    for (at, day, periods) in [
        (1, "2026-08-01", &PERIODS[..1]),
        (2, "2026-11-20", &PERIODS[..]),
    ] {
        set_clock(bed, day);
        let before = boards(bed, periods).await;
        let window = all[bad[at]].window;
        let department = &county()
            .windows
            .iter()
            .find(|one| one.id.as_str() == window)
            .unwrap()
            .department
            .clone();
        set_aside(bed, bad[at], day).await;
        let told = u32::try_from(at).unwrap();
        for (was, now) in before.iter().zip(boards(bed, periods).await) {
            let mut now = now;
            let is_july = ["2026-07", "2026-Q3"].contains(&now.period.to_string().as_str());
            let expected = if is_july { told } else { 0 };
            assert_eq!(
                now.total.ratings.set_aside_since, expected,
                "{} {:?}",
                now.period, now.by
            );
            let mut of_rows = 0;
            for row in &now.rows {
                let since = row.ratings.set_aside_since;
                of_rows += since;
                // Nobody is told of which window.
                assert!(since == 0 || now.by == By::Department);
                if row.id.as_deref() == Some(department.as_str())
                    && is_july
                    && now.by == By::Department
                {
                    assert!(since > 0);
                }
            }
            assert!(now.by != By::Department || of_rows == expected);
            // All else is as it was.
            let mut was = was.clone();
            for board in [&mut was, &mut now] {
                board.total.ratings.set_aside_since = 0;
                for row in &mut board.rows {
                    row.ratings.set_aside_since = 0;
                }
            }
            assert_eq!(was, now);
        }
    }
    // The reason stands in the month in which it was found.
    let results = board(bed, "2026-08", By::County).await.results;
    assert_eq!(results.len(), 1);
    assert!(results[0].set_aside);
    assert_eq!(bed.store.recount(10).await.unwrap(), []);
}

/// What the log has of the days of some months, by window.
async fn logged(bed: &Bed, months: &[&str]) -> BTreeMap<String, u32> {
    let mut all = BTreeMap::new();
    for month in months {
        let month: Month = month.parse().unwrap();
        for RatingBatch {
            window, ratings, ..
        } in bed.store.rating_batches(month).await.unwrap()
        {
            *all.entry(window.to_string()).or_default() += ratings;
        }
    }
    all
}

/// Whatever came is in the log's numbers, and on the board as counted, beside, or set aside: neither more nor less.
async fn r14_the_boards_totals_are_those_of_the_logs_batches(bed: &Bed) {
    let (all, handled) = given();
    keep(bed, &all, &handled).await;
    // Some are set aside before their day's batch, some between that and the month's end, some later.
    let bad = bad_ones(&all, "2026-09");
    set_aside(bed, bad[0], "2026-09-30").await;
    let signer = crate::bed::signer();
    let now = crate::bed::ring().now(Zone::BEIJING);
    let close = async |day: &str| {
        let closed = bed
            .store
            .close_day(day.parse().unwrap(), &signer.at(now))
            .await;
        closed.unwrap().unwrap()
    };
    for day in ["2026-07-20", "2026-08-31", "2026-09-30"] {
        close(day).await;
    }
    set_aside(bed, bad[1], "2026-09-30").await;
    set_aside(bed, bad[2], "2026-10-08").await;
    set_clock(bed, "2026-11-20");
    for period in PERIODS {
        let months = if period == "2026-Q3" {
            &PERIODS[..3]
        } else {
            &[period][..]
        };
        let logged = logged(bed, months).await;
        let windows = board(bed, period, By::Window).await;
        let on_board = |row: &Row| {
            let of = &row.ratings;
            of.receipt + of.live + of.beside + of.set_aside
        };
        for row in &windows.rows {
            let id = row.id.as_deref().unwrap();
            let expected = logged.get(id).copied().unwrap_or(0);
            assert_eq!(on_board(row), expected, "{period} {id}");
        }
        let expected: u32 = logged.values().sum();
        assert_eq!(on_board(&windows.total), expected, "{period}");
        assert!(expected > 0);
        let aside = windows.total.ratings.set_aside;
        assert_eq!(
            aside,
            if period == "2026-07" || period == "2026-08" {
                0
            } else {
                2
            }
        );
    }
    assert_eq!(bed.store.recount(10).await.unwrap(), []);
    // Numbers that do not fit what is in the log are found.
    let wrong = "UPDATE rating_batch SET ratings = ratings + 1 WHERE day = '2026-09-01' AND \"window\" = 'A02'";
    crate::log::store::execute(bed.file(), wrong).await.unwrap();
    let found = bed.store.recount(10).await.unwrap();
    let cells: Vec<_> = found
        .iter()
        .map(|cell| {
            (
                cell.window.as_str(),
                cell.day.as_str(),
                cell.verification.as_str(),
                cell.kept - cell.rows,
            )
        })
        .collect();
    assert_eq!(cells, [("A02", "2026-09-01", "log", 1)]);
}
