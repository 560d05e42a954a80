//! The addresses of lists: what of one is shown, and what is open beside it.

use super::Page;
use mingbai_contract::WindowId;
use mingbai_contract::desk::complaints::ComplaintId;
use mingbai_contract::endpoint::push_query;

/// What is open beside a table, and what the table is filtered by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListQuery {
    /// What must stand in a row.
    pub q: String,
    /// What is open.
    pub open: Option<Open>,
}

/// What is open beside a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Open {
    /// The form for a new one.
    New,
    /// The one with this name.
    One(String),
}

/// In no login and no key's id there is a plus.
const NEW: &str = "+";

impl ListQuery {
    /// Reads the query of an address.
    #[must_use]
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let open = get("open").filter(|open| !open.is_empty());
        Self {
            q: get("q").unwrap_or_default(),
            open: open.map(|open| match open.as_str() {
                NEW => Open::New,
                _ => Open::One(open),
            }),
        }
    }

    /// The address on a page.
    #[must_use]
    pub fn on(&self, page: Page) -> String {
        let mut address = page.path().to_owned();
        if !self.q.is_empty() {
            push_query(&mut address, "q", &self.q);
        }
        match &self.open {
            Some(Open::New) => push_query(&mut address, "open", NEW),
            Some(Open::One(name)) => push_query(&mut address, "open", name),
            None => {}
        }
        address
    }
}

/// Which complaints are shown, and which one is open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ComplaintQuery {
    /// Those that have ended, instead of those that have not.
    pub ended: bool,
    /// Only those that went to the supervision office.
    pub stepped_up: bool,
    /// Where the list begins.
    pub cursor: Option<String>,
    /// The one that is open.
    pub open: Option<ComplaintId>,
}

impl ComplaintQuery {
    /// Reads the query of an address.
    #[must_use]
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let is = |name| get(name).is_some_and(|value| value == "true");
        Self {
            ended: is("ended"),
            stepped_up: is("stepped_up"),
            cursor: get("cursor").filter(|cursor| !cursor.is_empty()),
            open: get("open").and_then(|open| open.parse().ok()),
        }
    }

    /// The same as that of any list.
    #[must_use]
    pub fn case(&self) -> CaseQuery {
        CaseQuery {
            ended: self.ended,
            stepped_up: self.stepped_up,
            cursor: self.cursor.clone(),
            open: self.open.map(|open| open.to_string()),
            ..CaseQuery::of(Page::Complaints)
        }
    }

    /// The address.
    #[must_use]
    pub fn address(&self) -> String {
        self.case().address()
    }
}

/// What of a list is shown, and what is open beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseQuery {
    /// Whose list.
    pub page: Page,
    /// Those that have ended, instead of those that have not.
    pub ended: bool,
    /// Only those that went to the supervision office, or of which it is told.
    pub stepped_up: bool,
    /// Only those of this window.
    pub window: Option<WindowId>,
    /// Where the list begins.
    pub cursor: Option<String>,
    /// The name of the one that is open.
    pub open: Option<String>,
}

impl CaseQuery {
    /// What is shown of a list at first.
    #[must_use]
    pub const fn of(page: Page) -> Self {
        Self {
            page,
            ended: false,
            stepped_up: false,
            window: None,
            cursor: None,
            open: None,
        }
    }

    /// The address at which one thing of a page is open.
    #[must_use]
    pub fn opening(page: Page, name: &str) -> String {
        let query = Self {
            open: Some(name.to_owned()),
            ..Self::of(page)
        };
        query.address()
    }

    /// Reads the query of an address.
    #[must_use]
    pub fn read(page: Page, get: impl Fn(&str) -> Option<String>) -> Self {
        let is = |name| get(name).is_some_and(|value| value == "true");
        let text = |name| get(name).filter(|text| !text.is_empty());
        Self {
            page,
            ended: is("ended"),
            stepped_up: is("stepped_up"),
            window: text("window").and_then(|id| id.parse().ok()),
            cursor: text("cursor"),
            open: text("open"),
        }
    }

    /// The address.
    #[must_use]
    pub fn address(&self) -> String {
        let mut address = self.page.path().to_owned();
        for (name, is) in [("ended", self.ended), ("stepped_up", self.stepped_up)] {
            if is {
                push_query(&mut address, name, "true");
            }
        }
        if let Some(window) = &self.window {
            push_query(&mut address, "window", window.as_str());
        }
        for (name, value) in [("cursor", &self.cursor), ("open", &self.open)] {
            if let Some(value) = value {
                push_query(&mut address, name, value);
            }
        }
        address
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::tests::asked;

    #[test]
    fn what_is_open_stands_in_the_address() {
        for open in [
            None,
            Some(Open::New),
            Some(Open::One("wang.fang".to_owned())),
        ] {
            let query = ListQuery {
                q: "王".to_owned(),
                open,
            };
            assert_eq!(ListQuery::read(asked(&query.on(Page::Staff))), query);
        }
        assert_eq!(ListQuery::default().on(Page::Keys), "/desk/keys");
    }

    #[test]
    fn what_of_a_list_is_shown_stands_in_the_address() {
        for (ended, stepped_up, cursor, open) in [
            (false, false, None, None),
            (true, false, Some("2026-11-20.x.y".to_owned()), None),
            (false, true, None, Some([7; 16])),
        ] {
            let query = ComplaintQuery {
                ended,
                stepped_up,
                cursor: cursor.clone(),
                open: open.map(ComplaintId),
            };
            assert_eq!(ComplaintQuery::read(asked(&query.address())), query);
            for page in [Page::Ratings, Page::Supervision] {
                let query = CaseQuery {
                    page,
                    ended,
                    stepped_up,
                    window: cursor.as_ref().and_then(|_| "A03".parse().ok()),
                    cursor: cursor.clone(),
                    open: open.map(|id| ComplaintId(id).to_string()),
                };
                let address = query.address();
                assert!(address.starts_with(page.path()));
                assert_eq!(CaseQuery::read(page, asked(&address)), query);
            }
        }
        let plain = ComplaintQuery::default().address();
        assert_eq!(plain, Page::Complaints.path());
    }
}
