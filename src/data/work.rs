//! What is sent without a name, and the work that is done for it in place of one. Nothing of it is kept by the
//! browser, and nothing says who sends.

use crate::platform::{self, Answered};
use mingbai_client::json::Json;
use mingbai_client::read::{Faults, Read, from_text};
use mingbai_client::{Client, ClientError, Unreachable};
use mingbai_contract::complaint::Proof;
use mingbai_contract::endpoint::{Endpoint as _, GetChallenge, Posted};
use mingbai_contract::problem::{Problem, ProblemType};
use std::cell::RefCell;
use std::future::poll_fn;
use std::task::{Poll, Waker};

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
///
/// # Errors
/// [`Failed`].
pub(super) fn answer<T: Read>(came: Result<Answered, Unreachable>) -> Result<T, Failed> {
    let came = came.map_err(|_| Failed::Offline)?;
    let problem = || from_text::<Problem>(&came.body).map(|problem| problem.r#type);
    match came.status {
        200..=299 => from_text(&came.body).map_err(|_| Failed::Server),
        429 => Err(Failed::Busy),
        400..=499 => Err(problem().map_or(Failed::Server, Failed::Refused)),
        _ => Err(Failed::Server),
    }
}

/// Sends something.
///
/// # Errors
/// [`Failed`].
pub(super) async fn post<P: Posted<Answer: Read>>(posted: &P) -> Result<P::Answer, Failed> {
    answer(platform::post(P::ROUTE, posted.body(), None).await)
}

/// An answer as it came.
///
/// # Errors
/// [`Failed`].
pub(super) async fn get(address: String) -> Result<String, Failed> {
    match Client::new(platform::Fetch).reply(address).await {
        Ok(reply) => Ok(reply.body),
        Err(ClientError::Unreachable) => Err(Failed::Offline),
        Err(ClientError::Problem(problem)) if problem.r#type == ProblemType::Unavailable => {
            Err(Failed::Refused(problem.r#type))
        }
        Err(_) => Err(Failed::Server),
    }
}

/// Work that was done before it was needed, and until when it is good, in milliseconds since 1970.
struct Ready {
    proof: Proof,
    until: i64,
}

/// How far the work is that nobody waits for yet.
enum Ahead {
    /// None was begun.
    None,
    /// It is being done; who waits for it is woken at its end.
    Running(Vec<Waker>),
    /// It is done.
    Ready(Ready),
}

thread_local! {
    static AHEAD: RefCell<Ahead> = const { RefCell::new(Ahead::None) };
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
    platform::spawn(platform::vault_warm());
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
    let begins = AHEAD.with_borrow_mut(|ahead| {
        let begins = matches!(ahead, Ahead::None);
        if begins {
            *ahead = Ahead::Running(Vec::new());
        }
        begins
    });
    if begins {
        let done = work().await.map_or(Ahead::None, Ahead::Ready);
        if let Ahead::Running(waiting) = AHEAD.replace(done) {
            waiting.into_iter().for_each(Waker::wake);
        }
    }
}

/// The work that was done beforehand, once, after its end if it is being done.
async fn ahead() -> Option<Ready> {
    poll_fn(|context| {
        AHEAD.with_borrow_mut(|ahead| match ahead {
            Ahead::Running(waiting) => {
                waiting.push(context.waker().clone());
                Poll::Pending
            }
            Ahead::None | Ahead::Ready(_) => match std::mem::replace(ahead, Ahead::None) {
                Ahead::Ready(ready) => Poll::Ready(Some(ready)),
                _ => Poll::Ready(None),
            },
        })
    })
    .await
}

async fn proof() -> Result<Proof, Failed> {
    match ahead().await {
        Some(ready) if ready.until > platform::now_ms().unwrap_or_default() => Ok(ready.proof),
        _ => Ok(work().await?.proof),
    }
}

/// How often something is sent with other work, where the server does not take the first.
const TRIES: u8 = 3;

/// Sends something with work done for it.
///
/// # Errors
/// [`Failed`].
pub(super) async fn with_work<P: Posted<Answer: Read>>(
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
