//! Beside the table of the office's keys: one key with what can be done with it, or a new one.

use super::{Here, from, href, made, model, standing};
use crate::api::Trouble;
use crate::device::prefs::text;
use crate::platform;
use crate::route::Open;
use crate::session::Session;
use crate::text::{Text, fill, terms};
use crate::ui::ask::Ask;
use crate::ui::field::{Field, Kind, bad, described, wrong_line};
use crate::ui::form::Form;
use crate::ui::{copy, states};
use crate::vault::{Made, Vault};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use mingbai_contract::complaint::Office;
use mingbai_contract::desk::complaints::{
    KeyStanding, MakeOfficeKey, OfficeKeyFile, ReplaceKeyFile,
};
use mingbai_contract::desk::endpoint::{DeleteOfficeKey, Nothing, PostOfficeKey, PutKeyFile};
use mingbai_contract::log::KeyId;
use mingbai_view::{CollectNodes, Event, IntoNode, Node, view};

/// What was last done here, to be said until something else is done.
type Done = RwSignal<Option<&'static str>>;

/// What is open.
pub fn aside(here: Here, open: &Open) -> Node {
    let t = text();
    let (label, content) = match open {
        Open::New => (t.office_keys.make, make(t, here)),
        Open::One(id) => (t.office_keys.title, one(t, here, id)),
    };
    view! {
        <section class="open" aria-label=label>
            <p class="shut"><a class="link" href=href(None)>{t.common.close}</a></p>
            {content}
        </section>
    }
}

fn make(t: &'static Text, here: Here) -> Node {
    let (k, vault, session) = (&t.office_keys, Vault::here(), Session::here());
    let me = untrack(|| session.me());
    let own = me.map(|me| model::offices(&me.member.grants));
    let own = own.unwrap_or_default();
    let office = RwSignal::new(own.first().copied().filter(|_| own.len() == 1));
    let new: RwSignal<Option<(Office, Made)>> = RwSignal::new(None);
    let form = Form::new("make-key", model::words);
    let submit = move |event: Event| {
        event.prevent_default();
        let office = match model::chosen(office.get_untracked()) {
            Ok(office) => office,
            Err(problems) => return form.refuse(problems),
        };
        let making = async move { vault.make().await.map_err(Trouble::from) };
        form.run(making, move |key| {
            new.set(Some((office, key)));
            platform::focus(".open h2");
        });
    };
    let navigate = use_navigate();
    let content = move || {
        let Some((office, key)) = new.get() else {
            return view! {
                <p class="lead-p">{k.make_lead}</p>
                <form novalidate="" on:submit=submit>
                    {form.summary()}
                    {(own.len() > 1).then(|| choice(t, form, office))}
                    {working(form, k.working)}
                    <p class="acts go">{form.button(k.make_go)}</p>
                </form>
            };
        };
        let body = MakeOfficeKey {
            office,
            key: key.public,
            file: key.file,
        };
        let keep = Form::new("keep-key", model::words);
        let navigate = navigate.clone();
        made::once(keep, office, &key, k.upload, move || {
            let navigate = navigate.clone();
            keep.send(session, PostOfficeKey, body.clone(), move |key| {
                here.load(session);
                let there = href(Some(Open::One(key.id.to_string())));
                navigate(&there, NavigateOptions::default());
            });
        })
    };
    view! { <h2 tabindex="-1">{k.make}</h2> {content.into_node()} }
}

fn choice(t: &'static Text, form: Form, chosen: RwSignal<Option<Office>>) -> Node {
    let each = Office::ALL.into_iter().map(|office| {
        let is = move || chosen.get() == Some(office);
        view! {
            <label class="check">
                <input
                    class="tick round"
                    type="radio"
                    name="office"
                    prop:checked=is
                    on:change=move |_| chosen.set(Some(office))
                />
                <span>{terms::office(t, office)}</span>
            </label>
        }
    });
    view! {
        <fieldset
            class=bad(form, model::OFFICE)
            id=form.field_id(model::OFFICE)
            aria-describedby=described(form, model::OFFICE, false)
        >
            <legend>{t.office_keys.for_office}</legend>
            {wrong_line(form, model::OFFICE)}
            <div class="boxes">{each.collect_nodes()}</div>
        </fieldset>
    }
}

/// Says that something takes a while, as long as it does.
fn working(form: Form, words: &'static str) -> Node {
    let said = move || form.is_busy().then_some(words);
    view! { <p class="soft working" role="status">{said}</p> }
}

fn one(t: &'static Text, here: Here, id: &str) -> Node {
    let id = id.to_owned();
    let found = Memo::new(move |_| {
        let list = here.keys.value()?;
        Some(
            list.keys
                .iter()
                .find(|key| key.id.to_string() == id)
                .cloned(),
        )
    });
    let done: Done = RwSignal::new(None);
    (move || match found.get()? {
        Some(key) => Some(key_panel(t, here, &key, done)),
        // Thrown away just now, or never there.
        None => {
            Some(view! { <h2 tabindex="-1">{done.get().unwrap_or(t.office_keys.unknown)}</h2> })
        }
    })
    .into_node()
}

fn key_panel(t: &'static Text, here: Here, key: &OfficeKeyFile, done: Done) -> Node {
    let k = &t.office_keys;
    let how = match key.standing {
        KeyStanding::Pending => Some(k.pending_how),
        KeyStanding::Retiring => Some(k.retiring_how),
        KeyStanding::Retired => Some(k.retired_how),
        KeyStanding::Valid => None,
    };
    let waits = matches!(key.standing, KeyStanding::Pending | KeyStanding::Retiring);
    let command = waits.then(|| copy::secret("command", k.command, &command(&key.id)));
    let since = from(t, key).map(|day| {
        view! { <div><dt>{k.head_from}</dt><dd>{day}</dd></div> }
    });
    let retired = key.standing == KeyStanding::Retired;
    view! {
        <h2 tabindex="-1">{fill(k.one, &[&key.id.to_string()])}</h2>
        {move || done.get().map(states::done)}
        <dl class="facts-list">
            <div><dt>{k.head_office}</dt><dd>{terms::office(t, key.office)}</dd></div>
            <div><dt>{k.head_standing}</dt><dd>{standing(t, key)}</dd></div>
            {since}
            <div><dt>{k.public}</dt><dd><code class="long">{key.key.to_string()}</code></dd></div>
        </dl>
        {how.map(|how| view! { <p class="sec">{how}</p> })}
        {command}
        {renew(t, here, key, done)}
        {(!retired && key.standing != KeyStanding::Retiring).then(|| retire(t, here, key, done))}
    }
}

/// What whoever keeps the county's root runs. A key's name may begin with a hyphen.
fn command(id: &KeyId) -> String {
    format!("mingbai-server keys sign-office -- {id}")
}

/// Changing the passphrase: the old one opens the key, a new one is shown, typed again, and replaces it.
fn renew(t: &'static Text, here: Here, key: &OfficeKeyFile, done: Done) -> Node {
    let k = &t.office_keys;
    let open = RwSignal::new(false);
    let key = key.clone();
    let show = move |_| {
        done.set(None);
        open.set(true);
        platform::focus(".renew h3");
    };
    (move || {
        if !open.get() {
            return view! {
                <p class="sec"><button class="btn line" type="button" on:click=show>{k.renew}</button></p>
            };
        }
        view! {
            <section class="sec renew">
                <h3 tabindex="-1">{k.renew}</h3>
                {renewing(t, here, &key, done, open)}
            </section>
        }
    })
    .into_node()
}

fn renewing(
    t: &'static Text,
    here: Here,
    key: &OfficeKeyFile,
    done: Done,
    open: RwSignal<bool>,
) -> Node {
    let (k, vault, session) = (&t.office_keys, Vault::here(), Session::here());
    let new: RwSignal<Option<Made>> = RwSignal::new(None);
    let old = RwSignal::new(String::new());
    let form = Form::new("renew", model::words);
    let key = key.clone();
    let cancel = move || {
        view! {
            <button class="btn line" type="button" on:click=move |_| open.set(false)>{k.renew_cancel}</button>
        }
    };
    (move || {
        let key = key.clone();
        if let Some(made) = new.get() {
            let keep = Form::new("keep-key", model::words);
            let (id, file) = (key.id, made.file);
            let then = move || {
                keep.send(
                    session,
                    PutKeyFile(id),
                    ReplaceKeyFile { file },
                    move |key| {
                        open.set(false);
                        here.changed(key);
                        done.set(Some(k.renewed));
                        platform::focus(".open h2");
                    },
                );
            };
            return view! {
                {made::once(keep, key.office, &made, k.replace, then)}
                <p class="acts go">{cancel()}</p>
            };
        }
        let submit = move |event: Event| {
            event.prevent_default();
            let passphrase = match model::typed(model::PASSPHRASE, &old.get_untracked()) {
                Ok(passphrase) => passphrase.as_str().to_owned(),
                Err(problems) => return form.refuse(problems),
            };
            let key = key.clone();
            let renewing = async move {
                vault.unlock(&key, passphrase).await?;
                Ok(vault.renew().await?)
            };
            form.run(renewing, move |made| {
                old.set(String::new());
                new.set(Some(made));
                platform::focus(".renew h3");
            });
        };
        let field = Field {
            form,
            at: model::PASSPHRASE,
            label: k.renew_old,
            hint: None,
            kind: Kind::Passphrase,
            value: old,
        };
        view! {
            <p>{k.renew_lead}</p>
            <form novalidate="" on:submit=submit>
                {form.summary()}
                {field.view()}
                {working(form, k.working)}
                <p class="acts go">{form.button(k.renew_go)}{cancel()}</p>
            </form>
        }
    })
    .into_node()
}

fn retire(t: &'static Text, here: Here, key: &OfficeKeyFile, done: Done) -> Node {
    let (k, session) = (&t.office_keys, Session::here());
    let form = Form::new("retire", model::words);
    let pending = key.standing == KeyStanding::Pending;
    let (button, what, yes, said) = if pending {
        (k.discard, k.discard_ask, k.discard_yes, k.discard_done)
    } else {
        (k.retire, k.retire_ask, k.retire_yes, k.retire_done)
    };
    let ask = Ask {
        form,
        id: "retire".to_owned(),
        button,
        what: what.to_owned(),
        yes,
        grave: true,
    };
    let id = key.id;
    let act = move || {
        form.send(session, DeleteOfficeKey(id), Nothing {}, move |list| {
            here.keys.change(move |keys| *keys = list);
            done.set(Some(said));
            platform::focus(".open h2");
        });
    };
    view! { <div class="sec deeds">{ask.view(act)}</div> }
}
