//! `mingbai-server staff`: the first administrator, and the way back in when nobody can sign in.
//!
//! Whoever may run this has the database in hand anyway. What is done here stands in the record all the
//! same, as done by `command-line`.

use super::{CommandError, Database};
use crate::clock;
use crate::live::Live;
use crate::ops::desk::staff::invitation;
use crate::ops::desk::{detail_of, staff_name};
use crate::store::staff::{Change, NotDone, Record};
use crate::store::{self, AnyStore};
use clap::{Args, Subcommand, ValueEnum};
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::staff::{BadLogin, Grant, Login, Role};
use mingbai_contract::problem::FieldProblem;
use mingbai_contract::{DepartmentId, WindowId};
use mingbai_domain::staff::{NAME_CHARS, check_grants, check_name};
use std::io::Write as _;
use std::process::ExitCode;

/// Options of `staff`.
#[derive(Debug, Args)]
pub struct Staff {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Invite somebody: prints a link that is good for seven days, once
    Add(Add),
    /// Invite somebody anew who has lost password or phone
    Reset(Reset),
    /// Take an account away; its sessions end at once
    Disable(One),
    /// Give an account back
    Enable(One),
    /// Say who works here
    List(Database),
}

/// Whose account.
#[derive(Debug, Args)]
struct One {
    #[command(flatten)]
    database: Database,
    /// The login
    #[arg(value_parser = login)]
    login: Login,
}

#[derive(Debug, Args)]
struct Reset {
    #[command(flatten)]
    one: One,
    #[command(flatten)]
    link: Link,
}

#[derive(Debug, Args)]
struct Add {
    #[command(flatten)]
    one: One,
    /// The person's name
    #[arg(long)]
    name: String,
    /// The role
    #[arg(long, value_enum)]
    role: RoleName,
    /// For this department only (clerk, chief-representative; publisher if given)
    #[arg(long)]
    department: Option<DepartmentId>,
    /// At these windows (clerk); may be given several times
    #[arg(long)]
    window: Vec<WindowId>,
    #[command(flatten)]
    link: Link,
}

#[derive(Debug, Args)]
struct Link {
    /// Under which address people reach the server
    #[arg(long, env = "MINGBAI_ORIGIN", default_value = "http://127.0.0.1:8080", value_parser = super::origin)]
    origin: String,
}

/// A role, as it is typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum RoleName {
    Clerk,
    ChiefRepresentative,
    ComplaintOfficer,
    Supervisor,
    Publisher,
    Administrator,
}

impl From<RoleName> for Role {
    fn from(name: RoleName) -> Self {
        match name {
            RoleName::Clerk => Self::Clerk,
            RoleName::ChiefRepresentative => Self::ChiefRepresentative,
            RoleName::ComplaintOfficer => Self::ComplaintOfficer,
            RoleName::Supervisor => Self::Supervisor,
            RoleName::Publisher => Self::Publisher,
            RoleName::Administrator => Self::Administrator,
        }
    }
}

fn login(text: &str) -> Result<Login, BadLogin> {
    text.parse()
}

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum StaffError {
    /// The store says no.
    #[error("{login}: {why}")]
    NotDone {
        /// Whose account.
        login: Login,
        /// Why.
        why: NotDone,
    },
    /// The name cannot be taken.
    #[error("the name is empty, longer than {NAME_CHARS} characters, or cannot be read aloud")]
    Name,
    /// The role does not go together with department or windows.
    #[error("the role does not fit: {}", said(.0))]
    Grants(Vec<FieldProblem>),
    /// There is no randomness.
    #[error(transparent)]
    Secret(#[from] crate::secret::NoRandomness),
    /// The roles cannot be written down.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

fn said(problems: &[FieldProblem]) -> String {
    let one = |problem: &FieldProblem| {
        let code = serde_json::to_value(problem.code).unwrap_or_default();
        let place = problem
            .field
            .rsplit('/')
            .find(|part| part.parse::<u8>().is_err());
        format!(
            "{} ({})",
            place.unwrap_or_default(),
            code.as_str().unwrap_or_default()
        )
    };
    problems.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Does what was typed.
///
/// # Errors
/// Any [`CommandError`].
pub async fn run(options: &Staff) -> Result<ExitCode, CommandError> {
    let database = match &options.what {
        What::Add(add) => &add.one.database,
        What::Reset(reset) => &reset.one.database,
        What::Disable(one) | What::Enable(one) => &one.database,
        What::List(database) => database,
    };
    let store = store::open(&database.database).await?;
    let done = act(&store, &options.what).await;
    store.close().await;
    done.map(|()| ExitCode::SUCCESS)
}

async fn act(store: &AnyStore, what: &What) -> Result<(), CommandError> {
    let now_ms = clock::unix_ms();
    match what {
        What::Add(add) => self::add(store, add, now_ms).await,
        What::Reset(reset) => {
            let login = &reset.one.login;
            let (invitation, code) = invitation(now_ms).map_err(StaffError::from)?;
            let change = Change::Reset {
                login: login.clone(),
                invitation,
            };
            make(store, login, &change, Deed::Reset, String::new(), now_ms).await?;
            invited(login, &reset.link, &code)
        }
        What::Disable(one) => set_disabled(store, &one.login, true, now_ms).await,
        What::Enable(one) => set_disabled(store, &one.login, false, now_ms).await,
        What::List(_) => list(store).await,
    }
}

async fn add(store: &AnyStore, add: &Add, now_ms: i64) -> Result<(), CommandError> {
    if check_name(&add.name, NAME_CHARS).is_some() {
        return Err(StaffError::Name.into());
    }
    let grants = vec![Grant {
        role: add.role.into(),
        department: add.department.clone(),
        windows: add.window.clone(),
    }];
    // What is published says which departments and windows there are; an administrator needs none.
    let live = Live::default();
    live.refresh(store).await?;
    let now = live.current();
    let published = now.as_ref().map(|now| &now.shelf.catalog);
    let problems = check_grants(
        &grants,
        |id| published.is_some_and(|all| all.departments.iter().any(|one| one.id == *id)),
        |id| {
            let window = published?.windows.iter().find(|window| window.id == *id)?;
            Some(window.department.clone())
        },
    );
    if !problems.is_empty() {
        return Err(StaffError::Grants(problems).into());
    }
    let login = &add.one.login;
    let (invitation, code) = invitation(now_ms).map_err(StaffError::from)?;
    let detail = detail_of(&grants).map_err(StaffError::from)?;
    let change = Change::Invite {
        login: login.clone(),
        name: add.name.clone(),
        grants,
        invitation,
    };
    make(store, login, &change, Deed::Invited, detail, now_ms).await?;
    invited(login, &add.link, &code)
}

async fn set_disabled(
    store: &AnyStore,
    login: &Login,
    disabled: bool,
    now_ms: i64,
) -> Result<(), CommandError> {
    let change = Change::SetDisabled {
        login: login.clone(),
        disabled,
    };
    let deed = if disabled {
        Deed::Disabled
    } else {
        Deed::Enabled
    };
    make(store, login, &change, deed, String::new(), now_ms).await?;
    print(format_args!("{login}: {}", deed.code()))
}

async fn list(store: &AnyStore) -> Result<(), CommandError> {
    for account in store.members().await? {
        let roles: Vec<String> = account.grants.iter().map(role).collect();
        let standing = serde_json::to_value(account.standing).unwrap_or_default();
        print(format_args!(
            "{}\t{}\t{}\t{}",
            account.login,
            account.name,
            standing.as_str().unwrap_or_default(),
            roles.join(", ")
        ))?;
    }
    Ok(())
}

fn role(grant: &Grant) -> String {
    let role = serde_json::to_value(grant.role).unwrap_or_default();
    let mut words = role.as_str().unwrap_or_default().to_owned();
    for place in grant.department.iter().map(DepartmentId::as_str) {
        words = format!("{words} {place}");
    }
    for window in &grant.windows {
        words = format!("{words} {window}");
    }
    words
}

async fn make(
    store: &AnyStore,
    login: &Login,
    change: &Change,
    deed: Deed,
    detail: String,
    at_ms: i64,
) -> Result<(), CommandError> {
    let record = Record {
        at_ms,
        actor: "command-line".to_owned(),
        deed,
        subject: staff_name(login.as_str()),
        detail,
    };
    let made = store.change(change, &record).await?;
    made.map_err(|why| {
        let login = login.clone();
        StaffError::NotDone { login, why }.into()
    })
}

/// The link stands alone on its line, for whoever reads this with a program.
fn invited(login: &Login, link: &Link, code: &str) -> Result<(), CommandError> {
    print(format_args!("{}/desk/#invitation={code}", link.origin))?;
    let words = format!("{login} opens this link within seven days, once; nobody else may see it");
    writeln!(std::io::stderr(), "{words}").map_err(CommandError::io("standard error"))
}

fn print(line: std::fmt::Arguments<'_>) -> Result<(), CommandError> {
    writeln!(std::io::stdout(), "{line}").map_err(CommandError::io("standard output"))
}
