//! `POST /api/v1/desk/posters`.

use crate::app::App;
use crate::live::current::Current;
use crate::ops::applications::published;
use crate::ops::body::Body;
use crate::ops::desk::needs::PrintPosters as Needed;
use crate::ops::desk::{May, Refused, private};
use crate::ops::query::NoQuery;
use crate::posters::Office;
use crate::problem::{Refusal, internal};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use mingbai_contract::desk::posters::{PosterFormat, PosterSize, PrintPosters};
use mingbai_contract::limits::POSTERS;
use mingbai_contract::office::Window;
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_domain::staff::Permit;
use mingbai_poster::{Fonts, PosterError, Size, pdf, sheets, svg};
use std::sync::Arc;

/// Print posters
///
/// What hangs at windows, as `mingbai-server posters` draws it: the codes are signed by the county and lead to the
/// address under which it is reached. `400 /windows/N does_not_fit`: that window's name cannot be drawn in the
/// built-in font (the command line takes another one), or the address is too long for a code. `503` where the county
/// has made no keys.
#[utoipa::path(
    post,
    path = "/api/v1/desk/posters",
    operation_id = "print_posters",
    tag = "desk",
    request_body = PrintPosters,
    responses(
        (status = 200, description = "The file", content((String = "application/pdf"), (String = "image/svg+xml"))),
        Refused,
    ),
)]
pub async fn handler(
    State(app): State<Arc<App>>,
    may: May<Needed>,
    _: NoQuery,
    headers: HeaderMap,
    Body(asked): Body<PrintPosters>,
) -> Result<Response, Refusal> {
    let now = published(&app)?;
    let windows = windows(&now, &may.permit, &asked)?;
    if app.ring.signer().is_none() {
        return Err(Refusal::UNAVAILABLE);
    }
    // A change comes from the desk's own pages, so that where they are is known (`origin::check`).
    let here = headers
        .get(header::ORIGIN)
        .and_then(|origin| origin.to_str().ok());
    let origin = app
        .scanned_origin()
        .or(here)
        .ok_or(Refusal::FOREIGN_ORIGIN)?;
    let origin = origin.to_owned();
    // One file at a time: outlines take a processor for a while.
    let room = Arc::clone(&app.drawing).acquire_owned().await;
    let room = room.map_err(|error| internal(&error))?;
    let (at, kind) = (Arc::clone(&app), (asked.size, asked.format, asked.sheet));
    let drawn = tokio::task::spawn_blocking(move || {
        let _room = room;
        let signer = at.ring.signer().ok_or(Refusal::UNAVAILABLE)?;
        let catalog = &now.shelf.catalog;
        let office = Office {
            county: &catalog.county.name,
            centers: &catalog.centers,
            signer: &signer,
            origin: &origin,
        };
        file(&office, &windows, kind)
    });
    let bytes = drawn.await.map_err(|error| internal(&error))??;
    let (media_type, ending) = match asked.format {
        PosterFormat::Pdf => ("application/pdf", "pdf"),
        PosterFormat::Svg => ("image/svg+xml", "svg"),
    };
    let name = name(&asked);
    let name = format!("attachment; filename=\"{name}.{ending}\"");
    let name = HeaderValue::from_str(&name).map_err(|error| internal(&error))?;
    let said = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok(private((said, bytes).into_response()))
}

/// What the file is called: a single window's by its number.
fn name(asked: &PrintPosters) -> String {
    let size = match asked.size {
        PosterSize::A4 => "a4",
        PosterSize::A6 => "a6",
    };
    match asked.windows.as_slice() {
        [one] if !asked.sheet => format!("{one}-{size}"),
        _ if asked.sheet => format!("posters-{size}-sheets"),
        _ => format!("posters-{size}"),
    }
}

/// The windows that were asked for, if they are there and somebody's permission reaches them; whatever is wrong with
/// the request is said at once.
fn windows(now: &Current, permit: &Permit, asked: &PrintPosters) -> Result<Vec<Window>, Refusal> {
    let mut problems = Vec::new();
    let mut wrong = |field: &str, code| {
        problems.push(FieldProblem {
            field: field.to_owned(),
            code,
        });
    };
    let count = asked.windows.len();
    if count == 0 {
        wrong("/windows", FieldCode::Missing);
    }
    if count > POSTERS {
        return Err(Refusal::field("/windows", FieldCode::TooLong));
    }
    if asked.sheet && asked.size == PosterSize::A4 {
        wrong("/sheet", FieldCode::DoesNotFit);
    }
    let pages = if asked.sheet {
        count.div_ceil(4)
    } else {
        count
    };
    if asked.format == PosterFormat::Svg && pages > 1 {
        wrong("/format", FieldCode::DoesNotFit);
    }
    let mut found = Vec::with_capacity(count);
    for (place, id) in asked.windows.iter().enumerate() {
        let at = format!("/windows/{place}");
        let window = now
            .shelf
            .catalog
            .windows
            .iter()
            .find(|window| window.id == *id);
        match window {
            _ if asked.windows.iter().take(place).any(|before| before == id) => {
                wrong(&at, FieldCode::Taken);
            }
            None => wrong(&at, FieldCode::UnknownValue),
            Some(window) if !permit.holds(&window.department) => return Err(Refusal::FORBIDDEN),
            Some(window) => found.push(window.clone()),
        }
    }
    if problems.is_empty() {
        Ok(found)
    } else {
        Err(Refusal::fields(problems))
    }
}

/// The file's bytes.
///
/// # Errors
/// 400 with each window that cannot be drawn.
fn file(
    office: &Office<'_>,
    windows: &[Window],
    (size, format, sheet): (PosterSize, PosterFormat, bool),
) -> Result<Vec<u8>, Refusal> {
    let fonts = Fonts::built_in().map_err(|error| internal(&error))?;
    let size = match size {
        PosterSize::A4 => Size::A4,
        PosterSize::A6 => Size::A6,
    };
    let (mut drawings, mut problems) = (Vec::with_capacity(windows.len()), Vec::new());
    for (place, window) in windows.iter().enumerate() {
        match office.draw(window, &fonts, size) {
            Ok(drawing) => drawings.push(drawing),
            Err(
                PosterError::MissingGlyph { .. }
                | PosterError::TooLong(_)
                | PosterError::AddressTooLong(_),
            ) => problems.push(FieldProblem {
                field: format!("/windows/{place}"),
                code: FieldCode::DoesNotFit,
            }),
            Err(error) => return Err(internal(&error)),
        }
    }
    if !problems.is_empty() {
        return Err(Refusal::fields(problems));
    }
    let pages = if sheet { sheets(&drawings) } else { drawings };
    match (format, pages.as_slice()) {
        (PosterFormat::Svg, [page]) => Ok(svg(page).into_bytes()),
        _ => pdf(&office.title(), &pages).map_err(|error| internal(&error)),
    }
}
