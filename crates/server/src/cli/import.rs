//! `mingbai-server import DIR`.

use super::words::Language;
use super::{CommandError, check};
use crate::clock;
use crate::publish::inspect::inspect;
use crate::publish::versions::Change;
use crate::store::{self, AnyStore};
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

/// Publishes a folder and says what that changed.
///
/// # Errors
/// Whatever the folder or the database says.
pub async fn run(database: &str, dir: &Path, language: Language) -> Result<ExitCode, CommandError> {
    let store = store::open(database).await?;
    let imported = import(&store, dir, language, clock::unix_ms()).await;
    store.close().await;
    let change = imported?;
    writeln!(std::io::stdout(), "{}", language.change(&change))
        .map_err(CommandError::io("standard output"))?;
    Ok(ExitCode::SUCCESS)
}

/// Checks a folder and publishes it at a time in milliseconds since 1970, UTC. What is wrong with it goes to standard error.
///
/// # Errors
/// [`CommandError::Faulty`] when it has errors: then nothing has changed. Else whatever the folder
/// or the database says.
pub async fn import(
    store: &AnyStore,
    dir: &Path,
    language: Language,
    now_ms: i64,
) -> Result<Change, CommandError> {
    let inspection = inspect(dir)?;
    let Some(publication) = &inspection.publication else {
        let table = check::table(&inspection, language);
        std::io::stderr()
            .write_all(table.as_bytes())
            .map_err(CommandError::io("standard error"))?;
        return Err(CommandError::Faulty);
    };
    Ok(store.publish(publication, now_ms).await?)
}

/// Publishes a folder when nothing has been published yet. Programs that start side by side on one database
/// wait for each other; the second finds nothing to change.
///
/// # Errors
/// [`CommandError::NothingPublished`] where there is no such folder; else as [`import`].
pub async fn first(store: &AnyStore, dir: &Path) -> Result<(), CommandError> {
    if store.catalog_version().await? > 0 {
        return Ok(());
    }
    if !dir.is_dir() {
        return Err(CommandError::NothingPublished(dir.to_owned()));
    }
    let language = Language::or_environment(None);
    let change = import(store, dir, language, clock::unix_ms()).await?;
    tracing::info!(items = change.added, "published the first catalog");
    Ok(())
}
