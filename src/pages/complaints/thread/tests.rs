//! Where a complaint stands, in words; what was written; what is wrong before anything is sent.

use super::acts::failure;
use super::adding::words;
use super::said::read;
use super::show::headline;
use super::tests_support::{answer, calendar, code, day};
use super::{Trouble, trouble};
use crate::data::complaints::{Failed, read_thread};
use crate::text::Lang;
use mingbai_contract::problem::ProblemType;
use mingbai_domain::complaint::check::note;
use mingbai_domain::complaint::fold;
use serde_json::{Value, json};

fn title(events: &[Value], today: &str) -> String {
    let thread = read_thread(answer(events, today)).unwrap();
    let course = fold(&thread.complaint).unwrap();
    let (calendar, terms) = (calendar(), &thread.complaint.terms);
    let clock = course
        .next_due(&calendar, terms)
        .unwrap_or_else(|| course.conclude_clock(&calendar, terms));
    headline(Lang::Zh.text(), &calendar, &course, &clock, day(today))
}

/// R10: both clocks, what is late, what is over.
#[test]
fn r10_the_headline_says_where_it_is() {
    let message = mingbai_contract::complaint::MessageId([2; 16]).to_string();
    let event = |kind: &str, day: &str| json!({"day": day, "type": kind});
    let with = |kind: &str, day: &str| json!({"day": day, "type": kind, "message": message});
    let taken = event("taken_up", "2026-11-23");
    let answered = with("concluded", "2026-11-25");
    let reopened = with("reopened", "2026-11-26");
    for (events, today, expected) in [
        (vec![], "2026-11-20", "收到了，11月23日（周一）前受理"),
        (vec![], "2026-11-25", "晚了 2 个工作日，已经上报"),
        (
            vec![taken.clone()],
            "2026-11-24",
            "正在办，11月27日（周五）前答复",
        ),
        (vec![taken.clone()], "2026-11-28", "过了期限，已经上报"),
        (
            vec![taken.clone(), answered.clone()],
            "2026-11-26",
            "答复了",
        ),
        (
            vec![taken, answered, reopened],
            "2026-11-27",
            "正在重办，12月3日（周四）前答复",
        ),
        (
            vec![event("withdrawn", "2026-11-20")],
            "2026-12-20",
            "您撤回了",
        ),
    ] {
        assert_eq!(title(&events, today), expected, "{today}");
    }
}

#[test]
fn a_receipt_that_is_mistyped_is_told_before_anything_is_sent() {
    let right = code();
    let t = Lang::Zh.text();
    assert_eq!(super::code(t, &right.grouped()), Ok(right.clone()));
    assert_eq!(
        super::code(t, &right.grouped().to_lowercase()),
        Ok(right.clone())
    );
    let text = right.as_str();
    let mut swapped = text.to_owned();
    swapped.replace_range(0..1, if text.starts_with('8') { "9" } else { "8" });
    for (typed, words) in [
        ("  ", "请填回执码"),
        (&text[..15], "16 个字符，您打了 15 个"),
        (&format!("{text}2"), "只有 16 个字符"),
        (&text.replace('7', "U"), "没有“U”"),
        (&swapped, "打错了，或者两个打颠倒了"),
    ] {
        let said = super::code(t, typed).unwrap_err();
        assert!(said.contains(words), "{typed}: {said}");
    }
}

#[test]
fn a_miss_is_one_answer() {
    for (failed, expected) in [
        (Failed::Refused(ProblemType::NotFound), Trouble::Wrong),
        (Failed::Offline, Trouble::Offline),
        (Failed::Busy, Trouble::Server),
        (Failed::Module, Trouble::Module),
    ] {
        assert_eq!(trouble(failed), expected);
    }
    assert!(read_thread("{}".to_owned()).is_none());
}

#[test]
fn both_kinds_of_message_are_read() {
    let first = read(
        r#"{"reply_key":"x","about":{"application":"QS1"},"happened_on":"2026-11-19","what":"甲\n乙","wish":"丙","attachments":[]}"#,
    )
    .unwrap();
    assert_eq!(first.what.as_deref(), Some("甲\n乙"));
    assert_eq!(first.wish.as_deref(), Some("丙"));
    let later = read(r#"{"text":"丁"}"#).unwrap();
    assert_eq!((later.text.as_deref(), later.what), (Some("丁"), None));
    assert_eq!(read("no json"), None);
}

#[test]
fn what_is_added_is_looked_at_before_it_is_sealed() {
    let t = Lang::Zh.text();
    let long = "长".repeat(5001);
    for (typed, files, expected) in [
        (" ", &[][..], &["请写几个字。"][..]),
        ("好", &[1000], &[]),
        (
            &long,
            &[5 << 20],
            &[
                "写得太长了：最多 5000 个字，您写了 5001 个。",
                "太多了：最多 9 个，一共不超过 3 MB。请去掉几个。",
            ],
        ),
    ] {
        let faults = note(typed, files);
        let said = faults.iter().map(|fault| words(t, typed, &fault.field));
        assert_eq!(said.collect::<Vec<_>>(), expected);
    }
    for failed in [
        Failed::Offline,
        Failed::Module,
        Failed::Server,
        Failed::Refused(ProblemType::ThreadFull),
        Failed::Refused(ProblemType::ComplaintEnded),
    ] {
        assert!(!failure(t, failed, "12345").contains('{'));
    }
}
