//! "Hand everything in today, decided by …": the promise with its clock bar.
//!
//! Everything here depends on today, so its place is kept until the phone's clock is known.

use crate::device::now::promised;
use crate::device::prefs::text;
use crate::text::{Lang, Text, fill};
use crate::ui::{clock, say};
use chrono::NaiveDate;
use mingbai_contract::catalog::GuidePage;
use mingbai_contract::guide::Guide;
use mingbai_domain::promise::Promise;
use mingbai_view::{Node, view};
use std::sync::Arc;

/// The sentence, the bar, and the table behind it.
pub fn promise(page: &Arc<GuidePage>) -> Node {
    let promised = promised(page);
    let page = Arc::clone(page);
    let long = page.guide.limits.committed_working_days > 0;
    view! {
        <div class="promise" class:long=long>
            {move || promised().map(|now| {
                let (t, promise) = (text(), &now.promise);
                let days = clock::days(promise, &page.guide, &now.calendar).map(|table| view! {
                    <details class="why">
                        <summary>{t.guide.why_date()}</summary>
                        <div><p class="soft">{t.guide.why_note()}</p>{table}</div>
                    </details>
                });
                view! {
                    <p class="say">{sentence(t, promise, &page.guide, now.today)}</p>
                    {clock::bar(promise, &page.guide)}
                    {provisional(t, promise)}
                    {days}
                }
            })}
        </div>
    }
}

fn provisional(t: &'static Text, promise: &Promise) -> Option<Node> {
    let due = promise.decided_by.as_ref()?;
    due.provisional
        .then(|| view! { <p class="tiny soft">{t.guide.provisional()}</p> })
}

/// `今天交齐，12月2日（周三）前出结果。`
pub fn sentence(t: &'static Text, promise: &Promise, guide: &Guide, today: NaiveDate) -> Node {
    let (before, date, after) = said(t, promise, guide, today);
    let date = date.map(|date| view! { <b>{date}</b> });
    view! { {before}{date}{after} }
}

/// The sentence around its date: what comes before, the date, what comes after.
pub(super) fn said(
    t: &'static Text,
    promise: &Promise,
    guide: &Guide,
    today: NaiveDate,
) -> (String, Option<String>, &'static str) {
    let accepted = t.lang.day_and_weekday(promise.accepted, Some(today));
    let when = if promise.accepted == today {
        t.guide.say_by().to_owned()
    } else {
        fill(t.guide.say_later(), &[&accepted])
    };
    match &promise.decided_by {
        _ if promise.committed == 0 && !promise.open_ended => {
            let words = if promise.accepted == today {
                t.guide.say_today_spot()
            } else {
                t.guide.say_spot()
            };
            (words.to_owned(), None, "")
        }
        Some(due) => {
            let date = t.lang.day_and_weekday(due.date, Some(today));
            match t.lang {
                Lang::Zh => (when, Some(date), t.guide.say_before()),
                Lang::En => (when + t.guide.say_before(), Some(date), t.guide.stop()),
            }
        }
        None => {
            let ours = say::working_days(t, promise.committed);
            let names = clock::uncounted_names(t, guide, clock::Uncounted::Open);
            (fill(t.guide.say_open(), &[&ours, &names]), None, "")
        }
    }
}
