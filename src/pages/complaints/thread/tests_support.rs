//! Threads for tests.

use super::{Opened, State, show};
use crate::data::complaints::read_thread;
use crate::device::prefs::text;
use crate::pages::opened;
use crate::platform::Message;
use chrono::NaiveDate;
use leptos::prelude::Set as _;
use mingbai_contract::calendar::Calendar;
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::complaint::receipt::{self, ReceiptCode};
use mingbai_view::Node;
use serde_json::{Value, json};
use std::sync::Arc;

/// A day.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The sample county's working days.
pub fn calendar() -> WorkCalendar {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/calendar.json");
    let calendar: Calendar = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    WorkCalendar::new(&calendar)
}

/// A receipt.
pub fn code() -> ReceiptCode {
    receipt::make([7; receipt::RANDOM_BYTES])
}

/// The answer about a thread with these events behind the first, looked at on a day.
pub fn answer(events: &[Value], as_of: &str) -> String {
    let id = |n: u8| mingbai_contract::complaint::MessageId([n; 16]).to_string();
    let mut all = vec![json!({"day": "2026-11-20", "type": "received", "message": id(1)})];
    all.extend(events.iter().cloned());
    json!({
        "complaint": {
            "category": "absent",
            "routing": {"window": "A03", "departments": ["scjg"]},
            "terms": {
                "take_up": 1, "conclude": 5, "conclude_long": 15, "extension": 10,
                "retention_days": 365,
            },
            "events": all,
        },
        "standing": {
            "as_of": as_of, "state": "received", "joint": false, "stepped_up": false,
            "clocks": [], "reopenable": false, "ratable": false,
        },
        "messages": [],
        "keys": {"root": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "keys": []},
    })
    .to_string()
}

/// The page of a thread that is open: the answer about it, and its messages, opened or not.
pub fn page(body: String, messages: Vec<Message>) -> Node {
    let opened = Arc::new(Opened {
        code: code(),
        lookup: mingbai_contract::complaint::LookUpId([3; 32]),
        thread: read_thread(body).unwrap(),
        messages,
    });
    opened::masthead(move |masthead| {
        let state = State::new();
        state.opened.set(Some(Arc::clone(&opened)));
        show::page(text(), state, masthead)
    })
}
