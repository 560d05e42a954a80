//! The office's key: opened with its passphrase, shown as open, locked again.

use crate::api::Trouble;
use crate::pages::office_keys::model::{self, PASSPHRASE};
use crate::platform;
use crate::route::Page;
use crate::session::Session;
use crate::slot::Slot;
use crate::text::{Text, fill, terms};
use crate::ui::field::{Field, Kind};
use crate::ui::form::Form;
use crate::ui::{icon, states};
use crate::vault::{State, Vault};
use leptos::prelude::*;
use mingbai_contract::complaint::Office;
use mingbai_contract::desk::complaints::{KeyStanding, OfficeKeyFile, OfficeKeyList};
use mingbai_contract::desk::endpoint::GetOfficeKeyFiles;
use mingbai_contract::log::KeyId;
use mingbai_view::{CollectNodes, Event, IntoNode, Node, view};

/// The form that opens a key. It stays while what is around it changes, so that it can say what went wrong.
#[derive(Clone, Copy)]
struct Unlock {
    form: Form,
    typed: RwSignal<String>,
    /// Which of the keys; the usual one where nobody has chosen.
    chosen: RwSignal<Option<usize>>,
    /// Whether another key is to take the place of the one that is open: whoever has to read what was
    /// sealed to a key that is retired changes to it and back.
    other: RwSignal<bool>,
}

/// Which key is open, with the way to lock it; else the form that opens one.
pub fn bar(t: &'static Text) -> Node {
    let (c, session, vault) = (&t.complaints, Session::here(), Vault::here());
    let keys: Slot<OfficeKeyList> = Slot::default();
    let load = move || keys.load(session, GetOfficeKeyFiles);
    load();
    let unlock = Unlock {
        form: Form::new("unlock", model::words),
        typed: RwSignal::new(String::new()),
        chosen: RwSignal::new(None),
        other: RwSignal::new(false),
    };
    let other = unlock.other;
    let opened = Memo::new(
        move |before: Option<&Option<(KeyId, Office)>>| match vault.state() {
            State::Open(id, office) => Some((id, office)),
            // The form is not drawn anew while it works.
            State::Opening(_) => before.copied().flatten(),
            State::Locked { .. } => None,
        },
    );
    let form = move || states::show(keys, load, move |list| form(t, unlock, &list));
    let content = move || {
        let Some((id, office)) = opened.get() else {
            return form();
        };
        let words = fill(c.unlocked, &[&format!("{} {id}", terms::office(t, office))]);
        let another = keys.value().is_some_and(|keys| keys.keys.len() > 1);
        let change = move |_| other.update(|other| *other = !*other);
        let another = another.then(|| {
            view! { <button class="link-b" type="button" on:click=change>{c.other_key}</button> }
        });
        view! {
            <p class="unlocked" tabindex="-1">
                {icon::TICK.view()}
                <span>{words}</span>
                <button class="link-b" type="button" on:click=move |_| vault.lock()>{c.lock}</button>
                {another}
            </p>
            {move || other.get().then(form)}
        }
    };
    view! { <div class="key-bar">{content.into_node()}</div> }
}

fn form(t: &'static Text, unlock: Unlock, list: &OfficeKeyList) -> Node {
    let (c, vault) = (&t.complaints, Vault::here());
    let Unlock {
        form,
        typed,
        chosen,
        other,
    } = unlock;
    let keys = list.keys.clone();
    if keys.is_empty() {
        return view! {
            <p class="note amber">
                {icon::INFO.view()}
                <span>{c.unlock_none}" "<a href=Page::OfficeKeys.path()>{c.unlock_make}</a></span>
            </p>
        };
    }
    let usual = usual(&keys);
    let of_keys = keys.clone();
    let submit = move |event: Event| {
        event.prevent_default();
        let passphrase = match model::typed(PASSPHRASE, &typed.get_untracked()) {
            Ok(passphrase) => passphrase.as_str().to_owned(),
            Err(problems) => return form.refuse(problems),
        };
        let place = chosen.get_untracked().unwrap_or(usual);
        let Some(key) = of_keys.get(place).cloned() else {
            return;
        };
        let opening = async move { vault.unlock(&key, passphrase).await.map_err(Trouble::from) };
        form.run(opening, move |()| {
            // The passphrase stays nowhere.
            typed.set(String::new());
            other.set(false);
            platform::focus(".unlocked");
        });
    };
    let idle = move || {
        let idle = vault.state() == State::Locked { idle: true };
        idle.then(|| states::done(c.unlock_idle))
    };
    let pending = keys
        .get(usual)
        .is_some_and(|key| key.standing == KeyStanding::Pending);
    let pending = pending.then(|| view! { <p class="soft">{c.unlock_pending}</p> });
    let choice = (keys.len() > 1).then(|| choice(t, unlock, usual, &keys));
    let field = Field {
        form,
        at: PASSPHRASE,
        label: c.unlock_passphrase,
        hint: Some(c.unlock_hint),
        kind: Kind::Passphrase,
        value: typed,
    };
    view! {
        <form class="unlock" novalidate="" on:submit=submit>
            <h2 class="h3">{c.unlock_title}</h2>
            {idle}
            <p class="soft">{c.unlock_lead}</p>
            {pending}
            {form.summary()}
            {choice}
            {field.view()}
            {progress(t)}
            <p class="acts go">{form.button(c.unlock_submit)}</p>
        </form>
    }
}

/// The key that most is sealed to: the newest that is in use.
fn usual(keys: &[OfficeKeyFile]) -> usize {
    let in_use = keys.iter().rposition(|key| model::is_in_use(key.standing));
    in_use.unwrap_or(keys.len().saturating_sub(1))
}

fn choice(t: &'static Text, unlock: Unlock, usual: usize, keys: &[OfficeKeyFile]) -> Node {
    let (chosen, id) = (unlock.chosen, unlock.form.field_id("/key"));
    let options = keys.iter().enumerate().map(|(place, key)| {
        let words = format!("{} {}", terms::office(t, key.office), key.id);
        view! { <option value=place.to_string()>{words}</option> }
    });
    let choose = move |event: Event| chosen.set(event.value().parse().ok());
    let value = move || chosen.get().unwrap_or(usual).to_string();
    view! {
        <div class="field">
            <label for=id.clone()>{t.complaints.unlock_key}</label>
            <select class="input" id=id prop:value=value on:change=choose>{options.collect_nodes()}</select>
        </div>
    }
}

/// How far the key is.
fn progress(t: &'static Text) -> Node {
    let vault = Vault::here();
    (move || {
        let State::Opening(done) = vault.state() else {
            return Node::Empty;
        };
        view! {
            <p class="working">
                <label for="unlock-progress">{t.complaints.unlock_working}</label>
                <progress id="unlock-progress" max="100" value=done.to_string()></progress>
            </p>
        }
    })
    .into_node()
}
