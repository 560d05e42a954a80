//! The command line.
//!
//! Owns what can be typed and how it is answered in a terminal. It never holds a rule: each command
//! calls the part that does the work. Exit codes: 0 done, 1 something is wrong (with the data, the
//! database, the network), 2 typed wrongly. Start with [`Command`].

pub mod audit;
pub mod check;
pub mod demo;
pub mod doctor;
mod doctor_words;
pub mod export;
pub mod import;
pub mod keys;
mod office_keys;
pub mod posters;
mod posters_words;
mod rules_zh;
pub mod serve;
pub mod staff;
pub mod table;
pub mod verify;
pub mod webhook;
pub mod words;

use crate::config::{self, Settings};
use crate::publish::inspect::InspectError;
use crate::store::StoreError;
use clap::{Args, Parser, Subcommand};
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use words::Language;

/// 明白办: the server of a county's government service centre.
#[derive(Debug, Parser)]
#[command(name = "mingbai-server", version, about, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the citizen app and the API
    Serve(Serve),
    /// Publish a folder of data files; a folder with errors changes nothing
    Import(Import),
    /// Say everything that is wrong with a folder of data files
    Check(Check),
    /// Write what is published now into an empty folder
    Export(Export),
    /// Say whether this installation is well, and what to do where it is not
    Doctor(Doctor),
    /// The county's signing keys
    Keys(keys::Keys),
    /// Say whether a receipt is genuine and in the public log
    Verify(verify::Verify),
    /// Bring the sample county to life: its cases, moved to today. To try things out with: nothing of
    /// it can be taken back
    Demo(demo::Demo),
    /// Posters for the windows, with codes that the county has signed: to be printed and hung up
    Posters(posters::Posters),
    /// Who works at the desk
    Staff(staff::Staff),
    /// The record of what was done at the desk
    Audit(audit::Audit),
    /// The message gateway that is told of what happens to applications
    Webhook(webhook::Webhook),
    /// Bring the database's schema up to date and stop (every other command does so too)
    Migrate(Database),
}

/// Which database.
#[derive(Debug, Clone, Args)]
pub struct Database {
    /// postgres://… for PostgreSQL, a path or sqlite:… for SQLite
    #[arg(
        long,
        env = "DATABASE_URL",
        default_value = "mingbai.db",
        hide_env_values = true
    )]
    pub database: String,
}

/// Options of `serve`.
#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    database: Database,
    /// Address to listen on
    #[arg(long, env = "MINGBAI_HOST", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
    /// Port to listen on; 0 takes a free one
    #[arg(long, env = "MINGBAI_PORT", default_value_t = 8080)]
    port: u16,
    /// Folder that is imported when nothing has been published yet
    #[arg(long, env = "MINGBAI_DATA", default_value = "data")]
    data: PathBuf,
    /// Folder of the built web bundle
    #[arg(long, env = "MINGBAI_WEB", default_value = "dist")]
    web: PathBuf,
    /// Folder of the county's signing keys; without one nothing is signed
    #[arg(long, env = "MINGBAI_KEYS", default_value = "keys")]
    keys: PathBuf,
    /// Serve /metrics on this port, on loopback only
    #[arg(long, env = "MINGBAI_METRICS_PORT")]
    metrics_port: Option<u16>,
    /// People reach this server through TLS only: tell browsers to insist on it (HSTS)
    #[arg(long, env = "MINGBAI_HTTPS")]
    https: bool,
    /// Under which address people reach this server, such as https://zwfw.example.cn: for the site's
    /// map and for search engines; where it listens if absent
    #[arg(long, env = "MINGBAI_ORIGIN", value_parser = origin)]
    origin: Option<String>,
    #[command(flatten)]
    gateway: Gateway,
}

/// A message gateway (docs/WEBHOOK.md).
#[derive(Debug, Clone, Args)]
pub struct Gateway {
    /// Tell a message gateway at this address (https://…) of everything that happens to applications
    #[arg(long, env = "MINGBAI_WEBHOOK_URL", hide_env_values = true)]
    webhook_url: Option<String>,
    /// File of the secret that signs messages; webhook.secret in the folder of the keys if absent
    #[arg(long, env = "MINGBAI_WEBHOOK_SECRET")]
    webhook_secret: Option<PathBuf>,
    /// PEM file of the certificates that the gateway's may be signed by; those that browsers trust if
    /// absent
    #[arg(long, env = "MINGBAI_WEBHOOK_CERTIFICATES")]
    webhook_certificates: Option<PathBuf>,
}

impl Gateway {
    /// What was set, where there is a gateway. `keys` is the folder of the keys.
    fn settings(&self, keys: &Path) -> Option<config::Webhook> {
        let url = self.webhook_url.clone().filter(|url| !url.is_empty())?;
        let secret = self.webhook_secret.clone();
        Some(config::Webhook {
            url,
            secret: secret.unwrap_or_else(|| keys.join("webhook.secret")),
            certificates: self.webhook_certificates.clone(),
        })
    }
}

/// Options of `import`.
#[derive(Debug, Args)]
pub struct Import {
    #[command(flatten)]
    database: Database,
    /// The folder
    dir: PathBuf,
    /// Language of the messages; by LANG if absent
    #[arg(long, value_enum)]
    lang: Option<Language>,
}

/// Options of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// The folder
    dir: PathBuf,
    /// As JSON instead of a table
    #[arg(long)]
    json: bool,
    /// Language of the messages; by LANG if absent
    #[arg(long, value_enum)]
    lang: Option<Language>,
}

/// Options of `doctor`: those of `serve`, whose installation it looks at.
#[derive(Debug, Args)]
pub struct Doctor {
    #[command(flatten)]
    serve: Serve,
    /// As JSON instead of a table
    #[arg(long)]
    json: bool,
    /// Count all ratings one by one, too, and compare: takes a while where there are many
    #[arg(long)]
    recount: bool,
    /// Language of the messages; by LANG if absent
    #[arg(long, value_enum)]
    lang: Option<Language>,
}

/// Options of `export`.
#[derive(Debug, Args)]
pub struct Export {
    #[command(flatten)]
    database: Database,
    /// The folder; it must be empty or not there yet
    dir: PathBuf,
}

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The folder.
    #[error(transparent)]
    Inspect(#[from] InspectError),
    /// Writing a folder.
    #[error(transparent)]
    Export(#[from] crate::publish::export::ExportError),
    /// What is published cannot be shown.
    #[error(transparent)]
    Live(#[from] crate::live::LiveError),
    /// The application cannot be put together.
    #[error(transparent)]
    Build(#[from] crate::app::BuildError),
    /// The county's keys.
    #[error(transparent)]
    Keys(#[from] crate::keys::KeysError),
    /// The keys that complaints are sealed to.
    #[error(transparent)]
    OfficeKeys(#[from] office_keys::OfficeKeyError),
    /// Staff.
    #[error(transparent)]
    Staff(#[from] staff::StaffError),
    /// The sample cases.
    #[error(transparent)]
    Demo(#[from] crate::demo::DemoError),
    /// Posters.
    #[error(transparent)]
    Poster(#[from] mingbai_poster::PosterError),
    /// The public log.
    #[error(transparent)]
    Keeper(#[from] crate::keeper::KeeperError),
    /// The message gateway.
    #[error(transparent)]
    Webhook(#[from] crate::webhook::endpoint::BadWebhook),
    /// There is none.
    #[error("no message gateway is set: say where it is with --webhook-url or MINGBAI_WEBHOOK_URL")]
    NoWebhook,
    /// Something cannot be written as JSON.
    #[error(transparent)]
    Json(serde_json::Error),
    /// No name for a file.
    #[error("{0} names no file")]
    NoFile(PathBuf),
    /// It would be overwritten.
    #[error("{0} is there already")]
    FileThere(PathBuf),
    /// Reading, writing or listening.
    #[error("{what}: {source}")]
    Io {
        /// What was being done.
        what: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// Nothing to serve.
    #[error(
        "nothing has been published yet, and there is no folder {0} to publish.\n\
         Say where the data is with --data DIR, or publish it with `mingbai-server import DIR`."
    )]
    NothingPublished(PathBuf),
    /// Nothing to export.
    #[error("nothing has been published yet")]
    NothingToExport,
    /// The folder has errors; they have been printed.
    #[error("the folder was not published: it has errors")]
    Faulty,
}

impl CommandError {
    pub(crate) fn io(what: impl Into<String>) -> impl FnOnce(std::io::Error) -> Self {
        let what = what.into();
        |source| Self::Io { what, source }
    }
}

impl From<Serve> for Settings {
    fn from(serve: Serve) -> Self {
        let webhook = serve.gateway.settings(&serve.keys);
        Self {
            webhook,
            host: serve.host,
            port: serve.port,
            database: serve.database.database,
            data: serve.data,
            web: serve.web,
            keys: serve.keys,
            metrics_port: serve.metrics_port,
            https: serve.https,
            origin: serve.origin,
        }
    }
}

/// Does what was typed.
///
/// # Errors
/// Any [`CommandError`]; it has not been printed yet.
pub async fn run(command: Command) -> Result<ExitCode, CommandError> {
    match command {
        Command::Serve(options) => serve::run(&options.into()).await,
        Command::Import(options) => {
            let language = Language::or_environment(options.lang);
            import::run(&options.database.database, &options.dir, language).await
        }
        Command::Check(options) => {
            let language = Language::or_environment(options.lang);
            check::run(&options.dir, options.json, language)
        }
        Command::Doctor(options) => {
            let language = Language::or_environment(options.lang);
            let how = doctor::How {
                as_json: options.json,
                recount: options.recount,
                language,
            };
            doctor::run(&options.serve.into(), how).await
        }
        Command::Export(options) => export::run(&options.database.database, &options.dir).await,
        Command::Keys(options) => keys::run(&options).await,
        Command::Verify(options) => verify::run(&options).await,
        Command::Demo(options) => demo::run(&options).await,
        Command::Posters(options) => posters::run(&options).await,
        Command::Staff(options) => staff::run(&options).await,
        Command::Audit(options) => audit::run(&options).await,
        Command::Webhook(options) => webhook::run(&options).await,
        Command::Migrate(options) => {
            crate::store::open(&options.database).await?.close().await;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Scheme, host and port, without a slash at the end.
fn origin(text: &str) -> Result<String, String> {
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
    match host.map(|host| host.trim_end_matches('/')) {
        Some(host) if !host.is_empty() && host.chars().all(plain) => {
            Ok(text.trim_end_matches('/').to_owned())
        }
        _ => Err("expected https:// or http://, a host, and perhaps a port".to_owned()),
    }
}
