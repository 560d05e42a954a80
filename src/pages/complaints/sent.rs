//! What came of sending: both dates and why, the signed proof; or that it is not sent yet.

use super::form::Made;
use super::parts::{bar, dates, why};
use super::receipt::groups;
use super::writing::Writing;
use super::{going, model, replacing};
use crate::data::complaints::Failed;
use crate::data::handed::{Handed, signed};
use crate::platform::{self, NotKept};
use crate::route::{Page, tel};
use crate::text::{Text, fill, fill_number};
use crate::ui::icon;
use leptos::prelude::*;
use mingbai_contract::complaint::{ComplaintTaken, ComplaintTerms};
use mingbai_domain::complaint::RunningClock;
use mingbai_view::{Node, view};

/// What its receipt is about.
const COMPLAINT: &str = "complaint";

/// The clocks of a complaint that was taken in: the server's dates, counted by the phone.
fn clocks(made: &Made, taken: &ComplaintTaken) -> Option<[RunningClock; 2]> {
    let promised = made.shelf.catalog.complaints;
    // The long limit shows in the date.
    [promised.conclude, promised.conclude_long]
        .into_iter()
        .filter_map(|conclude| {
            let terms = ComplaintTerms {
                conclude,
                ..promised
            };
            model::clocks(&made.calendar, terms, Vec::new(), taken.day.0)
        })
        .find(|[take_up, conclude]| {
            (take_up.due.date, conclude.due.date) == (taken.take_up_by.0, taken.conclude_by.0)
        })
}

/// It was taken in.
pub fn taken(t: &'static Text, writing: Writing, made: &Made, taken: &ComplaintTaken) -> Node {
    let k = &t.complaint;
    let today = made.today;
    let two = clocks(made, taken);
    let drawn = two.as_ref().map(|two| {
        view! {
            {dates(t, two, today)}
            {bar(t, &made.calendar, &two[1], today)}
        }
    });
    let explained = two
        .as_ref()
        .map(|two| why(t, &made.calendar, &two[1], t.thread.d_received(), today));
    // Dates that the phone counts otherwise are the server's all the same.
    let plain = two.is_none().then(|| {
        let day = |day: chrono::NaiveDate| t.lang.day_and_weekday(day, Some(today));
        view! {
            <dl class="dates">
                <div><dt>{k.take_up_by()}</dt><dd>{day(taken.take_up_by.0)}</dd></div>
                <div><dt>{k.conclude_by()}</dt><dd>{day(taken.conclude_by.0)}</dd></div>
            </dl>
        }
    });
    let code = writing.code.get_untracked();
    let handed = Handed::here();
    let open = {
        let code = code.clone();
        let go = replacing(Page::Thread);
        move |event| {
            if let Some(code) = &code {
                handed.code.set_value(code.as_str().to_owned());
            }
            go(event);
        }
    };
    let code = code.map(|code| {
        view! {
            <section class="sec">
                <h2>{k.your_code()}</h2>
                {groups(t, &code)}
                <p class="small soft">{k.receipt_lead()}{k.receipt_lost()}</p>
            </section>
        }
    });
    let (signed, saved) = (
        signed(COMPLAINT, &taken.receipt),
        signed(COMPLAINT, &taken.receipt),
    );
    let check = move |_| handed.receipt.set_value(signed.clone());
    let save = move |_| platform::save_evidence(&saved);
    let delete = fill_number(k.delete_after(), usize::from(taken.retention_days));
    view! {
        <p>{k.sent_text()}</p>
        {drawn}
        {plain}
        {code}
        {explained}
        <section class="sec">
            <h2>{k.proof()}</h2>
            <p class="small soft">{k.proof_text()}</p>
            <p class="acts">
                <a class="btn line" href=Page::Verify.path() on:click=check>{icon::TICK.view()}{k.proof_check()}</a>
                <button class="btn line" type="button" on:click=save>{k.proof_save()}</button>
            </p>
        </section>
        <p class="small soft aft">{k.later()}</p>
        <p class="small soft">{delete}</p>
        <p class="acts">
            <a class="btn wide" href=Page::Thread.path() on:click=open>{k.read_on()}</a>
        </p>
    }
}

/// It is sealed and not sent yet: why, and whether it is there when the page was closed.
pub fn unsent(
    t: &'static Text,
    writing: Writing,
    hotline: &str,
    failed: Failed,
    lasts: Result<(), NotKept>,
) -> Node {
    let k = &t.complaint;
    let why = match failed {
        Failed::Offline => k.unsent_offline().to_owned(),
        Failed::Busy => k.unsent_busy().to_owned(),
        Failed::Refused(_) | Failed::Server | Failed::Module => fill(k.unsent_server(), &[hotline]),
    };
    let kept = match lasts {
        Ok(()) => k.unsent_kept(),
        Err(NotKept::Full) => k.unsent_full(),
        Err(NotKept::Off) => k.unsent_off(),
    };
    let call = matches!(failed, Failed::Server | Failed::Module).then(|| {
        let words = fill(t.common.call(), &[hotline]);
        view! { <a class="btn line" href=tel(hotline)>{words}</a> }
    });
    going::back_online(move || writing.send());
    let code = writing.code.get_untracked().map(|code| groups(t, &code));
    view! {
        <p class="note amber">{icon::INFO.view()}<span>{why}</span></p>
        <p>{kept}</p>
        {code}
        <p class="small soft">{k.receipt_lead()}{k.receipt_lost()}</p>
        <p class="acts">
            <button class="btn" type="button" aria-busy=move || writing.busy.get().then_some("true") on:click=move |_| writing.send()>
                {move || if writing.busy.get() { k.sending() } else { k.send_again() }}
            </button>
            {call}
        </p>
    }
}

/// The server does not take it.
pub fn refused(t: &'static Text, writing: Writing) -> Node {
    let k = &t.complaint;
    view! {
        <p class="note bad">{icon::INFO.view()}<span>{k.refused_text()}</span></p>
        <p class="acts"><button class="btn" type="button" on:click=move |_| writing.back()>{k.back()}</button></p>
    }
}
