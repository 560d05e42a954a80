//! `mingbai-server keys offices | sign-office`: the root's word for the keys that complaints are sealed to.
//!
//! They are made and retired at the desk; what is to count the root signs here, on the machine to which it was
//! brought back for it. What is done stands in the desk's record, as done by `command-line`.

use super::words::Language;
use super::{CommandError, Database};
use crate::clock;
use crate::keys::folder;
use crate::live::Live;
use crate::ops::desk::office_keys::key_name;
use crate::ops::desk::{day, detail_of};
use crate::store::office_keys::{KeptKey, NotKept};
use crate::store::staff::Record;
use crate::store::{self, AnyStore};
use clap::Args;
use mingbai_contract::complaint::OfficeKey;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::complaints::KeyStanding;
use mingbai_contract::log::KeyId;
use mingbai_contract::log::bytes::BadBytes;
use mingbai_domain::log::sign::sign_office_key;
use mingbai_domain::time::Zone;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// Options of `keys offices`.
#[derive(Debug, Args)]
pub struct Offices {
    #[command(flatten)]
    database: Database,
    /// Language of the messages; by LANG if absent
    #[arg(long, value_enum)]
    lang: Option<Language>,
}

/// Options of `keys sign-office`.
#[derive(Debug, Args)]
pub struct SignOffice {
    #[command(flatten)]
    offices: Offices,
    /// Folder of the county's signing keys, with the root key in it
    #[arg(long, env = "MINGBAI_KEYS", default_value = "keys")]
    keys: PathBuf,
    /// The key, as `keys offices` and the desk name it
    #[arg(value_parser = id)]
    id: KeyId,
}

fn id(text: &str) -> Result<KeyId, BadBytes> {
    text.parse()
}

/// Why nothing was signed.
#[derive(Debug, thiserror::Error)]
pub enum OfficeKeyError {
    /// There is no such key.
    #[error("there is no key {0}; `mingbai-server keys offices` names those that there are")]
    Missing(KeyId),
    /// There is nothing to sign about it.
    #[error("there is nothing to sign about {0}: it is in use, or retired, already")]
    NothingToSign(KeyId),
    /// Something has happened to it in the meantime.
    #[error("{id}: {why}")]
    NotKept {
        /// Which key.
        id: KeyId,
        /// Why.
        why: NotKept,
    },
}

/// Says which keys there are, those that wait for the root's word first.
///
/// # Errors
/// Any [`CommandError`].
pub async fn list(options: &Offices) -> Result<ExitCode, CommandError> {
    let store = store::open(&options.database.database).await?;
    let kept = store.office_keys().await;
    store.close().await;
    let mut kept = kept?;
    kept.sort_by_key(|key| !waits(key));
    let language = Language::or_environment(options.lang);
    for key in &kept {
        print(&line(key, language))?;
    }
    if kept.is_empty() {
        let words = language.pick(
            "还没有投诉密钥：请投诉中心和效能办在工作台各生成一把。",
            "there are no keys yet: complaint office and supervision office make theirs at the desk",
        );
        print(words)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Signs that a pending key counts from today on, or that one that is to be retired does so until today.
///
/// # Errors
/// [`OfficeKeyError`], [`crate::keys::KeysError::NoRoot`] where the root key is not in the folder; else any
/// [`CommandError`].
pub async fn sign(options: &SignOffice) -> Result<ExitCode, CommandError> {
    let root = folder::root(&options.keys)?;
    let store = store::open(&options.offices.database.database).await?;
    let signed = signed(&store, &root, options.id).await;
    store.close().await;
    let key = signed?;
    let language = Language::or_environment(options.offices.lang);
    print(&line(&key, language))?;
    print(language.pick(
        "现在把根密钥从本机拿走。",
        "Now take the root key away from this machine again.",
    ))?;
    Ok(ExitCode::SUCCESS)
}

async fn signed(
    store: &AnyStore,
    root: &ed25519_dalek::SigningKey,
    id: KeyId,
) -> Result<KeptKey, CommandError> {
    let now_ms = clock::unix_ms();
    let live = Live::default();
    live.refresh(store).await?;
    let zone = live.current().map_or(Zone::BEIJING, |now| now.zone);
    let today = day(now_ms, zone);
    let key = find(store, id).await?;
    let (from, retired) = match (key.standing, &key.signed) {
        (KeyStanding::Pending, _) => (today, None),
        (KeyStanding::Retiring, Some(signed)) => {
            (signed.valid_from, Some(today.max(signed.valid_from)))
        }
        _ => return Err(OfficeKeyError::NothingToSign(id).into()),
    };
    let signed: OfficeKey = sign_office_key(root, key.office, key.key, from, retired);
    let record = Record {
        at_ms: now_ms,
        actor: "command-line".to_owned(),
        deed: Deed::OfficeKeySigned,
        subject: key_name(&id),
        detail: detail_of(&signed).map_err(CommandError::Json)?,
    };
    let kept = store.sign_office_key(&signed, &record).await?;
    kept.map_err(|why| OfficeKeyError::NotKept { id, why })?;
    find(store, id).await
}

async fn find(store: &AnyStore, id: KeyId) -> Result<KeptKey, CommandError> {
    let mut keys = store.office_keys().await?.into_iter();
    let key = keys.find(|key| key.id == id);
    Ok(key.ok_or(OfficeKeyError::Missing(id))?)
}

const fn waits(key: &KeptKey) -> bool {
    matches!(key.standing, KeyStanding::Pending | KeyStanding::Retiring)
}

fn line(key: &KeptKey, language: Language) -> String {
    let office = language.office(key.office);
    let standing = match key.standing {
        KeyStanding::Pending => language.pick("待签发", "waits for the root's word"),
        KeyStanding::Valid => language.pick("使用中", "in use"),
        KeyStanding::Retiring => {
            language.pick("待签停用", "to be retired: waits for the root's word")
        }
        KeyStanding::Retired => language.pick("已停用", "retired"),
    };
    let days = key.signed.as_ref().map(|signed| match signed.retired {
        None => signed.valid_from.to_string(),
        Some(last) => format!("{} – {last}", signed.valid_from),
    });
    let days = days.unwrap_or_default();
    format!("{}  {office}  {standing}  {days}", key.id)
        .trim_end()
        .to_owned()
}

fn print(line: &str) -> Result<(), CommandError> {
    writeln!(std::io::stdout(), "{line}").map_err(CommandError::io("standard output"))
}
