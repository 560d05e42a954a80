//! The parts of the page that rules and dates make: the sentence above, who has it, the axis, what if one is
//! late, the calendar.

use super::axis::days;
use super::dues::dues;
use super::form::number;
use super::pens::rows;
use super::plan::{Plan, grouped, millions};
use super::slip::{MOST, outcome};
use super::tests::{DAYS, pages, sample};
use crate::pages::track::tests::{calendar, day};
use crate::text::Lang;
use mingbai_contract::project::ProjectPage;
use mingbai_domain::calendar::WorkCalendar;
use std::sync::LazyLock;

static CALENDAR: LazyLock<WorkCalendar> = LazyLock::new(calendar);

fn plan<'a>(page: &'a ProjectPage, lang: Lang, today: &str) -> Plan<'a> {
    Plan::new(lang.text(), page, &CALENDAR, day(today)).unwrap()
}

/// A node's text, without its tags.
fn plain(node: mingbai_view::Node) -> String {
    use leptos::prelude::RenderHtml;
    let html = leptos::prelude::Owner::new().with(|| node.to_html());
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text
}

#[test]
fn two_sentences_say_how_far_it_is_and_when_all_is_done() {
    for (code, today, zh, en) in [
        (
            "GC2026-002",
            "2026-11-20",
            "9 项审批办好 8 项，其中 1 项超时默认，1 项停着。照现在看，12月1日 全部办完。",
            "8 of 9 approvals done, 1 of them by silence, 1 standing still. As things stand, all is done on 1 December.",
        ),
        (
            "GC2026-001",
            "2026-12-25",
            "10 项审批办好 9 项，1 项超时。超时的今天就办好的话，12月25日 全部办完。",
            "9 of 10 approvals done, 1 late. If what is late is decided today, all is done on 25 December.",
        ),
        (
            "GC2026-003",
            "2026-11-27",
            "7 项审批办好 5 项，1 项超时，1 项停着。有的停着，还没有恢复的日子：最早 12月3日 全部办完。",
            "5 of 7 approvals done, 1 late, 1 standing still. One stands still with no day set: all is done on 3 December at the earliest.",
        ),
    ] {
        let page = sample(code);
        assert_eq!(
            plain(plan(&page, Lang::Zh, today).say()),
            zh,
            "{code} on {today}"
        );
        assert_eq!(
            plain(plan(&page, Lang::En, today).say()),
            en,
            "{code} on {today}"
        );
    }
}

#[test]
fn the_investors_own_tasks_come_first() {
    let page = sample("GC2026-002");
    let plan = plan(&page, Lang::Zh, "2026-11-20");
    let rows: Vec<_> = rows(&plan)
        .into_iter()
        .map(|(_, row)| [row.who, row.what.0, row.state.1].join(" | "))
        .collect();
    let expected = [
        "您 | 农民工工资保证金凭证 | 还有 4 天",
        "青山县气象局 | 雷电防护装置设计审核和竣工验收 | 超时默认",
        "青山县城市管理局 | 临时占用、挖掘城市道路审批 | 停着",
    ];
    assert_eq!(rows, expected);
}

#[test]
fn everybody_who_has_something_says_what_and_until_when_on_every_day_in_both_languages() {
    for page in pages() {
        for today in DAYS {
            for lang in Lang::ALL {
                let plan = plan(&page, lang, today);
                for (pen, row) in rows(&plan) {
                    let said = format!("{row:?}");
                    assert!(!row.lines.is_empty(), "{today}: {said}");
                    assert!(!row.who.is_empty() && !row.what.0.is_empty(), "{said}");
                    let place = said.contains("{1}") || row.state.1.contains('{');
                    assert!(!place, "{} {said}", pen.approval.no);
                }
            }
        }
    }
}

#[test]
fn everything_has_its_place_on_the_axis() {
    for page in pages() {
        for today in DAYS {
            let plan = plan(&page, Lang::Zh, today);
            let axis = days(&plan).unwrap();
            let share = |percent: String| -> f64 { percent.trim_end_matches('%').parse().unwrap() };
            for (_, planned) in plan.approvals() {
                let (begin, end) = (
                    share(axis.begin(planned.start)),
                    share(axis.end(planned.finish)),
                );
                assert!((0.0..end).contains(&begin) && end <= 100.0, "{begin} {end}");
                let width = share(axis.width(planned.start, planned.finish));
                assert!(
                    (begin + width - end).abs() < 0.02,
                    "{begin} + {width} = {end}"
                );
            }
            let now = share(axis.middle(plan.today));
            assert!((0.0..100.0).contains(&now));
        }
    }
}

#[test]
fn one_that_holds_everything_up_postpones_the_whole_and_another_does_not() {
    let page = sample("GC2026-002");
    let plan = plan(&page, Lang::Zh, "2026-11-20");
    let road = "GC2026-002-09".parse().unwrap();
    let found = outcome(&plan, &road, 3).unwrap();
    assert_eq!(found.whole, "全部办完要晚 3 个工作日：12月1日 → 12月4日。");
    assert_eq!(found.moved.len(), 1);
    assert!(found.later);
    assert!(outcome(&plan, &road, MOST).is_some());
    assert_eq!(outcome(&plan, &"GC2026-002-01".parse().unwrap(), 3), None);
    assert_eq!(outcome(&plan, &"GC2026-009-01".parse().unwrap(), 3), None);
    let page = sample("GC2026-006");
    let plan = self::plan(&page, Lang::En, "2026-11-20");
    let spare = plan
        .approvals()
        .find(|(_, planned)| !planned.is_there() && planned.slack > 0);
    let (approval, planned) = spare.unwrap();
    let found = outcome(&plan, &approval.no, planned.slack).unwrap();
    assert!(!found.later && found.whole.starts_with("The whole project is not held up"));
    assert!(
        outcome(&plan, &approval.no, planned.slack + 1)
            .unwrap()
            .later
    );
}

#[test]
fn what_is_waited_for_goes_into_the_calendar_and_nothing_else() {
    let page = sample("GC2026-002");
    let all = |today: &str| {
        let plan = plan(&page, Lang::Zh, today);
        let dues = dues(&plan);
        let line =
            |due: &crate::ui::ics::Due| format!("{} {} {}", due.number, due.date, due.summary);
        dues.iter().map(line).collect::<Vec<_>>()
    };
    let expected = [
        "GC2026-002-07-wage 2026-11-26 补交“农民工工资保证金凭证”：今天最后一天",
        "GC2026-002-08 2026-11-20 雷电防护装置设计审核和竣工验收：证件最晚今天给",
        "GC2026-002-m2 2027-05-31 主体完工：计划今天",
        "GC2026-002-m3 2027-07-31 竣工验收：计划今天",
    ];
    assert_eq!(all("2026-11-20"), expected);
    assert_eq!(all("2027-08-01"), [""; 0]);
}

#[test]
fn a_number_is_read_as_it_is_typed() {
    let t = Lang::Zh.text();
    for typed in ["GC2026-002", " gc2026-002 ", "GC2026 -002"] {
        assert_eq!(number(t, typed).unwrap().as_str(), "GC2026-002", "{typed}");
    }
    for (typed, words) in [
        ("", "请填"),
        (" ", "请填"),
        ("GC2026/002", "只有字母"),
        ("项目", "只有字母"),
    ] {
        assert!(number(t, typed).unwrap_err().contains(words), "{typed}");
    }
}

#[test]
fn amounts_are_said_as_people_say_them() {
    for (amount, zh, en) in [
        (18_600, "18,600", "186"),
        (350, "350", "3.5"),
        (12, "12", "0.12"),
        (5, "5", "0.05"),
        (1_234_567, "1,234,567", "12,345.67"),
    ] {
        assert_eq!(
            (grouped(&amount.to_string()), millions(amount)),
            (zh.to_owned(), en.to_owned())
        );
    }
}
