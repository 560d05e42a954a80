//! Letting others look: a link with a secret of its own, which the investor makes and takes back.

use crate::data::Look;
use crate::device::prefs::text;
use crate::platform::{self, Answered, Shared};
use crate::route::Page;
use crate::text::{Text, fill};
use crate::ui::{icon, qr};
use leptos::prelude::*;
use mingbai_client::Unreachable;
use mingbai_client::read::from_text;
use mingbai_contract::ProjectId;
use mingbai_contract::endpoint::{Posted, ShareProject, UnshareProject};
use mingbai_contract::project::{Access, Sharing};
use mingbai_view::{IntoNode, Node, view};
use std::sync::Arc;

/// Where on the page it is.
pub const PLACE: &str = "#share";

/// What is known of the link; lives as long as the page.
#[derive(Clone, Copy)]
pub struct Link {
    /// Its address, where it was made on this page.
    made: RwSignal<Option<String>>,
    /// Whether there is one; none where the look says so.
    there: RwSignal<Option<bool>>,
    busy: RwSignal<bool>,
    said: RwSignal<String>,
}

impl Link {
    /// Nothing is known but what the look says.
    pub fn new() -> Self {
        Self {
            made: RwSignal::new(None),
            there: RwSignal::new(None),
            busy: RwSignal::new(false),
            said: RwSignal::new(String::new()),
        }
    }

    /// Makes a link, in place of the one before.
    pub fn make(self, look: &Look, hotline: &str) {
        let Some(asked) = asked(look) else { return };
        let code = asked.code.clone();
        self.send(ShareProject::ROUTE, asked.body(), hotline, move |sharing| {
            let Some(secret) = sharing.secret else {
                return "";
            };
            let path = Page::Project(code).path();
            let address = [&platform::origin(), &*path, "#", secret.as_str()].concat();
            self.made.set(Some(address));
            self.there.set(Some(true));
            text().project.share_made()
        });
    }

    /// Takes it back.
    fn take_back(self, look: &Look, hotline: &str) {
        let Some(ShareProject { code, secret }) = asked(look) else {
            return;
        };
        let asked = UnshareProject { code, secret };
        self.send(UnshareProject::ROUTE, asked.body(), hotline, move |_| {
            self.made.set(None);
            self.there.set(Some(false));
            text().project.share_gone()
        });
    }

    fn send(
        self,
        route: &'static str,
        body: String,
        hotline: &str,
        then: impl FnOnce(Sharing) -> &'static str + 'static,
    ) {
        if untrack(|| self.busy.get()) {
            return;
        }
        self.busy.set(true);
        self.said.set(String::new());
        let hotline = hotline.to_owned();
        platform::spawn(async move {
            let said = match read(platform::post(route, body, None).await) {
                Ok(sharing) => then(sharing).to_owned(),
                Err(true) => text().project.share_offline().to_owned(),
                Err(false) => fill(text().project.share_failed(), &[&hotline]),
            };
            self.busy.set(false);
            self.said.set(said);
            platform::focus("#share-said");
        });
    }

    /// Sends or copies it.
    fn hand_on(self, t: &'static Text, name: String) {
        let Some(address) = untrack(|| self.made.get()) else {
            return;
        };
        platform::spawn(async move {
            let words = match platform::share(&name, &address).await {
                Ok(Shared::Sheet | Shared::Cancelled) => "",
                Ok(Shared::Copied) => t.project.share_copied(),
                Err(_) => t.project.share_not_copied(),
            };
            self.said.set(words.to_owned());
        });
    }
}

/// Number and secret of the project, to ask with.
fn asked(look: &Look) -> Option<ShareProject> {
    let page = look.found.project()?;
    Some(ShareProject {
        code: ProjectId::clone(&page.project.id),
        secret: look.asked.secret.clone(),
    })
}

/// The answer; else whether there is no network.
fn read(answer: Result<Answered, Unreachable>) -> Result<Sharing, bool> {
    let answer = answer.map_err(|_| true)?;
    if answer.status != 200 {
        return Err(false);
    }
    from_text(&answer.body).map_err(|_| false)
}

/// The section, for the investor.
pub fn section(t: &'static Text, link: Link, look: &Arc<Look>, hotline: &str) -> Option<Node> {
    let page = look.found.project()?;
    if page.access != Access::Owner {
        return None;
    }
    let k = &t.project;
    let shared = page.shared;
    let there = move || link.there.get().unwrap_or(shared);
    let name = t.lang.pick(&page.project.name).to_owned();
    let (look, hotline) = (Arc::clone(look), hotline.to_owned());
    let (seen, whom) = (Arc::clone(&look), hotline.clone());
    let make = move |_| link.make(&seen, &whom);
    let back = move |_| link.take_back(&look, &hotline);
    let words = move || {
        if there() {
            k.share_there()
        } else {
            k.share_text()
        }
    };
    let made = move || {
        let address = link.made.get()?;
        let name = name.clone();
        let send = move |_| link.hand_on(t, name.clone());
        let code = qr::qr(&address, k.share_alt()).map(|code| {
            view! {
                <figure>
                    <figcaption class="small soft">{k.share_scan()}</figcaption>
                    <div class="qr-box">{code}</div>
                </figure>
            }
        });
        Some(view! {
            <p class="acts">
                <button class="btn" type="button" on:click=send>{icon::SHARE.view()}{k.share_send()}</button>
            </p>
            {code}
        })
    };
    Some(view! {
        <section class="sec share" id="share">
            <h2>{k.share_title()}</h2>
            <p class="small soft">{words}</p>
            <p id="share-said" class="said" role="status" tabindex="-1">{move || link.said.get()}</p>
            {made.into_node()}
            <p class="acts">
                <button class="btn line" type="button" aria-busy=move || link.busy.get().then_some("true") on:click=make>
                    {move || match (link.busy.get(), there()) {
                        (true, _) => k.share_busy(),
                        (false, true) => k.share_anew(),
                        (false, false) => k.share_make(),
                    }}
                </button>
                <button class="btn line" type="button" hidden=move || !there() on:click=back>{k.share_back()}</button>
            </p>
            <p class="small soft" hidden=move || !there()>{k.share_anew_text()}</p>
        </section>
    })
}
