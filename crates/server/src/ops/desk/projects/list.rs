//! `GET /api/v1/desk/projects`.

use crate::app::App;
use crate::live::current::Current;
use crate::ops::applications::published;
use crate::ops::desk::needs::SeeProjects;
use crate::ops::desk::{May, Refused, say};
use crate::ops::projects::page::row;
use crate::ops::query::Query;
use crate::problem::{Refusal, internal};
use crate::store::projects::ProjectQuery;
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::desk::projects::{ProjectList, ProjectRow};
use mingbai_contract::problem::FieldCode;
use mingbai_contract::{Date, DepartmentId, ProjectId};
use std::sync::Arc;

/// How many projects a page has.
const PAGE: usize = 50;

/// How many are read at a time.
const CHUNK: u32 = 200;

/// What stands in a cursor for what has no due date: behind every day.
const NO_DAY: &str = "-";

/// Projects, and what supervisors are told of them
///
/// Those that concern one's department, what runs out first before the rest, fifty to a page. Each with its flags:
/// approvals that are late, that were granted by silence, deferred materials that did not come on the promised day,
/// and opinions that count as consent, from 00:00 after it (R5, R8). `flagged` finds those that have any.
#[utoipa::path(
    get,
    path = "/api/v1/desk/projects",
    operation_id = "list_projects",
    tag = "desk",
    params(
        ("flagged" = Option<bool>, Query, description = "Only those of which supervisors are told something, or only the others"),
        ("cursor" = Option<String>, Query, description = "`next_cursor` of the page before"),
    ),
    responses((status = 200, description = "The projects", body = ProjectList), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<SeeProjects>,
    mut query: Query,
) -> Result<Response, Refusal> {
    let flagged = query.read("flagged", |text| {
        text.parse::<bool>().map_err(|_| FieldCode::UnknownValue)
    });
    let cursor = query.read("cursor", |text| {
        Place::read(text).ok_or(FieldCode::Malformed)
    });
    query.end()?;
    let now = published(&app)?;
    let mut rows: Vec<(Place, ProjectRow)> = all(&app, &now, may.departments(), may.now_ms)
        .await?
        .into_iter()
        .filter(|row| flagged.is_none_or(|flagged| flagged != row.flags.is_empty()))
        .map(|row| (Place::of(&row), row))
        .collect();
    rows.sort_by(|(one, _), (other, _)| one.cmp(other));
    let from = cursor.map_or(0, |cursor| {
        rows.partition_point(|(place, _)| *place <= cursor)
    });
    let more = rows.len() > from + PAGE;
    let shown: Vec<_> = rows.into_iter().skip(from).take(PAGE).collect();
    let last = shown.last().filter(|_| more);
    Ok(say(ProjectList {
        next_cursor: last.map(|(place, _)| place.write()),
        projects: shown.into_iter().map(|(_, row)| row).collect(),
    }))
}

/// All of them: what is due when follows from the facts and the calendar, and is kept nowhere.
async fn all(
    app: &App,
    now: &Current,
    departments: Option<Vec<DepartmentId>>,
    now_ms: i64,
) -> Result<Vec<ProjectRow>, Refusal> {
    let mut rows = Vec::new();
    let mut wanted = ProjectQuery {
        departments,
        after: String::new(),
        limit: CHUNK,
    };
    loop {
        let found = app.store.projects(&wanted).await;
        let found = found.map_err(|error| internal(&error))?;
        for kept in &found {
            rows.push(row(now, kept, now_ms)?);
        }
        match found.last() {
            Some(last) if found.len() == CHUNK as usize => {
                wanted.after = last.project.id.to_string();
            }
            _ => return Ok(rows),
        }
    }
}

/// Where a project stands in the list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    /// Whether nothing of it has a last day: behind those of which something has.
    still: bool,
    due: Option<Date>,
    code: ProjectId,
}

impl Place {
    fn of(row: &ProjectRow) -> Self {
        let due = row.next.as_ref().map(|next| next.due);
        Self {
            still: due.is_none(),
            due,
            code: row.code.clone(),
        }
    }

    fn write(&self) -> String {
        let due = self.due.map(|due| due.to_string());
        format!("{}.{}", due.as_deref().unwrap_or(NO_DAY), self.code)
    }

    fn read(cursor: &str) -> Option<Self> {
        let (due, code) = cursor.split_once('.')?;
        let due = match due {
            NO_DAY => None,
            day => Some(day.parse().ok()?),
        };
        Some(Self {
            still: due.is_none(),
            due,
            code: code.parse().ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn a_cursor_is_read_as_it_was_written() {
        for cursor in ["2026-11-20.GC2026-001", "-.GC2026-002"] {
            assert_eq!(Place::read(cursor).unwrap().write(), cursor);
        }
        for wrong in ["", "x", "2026-11-20", "x.GC2026-001", "2026-11-20."] {
            assert_eq!(Place::read(wrong), None, "{wrong}");
        }
    }
}
