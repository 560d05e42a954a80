//! The API client: a method per endpoint of [`mingbai_contract::endpoint`], written once.
//!
//! Owns how a request becomes an answer, a problem or a failure, and how an answer's text is read
//! ([`json`], [`read`]). It never opens a connection: that is the [`Transport`]'s business, so that
//! the browser can use its own `fetch` and the server's tests can call the router in process; both
//! read the answers through the same code. No async runtime, no clock, no retries. Start with
//! [`Client`].

mod complaints;
#[cfg(feature = "desk")]
mod desk;
mod error;
pub mod json;
mod projects;
mod ratings;
pub mod read;
mod transport;

pub use error::ClientError;
pub use read::{Read, Unreadable};
pub use transport::{Reply, Request, Transport, Unreachable};

use mingbai_contract::application::{ApplicationNumber, ApplicationView, QueryCode, Ticket};
use mingbai_contract::calendar::{Calendar, CalendarYear};
use mingbai_contract::catalog::{Catalog, CenterPage, GuidePage, ItemPage, ListIndex, WindowPage};
use mingbai_contract::endpoint::{
    Endpoint, FollowApplication, GetCalendar, GetCalendarYear, GetCatalog, GetCenter, GetGuide,
    GetList, GetLists, GetLogConsistency, GetLogEntries, GetLogHead, GetLogHeads, GetLogInclusion,
    GetLogKeys, GetOvertime, GetWindow, LookUpApplication, Posted, SearchItems,
};
use mingbai_contract::lists::PublishedList;
use mingbai_contract::log::{
    ConsistencyProof, Hash, InclusionProof, LogEntries, LogHead, LogHeads, LogKeys,
};
use mingbai_contract::overtime::OvertimeLedger;
use mingbai_contract::{CenterId, Date, ItemId, ListId, Month, WindowId};

/// Asks the API through a transport.
#[derive(Debug, Clone, Default)]
pub struct Client<T> {
    transport: T,
}

/// An answer together with the tag that names its state (RFC 9110 §8.8.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tagged<A> {
    /// The answer.
    pub answer: A,
    /// The `ETag` as it was sent, quotes included; none if the server sent none.
    pub etag: Option<String>,
}

impl<T: Transport> Client<T> {
    /// A client that sends through this transport.
    pub const fn new(transport: T) -> Self {
        Self { transport }
    }

    /// The transport, for what only it knows.
    pub const fn transport(&self) -> &T {
        &self.transport
    }

    /// The catalog: one snapshot to browse and search offline.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn catalog(&self) -> Result<Catalog, ClientError> {
        self.get(&GetCatalog).await
    }

    /// One page of the items that match, best first.
    ///
    /// # Errors
    /// A problem `invalid_request` with the field named when a parameter or the cursor is refused;
    /// else any [`ClientError`].
    pub async fn search(&self, search: &SearchItems) -> Result<ItemPage, ClientError> {
        self.get(search).await
    }

    /// The newest guide of an item.
    ///
    /// # Errors
    /// A problem `not_found` when there is no such item; else any [`ClientError`].
    pub async fn guide(&self, item: ItemId) -> Result<GuidePage, ClientError> {
        self.get(&GetGuide {
            item,
            version: None,
        })
        .await
    }

    /// The guide of an item as it was published in an earlier version, counted from 1.
    ///
    /// # Errors
    /// A problem `not_found` when there is no such item or version; else any [`ClientError`].
    pub async fn guide_version(
        &self,
        item: ItemId,
        version: u32,
    ) -> Result<GuidePage, ClientError> {
        let version = Some(version);
        self.get(&GetGuide { item, version }).await
    }

    /// A centre and its windows.
    ///
    /// # Errors
    /// A problem `not_found` when there is no such centre; else any [`ClientError`].
    pub async fn center(&self, center: CenterId) -> Result<CenterPage, ClientError> {
        self.get(&GetCenter(center)).await
    }

    /// A window, where it is, and what it handles.
    ///
    /// # Errors
    /// A problem `not_found` when there is no such window; else any [`ClientError`].
    pub async fn window(&self, window: WindowId) -> Result<WindowPage, ClientError> {
        self.get(&GetWindow(window)).await
    }

    /// The table of published lists.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn lists(&self) -> Result<ListIndex, ClientError> {
        self.get(&GetLists).await
    }

    /// One published list.
    ///
    /// # Errors
    /// A problem `not_found` when there is no such list; else any [`ClientError`].
    pub async fn list(&self, list: ListId) -> Result<PublishedList, ClientError> {
        self.get(&GetList(list)).await
    }

    /// The working-day calendar of every published year (R1).
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn calendar(&self) -> Result<Calendar, ClientError> {
        self.get(&GetCalendar).await
    }

    /// One year of the working-day calendar (R1).
    ///
    /// # Errors
    /// A problem `not_found` when that year is not published; else any [`ClientError`].
    pub async fn calendar_year(&self, year: i32) -> Result<CalendarYear, ClientError> {
        self.get(&GetCalendarYear(year)).await
    }

    /// The overtime ledger of a month, or of the one that runs (R5).
    ///
    /// # Errors
    /// A problem `invalid_request` for a month that has not begun; else any [`ClientError`].
    pub async fn overtime(&self, month: Option<Month>) -> Result<OvertimeLedger, ClientError> {
        self.get(&GetOvertime { month }).await
    }

    /// The newest signed head of the public log (R14).
    ///
    /// # Errors
    /// A problem `unavailable` where the county has made no keys; else any [`ClientError`]. So for
    /// everything about the log.
    pub async fn log_head(&self) -> Result<LogHead, ClientError> {
        self.get(&GetLogHead).await
    }

    /// The heads of past days before a day, newest first.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn log_heads(&self, before: Option<Date>) -> Result<LogHeads, ClientError> {
        self.get(&GetLogHeads { before }).await
    }

    /// The proof that a leaf is in the tree of a size.
    ///
    /// # Errors
    /// A problem `not_found` while it is not in it; else any [`ClientError`].
    pub async fn log_inclusion(
        &self,
        leaf: Hash,
        size: u64,
    ) -> Result<InclusionProof, ClientError> {
        self.get(&GetLogInclusion { leaf, size }).await
    }

    /// The proof that the tree of one size is the beginning of that of another.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn log_consistency(
        &self,
        first: u64,
        second: u64,
    ) -> Result<ConsistencyProof, ClientError> {
        self.get(&GetLogConsistency { first, second }).await
    }

    /// Entries of the log in order, from a position on.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn log_entries(&self, start: u64, count: u32) -> Result<LogEntries, ClientError> {
        self.get(&GetLogEntries { start, count }).await
    }

    /// The county's public keys.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn log_keys(&self) -> Result<LogKeys, ClientError> {
        self.get(&GetLogKeys).await
    }

    /// An application as it stands now, for whoever has its number and its code (R14).
    ///
    /// # Errors
    /// A problem `not_found` when they do not belong together, or there is no such number: which of the two
    /// is not said; `too_many_requests` after several that did not; else any [`ClientError`].
    pub async fn look_up(
        &self,
        number: ApplicationNumber,
        code: QueryCode,
    ) -> Result<ApplicationView, ClientError> {
        self.post(&LookUpApplication { number, code }).await
    }

    /// A ticket to follow an application live: [`FollowApplication::stream`] is where, once.
    ///
    /// # Errors
    /// As [`Self::look_up`].
    pub async fn follow(
        &self,
        number: ApplicationNumber,
        code: QueryCode,
    ) -> Result<Ticket, ClientError> {
        self.post(&FollowApplication { number, code }).await
    }

    /// What an endpoint answers to what it is sent.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn post<E: Posted<Answer: Read>>(
        &self,
        endpoint: &E,
    ) -> Result<E::Answer, ClientError> {
        let body = endpoint.body();
        let request = Request {
            method: "POST",
            address: E::ROUTE,
            if_none_match: None,
            idempotency_key: None,
            body: Some(&body),
        };
        decode(&self.send(request).await?)
    }

    /// What an endpoint answers now.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn get<E: Endpoint<Answer: Read>>(
        &self,
        endpoint: &E,
    ) -> Result<E::Answer, ClientError> {
        let reply = self.fetch(endpoint.address(), None).await?;
        decode(&reply)
    }

    /// What an endpoint answers now, unless that is still what `etag` names: then `None`.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn get_unless<E: Endpoint<Answer: Read>>(
        &self,
        endpoint: &E,
        etag: Option<&str>,
    ) -> Result<Option<Tagged<E::Answer>>, ClientError> {
        let mut reply = self.fetch(endpoint.address(), etag).await?;
        if reply.status == 304 && etag.is_some() {
            return Ok(None);
        }
        let etag = reply.etag.take();
        let answer = decode(&reply)?;
        Ok(Some(Tagged { answer, etag }))
    }

    /// The reply at an address, for [`decode`] to read: what [`Self::get`] does, in two steps.
    ///
    /// # Errors
    /// As [`Self::get`], but for what is wrong with the reply.
    pub async fn reply(&self, address: String) -> Result<Reply, ClientError> {
        self.fetch(address, None).await
    }

    /// The part that does not depend on the answer's type, compiled once.
    async fn fetch(&self, address: String, etag: Option<&str>) -> Result<Reply, ClientError> {
        let request = Request {
            method: "GET",
            address: &address,
            if_none_match: etag,
            idempotency_key: None,
            body: None,
        };
        self.send(request).await
    }

    async fn send(&self, request: Request<'_>) -> Result<Reply, ClientError> {
        let reply = self
            .transport
            .send(request)
            .await
            .map_err(|Unreachable| ClientError::Unreachable)?;
        if reply.status < 400 {
            return Ok(reply);
        }
        // A proxy on the way may answer with a page of its own: then only the status is known.
        Err(decode(&reply).map_or_else(|error| error, ClientError::Problem))
    }
}

/// Reads an answer out of a reply.
///
/// # Errors
/// [`ClientError::Undecodable`] when it is none.
pub fn decode<A: Read>(reply: &Reply) -> Result<A, ClientError> {
    let status = reply.status;
    read::from_text(&reply.body).map_err(|fault| ClientError::Undecodable { status, fault })
}

#[cfg(test)]
mod tests;
