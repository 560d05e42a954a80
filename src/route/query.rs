//! What stands in an address behind its path.

use mingbai_contract::board::By;
use mingbai_contract::endpoint::{GetBoard, ItemFilter, push_query};
use mingbai_contract::guide::{Audience, HandlingClass};
use mingbai_contract::{ItemId, SituationId, Theme, WindowId};

/// How many results are drawn at first, and how many more at a time.
pub const STEP: usize = 20;

/// No page of results is longer.
const MOST_ROWS: usize = 2_000;

/// What stands in the address of the results.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemsQuery {
    /// What is looked for.
    pub q: String,
    /// What narrows it down.
    pub filter: ItemFilter,
    /// Only what needs no visit.
    pub no_visit: bool,
}

impl ItemsQuery {
    /// A search for words alone.
    #[must_use]
    pub fn words(q: &str) -> Self {
        Self {
            q: q.to_owned(),
            ..Self::default()
        }
    }

    /// Everything of one life event.
    #[must_use]
    pub fn theme(theme: Theme) -> Self {
        let filter = ItemFilter {
            theme: Some(theme),
            ..ItemFilter::default()
        };
        Self {
            filter,
            ..Self::default()
        }
    }

    /// How many rows the address asks for, if more than the first few.
    #[must_use]
    pub fn rows(get: impl Fn(&str) -> Option<String>) -> Option<usize> {
        let rows = get("rows")?.parse().ok()?;
        (STEP..=MOST_ROWS).contains(&rows).then_some(rows)
    }

    /// Reads the query of an address; what makes no sense is left out.
    #[must_use]
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        Self {
            q: get("q").unwrap_or_default(),
            filter: ItemFilter {
                department: get("department").and_then(|d| d.parse().ok()),
                audience: get("audience").and_then(|a| Audience::parse(&a)),
                theme: get("theme").and_then(|t| Theme::parse(&t)),
                class: get("class").and_then(|c| HandlingClass::parse(&c)),
            },
            no_visit: get("visits").as_deref() == Some("0"),
        }
    }
}

/// What stands in the address of a guide or checklist.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GuideQuery {
    /// The chosen situation; none for the first.
    pub situation: Option<SituationId>,
    /// An earlier version; none for the newest.
    pub version: Option<u32>,
}

impl GuideQuery {
    /// The newest version in one situation.
    #[must_use]
    pub fn situation(situation: Option<SituationId>) -> Self {
        Self {
            situation,
            version: None,
        }
    }

    /// Reads the query of an address; what makes no sense is left out.
    #[must_use]
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        Self {
            situation: get("situation").and_then(|s| s.parse().ok()),
            version: get("version").and_then(|v| v.parse().ok()),
        }
    }

    /// Reads the query of an address as it is written, with or without its question mark: ids and
    /// numbers hold nothing that would be escaped.
    #[must_use]
    pub fn parse(query: &str) -> Self {
        Self::read(|name| value(query, name))
    }

    pub(super) fn push_to(&self, address: &mut String) {
        if let Some(situation) = &self.situation {
            push_query(address, "situation", situation.as_str());
        }
        if let Some(version) = self.version {
            push_query(address, "version", &version.to_string());
        }
    }
}

/// A value of a query as it is written, with or without its question mark; for those that hold nothing that
/// would be escaped.
#[must_use]
pub fn value(query: &str, name: &str) -> Option<String> {
    let query = query.trim_start_matches('?');
    let mut parts = query.split('&').filter_map(|part| part.split_once('='));
    parts
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}

/// Reads which figures the query of the board's address asks for; what makes no sense is left out.
#[must_use]
pub fn board(get: impl Fn(&str) -> Option<String>) -> GetBoard {
    GetBoard {
        period: get("period").and_then(|period| period.parse().ok()),
        by: get("by")
            .and_then(|by| By::of_slug(&by))
            .unwrap_or_default(),
    }
}

/// What a complaint is about, as far as the address may say it: what is not sealed anyway.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ComplainQuery {
    /// The window it is about.
    pub window: Option<WindowId>,
    /// The item it is about.
    pub item: Option<ItemId>,
}

impl ComplainQuery {
    /// About a window.
    #[must_use]
    pub fn window(window: WindowId) -> Self {
        Self {
            window: Some(window),
            item: None,
        }
    }

    /// About an item.
    #[must_use]
    pub fn item(item: ItemId) -> Self {
        Self {
            window: None,
            item: Some(item),
        }
    }

    /// Reads the query of an address; what makes no sense is left out.
    #[must_use]
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        Self {
            window: get("window").and_then(|w| w.parse().ok()),
            item: get("item").and_then(|i| i.parse().ok()),
        }
    }

    pub(super) fn push_to(&self, address: &mut String) {
        if let Some(window) = &self.window {
            push_query(address, "window", window.as_str());
        }
        if let Some(item) = &self.item {
            push_query(address, "item", item.as_str());
        }
    }
}
