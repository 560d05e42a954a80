//! Parts of the desk's program that are fetched when a page of theirs is opened (ADR 6).
//!
//! Nobody has every role: whoever signs in fetches the frame, the door and the first page, then the parts of
//! the pages that they may open. A new page goes into a part: name it in [`Part::of`], build it in that part's
//! function at the end of this file. A new part needs a line in each match of [`Part`], too. On the host
//! everything is there.

#[path = "../../../src/parts/late.rs"]
mod late;

use crate::device::prefs::text;
use crate::loaded::Why;
use crate::pages::{
    account, audit, complaints, figures, inspections, keys, office_keys, projects, publishing,
    ratings, screen, staff, summaries, supervision, take_in, windows, work,
};
use crate::platform;
use crate::route::{Page, read_screen};
use crate::session::Session;
use crate::shell::head::Head;
use crate::ui::states;
use late::{Cut, Later};
use leptos::prelude::on_cleanup;
use mingbai_contract::WindowId;
use mingbai_view::{Node, view};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// So long what is open has the network for itself.
const AHEAD_MS: i32 = 2_000;

/// A part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What clerks do: applications, and taking them in.
    Work,
    /// Complaints, what is published of them, and the keys that they are sealed to.
    Complaints,
    /// What stands and hangs at windows, and how these were rated.
    Windows,
    /// The green channel: projects, and inspections of enterprises.
    Green,
    /// What supervisors look after, and the figures of a month.
    Supervision,
    /// What publishers keep.
    Publishing,
    /// Who works here and what they did, keys of other systems, and one's own account.
    Staff,
}

/// What a part shows.
#[derive(Debug, Clone)]
pub enum Shown {
    /// A page within the frame.
    Page(Page),
    /// A window's screen, without it.
    Screen(WindowId),
}

impl Part {
    /// The part in which a page is; none for the first one, which is always here.
    #[must_use]
    pub const fn of(page: Page) -> Option<Self> {
        match page {
            Page::Start => None,
            Page::Work | Page::TakeIn => Some(Self::Work),
            Page::Complaints | Page::Summaries | Page::OfficeKeys => Some(Self::Complaints),
            Page::Windows | Page::Ratings => Some(Self::Windows),
            Page::Projects | Page::Inspections | Page::Reports => Some(Self::Green),
            Page::Supervision | Page::Figures => Some(Self::Supervision),
            Page::Publishing => Some(Self::Publishing),
            Page::Staff | Page::Audit | Page::Keys | Page::Account => Some(Self::Staff),
        }
    }
}

impl Cut for Part {
    type Page = Shown;

    async fn fetch(self) -> bool {
        let fetched = match self {
            Self::Work => fetch_work().await,
            Self::Complaints => fetch_complaints().await,
            Self::Windows => fetch_windows().await,
            Self::Green => fetch_green().await,
            Self::Supervision => fetch_supervision().await,
            Self::Publishing => fetch_publishing().await,
            Self::Staff => fetch_staff().await,
        };
        fetched.is_ok()
    }

    /// The desk keeps nothing beforehand: what a new version has replaced is no longer to be had.
    async fn why() -> Why {
        match platform::is_newest().await {
            Some(false) => Why::Gone,
            Some(true) => Why::Server,
            None => Why::Offline,
        }
    }

    fn page(self, shown: Shown) -> Later<Node> {
        match self {
            Self::Work => Box::pin(in_work(shown)),
            Self::Complaints => Box::pin(in_complaints(shown)),
            Self::Windows => Box::pin(in_windows(shown)),
            Self::Green => Box::pin(in_green(shown)),
            Self::Supervision => Box::pin(in_supervision(shown)),
            Self::Publishing => Box::pin(in_publishing(shown)),
            Self::Staff => Box::pin(in_staff(shown)),
        }
    }
}

/// Shows a page of a part: at once where the part is here, else when it has come.
pub fn show(part: Part, shown: Shown) -> Node {
    late::show(part, shown, loading, failed)
}

/// Fetches the part of what is at this address while it is still being asked who is there.
pub fn fetch_ahead(address: &str) {
    let path = address.split('?').next().unwrap_or_default();
    let part = match read_screen(path) {
        Some(_) => Some(Part::Windows),
        None => Page::parse(path).and_then(Part::of),
    };
    if let Some(part) = part {
        platform::spawn(async move {
            // Where it does not come, the page asks for it again and says so.
            let _ = part.fetch().await;
        });
    }
}

/// Fetches, one after the other, the parts of all pages that one may open: they then open at once, and whoever
/// sits here while a new version is put up goes on with the old one.
pub fn fetch_own(session: Session) {
    let mut own = Vec::new();
    for page in Page::ALL
        .into_iter()
        .filter(|page| session.may(page.needs()))
    {
        if let Some(part) = Part::of(page).filter(|part| !own.contains(part)) {
            own.push(part);
        }
    }
    platform::after(AHEAD_MS, move || {
        platform::spawn(async move {
            for part in own {
                if !part.fetch().await {
                    break;
                }
            }
        });
    });
}

fn loading() -> Node {
    // Whoever has waited goes on at what is open, else at the top of what has come, or of why it has not.
    on_cleanup(|| platform::focus_either(".open h2", "main h1"));
    view! {
        <main id="main" class="list">
            <h1 class="vh" tabindex="-1">{text().common.loading}</h1>
            {states::loading()}
        </main>
    }
}

fn failed(why: Why, retry: Box<dyn Fn()>) -> Node {
    let t = text();
    let (title, rest) = match why {
        Why::Gone => (t.common.replaced_title, replaced()),
        why => (t.common.failed_title, states::failed(why, retry)),
    };
    Head::ready(title);
    view! {
        <main id="main" class="list narrow">
            <h1 tabindex="-1">{title}</h1>
            {rest}
        </main>
    }
}

/// The page is of a version that is no longer there.
fn replaced() -> Node {
    let t = text();
    view! {
        <p class="lead-p">{t.common.replaced_body}</p>
        <p class="acts go"><a class="btn" href="" rel="external">{t.common.reload}</a></p>
    }
}

#[wasm_split(work, preload(fetch_work), fallible)]
fn in_work(shown: Shown) -> Result<Node, SplitLoaderError> {
    Ok(match shown {
        Shown::Page(Page::TakeIn) => take_in::page(),
        _ => work::page(),
    })
}

#[wasm_split(complaints, preload(fetch_complaints), fallible)]
fn in_complaints(shown: Shown) -> Result<Node, SplitLoaderError> {
    Ok(match shown {
        Shown::Page(Page::Summaries) => summaries::page(),
        Shown::Page(Page::OfficeKeys) => office_keys::page(),
        _ => complaints::page(),
    })
}

#[wasm_split(windows, preload(fetch_windows), fallible)]
fn in_windows(shown: Shown) -> Result<Node, SplitLoaderError> {
    Ok(match shown {
        Shown::Screen(window) => screen::page(window),
        Shown::Page(Page::Ratings) => ratings::page(),
        Shown::Page(_) => windows::page(),
    })
}

#[wasm_split(green, preload(fetch_green), fallible)]
fn in_green(shown: Shown) -> Result<Node, SplitLoaderError> {
    Ok(match shown {
        Shown::Page(Page::Inspections) => inspections::page(),
        Shown::Page(Page::Reports) => inspections::reports::page(),
        _ => projects::page(),
    })
}

#[wasm_split(supervision, preload(fetch_supervision), fallible)]
fn in_supervision(shown: Shown) -> Result<Node, SplitLoaderError> {
    Ok(match shown {
        Shown::Page(Page::Figures) => figures::page(),
        _ => supervision::page(),
    })
}

#[wasm_split(publishing, preload(fetch_publishing), fallible)]
fn in_publishing(_: Shown) -> Result<Node, SplitLoaderError> {
    Ok(publishing::page())
}

#[wasm_split(staff, preload(fetch_staff), fallible)]
fn in_staff(shown: Shown) -> Result<Node, SplitLoaderError> {
    Ok(match shown {
        Shown::Page(Page::Audit) => audit::page(),
        Shown::Page(Page::Keys) => keys::page(),
        Shown::Page(Page::Account) => account::page(),
        _ => staff::page(),
    })
}
