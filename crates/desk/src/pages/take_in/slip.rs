//! The slip (R14): shown to the applicant, scanned by the phone, printed. It is gone with the page.
//!
//! What is printed is the page that the answer names: it has the county's signed receipt on it, and its address
//! says it all behind the `#`, which is sent to nobody.

use super::Counter;
use super::model::Then;
use super::send::Taken;
use crate::leaving::Leaving;
use crate::offices::{self, Offices};
use crate::platform;
use crate::route::{WorkQuery, follow};
use crate::text::{Text, fill};
use crate::ui::ask::Ask;
use crate::ui::effect::effect;
use crate::ui::form::Form;
use crate::ui::{icon, qr};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use mingbai_domain::application::{ACCEPTANCE_DAYS, number, query_code};
use mingbai_domain::time::local;
use mingbai_view::{IntoNode, Node, view};
use std::sync::Arc;

/// What was taken in.
pub fn page(t: &'static Text, counter: Counter, taken: &Arc<Taken>) -> Node {
    let (i, offices) = (&t.take_in, Offices::here());
    let origin = RwSignal::new(String::new());
    effect(move || origin.set(platform::origin()));
    let (slip, item) = (&taken.slip, taken.asked.item.clone());
    let name = move || offices::item(offices.value().as_deref(), t.lang, &item);
    let (of, scanned) = (Arc::clone(taken), i.scan);
    let code = move || {
        let origin = origin.get();
        let link = follow(&origin, &of.slip.number, &of.slip.code);
        (!origin.is_empty())
            .then(|| qr::qr(&link, scanned))
            .flatten()
    };
    let open = WorkQuery {
        open: Some(slip.number.clone()),
        ..WorkQuery::default()
    };
    let again = Ask {
        form: Form::new("again", super::model::words),
        id: "again".to_owned(),
        button: i.again,
        what: i.again_ask.to_owned(),
        yes: i.again,
        grave: false,
    };
    let leaving = Leaving::here();
    leaving.hold("#slip-going");
    on_cleanup(move || leaving.release());
    let next = move || {
        leaving.release();
        counter.taken.set(None);
        platform::focus("#take-item");
    };
    view! {
        <h1 tabindex="-1">{i.slip_title}</h1>
        {said(t, taken)}
        <div class="handed">
            <dl>
                <div><dt>{t.work.head_item}</dt><dd>{name}</dd></div>
                <div><dt>{i.number}</dt><dd class="slip-key" id="slip-number">{number::grouped(&slip.number)}</dd></div>
                <div><dt>{i.code}</dt><dd class="slip-key" id="slip-code">{query_code::grouped(&slip.code)}</dd></div>
            </dl>
            <figure>
                <div class="qr-in">{code}</div>
                <figcaption class="soft">{i.scan}</figcaption>
            </figure>
        </div>
        <p class="acts go">
            <a class="btn" href=slip.page.clone() target="_blank" rel="external noopener" data-key="p" on:click=move |_| leaving.release()>
                {icon::PRINT.view()}{i.print}<kbd aria-hidden="true">"p"</kbd>
            </a>
            <a class="btn line" href=open.address() data-key="o">{i.open}<kbd aria-hidden="true">"o"</kbd></a>
        </p>
        {going(t, leaving)}
        <p class="soft">{i.print_hint}</p>
        <div class="next-one">{again.view(next)}</div>
    }
}

/// The question before a slip that was not printed is left: its code is never shown again.
fn going(t: &'static Text, leaving: Leaving) -> Node {
    let (i, navigate) = (&t.take_in, StoredValue::new_local(use_navigate()));
    let go = move |_| {
        let to = untrack(|| leaving.to());
        leaving.release();
        if let Some(to) = to {
            navigate.with_value(|navigate| navigate(&to, NavigateOptions::default()));
        }
    };
    let stay = move |_| {
        leaving.stay();
        platform::focus("main h1");
    };
    (move || {
        leaving.to().map(|_| {
            view! {
                <div class="ask" id="slip-going" tabindex="-1" role="group" aria-labelledby="slip-going-words">
                    <p id="slip-going-words">{i.leave_ask}</p>
                    <p class="acts">
                        <button class="btn" type="button" on:click=go>{i.leave_yes}</button>
                        <button class="btn line" type="button" data-key="Escape" on:click=stay>{t.common.cancel}<kbd aria-hidden="true">"Esc"</kbd></button>
                    </p>
                </div>
            }
        })
    })
    .into_node()
}

/// What followed at once, and what is promised.
fn said(t: &'static Text, taken: &Arc<Taken>) -> Node {
    let (i, offices, taken) = (&t.take_in, Offices::here(), Arc::clone(taken));
    let class = if taken.then.is_some() {
        "note"
    } else {
        "note amber"
    };
    let words = move || {
        let calendar = offices.calendar();
        let day = |after: u16| {
            let (calendar, now) = (calendar.as_ref()?, platform::now_ms()?);
            let today = local(now, calendar.zone()).date;
            let day = calendar.add(today, after);
            Some(t.lang.day_and_weekday(day, Some(today)))
        };
        let promised = offices.value().and_then(|catalog| {
            let mut items = catalog.items.iter();
            let item = items.find(|item| item.id == taken.asked.item)?;
            Some(item.committed_working_days)
        });
        let by = |days: u16, phrase| day(days).map(|day| fill(phrase, &[&day]));
        match taken.then {
            None => Some(i.slip_half.to_owned()),
            Some(Then::Notice) => Some(i.slip_noticed.to_owned()),
            Some(Then::Later) => by(ACCEPTANCE_DAYS, i.slip_later),
            Some(Then::Accept) => match promised? {
                0 => Some(i.slip_at_once.to_owned()),
                days => by(days, i.slip_accepted),
            },
        }
    };
    view! { <p class=class role="status">{icon::INFO.view()}<span>{words.into_node()}</span></p> }
}
