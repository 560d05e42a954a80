//! `mingbai-server webhook …`: trying a message gateway out, and looking after what it was not told.

use super::{CommandError, Database, Gateway};
use crate::clock::{self, Clock};
use crate::keys::private;
use crate::listen;
use crate::store;
use crate::webhook::endpoint::{BadWebhook, Endpoint};
use crate::webhook::post::post;
use crate::webhook::receiver::Receiver;
use crate::webhook::signature::{Secrets, new_secret};
use axum::http::StatusCode;
use clap::{Args, Subcommand};
use mingbai_contract::application::{Message, Told};
use mingbai_contract::log::Timestamp;
use std::io::Write as _;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tokio::net::TcpListener;

/// Options of `webhook`.
#[derive(Debug, Args)]
pub struct Webhook {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Make a secret and write it into a new file that only its owner can read
    Secret {
        /// The file; it must not be there yet
        file: PathBuf,
    },
    /// Send the gateway a test message now, and say what it answered
    Test {
        #[command(flatten)]
        gateway: Gateway,
    },
    /// Receive messages here, check them and print them, to try things out
    Receive(Receive),
    /// How many messages wait, and how many were given up
    Status(Database),
    /// Make every message due now that waits or was given up
    Retry(Database),
}

#[derive(Debug, Args)]
struct Receive {
    /// The file of the secret
    #[arg(long)]
    secret: PathBuf,
    /// Port to listen on, on this machine only; 0 takes a free one
    #[arg(long, default_value_t = 9000)]
    port: u16,
    /// What to answer to messages that are genuine, such as 500 for a gateway in trouble
    #[arg(long, default_value_t = StatusCode::NO_CONTENT)]
    status: StatusCode,
}

/// Does what was typed.
///
/// # Errors
/// Any [`CommandError`].
pub async fn run(options: &Webhook) -> Result<ExitCode, CommandError> {
    match &options.what {
        What::Secret { file } => secret(file),
        What::Test { gateway } => test(gateway).await,
        What::Receive(options) => receive(options).await,
        What::Status(database) => status(&database.database).await,
        What::Retry(database) => retry(&database.database).await,
    }
}

fn say(words: &str) -> Result<(), CommandError> {
    writeln!(std::io::stdout(), "{words}").map_err(CommandError::io("standard output"))
}

fn secret(file: &Path) -> Result<ExitCode, CommandError> {
    let (Some(folder), Some(name)) = (file.parent(), file.file_name().and_then(|n| n.to_str()))
    else {
        return Err(CommandError::NoFile(file.to_owned()));
    };
    if file.exists() {
        return Err(CommandError::FileThere(file.to_owned()));
    }
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let secret = new_secret().map_err(|_| crate::keys::KeysError::Random)?;
    private::write(folder, name, &format!("{secret}\n"))?;
    say(&format!(
        "{} holds a new secret; give the gateway a copy of it",
        file.display()
    ))?;
    Ok(ExitCode::SUCCESS)
}

async fn test(gateway: &Gateway) -> Result<ExitCode, CommandError> {
    let Some(settings) = gateway.settings(Path::new("keys")) else {
        return Err(CommandError::NoWebhook);
    };
    let endpoint = Endpoint::load(&settings)?;
    let now_ms = clock::unix_ms();
    let message = Message {
        r#type: Told::Test,
        timestamp: Timestamp {
            unix_ms: now_ms,
            minutes_east: 480,
        },
        data: None,
    };
    let body = serde_json::to_string(&message).map_err(CommandError::Json)?;
    let id = format!("test-{now_ms}");
    Ok(match post(&endpoint, &id, &body, now_ms).await {
        Ok(()) => {
            say(&format!("{} has taken the message {id}", endpoint.name()))?;
            ExitCode::SUCCESS
        }
        Err(why) => {
            say(&format!("{} has not taken it: {why}", endpoint.name()))?;
            ExitCode::FAILURE
        }
    })
}

async fn receive(options: &Receive) -> Result<ExitCode, CommandError> {
    let text = private::read(&options.secret)?;
    let secrets = Secrets::read(&text).map_err(|source| BadWebhook::Secret {
        path: options.secret.clone(),
        source,
    })?;
    let end = super::serve::stop_signal()?;
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, options.port));
    let listener = TcpListener::bind(address).await;
    let listener = listener.map_err(CommandError::io(format!("listening on {address}")))?;
    let address = listener
        .local_addr()
        .map_err(CommandError::io("listening"))?;
    say(&format!("receiving at http://{address}/"))?;
    let receiver = Receiver::new(secrets, Clock::system(), options.status, std::io::stdout());
    listen::serve(listener, receiver.router(), end).await;
    Ok(ExitCode::SUCCESS)
}

async fn status(database: &str) -> Result<ExitCode, CommandError> {
    let store = store::open(database).await?;
    let found = store.outstanding_messages().await;
    store.close().await;
    let found = found?;
    let minutes = found
        .oldest_ms
        .map(|oldest| (clock::unix_ms() - oldest) / 60_000);
    let oldest = minutes.map_or_else(String::new, |minutes| {
        format!(", the oldest for {minutes} minutes")
    });
    say(&format!(
        "{} wait{oldest}\n{} were given up",
        found.waiting, found.given_up
    ))?;
    Ok(ExitCode::SUCCESS)
}

async fn retry(database: &str) -> Result<ExitCode, CommandError> {
    let store = store::open(database).await?;
    let due = store.retry_messages(clock::unix_ms()).await;
    store.close().await;
    say(&format!("{} are due now", due?))?;
    Ok(ExitCode::SUCCESS)
}
