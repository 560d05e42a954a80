//! R10: complaints.

mod check;
mod dates;
mod figures;
mod properties;
mod receipts;
mod refusals;
mod work;

use chrono::NaiveDate;
use mingbai_contract::Date;
use mingbai_contract::complaint::{
    Complaint, ComplaintEvent, ComplaintEventType, MessageId, Routing,
};
use mingbai_domain::complaint::{DEFAULT_TERMS, Deed, Refusal, take};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A complaint that came on a day and names departments.
fn complaint(received: &str, departments: &[&str]) -> Complaint {
    Complaint {
        category: "attitude".parse().unwrap(),
        routing: Routing {
            departments: departments.iter().map(|id| id.parse().unwrap()).collect(),
            ..Routing::default()
        },
        terms: DEFAULT_TERMS,
        events: vec![ComplaintEvent::new(
            Date(day(received)),
            ComplaintEventType::Received,
        )],
    }
}

const MESSAGE: MessageId = MessageId([1; 16]);

/// Records what was done on a day, with what time had brought about before.
fn record(complaint: &mut Complaint, on: &str, deed: Deed) -> Result<(), Refusal> {
    let events = take(crate::county::calendar(), complaint, deed, day(on))?;
    complaint.events.extend(events);
    Ok(())
}

/// A complaint to which all of this was done.
fn after(received: &str, departments: &[&str], deeds: &[(&str, Deed)]) -> Complaint {
    let mut made = complaint(received, departments);
    for (on, deed) in deeds {
        record(&mut made, on, deed.clone()).unwrap_or_else(|e| panic!("{on} {deed:?}: {e}"));
    }
    made
}
