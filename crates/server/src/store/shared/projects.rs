//! Projects in SQL that both engines understand.

use super::columns::{self, Filed, parsed, small};
use super::{Database, Engine, record};
use crate::store::StoreError;
use crate::store::applications::{NotTaken, Once};
use crate::store::projects::{
    KeptProject, KeptVersion, NewVersion, ProjectDone, ProjectQuery, Projects,
};
use crate::store::staff::Record;
use async_trait::async_trait;
use mingbai_contract::ProjectId;
use mingbai_contract::project::Access;
use sqlx::{QueryBuilder, Row as _, query};

const LAST: &str = "SELECT v.facts, v.version, \
     (SELECT count(*) FROM project_opening o WHERE o.code = v.code AND o.access = 'shared') AS shared \
     FROM project_version v WHERE v.version = \
     (SELECT max(w.version) FROM project_version w WHERE w.code = v.code) AND v.code ";
const CONCERNS: &str = " AND EXISTS (SELECT 1 FROM project_department d \
     WHERE d.code = v.code AND d.department IN (";
const CODES: &str = "SELECT code FROM project WHERE substr(code, 1, length($1)) = $1";
const VERSIONS: &str = "SELECT version, actor, at_ms, correction FROM project_version \
     WHERE code = $1 ORDER BY version DESC";
const OPENED: &str = "SELECT code, access FROM project_opening WHERE opens = $1";
const LAST_VERSION: &str = "SELECT max(version) FROM project_version WHERE code = $1";
const NEW: &str = "INSERT INTO project (code, made_ms) VALUES ($1, $2)";
const NEW_VERSION: &str = "INSERT INTO project_version \
     (code, version, facts, actor, at_ms, correction) VALUES ($1, $2, $3, $4, $5, $6)";
const NEW_DEPARTMENT: &str = "INSERT INTO project_department (department, code) \
     VALUES ($1, $2) ON CONFLICT (department, code) DO NOTHING";
/// One statement: from now on there is this secret, and no other.
const OPEN: &str = "INSERT INTO project_opening (code, access, opens, made_ms) \
     VALUES ($1, $2, $3, $4) ON CONFLICT (code, access) \
     DO UPDATE SET opens = excluded.opens, made_ms = excluded.made_ms";
const CLOSE: &str = "DELETE FROM project_opening WHERE code = $1 AND access = $2";

type Connection = <Database as sqlx::Database>::Connection;
type Row = <Database as sqlx::Database>::Row;

#[async_trait]
impl Projects for Engine {
    async fn project(&self, code: &ProjectId) -> Result<Option<KeptProject>, StoreError> {
        let mut sql = QueryBuilder::<Database>::new(LAST);
        sql.push("= ").push_bind(code.to_string());
        let row = sql.build().fetch_optional(&self.pool).await?;
        row.as_ref().map(kept).transpose()
    }

    async fn projects(&self, wanted: &ProjectQuery) -> Result<Vec<KeptProject>, StoreError> {
        let mut sql = QueryBuilder::<Database>::new(LAST);
        sql.push("> ").push_bind(wanted.after.clone());
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
        sql.push(" ORDER BY v.code LIMIT ");
        sql.push_bind(i64::from(wanted.limit));
        let rows = sql.build().fetch_all(&self.pool).await?;
        rows.iter().map(kept).collect()
    }

    async fn project_codes(&self, beginning: &str) -> Result<Vec<ProjectId>, StoreError> {
        let rows = query(CODES).bind(beginning).fetch_all(&self.pool).await?;
        let code = |row| parsed(row, "code", "project.code");
        rows.iter().map(code).collect()
    }

    async fn project_versions(&self, code: &ProjectId) -> Result<Vec<KeptVersion>, StoreError> {
        let rows = query(VERSIONS).bind(code.as_str()).fetch_all(&self.pool);
        let version = |row| {
            Ok(KeptVersion {
                version: small(row, "version", "project_version.version")?,
                actor: <_ as sqlx::Row>::try_get(row, "actor")?,
                at_ms: <_ as sqlx::Row>::try_get(row, "at_ms")?,
                correction: <_ as sqlx::Row>::try_get(row, "correction")?,
            })
        };
        rows.await?.iter().map(version).collect()
    }

    async fn project_opened_by(
        &self,
        opens: &str,
    ) -> Result<Option<(ProjectId, Access)>, StoreError> {
        let row = query(OPENED).bind(opens).fetch_optional(&self.pool).await?;
        let Some(row) = row else { return Ok(None) };
        let access: String = row.try_get("access")?;
        let all = [Access::Owner, Access::Shared];
        let access = all.into_iter().find(|one| word(*one) == access);
        let access = access.ok_or(StoreError::Value {
            what: "project_opening.access",
        })?;
        Ok(Some((
            parsed(&row, "code", "project_opening.code")?,
            access,
        )))
    }

    async fn keep_project(
        &self,
        new: &NewVersion,
        entry: &Record,
    ) -> Result<Result<ProjectDone, NotTaken>, StoreError> {
        let mut write = self.pool.begin().await?;
        let claimed = record::claim(&mut write).await?;
        let outcome = keep(&mut write, new, entry).await?;
        record::end(write, claimed, entry, outcome).await
    }

    async fn open_project_with(
        &self,
        code: &ProjectId,
        access: Access,
        opens: Option<&str>,
        now_ms: i64,
    ) -> Result<(), StoreError> {
        let mut write = self.pool.acquire().await?;
        match opens {
            Some(opens) => open(&mut write, code, access, opens, now_ms).await,
            None => {
                let close = query(CLOSE).bind(code.as_str()).bind(word(access));
                close.execute(&mut *write).await?;
                Ok(())
            }
        }
    }

    async fn renew_project_secret(
        &self,
        code: &ProjectId,
        opens: &str,
        entry: &Record,
    ) -> Result<(), StoreError> {
        let mut write = self.pool.begin().await?;
        let end = record::claim(&mut write).await?;
        open(&mut write, code, Access::Owner, opens, entry.at_ms).await?;
        record::add(&mut write, end, entry).await?;
        Ok(write.commit().await?)
    }

    async fn project_done_before(
        &self,
        once: &Once,
    ) -> Result<Result<Option<ProjectDone>, NotTaken>, StoreError> {
        let mut read = self.pool.acquire().await?;
        before(&mut read, once).await
    }
}

/// Keeps a version; whether anything was written, or the request had come before.
async fn keep(
    write: &mut Connection,
    new: &NewVersion,
    entry: &Record,
) -> Result<Result<(ProjectDone, bool), NotTaken>, StoreError> {
    if let Some(once) = &new.once {
        match before(write, once).await? {
            Ok(None) => {}
            Ok(Some(done)) => return Ok(Ok((done, false))),
            Err(not_taken) => return Ok(Err(not_taken)),
        }
    }
    let code = &new.project.id;
    // Nobody else makes a version until this is over: the record's end is claimed.
    let last = query(LAST_VERSION).bind(code.as_str());
    let last: Option<i64> = last.fetch_one(&mut *write).await?.try_get(0)?;
    match last {
        None if new.after == 0 => {
            let made = query(NEW).bind(code.as_str()).bind(entry.at_ms);
            made.execute(&mut *write).await?;
        }
        None => return Ok(Err(NotTaken::Missing)),
        Some(last) if last == i64::from(new.after) => {}
        Some(_) => return Ok(Err(NotTaken::Changed)),
    }
    let done = ProjectDone {
        code: code.clone(),
        version: new.after.saturating_add(1),
        masked: new.masked.clone(),
    };
    query(NEW_VERSION)
        .bind(code.as_str())
        .bind(i64::from(done.version))
        .bind(columns::written("facts", &new.project)?)
        .bind(&entry.actor)
        .bind(entry.at_ms)
        .bind(&new.correction)
        .execute(&mut *write)
        .await?;
    for department in &new.departments {
        let department = query(NEW_DEPARTMENT).bind(department.as_str());
        let department = department.bind(code.as_str());
        department.execute(&mut *write).await?;
    }
    if let Some(opens) = &new.opens {
        open(write, code, Access::Owner, opens, entry.at_ms).await?;
    }
    if let Some(once) = &new.once {
        let filed = Filed {
            subject: code.to_string(),
            version: done.version,
            masked: done.masked.clone(),
        };
        columns::remember(write, once, &filed, entry.at_ms).await?;
    }
    Ok(Ok((done, true)))
}

async fn open(
    write: &mut Connection,
    code: &ProjectId,
    access: Access,
    opens: &str,
    now_ms: i64,
) -> Result<(), StoreError> {
    query(OPEN)
        .bind(code.as_str())
        .bind(word(access))
        .bind(opens)
        .bind(now_ms)
        .execute(&mut *write)
        .await?;
    Ok(())
}

async fn before(
    read: &mut Connection,
    once: &Once,
) -> Result<Result<Option<ProjectDone>, NotTaken>, StoreError> {
    let filed = match columns::before(read, once).await? {
        Ok(Some(filed)) => filed,
        Ok(None) => return Ok(Ok(None)),
        Err(not_taken) => return Ok(Err(not_taken)),
    };
    let code = filed.subject.parse().map_err(|_| StoreError::Value {
        what: "filed_request.subject",
    })?;
    Ok(Ok(Some(ProjectDone {
        code,
        version: filed.version,
        masked: filed.masked,
    })))
}

fn kept(row: &Row) -> Result<KeptProject, StoreError> {
    Ok(KeptProject {
        project: columns::json(row, "facts")?,
        version: small(row, "version", "project_version.version")?,
        shared: small(row, "shared", "project_opening")? > 0,
    })
}

const fn word(access: Access) -> &'static str {
    match access {
        Access::Owner => "owner",
        Access::Shared => "shared",
    }
}
