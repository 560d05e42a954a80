//! What paths name.

use mingbai_contract::application::{ApplicationNumber, SLIP_PATH};
use mingbai_contract::{CenterId, InspectionId, ItemId, ListId, ProjectId, WindowId};

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
    /// `/complaints`: what complaining without a name is, and the ways in
    Complaints,
    /// `/complaints/new`: the form; what is typed never stands in its address
    Complain,
    /// `/complaints/open`: a complaint that is under way; its receipt never stands in path or query
    Thread,
    /// `/r`: which window is to be rated
    Rates,
    /// `/r/{window}`: rating a window; what was scanned stands in the fragment, which is forgotten at once
    Rate(WindowId),
    /// `/slip`: prints what stands in the fragment, which is forgotten at once
    Slip,
    /// `/board`: the county's figures (效能公示)
    Board,
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
    pub const PATTERNS: [&str; 28] = [
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
        "/complaints",
        "/complaints/new",
        "/complaints/open",
        "/r",
        "/r/{window}",
        "/slip",
        "/board",
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
            ("complaints", None, _) => Self::Complaints,
            ("complaints", Some("new"), None) => Self::Complain,
            ("complaints", Some("open"), None) => Self::Thread,
            ("r", None, _) => Self::Rates,
            ("r", Some(window), None) => Self::Rate(window.parse().ok()?),
            ("slip", None, _) => Self::Slip,
            ("board", None, _) => Self::Board,
            ("settings", None, _) => Self::Settings,
            ("about", None, _) => Self::About,
            ("privacy", None, _) => Self::Privacy,
            ("accessibility", None, _) => Self::Accessibility,
            _ => return None,
        })
    }

    /// Whether it belongs to complaints, which leave no trace (DESIGN §4).
    #[must_use]
    pub const fn is_untraced(&self) -> bool {
        matches!(self, Self::Complaints | Self::Complain | Self::Thread)
    }

    /// Whether somebody does something there without a name: that it was asked for leaves no line in a log.
    #[must_use]
    pub const fn is_anonymous(&self) -> bool {
        self.is_untraced() || matches!(self, Self::Rates | Self::Rate(_))
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
            Self::Complaints => "/complaints".to_owned(),
            Self::Complain => "/complaints/new".to_owned(),
            Self::Thread => "/complaints/open".to_owned(),
            Self::Rates => "/r".to_owned(),
            Self::Rate(window) => ["/r/", window.as_str()].concat(),
            Self::Slip => SLIP_PATH.to_owned(),
            Self::Board => "/board".to_owned(),
            Self::Settings => "/settings".to_owned(),
            Self::About => "/about".to_owned(),
            Self::Privacy => "/privacy".to_owned(),
            Self::Accessibility => "/accessibility".to_owned(),
        }
    }
}
