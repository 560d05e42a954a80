//! A year of ratings: it comes in once, and log, counts and board agree on it.

use super::*;
use crate::bed::{Bed, Engine, NOW};
use crate::board::{board, set_clock};
use crate::desk;
use mingbai_contract::board::{AnomalyKind, Board, By, Row};
use mingbai_contract::demo::RatingsProfile;
use mingbai_contract::endpoint::GetRatingBatches;
use mingbai_contract::log::Timestamp;
use mingbai_contract::rating::RectificationState as State;
use mingbai_contract::{Date, Month};
use mingbai_domain::demo::ratings::share_for;
use mingbai_domain::rating::fold;
use mingbai_server::clock::Clock;
use mingbai_server::demo::{Rated, read_profile};
use mingbai_server::store::rectifications::RectificationQuery;
use mingbai_server::timekeeper::Timekeeper;

desk::on_both! {
    a_year_of_ratings_comes_once
    a_month_of_days_off_is_not_brought
    r13_r14_the_log_has_as_many_ratings_as_the_board
    r13_the_board_of_every_period_is_full
    r11_what_became_of_bad_ratings_stands_and_goes_on
}

/// Enough for rankings, few enough for a test.
const FEW: u32 = 12_000;

const DAY: &str = "2026-11-20";

fn profile() -> RatingsProfile {
    read_profile(&data()).unwrap().unwrap()
}

/// Brings no cases and about so many ratings.
async fn bring_year(bed: &Bed, secret: &Secret, ratings: u32) -> Result<List, DemoError> {
    bring_year_on(bed, secret, ratings, DAY).await
}

/// The same as it is brought on another day.
async fn bring_year_on(
    bed: &Bed,
    secret: &Secret,
    ratings: u32,
    day: &str,
) -> Result<List, DemoError> {
    let state = bed.store.current().await?.unwrap();
    let mut cases = cases();
    cases.applications.clear();
    cases.projects.clear();
    cases.complaints.clear();
    let profile = profile();
    let sample = Sample {
        store: &bed.store,
        state: &state,
        cases: &cases,
        rated: Some(Rated {
            profile: &profile,
            share: share_for(&profile, ratings),
        }),
        codes: &secret.codes,
        signer: Some(&signer()),
        root: None,
        now_ms: ms(&format!("{day} 09:00")),
    };
    sample.bring().await
}

/// Ends yesterday in the log.
async fn end_day(bed: &Bed) {
    let signer = signer();
    let at = Timestamp {
        unix_ms: NOW,
        minutes_east: 480,
    };
    let yesterday = "2026-11-19".parse().unwrap();
    let head = bed
        .store
        .close_day(yesterday, &signer.at(at))
        .await
        .unwrap();
    assert!(head.is_some());
}

fn months() -> Vec<Month> {
    let mut months: Vec<Month> = vec!["2025-11".parse().unwrap()];
    while months.len() < 13 {
        months.push(months.last().unwrap().next());
    }
    months
}

async fn a_year_of_ratings_comes_once(bed: &Bed) {
    let secret = secret();
    let (one, other) = tokio::join!(
        bring_year(bed, &secret, 1500),
        bring_year(bed, &secret, 1500)
    );
    let list = one.unwrap();
    other.unwrap();
    let stamp = bed.store.ratings_stamp().await.unwrap();
    assert_eq!(stamp.0, stamp.1);
    assert!(
        list.ratings > 1200 && list.ratings <= stamp.0,
        "{}",
        list.ratings
    );
    let deeds = deeds(&bed.store).await;
    assert_eq!(deeds[&Deed::HandledReported], months().len());
    let end = bed.store.audit_end().await.unwrap();
    // Again; and with another secret, and more of them.
    bring_year(bed, &secret, 1500).await.unwrap();
    bring_year(bed, &super::secret(), 3000).await.unwrap();
    assert_eq!(bed.store.ratings_stamp().await.unwrap(), stamp);
    assert_eq!(bed.store.audit_end().await.unwrap(), end);
    assert_eq!(bed.store.recount(10).await.unwrap(), []);
    // Where people have rated there is no place for samples.
    let engine = if bed.file().starts_with("postgres") {
        Engine::Postgres
    } else {
        Engine::Sqlite
    };
    let Some(other) = desk::bed(engine).await else {
        return;
    };
    crate::ratings::keep(&other, &[crate::ratings::good(1)], "2026-11-18").await;
    let refused = bring_year(&other, &secret, 1500).await;
    assert!(matches!(refused, Err(DemoError::Inhabited)));
}

/// The year that ends on 29 November 2026 begins with a Sunday, the only day of its first month.
async fn a_month_of_days_off_is_not_brought(bed: &Bed) {
    let (secret, day) = (secret(), "2026-11-30");
    let (one, other) = tokio::join!(
        bring_year_on(bed, &secret, 1500, day),
        bring_year_on(bed, &secret, 1500, day)
    );
    one.unwrap();
    other.unwrap();
    assert_eq!(deeds(&bed.store).await[&Deed::HandledReported], 12);
}

fn all(board: &Board) -> impl Iterator<Item = &Row> {
    std::iter::once(&board.total).chain(&board.rows)
}

async fn r13_r14_the_log_has_as_many_ratings_as_the_board(bed: &Bed) {
    let before = bed.store.log_size().await.unwrap();
    let list = bring_year(bed, &secret(), FEW).await.unwrap();
    end_day(bed).await;
    set_clock(bed, DAY);
    let mut logged = 0;
    let mut batches = 0;
    for month in months() {
        let asked = GetRatingBatches { month };
        let told = bed.client().rating_batches(&asked).await.unwrap().batches;
        let mut windows: BTreeMap<String, u32> = BTreeMap::new();
        for batch in &told {
            *windows.entry(batch.window.to_string()).or_default() += batch.ratings;
            logged += u64::from(batch.ratings);
        }
        batches += u64::try_from(told.len()).unwrap();
        let board = board(bed, &month.to_string(), By::Window).await;
        for row in all(&board) {
            let of = &row.ratings;
            let shown = of.receipt + of.live + of.beside + of.set_aside;
            let in_log = match &row.id {
                Some(id) => windows.get(id).copied().unwrap_or(0),
                None => windows.values().sum(),
            };
            assert_eq!(shown, in_log, "{month} {:?}", row.id);
        }
        assert!(!windows.is_empty(), "{month}");
    }
    assert_eq!(logged, list.ratings);
    // Each rating and each batch is an entry.
    let size = bed.store.log_size().await.unwrap() - before;
    assert_eq!(size, logged + batches);
    assert_eq!(bed.store.recount(10).await.unwrap(), []);
}

async fn r13_the_board_of_every_period_is_full(bed: &Bed) {
    bring_year(bed, &secret(), FEW * 4).await.unwrap();
    set_clock(bed, DAY);
    let quarter = vec![By::Window];
    for (period, levels) in [("2026-10", By::ALL.to_vec()), ("2026-Q3", quarter)] {
        for by in levels {
            let board = board(bed, period, by).await;
            let at = format!("{period} {by:?}");
            for row in all(&board) {
                let of = &row.cases;
                assert!(of.concluded >= of.immediate + of.early + of.overdue, "{at}");
                // Nothing below five by level (R13), and all levels together what counts.
                let levels = &row.ratings.levels;
                let is_safe = |ratings| ratings == 0 || ratings >= 5;
                let all_safe = levels.iter().all(|group| is_safe(group.ratings));
                assert!(all_safe || levels.len() == 1, "{at} {:?}", row.id);
                let sum: u32 = levels.iter().map(|group| group.ratings).sum();
                let counted = row.ratings.receipt + row.ratings.live;
                assert!(levels.is_empty() || sum == counted, "{at} {:?}", row.id);
            }
            let of = &board.total.cases;
            let some = [
                of.received,
                of.concluded,
                of.immediate,
                of.early,
                of.overdue,
                of.timed,
            ];
            assert!(some.iter().all(|count| *count > 0), "{at}: {some:?}");
            assert!(board.total.ratings.levels.len() >= 3, "{at}");
            assert!(
                !board.comments.is_empty() && !board.results.is_empty(),
                "{at}"
            );
            let ranked = board.rows.iter().filter(|row| row.rank.is_some()).count();
            let few = board.rows.iter().filter(|row| row.too_few).count();
            let is_ranked = matches!(
                (by, period.contains('Q')),
                (By::Window, true) | (By::Department, false)
            );
            assert_eq!(ranked > 3, is_ranked, "{at}: {ranked}");
            assert_eq!(few > 0, is_ranked, "{at}: {few}");
        }
    }
    let odd = board(bed, "2026-10", By::County).await.anomalies;
    let bursts = odd.iter().filter(|one| one.kind == AnomalyKind::Burst);
    assert_eq!(bursts.count(), 1, "{odd:?}");
}

/// The page as it comes from the server, of a quarter that is over.
#[tokio::test]
async fn r12_the_page_of_the_board_shows_who_stands_where() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(bed) = crate::pages::bed_on(engine).await else {
            continue;
        };
        bring_year(&bed, &secret(), FEW).await.unwrap();
        set_clock(&bed, DAY);
        let board = board(&bed, "2026-Q3", By::Window).await;
        let page = bed.get("/board?period=2026-Q3&by=window").await;
        let html = crate::pages::body(&page);
        assert!(html.contains("2026年第3季度"), "{html}");
        let ranked = board.rows.iter().filter_map(|row| Some((row, row.rank?)));
        let ranked: Vec<_> = ranked.collect();
        let (ranking, _) = html.split_once("各窗口").unwrap();
        let mut before = 0;
        for (row, rank) in ranked.iter().take(5) {
            let least = format!("至少 {:.2} 分", f64::from(rank.lower) / 1000.0);
            let at = ranking[before..].find(&row.name.zh).unwrap();
            before += at;
            assert!(ranking[before..].contains(&least), "{least}");
        }
        let few = board.rows.iter().filter(|row| row.too_few).count();
        let few = format!("另有 {few} 个评价不满 30 条");
        assert!(html.contains(&few), "{few}");
        let seen = crate::pages::body(&bed.get("/board?period=2026-10").await).to_owned();
        let late = board_of(&bed).await.total.cases.overdue;
        let told = format!("{late} 件超时只有数字");
        assert!(late > 0 && seen.contains(&told), "{told}");
    }
}

async fn board_of(bed: &Bed) -> Board {
    board(bed, "2026-10", By::County).await
}

async fn r11_what_became_of_bad_ratings_stands_and_goes_on(bed: &Bed) {
    bring_year(bed, &secret(), FEW * 4).await.unwrap();
    set_clock(bed, DAY);
    let wanted = RectificationQuery {
        limit: 100_000,
        ..RectificationQuery::default()
    };
    let before = bed.store.rectifications(&wanted).await.unwrap();
    let mut states: BTreeMap<String, usize> = BTreeMap::new();
    for (place, kept) in &before {
        let course = fold(&kept.of).unwrap();
        *states.entry(format!("{:?}", course.state())).or_default() += 1;
        let ended = course
            .ended()
            .map_or_else(String::new, |day| Date(day).to_string());
        assert_eq!(place.ended, ended);
    }
    let count = |state: State| states.get(&format!("{state:?}")).copied().unwrap_or(0);
    let open = count(State::Released) + count(State::Answered);
    let (held, put_right) = (count(State::Held), count(State::PutRight));
    for some in [open, held, put_right, count(State::SetAside)] {
        assert!(some > 0, "{states:?}");
    }
    // What was set aside is said, whether it has left the counts of its level or stands beside them.
    let (mut results, mut figures) = (0, 0);
    for month in months().iter().skip(6) {
        let board = board(bed, &month.to_string(), By::County).await;
        results += board.results.iter().filter(|one| one.set_aside).count();
        let of = &board.total.ratings;
        figures += of.set_aside + of.set_aside_since;
    }
    assert!(results > 0 && figures > 0, "{results} {figures}");
    // The clock finds everything done that time has brought about, but for what this day brings.
    let now_ms = ms("2026-11-20 10:00");
    let hands = Clock::new(move || now_ms);
    let timekeeper = Timekeeper::new(bed.store.clone(), bed.live.clone(), hands);
    timekeeper.tick().await.unwrap();
    let today: Date = DAY.parse().unwrap();
    for (_, kept) in bed.store.rectifications(&wanted).await.unwrap() {
        let (_, was) = before.iter().find(|(_, was)| was.id == kept.id).unwrap();
        let new = kept.of.events.iter().skip(was.of.events.len());
        assert!(new.into_iter().all(|event| event.day >= today), "{kept:?}");
    }
    assert_eq!(bed.store.recount(10).await.unwrap(), []);
    // Of comments only those of the last days wait.
    let waiting = bed.store.waiting_comments("", 100_000).await.unwrap();
    assert!(
        !waiting.is_empty() && waiting.len() < 120,
        "{}",
        waiting.len()
    );
}
