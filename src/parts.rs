//! Parts of the program that are fetched when a page of theirs is opened.
//!
//! Most people read a guide and leave. What few of them open is cut out of the program when it is built
//! (`crates/xtask/src/parts.rs`) and comes with the first page that needs it; the service worker keeps it
//! beforehand, for the time without a network. On the host everything is there.

mod late;

use crate::loaded::Why;
use crate::pages::{
    about, board, complaints, inspection, project, rate, settings, slip, track, verify,
};
use crate::platform;
use crate::route::Page;
use crate::ui::states;
use late::{Cut, Later};
use leptos::prelude::Owner;
use mingbai_view::Node;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// A part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Applications on their way.
    Track,
    /// Investors' projects, and inspections.
    Project,
    /// Complaining without a name.
    Complaints,
    /// Rating a window.
    Rate,
    /// What came of a bad rating: on the page of its window, for whoever has its secret.
    Rated,
    /// The slip that a counter prints.
    Slip,
    /// The county's figures.
    Board,
    /// What people look at once, if ever: settings, the log, and what the app says of itself.
    More,
}

impl Part {
    /// The part in which a page is; none for those that are always here.
    #[must_use]
    pub const fn of(page: &Page) -> Option<Self> {
        match page {
            Page::Track | Page::Application(_) => Some(Self::Track),
            Page::Projects | Page::Project(_) | Page::Inspections | Page::Inspection(_) => {
                Some(Self::Project)
            }
            Page::Complaints | Page::Complain | Page::Thread => Some(Self::Complaints),
            Page::Rates | Page::Rate(_) => Some(Self::Rate),
            Page::Slip => Some(Self::Slip),
            Page::Board => Some(Self::Board),
            Page::Verify | Page::Settings | Page::About | Page::Privacy | Page::Accessibility => {
                Some(Self::More)
            }
            Page::Home
            | Page::Items
            | Page::Guide(_)
            | Page::Checklist(_)
            | Page::Lists
            | Page::List(_)
            | Page::Centers
            | Page::Center(_)
            | Page::Window(_)
            | Page::Kept => None,
        }
    }

    /// What its file is called after.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Track => "track",
            Self::Project => "project",
            Self::Complaints => "complaints",
            Self::Rate => "rate",
            Self::Rated => "followup",
            Self::Slip => "slip",
            Self::Board => "board",
            Self::More => "more",
        }
    }

    /// Fetches it, unless it is here; whether it is here then.
    pub async fn fetch(self) -> bool {
        match self {
            Self::Track => fetch_track().await.is_ok(),
            Self::Project => fetch_project().await.is_ok(),
            Self::Complaints => fetch_complaints().await.is_ok(),
            Self::Rate => fetch_rate().await.is_ok(),
            Self::Rated => fetch_followup().await.is_ok(),
            Self::Slip => fetch_slip().await.is_ok(),
            Self::Board => fetch_board().await.is_ok(),
            Self::More => fetch_more().await.is_ok(),
        }
    }
}

impl Cut for Part {
    type Page = Page;

    fn fetch(self) -> impl Future<Output = bool> {
        self.fetch()
    }

    /// The service worker has every part of its build: what does not come is not reached.
    async fn why() -> Why {
        Why::Offline
    }

    fn page(self, page: Page) -> Later<Node> {
        match self {
            Self::Track => Box::pin(in_track(page)),
            Self::Project => Box::pin(in_project(page)),
            Self::Complaints => Box::pin(in_complaints(page)),
            Self::Rate => Box::pin(in_rate(page)),
            Self::Rated => Box::pin(in_followup(page)),
            Self::Slip => Box::pin(in_slip()),
            Self::Board => Box::pin(in_board()),
            Self::More => Box::pin(in_more(page)),
        }
    }
}

#[wasm_split(track, preload(fetch_track), fallible)]
fn in_track(page: Page) -> Result<Node, SplitLoaderError> {
    Ok(match page {
        Page::Application(number) => track::application(number),
        _ => track::track(),
    })
}

#[wasm_split(project, preload(fetch_project), fallible)]
fn in_project(page: Page) -> Result<Node, SplitLoaderError> {
    Ok(match page {
        Page::Project(code) => project::project(code),
        Page::Inspections => inspection::inspections(),
        Page::Inspection(code) => inspection::inspection(code),
        _ => project::projects(),
    })
}

#[wasm_split(complaints, preload(fetch_complaints), fallible)]
fn in_complaints(page: Page) -> Result<Node, SplitLoaderError> {
    Ok(match page {
        Page::Complain => complaints::complain(),
        Page::Thread => complaints::thread(),
        _ => complaints::complaints(),
    })
}

#[wasm_split(rate, preload(fetch_rate), fallible)]
fn in_rate(page: Page) -> Result<Node, SplitLoaderError> {
    Ok(match page {
        Page::Rate(window) => rate::rate(window),
        _ => rate::rates(),
    })
}

#[wasm_split(followup, preload(fetch_followup), fallible)]
fn in_followup(page: Page) -> Result<Node, SplitLoaderError> {
    Ok(match page {
        Page::Rate(window) => rate::followed(&window),
        _ => Node::Empty,
    })
}

#[wasm_split(rate, fallible)]
fn send_in_rate(owner: Owner) -> Result<(), SplitLoaderError> {
    owner.with(rate::send_waiting);
    Ok(())
}

/// Sends the ratings that wait on this phone, where there are any. The part that does comes only then.
pub fn send_waiting() {
    let Some(owner) = Owner::current() else {
        return;
    };
    platform::when_idle(move || {
        platform::spawn(async move {
            if platform::outbox_is_there().await {
                // Where the part does not come, the next page tries.
                let _ = send_in_rate(owner).await;
            }
        });
    });
}

#[wasm_split(slip, preload(fetch_slip), fallible)]
fn in_slip() -> Result<Node, SplitLoaderError> {
    Ok(slip::slip())
}

#[wasm_split(board, preload(fetch_board), fallible)]
fn in_board() -> Result<Node, SplitLoaderError> {
    Ok(board::board())
}

#[wasm_split(more, preload(fetch_more), fallible)]
fn in_more(page: Page) -> Result<Node, SplitLoaderError> {
    Ok(match page {
        Page::Verify => verify::verify(),
        Page::Settings => settings::settings(),
        Page::Privacy => about::privacy(),
        Page::Accessibility => about::accessibility(),
        _ => about::about(),
    })
}

/// Shows a page of a part: at once where the part is here, else when it has come.
pub fn show(part: Part, page: Page) -> Node {
    late::show(part, page, states::loading, |why, ask| {
        states::failed(why, ask)
    })
}

/// The same within a page that is already there.
pub fn show_within(part: Part, page: Page) -> Node {
    late::show(part, page, states::loading_part, |why, ask| {
        states::failed_part(why, ask)
    })
}
