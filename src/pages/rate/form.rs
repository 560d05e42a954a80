//! The form: five faces, the reasons under the chosen one, one's own words.
//!
//! All reasons are there from the beginning, and the style sheet shows those of the chosen level: they can be
//! ticked before the program has come.

use super::faces::face;
use super::giving::Giving;
use super::model::{
    COMMENT, Fault, Field, ITEM, Scanned, level_place, level_words, tags_place, trouble_words,
};
use crate::text::{Text, fill_number};
use crate::ui::icon;
use leptos::prelude::*;
use mingbai_contract::catalog::WindowPage;
use mingbai_contract::limits::RATING_COMMENT_CHARS;
use mingbai_contract::rating::{Code, Level, RatingTag};
use mingbai_domain::rating::check::fitting;
use mingbai_view::{CollectNodes, IntoNode, Node, view};
use std::sync::Arc;

/// The form.
pub fn form(t: &'static Text, giving: Giving, page: &Arc<WindowPage>) -> Node {
    let k = &t.rate;
    let rows = Level::ALL.map(|level| row(t, giving, level, &page.rating_tags));
    let sent = Arc::clone(page);
    let send = move |event: mingbai_view::Event| {
        event.prevent_default();
        giving.send(&sent);
    };
    let busy = move || giving.busy.get();
    let counts = move || giving.scanned.with(|scanned| scanned.counts(t));
    // A form that sends nothing by itself: what was chosen stands in no address, program or not.
    view! {
        <form method="dialog" on:submit=send novalidate>
            <fieldset>
                <legend class="rq"><h1 tabindex="-1">{k.question()}</h1></legend>
                <ul class="faces">{rows.collect_nodes()}</ul>
            </fieldset>
            {words(t, giving, page)}
            <p class="small soft">{k.nobody()}<br />{k.free()}</p>
            <p class="small soft counts needs-js">{counts}</p>
            <div class="bar needs-js">
                {summary(t, giving)}
                <button class="btn wide" aria-busy=move || busy().then_some("true")>
                    {move || if busy() { k.sending() } else { k.send() }}
                </button>
            </div>
        </form>
    }
}

/// What is wrong with what was scanned, above everything else.
pub fn trouble(t: &'static Text, giving: Giving, hotline: String) -> Node {
    let k = &t.rate;
    let said = move || {
        let (title, text) = giving.scanned.with(|scanned| match scanned {
            Scanned::Broken => Some((k.broken(), k.still().to_owned())),
            _ => {
                let token = matches!(scanned.code(), Some(Code::Receipt { .. }));
                let (title, text) = trouble_words(t, scanned.trouble()?, token, &hotline);
                Some((title, [k.still(), &text].concat()))
            }
        })?;
        Some(view! {
            <div class="note amber verdict">
                {icon::INFO.view()}
                <div><b class="h3">{title}</b><p>{text}</p></div>
            </div>
        })
    };
    view! { <div id="rate-code" role="status">{said}</div> }
}

/// A level with its reasons.
fn row(t: &'static Text, giving: Giving, level: Level, tags: &[RatingTag]) -> Node {
    let k = &t.rate;
    let (face_class, more_class) = if level.is_bad() {
        ("face poor", "more poor")
    } else {
        ("face", "more")
    };
    let chosen = move || giving.draft.with(|draft| draft.level == Some(level));
    let choose = move |_| {
        giving.draft.update(|draft| draft.level = Some(level));
        // What was missing was a level, or a reason for another one.
        giving
            .faults
            .update(|faults| faults.retain(|fault| fault.field > Field::Tags));
    };
    let picks = fitting(tags, level).map(|tag| pick(t, giving, tag));
    let (place, id) = (tags_place(level), level_place(level));
    let why = [&place, "-why"].concat();
    let asked = match level {
        Level::VerySatisfied | Level::Satisfied => view! { {k.tags_good()} },
        Level::FairlySatisfied => view! { {k.tags_fair()} },
        Level::Dissatisfied | Level::VeryDissatisfied => {
            view! { <b>{k.tags_bad()}</b>{k.tags_why()} }
        }
    };
    let err = move || chosen().then(|| said(t, giving, Field::Tags)).flatten();
    view! {
        <li>
            <label class=face_class>
                {face(level)}
                <span>{level_words(t, level)}</span>
                <input
                    type="radio"
                    name="level"
                    id=id
                    value=level.number().to_string()
                    prop:checked=chosen
                    on:change=choose
                />
            </label>
            <div class=more_class id=place role="group" tabindex="-1" aria-labelledby=why.clone()>
                <p id=why>{asked}</p>
                <div class="picks">{picks.collect_nodes()}</div>
                {err.into_node()}
            </div>
        </li>
    }
}

/// A reason.
fn pick(t: &'static Text, giving: Giving, tag: &RatingTag) -> Node {
    let words = t.lang.pick(&tag.name).to_owned();
    let (id, ticked) = (tag.id.clone(), tag.id.clone());
    let tick = move |event: mingbai_view::Event| {
        let on = event.checked();
        giving.draft.update(|draft| draft.tick(&id, on));
        if on {
            giving
                .faults
                .update(|faults| faults.retain(|fault| fault.field != Field::Tags));
        }
    };
    view! {
        <label class="pick">
            <input type="checkbox" prop:checked=move || giving.draft.with(|draft| draft.has(&ticked)) on:change=tick />
            {words}
        </label>
    }
}

/// One's own words, and what one came for; both may stay folded.
fn words(t: &'static Text, giving: Giving, page: &WindowPage) -> Node {
    let k = &t.rate;
    let left = move || {
        giving.draft.with(|draft| match draft.left() {
            Ok(left) => fill_number(k.left(), left),
            Err(over) => fill_number(k.over(), over),
        })
    };
    let hint = fill_number(k.comment_hint(), RATING_COMMENT_CHARS);
    let bad = move |field| move || class(giving, field);
    let invalid = move |field| move || fault(giving, field).map(|_| "true");
    let option = |id: String, words: &'static str| -> Node {
        view! { <option value=id>{words}</option> }
    };
    let items = page.items.iter().map(|item| {
        let (id, words) = (item.id.to_string(), t.lang.pick(&item.name).to_owned());
        let value = id.clone();
        let chosen = move || giving.draft.with(|draft| draft.item == id);
        view! { <option value=value prop:selected=chosen>{words}</option> }
    });
    let items = (!page.items.is_empty()).then(|| {
        view! {
            <div class=bad(Field::Item)>
                <label for=ITEM>{k.item()}</label>
                <select
                    class="input"
                    id=ITEM
                    aria-describedby="rate-item-err"
                    aria-invalid=invalid(Field::Item)
                    on:change=move |event| giving.draft.update(|draft| draft.item = event.value())
                >
                    {option(String::new(), k.item_none())}
                    {items.collect_nodes()}
                </select>
                <div id="rate-item-err">{move || said(t, giving, Field::Item)}</div>
            </div>
        }
    });
    view! {
        <details class="say">
            <summary>{icon::PEN.view()}<span>{k.more()}</span></summary>
            <div>
                <div class=bad(Field::Comment)>
                    <label for=COMMENT>{k.comment()}</label>
                    <p class="hint" id="rate-comment-hint">{hint}</p>
                    <textarea
                        class="input"
                        id=COMMENT
                        autocomplete="off"
                        aria-describedby="rate-comment-hint rate-comment-err"
                        aria-invalid=invalid(Field::Comment)
                        prop:value=move || giving.draft.with(|draft| draft.comment.clone())
                        on:input=move |event| giving.draft.update(|draft| draft.comment = event.value())
                    ></textarea>
                    <p class="small soft needs-js">{left}</p>
                    <div id="rate-comment-err">{move || said(t, giving, Field::Comment)}</div>
                </div>
                {items}
            </div>
        </details>
    }
}

/// What is wrong with a field, if anything; tracked.
fn fault(giving: Giving, field: Field) -> Option<Fault> {
    let find = |faults: &Vec<Fault>| faults.iter().find(|fault| fault.field == field).copied();
    giving.faults.with(find)
}

/// The class of a field, which shows whether something is wrong with it.
fn class(giving: Giving, field: Field) -> &'static str {
    match fault(giving, field) {
        Some(_) => "field bad",
        None => "field",
    }
}

/// What is wrong with a field, in words below it; tracked.
fn said(t: &'static Text, giving: Giving, field: Field) -> Option<Node> {
    let fault = fault(giving, field)?;
    let words = giving.draft.with_untracked(|draft| fault.words(t, draft));
    Some(view! { <p class="err">{icon::WARN.view()}<span>{words}</span></p> })
}

/// Everything that is wrong, each with a link to its field; above the button, where it was pressed.
fn summary(t: &'static Text, giving: Giving) -> Node {
    (move || {
        let faults = giving.faults.get();
        if faults.is_empty() {
            return None;
        }
        let draft = giving.draft.get_untracked();
        let rows = faults.into_iter().map(|fault| {
            let href = ["#", &fault.place(draft.level)].concat();
            // External: the router would change the address.
            let words = fault.words(t, &draft);
            view! { <li><a href=href rel="external">{words}</a></li> }
        });
        Some(view! {
            <div id="rate-faults" class="note bad" role="alert" tabindex="-1">
                {icon::WARN.view()}
                <ul>{rows.collect_nodes()}</ul>
            </div>
        })
    })
    .into_node()
}
