//! Tables as whoever copies the database finds them: every column there is, and the rows as they lie.

use crate::bed::Bed;
use sqlx::{AssertSqlSafe, Connection as _, Row as _};

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its columns, also those that the engine works out.
    pub columns: Vec<String>,
    /// Its rows, as text.
    pub rows: Vec<Vec<String>>,
    /// What the engine itself notes of when each row came; nothing on SQLite.
    pub came: Vec<String>,
}

impl Table {
    /// The values of a column, row by row.
    pub fn column(&self, name: &str) -> Vec<&str> {
        let place = self.columns.iter().position(|column| column == name);
        let place = place.unwrap_or_else(|| panic!("no column {name} in {:?}", self.columns));
        self.rows.iter().map(|row| row[place].as_str()).collect()
    }
}

/// The names of all tables.
pub async fn names(bed: &Bed) -> Vec<String> {
    let names = if is_postgres(bed) {
        "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
    } else {
        "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1"
    };
    let rows = ask(bed, names.to_owned(), 1).await;
    rows.into_iter().flatten().collect()
}

/// A table of a bed's database.
pub async fn table(bed: &Bed, name: &str) -> Table {
    let columns = if is_postgres(bed) {
        format!(
            "SELECT column_name::text FROM information_schema.columns \
             WHERE table_schema = 'public' AND table_name = '{name}' ORDER BY ordinal_position"
        )
    } else {
        format!("SELECT name FROM pragma_table_xinfo('{name}') ORDER BY cid")
    };
    let columns: Vec<String> = ask(bed, columns, 1).await.into_iter().flatten().collect();
    assert!(!columns.is_empty(), "there is no table {name}");
    let text = |column: &String| {
        let text = format!("coalesce(CAST(\"{column}\" AS TEXT), '')");
        if is_postgres(bed) {
            text
        } else {
            format!("CASE typeof(\"{column}\") WHEN 'blob' THEN hex(\"{column}\") ELSE {text} END")
        }
    };
    let list: Vec<String> = columns.iter().map(text).collect();
    let (came, order) = if is_postgres(bed) {
        ("xmin::text", "ORDER BY ctid")
    } else {
        ("''", "NOT INDEXED")
    };
    let rows = format!("SELECT {}, {came} FROM \"{name}\" {order}", list.join(", "));
    let mut rows = ask(bed, rows, columns.len() + 1).await;
    let came = rows.iter_mut().map(|row| row.pop().unwrap()).collect();
    Table {
        columns,
        rows,
        came,
    }
}

/// Whether rows of a table have a number in the order in which they came.
pub async fn is_numbered(bed: &Bed, name: &str) -> bool {
    if is_postgres(bed) {
        return false;
    }
    let url = format!("sqlite:{}", bed.file());
    let mut read = sqlx::SqliteConnection::connect(&url).await.unwrap();
    let rows = sqlx::query(AssertSqlSafe(format!("SELECT rowid FROM \"{name}\"")));
    rows.fetch_all(&mut read).await.is_ok()
}

fn is_postgres(bed: &Bed) -> bool {
    bed.file().starts_with("postgres")
}

async fn ask(bed: &Bed, sql: String, columns: usize) -> Vec<Vec<String>> {
    let sql = AssertSqlSafe(sql);
    if is_postgres(bed) {
        let mut read = sqlx::PgConnection::connect(bed.file()).await.unwrap();
        let rows = sqlx::query(sql).fetch_all(&mut read).await.unwrap();
        let cells = |row: &sqlx::postgres::PgRow| (0..columns).map(|at| row.get(at)).collect();
        let rows = rows.iter().map(cells).collect();
        read.close().await.unwrap();
        rows
    } else {
        let url = format!("sqlite:{}", bed.file());
        let mut read = sqlx::SqliteConnection::connect(&url).await.unwrap();
        let rows = sqlx::query(sql).fetch_all(&mut read).await.unwrap();
        let cells = |row: &sqlx::sqlite::SqliteRow| (0..columns).map(|at| row.get(at)).collect();
        let rows = rows.iter().map(cells).collect();
        read.close().await.unwrap();
        rows
    }
}
