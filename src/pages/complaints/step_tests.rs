//! One complaint at each of its steps.

use super::writing::{NotSealed, Sealing, Step, Writing};
use crate::data::complaints::Failed;
use crate::pages::complaints::thread::tests_support::code;
use crate::platform::NotKept;
use leptos::prelude::*;
use mingbai_contract::complaint::ComplaintTaken;
use std::sync::Arc;

/// Puts the one of this app at a step after the form, and says what its page is called then.
pub fn at(step: usize) -> Option<&'static str> {
    let writing = Writing::here();
    writing.code.set(Some(code()));
    writing.draft.update(|draft| draft.what = "x".to_owned());
    let receipt = serde_json::json!({
        "kind": "complaint", "commitment": "A".repeat(43), "day": "2026-11-20",
        "key": "A".repeat(11), "signature": "A".repeat(86),
    });
    let taken = |conclude: &str| ComplaintTaken {
        receipt: serde_json::from_value(receipt.clone()).unwrap(),
        salt: mingbai_contract::log::Hash([1; 32]),
        day: "2026-11-20".parse().unwrap(),
        take_up_by: "2026-11-23".parse().unwrap(),
        conclude_by: conclude.parse().unwrap(),
        provisional: false,
        retention_days: 365,
    };
    let sent = |conclude| Step::Sent(Arc::new(taken(conclude)));
    let steps = [
        (Step::Receipt, Sealing::Going(40), "收好这个回执码"),
        (Step::Receipt, Sealing::Done, "收好这个回执码"),
        (
            Step::Receipt,
            Sealing::Failed(NotSealed::Forged),
            "收好这个回执码",
        ),
        (sent("2026-11-27"), Sealing::Done, "寄到了，11月20日收下的"),
        (sent("2026-12-11"), Sealing::Done, "寄到了，11月20日收下的"),
        (sent("2027-01-05"), Sealing::Done, "寄到了，11月20日收下的"),
        (
            Step::Unsent(Failed::Offline, Ok(())),
            Sealing::Done,
            "锁好了，还没寄出",
        ),
        (
            Step::Unsent(Failed::Offline, Err(NotKept::Full)),
            Sealing::Done,
            "锁好了，还没寄出",
        ),
        (
            Step::Unsent(Failed::Server, Err(NotKept::Off)),
            Sealing::Done,
            "锁好了，还没寄出",
        ),
        (Step::Refused, Sealing::Done, "没有收下"),
    ];
    let (step, sealing, title) = steps.into_iter().nth(step)?;
    writing.step.set(step);
    writing.sealing.set(sealing);
    Some(title)
}
