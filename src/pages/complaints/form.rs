//! The form: what is encrypted and what is not, the fields, everything that is wrong at once.

use super::model::{self, Draft, Fault, Field, Here};
use super::parts::{dates, sealed};
use super::writing::Writing;
use super::{fields, files};
use crate::data::handed::{self, Handed};
use crate::data::{Data, Shelf};
use crate::device::complaints as kept;
use crate::platform;
use crate::route::ComplainQuery;
use crate::text::{Text, fill};
use crate::ui::effect::effect;
use crate::ui::icon;
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use mingbai_contract::lists::PublishedList;
use mingbai_contract::page::Masthead;
use mingbai_domain::calendar::WorkCalendar;
use mingbai_view::{CollectNodes, IntoNode, Node, view};
use std::sync::Arc;

/// Where everything that is wrong is listed.
const SUMMARY: &str = "#c-faults";

/// What the form is made of.
pub struct Made {
    /// What stands around it.
    pub masthead: Arc<Masthead>,
    /// The catalog.
    pub shelf: Arc<Shelf>,
    /// The categories.
    pub categories: Arc<PublishedList>,
    /// The working days.
    pub calendar: Arc<WorkCalendar>,
    /// Today in the county.
    pub today: NaiveDate,
}

/// Fills in what the address and other pages say; what was typed before stays.
pub fn prefill(writing: Writing) {
    let query = use_query_map().with_untracked(|map| ComplainQuery::read(|name| map.get(name)));
    let handed = Handed::here();
    effect(move || {
        let number = handed::take(handed.about);
        if handed.begins.get_value() {
            handed.begins.set_value(false);
            untrack(|| writing.anew());
        }
        if let Some(text) = kept::draft() {
            writing.keeps.set(true);
            if let Some(draft) = Draft::read(&text).filter(|_| untrack(|| !writing.is_at_risk())) {
                writing.draft.set(draft);
            }
        }
        writing.draft.update(|draft| {
            if let Some(window) = &query.window {
                draft.window = window.to_string();
            }
            if let Some(item) = &query.item {
                draft.item = item.to_string();
            }
            if !number.is_empty() {
                draft.number = number;
            }
        });
    });
    effect(move || {
        let text = writing.draft.with(Draft::write);
        if writing.keeps.get() && writing.draft.with(|draft| !draft.is_empty()) {
            let _ = kept::keep_draft(&text);
        }
    });
}

/// The form.
pub fn form(t: &'static Text, writing: Writing, made: &Arc<Made>) -> Node {
    let (k, here) = (&t.complaint, Arc::clone(made));
    let next = move |event: mingbai_view::Event| {
        event.prevent_default();
        let sizes: Vec<usize> = writing
            .files
            .with_untracked(|files| files.iter().map(|file| file.bytes).collect());
        let published = Here {
            shelf: &here.shelf,
            categories: &here.categories,
        };
        let faults = writing
            .draft
            .with_untracked(|draft| draft.faults(&sizes, &published, here.today));
        let right = faults.is_empty();
        writing.faults.set(faults);
        if right {
            writing.seal(&here.masthead.county.number_prefix, here.today);
        } else {
            platform::focus(SUMMARY);
        }
    };
    let (days, shown) = (Arc::clone(made), Arc::clone(made));
    let named = Memo::new(move |_| writing.draft.with(Draft::named));
    let by = move || {
        let clocks = model::clocks(
            &days.calendar,
            days.shelf.catalog.complaints,
            named.get(),
            days.today,
        )?;
        Some(dates(t, &clocks, days.today))
    };
    let lead = move || {
        let clocks = model::clocks(
            &shown.calendar,
            shown.shelf.catalog.complaints,
            named.get(),
            shown.today,
        )?;
        let due = t.lang.day(clocks[1].due.date, Some(shown.today));
        Some(view! { <p class="small soft">{fill(k.by(), &[&due])}</p> })
    };
    view! {
        {lead.into_node()}
        {sealed(t)}
        {summary(t, writing)}
        <form on:submit=next novalidate>
            {fields::what(t, writing)}
            {fields::when(t, writing, made.today)}
            {fields::category(t, writing, &made.categories)}
            {fields::window(t, writing, &made.shelf)}
            {fields::departments(t, writing, &made.shelf)}
            {fields::item(t, writing, &made.shelf)}
            {fields::number(t, writing)}
            {files::field(t, writing.files, move || words(t, writing, Field::Files))}
            {fields::wish(t, writing)}
            {by.into_node()}
            {draft(t, writing)}
            <div class="bar">
                <button class="btn wide">{icon::LOCK.view()}{k.next()}</button>
            </div>
        </form>
    }
}

/// Everything that is wrong, each with a link to its field.
fn summary(t: &'static Text, writing: Writing) -> Node {
    let k = &t.complaint;
    (move || {
        let faults = writing.faults.get();
        if faults.is_empty() {
            return None;
        }
        let draft = writing.draft.get_untracked();
        let title = t.count(k.faults_one(), k.faults(), faults.len());
        let rows = faults.into_iter().map(|fault| {
            let href = ["#", fault.field.id()].concat();
            // External: the router would change the address.
            let words = fault.words(t, &draft);
            view! { <li><a href=href rel="external">{words}</a></li> }
        });
        Some(view! {
            <div id="c-faults" class="note bad verdict" role="alert" tabindex="-1">
                {icon::INFO.view()}
                <div><b class="h3">{title}</b><ul class="dots">{rows.collect_nodes()}</ul></div>
            </div>
        })
    })
    .into_node()
}

/// What is wrong with a field, if anything; tracked.
pub fn fault(writing: Writing, field: Field) -> Option<Fault> {
    let find = |faults: &Vec<Fault>| faults.iter().find(|fault| fault.field == field).copied();
    writing.faults.with(find)
}

/// The same in words.
fn words(t: &'static Text, writing: Writing, field: Field) -> Option<String> {
    let fault = fault(writing, field)?;
    Some(writing.draft.with_untracked(|draft| fault.words(t, draft)))
}

/// What is wrong with a field, in words below it.
pub fn said(t: &'static Text, writing: Writing, field: Field, id: &'static str) -> Node {
    let words = move || {
        let words = words(t, writing, field)?;
        Some(view! { <p class="err">{icon::INFO.view()}<span>{words}</span></p> })
    };
    view! { <div id=id>{words}</div> }
}

/// The class of a field, which shows whether something is wrong with it.
pub fn class(writing: Writing, field: Field) -> impl Fn() -> &'static str + Send {
    move || {
        if fault(writing, field).is_some() {
            "field bad"
        } else {
            "field"
        }
    }
}

/// Whether something is wrong with a field, for who cannot see it.
pub fn is_bad(writing: Writing, field: Field) -> impl Fn() -> Option<&'static str> + Send {
    move || fault(writing, field).map(|_| "true")
}

/// Keeping the draft, where somebody says so.
fn draft(t: &'static Text, writing: Writing) -> Node {
    let k = &t.complaint;
    let words = RwSignal::new("");
    let change = move |event: mingbai_view::Event| {
        let keep = event.checked();
        writing.keeps.set(keep);
        if keep {
            let text = writing.draft.with_untracked(Draft::write);
            let kept = kept::keep_draft(&text).is_ok();
            words.set(if kept {
                k.draft_kept()
            } else {
                k.draft_refused()
            });
        } else {
            kept::forget_draft();
            words.set("");
        }
    };
    view! {
        <div class="field keeping">
            <label class="keep">
                <input class="tick" type="checkbox" aria-describedby="c-draft" prop:checked=move || writing.keeps.get() on:change=change />
                <b>{k.draft()}</b>
            </label>
            <p class="small soft" id="c-draft">{k.draft_hint()}</p>
            <p class="small" role="status">{words}</p>
        </div>
    }
}

/// What the form is made of, once it is here; tracked.
pub fn made(masthead: &Arc<Masthead>, today: Memo<Option<NaiveDate>>) -> Option<Arc<Made>> {
    let data = Data::here();
    let list = CATEGORIES.parse().ok()?;
    Some(Arc::new(Made {
        masthead: Arc::clone(masthead),
        shelf: data.catalog().value()?,
        categories: data.list(&list).value()?,
        calendar: data.calendar().value()?,
        today: today.get()?,
    }))
}

/// The list of what one can complain about.
pub const CATEGORIES: &str = "complaint-categories";
