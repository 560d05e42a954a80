//! The desk's request for a clerk's work.

use super::{DeskEndpoint, Nothing};
use crate::WindowId;
use crate::desk::work::{Stage, WorkPage};
use crate::endpoint::push_query;

/// What there is to do, what is due first before the rest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GetWork {
    /// Only what has come so far; without it all that is open.
    pub stage: Option<Stage>,
    /// Only what this window took in.
    pub window: Option<WindowId>,
    /// What must stand in the number or in the item's name; empty for everything.
    pub q: String,
    /// Where to begin: `next_cursor` of the page before.
    pub cursor: Option<String>,
}

impl DeskEndpoint for GetWork {
    type Body = Nothing;
    type Answer = WorkPage;
    const METHOD: &'static str = "GET";
    const ROUTE: &'static str = "/api/v1/desk/work";
    fn address(&self) -> String {
        let mut address = Self::ROUTE.to_owned();
        if let Some(stage) = self.stage {
            push_query(&mut address, "stage", stage.code());
        }
        if let Some(window) = &self.window {
            push_query(&mut address, "window", window.as_str());
        }
        if !self.q.is_empty() {
            push_query(&mut address, "q", &self.q);
        }
        if let Some(cursor) = &self.cursor {
            push_query(&mut address, "cursor", cursor);
        }
        address
    }
}
