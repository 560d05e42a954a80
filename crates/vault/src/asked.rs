//! What comes in and goes out.

use mingbai_contract::complaint::{CategoryId, OfficeKeys, Routing};
use mingbai_sealed::dice::CryptoRng;
use mingbai_sealed::{Attachment, Content, Fault, Offices, Opened};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::str::FromStr;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

/// What is wrong, as it is thrown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code(pub &'static str);

impl Code {
    /// What was handed in is not what it should be.
    pub const UNREADABLE: Self = Self("unreadable");

    pub const fn of(fault: Fault) -> Self {
        Self(fault.code())
    }
}

impl From<Code> for JsValue {
    fn from(code: Code) -> Self {
        Self::from_str(code.0)
    }
}

/// Dice that the browser has seeded.
pub fn dice() -> Result<impl CryptoRng, Code> {
    let mut seed = Zeroizing::new([0; 32]);
    getrandom::fill(seed.as_mut_slice()).map_err(|_| Code::of(Fault::Dice))?;
    Ok(mingbai_sealed::dice::from_seed(*seed))
}

pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Code> {
    serde_json::from_str(text).map_err(|_| Code::UNREADABLE)
}

pub fn parse<T: FromStr>(text: &str) -> Result<T, Code> {
    text.parse().map_err(|_| Code::UNREADABLE)
}

pub fn write(value: &impl Serialize) -> Result<String, Code> {
    serde_json::to_string(value).map_err(|_| Code::UNREADABLE)
}

pub fn offices(root: &str, keys: &str) -> Result<Offices, Code> {
    let keys: OfficeKeys = read(keys)?;
    Offices::new(&parse(root)?, &keys).map_err(Code::of)
}

/// What stands in the clear beside a first message: a category and where it belongs. Texts that are empty
/// stand for a later one.
pub fn first(category: &str, routing: &str) -> Result<Option<(CategoryId, Routing)>, Code> {
    if category.is_empty() && routing.is_empty() {
        return Ok(None);
    }
    Ok(Some((parse(category)?, read(routing)?)))
}

/// Attachments come one after another, as long as they are named.
pub fn cut<'a>(named: &[Attachment], mut joined: &'a [u8]) -> Result<Vec<&'a [u8]>, Code> {
    let mut files = Vec::with_capacity(named.len());
    for one in named {
        let file;
        let length = one.length as usize;
        (file, joined) = joined.split_at_checked(length).ok_or(Code::UNREADABLE)?;
        files.push(file);
    }
    if joined.is_empty() {
        Ok(files)
    } else {
        Err(Code::UNREADABLE)
    }
}

/// What was in an envelope.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Message {
    content: String,
    files: Vec<u8>,
    office: String,
}

#[wasm_bindgen]
impl Message {
    /// What it says, as JSON.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn content(&self) -> String {
        self.content.clone()
    }

    /// The attachments, one after another.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn files(&self) -> Vec<u8> {
        self.files.clone()
    }

    /// Which office wrote it; empty for the reporter.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn office(&self) -> String {
        self.office.clone()
    }
}

impl Message {
    pub fn of(opened: &Opened<impl Content>) -> Result<Self, Code> {
        Ok(Self {
            content: write(&opened.content)?,
            files: opened.files.concat(),
            office: opened.office.map_or("", |office| office.code()).to_owned(),
        })
    }
}
