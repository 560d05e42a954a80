//! `mingbai-server keys init | rotate | tokens | show`; `offices` and `sign-office` are [`super::office_keys`]'s.

use super::CommandError;
use super::office_keys::{self, Offices, SignOffice};
use super::words::Language;
use crate::clock;
use crate::keys::{KeysError, folder, tokens};
use clap::{Args, Subcommand};
use mingbai_contract::Date;
use mingbai_contract::log::LogKeys;
use mingbai_contract::rating::TokenKeys;
use mingbai_domain::log::sign::{key_id, token_key_id};
use mingbai_domain::time::{Zone, local};
use serde::Serialize;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Options of `keys`.
#[derive(Debug, Args)]
pub struct Keys {
    /// What to do
    #[command(subcommand)]
    what: What,
}

/// What can be done with keys.
#[derive(Debug, Subcommand)]
enum What {
    /// Make the root key, the first working key and the first key for tokens of ratings
    Init(Options),
    /// Retire the working key and make another one; needs the root key in the folder
    Rotate(Options),
    /// Retire the key that tokens of ratings are made with and make another one, or the first; needs the root
    /// key in the folder
    Tokens(Options),
    /// Show the public halves
    Show(Options),
    /// Say which keys complaints are sealed to, and which wait for the root's word
    Offices(Offices),
    /// Sign, with the root key in the folder, that a key of an office counts, or is retired
    SignOffice(SignOffice),
}

/// Which folder, and how to talk.
#[derive(Debug, Args)]
struct Options {
    /// Folder of the county's signing keys
    #[arg(long, env = "MINGBAI_KEYS", default_value = "keys")]
    keys: PathBuf,
    /// The public halves as JSON instead of words
    #[arg(long)]
    json: bool,
    /// Language of the messages; by LANG if absent
    #[arg(long, value_enum)]
    lang: Option<Language>,
}

/// Does it and prints the public halves.
///
/// # Errors
/// Whatever the folder says.
pub async fn run(keys: &Keys) -> Result<ExitCode, CommandError> {
    // The days of keys are the county's, whose zone only the published calendar knows: so that no
    // hour is left out, a key counts from the earliest date that there is now to the latest.
    let now = clock::unix_ms();
    let utc = Zone::by_name("UTC").unwrap_or(Zone::BEIJING);
    let (from, last) = (local(now, utc).date, local(now, Zone::BEIJING).date);
    let (from, last) = (Date(from), Date(last));
    let options = match &keys.what {
        What::Init(options) => {
            folder::init(&options.keys, from)?;
            options
        }
        What::Rotate(options) => {
            folder::rotate(&options.keys, from, last)?;
            options
        }
        What::Tokens(options) => {
            let keys = tokens::replace(&options.keys, from, last)?;
            if options.json {
                return print(&json(&keys));
            }
            options
        }
        What::Show(options) => options,
        What::Offices(options) => return office_keys::list(options).await,
        What::SignOffice(options) => return office_keys::sign(options).await,
    };
    let keys = folder::public(&options.keys)?;
    let keys = keys.ok_or_else(|| KeysError::Absent(options.keys.clone()))?;
    if options.json {
        return print(&json(&keys));
    }
    let language = Language::or_environment(options.lang);
    let mut text = words(&keys, language);
    if let Some(keys) = tokens::public(&options.keys)? {
        text += &token_words(&keys, language);
    }
    print(&(text + &root_words(&options.keys, language)))
}

fn json(keys: &impl Serialize) -> String {
    serde_json::to_string_pretty(keys).unwrap_or_default() + "\n"
}

fn print(text: &str) -> Result<ExitCode, CommandError> {
    std::io::stdout()
        .write_all(text.as_bytes())
        .map_err(CommandError::io("standard output"))?;
    Ok(ExitCode::SUCCESS)
}

/// On which days a key is, or was, in use.
fn days(valid_from: Date, retired: Option<Date>, language: Language) -> String {
    match (language, retired) {
        (Language::Zh, None) => format!("{valid_from} 起使用"),
        (Language::En, None) => format!("in use since {valid_from}"),
        (Language::Zh, Some(last)) => format!("{valid_from} 至 {last} 使用过"),
        (Language::En, Some(last)) => format!("was in use {valid_from} to {last}"),
    }
}

fn words(keys: &LogKeys, language: Language) -> String {
    let mut out = String::new();
    let root = language.pick("根公钥", "root key");
    let _ = writeln!(out, "{root}  {}", keys.root);
    for key in &keys.keys {
        let days = days(key.valid_from, key.retired, language);
        let name = language.pick("工作密钥", "working key");
        let _ = writeln!(out, "{name}  {}  {days}", key_id(&key.key));
    }
    out
}

fn token_words(keys: &TokenKeys, language: Language) -> String {
    let mut out = String::new();
    let name = language.pick("评价凭证密钥", "token key");
    for key in keys.keys.iter().rev() {
        let days = days(key.valid_from, key.retired, language);
        let _ = writeln!(out, "{name}  {}  {days}", token_key_id(&key.key));
    }
    out
}

/// What to do with the root key, where it still lies here.
fn root_words(dir: &Path, language: Language) -> String {
    let mut out = String::new();
    if let Some(path) = folder::root_file(dir) {
        let path = path.display();
        let _ = match language {
            Language::Zh => writeln!(
                out,
                "\n现在就把 {path} 拷到两个离线的介质（如两只 U 盘，分开保管），核对后从本机删除。\n\
                 以后只有更换工作密钥或评价凭证密钥时才需要它。把根公钥印到海报上，并重新构建网页，使网页带上它。"
            ),
            Language::En => writeln!(
                out,
                "\nNow copy {path} to two media that stay offline (two USB sticks, kept apart), compare, and delete it here.\n\
                 It is needed again only to replace the working key or the key of tokens. Print the root key on the posters, and build the web app again so that it carries it."
            ),
        };
    }
    out
}
