//! Boards of the sample county, made up for tests: as a server would send them.

use mingbai_contract::board::{
    Anomaly, AnomalyKind, Board, By, CaseFigures, Days, LevelGroup, Period, Rank, RatingFigures,
    Rectified, Row, Targets,
};
use mingbai_contract::catalog::Catalog;
use mingbai_contract::complaint::{
    ComplaintCounts, ComplaintPeriod, ComplaintSummary, CountsOfDepartment,
};
use mingbai_contract::overtime::OvertimeLedger;
use mingbai_contract::rating::{Level, Said};
use mingbai_contract::{Date, Words};
use serde_json::json;

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// A row whose numbers grow with `size`.
pub fn row(id: Option<&str>, name: &Words, size: u32) -> Row {
    let concluded = size * 12;
    let group = |from, to, ratings| LevelGroup { from, to, ratings };
    use Level::{FairlySatisfied, Satisfied, VeryDissatisfied, VerySatisfied};
    Row {
        id: id.map(str::to_owned),
        name: name.clone(),
        cases: CaseFigures {
            received: size * 13,
            concluded,
            immediate: size * 10,
            early: size,
            overdue: size / 40,
            deemed: size / 90,
            timed: size * 2,
            days: Days {
                promised: size * 11,
                actual: size * 6,
                statutory: size * 30,
            },
        },
        ratings: RatingFigures {
            receipt: size * 3,
            live: size,
            beside: size / 3,
            set_aside: size / 200,
            set_aside_since: size / 900,
            levels: vec![
                group(VeryDissatisfied, FairlySatisfied, size / 8),
                group(Satisfied, Satisfied, size),
                group(VerySatisfied, VerySatisfied, size * 3 - size / 8),
            ],
            levels_of: None,
            ratable: size * 9,
        },
        rank: None,
        too_few: false,
    }
}

/// A board of the county of `catalog`. Windows are ranked in quarters, departments in months, but for those
/// with too few ratings.
pub fn board(catalog: &Catalog, period: &str, by: By) -> Board {
    let period: Period = period.parse().unwrap();
    let mut total = row(None, &catalog.county.name, 1_970);
    total.ratings.levels = [3, 5, 84, 1_493, 6_295]
        .into_iter()
        .zip(Level::ALL.into_iter().rev())
        .map(|(ratings, level)| LevelGroup {
            from: level,
            to: level,
            ratings,
        })
        .collect();
    // The lowest level has too few: it stands with its neighbour.
    total.ratings.levels.remove(0);
    total.ratings.levels[0].from = Level::VeryDissatisfied;
    total.ratings.levels[0].ratings = 8;
    let names: Vec<(String, Words)> = match by {
        By::County => Vec::new(),
        By::Center => catalog
            .centers
            .iter()
            .map(|one| (one.id.to_string(), one.name.clone()))
            .collect(),
        By::Department => catalog
            .departments
            .iter()
            .map(|one| (one.id.to_string(), one.name.clone()))
            .collect(),
        By::Window => catalog
            .windows
            .iter()
            .map(|one| (one.id.to_string(), one.name.clone()))
            .collect(),
    };
    let ranks = matches!(
        (by, period),
        (By::Window, Period::Quarter(_)) | (By::Department, Period::Month(_))
    );
    let mut rows = Vec::new();
    for (n, (id, name)) in names.iter().enumerate() {
        let n = u32::try_from(n).unwrap();
        let mut one = row(Some(id), name, (300 - n * 7 % 290) / 2);
        let few = n % 4 == 3;
        if ranks && few {
            one.too_few = true;
        } else if ranks {
            let lower = u16::try_from(4_770 - n * 6).unwrap();
            let half = u16::try_from(40 + n % 5 * 25).unwrap();
            one.rank = Some(Rank {
                place: u32::try_from(rows.iter().filter(|row: &&Row| row.rank.is_some()).count())
                    .unwrap()
                    + 1,
                lower,
                mean: lower + half,
                upper: lower + 2 * half,
            });
        }
        rows.push(one);
    }
    let counts = |received| ComplaintCounts {
        received,
        taken_up_in_time: received,
        concluded: received - 6,
        concluded_in_time: received - 7,
        late: 1,
    };
    let month = mingbai_domain::board::period::months(period)[0];
    Board {
        period,
        by,
        as_of: date("2026-11-20"),
        running: false,
        periods: [
            "2026-11", "2026-10", "2026-09", "2026-08", "2026-Q4", "2026-Q3",
        ]
        .map(|period| period.parse().unwrap())
        .to_vec(),
        total,
        rows,
        targets: Targets {
            volume: 286_400,
            immediate_volume: 205_100,
            simple: 61,
            simple_within_five: 61,
            long: 44,
            long_within_half: 43,
        },
        complaints: Some(ComplaintPeriod {
            from: month,
            to: month,
            total: counts(25),
            departments: vec![CountsOfDepartment {
                department: catalog.departments.first().map(|one| one.id.clone()),
                counts: counts(9),
            }],
            categories: Vec::new(),
        }),
        anomalies: vec![
            Anomaly {
                window: catalog.windows[0].id.clone(),
                day: date("2026-10-14"),
                kind: AnomalyKind::Burst,
                ratings: 41,
            },
            Anomaly {
                window: catalog.windows[1].id.clone(),
                day: date("2026-10-21"),
                kind: AnomalyKind::AboveCases,
                ratings: 7,
            },
        ],
        comments: vec![
            "小陈把要带的一次说全了，没让我多跑。".to_owned(),
            "等了四十分钟，叫号屏一直没动。".to_owned(),
        ],
        results: vec![
            Rectified {
                department: catalog.departments[0].id.clone(),
                set_aside: false,
                said: Said {
                    day: date("2026-10-01"),
                    text: "中午加开一个窗口，叫号屏已修好。".to_owned(),
                },
            },
            Rectified {
                department: catalog.departments[1].id.clone(),
                set_aside: true,
                said: Said {
                    day: date("2026-10-01"),
                    text: "评的是另一个窗口的事，已转给那个窗口。".to_owned(),
                },
            },
        ],
        summaries: vec![ComplaintSummary {
            month: "2026-10".parse().unwrap(),
            category: "attitude".parse().unwrap(),
            departments: catalog.departments[..2]
                .iter()
                .map(|one| one.id.clone())
                .collect(),
            text: "窗口无人值守，已经改正并道歉。".to_owned(),
        }],
    }
}

/// Who was late in a month.
pub fn ledger(month: &str) -> OvertimeLedger {
    serde_json::from_value(json!({
        "month": month,
        "as_of": "2026-11-20",
        "rows": [
            {
                "number": "QS*************", "mark": "7K3MQ9ZT", "item": "lightning-design-review",
                "item_name": {"zh": "防雷装置设计审核", "en": "Lightning protection design review"},
                "department": "meteorology",
                "department_name": {"zh": "气象局", "en": "Meteorological Bureau"},
                "clock": "committed", "due": "2026-10-19", "since": "2026-10-20", "working_days": 1,
                "counting": true, "decided": false,
            },
            {
                "number": "QS*************", "mark": "8K3MQ9ZT", "item": "temporary-land-use",
                "clock": "step", "step": "现场踏勘", "department": "natural-resources",
                "due": "2026-10-09", "since": "2026-10-10", "working_days": 3,
                "counting": false, "decided": true,
                "reason": {"at": "2026-10-12T10:00:00.000+08:00", "text": "踏勘人员请假，没有替上。"},
            },
        ],
    }))
    .unwrap()
}
