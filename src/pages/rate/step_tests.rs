//! Every step of the page, and every state of what came of a bad rating, for whoever renders them.

use super::follow;
use super::giving::{Given, Giving, Step};
use super::model::{Scanned, Worth};
use super::tests::{data, draft, page};
use crate::data::ratings::Failed;
use crate::device::ratings::Kind;
use crate::platform::NotKept;
use crate::text::Lang;
use leptos::prelude::{Set as _, With as _};
use mingbai_contract::log::{EntryKind, Hash, KeyId, Receipt, Signature};
use mingbai_contract::rating::{
    Code, FollowUpState, Level, LiveCode, RatingSecret, RatingTaken, RatingView,
    RectificationState, Said, Unverified, Verification,
};
use mingbai_domain::calendar::WorkCalendar;
use std::sync::Arc;

/// Brings the page of window A03 to one of its steps, and says what its title is; none beyond the last.
pub fn at(step: usize) -> Option<String> {
    let giving = Giving::of(&page().window.id);
    let k = &Lang::Zh.text().rate;
    let choose = |level, tags: &[&str]| giving.draft.set(draft(Some(level), tags, "", ""));
    let sent = |level, kind, verification, instead| {
        choose(level, &[]);
        giving.step.set(Step::Sent(Arc::new(Given {
            window: page().window.id,
            level,
            kind,
            secret: RatingSecret([9; 32]),
            taken: RatingTaken {
                receipt: Receipt {
                    kind: EntryKind::Rating,
                    commitment: Hash([3; 32]),
                    day: "2026-11-20".parse().unwrap(),
                    key: KeyId([1; 8]),
                    signature: Signature([2; 64]),
                },
                day: "2026-11-20".parse().unwrap(),
                verification,
                instead,
            },
        })));
    };
    let late = Some(Unverified::Late);
    let live = |worth| {
        giving
            .scanned
            .set(Scanned::Code(Code::Live(LiveCode([1; 16])), worth))
    };
    let title = match step {
        0 => k.question(),
        1 => {
            choose(Level::Satisfied, &["kind", "short-wait"]);
            live(Worth::Counts(Some(170)));
            k.question()
        }
        2 => {
            choose(Level::Dissatisfied, &[]);
            let faults = giving.draft.with(|draft| draft.faults(&page()));
            giving.faults.set(faults);
            k.question()
        }
        3 => {
            live(Worth::Beside(Unverified::Used));
            k.question()
        }
        4 => {
            giving.scanned.set(Scanned::Broken);
            k.question()
        }
        5 => {
            sent(Level::Satisfied, Kind::Live, Verification::Live, None);
            k.counted()
        }
        6 => {
            sent(Level::VerySatisfied, Kind::None, Verification::Poster, None);
            k.taken()
        }
        7 => {
            sent(Level::Dissatisfied, Kind::Live, Verification::Poster, late);
            k.taken()
        }
        8 => {
            live(Worth::Offline);
            giving.step.set(Step::Unsent(Failed::Offline, Ok(())));
            k.unsent()
        }
        9 => {
            giving
                .step
                .set(Step::Unsent(Failed::Server, Err(NotKept::Off)));
            k.unsent()
        }
        10 => {
            giving.step.set(Step::Refused);
            k.refused()
        }
        11 => {
            giving.step.set(Step::FollowUp(RatingSecret([9; 32])));
            k.f_title()
        }
        _ => return None,
    };
    Some(title.to_owned())
}

/// What came of a bad rating, at each of its states, with the title that says so.
pub fn followed() -> Vec<(RatingView, &'static str)> {
    let day = |text: &str| Some(text.parse().unwrap());
    let said = |text: &str, day: &str| {
        Some(Said {
            day: day.parse().unwrap(),
            text: text.to_owned(),
        })
    };
    let held = RatingView {
        window: page().window.id,
        day: "2026-11-16".parse().unwrap(),
        state: RectificationState::Held,
        released: None,
        answer_by: None,
        put_right_by: None,
        complex: false,
        provisional: false,
        stepped_up: false,
        answer: None,
        result: None,
        set_aside: None,
        follow_up: FollowUpState::NotYet,
    };
    let released = RatingView {
        state: RectificationState::Released,
        released: day("2026-11-17"),
        answer_by: day("2026-11-18"),
        put_right_by: day("2026-11-24"),
        ..held.clone()
    };
    let late = RatingView {
        stepped_up: true,
        ..released.clone()
    };
    let answered = RatingView {
        state: RectificationState::Answered,
        answer: said(
            "对不起，当天少了一个人。下周起中午也排两个人。",
            "2026-11-18",
        ),
        put_right_by: day("2026-12-08"),
        complex: true,
        ..released.clone()
    };
    let right = RatingView {
        state: RectificationState::PutRight,
        result: said("中午排了两个人，叫号屏改成了大字。", "2026-11-20"),
        follow_up: FollowUpState::Open,
        ..answered.clone()
    };
    let done = RatingView {
        follow_up: FollowUpState::Done,
        ..right.clone()
    };
    let aside = RatingView {
        state: RectificationState::SetAside,
        set_aside: said("评的是别的窗口的事，已经请那个窗口答复。", "2026-11-19"),
        ..released.clone()
    };
    vec![
        (held, "还在督办的人手里"),
        (released, "窗口正在改，最晚 11月24日"),
        (late, "窗口正在改，最晚 11月24日"),
        (answered, "窗口答复了，最晚 12月8日 改好"),
        (right, "改好了"),
        (done, "改好了"),
        (aside, "没有采纳"),
    ]
}

/// R11: the clock of a rectification starts at release, and its bar ends on the server's date.
#[test]
fn r11_the_clock_to_put_it_right_starts_when_the_window_has_it() {
    let calendar = WorkCalendar::new(&data("calendar.json"));
    for (view, _) in followed() {
        let clock = follow::clock(&view, &calendar);
        assert_eq!(clock.is_some(), view.released.is_some());
        let Some(clock) = clock else { continue };
        assert_eq!(Some(clock.due.date), view.put_right_by.map(|day| day.0));
        assert_eq!(clock.limit, if view.complex { 15 } else { 5 });
        let ended = view.result.or(view.set_aside);
        assert_eq!(clock.stopped, ended.map(|said| said.day.0));
    }
}
