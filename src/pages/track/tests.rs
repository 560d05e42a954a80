//! What the page says in every state, worked out as on the phone.

use super::course::items;
use super::names::Names;
use super::standing::{Standing, headline, seal};
use super::statement;
use super::turn::turn;
use crate::text::{Lang, fill};
use chrono::NaiveDate;
use leptos::prelude::Owner;
use mingbai_contract::application::{Application, State};
use mingbai_contract::calendar::Calendar;
use mingbai_contract::guide::Guide;
use mingbai_domain::application::{terms, view};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::time::midnight;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn data<T: DeserializeOwned>(name: &str) -> T {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/").to_owned() + name;
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

pub fn calendar() -> WorkCalendar {
    WorkCalendar::new(&data::<Calendar>("calendar.json"))
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Noon of a day.
pub fn noon(text: &str) -> i64 {
    midnight(day(text), calendar().zone()) + 12 * 3_600_000
}

/// An application for a food licence (three working days) with these events: day, type and more.
pub fn application(events: &[(&str, &str, Value)]) -> Application {
    let guide: Guide = data("items/food-business-license.json");
    let events = events.iter().enumerate().map(|(n, (day, kind, more))| {
        let mut event = json!({"at": format!("{day}T09:{n:02}:00.000+08:00"), "type": kind});
        let members = event.as_object_mut().unwrap();
        members.extend(more.as_object().cloned().unwrap_or_default());
        event
    });
    serde_json::from_value(json!({
        "number": "QS202611200001Y",
        "item": "food-business-license",
        "situation": "new-catering",
        "window": "A03",
        "terms": terms(&guide),
        "events": events.collect::<Vec<_>>(),
    }))
    .unwrap()
}

/// What a look-up answers about an application at noon of a day.
pub fn answer(application: &Application, day: &str) -> String {
    let view = view(&calendar(), application.clone(), noon(day)).unwrap();
    serde_json::to_string(&view).unwrap()
}

/// What a look-up answers about one that was handed in today.
pub fn view_text() -> String {
    let application = application(&[("2026-11-20", "submitted", Value::Null)]);
    answer(&application, "2026-11-20")
}

/// Events, a day, and whether silence is consent.
pub type Case<'a> = (&'a [(&'a str, &'a str, Value)], &'a str, bool);

pub fn standing((events, today, consent): &Case<'_>) -> (Application, Standing) {
    let mut application = application(events);
    application.terms.deemed_consent = *consent;
    let standing = Standing::new(&calendar(), &application, noon(today)).unwrap();
    (application, standing)
}

fn materials() -> Value {
    json!({"materials": ["apply", "layout"]})
}

/// One case for each state and for each way into it that reads differently.
pub fn cases() -> Vec<(Case<'static>, State, &'static str, &'static str)> {
    let none = || Value::Null;
    let leak = |events: Vec<(&'static str, &'static str, Value)>| &*events.leak();
    let submitted = ("2026-11-20", "submitted", none());
    let accepted = ("2026-11-20", "accepted", none());
    let notice = ("2026-11-20", "notice_given", materials());
    let running = leak(vec![submitted.clone(), accepted.clone()]);
    let and = |more: (&'static str, &'static str, Value)| {
        leak(vec![submitted.clone(), accepted.clone(), more])
    };
    let decided = |decision: &str| {
        (
            "2026-11-24",
            "decided",
            json!({"decision": decision, "reasons": "布局不符"}),
        )
    };
    let only = leak(vec![submitted.clone()]);
    let noticed = leak(vec![submitted.clone(), notice.clone()]);
    let part = leak(vec![
        submitted.clone(),
        notice.clone(),
        (
            "2026-11-23",
            "supplemented",
            json!({"materials": ["apply"]}),
        ),
    ]);
    let early = leak(vec![
        ("2026-11-17", "submitted", none()),
        ("2026-11-17", "accepted", none()),
    ]);
    let paused = json!({
        "exclusion": "site_inspection", "document": "现场勘验通知书", "planned_until": "2026-11-26"
    });
    let delivered = leak(vec![
        submitted.clone(),
        accepted.clone(),
        decided("granted"),
        ("2026-11-25", "delivered", none()),
    ]);
    vec![
        (
            (only, "2026-11-20", false),
            State::Submitted,
            "收到了，11月27日（周五）前告诉您受不受理",
            "现在不用您做什么",
        ),
        (
            (noticed, "2026-11-20", false),
            State::NoticeGiven,
            "轮到您了：12月11日（周五）前补齐材料",
            "请您补 2 样材料",
        ),
        (
            (part, "2026-11-23", false),
            State::PartlySupplemented,
            "收到一部分，11月30日（周一）前告诉您受不受理",
            "还差 1 样，补上就受理",
        ),
        (
            (running, "2026-11-20", false),
            State::Accepted,
            "正在办，11月25日（周三）前出结果",
            "现在不用您做什么",
        ),
        (
            (running, "2026-11-25", false),
            State::Accepted,
            "正在办，今天出结果",
            "现在不用您做什么",
        ),
        (
            (running, "2026-11-28", false),
            State::Accepted,
            "超时了，已经晚了 2 个工作日",
            "不用您催",
        ),
        (
            (early, "2026-11-21", false),
            State::Accepted,
            "超时了，11月20日（周五）该出结果的",
            "不用您催",
        ),
        (
            (only, "2026-11-30", false),
            State::Accepted,
            "视为受理，12月3日（周四）前出结果",
            "现在不用您做什么",
        ),
        (
            (and(("2026-11-23", "paused", paused)), "2026-11-24", false),
            State::Paused,
            "时钟停着：看现场",
            "现在不用您做什么",
        ),
        (
            (and(decided("granted")), "2026-11-24", false),
            State::Decided,
            "办好了，12月8日（周二）前把结果给您",
            "等着拿结果",
        ),
        (
            (and(decided("granted")), "2026-12-09", false),
            State::Decided,
            "办好了，结果12月8日（周二）就该给您的",
            "等着拿结果",
        ),
        (
            (and(decided("denied")), "2026-11-24", false),
            State::Decided,
            "没有批准",
            "对结果不服怎么办",
        ),
        (
            (running, "2026-11-26", true),
            State::Decided,
            "默认同意，11月26日（周四）前补给您证件",
            "等着拿结果",
        ),
        (
            (delivered, "2026-11-25", false),
            State::Delivered,
            "办好了",
            "这件事办完了",
        ),
        (
            (
                leak(vec![
                    submitted.clone(),
                    ("2026-11-23", "refused", json!({"reasons": "不归本县管"})),
                ]),
                "2026-11-23",
                false,
            ),
            State::Refused,
            "没有受理",
            "要办，可以重新交",
        ),
        (
            (noticed, "2026-12-12", false),
            State::Lapsed,
            "到期没补齐，这件停了",
            "要办，可以重新交",
        ),
        (
            (
                and(("2026-11-23", "withdrawn", none())),
                "2026-11-23",
                false,
            ),
            State::Withdrawn,
            "您撤回了这件",
            "要办，可以重新交",
        ),
    ]
}

#[test]
fn every_state_has_its_headline_and_its_turn_in_both_languages() {
    let calendar = calendar();
    let mut seen = Vec::new();
    for (case, state, expected, title) in cases() {
        let (application, standing) = standing(&case);
        assert_eq!(standing.state, state, "{expected}");
        seen.push(state);
        Owner::new().with(|| {
            for lang in Lang::ALL {
                let t = lang.text();
                let said = headline(t, &standing);
                let said = fill(said.phrase, &[&said.value]);
                let names = Names::new(t, &application, None, "12345");
                let turn = turn(t, &calendar, &application, &standing, &names);
                let all = items(t, &application, &standing, &names, calendar.zone());
                let lines = turn
                    .lines
                    .iter()
                    .chain(all.iter().flat_map(|item| &item.lines));
                let lines = lines.map(super::turn::Line::text);
                let texts = lines.chain([said.clone(), turn.title.clone()]);
                for text in texts.chain(all.iter().map(|item| item.title.0.clone())) {
                    assert!(
                        !text.is_empty() && !text.contains('{'),
                        "{state:?}: {text:?}"
                    );
                }
                assert_eq!(all.iter().filter(|item| item.here).count(), 1, "{state:?}");
                let yours = matches!(state, State::NoticeGiven | State::PartlySupplemented);
                assert_eq!(turn.yours, yours, "{state:?}");
                if lang == Lang::Zh {
                    assert_eq!((&*said, &*turn.title), (expected, title));
                } else {
                    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
                    assert!(!said.contains(chinese), "{said}");
                }
            }
        });
    }
    assert!(State::ALL.iter().all(|state| seen.contains(state)));
}

#[test]
fn the_seal_is_round_for_what_was_done_and_square_for_what_the_rule_said() {
    let t = Lang::Zh.text();
    for (case, state, said, _) in cases() {
        let (_, standing) = standing(&case);
        let seal = seal(t, &standing).map(|(square, words, _)| (square, words));
        let expected = match (state, said.chars().next()) {
            (State::Accepted, Some('视')) => Some((true, "视为受理")),
            (State::Decided, Some('默')) => Some((true, "默认同意")),
            (State::Accepted | State::Paused, _) => Some((false, "已受理")),
            (State::Decided, Some('办')) | (State::Delivered, _) => Some((false, "已办结")),
            _ => None,
        };
        assert_eq!(seal, expected, "{said}");
    }
}

#[test]
fn what_the_rule_said_is_stated_with_its_article_and_its_days() {
    let (t, calendar) = (Lang::Zh.text(), calendar());
    let stated = |case: &Case<'_>| {
        let (application, standing) = standing(case);
        Owner::new().with(|| {
            let names = Names::new(t, &application, None, "12345");
            statement::says(t, &calendar, &application, &standing, &names)
        })
    };
    for (case, state, said, _) in cases() {
        let stated = stated(&case);
        match said.chars().next() {
            Some('视') => {
                let (_, words) = stated.unwrap();
                assert!(words.contains("第三十二条") && words.contains("QS20261120-0001-Y"));
                assert!(words.contains("即2026年11月20日起视为受理"), "{words}");
            }
            Some('默') => {
                let (_, words) = stated.unwrap();
                assert!(
                    words.contains("不是证件") && words.contains("2026年11月26日"),
                    "{words}"
                );
            }
            _ => assert_eq!(stated, None, "{state:?}"),
        }
    }
}
