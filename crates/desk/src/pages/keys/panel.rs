//! Beside the table of keys: one key and its end, or a new one and its secret, shown once.

use super::{Here, department, scopes, standing};
use crate::device::prefs::text;
use crate::drafts::Drafts;
use crate::offices::Offices;
use crate::platform;
use crate::route::Open;
use crate::session::Session;
use crate::text::{Text, fill, terms};
use crate::ui::ask::Ask;
use crate::ui::field::{Field, Kind, bad, described, wrong_line};
use crate::ui::form::Form;
use crate::ui::{copy, say, states};
use leptos::prelude::*;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::endpoint::{DeleteApiKey, Nothing, PostApiKey};
use mingbai_contract::desk::keys::{ApiKey, NewApiKey, Scope};
use mingbai_view::{CollectNodes, Event, IntoNode, Node, view};

/// What is open.
pub fn aside(here: Here, open: &Open) -> Node {
    let t = text();
    let (label, content) = match open {
        Open::New => (t.keys.make, make(here)),
        Open::One(id) => (t.keys.title, one(here, id)),
    };
    let close = move || here.href(None);
    view! {
        <section class="open" aria-label=label>
            <p class="shut"><a class="link" href=close>{t.common.close}</a></p>
            {content}
        </section>
    }
}

fn make(here: Here) -> Node {
    let t = text();
    let made: RwSignal<Option<NewApiKey>> = RwSignal::new(None);
    let content = move || match made.get() {
        None => form(here, made),
        Some(made) => view! {
            <p class="lead-p">{t.keys.secret_why}</p>
            {copy::secret("key-secret", t.keys.secret, &made.secret)}
        },
    };
    let title = move || match made.get() {
        None => t.keys.make.to_owned(),
        Some(made) => fill(t.keys.made, &[&made.key.name]),
    };
    view! { <h2 tabindex="-1">{title}</h2> {content.into_node()} }
}

fn form(here: Here, made: RwSignal<Option<NewApiKey>>) -> Node {
    let (t, session, draft) = (text(), Session::here(), Drafts::here().key);
    let (k, form) = (&t.keys, draft.form);
    let submit = move |event: Event| {
        event.prevent_default();
        let body = match draft.check() {
            Ok(body) => body,
            Err(problems) => return form.refuse(problems),
        };
        form.send(session, PostApiKey, body, move |key| {
            draft.clear();
            here.load(session);
            made.set(Some(key));
            platform::focus(".open h2");
        });
    };
    let name = Field {
        form,
        at: "/name",
        label: k.name,
        hint: Some(k.name_hint),
        kind: Kind::Words,
        value: draft.name,
    };
    let boxes = Scope::ALL
        .into_iter()
        .map(|scope| scope_box(t, draft.scopes, scope));
    view! {
        <form novalidate="" on:submit=submit>
            {form.summary()}
            {name.view()}
            <fieldset
                class=bad(form, "/scopes")
                id=form.field_id("/scopes")
                aria-describedby=described(form, "/scopes", false)
            >
                <legend>{k.scopes}</legend>
                {wrong_line(form, "/scopes")}
                <div class="boxes">{boxes.collect_nodes()}</div>
            </fieldset>
            {departments(t, form)}
            <p class="acts go">{form.button(k.submit)}</p>
        </form>
    }
}

fn scope_box(t: &Text, chosen: RwSignal<Vec<Scope>>, scope: Scope) -> Node {
    let tick = move |event: Event| {
        chosen.update(|all| {
            all.retain(|one| *one != scope);
            if event.checked() {
                all.push(scope);
                all.sort_unstable();
            }
        });
    };
    let ticked = move || chosen.with(|all| all.contains(&scope));
    view! {
        <label class="check">
            <input class="tick" type="checkbox" prop:checked=ticked on:change=tick />
            <span>{terms::scope(t, scope)}</span>
        </label>
    }
}

fn departments(t: &'static Text, form: Form) -> Node {
    let (offices, draft) = (Offices::here(), Drafts::here().key);
    let options = move || {
        let catalog = offices.value()?;
        let each = catalog.departments.iter();
        let each = each.map(|department| {
            let name = t.lang.pick(&department.name).to_owned();
            view! { <option value=department.id.to_string()>{name}</option> }
        });
        Some(each.collect_nodes())
    };
    let id = form.field_id("/department");
    let value = move || {
        // Once its options are there.
        let _ = offices.value();
        draft
            .department
            .get()
            .map(|d| d.to_string())
            .unwrap_or_default()
    };
    let choose = move |event: Event| draft.department.set(event.value().parse().ok());
    view! {
        <div class=bad(form, "/department")>
            <label for=id.clone()>{t.keys.department}</label>
            {wrong_line(form, "/department")}
            <select class="input" id=id prop:value=value on:change=choose>
                <option value="">{t.keys.department_all}</option>
                {options}
            </select>
        </div>
    }
}

fn one(here: Here, id: &str) -> Node {
    let t = text();
    let id = id.to_owned();
    let found = Memo::new(move |_| {
        let list = here.keys.value()?;
        Some(list.keys.iter().find(|key| key.id == id).cloned())
    });
    let done = RwSignal::new(false);
    (move || match found.get()? {
        Some(key) => Some(key_panel(t, here, &key, done)),
        None => Some(view! { <h2 tabindex="-1">{t.keys.unknown}</h2> }),
    })
    .into_node()
}

fn key_panel(t: &'static Text, here: Here, key: &ApiKey, done: RwSignal<bool>) -> Node {
    let (k, session, offices) = (&t.keys, Session::here(), Offices::here());
    let shown = key.clone();
    let whose = move || department(t, offices.value().as_deref(), &shown);
    let live = key.revoked.is_none() && session.may(Operation::RevokeApiKey);
    let revoke = live.then(|| {
        let form = Form::new("revoke", super::model::words);
        let ask = Ask {
            form,
            id: "revoke".to_owned(),
            button: k.revoke,
            what: k.revoke_ask.to_owned(),
            yes: k.revoke_yes,
            grave: true,
        };
        let id = key.id.clone();
        let act = move || {
            form.send(session, DeleteApiKey(id.clone()), Nothing {}, move |key| {
                here.keys.change(|list| {
                    if let Some(old) = list.keys.iter_mut().find(|old| old.id == key.id) {
                        *old = key;
                    }
                });
                done.set(true);
                platform::focus(".open h2");
            });
        };
        view! { <div class="sec deeds">{ask.view(act)}</div> }
    });
    let used = key
        .used
        .map_or_else(|| k.never.to_owned(), |day| say::day(t, day));
    view! {
        <h2 tabindex="-1">{key.name.clone()}</h2>
        {move || done.get().then(|| states::done(k.revoke_done))}
        <dl class="facts-list">
            <div><dt>{k.id}</dt><dd>{key.id.clone()}</dd></div>
            <div><dt>{k.head_scopes}</dt><dd>{scopes(t, key)}</dd></div>
            <div><dt>{k.head_department}</dt><dd>{whose}</dd></div>
            <div><dt>{k.head_since}</dt><dd>{say::day(t, key.since)}</dd></div>
            <div><dt>{k.head_used}</dt><dd>{used}</dd></div>
            <div><dt>{k.head_standing}</dt><dd>{standing(t, key)}</dd></div>
        </dl>
        {revoke}
    }
}
