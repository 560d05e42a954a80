//! One type per endpoint: its method, its address and its answer.
//!
//! The client sends these, the server routes by the same [`Endpoint::ROUTE`], so that no path is
//! typed twice. Addresses are relative to the site's root and begin with `/`.

mod complaints;
mod log;
mod posted;
mod projects;
mod ratings;

pub use complaints::{
    AddToThread, FileComplaint, GetChallenge, GetComplaintFigures, GetComplaintSummaries,
    GetOfficeKeys, OpenThread, RateComplaint, ReopenComplaint, WithdrawComplaint,
};
pub use log::{
    GetLogConsistency, GetLogEntries, GetLogHead, GetLogHeads, GetLogInclusion, GetLogKeys,
};
pub use posted::{FollowApplication, LookUpApplication, Posted};
pub use projects::{GetInspection, LookUpProject, ReportInspection, ShareProject, UnshareProject};
pub use ratings::{
    FetchToken, GetBoard, GetRatingBatches, GetTokenKeys, OpenRating, RateAgain, RateWindow,
    ScanLiveCode,
};

use crate::calendar::{Calendar, CalendarYear};
use crate::catalog::{Catalog, CenterPage, GuidePage, ItemPage, ListIndex, WindowPage};
use crate::guide::{Audience, HandlingClass};
use crate::lists::PublishedList;
use crate::overtime::OvertimeLedger;
use crate::{CenterId, DepartmentId, ItemId, ListId, Month, Theme, WindowId};

/// Something the API can be asked for.
pub trait Endpoint {
    /// What it answers with.
    type Answer;
    /// The route, with `{name}` for each part that varies.
    const ROUTE: &'static str;
    /// The address of this very request: path and query.
    fn address(&self) -> String;
}

/// Percent-encodes a query value (RFC 3986 §2.1): everything but unreserved characters.
#[must_use]
pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3);
    let digit = |half: u8| {
        char::from(if half < 10 {
            b'0' + half
        } else {
            b'A' - 10 + half
        })
    };
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => out.extend(['%', digit(byte >> 4), digit(byte & 15)]),
        }
    }
    out
}

/// Appends `name=value` to an address, with `?` or `&` before it as needed.
pub fn push_query(address: &mut String, name: &str, value: &str) {
    address.push(if address.contains('?') { '&' } else { '?' });
    address.push_str(name);
    address.push('=');
    address.push_str(&encode(value));
}

/// `GET /api/v1/catalog`: one snapshot to browse and search offline.
#[derive(Debug, Clone, Copy)]
pub struct GetCatalog;

impl Endpoint for GetCatalog {
    type Answer = Catalog;
    const ROUTE: &'static str = "/api/v1/catalog";
    fn address(&self) -> String {
        Self::ROUTE.to_owned()
    }
}

/// What narrows a list of items down. Empty means everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemFilter {
    /// Of this department only.
    pub department: Option<DepartmentId>,
    /// For this audience only.
    pub audience: Option<Audience>,
    /// Of this life event only.
    pub theme: Option<Theme>,
    /// Handled in this way only.
    pub class: Option<HandlingClass>,
}

impl ItemFilter {
    /// Whether nothing is narrowed down.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Appends the filter to an address; the names are those of the app's addresses too.
    pub fn push_to(&self, address: &mut String) {
        if let Some(department) = &self.department {
            push_query(address, "department", department.as_str());
        }
        if let Some(audience) = self.audience {
            push_query(address, "audience", audience.slug());
        }
        if let Some(theme) = self.theme {
            push_query(address, "theme", theme.slug());
        }
        if let Some(class) = self.class {
            push_query(address, "class", class.slug());
        }
    }
}

/// `GET /api/v1/items`: items by words and filters, best first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchItems {
    /// What is looked for; empty for everything.
    pub q: String,
    /// What narrows it down.
    pub filter: ItemFilter,
    /// How many at most, up to [`crate::limits::MAX_PAGE_ITEMS`].
    pub limit: Option<u16>,
    /// Where to begin: `next_cursor` of the page before.
    pub cursor: Option<String>,
}

impl Endpoint for SearchItems {
    type Answer = ItemPage;
    const ROUTE: &'static str = "/api/v1/items";
    fn address(&self) -> String {
        let mut address = Self::ROUTE.to_owned();
        if !self.q.is_empty() {
            push_query(&mut address, "q", &self.q);
        }
        self.filter.push_to(&mut address);
        if let Some(limit) = self.limit {
            push_query(&mut address, "limit", &limit.to_string());
        }
        if let Some(cursor) = &self.cursor {
            push_query(&mut address, "cursor", cursor);
        }
        address
    }
}

/// `GET /api/v1/items/{item}`: the guide, of today or of an earlier version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GetGuide {
    /// Which item.
    pub item: ItemId,
    /// Which version; none for the newest.
    pub version: Option<u32>,
}

impl Endpoint for GetGuide {
    type Answer = GuidePage;
    const ROUTE: &'static str = "/api/v1/items/{item}";
    fn address(&self) -> String {
        let mut address = format!("/api/v1/items/{}", self.item);
        if let Some(version) = self.version {
            push_query(&mut address, "version", &version.to_string());
        }
        address
    }
}

/// `GET /api/v1/centers/{center}`: a centre and its windows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GetCenter(pub CenterId);

impl Endpoint for GetCenter {
    type Answer = CenterPage;
    const ROUTE: &'static str = "/api/v1/centers/{center}";
    fn address(&self) -> String {
        format!("/api/v1/centers/{}", self.0)
    }
}

/// `GET /api/v1/windows/{window}`: a window, where it is, and what it handles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GetWindow(pub WindowId);

impl Endpoint for GetWindow {
    type Answer = WindowPage;
    const ROUTE: &'static str = "/api/v1/windows/{window}";
    fn address(&self) -> String {
        format!("/api/v1/windows/{}", self.0)
    }
}

/// `GET /api/v1/lists`: the table of published lists.
#[derive(Debug, Clone, Copy)]
pub struct GetLists;

impl Endpoint for GetLists {
    type Answer = ListIndex;
    const ROUTE: &'static str = "/api/v1/lists";
    fn address(&self) -> String {
        Self::ROUTE.to_owned()
    }
}

/// `GET /api/v1/lists/{list}`: one published list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GetList(pub ListId);

impl Endpoint for GetList {
    type Answer = PublishedList;
    const ROUTE: &'static str = "/api/v1/lists/{list}";
    fn address(&self) -> String {
        format!("/api/v1/lists/{}", self.0)
    }
}

/// `GET /api/v1/calendar`: the working-day calendar of every published year (R1).
#[derive(Debug, Clone, Copy)]
pub struct GetCalendar;

impl Endpoint for GetCalendar {
    type Answer = Calendar;
    const ROUTE: &'static str = "/api/v1/calendar";
    fn address(&self) -> String {
        Self::ROUTE.to_owned()
    }
}

/// `GET /api/v1/calendar/{year}`: one year of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GetCalendarYear(pub i32);

impl Endpoint for GetCalendarYear {
    type Answer = CalendarYear;
    const ROUTE: &'static str = "/api/v1/calendar/{year}";
    fn address(&self) -> String {
        format!("/api/v1/calendar/{}", self.0)
    }
}

/// `GET /api/v1/overtime`: the overtime ledger of a month (R5).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GetOvertime {
    /// Which month; none for the one that runs.
    pub month: Option<Month>,
}

impl GetOvertime {
    /// The same as a table for spreadsheets.
    pub const CSV: &'static str = "/api/v1/overtime.csv";

    /// The address of that table.
    #[must_use]
    pub fn csv(&self) -> String {
        self.at(Self::CSV)
    }

    fn at(&self, route: &str) -> String {
        let mut address = route.to_owned();
        if let Some(month) = self.month {
            push_query(&mut address, "month", &month.to_string());
        }
        address
    }
}

impl Endpoint for GetOvertime {
    type Answer = OvertimeLedger;
    const ROUTE: &'static str = "/api/v1/overtime";
    fn address(&self) -> String {
        self.at(Self::ROUTE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_hold_the_query_encoded() {
        let search = SearchItems {
            q: "开饭店 & 消防".to_owned(),
            filter: ItemFilter {
                theme: Some(Theme::OldAge),
                ..ItemFilter::default()
            },
            limit: Some(5),
            cursor: None,
        };
        assert_eq!(
            search.address(),
            "/api/v1/items?q=%E5%BC%80%E9%A5%AD%E5%BA%97%20%26%20%E6%B6%88%E9%98%B2&theme=old-age&limit=5"
        );
    }
}
