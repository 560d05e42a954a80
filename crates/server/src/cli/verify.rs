//! `mingbai-server verify FILE`: is a receipt genuine, and is it in the public log?

use super::CommandError;
use super::words::Language;
use crate::keys::{KeysError, folder};
use crate::store::probe::{Schema, probe};
use crate::store::{self, StoreError};
use clap::Args;
use mingbai_contract::log::{Evidence, PublicKey, Receipt};
use mingbai_domain::log::check::Fault;
use mingbai_domain::log::{Trusted, check_evidence, tree};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

/// Options of `verify`.
#[derive(Debug, Args)]
pub struct Verify {
    /// The receipt, or the file of evidence that the app saves: JSON
    file: PathBuf,
    /// The county's root key, as it stands on the posters; that of the folder of keys if absent
    #[arg(long)]
    root: Option<PublicKey>,
    /// Folder of the county's signing keys, for a receipt alone
    #[arg(long, env = "MINGBAI_KEYS", default_value = "keys")]
    keys: PathBuf,
    #[command(flatten)]
    database: super::Database,
    /// Language of the messages; by LANG if absent
    #[arg(long, value_enum)]
    lang: Option<Language>,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// Genuine, and entry number `index` of `size`.
    InLog { index: u64, size: u64 },
    /// Genuine; its day has not been closed yet.
    NotYet,
    /// Genuine; its day has been closed, and it is not there.
    Missing,
    /// Genuine; there is no log here to look into.
    NoLog,
    /// The file is no receipt.
    NoReceipt,
    /// Not genuine.
    Forged(Fault),
}

/// Checks the file and says what came of it. The exit code is 1 unless all is well.
///
/// # Errors
/// The file, the folder or the database cannot be read.
pub async fn run(options: &Verify) -> Result<ExitCode, CommandError> {
    let name = options.file.display().to_string();
    let text = std::fs::read_to_string(&options.file).map_err(CommandError::io(name))?;
    let verdict = match verdict(options, &text).await {
        Ok(verdict) => verdict,
        Err(Stop::Command(error)) => return Err(error),
        Err(Stop::Fault(fault)) => Verdict::Forged(fault),
    };
    let language = Language::or_environment(options.lang);
    writeln!(std::io::stdout(), "{}", words(verdict, language))
        .map_err(CommandError::io("standard output"))?;
    Ok(match verdict {
        Verdict::InLog { .. } | Verdict::NotYet | Verdict::NoLog => ExitCode::SUCCESS,
        Verdict::Missing | Verdict::NoReceipt | Verdict::Forged(_) => ExitCode::FAILURE,
    })
}

/// Why a check ends early.
enum Stop {
    Command(CommandError),
    Fault(Fault),
}

impl From<KeysError> for Stop {
    fn from(error: KeysError) -> Self {
        Self::Command(error.into())
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Command(error.into())
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

async fn verdict(options: &Verify, text: &str) -> Result<Verdict, Stop> {
    let known = || {
        let keys = folder::public(&options.keys)?;
        keys.ok_or_else(|| KeysError::Absent(options.keys.clone()))
    };
    if let Ok(evidence) = serde_json::from_str::<Evidence>(text) {
        let root = match options.root {
            Some(root) => root,
            None => known()?.root,
        };
        check_evidence(&root, &evidence)?;
        return Ok(Verdict::InLog {
            index: evidence.inclusion.index,
            size: evidence.head.size,
        });
    }
    let Ok(receipt) = serde_json::from_str::<Receipt>(text) else {
        return Ok(Verdict::NoReceipt);
    };
    let keys = known()?;
    Trusted::new(&options.root.unwrap_or(keys.root), &keys)?.receipt(&receipt)?;
    look_up(&options.database.database, &receipt).await
}

/// Looks into the log of a database; never makes one.
async fn look_up(database: &str, receipt: &Receipt) -> Result<Verdict, Stop> {
    let found = probe(database).await?;
    if !found.is_some_and(|found| matches!(found.schema, Schema::Current { .. })) {
        return Ok(Verdict::NoLog);
    }
    let store = store::open(database).await?;
    let looked = async {
        let size = store.log_size().await?;
        let leaf = tree::leaf(receipt.kind, &receipt.commitment);
        if let Some(proof) = store.inclusion(leaf, size).await? {
            let index = proof.index;
            return Ok(Verdict::InLog { index, size });
        }
        let closed = store.day_heads(None, 1).await?;
        let over = closed.first().is_some_and(|last| last.day >= receipt.day);
        Ok(if over {
            Verdict::Missing
        } else {
            Verdict::NotYet
        })
    }
    .await;
    store.close().await;
    looked.map_err(|error: StoreError| error.into())
}

fn words(verdict: Verdict, language: Language) -> String {
    match (verdict, language) {
        (Verdict::InLog { index, size }, Language::Zh) => {
            let number = index.saturating_add(1);
            format!("真实，已在公开日志中（{size} 条中的第 {number} 条）。")
        }
        (Verdict::InLog { index, size }, Language::En) => {
            let number = index.saturating_add(1);
            format!("Genuine, and in the public log (entry {number} of {size}).")
        }
        (Verdict::Forged(fault), Language::Zh) => format!("不真实：{}。", fault_zh(fault)),
        (Verdict::Forged(fault), Language::En) => format!("Not genuine: {fault}."),
        (Verdict::NotYet, _) => language
            .pick(
                "真实。还没有进入公开日志，当天结束后会有。",
                "Genuine. Not in the public log yet: it will be after the end of its day.",
            )
            .to_owned(),
        (Verdict::Missing, _) => language
            .pick(
                "签名真实，但是日志里应该有却没有：请保留这份回执，并向监督机关反映。",
                "The signature is genuine, but the entry should be in the log and is not: keep this receipt and report it to the supervision office.",
            )
            .to_owned(),
        (Verdict::NoLog, _) => language
            .pick(
                "签名真实。这里没有公开日志可查。",
                "The signature is genuine. There is no public log here to look into.",
            )
            .to_owned(),
        (Verdict::NoReceipt, _) => language
            .pick("这个文件不是回执。", "This file is no receipt.")
            .to_owned(),
    }
}

const fn fault_zh(fault: Fault) -> &'static str {
    match fault {
        Fault::OtherRoot => "根公钥不是本县的",
        Fault::Keys => "有密钥没有本县根密钥的签名",
        Fault::UnknownKey => "签名用的密钥不是本县的",
        Fault::KeyNotInUse => "签名用的密钥那一天没有在用",
        Fault::Receipt => "回执和签名不符",
        Fault::Head => "日志树头和签名不符",
        Fault::Inclusion => "日志里没有这一条，或不在证明所说的位置",
    }
}
