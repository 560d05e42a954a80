//! Drafts and published versions as they lie in rows.

use super::columns::{self, parsed, small};
use super::{Database, publications};
use crate::publish::drafts::Coming;
use crate::store::StoreError;
use crate::store::drafts::{KeptContent, KeptDraft, KeptPlanned, KeptVersion};
use mingbai_contract::calendar::Calendar;
use mingbai_contract::desk::publishing::{Content, DraftOf, PlannedOutcome};
use mingbai_contract::lists::ListsFile;
use mingbai_domain::publishing::{list_of, year_of};
use sqlx::{Row as _, query};

const GUIDE_VERSIONS: &str =
    "SELECT version, published FROM guide WHERE item = $1 ORDER BY version DESC";
const GUIDE_VERSION: &str =
    "SELECT version, published, content FROM guide WHERE item = $1 AND version = $2";
const DOCUMENT_VERSIONS: &str = "SELECT d.since AS version, p.published AS published, \
     d.content AS content FROM document d JOIN publication p ON p.version = d.since \
     WHERE d.name = $1 ORDER BY d.since";
const DOCUMENT_VERSION: &str = "SELECT d.since AS version, p.published AS published, \
     d.content AS content FROM document d JOIN publication p ON p.version = d.since \
     WHERE d.name = $1 AND d.since = $2";

type Connection = <Database as sqlx::Database>::Connection;
type Row = <Database as sqlx::Database>::Row;

/// When something was published, newest first.
pub(super) async fn versions(
    read: &mut Connection,
    of: &DraftOf,
) -> Result<Vec<KeptVersion>, StoreError> {
    let DraftOf::Guide(item) = of else {
        return distinct(read, of).await;
    };
    let rows = query(GUIDE_VERSIONS).bind(item.as_str()).fetch_all(read);
    rows.await?.iter().map(when).collect()
}

/// A version that was published of something, with what it said.
pub(super) async fn version(
    read: &mut Connection,
    of: &DraftOf,
    number: u32,
) -> Result<Option<KeptContent>, StoreError> {
    let row = match of {
        DraftOf::Guide(item) => query(GUIDE_VERSION).bind(item.as_str()),
        _ => query(DOCUMENT_VERSION).bind(document(of)),
    };
    let row = row.bind(i64::from(number)).fetch_optional(read).await?;
    let Some(row) = row else { return Ok(None) };
    let KeptVersion { version, published } = when(&row)?;
    Ok(said(&row, of)?.map(|content| KeptContent {
        version,
        published,
        content,
    }))
}

/// The document that a list or a year is a part of.
fn document(of: &DraftOf) -> &'static str {
    match of {
        DraftOf::Year(_) => "calendar",
        DraftOf::List(list) if list.as_str() == "commitments" => "service-rules",
        DraftOf::Guide(_) | DraftOf::List(_) => "lists",
    }
}

/// What a row says of something; none where it is not in it.
fn said(row: &Row, of: &DraftOf) -> Result<Option<Content>, StoreError> {
    Ok(match (of, document(of)) {
        (DraftOf::Guide(_), _) => Some(Content::Guide(columns::json(row, "content")?)),
        (DraftOf::Year(year), _) => {
            let calendar: Calendar = columns::json(row, "content")?;
            year_of(&calendar, *year)
        }
        (_, "service-rules") => Some(Content::Commitments(columns::json(row, "content")?)),
        (DraftOf::List(list), _) => {
            let lists: ListsFile = columns::json(row, "content")?;
            list_of(&lists, list.as_str())
        }
    })
}

/// The versions of a document in which a part of it was another one than before, newest first.
async fn distinct(read: &mut Connection, of: &DraftOf) -> Result<Vec<KeptVersion>, StoreError> {
    let rows = query(DOCUMENT_VERSIONS).bind(document(of));
    let (mut found, mut last) = (Vec::new(), None);
    for row in rows.fetch_all(read).await? {
        let content = said(&row, of)?;
        if content.is_some() && content != last {
            found.push(when(&row)?);
            last = content;
        }
    }
    found.reverse();
    Ok(found)
}

fn when(row: &Row) -> Result<KeptVersion, StoreError> {
    Ok(KeptVersion {
        version: small(row, "version", "guide.version")?,
        published: parsed(row, "published", "publication.published")?,
    })
}

pub(super) fn coming(row: &Row) -> Result<Coming, StoreError> {
    Ok(Coming {
        of: parsed(row, "subject", "draft.subject")?,
        content: columns::json(row, "content")?,
        based_on: row.try_get("based_on")?,
    })
}

pub(super) fn kept(row: &Row) -> Result<KeptDraft, StoreError> {
    let content: String = row.try_get("content")?;
    let comes_out: Option<String> = row.try_get("comes_out")?;
    Ok(KeptDraft {
        of: parsed(row, "subject", "draft.subject")?,
        revision: small(row, "revision", "draft.revision")?,
        content: match content.as_str() {
            "" => None,
            _ => Some(columns::json(row, "content")?),
        },
        based_on: row.try_get("based_on")?,
        actor: row.try_get("actor")?,
        at_ms: row.try_get("at_ms")?,
        comes_out: comes_out
            .map(|day| publications::date(&day, "planned_publication.day"))
            .transpose()?,
    })
}

pub(super) fn planned(row: &Row) -> Result<KeptPlanned, StoreError> {
    let outcome: String = row.try_get("outcome")?;
    let outcome = PlannedOutcome::ALL
        .into_iter()
        .find(|one| one.code() == outcome);
    Ok(KeptPlanned {
        id: row.try_get("id")?,
        day: parsed(row, "day", "planned_publication.day")?,
        drafts: columns::json(row, "drafts")?,
        actor: row.try_get("actor")?,
        outcome: outcome.ok_or(StoreError::Value {
            what: "planned_publication.outcome",
        })?,
        faults: columns::json(row, "faults")?,
        ended_ms: row.try_get("ended_ms")?,
    })
}
