//! The desk's addresses as types: no path is typed by hand anywhere else.
//!
//! A [`Page`] is what a path names, and says what one must be allowed to do to see it.

mod work;

pub use work::{WorkQuery, follow};

use mingbai_contract::Date;
use mingbai_contract::board::Period;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::complaints::ComplaintId;
use mingbai_contract::desk::endpoint::GetAudit;
use mingbai_contract::endpoint::{encode, push_query};
use mingbai_contract::{Date, Month, WindowId};

/// A page of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// `/desk/`
    Start,
    /// `/desk/work`
    Work,
    /// `/desk/take-in`
    TakeIn,
    /// `/desk/projects`
    Projects,
    /// `/desk/inspections`
    Inspections,
    /// `/desk/complaints`
    Complaints,
    /// `/desk/summaries`
    Summaries,
    /// `/desk/office-keys`
    OfficeKeys,
    /// `/desk/supervision`
    Supervision,
    /// `/desk/ratings`
    Ratings,
    /// `/desk/figures`
    Figures,
    /// `/desk/windows`
    Windows,
    /// `/desk/staff`
    Staff,
    /// `/desk/audit`
    Audit,
    /// `/desk/keys`
    Keys,
    /// `/desk/account`
    Account,
}

impl Page {
    /// Every page, as the navigation shows them.
    pub const ALL: [Self; 16] = [
        Self::Start,
        Self::Work,
        Self::TakeIn,
        Self::Projects,
        Self::Inspections,
        Self::Complaints,
        Self::Summaries,
        Self::OfficeKeys,
        Self::Supervision,
        Self::Ratings,
        Self::Figures,
        Self::Windows,
        Self::Staff,
        Self::Audit,
        Self::Keys,
        Self::Account,
    ];

    /// The page of a path; none where there is no such page. A slash at the end is forgiven.
    #[must_use]
    pub fn parse(path: &str) -> Option<Self> {
        let path = path.trim_end_matches('/');
        Self::ALL
            .into_iter()
            .find(|page| page.path().trim_end_matches('/') == path)
    }

    /// The path.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Start => "/desk/",
            Self::Work => "/desk/work",
            Self::TakeIn => "/desk/take-in",
            Self::Projects => "/desk/projects",
            Self::Inspections => "/desk/inspections",
            Self::Complaints => "/desk/complaints",
            Self::Summaries => "/desk/summaries",
            Self::OfficeKeys => "/desk/office-keys",
            Self::Supervision => "/desk/supervision",
            Self::Ratings => "/desk/ratings",
            Self::Figures => "/desk/figures",
            Self::Windows => "/desk/windows",
            Self::Staff => "/desk/staff",
            Self::Audit => "/desk/audit",
            Self::Keys => "/desk/keys",
            Self::Account => "/desk/account",
        }
    }

    /// What one must be allowed to do to see it.
    #[must_use]
    pub const fn needs(self) -> Operation {
        match self {
            Self::Start | Self::Account => Operation::KeepOwnAccount,
            Self::Work => Operation::SeeApplications,
            Self::TakeIn => Operation::TakeInApplication,
            Self::Projects => Operation::SeeProjects,
            Self::Inspections => Operation::SeeInspections,
            Self::Complaints => Operation::SeeComplaints,
            Self::Summaries => Operation::ReleaseSummary,
            Self::OfficeKeys => Operation::KeepOfficeKeys,
            Self::Supervision => Operation::SeeSupervision,
            Self::Ratings => Operation::SeeRectifications,
            Self::Figures => Operation::ReviewComments,
            Self::Windows => Operation::PrintPosters,
            Self::Staff => Operation::ListStaff,
            Self::Audit => Operation::ReadAudit,
            Self::Keys => Operation::ListApiKeys,
        }
    }
}

/// The citizen app.
pub const SITE: &str = "/";

/// The public page with the figures of a period.
#[must_use]
pub fn board(period: Period) -> String {
    format!("{SITE}board?period={period}")
}

/// What stands before a window's number in the address of its screen.
const SCREEN: &str = "/desk/screen/";

/// The address of a window's screen: a page of its own, without the frame.
#[must_use]
pub fn screen(window: &WindowId) -> String {
    format!("{SCREEN}{window}")
}

/// The window whose screen a path is.
#[must_use]
pub fn read_screen(path: &str) -> Option<WindowId> {
    let window = path.strip_prefix(SCREEN)?.trim_end_matches('/');
    window.parse().ok()
}

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

    /// The address.
    #[must_use]
    pub fn address(&self) -> String {
        let query = CaseQuery {
            page: Page::Complaints,
            ended: self.ended,
            stepped_up: self.stepped_up,
            cursor: self.cursor.clone(),
            open: self.open.map(|open| open.to_string()),
        };
        query.address()
    }
}

/// What of a list is shown, and what is open beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseQuery {
    /// Whose list.
    pub page: Page,
    /// Those that have ended, instead of those that have not.
    pub ended: bool,
    /// Only those that went to the supervision office.
    pub stepped_up: bool,
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
            cursor: None,
            open: None,
        }
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
        for (name, value) in [("cursor", &self.cursor), ("open", &self.open)] {
            if let Some(value) = value {
                push_query(&mut address, name, value);
            }
        }
        address
    }
}

/// Of which month the figures are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FigureQuery {
    /// The month; none for the last one that has ended.
    pub month: Option<Month>,
}

impl FigureQuery {
    /// Reads the query of an address.
    #[must_use]
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        Self {
            month: get("month").and_then(|month| month.parse().ok()),
        }
    }

    /// The address.
    #[must_use]
    pub fn address(self) -> String {
        let mut address = Page::Figures.path().to_owned();
        if let Some(month) = self.month {
            push_query(&mut address, "month", &month.to_string());
        }
        address
    }
}

/// The record's filters as its page's address has them.
#[must_use]
pub fn read_audit(get: impl Fn(&str) -> Option<String>) -> GetAudit {
    let day = |name: &str| get(name)?.parse::<Date>().ok();
    GetAudit {
        q: get("q").unwrap_or_default(),
        deed: get("deed").and_then(|code| Deed::parse(&code)),
        from: day("from"),
        to: day("to"),
        cursor: get("cursor").filter(|cursor| !cursor.is_empty()),
    }
}

/// The address of the record's page with these filters: they have the same names as the API's.
#[must_use]
pub fn audit(asked: &GetAudit) -> String {
    use mingbai_contract::desk::endpoint::DeskEndpoint as _;
    let address = asked.address();
    let query = address.split_once('?').map_or("", |(_, query)| query);
    match query {
        "" => Page::Audit.path().to_owned(),
        query => format!("{}?{query}", Page::Audit.path()),
    }
}

/// What stands before an invitation's code in the fragment of its link.
const INVITATION: &str = "invitation=";

/// The link of an invitation. What follows `#` is never sent to a server.
#[must_use]
pub fn invitation(origin: &str, code: &str) -> String {
    format!(
        "{origin}{}#{INVITATION}{}",
        Page::Start.path(),
        encode(code)
    )
}

/// The code in the fragment of an invitation's link. It is made of letters and digits.
#[must_use]
pub fn read_invitation(fragment: &str) -> Option<String> {
    let code = fragment.strip_prefix(INVITATION)?;
    (!code.is_empty()).then(|| code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(address: &str) -> impl Fn(&str) -> Option<String> {
        let query = address.split_once('?').map_or("", |(_, query)| query);
        let query = query.to_owned();
        move |name| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            let value = pairs.find(|(key, _)| *key == name)?.1;
            Some(value.replace("%2B", "+").replace("%E7%8E%8B", "王"))
        }
    }

    #[test]
    fn every_page_is_found_by_its_path() {
        for page in Page::ALL {
            assert_eq!(Page::parse(page.path()), Some(page));
        }
        assert_eq!(Page::parse("/desk"), Some(Page::Start));
        assert_eq!(Page::parse("/desk/staff/"), Some(Page::Staff));
        assert_eq!(Page::parse("/desk/cases"), None);
    }

    #[test]
    fn a_windows_screen_has_an_address_of_its_own() {
        for window in ["A03", "T3-1"] {
            let window: WindowId = window.parse().unwrap();
            assert_eq!(read_screen(&screen(&window)), Some(window.clone()));
            assert_eq!(Page::parse(&screen(&window)), None);
        }
        assert_eq!(read_screen("/desk/screen/"), None);
        assert_eq!(read_screen("/desk/windows"), None);
    }

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

    #[test]
    fn of_which_month_the_figures_are_stands_in_the_address() {
        for month in [None, "2026-10".parse().ok()] {
            let query = FigureQuery { month };
            assert_eq!(FigureQuery::read(asked(&query.address())), query);
        }
    }

    #[test]
    fn the_records_filters_stand_in_the_address() {
        let filter = GetAudit {
            q: "王".to_owned(),
            deed: Some(Deed::SignedIn),
            from: "2026-11-01".parse().ok(),
            to: None,
            cursor: Some("17".to_owned()),
        };
        let address = audit(&filter);
        assert!(address.starts_with("/desk/audit?q="));
        assert_eq!(read_audit(asked(&address)), filter);
        assert_eq!(audit(&GetAudit::default()), "/desk/audit");
    }

    #[test]
    fn an_invitation_is_read_from_the_fragment_of_its_link() {
        let link = invitation("https://a.example", "K7Q2");
        let (_, fragment) = link.split_once('#').unwrap();
        assert_eq!(read_invitation(fragment).as_deref(), Some("K7Q2"));
        assert_eq!(read_invitation("main"), None);
        assert_eq!(read_invitation("invitation="), None);
    }
}
