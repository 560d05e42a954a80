//! The board (效能公示, R11 to R13), for everybody.
//!
//! What is counted stands in the store, by day; which levels stand together and who is ranked where says
//! `mingbai_domain::board`. A window counts for whom it was of when the month ended ([`places`]). A board is put
//! together when it is asked for, and kept until a count changes or the day is over. Start with [`board`].

pub mod csv;
pub mod get;
pub mod json;
mod odd;
mod places;
mod ratings;
mod rows;
mod said;

use crate::app::App;
use crate::live::body::Body;
use crate::live::current::Current;
use crate::ops::applications::published;
use crate::ops::complaints::figures::figures;
use crate::ops::desk::day;
use crate::ops::overtime::of_month;
use crate::ops::query::Query;
use crate::problem::{Refusal, internal};
use chrono::NaiveDate;
use mingbai_contract::Date;
use mingbai_contract::application::Application;
use mingbai_contract::board::{Board, By, CaseFigures, Period};
use mingbai_contract::complaint::ComplaintPeriod;
use mingbai_contract::endpoint::{Endpoint as _, GetBoard};
use mingbai_contract::problem::FieldCode;
use mingbai_domain::board::{cases, period};
use mingbai_domain::calendar::WorkCalendar;
use std::sync::Arc;

/// What is asked for.
#[derive(Debug, Clone)]
struct Asked {
    period: Period,
    by: By,
    /// Today.
    as_of: Date,
    /// Every period that can be asked for.
    periods: Vec<Period>,
}

impl Asked {
    /// Whether the period runs still.
    fn is_running(&self) -> bool {
        !period::is_over(self.period, self.as_of.0)
    }

    /// The first day, and the first one behind.
    fn days(&self) -> (Date, Date) {
        period::days(self.period)
    }
}

/// What an application adds to the figures; nothing where what is on record cannot have happened.
#[must_use]
pub fn added(calendar: &WorkCalendar, application: &Application) -> Vec<(Date, CaseFigures)> {
    let added = cases::outcome(calendar, application).unwrap_or_else(|error| {
        let number = application.number.as_str();
        tracing::error!(%error, number, "an application cannot be counted");
        Vec::new()
    });
    let added = added.into_iter();
    added.map(|(day, figures)| (Date(day), figures)).collect()
}

/// What the page of the board is made of: [`mingbai_contract::page::BoardPage`] as it is sent.
pub struct PageOf {
    /// The board, or that of whoever asks for no period where there are no figures of the one that is asked for.
    pub board: Arc<Body>,
    /// Who was late in its months.
    pub overtime: Vec<Arc<Body>>,
    /// Whether there are figures of the period that is asked for.
    pub there: bool,
}

/// What the page that asks for this is made of.
///
/// # Errors
/// As `GET /api/v1/board`, but for periods that there are no figures of.
pub async fn page(app: &App, asked: GetBoard) -> Result<PageOf, Refusal> {
    let of = |asked: GetBoard| {
        let address = asked.address();
        let query = address.split_once('?').map_or("", |(_, query)| query);
        Query::parse(query)
    };
    let found = board(app, of(asked), "json", Body::json).await;
    let there = found.is_ok() || asked.period.is_none();
    let (shown, _, body) = match found {
        Err(_) if asked.period.is_some() => {
            let newest = GetBoard {
                period: None,
                ..asked
            };
            board(app, of(newest), "json", Body::json).await?
        }
        found => found?,
    };
    let today = day(app.clock.now_ms(), published(app)?.zone);
    let mut overtime = Vec::new();
    for month in period::months(shown) {
        if month.first() <= today {
            overtime.push(of_month(app, month).await?);
        }
    }
    Ok(PageOf {
        board: body,
        overtime,
        there,
    })
}

/// A board that is ready to be sent, in the form that `write` gives it; `form` names that.
async fn board(
    app: &App,
    query: Query,
    form: &str,
    write: impl FnOnce(&Board) -> serde_json::Result<Body>,
) -> Result<(Period, By, Arc<Body>), Refusal> {
    let now = published(app)?;
    let as_of = day(app.clock.now_ms(), now.zone);
    let asked = asked(app, query, as_of).await?;
    let (period, by) = (asked.period, asked.by);
    let (from, before) = asked.days();
    let stamp = app.store.counts_stamp(from, before).await;
    let stamp = stamp.map_err(|error| internal(&error))?;
    let said = said::said(app, &now, (from, before)).await?;
    let complaints = app.store.complaints_stamp().await;
    let complaints = complaints.map_err(|error| internal(&error))?;
    let question = format!("board {form} {period} {by:?} {as_of} {stamp} {complaints:?} {said:?}");
    if let Some(body) = now.ledgers.find(&question) {
        return Ok((period, by, body));
    }
    let counts = ratings::counts(app, &now, &asked).await?;
    let mut sums = Vec::new();
    for month in period::months(period) {
        let cases = app.store.case_sums(month.first(), month.next().first());
        sums.push(cases.await.map_err(|error| internal(&error))?);
    }
    let (total, rows) = rows::rows(&asked, &sums, &counts);
    let (comments, summaries) = (said.comments.clone(), said.summaries.clone());
    let board = Board {
        period,
        by,
        as_of,
        running: asked.is_running(),
        complaints: complaints_of(app, &now, &asked).await?,
        anomalies: odd::anomalies(&counts.days, as_of),
        periods: asked.periods,
        total,
        rows,
        targets: now.targets,
        comments,
        results: said.results(&now, &counts.places),
        summaries,
    };
    let body = write(&board).map_err(|error| internal(&error))?;
    Ok((period, by, now.ledgers.keep(&question, body)))
}

async fn asked(app: &App, mut query: Query, as_of: Date) -> Result<Asked, Refusal> {
    let first = app.store.counts_begin().await;
    let first = first.map_err(|error| internal(&error))?;
    let periods = period::periods(first, as_of.0);
    let wanted = query.read("period", |text| {
        let wanted: Period = text.parse().map_err(|_| FieldCode::Malformed)?;
        let known = periods.contains(&wanted);
        known.then_some(wanted).ok_or(FieldCode::OutOfRange)
    });
    let by = query.read("by", |text| By::of_slug(text).ok_or(FieldCode::Malformed));
    query.end()?;
    let newest = || period::newest(&periods, as_of.0);
    let running = Period::Month(mingbai_contract::Month::of(as_of));
    Ok(Asked {
        period: wanted.or_else(newest).unwrap_or(running),
        by: by.unwrap_or_default(),
        as_of,
        periods,
    })
}

/// The published complaints that a month lies among; they are published by the month.
async fn complaints_of(
    app: &App,
    now: &Current,
    asked: &Asked,
) -> Result<Option<ComplaintPeriod>, Refusal> {
    let Period::Month(month) = asked.period else {
        return Ok(None);
    };
    if asked.is_running() {
        return Ok(None);
    }
    let today: NaiveDate = asked.as_of.0;
    let mut periods = figures(app, now, today).await?.periods.into_iter();
    Ok(periods.find(|one| (one.from..=one.to).contains(&month)))
}
