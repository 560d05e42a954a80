//! The app: what is provided to every page, and what stands where: an invitation, the door, the desk.

use crate::device::prefs::Prefs;
use crate::leaving::Leaving;
use crate::offices::Offices;
use crate::pages::{door, gone, start as start_page};
use crate::parts::{self, Part, Shown};
use crate::platform;
use crate::route::{self, Page};
use crate::session::{Session, State};
use crate::shell::{self, head::Head};
use crate::shortcuts::Shortcuts;
use crate::ui::effect::effect;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::Router;
use leptos_router::hooks::{use_location, use_navigate};
use mingbai_contract::desk::Operation;
use mingbai_view::{IntoNode, Node};

/// The code of an invitation that is being taken up.
#[derive(Clone, Copy)]
pub struct Invited(pub RwSignal<Option<String>>);

impl Invited {
    /// The invitation.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(|| Self(RwSignal::new(None)))
    }

    /// Takes the code out of the address, and out of the history, if there is one.
    pub fn read(self) {
        let (address, fragment) = platform::address();
        if let Some(code) = route::read_invitation(&fragment) {
            platform::replace_address(&address);
            self.0.set(Some(code));
        }
    }
}

/// Provides what every page needs.
pub fn provide() -> Session {
    Prefs::provide();
    Head::provide();
    Offices::provide();
    Shortcuts::provide();
    Leaving::provide();
    provide_context(Invited(RwSignal::new(None)));
    Session::provide()
}

/// Starts the app.
#[cfg(target_arch = "wasm32")]
pub fn start() {
    std::panic::set_hook(Box::new(platform::show_crash));
    let Some(place) = platform::place() else {
        return;
    };
    place.set_inner_html("");
    let mounted = mount_to(place, || {
        let session = provide();
        let invited = Invited::here();
        invited.read();
        platform::on_fragment(move || invited.read());
        session.watch();
        Shortcuts::here().watch();
        Leaving::here().watch(crate::drafts::Drafts::here());
        session.ask();
        parts::fetch_ahead(&platform::address().0);
        view! { <App /> }
    });
    mounted.forget();
    platform::set_root_attribute("data-app", Some(""));
}

/// The whole app. Built anew when the language changes, or who is signed in.
#[component]
pub fn App() -> impl IntoView {
    view! { <Router>{rooted()}</Router> }
}

fn rooted() -> Node {
    let (lang, session, invited) = (Prefs::here().lang, Session::here(), Invited::here().0);
    let path = use_location().pathname;
    let navigate = use_navigate();
    // The door stays where it is whatever the address: the router must not wait for it.
    effect(move || {
        path.track();
        shell::arrived();
    });
    effect(move || {
        if matches!(session.state(), State::In(_)) {
            parts::fetch_own(session);
            if path.with_untracked(|path| Page::parse(path)) == Some(Page::Start) {
                go_home(session, &navigate);
            }
        }
    });
    let on_screen = Memo::new(move |_| path.with(|path| route::read_screen(path)));
    (move || {
        lang.track();
        if let Some(code) = invited.get() {
            return door::invitation::page(&code);
        }
        match session.state() {
            State::Asking => door::opening(),
            State::Failed(trouble) => door::failed(&trouble),
            State::Out(why) => door::sign_in::page(why),
            State::In(_) => {
                let shows = session.may(Operation::ShowLiveCode);
                let window = on_screen.get().filter(|_| shows);
                window.map_or_else(
                    || shell::frame(pages()),
                    |window| parts::show(Part::Windows, Shown::Screen(window)),
                )
            }
        }
    })
    .into_node()
}

/// Whoever has one daily list, and of whom nothing else is wanted, begins there.
fn go_home(session: Session, navigate: &impl Fn(&str, NavigateOptions)) {
    let me = untrack(|| session.me());
    let me = me.filter(|me| !start_page::has_few_codes(me));
    if let Some(home) = me.and_then(|me| route::home(&me.member.grants)) {
        let options = NavigateOptions {
            replace: true,
            ..NavigateOptions::default()
        };
        navigate(home.path(), options);
        platform::focus("main h1");
    }
}

/// The page at the address, built anew when the path changes; a changed query is the page's own business.
fn pages() -> Node {
    let (path, session) = (use_location().pathname, Session::here());
    (move || {
        let page = path.with(|path| Page::parse(path));
        let Some(page) = page.filter(|page| session.may(page.needs())) else {
            return gone::page();
        };
        match Part::of(page) {
            Some(part) => parts::show(part, Shown::Page(page)),
            None => start_page::page(),
        }
    })
    .into_node()
}
