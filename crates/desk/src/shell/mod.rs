//! The frame around every page of somebody who is signed in: the rail with the mark, the pages that
//! there are for these roles, who one is, and the way out.

#[path = "../../../../src/shell/head.rs"]
pub mod head;

use crate::device::prefs::{Prefs, text};
use crate::offices::Offices;
use crate::route::{Page, SITE};
use crate::session::Session;
use crate::text::Text;
use crate::ui::effect::effect;
use crate::ui::{brand, icon, say};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use mingbai_view::{CollectNodes, IntoNode, Node, view};

/// The frame, with a page in it.
pub fn frame(page: Node) -> Node {
    view! {
        <a class="skip" href="#main" rel="external">{text().common.skip}</a>
        <div class="desk">
            {rail()}
            <div class="place">
                {soon()}
                {page}
            </div>
        </div>
    }
}

/// Tells the router that the page it navigated to is there: it then changes the address and scrolls.
pub fn arrived() {
    #[cfg(target_arch = "wasm32")]
    {
        use leptos_router::location::{BrowserUrl, LocationProvider};
        if let Some(location) = use_context::<BrowserUrl>() {
            location.ready_to_complete();
        }
    }
}

/// What a page is called in the navigation.
#[must_use]
pub const fn name(t: &Text, page: Page) -> &'static str {
    match page {
        Page::Start => t.common.start,
        Page::Work => t.common.work,
        Page::TakeIn => t.common.take_in,
        Page::Projects => t.green.title,
        Page::Inspections => t.green.inspections,
        Page::Reports => t.green.reports,
        Page::Complaints => t.common.complaints,
        Page::Summaries => t.common.summaries,
        Page::OfficeKeys => t.common.office_keys,
        Page::Supervision => t.supervision.title,
        Page::Figures => t.supervision.figures,
        Page::Ratings => t.ratings.title,
        Page::Windows => t.screen.title,
        Page::Publishing => t.publishing.title,
        Page::Staff => t.common.staff,
        Page::Audit => t.common.audit,
        Page::Keys => t.common.keys,
        Page::Account => t.common.account,
    }
}

fn rail() -> Node {
    let (t, session) = (text(), Session::here());
    let path = use_location().pathname;
    let open = RwSignal::new(false);
    // The menu of small screens closes behind whoever has gone through it.
    effect(move || {
        path.track();
        open.set(false);
    });
    let here = Memo::new(move |_| path.with(|path| Page::parse(path)));
    let pages = Page::ALL
        .into_iter()
        .filter(|page| session.may(page.needs()));
    let links = pages.map(|page| {
        let current = move || (here.get() == Some(page)).then_some("page");
        view! { <a class="n" href=page.path() aria-current=current>{name(t, page)}</a> }
    });
    let unfolded = move || if open.get() { "true" } else { "false" };
    let fold = move || if open.get() { "fold unfolded" } else { "fold" };
    view! {
        <header class="rail">
            <a class="brand" href=Page::Start.path() aria-label=format!("{} {}", t.common.brand, t.common.desk)>
                {brand::mark()}
                {brand::word()}
            </a>
            <button
                class="menu"
                type="button"
                aria-expanded=unfolded
                aria-controls="fold"
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {t.common.menu}
            </button>
            <div class=fold id="fold">
                <nav aria-label=t.common.desk>{links.collect_nodes()}</nav>
                {me()}
            </div>
        </header>
    }
}

/// Who one is, with the way out.
fn me() -> Node {
    let (t, session, offices) = (text(), Session::here(), Offices::here());
    let who = move || {
        let me = session.me()?;
        let catalog = offices.value();
        let roles = me.member.grants.iter();
        let roles =
            roles.map(|grant| view! { <li>{say::grant(t, catalog.as_deref(), grant)}</li> });
        Some(view! {
            <b>{me.member.name.clone()}</b>
            <ul>{roles.collect_nodes()}</ul>
        })
    };
    let out = move |_| session.sign_out();
    view! {
        <div class="me">
            {who}
            <p class="out">
                <button class="link-b" type="button" on:click=out>{t.common.sign_out}</button>
                {language()}
                <a class="link" href=SITE rel="external">{t.common.site}</a>
            </p>
        </div>
    }
}

/// The switch to the other language.
pub fn language() -> Node {
    let (t, prefs) = (text(), Prefs::here());
    let other = t.lang.other();
    view! {
        <button class="link-b" type="button" lang=other.tag() on:click=move |_| prefs.set_lang(other)>
            {t.common.other_language}
        </button>
    }
}

/// Says that one will soon be signed out, while there is time to do something about it.
fn soon() -> Node {
    let session = Session::here();
    let t = text();
    (move || {
        session.soon().then(|| {
            view! {
                <p class="note amber" role="status">
                    {icon::INFO.view()}
                    <span>
                        {t.common.soon}" "
                        <button class="link-b" type="button" on:click=move |_| session.renew()>
                            {t.common.soon_stay}
                        </button>
                    </span>
                </p>
            }
        })
    })
    .into_node()
}
