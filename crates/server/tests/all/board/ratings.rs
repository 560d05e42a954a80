//! R11 and R13: ratings in numbers, against a count of its own over every rating.

use super::{Dice, board, set_clock};
use crate::applications::record;
use crate::bed::{Bed, NOW, signer};
use crate::desk::on_both;
use mingbai_contract::board::{AnomalyKind, Board, By};
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::log::Hash;
use mingbai_contract::rating::{Level, Rating};
use mingbai_contract::{Date, WindowId};
use mingbai_server::ops::ratings::rate::new_rating;
use mingbai_server::store::ratings::{Claim, NewRating};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

on_both! {
    r11_r13_figures_are_what_the_ratings_add_up_to
    r13_nothing_is_said_by_level_while_a_period_runs
}

const WINDOWS: [&str; 5] = ["A01", "A02", "A03", "B01", "T1-1"];

/// How a rating is verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    Receipt,
    Live,
    Poster,
}

/// One that somebody gave.
#[derive(Debug, Clone)]
pub struct Given {
    pub window: &'static str,
    pub day: Date,
    pub how: How,
    pub level: u8,
}

/// Ratings of July to September, and how many cases were handled.
pub fn given() -> (Vec<Given>, BTreeMap<(&'static str, Date), u32>) {
    let mut dice = Dice(7);
    let mut all = Vec::new();
    let mut handled = BTreeMap::new();
    for month in 7..=9 {
        for day in [1, 6, 12, 20, 30] {
            let day: Date = format!("2026-{month:02}-{day:02}").parse().unwrap();
            for window in WINDOWS {
                handled.insert((window, day), u32::try_from(dice.below(14)).unwrap());
                for _ in 0..dice.below(18) {
                    let how = [How::Receipt, How::Live, How::Live, How::Poster];
                    let levels = [5, 5, 5, 5, 4, 4, 4, 3, 3, 2, 1];
                    all.push(Given {
                        window,
                        day,
                        how: how[usize::try_from(dice.below(4)).unwrap()],
                        level: levels[usize::try_from(dice.below(11)).unwrap()],
                    });
                }
            }
        }
    }
    (all, handled)
}

pub fn hash(what: &str, number: usize) -> Hash {
    Hash(Sha256::digest(format!("{what} {number}")).into())
}

/// Takes it in as people's phones would have it.
pub async fn keep(bed: &Bed, all: &[Given], handled: &BTreeMap<(&str, Date), u32>) {
    for ((window, day), cases) in handled {
        let entry = record(Deed::EventRecorded, (*window).to_owned(), NOW);
        let window: WindowId = window.parse().unwrap();
        bed.store
            .report_handled(&window, *day, *cases, &entry)
            .await
            .unwrap();
    }
    let mut new: Vec<NewRating> = Vec::new();
    for (number, one) in all.iter().enumerate() {
        let window: WindowId = one.window.parse().unwrap();
        let level = Level::try_from(one.level).unwrap();
        let bad = if level.is_bad() {
            vec!["long-wait".parse().unwrap()]
        } else {
            Vec::new()
        };
        let rating = Rating {
            id: hash("rating", number),
            window: window.clone(),
            code: None,
            level,
            tags: bad,
            comment: None,
            item: None,
        };
        let claim = match one.how {
            How::Poster => Claim::Poster,
            How::Receipt => Claim::Token {
                input: hash("token", number),
                quarter: "2026-Q3".parse().unwrap(),
            },
            How::Live => {
                let code = hash("code", number);
                bed.store
                    .keep_code(&code, &window, one.day, 1000)
                    .await
                    .unwrap();
                Claim::Live { code, after_s: 10 }
            }
        };
        new.push(new_rating(&rating, claim, &signer(), one.day, None).unwrap());
    }
    for outcome in bed.store.rate_all(&new, true).await.unwrap() {
        outcome.unwrap();
    }
}

/// Receipt, live and beside of some ratings, day by day.
fn naive<'a>(
    all: impl Iterator<Item = &'a Given>,
    handled: &BTreeMap<(&'static str, Date), u32>,
) -> (u32, u32, u32) {
    let mut days: BTreeMap<(&'static str, Date), [u32; 3]> = BTreeMap::new();
    for one in all {
        let day = days.entry((one.window, one.day)).or_default();
        day[one.how as usize] += 1;
    }
    let mut sum = (0, 0, 0);
    for (key, [receipt, live, poster]) in days {
        let mut counted = 0;
        while counted < live && receipt + counted < handled[&key] {
            counted += 1;
        }
        sum = (
            sum.0 + receipt,
            sum.1 + counted,
            sum.2 + poster + live - counted,
        );
    }
    sum
}

fn counted(board: &Board) -> Vec<(u32, u32, u32)> {
    let rows = std::iter::once(&board.total).chain(&board.rows);
    rows.map(|row| (row.ratings.receipt, row.ratings.live, row.ratings.beside))
        .collect()
}

async fn r11_r13_figures_are_what_the_ratings_add_up_to(bed: &Bed) {
    let (all, handled) = given();
    keep(bed, &all, &handled).await;
    set_clock(bed, "2026-11-20");
    for period in ["2026-07", "2026-08", "2026-09", "2026-Q3"] {
        let within = |one: &&Given| period == "2026-Q3" || one.day.to_string().starts_with(period);
        let county = board(bed, period, By::County).await;
        let expected = naive(all.iter().filter(within), &handled);
        assert_eq!(counted(&county), [expected], "{period}");
        assert!(expected.0 > 0 && expected.1 > 0 && expected.2 > 0);
        // What is given by level is what counts.
        let levels: u32 = county
            .total
            .ratings
            .levels
            .iter()
            .map(|group| group.ratings)
            .sum();
        assert_eq!(levels, expected.0 + expected.1, "{period}");
        let windows = board(bed, period, By::Window).await;
        for row in &windows.rows {
            let id = row.id.as_deref().unwrap();
            let mine = all.iter().filter(within).filter(|one| one.window == id);
            let (receipt, live, beside) = naive(mine, &handled);
            let found = (row.ratings.receipt, row.ratings.live, row.ratings.beside);
            assert_eq!(found, (receipt, live, beside), "{period} {id}");
            let levels: u32 = row.ratings.levels.iter().map(|group| group.ratings).sum();
            assert!(
                levels == receipt + live || row.ratings.levels.is_empty(),
                "{period} {id}"
            );
            let above = row.ratings.levels_of.map(|period| period.to_string());
            let merged = row.ratings.levels.is_empty() && receipt + live > 0;
            assert_eq!(
                above.as_deref(),
                merged.then_some("2026-Q3"),
                "{period} {id}"
            );
            // Ranked by the quarter, with thirty.
            let is_ranked = period == "2026-Q3" && receipt + live >= 30;
            assert_eq!(row.rank.is_some(), is_ranked, "{period} {id}");
            assert_eq!(
                row.too_few,
                period == "2026-Q3" && receipt + live < 30,
                "{period} {id}"
            );
        }
        for by in [By::Center, By::Department] {
            let rows = counted(&board(bed, period, by).await);
            let sum = rows[1..].iter().fold((0, 0, 0), |sum, row| {
                (sum.0 + row.0, sum.1 + row.1, sum.2 + row.2)
            });
            assert_eq!(sum, rows[0], "{period} {by:?}");
        }
    }
    // Where the screen had more ratings than cases, everybody sees it.
    let odd = board(bed, "2026-Q3", By::County).await.anomalies;
    let above = odd.iter().filter(|one| one.kind == AnomalyKind::AboveCases);
    assert!(above.count() > 3, "{odd:?}");
    // The log's batches are of the same ratings.
    assert_eq!(bed.store.recount(10).await.unwrap(), []);
}

async fn r13_nothing_is_said_by_level_while_a_period_runs(bed: &Bed) {
    let (all, handled) = given();
    keep(bed, &all, &handled).await;
    set_clock(bed, "2026-09-30");
    for (period, running) in [("2026-09", true), ("2026-Q3", true), ("2026-08", false)] {
        for by in By::ALL {
            let board = board(bed, period, by).await;
            assert_eq!(board.running, running, "{period}");
            let rows = std::iter::once(&board.total).chain(&board.rows);
            let by_level = rows.filter(|row| !row.ratings.levels.is_empty()).count();
            assert_eq!(by_level > 0, !running, "{period} {by:?}");
            if running {
                let ranked = board
                    .rows
                    .iter()
                    .any(|row| row.rank.is_some() || row.too_few);
                assert!(
                    !ranked && board.total.ratings.levels_of.is_none(),
                    "{period} {by:?}"
                );
            }
        }
    }
    // A new day, and what was running is over.
    set_clock(bed, "2026-10-01");
    let over = board(bed, "2026-Q3", By::Window).await;
    assert!(!over.running && over.rows.iter().any(|row| row.rank.is_some()));
}
