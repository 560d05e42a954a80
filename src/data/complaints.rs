//! Complaints on their way: the keys that they are sealed to, the work that is done for them, and sending
//! them. Nothing of it is kept by the browser, and nothing says who sends.
//!
//! What is sealed passes through as text; what opens a thread is sent in a body and stands nowhere else.

use crate::platform::{self, Answered};
use mingbai_client::json::Json;
use mingbai_client::read::{Faults, Read, from_text};
use mingbai_client::{Client, ClientError, Unreachable};
use mingbai_contract::complaint::{
    Complaint, ComplaintStanding, ComplaintTaken, LookUpId, MessageTaken, Proof,
};
use mingbai_contract::endpoint::{
    AddToThread, Endpoint as _, FileComplaint, GetChallenge, GetOfficeKeys, OpenThread, Posted,
    RateComplaint, ReopenComplaint, WithdrawComplaint,
};
use mingbai_contract::problem::{Problem, ProblemType};
use std::cell::RefCell;

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failed {
    /// No network.
    Offline,
    /// Too many are sent just now.
    Busy,
    /// The server does not take it, and says why.
    Refused(ProblemType),
    /// The server failed, or its answer was none.
    Server,
    /// What works on the phone did not load.
    Module,
}

/// What an answer is, or why it is none.
fn answer<T: Read>(came: Result<Answered, Unreachable>) -> Result<T, Failed> {
    let came = came.map_err(|_| Failed::Offline)?;
    let problem = || from_text::<Problem>(&came.body).map(|problem| problem.r#type);
    match came.status {
        200..=299 => from_text(&came.body).map_err(|_| Failed::Server),
        429 => Err(Failed::Busy),
        400..=499 => Err(problem().map_or(Failed::Server, Failed::Refused)),
        _ => Err(Failed::Server),
    }
}

async fn post<P: Posted<Answer: Read>>(posted: &P) -> Result<P::Answer, Failed> {
    answer(platform::post(P::ROUTE, posted.body(), None).await)
}

/// An answer as it came.
async fn get(address: String) -> Result<String, Failed> {
    match Client::new(platform::Fetch).reply(address).await {
        Ok(reply) => Ok(reply.body),
        Err(ClientError::Unreachable) => Err(Failed::Offline),
        Err(ClientError::Problem(problem)) if problem.r#type == ProblemType::Unavailable => {
            Err(Failed::Refused(problem.r#type))
        }
        Err(_) => Err(Failed::Server),
    }
}

/// The offices' keys as the server, or the service worker, hands them out; whether they are the county's is
/// for whoever seals to see.
///
/// # Errors
/// [`Failed::Refused`] with `unavailable` where the county has made none; else [`Failed`].
pub async fn keys() -> Result<String, Failed> {
    get(GetOfficeKeys.address()).await
}

/// Work that was done before it was needed, and until when it is good, in milliseconds since 1970.
struct Ready {
    proof: Proof,
    until: i64,
}

thread_local! {
    static READY: RefCell<Option<Ready>> = const { RefCell::new(None) };
}

/// A challenge as far as the phone has to know it; who solves it knows the rest.
struct Until(u32);

impl Read for Until {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        Self(Read::read(faults.field(value, "seconds"), faults))
    }
}

/// What solves a challenge.
struct Solved(Proof);

impl Read for Solved {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        Self(Proof {
            token: Read::read(faults.field(value, "token"), faults),
            nonces: Read::read(faults.field(value, "nonces"), faults),
        })
    }
}

/// So long before its end a proof is not used any more, in milliseconds: it has to arrive in time.
const MARGIN_MS: i64 = 30_000;

async fn work() -> Result<Ready, Failed> {
    let asked = platform::now_ms().unwrap_or_default();
    let challenge = get(GetChallenge.address()).await?;
    let Until(seconds) = from_text(&challenge).map_err(|_| Failed::Server)?;
    let solved = platform::vault_work(&challenge).await;
    let solved = solved.map_err(|_| Failed::Module)?;
    let Solved(proof) = from_text(&solved).map_err(|_| Failed::Module)?;
    Ok(Ready {
        proof,
        until: asked + i64::from(seconds) * 1_000 - MARGIN_MS,
    })
}

/// Does the work beforehand, so that nobody waits for it when something is sent.
pub async fn prepare() {
    if READY.with_borrow(Option::is_none)
        && let Ok(ready) = work().await
    {
        READY.set(Some(ready));
    }
}

async fn proof() -> Result<Proof, Failed> {
    let now = platform::now_ms().unwrap_or_default();
    match READY.take() {
        Some(ready) if ready.until > now => Ok(ready.proof),
        _ => Ok(work().await?.proof),
    }
}

/// How often something is sent with other work, where the server does not take the first.
const TRIES: u8 = 3;

/// Sends something with work done for it.
async fn with_work<P: Posted<Answer: Read>>(
    make: impl Fn(Proof) -> P,
) -> Result<P::Answer, Failed> {
    let mut tried = 0;
    loop {
        let sent = post(&make(proof().await?)).await;
        tried += 1;
        let other = matches!(
            sent,
            Err(Failed::Refused(
                ProblemType::ChallengeExpired
                    | ProblemType::ChallengeSpent
                    | ProblemType::WorkNotDone
            ))
        );
        if !other || tried == TRIES {
            return sent;
        }
    }
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
