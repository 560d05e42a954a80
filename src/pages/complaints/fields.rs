//! The fields of the form.

use super::form::{class, fault, is_bad, said};
use super::model::{Draft, Field};
use super::parts::tag;
use super::writing::Writing;
use crate::data::Shelf;
use crate::platform;
use crate::text::{Text, fill_number};
use crate::ui::icon;
use chrono::NaiveDate;
use leptos::prelude::*;
use mingbai_contract::limits::COMPLAINT_DEPARTMENTS;
use mingbai_contract::lists::PublishedList;
use mingbai_view::{CollectNodes, IntoNode, Node, view};
use std::sync::Arc;

/// What happened.
pub fn what(t: &'static Text, writing: Writing) -> Node {
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

/// On which day.
pub fn when(t: &'static Text, writing: Writing, today: NaiveDate) -> Node {
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

/// What kind of problem.
pub fn category(t: &'static Text, writing: Writing, categories: &PublishedList) -> Node {
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

/// The window.
pub fn window(t: &'static Text, writing: Writing, shelf: &Shelf) -> Node {
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
pub fn departments(t: &'static Text, writing: Writing, shelf: &Shelf) -> Node {
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
pub fn item(t: &'static Text, writing: Writing, shelf: &Arc<Shelf>) -> Node {
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

/// The number of an application, or the code of a notice.
pub fn number(t: &'static Text, writing: Writing) -> Node {
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

/// What is wished.
pub fn wish(t: &'static Text, writing: Writing) -> Node {
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
