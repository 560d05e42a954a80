//! The frame around every page: skip link, header, footer, and what happens on navigation.

pub mod head;

use crate::data::Data;
use crate::data::handed::Handed;
use crate::device::offline::Offline;
use crate::device::prefs::{Prefs, Print, text};
use crate::platform;
use crate::route::Page;
use crate::text::{Text, fill};
use crate::ui::{brand, icon, states};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use mingbai_view::{IntoNode, Node, view};

/// The frame, with a page in it.
pub fn frame(page: Node) -> Node {
    // External: the router would scroll to the place and leave the focus where it is.
    view! {
        <a class="skip" href="#main" rel="external">{text().common.skip()}</a>
        {header()}
        {update()}
        {wordless()}
        {told()}
        {page}
        {footer()}
    }
}

/// Tells the router that the page it navigated to is there: it then changes the address and
/// scrolls. Its own route components would do that; ours match by [`crate::route::Page`].
pub fn arrived() {
    #[cfg(target_arch = "wasm32")]
    {
        use leptos_router::location::{BrowserUrl, LocationProvider};
        if let Some(location) = use_context::<BrowserUrl>() {
            location.ready_to_complete();
        }
    }
}

fn header() -> Node {
    let (t, prefs) = (text(), Prefs::here());
    let county = county_name();
    let other = t.lang.other();
    let print = move || {
        if prefs.print.get() == Print::Normal {
            t.common.large_on()
        } else {
            t.common.large_off()
        }
    };
    let print_href = move || format!("?print={}", prefs.print.get().other().code());
    let path = use_location().pathname;
    let untraced = Memo::new(move |_| {
        path.with(|path| Page::parse(path).is_some_and(|page| page.is_untraced()))
    });
    let reading = move || {
        if untraced.get() {
            leave(t)
        } else {
            view! {
                <nav aria-label=t.common.reading()>
                    <a
                        href=print_href
                        on:click=move |event| {
                            event.prevent_default();
                            prefs.set_print(prefs.print.get_untracked().other());
                        }
                    >
                        {print}
                    </a>
                    <a
                        href=format!("?lang={}", other.code())
                        lang=other.tag()
                        hreflang=other.tag()
                        on:click=move |event| {
                            event.prevent_default();
                            prefs.set_lang(other);
                        }
                    >
                        {t.common.other_language()}
                    </a>
                </nav>
            }
        }
    };
    view! {
        <header class=move || if untraced.get() { "top stay" } else { "top" }>
            <a class="brand" href=Page::Home.path() aria-label=format!("{} · {}", t.common.brand(), t.common.home())>
                {brand::mark()}
                {brand::word()}
            </a>
            <span class="place">{county}<br />{t.common.center()}</span>
            {reading}
        </header>
    }
}

/// Where somebody goes who has to be elsewhere at once: to what anybody may have opened.
pub fn leave_now() {
    platform::replace_page(&Page::Home.path());
}

/// The key that leaves at once, in place of everything else.
fn leave(t: &'static Text) -> Node {
    let go = move |event: mingbai_view::Event| {
        event.prevent_default();
        leave_now();
    };
    view! {
        <nav aria-label=t.complaint.leave()>
            <a class="leave" href=Page::Home.path() rel="external" title=t.complaint.leave_hint() on:click=go>
                {icon::LEAVE.view()}{t.complaint.leave()}
            </a>
        </nav>
    }
}

/// Offers a new version of the app. Whatever is on the page stays until the person takes it.
fn update() -> Node {
    let t = text();
    let waits = Offline::here().update;
    (move || {
        waits.get().then(|| {
            let take = move |_| platform::take_update();
            states::strip(view! {
                {t.common.update()}
                " "
                <button class="link-b" type="button" on:click=take>{t.common.update_take()}</button>
            })
        })
    })
    .into_node()
}

/// Says that the page stays in its language, because the words of the other could not be had.
fn wordless() -> Node {
    let (t, lost) = (text(), Prefs::here().wordless);
    (move || {
        lost.get()
            .then(|| states::strip(t.common.wordless().into_node()))
    })
    .into_node()
}

/// Says that ratings which waited on this phone were sent.
fn told() -> Node {
    let (t, told) = (text(), Handed::here().told);
    (move || {
        told.get().then(|| {
            states::strip(view! {
                {t.rate.told()}
                " "
                <a href=Page::Rates.path()>{t.rate.told_look()}</a>
            })
        })
    })
    .into_node()
}

/// The county's name, once it is known; until then the line keeps its height.
fn county_name() -> impl Fn() -> String + Copy + Send {
    let (lang, data) = (text().lang, Data::here());
    move || {
        let masthead = data.masthead();
        masthead.map_or_else(String::new, |m| lang.pick(&m.county.name).to_owned())
    }
}

fn footer() -> Node {
    let t = text();
    let data = Data::here();
    let run_by = move || {
        let masthead = data.masthead()?;
        let host = t.lang.pick(masthead.host.as_ref()?);
        Some(fill(t.common.run_by(), &[host, &masthead.county.hotline]))
    };
    let link = |page: Page, words: &'static str| {
        view! { <li><a href=page.path()>{words}</a></li> }
    };
    view! {
        <footer class="foot-wrap">
            <div class="foot">
                <nav aria-label=t.common.foot_label()>
                    <ul>
                        {link(Page::Centers, t.common.offices())}
                        {link(Page::Lists, t.common.lists())}
                        {link(Page::Settings, t.common.settings())}
                        {link(Page::Privacy, t.common.privacy())}
                        {link(Page::Accessibility, t.common.accessibility())}
                        {link(Page::About, t.common.about())}
                    </ul>
                </nav>
                <p>{run_by}<br />{t.common.no_record()}</p>
            </div>
        </footer>
    }
}
