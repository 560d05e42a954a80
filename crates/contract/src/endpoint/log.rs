//! The public log (R14).

use super::{Endpoint, push_query};
use crate::Date;
use crate::log::{ConsistencyProof, Hash, InclusionProof, LogEntries, LogHead, LogHeads, LogKeys};

/// `GET /api/v1/log/head`: the newest signed head of the public log.
#[derive(Debug, Clone, Copy)]
pub struct GetLogHead;

impl Endpoint for GetLogHead {
    type Answer = LogHead;
    const ROUTE: &'static str = "/api/v1/log/head";
    fn address(&self) -> String {
        Self::ROUTE.to_owned()
    }
}

/// `GET /api/v1/log/heads`: the heads of past days, newest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GetLogHeads {
    /// Only days before this one; none for the newest.
    pub before: Option<Date>,
}

impl Endpoint for GetLogHeads {
    type Answer = LogHeads;
    const ROUTE: &'static str = "/api/v1/log/heads";
    fn address(&self) -> String {
        let mut address = Self::ROUTE.to_owned();
        if let Some(before) = self.before {
            push_query(&mut address, "before", &before.to_string());
        }
        address
    }
}

/// `GET /api/v1/log/inclusion`: the proof that a leaf is in the tree of a size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GetLogInclusion {
    /// The leaf's hash.
    pub leaf: Hash,
    /// The tree's size.
    pub size: u64,
}

impl Endpoint for GetLogInclusion {
    type Answer = InclusionProof;
    const ROUTE: &'static str = "/api/v1/log/inclusion";
    fn address(&self) -> String {
        let mut address = Self::ROUTE.to_owned();
        push_query(&mut address, "leaf", &self.leaf.to_string());
        push_query(&mut address, "size", &self.size.to_string());
        address
    }
}

/// `GET /api/v1/log/consistency`: the proof that the tree of one size is the beginning of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GetLogConsistency {
    /// The size of the earlier tree.
    pub first: u64,
    /// The size of the later tree.
    pub second: u64,
}

impl Endpoint for GetLogConsistency {
    type Answer = ConsistencyProof;
    const ROUTE: &'static str = "/api/v1/log/consistency";
    fn address(&self) -> String {
        let mut address = Self::ROUTE.to_owned();
        push_query(&mut address, "first", &self.first.to_string());
        push_query(&mut address, "second", &self.second.to_string());
        address
    }
}

/// `GET /api/v1/log/entries`: entries in the order of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GetLogEntries {
    /// The position of the first.
    pub start: u64,
    /// How many at most, up to [`crate::limits::LOG_ENTRIES`].
    pub count: u32,
}

impl Endpoint for GetLogEntries {
    type Answer = LogEntries;
    const ROUTE: &'static str = "/api/v1/log/entries";
    fn address(&self) -> String {
        let mut address = Self::ROUTE.to_owned();
        push_query(&mut address, "start", &self.start.to_string());
        push_query(&mut address, "count", &self.count.to_string());
        address
    }
}

/// `GET /api/v1/log/keys`: the county's public keys.
#[derive(Debug, Clone, Copy)]
pub struct GetLogKeys;

impl Endpoint for GetLogKeys {
    type Answer = LogKeys;
    const ROUTE: &'static str = "/api/v1/log/keys";
    fn address(&self) -> String {
        Self::ROUTE.to_owned()
    }
}
