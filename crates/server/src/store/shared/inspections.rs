//! Inspections and reports of them in SQL that both engines understand.

use super::columns::{self, Filed, parsed, small};
use super::{Database, Engine, record};
use crate::store::StoreError;
use crate::store::applications::Once;
use crate::store::inspections::{
    InspectionQuery, Inspections, KeptInspection, NewInspection, NewReport, NotFiled, NotReported,
    Outcome, Saying,
};
use crate::store::staff::Record;
use async_trait::async_trait;
use chrono::Datelike as _;
use mingbai_contract::desk::inspections::ReportRow;
use mingbai_contract::project::{Inspection, InspectionKind, ReportReason};
use mingbai_contract::{Date, EnterpriseCode, InspectionId};
use mingbai_domain::project::inspection::{ROUTINE_A_YEAR, code_beginning, is_counted, next_code};
use sqlx::{QueryBuilder, Row as _, query};

const INSPECTIONS: &str = "SELECT i.code, enterprise, applicant_label, kind, i.day, filed_on, \
     departments, subject, department, filed_ms, o.outcome, o.result, o.day AS ended \
     FROM inspection i LEFT JOIN inspection_outcome o ON o.code = i.code WHERE ";
/// The codes of a form; `_` and `%` are in no code.
const CODES: &str = "SELECT code FROM inspection WHERE code LIKE $1";
const NEW: &str = "INSERT INTO inspection (code, enterprise, applicant_label, kind, day, filed_on, \
     departments, subject, department, filed_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
     ON CONFLICT (code) DO NOTHING";
const PLACES: &str = "SELECT place FROM inspection_place WHERE enterprise = $1 AND year = $2";
const TAKE_PLACE: &str = "INSERT INTO inspection_place (enterprise, year, place, code) \
     VALUES ($1, $2, $3, $4)";
const GIVE_BACK: &str = "DELETE FROM inspection_place WHERE code = $1";
const EXISTS: &str = "SELECT 1 FROM inspection WHERE code = $1";
/// One end for each: whoever comes second writes nothing.
const END: &str = "INSERT INTO inspection_outcome (code, outcome, result, day) \
     VALUES ($1, $2, $3, $4) ON CONFLICT (code) DO NOTHING";

const NEW_REPORT: &str = "INSERT INTO inspection_report (id, code, what, day, department, reported) \
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING";
const SAME_REPORT: &str = "SELECT 1 FROM inspection_report \
     WHERE id = $1 AND code = $2 AND what = $3 AND day = $4 AND department = $5";
/// Counts one more, if there are not as many as there may be.
const COUNT: &str = "INSERT INTO inspection_report_count (day, code, count) VALUES ($1, $2, 1) \
     ON CONFLICT (day, code) DO UPDATE SET count = inspection_report_count.count + 1 \
     WHERE inspection_report_count.count < $3";
const REPORTS: &str = "SELECT reported, code, what, day, department, count(*) AS count \
     FROM inspection_report GROUP BY reported, code, what, day, department \
     ORDER BY reported DESC, code, what, day, department LIMIT $1 OFFSET $2";
const OLD_REQUESTS: &str = "DELETE FROM filed_request WHERE made_ms < $1";
const OLD_COUNTS: &str = "DELETE FROM inspection_report_count WHERE day < $1";

const KINDS: [(InspectionKind, &str); 3] = [
    (InspectionKind::Routine, "routine"),
    (InspectionKind::Joint, "joint"),
    (InspectionKind::Special, "special"),
];

type Connection = <Database as sqlx::Database>::Connection;
type Row = <Database as sqlx::Database>::Row;

#[async_trait]
impl Inspections for Engine {
    async fn inspection(&self, code: &InspectionId) -> Result<Option<KeptInspection>, StoreError> {
        let mut sql = QueryBuilder::<Database>::new(INSPECTIONS);
        sql.push("i.code = ").push_bind(code.to_string());
        let row = sql.build().fetch_optional(&self.pool).await?;
        row.as_ref().map(kept).transpose()
    }

    async fn inspections_of(
        &self,
        enterprise: &EnterpriseCode,
    ) -> Result<Vec<KeptInspection>, StoreError> {
        let mut sql = QueryBuilder::<Database>::new(INSPECTIONS);
        sql.push("enterprise = ").push_bind(enterprise.to_string());
        sql.push(" ORDER BY i.day, i.code");
        let rows = sql.build().fetch_all(&self.pool).await?;
        rows.iter().map(kept).collect()
    }

    async fn inspections(
        &self,
        wanted: &InspectionQuery,
    ) -> Result<Vec<KeptInspection>, StoreError> {
        let mut sql = QueryBuilder::<Database>::new(INSPECTIONS);
        sql.push("i.code > ").push_bind(wanted.after.clone());
        if let Some(departments) = &wanted.departments {
            if departments.is_empty() {
                return Ok(Vec::new());
            }
            sql.push(" AND department IN (");
            let mut list = sql.separated(", ");
            for department in departments {
                list.push_bind(department.to_string());
            }
            sql.push(")");
        }
        sql.push(" ORDER BY i.code LIMIT ");
        sql.push_bind(i64::from(wanted.limit));
        let rows = sql.build().fetch_all(&self.pool).await?;
        rows.iter().map(kept).collect()
    }

    async fn file_inspection(
        &self,
        new: &NewInspection,
        saying: Saying<'_>,
    ) -> Result<Result<InspectionId, NotFiled>, StoreError> {
        let mut write = self.pool.begin().await?;
        let end = record::claim(&mut write).await?;
        if let Some(once) = &new.once {
            match before(&mut write, once).await? {
                Ok(None) => {}
                Ok(Some(code)) => {
                    write.rollback().await?;
                    return Ok(Ok(code));
                }
                Err(not_filed) => {
                    write.rollback().await?;
                    return Ok(Err(not_filed));
                }
            }
        }
        let code = match &new.code {
            Some(code) => code.clone(),
            None => make_code(&mut write, new.inspection.date).await?,
        };
        let entry = saying(&code);
        if let Err(not_filed) = file(&mut write, new, &code, entry.at_ms).await? {
            write.rollback().await?;
            return Ok(Err(not_filed));
        }
        if let Some(once) = &new.once {
            let filed = Filed {
                subject: code.to_string(),
                version: 0,
                masked: String::new(),
            };
            columns::remember(&mut write, once, &filed, entry.at_ms).await?;
        }
        record::add(&mut write, end, &entry).await?;
        write.commit().await?;
        Ok(Ok(code))
    }

    async fn end_inspection(
        &self,
        code: &InspectionId,
        outcome: &Outcome,
        day: Date,
        entry: &Record,
    ) -> Result<Result<(), NotFiled>, StoreError> {
        let mut write = self.pool.begin().await?;
        let end = record::claim(&mut write).await?;
        let exists = query(EXISTS).bind(code.as_str());
        if exists.fetch_optional(&mut *write).await?.is_none() {
            write.rollback().await?;
            return Ok(Err(NotFiled::Missing));
        }
        let (word, result) = match outcome {
            Outcome::Withdrawn => ("withdrawn", ""),
            Outcome::Result(result) => ("result", result.as_str()),
        };
        let ended = query(END).bind(code.as_str()).bind(word).bind(result);
        let ended = ended.bind(day.to_string()).execute(&mut *write).await?;
        if ended.rows_affected() == 0 {
            write.rollback().await?;
            return Ok(Err(NotFiled::Over));
        }
        if *outcome == Outcome::Withdrawn {
            let place = query(GIVE_BACK).bind(code.as_str());
            place.execute(&mut *write).await?;
        }
        record::add(&mut write, end, entry).await?;
        write.commit().await?;
        Ok(Ok(()))
    }

    async fn filed_before(
        &self,
        once: &Once,
    ) -> Result<Result<Option<InspectionId>, NotFiled>, StoreError> {
        let mut read = self.pool.acquire().await?;
        before(&mut read, once).await
    }

    async fn report_inspection(
        &self,
        new: &NewReport,
    ) -> Result<Result<(), NotReported>, StoreError> {
        let (report, reported) = (&new.report, new.reported.to_string());
        let day = report.day.to_string();
        let department = report.department.as_ref();
        let department = department.map_or("", |department| department.as_str());
        let mut write = self.pool.begin().await?;
        let added = query(NEW_REPORT)
            .bind(&new.id)
            .bind(new.code.as_str())
            .bind(report.what.code())
            .bind(&day)
            .bind(department)
            .bind(&reported)
            .execute(&mut *write)
            .await?;
        if added.rows_affected() == 0 {
            let same = query(SAME_REPORT)
                .bind(&new.id)
                .bind(new.code.as_str())
                .bind(report.what.code())
                .bind(&day)
                .bind(department)
                .fetch_optional(&mut *write)
                .await?;
            write.rollback().await?;
            return Ok(same.map(|_| ()).ok_or(NotReported::OtherReport));
        }
        for (code, most) in [(new.code.as_str(), new.most_of_code), ("", new.most)] {
            let counted = query(COUNT).bind(&reported).bind(code);
            let counted = counted.bind(i64::from(most)).execute(&mut *write).await?;
            if counted.rows_affected() == 0 {
                write.rollback().await?;
                return Ok(Err(NotReported::Full));
            }
        }
        write.commit().await?;
        Ok(Ok(()))
    }

    async fn inspection_reports(
        &self,
        skip: u32,
        limit: u32,
    ) -> Result<Vec<ReportRow>, StoreError> {
        let rows = query(REPORTS).bind(i64::from(limit)).bind(i64::from(skip));
        rows.fetch_all(&self.pool)
            .await?
            .iter()
            .map(reported)
            .collect()
    }

    async fn forget_filed(&self, before_ms: i64, before: Date) -> Result<(), StoreError> {
        let old = query(OLD_REQUESTS).bind(before_ms);
        old.execute(&self.pool).await?;
        let old = query(OLD_COUNTS).bind(before.to_string());
        old.execute(&self.pool).await?;
        Ok(())
    }
}

/// The next code of a day. Nobody else gives one until this is over: the record's end is claimed.
async fn make_code(write: &mut Connection, visit: Date) -> Result<InspectionId, StoreError> {
    let like = format!("{}%", code_beginning(visit.0));
    let rows = query(CODES).bind(like).fetch_all(&mut *write).await?;
    let taken: Result<Vec<InspectionId>, StoreError> = rows
        .iter()
        .map(|row| parsed(row, "code", "inspection.code"))
        .collect();
    next_code(visit.0, &taken?).ok_or(StoreError::Value {
        what: "inspection.code",
    })
}

/// Writes an inspection and takes its place in the year (R9).
async fn file(
    write: &mut Connection,
    new: &NewInspection,
    code: &InspectionId,
    now_ms: i64,
) -> Result<Result<(), NotFiled>, StoreError> {
    let inspection = &new.inspection;
    let added = query(NEW)
        .bind(code.as_str())
        .bind(new.enterprise.as_str())
        .bind(&new.applicant_label)
        .bind(word(inspection.kind))
        .bind(inspection.date.to_string())
        .bind(inspection.filed_on.to_string())
        .bind(&inspection.departments)
        .bind(&inspection.r#type)
        .bind(new.department.as_str())
        .bind(now_ms)
        .execute(&mut *write)
        .await?;
    if added.rows_affected() == 0 {
        return Ok(Err(NotFiled::Taken));
    }
    if !is_counted(inspection.kind) {
        return Ok(Ok(()));
    }
    let year = i64::from(inspection.date.0.year());
    let places = query(PLACES).bind(new.enterprise.as_str()).bind(year);
    let mut taken = Vec::new();
    for row in places.fetch_all(&mut *write).await? {
        taken.push(row.try_get::<i64, _>("place")?);
    }
    let free = (1..=i64::from(ROUTINE_A_YEAR)).find(|place| !taken.contains(place));
    let Some(place) = free else {
        return Ok(Err(NotFiled::Cap));
    };
    query(TAKE_PLACE)
        .bind(new.enterprise.as_str())
        .bind(year)
        .bind(place)
        .bind(code.as_str())
        .execute(&mut *write)
        .await?;
    Ok(Ok(()))
}

async fn before(
    read: &mut Connection,
    once: &Once,
) -> Result<Result<Option<InspectionId>, NotFiled>, StoreError> {
    let filed = match columns::before(read, once).await? {
        Ok(Some(filed)) => filed,
        Ok(None) => return Ok(Ok(None)),
        Err(_) => return Ok(Err(NotFiled::OtherRequest)),
    };
    let code = filed.subject.parse().map_err(|_| StoreError::Value {
        what: "filed_request.subject",
    })?;
    Ok(Ok(Some(code)))
}

fn kept(row: &Row) -> Result<KeptInspection, StoreError> {
    let kind: String = row.try_get("kind")?;
    let kind = KINDS.into_iter().find(|(_, word)| *word == kind);
    let (kind, _) = kind.ok_or(StoreError::Value {
        what: "inspection.kind",
    })?;
    let outcome: Option<String> = row.try_get("outcome")?;
    let withdrawn = match outcome.as_deref() {
        Some("withdrawn") => Some(parsed(row, "ended", "inspection_outcome.day")?),
        _ => None,
    };
    let result: Option<String> = row.try_get("result")?;
    Ok(KeptInspection {
        inspection: Inspection {
            code: parsed(row, "code", "inspection.code")?,
            kind,
            date: parsed(row, "day", "inspection.day")?,
            filed_on: parsed(row, "filed_on", "inspection.filed_on")?,
            departments: row.try_get("departments")?,
            r#type: row.try_get("subject")?,
            result: result.filter(|_| outcome.as_deref() == Some("result")),
        },
        enterprise: parsed(row, "enterprise", "inspection.enterprise")?,
        applicant_label: row.try_get("applicant_label")?,
        department: parsed(row, "department", "inspection.department")?,
        filed_ms: row.try_get("filed_ms")?,
        withdrawn,
    })
}

fn reported(row: &Row) -> Result<ReportRow, StoreError> {
    let what: String = row.try_get("what")?;
    let department: String = row.try_get("department")?;
    Ok(ReportRow {
        reported: parsed(row, "reported", "inspection_report.reported")?,
        code: parsed(row, "code", "inspection_report.code")?,
        what: ReportReason::parse(&what).ok_or(StoreError::Value {
            what: "inspection_report.what",
        })?,
        day: parsed(row, "day", "inspection_report.day")?,
        department: match department.as_str() {
            "" => None,
            _ => Some(parsed(row, "department", "inspection_report.department")?),
        },
        count: small(row, "count", "inspection_report")?,
    })
}

fn word(kind: InspectionKind) -> &'static str {
    let found = KINDS.into_iter().find(|(one, _)| *one == kind);
    found.map_or("special", |(_, word)| word)
}
