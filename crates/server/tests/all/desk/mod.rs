//! The staff desk: accounts, roles, the record, API keys, and what attackers try. Every story runs on
//! both engines.

mod accounts;
pub mod applications;
mod attacks;
pub mod browser;
mod command_line;
mod complaints;
mod crash;
mod inspections;
mod intake;
mod keys;
mod live;
mod lookup;
mod offered;
mod office_keys;
pub mod overtime;
mod posters;
mod project_rules;
mod projects;
mod publishing;
mod reach;
mod record;
pub mod reports;
mod roles;
mod rules;
mod summaries;
mod supervision;
mod times;
mod told;
mod work;

use crate::bed::{Bed, Engine, Setup, county};
pub use browser::Browser;
use mingbai_client::ClientError;
use mingbai_contract::desk::account::{AcceptInvitation, OpenInvitation, SignIn};
use mingbai_contract::desk::endpoint::{PostAcceptance, PostInvitation, PostSession};
use mingbai_contract::desk::staff::{Grant, Login, Role};
use mingbai_contract::problem::{FieldCode, Problem, ProblemType};
use mingbai_server::ops::desk::staff::invitation;
use mingbai_server::store::staff::{Change, Record};
use std::sync::atomic::Ordering;
use totp_rs::Builder;

/// Runs a story on every engine there is.
macro_rules! on_both {
    ($($name:ident)*) => {
        $(
            mod $name {
                #[tokio::test]
                async fn on_sqlite() {
                    let bed = crate::desk::bed(crate::bed::Engine::Sqlite).await;
                    super::$name(&bed.unwrap()).await;
                }

                #[tokio::test]
                async fn on_postgresql() {
                    if let Some(bed) = crate::desk::bed(crate::bed::Engine::Postgres).await {
                        super::$name(&bed).await;
                    }
                }
            }
        )*
    };
}
pub(crate) use on_both;

/// A server that has published the sample county; nobody works there yet.
pub async fn bed(engine: Engine) -> Option<Bed> {
    Bed::of_county(engine, Setup::default()).await
}

const PASSWORD: &str = "一把很长的黑雨伞靠在门边";

/// Somebody with everything that opens the account.
pub struct Person {
    login: Login,
    password: String,
    totp: Vec<u8>,
    recovery: Vec<String>,
}

impl Person {
    /// What the authenticator app shows now.
    fn code(&self, bed: &Bed) -> String {
        let seconds = u64::try_from(bed.now_ms.load(Ordering::Relaxed) / 1000).unwrap();
        code(&self.totp, seconds)
    }

    fn sign_in(&self, bed: &Bed) -> SignIn {
        SignIn {
            login: self.login.to_string(),
            password: self.password.clone(),
            code: self.code(bed),
        }
    }

    /// Signs in with a new browser. A minute goes by before, so that the code is a fresh one.
    pub async fn browser(&self, bed: &Bed) -> Browser {
        pass(bed, 60);
        let browser = Browser::new(bed);
        let client = browser.client();
        client.desk(&PostSession, &self.sign_in(bed)).await.unwrap();
        browser
    }
}

fn code(secret: &[u8], seconds: u64) -> String {
    let totp = Builder::new().with_secret(secret).build().unwrap();
    totp.generate(seconds).to_string()
}

/// Lets time pass.
pub fn pass(bed: &Bed, seconds: i64) {
    bed.now_ms.fetch_add(seconds * 1000, Ordering::Relaxed);
}

pub fn grant(role: Role) -> Grant {
    let (department, windows) = match role {
        Role::Clerk => (Some("scjg"), vec!["A02"]),
        Role::ChiefRepresentative => (Some("scjg"), vec![]),
        _ => (None, vec![]),
    };
    Grant {
        role,
        department: department.map(|id| id.parse().unwrap()),
        windows: windows.into_iter().map(|id| id.parse().unwrap()).collect(),
    }
}

/// Invites somebody as the command line does, and takes the invitation up as the desk does.
pub async fn join(bed: &Bed, login: &str, grants: Vec<Grant>) -> Person {
    let now_ms = bed.now_ms.load(Ordering::Relaxed);
    let (invitation, code) = invitation(now_ms).unwrap();
    let invite = Change::Invite {
        login: login.parse().unwrap(),
        name: "王芳".to_owned(),
        grants,
        invitation,
    };
    let record = Record {
        at_ms: now_ms,
        actor: "command-line".to_owned(),
        deed: mingbai_contract::desk::audit::Deed::Invited,
        subject: format!("staff:{login}"),
        detail: String::new(),
    };
    bed.store.change(&invite, &record).await.unwrap().unwrap();
    accept(bed, &code, PASSWORD).await
}

/// Takes an invitation up.
async fn accept(bed: &Bed, invitation: &str, password: &str) -> Person {
    pass(bed, 60);
    let client = Browser::new(bed).client();
    let open = OpenInvitation {
        code: invitation.to_owned(),
    };
    let enrolment = client.desk(&PostInvitation, &open).await.unwrap();
    let totp = base32(&enrolment.secret);
    let seconds = u64::try_from(bed.now_ms.load(Ordering::Relaxed) / 1000).unwrap();
    let accept = AcceptInvitation {
        code: invitation.to_owned(),
        password: password.to_owned(),
        totp: code(&totp, seconds),
    };
    let recovery = client.desk(&PostAcceptance, &accept).await.unwrap();
    Person {
        login: enrolment.login,
        password: password.to_owned(),
        totp,
        recovery: recovery.codes,
    }
}

/// RFC 4648 §6, as authenticator apps read what is typed.
fn base32(text: &str) -> Vec<u8> {
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for c in text.bytes().filter(|c| *c != b' ') {
        let value = match c {
            b'A'..=b'Z' => c - b'A',
            _ => c - b'2' + 26,
        };
        bits = bits << 5 | u32::from(value);
        count += 5;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 255).unwrap());
        }
    }
    bytes
}

pub fn problem<T: std::fmt::Debug>(answer: Result<T, ClientError>) -> Problem {
    match answer {
        Err(ClientError::Problem(problem)) => problem,
        other => panic!("{other:?}"),
    }
}

pub fn refused<T: std::fmt::Debug>(answer: Result<T, ClientError>, kind: ProblemType) {
    assert_eq!(problem(answer).r#type, kind);
}

pub fn fields(problem: &Problem) -> Vec<(&str, FieldCode)> {
    let fields = problem.fields.iter();
    fields
        .map(|field| (field.field.as_str(), field.code))
        .collect()
}
