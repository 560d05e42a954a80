//! Is an inspection filed (R9)? By whom, for what, which of the year's how many; and reporting one that
//! should not be.
//!
//! What to believe is worked out in [`verdict`], which knows no browser; [`report`] sends what is wrong,
//! once, without asking who says so.

mod report;
#[cfg(test)]
pub mod tests;
mod verdict;

use crate::data::{Data, Looks, Slot};
use crate::device::now;
use crate::device::prefs::text;
use crate::loaded::{Loaded, Why};
use crate::pages::opened::form::field;
use crate::pages::opened::{self, fresh};
use crate::platform;
use crate::route::{Page, Route, tel};
use crate::shell::head::Head;
use crate::text::{Text, fill};
use crate::ui::{complain, icon, states};
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use mingbai_contract::InspectionId;
use mingbai_contract::page::Masthead;
use mingbai_contract::project::InspectionPage;
use mingbai_domain::project;
use mingbai_view::{IntoNode, Node, view};
use std::sync::Arc;
use verdict::{kind, number, verdict};

/// How a code looks.
const LIKE: &str = "JC20261118-021";

/// The field of the code, its hint, what is wrong with it, and the two that describe it.
const CODE: [&str; 4] = [
    "notice-code",
    "notice-code-hint",
    "notice-code-err",
    "notice-code-hint notice-code-err",
];

/// Reads a notice's code as it was typed.
///
/// # Errors
/// What is wrong with it, in words.
fn code(t: &Text, typed: &str) -> Result<InspectionId, String> {
    let k = &t.inspection;
    if typed.trim().is_empty() {
        return Err(k.empty_code().to_owned());
    }
    project::code::read(typed).ok_or_else(|| fill(k.bad_code(), &[LIKE]))
}

/// `/inspections`
pub fn inspections() -> Node {
    opened::masthead(|masthead| {
        let t = text();
        let k = &t.inspection;
        Head::ready(k.title());
        view! {
            <main id="main" class="page">
                <h1 tabindex="-1">{k.title()}</h1>
                <p class="lead-p soft">{k.lead()}</p>
                {opened::plain(k.plain(), masthead)}
                <div class="needs-js">{form(t)}</div>
            </main>
        }
    })
}

fn form(t: &'static Text) -> Node {
    let k = &t.inspection;
    let (typed, fault) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (looks, navigate) = (Looks::here(), use_navigate());
    let send = move |event: mingbai_view::Event| {
        event.prevent_default();
        match code(t, &typed.get_untracked()) {
            Ok(code) => {
                looks.arrive();
                navigate(&Page::Inspection(code).path(), NavigateOptions::default());
            }
            Err(words) => {
                fault.set(words);
                platform::focus("#notice-code");
            }
        }
    };
    view! {
        <form on:submit=send novalidate>
            {field(k.code(), CODE, fill(k.code_hint(), &[LIKE]), typed, fault)}
            <p class="acts"><button class="btn wide">{k.look_up()}</button></p>
        </form>
    }
}

/// `/inspections/{code}`
pub fn inspection(code: InspectionId) -> Node {
    let slot = Slot::new();
    Data::here().inspection(&code, slot);
    checked(code, slot)
}

/// The page about what was found.
pub fn checked(code: InspectionId, slot: Slot<InspectionPage>) -> Node {
    opened::masthead(move |masthead| {
        let (t, today) = (text(), now::today());
        let k = &t.inspection;
        Head::ready(k.title());
        let (code, masthead) = (code.clone(), Arc::clone(masthead));
        let again = {
            let code = code.clone();
            move || Data::here().inspection(&code, slot)
        };
        let body = move || {
            let Some(today) = today.get() else {
                return waiting(t, &code, &masthead);
            };
            match slot.get() {
                Loaded::Loading => waiting(t, &code, &masthead),
                Loaded::Ready(page) => answer(t, &code, Some(&page), &masthead, today),
                Loaded::Failed(Why::Gone) => answer(t, &code, None, &masthead, today),
                Loaded::Failed(why) => failed(t, &code, &masthead, why, again.clone()),
            }
        };
        view! {
            <main id="main" class="page inspection">
                <a class="back" href=Page::Inspections.path()>{icon::BACK.view()}{k.another()}</a>
                {body.into_node()}
            </main>
        }
    })
}

fn line(t: &Text, code: &InspectionId) -> Node {
    let words = fill(t.inspection.notice(), &[code.as_str()]);
    view! { <p class="no-line"><span>{words}</span></p> }
}

/// It is not known yet.
fn waiting(t: &'static Text, code: &InspectionId, masthead: &Masthead) -> Node {
    view! {
        {line(t, code)}
        <h1 tabindex="-1">{t.inspection.title()}</h1>
        {opened::plain(t.inspection.plain(), masthead)}
        <div class="needs-js">{states::loading_part()}</div>
    }
}

/// It cannot be known now: whom to call.
fn failed(
    t: &'static Text,
    code: &InspectionId,
    masthead: &Masthead,
    why: Why,
    again: impl Fn() + 'static,
) -> Node {
    let (k, hotline) = (&t.inspection, &masthead.county.hotline);
    let part = if why == Why::Offline {
        let words = fill(k.offline(), &[hotline]);
        let call = fill(t.common.call(), &[hotline]);
        view! {
            <p class="note bad" role="status">{icon::INFO.view()}<span>{words}</span></p>
            <p class="acts">
                <button class="btn" type="button" on:click=move |_| again()>{t.common.retry()}</button>
                <a class="btn line" href=tel(hotline)>{call}</a>
            </p>
        }
    } else {
        states::failed_part(why, again)
    };
    view! {
        {line(t, code)}
        <h1 tabindex="-1">{k.title()}</h1>
        {part}
    }
}

fn answer(
    t: &'static Text,
    code: &InspectionId,
    found: Option<&InspectionPage>,
    masthead: &Masthead,
    today: NaiveDate,
) -> Node {
    let k = &t.inspection;
    fresh::arrived(Looks::here());
    let verdict = verdict(t, found, today);
    let icon = if verdict.reason.is_none() {
        icon::TICK
    } else {
        icon::INFO
    };
    let facts = found.map(|page| facts(t, page, today));
    let retype = found.is_none().then(|| {
        view! { <p class="tell"><a href=Page::Inspections.path()>{k.retype()}</a></p> }
    });
    view! {
        {line(t, code)}
        <h1 tabindex="-1">{verdict.title}</h1>
        <div class=verdict.class role="status">{icon.view()}<p>{verdict.words}</p></div>
        {retype}
        {facts}
        {report::section(t, code, verdict.reason, &masthead.county.hotline, today)}
        {complain::link(t, &Route::Plain(Page::Complain), Some(code.to_string()))}
    }
}

/// Who comes, for what, when.
fn facts(t: &Text, page: &InspectionPage, today: NaiveDate) -> Node {
    let (k, inspection) = (&t.inspection, &page.inspection);
    let zh = t.lang.zh_only();
    let day = |date: mingbai_contract::Date| t.lang.day_and_weekday(date.0, Some(today));
    let mut rows = Vec::new();
    for (label, value, tag) in [
        (k.who(), Some(inspection.departments.clone()), zh),
        (k.what(), Some(inspection.r#type.clone()), zh),
        (k.whom(), Some(page.applicant_label.clone()), zh),
        (k.day(), Some(day(inspection.date)), None),
        (k.kind(), Some(kind(t, inspection).to_owned()), None),
        (k.number(), Some(number(t, page)), None),
        (
            k.filed(),
            Some(t.lang.day(inspection.filed_on.0, Some(today))),
            None,
        ),
        (k.result(), inspection.result.clone(), zh),
    ] {
        if let Some(value) = value {
            rows.push(view! { <div><dt>{label}</dt><dd lang=tag>{value}</dd></div> });
        }
    }
    view! { <dl class="facts-list big">{rows}</dl> }
}
