//! Complaints on their way: the keys that they are sealed to, and sending them.
//!
//! What is sealed passes through as text; what opens a thread is sent in a body and stands nowhere else.

pub use super::work::{Failed, prepare};
use super::work::{answer, get, post, with_work};
use crate::platform;
use mingbai_client::json::Json;
use mingbai_client::read::{Faults, Read, from_text};
use mingbai_contract::complaint::{
    Complaint, ComplaintStanding, ComplaintTaken, LookUpId, MessageTaken,
};
use mingbai_contract::endpoint::{
    AddToThread, Endpoint as _, FileComplaint, GetOfficeKeys, OpenThread, Posted as _,
    RateComplaint, ReopenComplaint, WithdrawComplaint,
};

/// The offices' keys as the server, or the service worker, hands them out; whether they are the county's is
/// for whoever seals to see.
///
/// # Errors
/// [`Failed::Refused`] with `unavailable` where the county has made none; else [`Failed`].
pub async fn keys() -> Result<String, Failed> {
    get(GetOfficeKeys.address()).await
}

/// Sends a sealed complaint. Sent again it is answered as before.
///
/// # Errors
/// [`Failed`].
pub async fn file(complaint: &str) -> Result<ComplaintTaken, Failed> {
    with_work(|proof| FileComplaint {
        complaint: complaint.to_owned(),
        proof,
    })
    .await
}

/// A thread: what stands in the clear, and the answer as it came, for whoever opens the rest.
#[derive(Debug, Clone)]
pub struct Thread {
    /// The complaint with everything that has happened.
    pub complaint: Complaint,
    /// Where it stood when it was asked for.
    pub standing: ComplaintStanding,
    /// What was published about it.
    pub summary: Option<String>,
    /// The answer as it came.
    pub body: String,
}

/// What the phone takes out of it; messages and keys are for others to read.
struct Clear {
    complaint: Complaint,
    standing: ComplaintStanding,
    summary: Option<String>,
}

impl Read for Clear {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        Self {
            complaint: Read::read(faults.field(value, "complaint"), faults),
            standing: Read::read(faults.field(value, "standing"), faults),
            summary: Read::read(faults.field(value, "summary"), faults),
        }
    }
}

/// Reads the answer about a thread.
#[must_use]
pub fn read_thread(body: String) -> Option<Thread> {
    let Clear {
        complaint,
        standing,
        summary,
    } = from_text(&body).ok()?;
    Some(Thread {
        complaint,
        standing,
        summary,
        body,
    })
}

/// Opens a thread.
///
/// # Errors
/// [`Failed::Refused`] with `not_found` where there is none; else [`Failed`].
pub async fn open(lookup: LookUpId) -> Result<Thread, Failed> {
    let asked = OpenThread(lookup);
    let came = platform::post(OpenThread::ROUTE, asked.body(), None).await;
    match came {
        Ok(came) if came.status == 200 => read_thread(came.body).ok_or(Failed::Server),
        other => answer::<MessageTaken>(other).and(Err(Failed::Server)),
    }
}

/// Adds a sealed message to a thread; with `reopens` it is why the complaint is to be reopened.
///
/// # Errors
/// [`Failed`].
pub async fn add(lookup: LookUpId, message: &str, reopens: bool) -> Result<MessageTaken, Failed> {
    if reopens {
        return with_work(|proof| ReopenComplaint {
            lookup,
            message: message.to_owned(),
            proof,
        })
        .await;
    }
    with_work(|proof| AddToThread {
        lookup,
        message: message.to_owned(),
        proof,
    })
    .await
}

/// Takes a complaint back.
///
/// # Errors
/// [`Failed`].
pub async fn withdraw(lookup: LookUpId) -> Result<MessageTaken, Failed> {
    post(&WithdrawComplaint(lookup)).await
}

/// Rates how it was handled, from 1 (very badly) to 5 (very well).
///
/// # Errors
/// [`Failed`].
pub async fn rate(lookup: LookUpId, level: u8) -> Result<MessageTaken, Failed> {
    post(&RateComplaint { lookup, level }).await
}
