//! The board, in every state and at every level.

use super::*;
use crate::data::figures::Figures;
use crate::loaded::Age;
use crate::pages::board::{shown, tests_support as sample};
use mingbai_contract::board::{Board, By, RatingFigures};
use mingbai_contract::endpoint::GetBoard;
use mingbai_contract::overtime::OvertimeLedger;
use mingbai_contract::page::BoardPage;
use mingbai_domain::board::period::months;

fn small() -> County {
    County {
        guides: Vec::new(),
        lists: Vec::new(),
        ..county()
    }
}

/// The page at an address, made of what comes with it: as the server renders it.
fn came(county: &County, address: &str, lang: Lang, board: &Board) -> String {
    let months = months(board.period);
    let page = BoardPage {
        board: board.clone(),
        overtime: months
            .iter()
            .map(|month| sample::ledger(&month.to_string()))
            .collect(),
    };
    render_after(county, address, lang, |data| {
        let mut all = PageData::new(pages::masthead(&county.catalog));
        all.figures = Some(serde_json::to_string(&page).unwrap());
        data.fill(Ready::new(all, address.to_owned(), None));
    })
}

/// The page at an address once this came of asking.
fn put(county: &County, asked: GetBoard, state: &Loaded<Arc<Board>>, age: Option<Age>) -> String {
    Owner::new().with(|| {
        provide_context(RequestUrl::new(&Route::Board(asked).href()));
        let data = app::provide();
        data.fill_shelf(Arc::new(Shelf::new(county.catalog.clone())));
        Figures::here().put_overtime(sample::ledger("2026-10"));
        let slot = Slot::new();
        slot.put(state.clone());
        slot.aged().set(age);
        view! { <Router>{shown(asked, slot, false)}</Router> }.to_html()
    })
}

fn asked(period: &str, by: By) -> GetBoard {
    GetBoard {
        period: period.parse().ok(),
        by,
    }
}

#[test]
fn the_board_renders_at_every_level_in_both_languages() {
    let county = small();
    for by in By::ALL {
        for (period, zh, en) in [
            (
                "2026-10",
                "2026年10月</span>效能公示",
                "Figures for <span class=\"nb\">October 2026",
            ),
            (
                "2026-Q3",
                "2026年第3季度</span>效能公示",
                "Figures for <span class=\"nb\">Q3 2026",
            ),
        ] {
            let board = sample::board(&county.catalog, period, by);
            let address = Route::Board(asked(period, by)).href();
            for (lang, title) in [(Lang::Zh, zh), (Lang::En, en)] {
                let html = came(&county, &address, lang, &board);
                check(&html, &address, title);
                for name in board.rows.iter().map(|row| escaped(lang.pick(&row.name))) {
                    assert!(html.contains(&name), "{address} does not name {name}");
                }
                // Whatever is shown can be downloaded, for this period and level.
                for route in [GetBoard::CSV, GetBoard::JSON] {
                    let link = escaped(&asked(period, by).at(route));
                    assert!(
                        html.contains(&format!("href=\"{link}\"")),
                        "{address}: {link}"
                    );
                }
                for drawn in html.split("role=\"img\">").skip(1) {
                    assert!(
                        drawn.starts_with("<title>"),
                        "{address}: a drawing without words"
                    );
                }
            }
        }
    }
}

/// R12: who is ranked is drawn, with the lower end as a mark of its own; who has too few ratings stands apart.
#[test]
fn r12_rankings_are_drawn_and_those_with_too_few_ratings_stand_apart() {
    let county = small();
    let board = sample::board(&county.catalog, "2026-Q3", By::Window);
    let html = came(&county, "/board?period=2026-Q3&by=window", Lang::Zh, &board);
    let few = board.rows.iter().filter(|row| row.too_few).count();
    let ranked = board.rows.len() - few;
    assert!(few > 5 && ranked > 20);
    assert_eq!(count(&html, "class=\"ci-lo\""), ranked);
    assert!(html.contains(&format!("另有 {few} 个评价不满 30 条")));
    // In a month it says when counters are ranked, and leads there.
    let month = sample::board(&county.catalog, "2026-09", By::Window);
    let html = came(&county, "/board?period=2026-09&by=window", Lang::Zh, &month);
    assert_eq!(count(&html, "class=\"ci-lo\""), 0);
    assert!(html.contains("窗口按季度排名"));
    assert!(html.contains("href=\"/board?period=2026-Q3&amp;by=window\""));
}

/// R13: while a period runs nothing is given by level, and the page says so.
#[test]
fn r13_a_period_that_runs_gives_nothing_by_level() {
    let county = small();
    let mut board = sample::board(&county.catalog, "2026-11", By::Department);
    board.running = true;
    let bare = |ratings: &RatingFigures| RatingFigures {
        levels: Vec::new(),
        ..ratings.clone()
    };
    board.total.ratings = bare(&board.total.ratings);
    for row in &mut board.rows {
        row.ratings = bare(&row.ratings);
        row.rank = None;
        row.too_few = false;
    }
    let html = came(
        &county,
        "/board?period=2026-11&by=department",
        Lang::Zh,
        &board,
    );
    check(&html, "running", "还没过完");
    assert!(html.contains("按等级的数，等这一期过完再公布"));
    assert_eq!(count(&html, "class=\"ci-lo\""), 0);
    assert!(!html.contains("b-poor"));
}

/// R13: what is merged is said, with the reason; so is in which longer period it stands.
#[test]
fn r13_merged_levels_say_why() {
    let county = small();
    let mut board = sample::board(&county.catalog, "2026-10", By::County);
    let html = came(&county, "/board?period=2026-10", Lang::Zh, &board);
    assert!(html.contains("非常不满意到不满意"));
    assert!(html.contains("免得看得出是谁评的"));
    board.total.ratings.levels.clear();
    board.total.ratings.levels_of = "2026-Q4".parse().ok();
    let html = came(&county, "/board?period=2026-10", Lang::Zh, &board);
    assert!(html.contains("按等级的数并在2026年第4季度里"));
    assert!(html.contains("href=\"/board?period=2026-Q4\""));
}

#[test]
fn a_county_in_which_nothing_happened_says_so() {
    let county = small();
    let mut board = sample::board(&county.catalog, "2026-08", By::County);
    board.total.cases = Default::default();
    board.total.ratings = RatingFigures::default();
    board.complaints = None;
    board.anomalies.clear();
    board.comments.clear();
    board.results.clear();
    let html = came(&county, "/board?period=2026-08", Lang::Zh, &board);
    check(&html, "empty", "这一期还没有办件");
    assert_eq!(count(&html, "<select"), 1, "another period can be chosen");
}

#[test]
fn a_period_that_there_is_none_of_is_named_and_those_there_are_offered() {
    let county = small();
    let board = sample::board(&county.catalog, "2026-10", By::Window);
    let html = came(&county, "/board?period=2019-01&by=window", Lang::Zh, &board);
    check(&html, "unknown", "没有2019年1月的公示");
    for period in &board.periods {
        let link = escaped(&Route::Board(asked(&period.to_string(), By::Window)).href());
        assert!(html.contains(&format!("href=\"{link}\"")), "{link}");
    }
}

#[test]
fn a_board_that_is_on_its_way_old_or_missing_says_so() {
    let county = small();
    let board = Arc::new(sample::board(&county.catalog, "2026-10", By::Department));
    let wanted = asked("2026-10", By::Department);
    let html = put(&county, wanted, &Loaded::Loading, None);
    assert!(html.contains("class=\"skel\""));
    let html = put(&county, wanted, &Loaded::Failed(Why::Offline), None);
    check(&html, "offline", "没连上网");
    let html = put(&county, wanted, &Loaded::Failed(Why::Server), None);
    assert!(
        html.contains("class=\"skel\""),
        "first it asks which periods there are"
    );
    let newest = asked("", By::Department);
    let html = put(&county, newest, &Loaded::Failed(Why::Server), None);
    check(&html, "failed", "我们这边出了问题");
    // What was there stays, and says that it could not be checked.
    let old = Age::Unchecked { since: None };
    let html = put(&county, wanted, &Loaded::Ready(board), Some(old));
    check(&html, "stale", "现在连不上");
    assert!(html.contains("2026年10月</span>效能公示"));
}

/// R5: each that was late is listed, with the reason or that there is none, and no number of anybody's.
#[test]
fn r5_the_ledger_lists_each_month_of_the_period() {
    let county = small();
    let board = sample::board(&county.catalog, "2026-Q3", By::County);
    let html = came(&county, "/board?period=2026-Q3", Lang::Zh, &board);
    let ledgers: Vec<OvertimeLedger> = months(board.period)
        .iter()
        .map(|month| sample::ledger(&month.to_string()))
        .collect();
    let rows: usize = ledgers.iter().map(|ledger| ledger.rows.len()).sum();
    assert_eq!(
        count(&html, "没有说明原因") + count(&html, "踏勘人员请假"),
        rows
    );
    for ledger in ledgers {
        let link = format!("href=\"/api/v1/overtime.csv?month={}\"", ledger.month);
        assert_eq!(count(&html, &link), 1, "{link}");
    }
}
