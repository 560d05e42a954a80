//! The form: what is encrypted and what is not, the fields, everything that is wrong at once.

use super::files;
use super::model::{self, Draft, Fault, Field, Here};
use super::parts::{dates, sealed, tag};
use super::writing::Writing;
use crate::data::handed::{self, Handed};
use crate::data::{Data, Shelf};
use crate::device::complaints as kept;
use crate::platform;
use crate::route::ComplainQuery;
use crate::text::{Text, fill, fill_number};
use crate::ui::effect::effect;
use crate::ui::icon;
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use mingbai_contract::limits::COMPLAINT_DEPARTMENTS;
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
            {what(t, writing)}
            {when(t, writing, made.today)}
            {category(t, writing, &made.categories)}
            {window(t, writing, &made.shelf)}
            {departments(t, writing, &made.shelf)}
            {item(t, writing, &made.shelf)}
            {number(t, writing)}
            {files::field(t, writing)}
            {wish(t, writing)}
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
fn fault(writing: Writing, field: Field) -> Option<Fault> {
    let find = |faults: &Vec<Fault>| faults.iter().find(|fault| fault.field == field).copied();
    writing.faults.with(find)
}

/// What is wrong with a field, in words below it.
pub fn said(t: &'static Text, writing: Writing, field: Field, id: &'static str) -> Node {
    let words = move || {
        let fault = fault(writing, field)?;
        let words = writing.draft.with_untracked(|draft| fault.words(t, draft));
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

fn is_bad(writing: Writing, field: Field) -> impl Fn() -> Option<&'static str> + Send {
    move || fault(writing, field).map(|_| "true")
}

fn what(t: &'static Text, writing: Writing) -> Node {
    let k = &t.complaint;
    view! {
        <div class=class(writing, Field::What)>
            <label for="c-what">{k.what()}{tag(t, true)}</label>
            <p class="hint" id="c-what-hint">{k.what_hint()}</p>
            <textarea
                class="input"
                id="c-what"
                autocomplete="off"
                aria-describedby="c-what-hint c-what-err"
                aria-invalid=is_bad(writing, Field::What)
                prop:value=move || writing.draft.with(|draft| draft.what.clone())
                on:input=move |event| writing.draft.update(|draft| draft.what = event.value())
            ></textarea>
            {said(t, writing, Field::What, "c-what-err")}
        </div>
    }
}

fn when(t: &'static Text, writing: Writing, today: NaiveDate) -> Node {
    let k = &t.complaint;
    view! {
        <div class=class(writing, Field::When)>
            <label for="c-when">{k.when()}{tag(t, true)}</label>
            <p class="hint" id="c-when-hint">{k.optional()}</p>
            <input
                class="input"
                id="c-when"
                type="date"
                max=today.to_string()
                aria-describedby="c-when-hint c-when-err"
                aria-invalid=is_bad(writing, Field::When)
                prop:value=move || writing.draft.with(|draft| draft.when.clone())
                on:input=move |event| writing.draft.update(|draft| draft.when = event.value())
            />
            {said(t, writing, Field::When, "c-when-err")}
        </div>
    }
}

fn category(t: &'static Text, writing: Writing, categories: &PublishedList) -> Node {
    let picks = categories.entries.iter().map(|entry| {
        let (id, (words, lang)) = (entry.id.clone(), t.lang.phrase(&entry.title));
        let (words, value) = (words.to_owned(), id.clone());
        let chosen = {
            let id = id.clone();
            move || writing.draft.with(|draft| draft.category == id)
        };
        let choose = move |_| writing.draft.update(|draft| draft.category.clone_from(&id));
        view! {
            <label class="pick">
                <input type="radio" name="category" value=value aria-describedby="c-category-err" prop:checked=chosen on:change=choose />
                <span lang=lang>{words}</span>
            </label>
        }
    });
    view! {
        <fieldset class=class(writing, Field::Category)>
            <legend id="c-category" tabindex="-1">{t.complaint.category()}{tag(t, false)}</legend>
            <div class="picks">{picks.collect_nodes()}</div>
            {said(t, writing, Field::Category, "c-category-err")}
        </fieldset>
    }
}

/// An entry of a choice.
fn option(
    id: String,
    words: String,
    chosen: impl Fn(&Draft, &str) -> bool + Send + 'static,
    writing: Writing,
) -> Node {
    let value = id.clone();
    let selected = move || writing.draft.with(|draft| chosen(draft, &id));
    view! { <option value=value prop:selected=selected>{words}</option> }
}

fn window(t: &'static Text, writing: Writing, shelf: &Shelf) -> Node {
    let k = &t.complaint;
    let catalog = &shelf.catalog;
    let is = |draft: &Draft, id: &str| draft.window == id;
    let centers = catalog.centers.iter().map(|center| {
        let here = catalog.windows.iter().filter(|one| one.center == center.id);
        let options = here.map(|one| {
            let words = [one.id.as_str(), " ", t.lang.pick(&one.name)].concat();
            option(one.id.to_string(), words, is, writing)
        });
        view! { <optgroup label=t.lang.pick(&center.name).to_owned()>{options.collect_nodes()}</optgroup> }
    });
    view! {
        <div class=class(writing, Field::Window)>
            <label for="c-window">{k.window()}{tag(t, false)}</label>
            <p class="hint" id="c-window-hint">{k.window_hint()}</p>
            <select
                class="input"
                id="c-window"
                aria-describedby="c-window-hint c-window-err"
                aria-invalid=is_bad(writing, Field::Window)
                on:change=move |event| writing.draft.update(|draft| draft.window = event.value())
            >
                {option(String::new(), k.window_none().to_owned(), is, writing)}
                {centers.collect_nodes()}
            </select>
            {said(t, writing, Field::Window, "c-window-err")}
        </div>
    }
}

/// A choice for each department that is named, and one for another. All stand ready, so that none that has
/// the focus goes away.
fn departments(t: &'static Text, writing: Writing, shelf: &Shelf) -> Node {
    const IDS: [&str; COMPLAINT_DEPARTMENTS] = [
        "c-departments",
        "c-departments-2",
        "c-departments-3",
        "c-departments-4",
        "c-departments-5",
        "c-departments-6",
        "c-departments-7",
        "c-departments-8",
    ];
    let k = &t.complaint;
    let (all, long) = (
        &shelf.catalog.departments,
        shelf.catalog.complaints.conclude_long,
    );
    let choices = IDS.into_iter().enumerate().map(|(place, id)| {
        let is = move |draft: &Draft, id: &str| {
            draft.departments.get(place).map_or("", String::as_str) == id
        };
        let options = all.iter().map(|one| {
            let words = t.lang.pick(&one.name).to_owned();
            option(one.id.to_string(), words, is, writing)
        });
        let label = if place == 0 {
            k.department()
        } else {
            k.department_more()
        };
        let choose = move |event: mingbai_view::Event| {
            let id = event.value();
            writing.draft.update(|draft| draft.choose(place, id));
        };
        let field = Field::Department(place);
        view! {
            <div class=class(writing, field) hidden=move || writing.draft.with(|draft| place >= draft.places())>
                <label for=id>{label}{(place == 0).then(|| tag(t, false))}</label>
                <select class="input" id=id aria-invalid=is_bad(writing, field) aria-describedby="c-joint" on:change=choose>
                    {option(String::new(), k.window_none().to_owned(), is, writing)}
                    {options.collect_nodes()}
                </select>
                {move || fault(writing, field).map(|fault| {
                    let words = writing.draft.with_untracked(|draft| fault.words(t, draft));
                    view! { <p class="err">{icon::INFO.view()}<span>{words}</span></p> }
                })}
            </div>
        }
    });
    let several = Memo::new(move |_| writing.draft.with(|draft| draft.departments.len() > 1));
    let joint = move || {
        several.get().then(|| {
            let days = usize::from(long);
            view! { <p class="small joint">{fill_number(k.departments_many(), days)}</p> }
        })
    };
    view! {
        {choices.collect_nodes()}
        <div id="c-joint" role="status">{joint}</div>
    }
}

/// The item, where another page has named one.
fn item(t: &'static Text, writing: Writing, shelf: &Arc<Shelf>) -> Node {
    let (k, shelf) = (&t.complaint, Arc::clone(shelf));
    let named = Memo::new(move |_| writing.draft.with(|draft| draft.item.clone()));
    (move || {
        let id = named.get();
        if id.is_empty() {
            return None;
        }
        let items = &shelf.catalog.items;
        let found = items.iter().find(|item| item.id.as_str() == id);
        let name = found.map_or(id, |item| t.lang.pick(&item.name).to_owned());
        let remove = move |_| {
            writing.draft.update(|draft| draft.item.clear());
            platform::focus("#c-window");
        };
        Some(view! {
            <div class=class(writing, Field::Item)>
                <p class="field-l" id="c-item" tabindex="-1">{k.item()}{tag(t, false)}</p>
                <p>{name}</p>
                <p><button class="link-b" type="button" on:click=remove>{k.item_remove()}</button></p>
                {said(t, writing, Field::Item, "c-item-err")}
            </div>
        })
    })
    .into_node()
}

fn number(t: &'static Text, writing: Writing) -> Node {
    let k = &t.complaint;
    view! {
        <div class="field">
            <label for="c-number">{k.number()}{tag(t, true)}</label>
            <p class="hint" id="c-number-hint">{k.number_hint()}</p>
            <input
                class="input"
                id="c-number"
                autocomplete="off"
                autocapitalize="characters"
                spellcheck="false"
                maxlength="40"
                aria-describedby="c-number-hint"
                prop:value=move || writing.draft.with(|draft| draft.number.clone())
                on:input=move |event| writing.draft.update(|draft| draft.number = event.value())
            />
        </div>
    }
}

fn wish(t: &'static Text, writing: Writing) -> Node {
    let k = &t.complaint;
    view! {
        <div class=class(writing, Field::Wish)>
            <label for="c-wish">{k.wish()}{tag(t, true)}</label>
            <p class="hint" id="c-wish-hint">{k.optional()}</p>
            <textarea
                class="input short"
                id="c-wish"
                autocomplete="off"
                aria-describedby="c-wish-hint c-wish-err"
                aria-invalid=is_bad(writing, Field::Wish)
                prop:value=move || writing.draft.with(|draft| draft.wish.clone())
                on:input=move |event| writing.draft.update(|draft| draft.wish = event.value())
            ></textarea>
            {said(t, writing, Field::Wish, "c-wish-err")}
        </div>
    }
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
