//! Ratings that this phone has kept until there is a network: sent when any page is open with one, once.
//!
//! Of several pages one sends a rating; the others find it gone. Sent twice it would be answered as before.

use super::giving::Given;
use super::model::{ranks, trouble_title};
use crate::data::Root;
use crate::data::handed::Handed;
use crate::data::ratings::{self, Failed};
use crate::device::ratings as kept;
use crate::platform;
use crate::route::{Page, rate};
use crate::text::{Text, fill};
use crate::ui::effect::effect;
use leptos::prelude::*;
use mingbai_contract::WindowId;
use mingbai_contract::log::Hash;
use mingbai_view::{CollectNodes, IntoNode, Node, view};
use std::sync::Arc;

/// How far one is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is being sent.
    Going,
    /// It is not sent yet.
    Waits,
    /// It was taken in.
    Taken(Arc<Given>),
    /// The server does not take it.
    Refused,
    /// The person would rather not send it.
    Discarded,
    /// It is not on this phone any more: another page was quicker.
    Elsewhere,
}

/// A rating that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
struct One {
    name: Hash,
    window: WindowId,
    fate: Fate,
}

/// Everything that was kept, as far as this app has seen it.
#[derive(Clone, Copy)]
pub struct Outbox {
    all: RwSignal<Vec<One>>,
    busy: StoredValue<bool>,
    /// The one that the form is sending.
    pub sending: StoredValue<Option<Hash>>,
    hearing: StoredValue<Option<platform::Hearing>, LocalStorage>,
    /// Whether it is said above other pages that some were sent.
    told: RwSignal<bool>,
}

impl Outbox {
    /// The one of this app.
    pub fn here() -> Self {
        use_context().unwrap_or_else(|| {
            let provide = || {
                let outbox = Self {
                    all: RwSignal::new(Vec::new()),
                    busy: StoredValue::new(false),
                    sending: StoredValue::new(None),
                    hearing: StoredValue::new_local(None),
                    told: Handed::here().told,
                };
                provide_context(outbox);
                outbox
            };
            match use_context::<Root>() {
                Some(root) => root.0.with(provide),
                None => provide(),
            }
        })
    }

    /// One waits from now on.
    pub fn waits(self, name: Hash, window: &WindowId) {
        self.put(One {
            name,
            window: window.clone(),
            fate: Fate::Waits,
        });
        self.hear();
    }

    /// Sends everything that waits, again whenever the network has come back.
    pub fn send(self) {
        if self.busy.get_value() {
            return;
        }
        self.busy.set_value(true);
        platform::spawn(async move {
            let mut waiting = kept::unsent().await;
            let by_form = self.sending.get_value();
            waiting.retain(|(name, _)| Some(*name) != by_form);
            self.miss(&waiting);
            let told = !waiting.is_empty();
            for (name, window) in waiting {
                self.put(One {
                    name,
                    window: window.clone(),
                    fate: Fate::Going,
                });
                match sent(name, &window).await {
                    Some(fate) => self.put(One { name, window, fate }),
                    None => self.put(One {
                        name,
                        window,
                        fate: Fate::Elsewhere,
                    }),
                }
            }
            self.busy.set_value(false);
            if told {
                self.tell();
                self.hear();
            }
        });
    }

    /// What waited here and is not among those any more was sent, or deleted, by another page.
    fn miss(self, waiting: &[(Hash, WindowId)]) {
        let gone = |one: &One| {
            let waits = matches!(one.fate, Fate::Waits | Fate::Refused);
            waits && !waiting.iter().any(|(name, _)| *name == one.name)
        };
        if self.all.with_untracked(|all| all.iter().any(gone)) {
            self.all.update(|all| {
                for one in all.iter_mut().filter(|one| gone(one)) {
                    one.fate = Fate::Elsewhere;
                }
            });
        }
    }

    /// Tries again when the network has come back.
    fn hear(self) {
        if self.hearing.with_value(Option::is_none) {
            let heard = platform::on_network(move || self.send());
            self.hearing.set_value(heard);
        }
    }

    /// Says above a page that is not about ratings that some were sent.
    fn tell(self) {
        let taken = |one: &One| matches!(one.fate, Fate::Taken(_) | Fate::Refused);
        let about = Page::parse(&platform::address().0);
        let elsewhere = !matches!(about, Some(Page::Rates | Page::Rate(_)));
        if elsewhere && self.all.with_untracked(|all| all.iter().any(taken)) {
            self.told.set(true);
        }
    }

    fn put(self, one: One) {
        self.all.update(|all| {
            all.retain(|other| other.name != one.name);
            all.push(one);
        });
    }

    /// How far one is; tracked.
    pub fn fate(self, name: &Hash) -> Option<Fate> {
        self.all.with(|all| {
            let one = all.iter().find(|one| one.name == *name)?;
            Some(one.fate.clone())
        })
    }

    /// One is not to be sent.
    pub fn discard(self, name: Hash) {
        self.all.update(|all| {
            for one in all.iter_mut().filter(|one| one.name == name) {
                one.fate = Fate::Discarded;
            }
        });
        platform::spawn(async move { kept::forget_unsent(&name).await });
    }
}

/// What came of sending one; none where it is not on this phone any more.
async fn sent(name: Hash, window: &WindowId) -> Option<Fate> {
    let _turn = kept::turn(&name).await;
    let unsent = kept::unsent_one(&name).await?;
    Some(match ratings::send(&unsent.rating).await {
        Ok(taken) => {
            kept::forget_unsent(&name).await;
            Fate::Taken(Arc::new(Given {
                window: window.clone(),
                level: unsent.level,
                kind: unsent.kind,
                secret: unsent.secret,
                taken,
            }))
        }
        // What the server finds wrong with it stays wrong.
        Err(Failed::Refused(_)) => Fate::Refused,
        Err(_) => Fate::Waits,
    })
}

/// The list; not there while nothing is kept. `but` is shown elsewhere on the page.
pub fn section(t: &'static Text, but: impl Fn() -> Option<Hash> + Send + 'static) -> Node {
    let outbox = Outbox::here();
    effect(move || {
        outbox.told.set(false);
        untrack(|| outbox.send());
    });
    (move || {
        let but = but();
        let shown: Vec<One> = outbox.all.with(|all| {
            let others = all.iter().filter(|one| Some(one.name) != but);
            others.cloned().collect()
        });
        (!shown.is_empty()).then(|| {
            let rows = shown.iter().map(|one| row(t, outbox, one));
            view! {
                <section class="mine needs-js">
                    <h2>{t.rate.waiting()}</h2>
                    <ul class="rows waiting">{rows.collect_nodes()}</ul>
                </section>
            }
        })
    })
    .into_node()
}

/// What came of one, in words.
fn words(t: &Text, fate: &Fate) -> String {
    let k = &t.rate;
    match fate {
        Fate::Going => k.w_going().to_owned(),
        Fate::Waits => k.w_waits().to_owned(),
        Fate::Refused => k.w_refused().to_owned(),
        Fate::Discarded => k.w_discarded().to_owned(),
        Fate::Elsewhere => t.complaint.waiting_elsewhere().to_owned(),
        Fate::Taken(given) => match given.taken.instead {
            Some(why) => fill(k.w_because(), &[trouble_title(t, why)]),
            None if ranks(given.taken.verification) => k.w_counted().to_owned(),
            None => k.w_beside().to_owned(),
        },
    }
}

fn row(t: &'static Text, outbox: Outbox, one: &One) -> Node {
    let k = &t.rate;
    let (name, title) = (one.name, fill(k.title(), &[one.window.as_str()]));
    let acts = match &one.fate {
        Fate::Waits => view! {
            <button class="link-b" type="button" on:click=move |_| outbox.send()>{k.again()}</button>
            <button class="link-b" type="button" on:click=move |_| outbox.discard(name)>{k.discard()}</button>
        },
        Fate::Refused => view! {
            <button class="link-b" type="button" on:click=move |_| outbox.discard(name)>{k.discard()}</button>
        },
        Fate::Taken(given) if given.level.is_bad() => {
            let href = rate::follow_up(&given.window, &given.secret);
            view! { <a class="link" href=href>{k.follow()}</a> }
        }
        _ => Node::Empty,
    };
    let said = words(t, &one.fate);
    view! {
        <li>
            <b>{title}</b>
            <p class="small" role="status">{said}</p>
            <p class="acts">{acts}</p>
        </li>
    }
}
