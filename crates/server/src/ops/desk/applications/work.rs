//! `GET /api/v1/desk/work`.

use crate::app::App;
use crate::live::current::Current;
use crate::ops::applications::{moment, published, seen};
use crate::ops::desk::needs::SeeApplications;
use crate::ops::desk::{May, Refused, day, say};
use crate::ops::query::Query;
use crate::problem::{Refusal, internal};
use crate::store::applications::{Kept, OpenQuery};
use axum::extract::State;
use axum::response::Response;
use mingbai_contract::application::{ApplicationNumber, ApplicationView};
use mingbai_contract::desk::applications::ApplicationRow;
use mingbai_contract::desk::work::{Stage, WorkCounts, WorkPage};
use mingbai_contract::limits::QUERY_CHARS;
use mingbai_contract::problem::FieldCode;
use mingbai_contract::{Date, DepartmentId, ItemId, WindowId};
use mingbai_domain::application::{Nearness, nearness, next};
use std::collections::HashSet;
use std::sync::Arc;

/// How many applications a page has.
const PAGE: usize = 100;

/// How many applications are read at a time.
const CHUNK: u32 = 500;

/// Of those that have ended, how many are looked at for one page: there is no end to them.
const LOOKED_AT: usize = 4 * CHUNK as usize;

/// What stands in a cursor for what has no due date: behind every day.
const NO_DAY: &str = "-";

/// What there is to do
///
/// Applications under way that concern one's department, by the clock that runs out first, then those whose
/// clocks stand still, a hundred to a page; with how many there are, how many are late, and how many are due
/// today or on the next working day. `stage=ended` answers with those at their end, the newest first.
#[utoipa::path(
    get,
    path = "/api/v1/desk/work",
    operation_id = "list_work",
    tag = "desk",
    params(
        ("stage" = inline(Option<Stage>), Query, description = "Only what has come so far; without it all that is open"),
        ("window" = Option<WindowId>, Query, description = "Only what this window took in"),
        ("q" = Option<String>, Query, description = "What must stand in the number, or in the item's name"),
        ("cursor" = Option<String>, Query, description = "`next_cursor` of the page before"),
    ),
    responses((status = 200, description = "The work", body = WorkPage), Refused),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<SeeApplications>,
    mut query: Query,
) -> Result<Response, Refusal> {
    let stage = query.read("stage", |text| {
        Stage::parse(text).ok_or(FieldCode::UnknownValue)
    });
    let window = query.read("window", |text| {
        text.parse::<WindowId>().map_err(|_| FieldCode::Malformed)
    });
    let q = query.text("q").unwrap_or_default();
    let cursor = query.read("cursor", |text| {
        Place::read(text).ok_or(FieldCode::Malformed)
    });
    query.end()?;
    let now = published(&app)?;
    let asked = Asked {
        stage,
        window,
        words: Words::new(&now, &q),
        cursor,
    };
    let departments = may.departments();
    let mut page = open(&app, &now, departments.clone(), &asked, may.now_ms).await?;
    if stage == Some(Stage::Ended) {
        let ended = ended(&app, &now, departments, &asked, may.now_ms).await?;
        (page.applications, page.next_cursor) = ended;
    }
    Ok(say(page))
}

/// What is asked for.
struct Asked {
    stage: Option<Stage>,
    window: Option<WindowId>,
    words: Words,
    cursor: Option<Place>,
}

impl Asked {
    fn is_at_window(&self, row: &ApplicationRow) -> bool {
        self.window
            .as_ref()
            .is_none_or(|window| *window == row.window)
    }

    fn fits(&self, row: &ApplicationRow) -> bool {
        let stage = self.stage.is_none_or(|stage| stage == Stage::of(row.state));
        stage && self.is_at_window(row) && self.words.are_in(row)
    }
}

/// What must stand in a row.
struct Words {
    number: String,
    /// The items whose names hold it; none where nothing is looked for.
    items: Option<HashSet<ItemId>>,
}

impl Words {
    fn new(now: &Current, q: &str) -> Self {
        let q: String = q.trim().chars().take(QUERY_CHARS).collect();
        let (number, name) = (q.to_uppercase().replace(['-', ' '], ""), q.to_lowercase());
        let named = || {
            let items = now.shelf.catalog.items.iter();
            let named = items.filter(|item| {
                let names = [&item.name.zh, &item.name.en];
                let mut names = names.into_iter().chain(&item.aliases);
                names.any(|one| one.to_lowercase().contains(&name))
            });
            named.map(|item| item.id.clone()).collect()
        };
        Self {
            items: (!q.is_empty()).then(named),
            number,
        }
    }

    fn are_in(&self, row: &ApplicationRow) -> bool {
        self.items.as_ref().is_none_or(|items| {
            let numbered = !self.number.is_empty() && row.number.as_str().contains(&self.number);
            numbered || items.contains(&row.item)
        })
    }
}

/// Where a row stands among the open ones, and where the next page begins: behind it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    /// Whether no clock runs: those stand behind.
    still: bool,
    due: Option<Date>,
    number: String,
}

impl Place {
    fn of(row: &ApplicationRow) -> Self {
        let due = row.next.as_ref().and_then(|clock| clock.due);
        Self {
            still: due.is_none(),
            due,
            number: row.number.as_str().to_owned(),
        }
    }

    fn write(&self) -> String {
        let due = self.due.map(|due| due.to_string());
        format!("{}.{}", due.as_deref().unwrap_or(NO_DAY), self.number)
    }

    fn read(cursor: &str) -> Option<Self> {
        let (due, number) = cursor.split_once('.')?;
        let due = match due {
            NO_DAY => None,
            day => Some(day.parse().ok()?),
        };
        let number = ApplicationNumber::new(number).ok()?;
        Some(Self {
            still: due.is_none(),
            due,
            number: number.as_str().to_owned(),
        })
    }
}

/// All that is open is looked at: what is due when follows from the events and the calendar, and is kept
/// nowhere.
async fn open(
    app: &App,
    now: &Current,
    departments: Option<Vec<DepartmentId>>,
    asked: &Asked,
    now_ms: i64,
) -> Result<WorkPage, Refusal> {
    let today = day(now_ms, now.zone).0;
    let (mut counts, mut rows) = (WorkCounts::default(), Vec::new());
    let mut wanted = OpenQuery {
        departments,
        limit: CHUNK,
        ..OpenQuery::default()
    };
    loop {
        let chunk = read(app, &mut wanted).await?;
        let last = chunk.len() < CHUNK as usize;
        for kept in chunk {
            let Some(row) = row(&seen(now, kept, now_ms)?) else {
                continue;
            };
            // Time has ended it since it was last looked at.
            if Stage::of(row.state) == Stage::Ended || !asked.is_at_window(&row) {
                continue;
            }
            counts.add(Stage::of(row.state));
            match nearness(&now.work, row.next.as_ref(), today) {
                Nearness::Late => counts.late += 1,
                Nearness::Soon => counts.soon += 1,
                Nearness::Later | Nearness::Still => {}
            }
            if asked.fits(&row) {
                rows.push((Place::of(&row), row));
            }
        }
        if last {
            break;
        }
    }
    rows.sort_by(|(one, _), (other, _)| one.cmp(other));
    let from = asked.cursor.as_ref().map_or(0, |cursor| {
        rows.partition_point(|(place, _)| place <= cursor)
    });
    let more = rows.len() > from + PAGE;
    let shown: Vec<_> = rows.into_iter().skip(from).take(PAGE).collect();
    let last = shown.last().filter(|_| more);
    Ok(WorkPage {
        as_of: moment(now, now_ms),
        counts,
        next_cursor: last.map(|(place, _)| place.write()),
        applications: shown.into_iter().map(|(_, row)| row).collect(),
    })
}

/// Those at their end, and where the next page begins.
async fn ended(
    app: &App,
    now: &Current,
    departments: Option<Vec<DepartmentId>>,
    asked: &Asked,
    now_ms: i64,
) -> Result<(Vec<ApplicationRow>, Option<String>), Refusal> {
    let before = asked.cursor.as_ref().map(|place| place.number.clone());
    let mut wanted = OpenQuery {
        departments,
        after: before.unwrap_or_default(),
        limit: CHUNK,
        ended: true,
    };
    let (mut rows, mut looked_at) = (Vec::new(), 0);
    loop {
        let chunk = read(app, &mut wanted).await?;
        let last = chunk.len() < CHUNK as usize;
        looked_at += chunk.len();
        for kept in chunk {
            let number = kept.application.number.clone();
            let row = row(&seen(now, kept, now_ms)?);
            rows.extend(row.filter(|row| asked.fits(row)));
            if rows.len() == PAGE {
                return Ok((rows, Some(behind(number))));
            }
        }
        if last {
            return Ok((rows, None));
        }
        if looked_at >= LOOKED_AT {
            let next = ApplicationNumber::new(wanted.after).ok().map(behind);
            return Ok((rows, next));
        }
    }
}

/// The cursor behind a number that has ended.
fn behind(number: ApplicationNumber) -> String {
    let place = Place {
        still: true,
        due: None,
        number: number.into(),
    };
    place.write()
}

/// The next applications of a query, which then asks for those behind.
async fn read(app: &App, wanted: &mut OpenQuery) -> Result<Vec<Kept>, Refusal> {
    let found = app.store.open_applications(wanted).await;
    let found = found.map_err(|error| internal(&error))?;
    if let Some(last) = found.last() {
        wanted.after = last.application.number.as_str().to_owned();
    }
    Ok(found)
}

/// A row, with the running clock that runs out first.
pub fn row(view: &ApplicationView) -> Option<ApplicationRow> {
    let next = next(&view.clocks).cloned();
    ApplicationRow::new(&view.application, view.state, next)
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn a_cursor_is_read_as_it_was_written() {
        for due in [Some("2026-11-23"), None] {
            let place = Place {
                still: due.is_none(),
                due: due.map(|due| due.parse().unwrap()),
                number: "QS202611200001Y".to_owned(),
            };
            assert_eq!(Place::read(&place.write()), Some(place));
        }
        for bad in ["", ".", "2026-11-23", "-.", "x.QS202611200001Y", "-.x y"] {
            assert_eq!(Place::read(bad), None, "{bad}");
        }
    }
}
