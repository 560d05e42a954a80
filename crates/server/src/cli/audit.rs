//! `mingbai-server audit verify`.

use super::{CommandError, Database};
use crate::store;
use clap::{Args, Subcommand};
use mingbai_domain::staff::audit::{Broken, Chain};
use std::io::Write as _;
use std::process::ExitCode;

/// Options of `audit`.
#[derive(Debug, Args)]
pub struct Audit {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Check the record of what was done at the desk, entry by entry
    Verify(Verify),
}

#[derive(Debug, Args)]
struct Verify {
    #[command(flatten)]
    database: Database,
    /// The record must contain this hash: one that was written down before
    #[arg(long)]
    contains: Option<String>,
}

/// How many entries are read at a time.
const AT_ONCE: u32 = 1000;

/// Checks the whole record.
///
/// # Errors
/// Any [`CommandError`].
pub async fn run(options: &Audit) -> Result<ExitCode, CommandError> {
    let What::Verify(options) = &options.what;
    let store = store::open(&options.database.database).await?;
    let (size, last) = store.audit_end().await?;
    let mut chain = Chain::default();
    let mut contained = false;
    let mut broken = None;
    // What is added meanwhile is another day's business.
    while chain.size() < size && broken.is_none() {
        let entries = store.audit_after(chain.size(), AT_ONCE).await?;
        if entries.is_empty() {
            broken = Some(Broken::Gap(chain.size() + 1));
        }
        for entry in entries.iter().take_while(|entry| entry.position <= size) {
            contained |= options.contains.as_deref() == Some(entry.hash.as_str());
            if let Err(found) = chain.next(entry) {
                broken = Some(found);
                break;
            }
        }
    }
    store.close().await;
    let broken = broken.or_else(|| chain.end(size, &last).err());
    let (words, code) = match broken {
        Some(broken) => (said(broken), ExitCode::FAILURE),
        None if options.contains.is_some() && !contained => (
            "the record is whole in itself, but that hash is not in it: its beginning is another"
                .to_owned(),
            ExitCode::FAILURE,
        ),
        None => (
            format!("{size} entries, whole and in order\nlast hash {last}"),
            ExitCode::SUCCESS,
        ),
    };
    writeln!(std::io::stdout(), "{words}").map_err(CommandError::io("standard output"))?;
    Ok(code)
}

fn said(broken: Broken) -> String {
    match broken {
        Broken::Gap(at) => format!("entry {at} is missing, or stands in another place"),
        Broken::Link(at) => format!("entry {at} does not follow the one before it"),
        Broken::Changed(at) => format!("entry {at} has been changed"),
        Broken::End(size) => format!("the record should end with entry {size}, and does not"),
    }
}
