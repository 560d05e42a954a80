//! Publishers: drafts, what is wrong with them, how they come out, and what comes of two at once.

mod coming_out;
mod drafts;
mod hostile;
mod lists;
mod sheets;

use super::{Browser, grant, join, on_both, problem, refused};
use crate::bed::Bed;
use mingbai_client::ClientError;
use mingbai_contract::desk::endpoint::{GetDraft, Nothing, PostPublication, PutDraft};
use mingbai_contract::desk::publishing::{
    Content, DraftFile, DraftOf, DraftRevision, KeepDraft, Publish, Publishing,
};
use mingbai_contract::desk::staff::{Grant, Role};
use mingbai_contract::guide::Guide;
use mingbai_contract::problem::ProblemType;

pub const FOOD: &str = "guide:food-business-license";

pub fn of(text: &str) -> DraftOf {
    text.parse().unwrap()
}

/// A publisher, of a department or of the whole county.
pub async fn publisher(bed: &Bed, login: &str, department: Option<&str>) -> Browser {
    let grant = Grant {
        role: Role::Publisher,
        department: department.map(|id| id.parse().unwrap()),
        windows: Vec::new(),
    };
    join(bed, login, vec![grant]).await.browser(bed).await
}

pub async fn file(desk: &Browser, text: &str) -> DraftFile {
    desk.client()
        .desk(&GetDraft(of(text)), &Nothing {})
        .await
        .unwrap()
}

/// Saves a draft made of what is valid, or of the draft there is.
pub async fn keep(
    desk: &Browser,
    text: &str,
    change: impl FnOnce(&mut Content),
) -> Result<DraftFile, ClientError> {
    let file = file(desk, text).await;
    save(desk, &file, change).await
}

/// Saves a draft begun from what somebody has seen.
pub async fn save(
    desk: &Browser,
    seen: &DraftFile,
    change: impl FnOnce(&mut Content),
) -> Result<DraftFile, ClientError> {
    let published = seen.published.as_ref();
    let drafted = seen.draft.as_ref().map(|draft| draft.content.clone());
    let mut content = drafted
        .or(published.map(|one| one.content.clone()))
        .unwrap();
    change(&mut content);
    let keep = KeepDraft {
        after: seen.revision,
        based_on: published.map_or_else(String::new, |one| one.stamp.clone()),
        content,
    };
    desk.client().desk(&PutDraft(seen.of.clone()), &keep).await
}

/// Changes a guide.
pub fn guide(change: impl FnOnce(&mut Guide)) -> impl FnOnce(&mut Content) {
    move |content| match content {
        Content::Guide(guide) => change(guide),
        other => panic!("{other:?}"),
    }
}

pub async fn publish(
    desk: &Browser,
    drafts: &[&DraftFile],
    day: Option<&str>,
) -> Result<Publishing, ClientError> {
    let drafts = drafts.iter().map(|file| DraftRevision {
        of: file.of.clone(),
        revision: file.revision,
    });
    let publish = Publish {
        drafts: drafts.collect(),
        day: day.map(|day| day.parse().unwrap()),
    };
    desk.client().desk(&PostPublication, &publish).await
}

pub fn codes(file: &DraftFile) -> Vec<(&str, &str)> {
    let faults = file.faults.iter();
    faults
        .map(|fault| (fault.field.as_str(), fault.code.as_str()))
        .collect()
}
