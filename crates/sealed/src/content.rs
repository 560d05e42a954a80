//! What is in an envelope: a text for people, and attachments.

use crate::{Fault, padding};
use mingbai_contract::Date;
use mingbai_contract::complaint::BoxKey;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fmt;
use zeroize::Zeroizing;

/// What a reporter says first.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// The reporter's key: answers are sealed to it, and what is added is sealed with it.
    pub reply_key: BoxKey,
    /// What it is about, as far as that is secret.
    #[serde(default)]
    pub about: About,
    /// On which day it happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub happened_on: Option<Date>,
    /// What happened.
    pub what: String,
    /// What the reporter wishes to come of it; empty for nothing in particular.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub wish: String,
    /// The attachments, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
}

/// What a complaint is about, as far as it could tell who complains.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// An application, by its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub application: Option<String>,
    /// An inspection, by the code of its notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inspection: Option<String>,
}

/// What either side writes later.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The text.
    pub text: String,
    /// The attachments, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
}

/// An attachment; its bytes follow the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// What it is.
    pub media_type: MediaType,
    /// How many bytes it has.
    pub length: u32,
}

/// What an attachment may be: what the phone makes of pictures and sound, and nothing that could run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum MediaType {
    /// A picture.
    #[serde(rename = "image/jpeg")]
    Jpeg,
    /// A sound.
    #[serde(rename = "audio/wav")]
    Wav,
}

/// What an envelope may hold.
pub trait Content: Serialize + DeserializeOwned {
    /// The attachments that it names.
    fn attachments(&self) -> &[Attachment];
}

impl Content for Account {
    fn attachments(&self) -> &[Attachment] {
        &self.attachments
    }
}

impl Content for Note {
    fn attachments(&self) -> &[Attachment] {
        &self.attachments
    }
}

/// Says nothing of what it says.
impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Account")
    }
}

/// Says nothing of what it says.
impl fmt::Debug for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Note")
    }
}

/// As it is sealed: `u32(length of the text) || text as JSON || attachments`, padded.
pub fn write(content: &impl Content, files: &[&[u8]]) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let named = content.attachments().iter().map(|one| one.length as usize);
    if !named.eq(files.iter().map(|file| file.len())) {
        return Err(Fault::Content);
    }
    let json = Zeroizing::new(serde_json::to_vec(content).map_err(|_| Fault::Content)?);
    let length = u32::try_from(json.len()).map_err(|_| Fault::TooLarge)?;
    let all = files.iter().map(|file| file.len()).sum::<usize>();
    let mut bytes = Zeroizing::new(Vec::with_capacity(4 + json.len() + all + 1));
    bytes.extend(length.to_be_bytes());
    bytes.extend_from_slice(&json);
    files.iter().for_each(|file| bytes.extend_from_slice(file));
    padding::pad(&mut bytes)?;
    Ok(bytes)
}

/// Reads what [`write`] has written, and hands out the attachments' bytes.
pub fn read<C: Content>(padded: &[u8]) -> Result<(C, Vec<Vec<u8>>), Fault> {
    let (length, rest) = padding::unpadded(padded)?
        .split_first_chunk()
        .ok_or(Fault::Content)?;
    let length = u32::from_be_bytes(*length) as usize;
    let (json, mut rest) = rest.split_at_checked(length).ok_or(Fault::Content)?;
    let content: C = serde_json::from_slice(json).map_err(|_| Fault::Content)?;
    let mut files = Vec::new();
    for one in content.attachments() {
        let file;
        (file, rest) = rest
            .split_at_checked(one.length as usize)
            .ok_or(Fault::Content)?;
        files.push(file.to_vec());
    }
    if rest.is_empty() {
        Ok((content, files))
    } else {
        Err(Fault::Content)
    }
}
