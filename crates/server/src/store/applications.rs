//! Applications as they are kept: each is its events, which only grow (R15).
//!
//! Owns how an application comes in and how more is added to it. What may happen is
//! `mingbai_domain::application`'s business: whoever adds events has asked there before, and says how many
//! there were then. If there are more by now, nothing is added ([`NotTaken::Changed`]). What people do is
//! written together with its entry in the desk's record. Nothing here looks at a clock.

use super::StoreError;
use super::staff::Record;
use super::webhook::NewMessage;
use async_trait::async_trait;
use mingbai_contract::application::{Application, ApplicationNumber, Event, Terms};
use mingbai_contract::board::CaseFigures;
use mingbai_contract::log::LogEntry;
use mingbai_contract::{Date, DepartmentId, ItemId, SituationId, WindowId};
use mingbai_domain::times::Taken;

/// How many bytes the salt of a commitment has.
pub const SALT_BYTES: usize = 32;

/// An application with what only the server knows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The application with everything that has happened.
    pub application: Application,
    /// Whose item it is.
    pub department: DepartmentId,
    /// Whose window took it in.
    pub counter_department: DepartmentId,
    /// The salt of its commitment in the public log.
    pub salt: [u8; SALT_BYTES],
    /// When it was taken in, milliseconds since 1970, UTC.
    pub taken_in_ms: i64,
    /// Why its office was late, as it has published it, in order.
    pub reasons: Vec<KeptReason>,
}

/// Why an office was late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptReason {
    /// What became true, by its key.
    pub truth: String,
    /// When the reason was published, milliseconds since 1970, UTC.
    pub at_ms: i64,
    /// The reason.
    pub text: String,
}

/// Somebody's wish that a request is carried out once, however often it comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Once {
    /// The hash of who asks and of the key that was sent along.
    pub key: String,
    /// The hash of what is asked.
    pub request: String,
}

/// What came of a request, now or when it first came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The application.
    pub number: ApplicationNumber,
    /// The place of the first event that was recorded, from 1.
    pub first: u32,
    /// How many were recorded.
    pub count: u32,
    /// What the answer needs of a secret, masked with the key; empty for none.
    pub masked: String,
}

/// A new application, but for what depends on its number.
#[derive(Debug, Clone)]
pub struct NewApplication {
    /// What the county's numbers begin with.
    pub prefix: String,
    /// The day in the county.
    pub day: Date,
    /// What is applied for.
    pub item: ItemId,
    /// In which situation.
    pub situation: SituationId,
    /// The window.
    pub window: WindowId,
    /// Whose item it is.
    pub department: DepartmentId,
    /// Whose window it is.
    pub counter_department: DepartmentId,
    /// What is promised.
    pub terms: Terms,
    /// What has happened: that it was handed in, and whatever came after where it comes with a history.
    pub events: Vec<Event>,
    /// The truths that stand among them as events.
    pub deemed: Vec<KeptTruth>,
    /// Which clocks had run out before the last of them.
    pub others: Vec<KeptTruth>,
    /// How long it took, where it comes in decided.
    pub taken: Option<Taken>,
    /// What it adds to the board's figures, and on which days.
    pub adds: Vec<(Date, CaseFigures)>,
    /// The salt of its commitment in the public log.
    pub salt: [u8; SALT_BYTES],
    /// What the answer needs of a secret, masked.
    pub masked: String,
    /// The request.
    pub once: Once,
}

/// What depends on the number.
#[derive(Debug, Clone)]
pub struct Named {
    /// The hash of number and code.
    pub opens: String,
    /// What enters the public log; none where nothing is signed.
    pub entry: Option<LogEntry>,
    /// What the desk's record is to say.
    pub record: Record,
    /// What the message gateway is to be told; nothing where there is none.
    pub messages: Vec<NewMessage>,
}

/// Works out what depends on the number, once it is known.
pub type Naming<'a> = &'a (dyn Fn(&ApplicationNumber) -> Named + Send + Sync);

/// Something that has become true by time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptTruth {
    /// `mingbai_domain::application::Truth::key`.
    pub key: String,
    /// Since when, milliseconds since 1970, UTC.
    pub at_ms: i64,
    /// Who answers for it, where it opens a supervision case (R5).
    pub answers: Option<DepartmentId>,
}

/// More events of an application.
#[derive(Debug, Clone)]
pub struct NewEvents {
    /// Which one.
    pub number: ApplicationNumber,
    /// How many events there were when this was decided.
    pub after: u32,
    /// The events, in order.
    pub events: Vec<Event>,
    /// The truths that stand among them as events. One that is known already refuses all of it.
    pub deemed: Vec<KeptTruth>,
    /// Which clocks had run out before the last of them; what is known already stays as it is.
    pub others: Vec<KeptTruth>,
    /// How long the application took, once it is decided; what is kept already stays as it is.
    pub taken: Option<Taken>,
    /// What the events add to the board's figures, and on which days.
    pub adds: Vec<(Date, CaseFigures)>,
    /// Whether more can happen.
    pub is_open: bool,
    /// The request; none where nobody asked.
    pub once: Option<Once>,
    /// What the message gateway is to be told; nothing where there is none.
    pub messages: Vec<NewMessage>,
}

/// What a look at an application found that is no event.
#[derive(Debug, Clone)]
pub struct Look {
    /// Which one.
    pub number: ApplicationNumber,
    /// How many events it had.
    pub after: u32,
    /// What has become true, and what the message gateway is to be told of it, if there is one. What is
    /// known already stays as it is, and nobody is told again.
    pub truths: Vec<(KeptTruth, Option<NewMessage>)>,
    /// Whether more can happen.
    pub is_open: bool,
    /// Whether it stands still ([`mingbai_domain::times::is_stalled`]).
    pub is_stalled: bool,
    /// Names the look: another one is needed as soon as there is another name.
    pub looked: String,
    /// When, milliseconds since 1970, UTC.
    pub now_ms: i64,
}

/// Which applications are asked for.
#[derive(Debug, Clone, Default)]
pub struct OpenQuery {
    /// Only those that concern one of these departments; all of them for none.
    pub departments: Option<Vec<DepartmentId>>,
    /// Only numbers behind this one; of those that have ended, before it. All of them where it is empty.
    pub after: String,
    /// How many at most.
    pub limit: u32,
    /// Those to which nothing more can happen, the newest first, instead of those that are open.
    pub ended: bool,
}

/// Why nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotTaken {
    /// There is no such application.
    #[error("there is no such application")]
    Missing,
    /// More has happened in the meantime.
    #[error("more has happened in the meantime")]
    Changed,
    /// The key came with another request before.
    #[error("the key came with another request before")]
    OtherRequest,
    /// The day has no more numbers.
    #[error("the day has no more numbers")]
    NoNumber,
}

/// Applications.
#[async_trait]
pub trait Applications: Send + Sync {
    /// One application.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn application(&self, number: &ApplicationNumber) -> Result<Option<Kept>, StoreError>;

    /// Several of them, in the order in which they are named; those that there are.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn applications(&self, numbers: &[ApplicationNumber]) -> Result<Vec<Kept>, StoreError>;

    /// The application whose number and code have this hash.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn opened_by(&self, opens: &str) -> Result<Option<ApplicationNumber>, StoreError>;

    /// Applications to which more can happen, by number; or those that have ended, the newest number first.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn open_applications(&self, wanted: &OpenQuery) -> Result<Vec<Kept>, StoreError>;

    /// Takes an application in under the next number of the day, with its entries in the public log and in
    /// the desk's record: all of it or nothing. What the request came to before, if it came before.
    ///
    /// # Errors
    /// Any [`StoreError`]; [`NotTaken`] within.
    async fn take_in(
        &self,
        new: &NewApplication,
        naming: Naming<'_>,
    ) -> Result<Result<Done, NotTaken>, StoreError>;

    /// Adds events together with their entry in the desk's record: all or nothing. What the request came
    /// to before, if it came before.
    ///
    /// # Errors
    /// Any [`StoreError`]; [`NotTaken`] within.
    async fn add_events(
        &self,
        new: &NewEvents,
        record: &Record,
    ) -> Result<Result<Done, NotTaken>, StoreError>;

    /// Open applications behind a number that were not looked at under this name, by number.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn not_looked_at(
        &self,
        looked: &str,
        after: &str,
        limit: u32,
    ) -> Result<Vec<ApplicationNumber>, StoreError>;

    /// Keeps what a look found: each truth once, whoever looks, and however often.
    ///
    /// # Errors
    /// Any [`StoreError`]; [`NotTaken::Changed`] within, where more has happened since.
    async fn keep_look(&self, look: &Look) -> Result<Result<(), NotTaken>, StoreError>;

    /// What has become true of an application, by time.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn truths(&self, number: &ApplicationNumber) -> Result<Vec<KeptTruth>, StoreError>;

    /// How many events an application has; none where there is no such application.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn event_count(&self, number: &ApplicationNumber) -> Result<Option<u32>, StoreError>;

    /// Keeps the hash of a ticket to follow an application, and forgets those that are over.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn give_ticket(
        &self,
        ticket: &str,
        number: &ApplicationNumber,
        now_ms: i64,
        expires_ms: i64,
    ) -> Result<(), StoreError>;

    /// Uses a ticket up; none where it is over, used, or none at all.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn take_ticket(
        &self,
        ticket: &str,
        now_ms: i64,
    ) -> Result<Option<ApplicationNumber>, StoreError>;

    /// What a request came to, if it came before.
    ///
    /// # Errors
    /// Any [`StoreError`]; [`NotTaken::OtherRequest`] within.
    async fn done_before(&self, once: &Once) -> Result<Result<Option<Done>, NotTaken>, StoreError>;

    /// Forgets requests that were made before a time, milliseconds since 1970, UTC.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn forget_requests(&self, before_ms: i64) -> Result<(), StoreError>;
}
