//! What a page is made of: sent along with a page that the server has rendered, so that the app goes
//! on from the same data without asking for it again.

use crate::board::Board;
use crate::calendar::Calendar;
use crate::catalog::{Catalog, CenterPage, GuidePage, ListIndex, WindowPage};
use crate::lists::PublishedList;
use crate::office::{Center, Department, Window};
use crate::overtime::OvertimeLedger;
use crate::rules::County;
use crate::{Theme, Words};
use serde::{Deserialize, Serialize};

/// What stands around every page: who runs it, whom to call, how much is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Masthead {
    /// The version of the catalog.
    pub version: u32,
    /// The county.
    pub county: County,
    /// The department that runs the service; none if the county names one that does not exist.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<Words>,
    /// How many items there are.
    pub items: u32,
    /// How many windows.
    pub windows: u32,
    /// How many departments.
    pub departments: u32,
}

/// The home page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomePage {
    /// The county's main hall.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hall: Option<Center>,
    /// Its windows: the hall is open while one of them is.
    pub windows: Vec<Window>,
    /// How many items belong to each life event.
    pub themes: Vec<ThemeCount>,
}

/// How many items belong to a life event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThemeCount {
    /// The life event.
    pub theme: Theme,
    /// How many items.
    pub items: u32,
}

/// Every centre with its windows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Halls {
    /// The centres.
    pub centers: Vec<Center>,
    /// Their windows, in the publisher's order.
    pub windows: Vec<Window>,
}

/// What the board's page is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardPage {
    /// The board that the address asks for; where it asks for a period that there is none of, the one that
    /// is shown to whoever asks for none.
    pub board: Board,
    /// Who was late in the months of the period that have begun.
    pub overtime: Vec<OvertimeLedger>,
}

/// Everything that one rendered page was made of. What the page is not about is not there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PageData {
    /// What stands around it.
    pub masthead: Masthead,
    /// The address names something that is not published.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub gone: bool,
    /// For whatever the app dates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Calendar>,
    /// For the home page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<HomePage>,
    /// For results.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub catalog: Option<Catalog>,
    /// For a guide and its checklist.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guide: Option<GuidePage>,
    /// For the table of lists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lists: Option<ListIndex>,
    /// For one list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<PublishedList>,
    /// Those that entries of the list, or results on the board, name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub departments: Vec<Department>,
    /// For the table of centres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub halls: Option<Halls>,
    /// For one centre.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub center: Option<CenterPage>,
    /// For one window.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<WindowPage>,
    /// For the board: a [`BoardPage`] as JSON, in a text, because the part of the program that can read it
    /// is loaded for that page alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figures: Option<String>,
}

impl PageData {
    /// A page that is about nothing but what stands around it.
    #[must_use]
    pub const fn new(masthead: Masthead) -> Self {
        Self {
            masthead,
            gone: false,
            calendar: None,
            home: None,
            catalog: None,
            guide: None,
            lists: None,
            list: None,
            departments: Vec::new(),
            halls: None,
            center: None,
            window: None,
            figures: None,
        }
    }
}
