//! `POST /api/v1/desk/publishing/sheets/report` and `POST …/sheets`; the workbook to fill in is
//! `GET …/sheets/template`.

use super::{check_beside, is_mine, keeps, not_taken, state};
use crate::app::App;
use crate::ops::applications::published;
use crate::ops::body::{MOST_OF_SEALED, Sealed};
use crate::ops::desk::needs::{KeepDraft, SeePublishing};
use crate::ops::desk::{May, Refused, day, detail, say};
use crate::ops::query::NoQuery;
use crate::problem::{Refusal, internal};
use crate::publish::drafts::published_stamp;
use crate::publish::sheets::{Reading, read, template};
use crate::store::drafts::NewDraft;
use crate::store::state::State as Published;
use axum::extract::State;
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use mingbai_contract::Date;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::publishing::{
    CellFault, CellFaultCode, Content, DraftOf, ImportSheets, ReadSheets, SHEET_BYTES, SHEETS,
    SHEETS_BYTES, SheetChange, SheetFile, SheetReport, SheetTemplate,
};
use mingbai_contract::guide::Guide;
use mingbai_contract::problem::FieldCode;
use mingbai_domain::publishing::{compare, content};
use mingbai_domain::staff::Permit;
use sha2::{Digest as _, Sha256};
use std::sync::Arc;

/// How many bytes name and frame of a file take at most.
const FRAME: usize = 4 * 1024;
const _: () = assert!(SHEETS_BYTES.div_ceil(3) * 4 + SHEETS * FRAME <= MOST_OF_SEALED);

/// How many changes are named.
const NAMED: usize = 2000;

/// Read sheets
///
/// CSV (UTF-8 or GB18030) and XLSX with items, materials, steps and legal bases, each by its column heads; several files
/// may come together. The report names everything that is wrong by file, sheet and cell (`C7`), and every field that
/// would change. A cell that is empty changes nothing. Nothing is written. Drafts are made of it by sending the same
/// with its `stamp`.
#[utoipa::path(
    post,
    path = "/api/v1/desk/publishing/sheets/report",
    operation_id = "read_sheets",
    tag = "desk",
    request_body = ReadSheets,
    responses((status = 200, description = "What is in them", body = SheetReport), Refused),
)]
pub async fn report(
    State(app): State<Arc<App>>,
    may: May<KeepDraft>,
    _: NoQuery,
    asked: Sealed<ReadSheets>,
) -> Result<Response, Refusal> {
    let found = find(&app, &may, &asked.value.files).await?;
    Ok(say(found.report))
}

/// Make drafts of sheets
///
/// All of them or none, of the files that were read before: `409 conflict` with `/stamp` where the report would be
/// another one now, because something else is published or somebody has drafted it meanwhile. A report with errors makes
/// no drafts: `409 draft_faulty`. Faults of the guides themselves (R6, R7…) do not matter yet: drafts may have them.
#[utoipa::path(
    post,
    path = "/api/v1/desk/publishing/sheets",
    operation_id = "import_sheets",
    tag = "desk",
    request_body = ImportSheets,
    responses((status = 200, description = "The drafts are made", body = SheetReport), Refused),
)]
pub async fn import(
    State(app): State<Arc<App>>,
    may: May<KeepDraft>,
    _: NoQuery,
    asked: Sealed<ImportSheets>,
) -> Result<Response, Refusal> {
    let found = find(&app, &may, &asked.value.files).await?;
    if found.report.stamp != asked.value.stamp {
        return Err(Refusal::conflict("/stamp", FieldCode::Wrong));
    }
    if found.report.has_errors || found.drafts.is_empty() {
        return Err(Refusal {
            kind: mingbai_contract::problem::ProblemType::DraftFaulty,
            ..Refusal::conflict("/files", FieldCode::Wrong)
        });
    }
    let names: Vec<String> = found.drafts.iter().map(|one| one.of.to_string()).collect();
    let entry = may.record(
        Deed::DraftKept,
        "publishing:sheets".to_owned(),
        detail(&names)?,
    );
    let kept = app.store.keep_drafts(&found.drafts, &entry).await;
    kept.map_err(|error| internal(&error))?.map_err(not_taken)?;
    Ok(say(found.report))
}

/// A workbook to fill in
///
/// With every column that is read, and a line of what may stand in each.
#[utoipa::path(
    get,
    path = "/api/v1/desk/publishing/sheets/template",
    operation_id = "get_sheet_template",
    tag = "desk",
    responses((status = 200, description = "The workbook", body = SheetTemplate), Refused),
)]
pub async fn template(_may: May<SeePublishing>, _: NoQuery) -> Result<Response, Refusal> {
    let bytes = template::write().map_err(|error| internal(&error))?;
    Ok(say(SheetTemplate {
        name: "办事指南模板.xlsx".to_owned(),
        media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".to_owned(),
        content: STANDARD.encode(bytes),
    }))
}

/// What sheets come to.
struct Found {
    report: SheetReport,
    drafts: Vec<NewDraft>,
}

async fn find(app: &App, may: &May<KeepDraft>, files: &[SheetFile]) -> Result<Found, Refusal> {
    let now = published(app)?;
    let files = bytes(files)?;
    let state = state(app).await?;
    let beside = Arc::clone(&state);
    // Unpacking and reading take a processor for a while.
    let reading = tokio::task::spawn_blocking(move || {
        let named: Vec<(&str, Vec<u8>)> = files
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.clone()))
            .collect();
        read(&named, &beside.publication)
    });
    let reading = reading.await.map_err(|error| internal(&error))?;
    let permit = keeps(may);
    let mut found = Found {
        report: SheetReport {
            has_errors: false,
            faults: reading.faults.clone(),
            drafts: Vec::new(),
            changes: Vec::new(),
            change_count: 0,
            draft_faults: Vec::new(),
            stamp: String::new(),
        },
        drafts: Vec::new(),
    };
    let today = day(may.now_ms, now.zone);
    for guide in &reading.guides {
        put(app, &state, &permit, guide, today, &mut found).await?;
    }
    let report = &mut found.report;
    report.has_errors = report.faults.iter().any(|fault| fault.code.is_error());
    report.stamp = stamp(&reading, report, &found.drafts).map_err(|error| internal(&error))?;
    Ok(found)
}

/// The files' bytes.
fn bytes(files: &[SheetFile]) -> Result<Vec<(String, Vec<u8>)>, Refusal> {
    match files.len() {
        0 => return Err(Refusal::field("/files", FieldCode::Missing)),
        1..=SHEETS => {}
        _ => return Err(Refusal::field("/files", FieldCode::TooLong)),
    }
    let file = |(at, file): (usize, &SheetFile)| {
        let field = |name: &str, code| Refusal::field(&format!("/files/{at}/{name}"), code);
        let bad = file.name.trim().is_empty() || file.name.chars().any(char::is_control);
        if bad || file.name.chars().count() > 200 {
            return Err(field("name", FieldCode::Malformed));
        }
        let bytes = STANDARD.decode(&file.content);
        let bytes = bytes.map_err(|_| field("content", FieldCode::Malformed))?;
        if bytes.len() > SHEET_BYTES {
            return Err(field("content", FieldCode::TooLong));
        }
        Ok((file.name.clone(), bytes))
    };
    let files: Vec<(String, Vec<u8>)> = files
        .iter()
        .enumerate()
        .map(file)
        .collect::<Result<_, _>>()?;
    let all: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    match all {
        0..=SHEETS_BYTES => Ok(files),
        _ => Err(Refusal::field("/files", FieldCode::TooLong)),
    }
}

/// What comes of one guide: its draft, what it changes, and what is wrong with it.
async fn put(
    app: &App,
    state: &Arc<Published>,
    permit: &Permit,
    guide: &Guide,
    today: Date,
    found: &mut Found,
) -> Result<(), Refusal> {
    let of = DraftOf::Guide(guide.id.clone());
    let new = Content::Guide(Box::new(guide.clone()));
    let before = content(&state.publication, &of);
    let changes = compare(before.as_ref(), Some(&new)).map_err(|error| internal(&error))?;
    if changes.is_empty() {
        return Ok(());
    }
    let report = &mut found.report;
    if !is_mine(permit, state, &of, Some(&new)) {
        report.faults.push(about(guide, CellFaultCode::NotYours));
    }
    let kept = app.store.draft(&of).await;
    let kept = kept.map_err(|error| internal(&error))?;
    if kept.as_ref().is_some_and(|kept| kept.content.is_some()) {
        report.faults.push(about(guide, CellFaultCode::DraftThere));
    }
    report
        .draft_faults
        .extend(check_beside(state, &of, &new, today).await?);
    report.change_count += u32::try_from(changes.len()).unwrap_or(u32::MAX);
    let room = NAMED.saturating_sub(report.changes.len());
    report
        .changes
        .extend(changes.into_iter().take(room).map(|change| SheetChange {
            of: of.clone(),
            field: change.field,
            before: change.before,
            after: change.after,
        }));
    report.drafts.push(of.clone());
    let stamp = published_stamp(&state.publication, &of);
    found.drafts.push(NewDraft {
        of,
        after: kept.map_or(0, |kept| kept.revision),
        based_on: stamp.map_err(|error| internal(&error))?,
        content: new,
    });
    Ok(())
}

/// A fault that is all of an item's, whatever cells speak of it.
fn about(guide: &Guide, code: CellFaultCode) -> CellFault {
    CellFault {
        file: String::new(),
        sheet: String::new(),
        cell: String::new(),
        head: String::new(),
        code,
        found: guide.id.to_string(),
        expected: String::new(),
    }
}

/// A mark of a report and of the drafts that it would make, with the revisions they rest on.
fn stamp(
    reading: &Reading,
    report: &SheetReport,
    drafts: &[NewDraft],
) -> serde_json::Result<String> {
    let mut hasher = Sha256::new();
    hasher.update(serde_json::to_vec(&reading.guides)?);
    hasher.update(serde_json::to_vec(&report.faults)?);
    for draft in drafts {
        hasher.update(format!("{} {} {};", draft.of, draft.after, draft.based_on));
    }
    let digest = hasher.finalize();
    Ok(digest
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect())
}
