//! The keys that complaints are sealed to, at the desk: each office keeps its own.
//!
//! A private half comes here only under a passphrase that nobody here knows. What is to count has to be signed by
//! the county's root, on the command line of the machine where that is (`mingbai-server keys sign-office`).

pub mod file;
pub mod list;
pub mod make;
pub mod retire;

use super::May;
use crate::app::App;
use crate::problem::{Refusal, internal};
use crate::store::office_keys::{KeptKey, NotKept};
use mingbai_contract::complaint::{KeyFile, Office};
use mingbai_contract::desk::complaints::OfficeKeyFile;
use mingbai_contract::log::KeyId;
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_domain::complaint::check;
use mingbai_domain::staff::keeps_key_of;

/// How the desk's record calls a key.
#[must_use]
pub fn key_name(id: &KeyId) -> String {
    format!("office-key:{id}")
}

/// Whether somebody keeps the keys of an office.
fn keeps<O>(may: &May<O>, office: Office) -> bool {
    keeps_key_of(&may.account.grants, office)
}

/// The keys of the offices that somebody keeps keys for, oldest first.
async fn own<O>(app: &App, may: &May<O>) -> Result<Vec<OfficeKeyFile>, Refusal> {
    let kept = app.store.office_keys().await;
    let kept = kept.map_err(|error| internal(&error))?.into_iter();
    Ok(kept
        .filter(|key| keeps(may, key.office))
        .map(shown)
        .collect())
}

/// The key of a name.
///
/// # Errors
/// 404 where there is none among those that somebody keeps.
async fn one<O>(app: &App, may: &May<O>, id: &KeyId) -> Result<OfficeKeyFile, Refusal> {
    let mut own = own(app, may).await?.into_iter();
    own.find(|key| key.id == *id).ok_or(Refusal::NOT_FOUND)
}

fn shown(kept: KeptKey) -> OfficeKeyFile {
    OfficeKeyFile {
        id: kept.id,
        office: kept.office,
        key: kept.key,
        standing: kept.standing,
        signed: kept.signed,
        file: kept.file,
    }
}

/// Refuses a private half that is not kept as it must be.
fn well_kept(file: &KeyFile) -> Result<(), Refusal> {
    let faults: Vec<FieldProblem> = check::key_file("/file", file);
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Refusal::fields(faults))
    }
}

/// What is answered when nothing was written.
fn not_kept(why: NotKept) -> Refusal {
    match why {
        NotKept::Missing => Refusal::NOT_FOUND,
        NotKept::Taken => Refusal::conflict("/key", FieldCode::Taken),
        NotKept::Standing => Refusal::CONFLICT,
    }
}
