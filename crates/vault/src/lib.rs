//! Seals and opens complaints in the browser: a plain module without Leptos, built beside the app and
//! loaded only by the pages of complaints, and by the desk.
//!
//! It owns the border to JavaScript: texts and bytes come in and go out, secrets stay inside, as what
//! [`Reporter`] and [`Desk`] hold. What is sealed and how is [`mingbai_sealed`]; it fetches nothing, keeps
//! nothing and has no words for people. What goes wrong is thrown as a code: that of a
//! [`Fault`](mingbai_sealed::Fault), or `unreadable`. The script that asks is `complaint.js`, from a worker.

mod asked;
mod desk;
mod reporter;
mod sound;
mod told;

pub use asked::Message;
pub use desk::Desk;
pub use reporter::Reporter;

use asked::{Code, dice, read};
use mingbai_contract::Date;
use mingbai_contract::complaint::Challenge;
use mingbai_domain::complaint::letters::Misread;
use mingbai_domain::complaint::{passphrase, receipt, work};
use wasm_bindgen::prelude::wasm_bindgen;

/// A new receipt, in groups.
///
/// # Errors
/// `dice`.
#[wasm_bindgen]
pub fn new_receipt() -> Result<String, Code> {
    Ok(mingbai_sealed::dice::receipt(&mut dice()?).grouped())
}

/// Reads a receipt as it was typed: `ok` and the receipt in groups, or what is wrong (`short` with how many
/// characters there are, `long`, `character` with which, `check`), on lines.
#[wasm_bindgen]
#[must_use]
pub fn read_receipt(text: &str) -> String {
    typed(receipt::read(text).map(|code| code.grouped()))
}

/// Reads a passphrase, as [`read_receipt`] does.
#[wasm_bindgen]
#[must_use]
pub fn read_passphrase(text: &str) -> String {
    typed(passphrase::read(text).map(|code| code.grouped()))
}

fn typed(read: Result<String, Misread>) -> String {
    match read {
        Ok(grouped) => format!("ok\n{grouped}"),
        Err(Misread::Short(chars)) => format!("short\n{chars}"),
        Err(Misread::Character(c)) => format!("character\n{c}"),
        Err(misread) => misread.code().to_owned(),
    }
}

/// Whether the county stands for these office keys, and there is one to seal to today: how many there are.
///
/// # Errors
/// `unreadable`, `other_root`, `keys`, `no_recipient`.
#[wasm_bindgen]
pub fn check_offices(root: &str, keys: &str, today: &str) -> Result<usize, Code> {
    let today: Date = asked::parse(today)?;
    Ok(asked::offices(root, keys)?
        .in_use(today)
        .map_err(Code::of)?
        .len())
}

/// Looks for the solution of a puzzle of a challenge among `tries` numbers from `from` on; none if it is not
/// among them.
///
/// # Errors
/// `unreadable`.
#[wasm_bindgen]
pub fn solve(challenge: &str, puzzle: u8, from: u32, tries: u32) -> Result<Option<u32>, Code> {
    let challenge: Challenge = read(challenge)?;
    Ok(work::solve(
        &challenge.token,
        puzzle,
        challenge.bits,
        from,
        tries,
    ))
}

/// What a picture tells beside the picture: see [`told::told`]. Empty where it tells nothing.
#[wasm_bindgen]
#[must_use]
pub fn told(picture: &[u8]) -> String {
    told::told(picture)
}

/// A JPEG picture with the picture in it and nothing else; empty where it is none.
#[wasm_bindgen]
#[must_use]
pub fn bare(picture: &[u8]) -> Vec<u8> {
    told::bare(picture).unwrap_or_default()
}

/// One channel of samples, 16,000 a second, as a WAVE file.
#[wasm_bindgen]
#[must_use]
pub fn wav(samples: &[f32]) -> Vec<u8> {
    sound::wav(samples)
}

/// A small piece of the work that makes keys of secrets: how long it takes tells how long the whole will.
///
/// # Errors
/// `memory`.
#[wasm_bindgen]
pub fn sample() -> Result<(), Code> {
    mingbai_sealed::sample().map_err(Code::of)
}

/// How many samples it takes to make keys of a receipt.
#[wasm_bindgen]
#[must_use]
pub fn receipt_samples() -> u32 {
    mingbai_sealed::RECEIPT.samples()
}

/// How many samples it takes to make a key of a passphrase.
#[wasm_bindgen]
#[must_use]
pub fn passphrase_samples() -> u32 {
    mingbai_sealed::PASSPHRASE.samples()
}
