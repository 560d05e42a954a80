//! `mingbai-server export DIR`.

use super::CommandError;
use crate::publish::export;
use crate::store;
use std::path::Path;
use std::process::ExitCode;

/// Writes what is published now into a folder.
///
/// # Errors
/// [`CommandError::NothingToExport`], or whatever the database or the folder says.
pub async fn run(database: &str, dir: &Path) -> Result<ExitCode, CommandError> {
    let store = store::open(database).await?;
    let state = store.current().await?;
    store.close().await;
    let state = state.ok_or(CommandError::NothingToExport)?;
    export::export(&state.publication, dir)?;
    Ok(ExitCode::SUCCESS)
}
