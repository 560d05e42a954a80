//! The app's addresses as types: no path is typed by hand anywhere else.
//!
//! A [`Page`] is what a path names; a [`Route`] is a link: a page with its query or fragment.

use mingbai_contract::application::{ApplicationNumber, QueryCode, SLIP_PATH};
use mingbai_contract::endpoint::{ItemFilter, push_query};
use mingbai_contract::{
    CenterId, InspectionId, ItemId, ListId, ProjectId, SituationId, Theme, WindowId,
};
use std::fmt;

/// A page of the app: what a path names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// `/`
    Home,
    /// `/items`
    Items,
    /// `/items/{item}`
    Guide(ItemId),
    /// `/items/{item}/checklist`
    Checklist(ItemId),
    /// `/lists`
    Lists,
    /// `/lists/{list}`
    List(ListId),
    /// `/centers`
    Centers,
    /// `/centers/{center}`
    Center(CenterId),
    /// `/windows/{window}`
    Window(WindowId),
    /// `/kept`: the checklists with ticks on this phone
    Kept,
    /// `/verify`: is a receipt genuine, and in the public log?
    Verify,
    /// `/track`: a number and its query code
    Track,
    /// `/t/{number}`: where an application stands; its query code never stands in path or query
    Application(ApplicationNumber),
    /// `/projects`: a project's number and its query code
    Projects,
    /// `/projects/{code}`: a green-channel project; its query code never stands in path or query
    Project(ProjectId),
    /// `/inspections`: the code on a notice
    Inspections,
    /// `/inspections/{code}`: is this inspection filed?
    Inspection(InspectionId),
    /// `/slip`: prints what stands in the fragment, which is forgotten at once
    Slip,
    /// `/settings`
    Settings,
    /// `/about`
    About,
    /// `/privacy`
    Privacy,
    /// `/accessibility`
    Accessibility,
}

impl Page {
    /// Every path with its varying parts named, for logs.
    pub const PATTERNS: [&str; 22] = [
        "/",
        "/items",
        "/items/{item}",
        "/items/{item}/checklist",
        "/lists",
        "/lists/{list}",
        "/centers",
        "/centers/{center}",
        "/windows/{window}",
        "/kept",
        "/verify",
        "/track",
        "/t/{number}",
        "/projects",
        "/projects/{code}",
        "/inspections",
        "/inspections/{code}",
        "/slip",
        "/settings",
        "/about",
        "/privacy",
        "/accessibility",
    ];

    /// The page of a path; none where there is no such page. A slash at the end is forgiven.
    #[must_use]
    pub fn parse(path: &str) -> Option<Self> {
        let mut parts = path.trim_matches('/').split('/');
        let (first, second, third) = (parts.next()?, parts.next(), parts.next());
        if parts.next().is_some() {
            return None;
        }
        Some(match (first, second, third) {
            ("", None, _) => Self::Home,
            ("items", None, _) => Self::Items,
            ("items", Some(item), None) => Self::Guide(item.parse().ok()?),
            ("items", Some(item), Some("checklist")) => Self::Checklist(item.parse().ok()?),
            ("lists", None, _) => Self::Lists,
            ("lists", Some(list), None) => Self::List(list.parse().ok()?),
            ("centers", None, _) => Self::Centers,
            ("centers", Some(center), None) => Self::Center(center.parse().ok()?),
            ("windows", Some(window), None) => Self::Window(window.parse().ok()?),
            ("kept", None, _) => Self::Kept,
            ("verify", None, _) => Self::Verify,
            ("track", None, _) => Self::Track,
            ("t", Some(number), None) => Self::Application(number.parse().ok()?),
            ("projects", None, _) => Self::Projects,
            ("projects", Some(code), None) => Self::Project(code.parse().ok()?),
            ("inspections", None, _) => Self::Inspections,
            ("inspections", Some(code), None) => Self::Inspection(code.parse().ok()?),
            ("slip", None, _) => Self::Slip,
            ("settings", None, _) => Self::Settings,
            ("about", None, _) => Self::About,
            ("privacy", None, _) => Self::Privacy,
            ("accessibility", None, _) => Self::Accessibility,
            _ => return None,
        })
    }

    /// The path.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::Items => "/items".to_owned(),
            Self::Guide(item) => ["/items/", item.as_str()].concat(),
            Self::Checklist(item) => ["/items/", item.as_str(), "/checklist"].concat(),
            Self::Lists => "/lists".to_owned(),
            Self::List(list) => ["/lists/", list.as_str()].concat(),
            Self::Centers => "/centers".to_owned(),
            Self::Center(center) => ["/centers/", center.as_str()].concat(),
            Self::Window(window) => ["/windows/", window.as_str()].concat(),
            Self::Kept => "/kept".to_owned(),
            Self::Verify => "/verify".to_owned(),
            Self::Track => "/track".to_owned(),
            Self::Application(number) => ["/t/", number.as_str()].concat(),
            Self::Projects => "/projects".to_owned(),
            Self::Project(code) => ["/projects/", code.as_str()].concat(),
            Self::Inspections => "/inspections".to_owned(),
            Self::Inspection(code) => ["/inspections/", code.as_str()].concat(),
            Self::Slip => SLIP_PATH.to_owned(),
            Self::Settings => "/settings".to_owned(),
            Self::About => "/about".to_owned(),
            Self::Privacy => "/privacy".to_owned(),
            Self::Accessibility => "/accessibility".to_owned(),
        }
    }
}

/// A link: a page with what stands behind its path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// A page as it is.
    Plain(Page),
    /// `/items?q=&department=&audience=&theme=&class=&visits=`
    Items(ItemsQuery),
    /// As [`Route::Items`], with so many rows: `&rows=`
    Rows(ItemsQuery, usize),
    /// `/items/{item}?situation=&version=`
    Guide(ItemId, GuideQuery),
    /// `/items/{item}/checklist?situation=`
    Checklist(ItemId, GuideQuery),
    /// `/lists/{list}#{entry}`
    Entry(ListId, String),
    /// `/t/{number}#{code}`: what the QR code of a slip holds, and nothing else may
    Opened(ApplicationNumber, QueryCode),
}

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
        use mingbai_contract::guide::{Audience, HandlingClass};
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
        let query = query.trim_start_matches('?');
        let value = |name: &str| {
            let mut parts = query.split('&').filter_map(|part| part.split_once('='));
            parts
                .find(|(key, _)| *key == name)
                .map(|(_, value)| value.to_owned())
        };
        Self::read(value)
    }

    fn push_to(&self, address: &mut String) {
        if let Some(situation) = &self.situation {
            push_query(address, "situation", situation.as_str());
        }
        if let Some(version) = self.version {
            push_query(address, "version", &version.to_string());
        }
    }
}

impl Route {
    /// A guide as most people open it: newest version, first situation.
    #[must_use]
    pub fn guide(item: &ItemId) -> Self {
        Self::Plain(Page::Guide(item.clone()))
    }

    /// The address, as a link takes it.
    #[must_use]
    pub fn href(&self) -> String {
        match self {
            Self::Plain(page) => page.path(),
            Self::Items(query) => {
                let mut address = Page::Items.path();
                if !query.q.is_empty() {
                    push_query(&mut address, "q", &query.q);
                }
                query.filter.push_to(&mut address);
                if query.no_visit {
                    push_query(&mut address, "visits", "0");
                }
                address
            }
            Self::Rows(query, rows) => {
                let mut address = Self::Items(query.clone()).href();
                push_query(&mut address, "rows", &rows.to_string());
                address
            }
            Self::Guide(item, query) => {
                let mut address = Page::Guide(item.clone()).path();
                query.push_to(&mut address);
                address
            }
            Self::Checklist(item, query) => {
                let mut address = Page::Checklist(item.clone()).path();
                query.push_to(&mut address);
                address
            }
            Self::Entry(list, entry) => {
                let mut address = Page::List(list.clone()).path();
                address.push('#');
                address.push_str(entry);
                address
            }
            Self::Opened(number, code) => {
                let mut address = Page::Application(number.clone()).path();
                address.push('#');
                address.push_str(code.as_str());
                address
            }
        }
    }
}

impl From<Page> for Route {
    fn from(page: Page) -> Self {
        Self::Plain(page)
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.href())
    }
}

/// A telephone link; what is not a digit, plus or star is left out of the number.
#[must_use]
pub fn tel(number: &str) -> String {
    let plain = number
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, '+' | '*'));
    format!("tel:{}", plain.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use mingbai_contract::guide::HandlingClass;

    #[test]
    fn addresses_keep_what_was_chosen() {
        let query = ItemsQuery {
            q: "开饭店".to_owned(),
            filter: ItemFilter {
                theme: Some(Theme::Licences),
                class: Some(HandlingClass::Immediate),
                ..ItemFilter::default()
            },
            no_visit: true,
        };
        let href = Route::Items(query.clone()).href();
        assert_eq!(
            href,
            "/items?q=%E5%BC%80%E9%A5%AD%E5%BA%97&theme=licences&class=immediate&visits=0"
        );
        let parts = [
            ("q", "开饭店"),
            ("theme", "licences"),
            ("class", "immediate"),
            ("visits", "0"),
        ];
        let get = |name: &str| {
            parts
                .iter()
                .find(|(n, _)| *n == name)
                .map(|(_, v)| (*v).to_owned())
        };
        assert_eq!(ItemsQuery::read(get), query);
    }

    #[test]
    fn every_path_names_its_page() {
        let id = || "x-1".parse().unwrap();
        let pages = [
            Page::Home,
            Page::Items,
            Page::Guide(id()),
            Page::Checklist(id()),
            Page::Lists,
            Page::List("fees".parse().unwrap()),
            Page::Centers,
            Page::Center("t1".parse().unwrap()),
            Page::Window("A03".parse().unwrap()),
            Page::Kept,
            Page::Verify,
            Page::Track,
            Page::Application("QS202611200001Y".parse().unwrap()),
            Page::Projects,
            Page::Project("GC2026-002".parse().unwrap()),
            Page::Inspections,
            Page::Inspection("JC20261118-021".parse().unwrap()),
            Page::Slip,
            Page::Settings,
            Page::About,
            Page::Privacy,
            Page::Accessibility,
        ];
        assert_eq!(pages.len(), Page::PATTERNS.len());
        for (page, pattern) in pages.into_iter().zip(Page::PATTERNS) {
            let path = page.path();
            let parts = |path: &str| path.split('/').map(str::to_owned).collect::<Vec<_>>();
            let same = |(part, named): (&String, &String)| part == named || named.starts_with('{');
            let (path_parts, named) = (parts(&path), parts(pattern));
            assert!(path_parts.iter().zip(&named).all(same), "{path} {pattern}");
            assert_eq!(path_parts.len(), named.len(), "{path} {pattern}");
            assert_eq!(Page::parse(&path), Some(page));
        }
        for nowhere in [
            "/nope",
            "/items/a/b",
            "/items/a/checklist/c",
            "/windows",
            "/items/%20",
            "/kept/x",
            "/t",
            "/t/qs202611200001y",
            "/t/QS202611200001Y/7K3MQ9ZTBP",
            "/projects/GC2026-002/7K3MQ9ZTBP",
            "/projects/-",
            "/inspections/a/b",
        ] {
            assert_eq!(Page::parse(nowhere), None, "{nowhere}");
        }
        assert_eq!(
            Page::parse("/items/"),
            Some(Page::Items),
            "a slash at the end is forgiven"
        );
    }

    #[test]
    fn what_makes_no_sense_in_an_address_is_left_out() {
        let nonsense = |_: &str| Some("../../etc".to_owned());
        assert_eq!(ItemsQuery::read(nonsense), ItemsQuery::words("../../etc"));
        assert_eq!(GuideQuery::read(nonsense), GuideQuery::default());
        assert_eq!(tel("0000-123 0000"), "tel:00001230000");
    }
}
