//! `mingbai-server keys init | rotate | show`; `offices` and `sign-office` are [`super::office_keys`]'s.

use super::CommandError;
use super::office_keys::{self, Offices, SignOffice};
use super::words::Language;
use crate::clock;
use crate::keys::{KeysError, folder};
use clap::{Args, Subcommand};
use mingbai_contract::Date;
use mingbai_contract::log::LogKeys;
use mingbai_domain::log::sign::key_id;
use mingbai_domain::time::{Zone, local};
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
    /// Make the root key and the first working key
    Init(Options),
    /// Retire the working key and make another one; needs the root key in the folder
    Rotate(Options),
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
    let (options, keys) = match &keys.what {
        What::Init(options) => (options, folder::init(&options.keys, from)?),
        What::Rotate(options) => (options, folder::rotate(&options.keys, from, last)?),
        What::Show(options) => {
            let keys = folder::public(&options.keys)?;
            let absent = || KeysError::Absent(options.keys.clone());
            (options, keys.ok_or_else(absent)?)
        }
        What::Offices(options) => return office_keys::list(options).await,
        What::SignOffice(options) => return office_keys::sign(options).await,
    };
    let text = if options.json {
        let json = serde_json::to_string_pretty(&keys);
        json.unwrap_or_default() + "\n"
    } else {
        words(&keys, &options.keys, Language::or_environment(options.lang))
    };
    std::io::stdout()
        .write_all(text.as_bytes())
        .map_err(CommandError::io("standard output"))?;
    Ok(ExitCode::SUCCESS)
}

fn words(keys: &LogKeys, dir: &Path, language: Language) -> String {
    let mut out = String::new();
    let root = language.pick("根公钥", "root key");
    let _ = writeln!(out, "{root}  {}", keys.root);
    for key in &keys.keys {
        let days = match (language, key.retired) {
            (Language::Zh, None) => format!("{} 起使用", key.valid_from),
            (Language::En, None) => format!("in use since {}", key.valid_from),
            (Language::Zh, Some(last)) => format!("{} 至 {last} 使用过", key.valid_from),
            (Language::En, Some(last)) => format!("was in use {} to {last}", key.valid_from),
        };
        let name = language.pick("工作密钥", "working key");
        let _ = writeln!(out, "{name}  {}  {days}", key_id(&key.key));
    }
    if let Some(path) = folder::root_file(dir) {
        let path = path.display();
        let _ = match language {
            Language::Zh => writeln!(
                out,
                "\n现在就把 {path} 拷到两个离线的介质（如两只 U 盘，分开保管），核对后从本机删除。\n\
                 以后只有更换工作密钥时才需要它。把根公钥印到海报上，并重新构建网页，使网页带上它。"
            ),
            Language::En => writeln!(
                out,
                "\nNow copy {path} to two media that stay offline (two USB sticks, kept apart), compare, and delete it here.\n\
                 It is needed again only to rotate the working key. Print the root key on the posters, and build the web app again so that it carries it."
            ),
        };
    }
    out
}
