//! The desk's addresses as types: no path is typed by hand anywhere else.
//!
//! A [`Page`] is what a path names, and says what one must be allowed to do to see it.

mod filter;
mod list;
mod work;

pub use filter::{FigureQuery, audit, read_audit};
pub use list::{CaseQuery, ComplaintQuery, ListQuery, Open};
pub use work::{WorkQuery, follow};

use mingbai_contract::WindowId;
use mingbai_contract::board::Period;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::staff::{Grant, Role};
use mingbai_contract::endpoint::encode;

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
    /// `/desk/inspection-reports`
    Reports,
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
    /// `/desk/publishing`
    Publishing,
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
    pub const ALL: [Self; 18] = [
        Self::Start,
        Self::Work,
        Self::TakeIn,
        Self::Projects,
        Self::Inspections,
        Self::Reports,
        Self::Complaints,
        Self::Summaries,
        Self::OfficeKeys,
        Self::Supervision,
        Self::Ratings,
        Self::Figures,
        Self::Windows,
        Self::Publishing,
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
            Self::Reports => "/desk/inspection-reports",
            Self::Complaints => "/desk/complaints",
            Self::Summaries => "/desk/summaries",
            Self::OfficeKeys => "/desk/office-keys",
            Self::Supervision => "/desk/supervision",
            Self::Ratings => "/desk/ratings",
            Self::Figures => "/desk/figures",
            Self::Windows => "/desk/windows",
            Self::Publishing => "/desk/publishing",
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
            Self::Reports => Operation::ReadInspectionReports,
            Self::Complaints => Operation::SeeComplaints,
            Self::Summaries => Operation::ReleaseSummary,
            Self::OfficeKeys => Operation::KeepOfficeKeys,
            Self::Supervision => Operation::SeeSupervision,
            Self::Ratings => Operation::SeeRectifications,
            Self::Figures => Operation::ReviewComments,
            Self::Windows => Operation::PrintPosters,
            Self::Publishing => Operation::SeePublishing,
            Self::Staff => Operation::ListStaff,
            Self::Audit => Operation::ReadAudit,
            Self::Keys => Operation::ListApiKeys,
        }
    }
}

/// The page on which somebody begins who has one list to work off every day, and nothing else; none for others.
#[must_use]
pub fn home(grants: &[Grant]) -> Option<Page> {
    let list = |grant: &Grant| match grant.role {
        Role::Clerk | Role::ChiefRepresentative => Some(Page::Work),
        Role::ComplaintOfficer => Some(Page::Complaints),
        Role::Supervisor => Some(Page::Supervision),
        Role::Publisher | Role::Administrator => None,
    };
    let first = list(grants.first()?);
    let same = grants.iter().all(|grant| list(grant) == first);
    first.filter(|_| same)
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

    /// What a page reads out of an address.
    pub fn asked(address: &str) -> impl Fn(&str) -> Option<String> {
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
    fn whoever_has_one_daily_list_begins_there() {
        use Role::*;
        for (roles, expected) in [
            (&[][..], None),
            (&[Clerk], Some(Page::Work)),
            (&[Clerk, ChiefRepresentative], Some(Page::Work)),
            (&[ComplaintOfficer], Some(Page::Complaints)),
            (&[Supervisor], Some(Page::Supervision)),
            (&[Clerk, ComplaintOfficer], None),
            (&[Supervisor, Publisher], None),
            (&[Publisher], None),
            (&[Administrator], None),
        ] {
            let grants: Vec<Grant> = roles
                .iter()
                .map(|role| Grant {
                    role: *role,
                    department: None,
                    windows: vec![],
                })
                .collect();
            assert_eq!(home(&grants), expected, "{roles:?}");
        }
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
    fn an_invitation_is_read_from_the_fragment_of_its_link() {
        let link = invitation("https://a.example", "K7Q2");
        let (_, fragment) = link.split_once('#').unwrap();
        assert_eq!(read_invitation(fragment).as_deref(), Some("K7Q2"));
        assert_eq!(read_invitation("main"), None);
        assert_eq!(read_invitation("invitation="), None);
    }
}
