//! The app's addresses as types: no path is typed by hand anywhere else.
//!
//! A [`Page`] is what a path names; a [`Route`] is a link: a page with its query or fragment.

mod page;
mod query;
pub mod rate;
#[cfg(test)]
mod tests;

pub use page::Page;
pub use query::{ComplainQuery, GuideQuery, ItemsQuery, STEP, board, value};

use mingbai_contract::application::{ApplicationNumber, QueryCode};
use mingbai_contract::endpoint::{GetBoard, push_query};
use mingbai_contract::{ItemId, ListId};
use mingbai_domain::complaint::receipt::ReceiptCode;
use std::fmt;

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
    /// `/board?period=&by=`
    Board(GetBoard),
    /// `/complaints/new?window=&item=`: what is named there is not sealed
    Complain(ComplainQuery),
    /// `/complaints/open#{receipt}`: what the code on a saved receipt holds, and nothing else may
    Receipt(ReceiptCode),
    /// `/t/{number}#{code}`: what the QR code of a slip holds, and nothing else may
    Opened(ApplicationNumber, QueryCode),
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
            Self::Board(asked) => asked.at(&Page::Board.path()),
            Self::Complain(query) => {
                let mut address = Page::Complain.path();
                query.push_to(&mut address);
                address
            }
            Self::Receipt(code) => [&Page::Thread.path(), "#", code.as_str()].concat(),
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
