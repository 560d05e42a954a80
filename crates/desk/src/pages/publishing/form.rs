//! The form of a content: its sections, every field with what is wrong beside it, entries that come and go.
//!
//! Fields are built once and write what is typed into the content; only entries that come, go or move are built anew,
//! so that nobody loses the place at which they type.

use super::Open;
use super::model::{Edited, below};
use super::spec::{Field, Kind, Section};
use super::words;
use crate::device::prefs::text;
use crate::offices::Offices;
use crate::platform;
use crate::text::fields::Label;
use crate::text::{Text, fill};
use crate::ui::icon;
use leptos::prelude::*;
use mingbai_view::{CollectNodes, Event, IntoNode, Node, view};

/// All sections.
pub fn sections(open: Open, all: &'static [Section]) -> Node {
    let f = &text().fields;
    let each = all.iter().enumerate().map(|(at, section)| {
        let id = format!("part-{at}");
        let title = (section.label)(f);
        let fields = section
            .fields
            .iter()
            .map(|field| self::field(open, "", field));
        view! {
            <section class="sec" aria-labelledby=id.clone()>
                <h3 id=id tabindex="-1">{title}</h3>
                {fields.collect_nodes()}
            </section>
        }
    });
    each.collect_nodes()
}

/// The id of a field's element.
#[must_use]
pub fn id(pointer: &str) -> String {
    format!("draft{}", pointer.replace('/', "-"))
}

/// A field below `above`.
fn field(open: Open, above: &str, field: &'static Field) -> Node {
    let pointer = below(above, field.at);
    match field.kind {
        Kind::Rows(fields) => rows(open, &pointer, field, fields),
        Kind::Flag => flag(open, pointer, (field.label)(&text().fields), None),
        Kind::Several(choices) => several(open, &pointer, field, choices),
        _ => single(open, pointer, field),
    }
}

/// What is wrong with a field, or anything in it; tracked.
fn wrong(open: Open, pointer: &str) -> Vec<String> {
    let begin = format!("{pointer}/");
    open.faults.with(|faults| {
        let own = faults.iter().filter(|fault| {
            fault.of.is_some() && (fault.field == pointer || fault.field.starts_with(&begin))
        });
        own.map(|fault| words::fault(text(), fault)).collect()
    })
}

fn wrong_lines(open: Open, pointer: String) -> Node {
    (move || {
        let id = format!("{}-wrong", id(&pointer));
        let all = wrong(open, &pointer);
        (!all.is_empty()).then(|| {
            let each = all.into_iter().map(|words| view! { <span class="line">{words}</span> });
            view! { <p class="err" id=id>{icon::INFO.view()}<span>{each.collect_nodes()}</span></p> }
        })
    })
    .into_node()
}

/// A field with one thing in it.
fn single(open: Open, pointer: String, field: &'static Field) -> Node {
    let t = text();
    let label = (field.label)(&t.fields);
    let (name, at) = (id(&pointer), pointer.clone());
    let bad = {
        let at = pointer.clone();
        move || {
            if wrong(open, &at).is_empty() {
                "field"
            } else {
                "field bad"
            }
        }
    };
    let at_wrong = pointer.clone();
    let invalid = move || (!wrong(open, &at_wrong).is_empty()).then_some("true");
    let (at_described, described_by) = (pointer.clone(), format!("{name}-wrong"));
    let described = move || (!wrong(open, &at_described).is_empty()).then(|| described_by.clone());
    let typed = open
        .edited
        .with_untracked(|edited| edited.typed(&pointer, field.kind));
    let type_in =
        move |event: Event| open.change(|edited| edited.type_in(&at, field, &event.value()));
    let locked = open.is_locked();
    let list = matches!(field.kind, Kind::Words | Kind::Numbers);
    let hint = list.then(|| view! { <p class="hint">{t.publishing.one_a_line}</p> });
    let input = match field.kind {
        Kind::Lines | Kind::Words | Kind::Numbers => {
            let lines = typed.lines().count().clamp(2, 12).to_string();
            view! {
                <textarea
                    class="input"
                    id=name.clone()
                    rows=lines
                    autocomplete="off"
                    disabled=locked
                    aria-describedby=described
                    aria-invalid=invalid
                    prop:value=typed
                    on:input=type_in
                ></textarea>
            }
        }
        Kind::Choice(choices) => {
            let options = choices.iter().map(|(value, label)| {
                let selected = (*value == typed).then_some("");
                view! { <option value=*value selected=selected>{label(&t.fields)}</option> }
            });
            view! {
                <select
                    class="input"
                    id=name.clone()
                    disabled=locked
                    aria-describedby=described
                    aria-invalid=invalid
                    on:change=type_in
                >
                    {options.collect_nodes()}
                </select>
            }
        }
        Kind::Department => department(t, open, &pointer, name.clone(), type_in),
        kind => {
            let input_type = if matches!(kind, Kind::Day) {
                "date"
            } else {
                "text"
            };
            let mode = match kind {
                Kind::Number => Some("numeric"),
                Kind::Money => Some("decimal"),
                _ => None,
            };
            view! {
                <input
                    class="input"
                    id=name.clone()
                    type=input_type
                    inputmode=mode
                    autocomplete="off"
                    disabled=locked
                    aria-describedby=described
                    aria-invalid=invalid
                    prop:value=typed
                    on:input=type_in
                />
            }
        }
    };
    view! {
        <div class=bad>
            <label for=name>{label}</label>
            {hint}
            {wrong_lines(open, pointer)}
            {input}
        </div>
    }
}

/// A choice of the departments there are; the one that is set stays, also where there is no such one.
fn department(
    t: &'static Text,
    open: Open,
    pointer: &str,
    name: String,
    type_in: impl Fn(Event) + Clone + Send + 'static,
) -> Node {
    let (offices, locked, pointer) = (Offices::here(), open.is_locked(), pointer.to_owned());
    (move || {
        let catalog = offices.value();
        let typed = |edited: &Edited| edited.typed(&pointer, Kind::Department);
        let typed = open.edited.with_untracked(typed);
        let known = catalog.iter().flat_map(|catalog| &catalog.departments);
        let mut all: Vec<(String, String)> = known
            .map(|one| (one.id.to_string(), t.lang.pick(&one.name).to_owned()))
            .collect();
        if !all.iter().any(|(id, _)| *id == typed) {
            all.insert(0, (typed.clone(), typed.clone()));
        }
        let options = all.into_iter().map(|(id, words)| {
            let selected = (id == typed).then_some("");
            view! { <option value=id selected=selected>{words}</option> }
        });
        let type_in = type_in.clone();
        view! {
            <select class="input" id=name.clone() disabled=locked on:change=type_in>
                {options.collect_nodes()}
            </select>
        }
    })
    .into_node()
}

/// A box to tick: a flag, or one of several.
fn flag(open: Open, pointer: String, label: &'static str, choice: Option<&'static str>) -> Node {
    let on = open
        .edited
        .with_untracked(|edited| edited.has(&pointer, choice));
    let name = match choice {
        None => id(&pointer),
        Some(choice) => format!("{}-{choice}", id(&pointer)),
    };
    let tick = move |event: Event| {
        open.change(|edited| edited.tick(&pointer, choice, event.checked()));
    };
    view! {
        <label class="check">
            <input
                class="tick"
                type="checkbox"
                id=name
                disabled=open.is_locked()
                prop:checked=on
                on:change=tick
            />
            <span>{label}</span>
        </label>
    }
}

fn several(
    open: Open,
    pointer: &str,
    field: &'static Field,
    choices: &'static [(&'static str, Label)],
) -> Node {
    let f = &text().fields;
    let each = choices
        .iter()
        .map(|(value, label)| flag(open, pointer.to_owned(), label(f), Some(value)));
    view! {
        <fieldset class="field" id=id(pointer) tabindex="-1">
            <legend>{(field.label)(f)}</legend>
            {wrong_lines(open, pointer.to_owned())}
            {each.collect_nodes()}
        </fieldset>
    }
}

/// Entries with fields of their own.
fn rows(open: Open, pointer: &str, field: &'static Field, fields: &'static [Field]) -> Node {
    let t = text();
    let label = (field.label)(&t.fields);
    // Entries come, go and move here alone.
    let shape = RwSignal::new(0_u32);
    let all = {
        let pointer = pointer.to_owned();
        move || {
            shape.track();
            let count = open.edited.with_untracked(|edited| edited.count(&pointer));
            let each = (0..count).map(|at| entry(open, &pointer, at, label, fields, shape));
            each.collect_nodes()
        }
    };
    let (at, first) = (pointer.to_owned(), fields.first());
    let add = move |_| {
        let count = open.edited.with_untracked(|edited| edited.count(&at));
        open.change(|edited| edited.add(&at, fields));
        shape.update(|turn| *turn += 1);
        if let Some(first) = first {
            let pointer = below(&format!("{at}/{count}"), first.at);
            platform::focus(&format!("#{}", id(&pointer)));
        }
    };
    let add = (!open.is_locked()).then(|| {
        let words = fill(t.publishing.colon, &[t.publishing.add, label]);
        view! { <p class="acts"><button class="btn line" type="button" on:click=add>{words}</button></p> }
    });
    let own = {
        let pointer = pointer.to_owned();
        move || {
            let own = open.faults.with(|faults| {
                let own = faults.iter().filter(|fault| fault.of.is_some());
                let own = own.filter(|fault| fault.field == pointer);
                own.map(|fault| words::fault(t, fault)).collect::<Vec<_>>()
            });
            let each = own.into_iter();
            each.map(|words| view! { <p class="err">{icon::INFO.view()}<span>{words}</span></p> })
                .collect_nodes()
        }
    };
    view! {
        <div class="entries" id=id(pointer) tabindex="-1">
            {own}
            <ol class="entry-list">{all.into_node()}</ol>
            {add}
        </div>
    }
}

fn entry(
    open: Open,
    pointer: &str,
    at: usize,
    label: &'static str,
    fields: &'static [Field],
    shape: RwSignal<u32>,
) -> Node {
    let p = &text().publishing;
    let above = format!("{pointer}/{at}");
    let name = fill(p.row, &[label, &(at + 1).to_string()]);
    let inner = fields.iter().map(|one| field(open, &above, one));
    let inner = inner.collect_nodes();
    let go = id(pointer);
    let moved = move |to: usize| {
        shape.update(|turn| *turn += 1);
        platform::focus(&format!("#{go} > ol > li:nth-child({to}) > fieldset"));
    };
    let (up_at, up_moved) = (pointer.to_owned(), moved.clone());
    let up = move |_| {
        open.change(|edited| edited.up(&up_at, at));
        up_moved(at);
    };
    let gone_at = pointer.to_owned();
    let gone = move |_| {
        open.change(|edited| edited.remove(&gone_at, at));
        moved(at.max(1));
    };
    let acts = (!open.is_locked()).then(|| {
        let up = (at > 0).then(|| {
            let words = fill(p.colon, &[p.up, &name]);
            view! { <button class="link-b" type="button" aria-label=words on:click=up>{p.up}</button> }
        });
        let words = fill(p.colon, &[p.remove, &name]);
        view! {
            <p class="acts">
                {up}
                <button class="link-b" type="button" aria-label=words on:click=gone>{p.remove}</button>
            </p>
        }
    });
    view! {
        <li>
            <fieldset class="field" tabindex="-1">
                <legend>{name}</legend>
                {inner}
                {acts}
            </fieldset>
        </li>
    }
}
