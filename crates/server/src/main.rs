//! The program `mingbai-server`: reads the command line, sets up the log, runs the command.

use clap::Parser as _;
use mingbai_server::cli::{self, Cli, CommandError};
use mingbai_server::journal::{Journal, Line};
use std::io::{IsTerminal as _, Stderr, Write as _};
use std::process::ExitCode;
use std::sync::OnceLock;
use tracing_subscriber::EnvFilter;

/// Where log lines gather.
static JOURNAL: OnceLock<Journal<Stderr>> = OnceLock::new();

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    let journal = JOURNAL.get_or_init(|| Journal::new(std::io::stderr()));
    log(journal);
    let code = match cli::run(cli.command).await {
        Ok(code) => code,
        Err(error) => {
            say(&error);
            ExitCode::FAILURE
        }
    };
    let _ = journal.flush();
    code
}

/// Where standard error is gone, nobody is left to tell.
fn say(error: &CommandError) {
    let _ = writeln!(std::io::stderr(), "mingbai-server: {error}");
}

/// Logs go to standard error: standard output is for answers. `MINGBAI_LOG` sets what is logged
/// (`warn`, `mingbai_server=debug`… as in tracing-subscriber's `EnvFilter`), `MINGBAI_LOG_FORMAT=json` writes one object a line.
fn log(journal: &'static Journal<Stderr>) {
    let filter =
        EnvFilter::try_from_env("MINGBAI_LOG").unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    let colours = std::io::stderr().is_terminal();
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(colours)
        .with_writer(journal);
    let json = std::env::var("MINGBAI_LOG_FORMAT").is_ok_and(|format| format == "json");
    if let Err(error) = journal.keep_writing() {
        let _ = writeln!(
            std::io::stderr(),
            "mingbai-server: no thread for the log: {error}"
        );
    }
    if json {
        log.json().init();
    } else if colours {
        log.init();
    } else {
        log.event_format(Line).init();
    }
    std::panic::set_hook(Box::new(
        |panic| tracing::error!(%panic, "the program panicked"),
    ));
}
