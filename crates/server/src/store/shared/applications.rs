//! Applications in SQL that both engines understand: what is asked, and in which transaction what is
//! written. The rows themselves are `courses`'s business.

use super::courses::{self, add_departments, add_event, add_truth, done, row_to_kept};
use super::{Database, Engine, board, log, record, webhook};
use crate::store::StoreError;
use crate::store::applications::{
    Applications, Done, Kept, KeptTruth, Look, Naming, NewApplication, NewEvents, NotTaken, Once,
    OpenQuery,
};
use crate::store::staff::Record;
use async_trait::async_trait;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mingbai_contract::application::ApplicationNumber;
use mingbai_domain::application::number;
use sqlx::{QueryBuilder, Row as _, query};
use std::collections::HashMap;

const APPLICATION: &str = "SELECT number, item, situation, counter, department, \
     counter_department, terms, salt, taken_in_ms FROM application WHERE number = $1";
const THESE: &str = "SELECT number, item, situation, counter, department, \
     counter_department, terms, salt, taken_in_ms FROM application WHERE number IN (";
const OPEN: &str = "SELECT a.number, item, situation, counter, a.department, \
     counter_department, terms, salt, taken_in_ms FROM application a \
     JOIN application_standing s ON s.number = a.number WHERE s.is_open = ";
const CONCERNS: &str = " AND EXISTS (SELECT 1 FROM application_department d \
     WHERE d.number = a.number AND d.department IN (";
const OPENED: &str = "SELECT number FROM application WHERE opens = $1";
const LAST_SERIAL: &str = "SELECT max(serial) FROM application WHERE day = $1";
const NEW: &str = "INSERT INTO application (number, day, serial, item, situation, counter, \
     department, counter_department, terms, opens, salt, taken_in_ms) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
/// Open until time is looked at: what else has become true by then goes on record first.
const NEW_STANDING: &str =
    "INSERT INTO application_standing (number, size, is_open, looked) VALUES ($1, $2, 1, '')";
/// Claims the row: whoever comes second waits here, and finds another size.
const GROW: &str = "UPDATE application_standing SET size = $3, is_open = $4, looked = '' \
     WHERE number = $1 AND size = $2";
const LOOKED: &str = "UPDATE application_standing SET is_open = $3, looked = $4, is_stalled = $5 \
     WHERE number = $1 AND size = $2";
const STANDS: &str = "SELECT 1 FROM application_standing WHERE number = $1";
const NOT_LOOKED_AT: &str = "SELECT number FROM application_standing \
     WHERE is_open = 1 AND looked <> $1 AND number > $2 ORDER BY number LIMIT $3";
const TRUTHS: &str = "SELECT t.truth, t.at_ms, c.department FROM application_truth t \
     LEFT JOIN supervision_case c ON c.number = t.number AND c.truth = t.truth \
     WHERE t.number = $1 ORDER BY t.at_ms, t.truth";
const REQUEST: &str = "SELECT request, number, first, count, masked FROM application_request \
     WHERE once = $1";
const NEW_REQUEST: &str = "INSERT INTO application_request \
     (once, request, number, first, count, masked, made_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)";
const OLD_REQUESTS: &str = "DELETE FROM application_request WHERE made_ms < $1";

const COUNT: &str = "SELECT size FROM application_standing WHERE number = $1";
const OLD_TICKETS: &str = "DELETE FROM application_ticket WHERE expires_ms <= $1";
const NEW_TICKET: &str =
    "INSERT INTO application_ticket (ticket, number, expires_ms) VALUES ($1, $2, $3)";
/// One statement: of two who show the same ticket one gets it.
const TAKE_TICKET: &str = "DELETE FROM application_ticket \
     WHERE ticket = $1 AND expires_ms > $2 RETURNING number";

type Connection = <Database as sqlx::Database>::Connection;

#[async_trait]
impl Applications for Engine {
    async fn application(&self, number: &ApplicationNumber) -> Result<Option<Kept>, StoreError> {
        let row = query(APPLICATION).bind(number.as_str());
        let Some(row) = row.fetch_optional(&self.pool).await? else {
            return Ok(None);
        };
        let mut kept = row_to_kept(&row)?;
        courses::fill(&self.pool, std::slice::from_mut(&mut kept)).await?;
        Ok(Some(kept))
    }

    async fn applications(&self, numbers: &[ApplicationNumber]) -> Result<Vec<Kept>, StoreError> {
        let mut found = HashMap::new();
        // Fewer than either engine takes in one statement.
        for some in numbers.chunks(500) {
            let mut sql = QueryBuilder::<Database>::new(THESE);
            let mut list = sql.separated(", ");
            for number in some {
                list.push_bind(number.as_str().to_owned());
            }
            sql.push(")");
            let rows = sql.build().fetch_all(&self.pool).await?;
            let mut all: Vec<Kept> = rows.iter().map(row_to_kept).collect::<Result<_, _>>()?;
            courses::fill(&self.pool, &mut all).await?;
            let named = |kept: Kept| (kept.application.number.clone(), kept);
            found.extend(all.into_iter().map(named));
        }
        let take = |number| found.remove(number);
        Ok(numbers.iter().filter_map(take).collect())
    }

    async fn opened_by(&self, opens: &str) -> Result<Option<ApplicationNumber>, StoreError> {
        let row = query(OPENED).bind(opens).fetch_optional(&self.pool).await?;
        row.as_ref().map(courses::number).transpose()
    }

    async fn open_applications(&self, wanted: &OpenQuery) -> Result<Vec<Kept>, StoreError> {
        let mut sql = QueryBuilder::<Database>::new(OPEN);
        sql.push_bind(i64::from(!wanted.ended));
        if !wanted.after.is_empty() {
            let behind = if wanted.ended { '<' } else { '>' };
            sql.push(" AND a.number ").push(behind).push(" ");
            sql.push_bind(wanted.after.clone());
        }
        if let Some(departments) = &wanted.departments {
            if departments.is_empty() {
                return Ok(Vec::new());
            }
            sql.push(CONCERNS);
            let mut list = sql.separated(", ");
            for department in departments {
                list.push_bind(department.to_string());
            }
            sql.push("))");
        }
        let order = if wanted.ended { " DESC" } else { "" };
        sql.push(" ORDER BY a.number").push(order).push(" LIMIT ");
        sql.push_bind(i64::from(wanted.limit));
        let rows = sql.build().fetch_all(&self.pool).await?;
        let mut all: Vec<Kept> = rows.iter().map(row_to_kept).collect::<Result<_, _>>()?;
        courses::fill(&self.pool, &mut all).await?;
        Ok(all)
    }

    async fn take_in(
        &self,
        new: &NewApplication,
        naming: Naming<'_>,
    ) -> Result<Result<Done, NotTaken>, StoreError> {
        let mut write = self.pool.begin().await?;
        let end = record::claim(&mut write).await?;
        match before(&mut write, &new.once).await? {
            Ok(None) => {}
            Ok(Some(done)) => {
                write.rollback().await?;
                return Ok(Ok(done));
            }
            Err(not_taken) => {
                write.rollback().await?;
                return Ok(Err(not_taken));
            }
        }
        // Nobody else gives a number until this is over: the record's end is claimed.
        let last = query(LAST_SERIAL).bind(new.day.to_string());
        let last: Option<i64> = last.fetch_one(&mut *write).await?.try_get(0)?;
        let serial = u32::try_from(last.unwrap_or(0).saturating_add(1)).unwrap_or(u32::MAX);
        let Some((number, serial)) = number::next(&new.prefix, new.day.0, serial) else {
            write.rollback().await?;
            return Ok(Err(NotTaken::NoNumber));
        };
        let named = naming(&number);
        query(NEW)
            .bind(number.as_str())
            .bind(new.day.to_string())
            .bind(i64::from(serial))
            .bind(new.item.as_str())
            .bind(new.situation.as_str())
            .bind(new.window.as_str())
            .bind(new.department.as_str())
            .bind(new.counter_department.as_str())
            .bind(courses::json("terms", &new.terms)?)
            .bind(&named.opens)
            .bind(URL_SAFE_NO_PAD.encode(new.salt))
            .bind(named.record.at_ms)
            .execute(&mut *write)
            .await?;
        let owners = [&new.department, &new.counter_department];
        add_departments(&mut write, &number, owners).await?;
        let done = Done {
            first: 1,
            count: count(new.events.len()),
            number,
            masked: new.masked.clone(),
        };
        let standing = query(NEW_STANDING).bind(done.number.as_str());
        let standing = standing.bind(i64::from(done.count));
        standing.execute(&mut *write).await?;
        for truth in new.deemed.iter().chain(&new.others) {
            add_truth(&mut write, &done.number, truth, named.record.at_ms).await?;
        }
        if let Some(taken) = new.taken {
            courses::add_taken(&mut write, &done.number, taken).await?;
        }
        board::add(&mut write, &done.number, &new.adds).await?;
        courses::add_refused(&mut write, &done.number, &new.events).await?;
        for (seq, event) in (1..).zip(&new.events) {
            add_event(&mut write, &done.number, seq, event, named.record.at_ms).await?;
            add_departments(&mut write, &done.number, &event.department).await?;
        }
        let at_ms = named.record.at_ms;
        webhook::add(&mut write, &done.number, &named.messages, at_ms).await?;
        keep(&mut write, &new.once, &done, at_ms).await?;
        record::add(&mut write, end, &named.record).await?;
        if let Some(entry) = named.entry {
            log::append(&mut write, &[entry]).await?;
        }
        write.commit().await?;
        Ok(Ok(done))
    }

    async fn add_events(
        &self,
        new: &NewEvents,
        entry: &Record,
    ) -> Result<Result<Done, NotTaken>, StoreError> {
        let mut write = self.pool.begin().await?;
        let claimed = record::claim(&mut write).await?;
        let outcome = add(&mut write, new, entry.at_ms).await?;
        record::end(write, claimed, entry, outcome).await
    }

    async fn not_looked_at(
        &self,
        looked: &str,
        after: &str,
        limit: u32,
    ) -> Result<Vec<ApplicationNumber>, StoreError> {
        let rows = query(NOT_LOOKED_AT).bind(looked).bind(after);
        let rows = rows.bind(i64::from(limit)).fetch_all(&self.pool).await?;
        rows.iter().map(courses::number).collect()
    }

    async fn keep_look(&self, look: &Look) -> Result<Result<(), NotTaken>, StoreError> {
        let mut write = self.pool.begin().await?;
        let claimed = query(LOOKED)
            .bind(look.number.as_str())
            .bind(i64::from(look.after))
            .bind(i64::from(look.is_open))
            .bind(&look.looked)
            .bind(i64::from(look.is_stalled))
            .execute(&mut *write)
            .await?;
        if claimed.rows_affected() == 0 {
            write.rollback().await?;
            return Ok(Err(NotTaken::Changed));
        }
        for (truth, message) in &look.truths {
            // Another process may have been quicker: then it is recorded, and told.
            if add_truth(&mut write, &look.number, truth, look.now_ms).await? {
                webhook::add(&mut write, &look.number, message, look.now_ms).await?;
            }
        }
        write.commit().await?;
        Ok(Ok(()))
    }

    async fn truths(&self, number: &ApplicationNumber) -> Result<Vec<KeptTruth>, StoreError> {
        let rows = query(TRUTHS).bind(number.as_str()).fetch_all(&self.pool);
        rows.await?.iter().map(courses::truth).collect()
    }

    async fn event_count(&self, number: &ApplicationNumber) -> Result<Option<u32>, StoreError> {
        let row = query(COUNT).bind(number.as_str());
        let row = row.fetch_optional(&self.pool).await?;
        row.as_ref().map(courses::size).transpose()
    }

    async fn give_ticket(
        &self,
        ticket: &str,
        number: &ApplicationNumber,
        now_ms: i64,
        expires_ms: i64,
    ) -> Result<(), StoreError> {
        let mut write = self.pool.begin().await?;
        let old = query(OLD_TICKETS).bind(now_ms);
        old.execute(&mut *write).await?;
        query(NEW_TICKET)
            .bind(ticket)
            .bind(number.as_str())
            .bind(expires_ms)
            .execute(&mut *write)
            .await?;
        Ok(write.commit().await?)
    }

    async fn take_ticket(
        &self,
        ticket: &str,
        now_ms: i64,
    ) -> Result<Option<ApplicationNumber>, StoreError> {
        let row = query(TAKE_TICKET).bind(ticket).bind(now_ms);
        let row = row.fetch_optional(&self.pool).await?;
        row.as_ref().map(courses::number).transpose()
    }

    async fn done_before(&self, once: &Once) -> Result<Result<Option<Done>, NotTaken>, StoreError> {
        let mut read = self.pool.acquire().await?;
        before(&mut read, once).await
    }

    async fn forget_requests(&self, before_ms: i64) -> Result<(), StoreError> {
        let old = query(OLD_REQUESTS).bind(before_ms);
        old.execute(&self.pool).await?;
        Ok(())
    }
}

/// Adds events; whether anything was added, or the request had come before.
async fn add(
    write: &mut Connection,
    new: &NewEvents,
    now_ms: i64,
) -> Result<Result<(Done, bool), NotTaken>, StoreError> {
    if let Some(once) = &new.once {
        match before(write, once).await? {
            Ok(None) => {}
            Ok(Some(done)) => return Ok(Ok((done, false))),
            Err(not_taken) => return Ok(Err(not_taken)),
        }
    }
    let count = count(new.events.len());
    let grown = query(GROW)
        .bind(new.number.as_str())
        .bind(i64::from(new.after))
        .bind(i64::from(new.after) + i64::from(count))
        .bind(i64::from(new.is_open))
        .execute(&mut *write)
        .await?;
    if grown.rows_affected() == 0 {
        let stands = query(STANDS).bind(new.number.as_str());
        let stands = stands.fetch_optional(&mut *write).await?;
        return Ok(Err(stands.map_or(NotTaken::Missing, |_| NotTaken::Changed)));
    }
    for truth in &new.deemed {
        if !add_truth(write, &new.number, truth, now_ms).await? {
            return Ok(Err(NotTaken::Changed));
        }
    }
    for truth in &new.others {
        add_truth(write, &new.number, truth, now_ms).await?;
    }
    if let Some(taken) = new.taken {
        courses::add_taken(write, &new.number, taken).await?;
    }
    board::add(write, &new.number, &new.adds).await?;
    courses::add_refused(write, &new.number, &new.events).await?;
    let first = new.after + 1;
    for (seq, event) in (first..).zip(&new.events) {
        add_event(write, &new.number, seq, event, now_ms).await?;
        add_departments(write, &new.number, &event.department).await?;
    }
    let done = Done {
        number: new.number.clone(),
        first,
        count,
        masked: String::new(),
    };
    webhook::add(write, &new.number, &new.messages, now_ms).await?;
    if let Some(once) = &new.once {
        keep(write, once, &done, now_ms).await?;
    }
    Ok(Ok((done, true)))
}

pub(super) async fn before(
    read: &mut Connection,
    once: &Once,
) -> Result<Result<Option<Done>, NotTaken>, StoreError> {
    let row = query(REQUEST).bind(&once.key).fetch_optional(&mut *read);
    let Some(row) = row.await? else {
        return Ok(Ok(None));
    };
    let request: String = row.try_get("request")?;
    if request == once.request {
        Ok(Ok(Some(done(&row)?)))
    } else {
        Ok(Err(NotTaken::OtherRequest))
    }
}

pub(super) async fn keep(
    write: &mut Connection,
    once: &Once,
    done: &Done,
    now_ms: i64,
) -> Result<(), StoreError> {
    query(NEW_REQUEST)
        .bind(&once.key)
        .bind(&once.request)
        .bind(done.number.as_str())
        .bind(i64::from(done.first))
        .bind(i64::from(done.count))
        .bind(&done.masked)
        .bind(now_ms)
        .execute(&mut *write)
        .await?;
    Ok(())
}

fn count(events: usize) -> u32 {
    u32::try_from(events).unwrap_or(u32::MAX)
}
