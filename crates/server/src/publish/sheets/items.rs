//! Guides out of tables: the sheet of items first, then what the others say of them.

use super::columns::{Column, DETAILS, Detail, ITEM, ITEMS, Kind, is_head};
use super::details;
use super::table::{Cell, Faults, Place, Table};
use mingbai_contract::catalog::Publication;
use mingbai_contract::desk::publishing::CellFaultCode;
use mingbai_contract::guide::{
    Audience, CrossRegion, Detail as Fullness, Fee, FeeType, Guide, HandlingClass, Kind as Act,
    LimitUnit, Limits, Online, OnlineLevel, Outcome, Remedies, Scope, StatutoryLimit,
};
use mingbai_contract::{Date, DepartmentId, ItemId, WindowId, Words};
use std::collections::{BTreeMap, BTreeSet};

/// In how many rows the heads are looked for: a title often stands above them.
const ABOVE: usize = 10;

/// What cells may name.
#[derive(Debug)]
pub struct Known<'a>(&'a Publication);

impl Known<'_> {
    /// The department of an id or a name.
    #[must_use]
    pub fn department(&self, text: &str) -> Option<DepartmentId> {
        let mut all = self.0.departments.iter();
        let named = |d: &&_| {
            let d: &mingbai_contract::office::Department = d;
            d.id.as_str() == text || d.name.zh == text
        };
        all.find(named).map(|found| found.id.clone())
    }

    /// The window of a number.
    #[must_use]
    pub fn window(&self, text: &str) -> Option<WindowId> {
        let mut all = self.0.windows.iter();
        let text = text.trim_end_matches("号窗口").trim_end_matches("窗口");
        all.find(|window| window.id.as_str() == text)
            .map(|found| found.id.clone())
    }
}

/// A table whose heads were found.
pub(super) struct Read<'a> {
    /// Its cells.
    pub table: &'a Table,
    /// What it is about.
    pub kind: Kind,
    /// The row of the heads.
    heads: usize,
    /// For each column that is known, where it stands and how it is called there.
    columns: BTreeMap<usize, (usize, String)>,
}

impl<'a> Read<'a> {
    /// A cell of a known column, with its place.
    pub fn cell(&'a self, row: usize, column: usize) -> (Option<&'a Cell>, Place<'a>) {
        let at = self.columns.get(&column);
        let place = Place {
            table: self.table,
            row: Some(row),
            column: at.map(|(at, _)| *at),
            head: at.map_or("", |(_, head)| head),
        };
        let cell = at.and_then(|(at, _)| self.table.cells.get(&(row, *at)));
        (cell, place)
    }

    /// What a cell says; none where it is empty, or says nothing that counts, which is noted.
    pub fn text(&'a self, row: usize, column: usize, faults: &mut Faults) -> Option<&'a str> {
        match self.cell(row, column) {
            (Some(Cell::Text(text)), _) => Some(text),
            (Some(Cell::NoValue(shown)), place) => {
                faults.add(place, CellFaultCode::NoValue, shown, "");
                None
            }
            (Some(Cell::NoText(shown)), place) => {
                let expected = "文字：把单元格格式改成“文本”，再填一遍";
                faults.add(place, CellFaultCode::Malformed, shown, expected);
                None
            }
            (None, _) => None,
        }
    }

    /// The rows below the heads, without remarks.
    pub fn rows(&self) -> impl Iterator<Item = usize> {
        let remark = |row: &usize| {
            let first = self.table.cells.range((*row, 0)..(*row + 1, 0)).next();
            matches!(first, Some((_, Cell::Text(text))) if text.starts_with(['※', '#']))
        };
        let rows = self.table.rows().into_iter();
        rows.filter(move |row| *row > self.heads && !remark(row))
    }

    /// The item that a row is about; what is wrong with that is noted.
    pub fn item(&self, row: usize, faults: &mut Faults) -> Option<ItemId> {
        let (_, place) = self.cell(row, 0);
        let Some(text) = self.text(row, 0, faults) else {
            faults.add(place, CellFaultCode::Missing, "", "");
            return None;
        };
        let id = ItemId::new(text.to_lowercase()).ok();
        if id.is_none() {
            faults.add(
                place,
                CellFaultCode::Malformed,
                text,
                "小写字母、数字、连字符",
            );
        }
        id
    }
}

/// The guides that tables speak of, each with all that they say.
pub fn guides(tables: &[Table], published: &Publication, faults: &mut Faults) -> Vec<Guide> {
    let known = Known(published);
    let read: Vec<Read<'_>> = tables
        .iter()
        .filter_map(|table| heads(table, faults))
        .collect();
    if read.is_empty() {
        for table in tables.iter().take(1) {
            faults.file(&table.file, CellFaultCode::NoSheet);
        }
        return Vec::new();
    }
    let mut guides: BTreeMap<ItemId, Guide> = BTreeMap::new();
    for sheet in read.iter().filter(|sheet| sheet.kind == Kind::Items) {
        for row in sheet.rows() {
            item(sheet, row, &known, &mut guides, faults);
        }
    }
    let mut said = BTreeSet::new();
    for sheet in read.iter().filter(|sheet| sheet.kind != Kind::Items) {
        details::add(sheet, published, &mut guides, &mut said, faults);
    }
    guides.into_values().collect()
}

/// One row of the sheet of items.
fn item(
    sheet: &Read<'_>,
    row: usize,
    known: &Known<'_>,
    guides: &mut BTreeMap<ItemId, Guide>,
    faults: &mut Faults,
) {
    let Some(id) = sheet.item(row, faults) else {
        return;
    };
    if guides.contains_key(&id) {
        let (_, place) = sheet.cell(row, 0);
        return faults.add(place, CellFaultCode::Duplicate, id.as_str(), "");
    }
    let before = known.0.guides.iter().find(|guide| guide.id == id);
    let mut guide = before.cloned().unwrap_or_else(|| empty(&id));
    for (at, column) in ITEMS.iter().enumerate().skip(1) {
        let (_, place) = sheet.cell(row, at);
        match sheet.text(row, at, faults) {
            Some(text) => {
                if let Err((code, expected)) = (column.set)(&mut guide, text, known) {
                    faults.add(place, code, text, expected);
                }
            }
            // What there is stays; only something new must say it all.
            None if before.is_none() && column.needed => {
                let head = column.heads.first().copied().unwrap_or_default();
                let place = Place { head, ..place };
                faults.add(place, CellFaultCode::Missing, "", column.hint);
            }
            None => {}
        }
    }
    guides.insert(id, guide);
}

/// Finds the row of the heads and what the table is about; none where it is about nothing that is read here.
fn heads<'a>(table: &'a Table, faults: &mut Faults) -> Option<Read<'a>> {
    let kinds = |row: usize| {
        let items = (Kind::Items, ITEMS.iter().map(heads_of).collect::<Vec<_>>());
        let others = DETAILS.iter().map(|(kind, columns)| {
            (
                *kind,
                columns.iter().map(|column: &Detail| column.heads).collect(),
            )
        });
        let all = [items].into_iter().chain(others);
        all.map(move |(kind, heads)| (count(table, row, &heads), kind, heads, row))
    };
    let rows = table.rows();
    let found = rows.iter().take(ABOVE).flat_map(|row| kinds(*row));
    // Heads that say nothing but which item it is are no sheet of ours; of equals the first counts.
    let mut best: Option<(usize, Kind, Vec<&[&str]>, usize)> = None;
    for one in found.filter(|(count, _, _, _)| *count >= 2) {
        if best.as_ref().is_none_or(|best| one.0 > best.0) {
            best = Some(one);
        }
    }
    let (_, kind, heads, row) = best?;
    let mut read = Read {
        table,
        kind,
        heads: row,
        columns: BTreeMap::new(),
    };
    for ((_, at), cell) in table.cells.range((row, 0)..(row + 1, 0)) {
        let Cell::Text(head) = cell else { continue };
        let place = Place {
            table,
            row: Some(row),
            column: Some(*at),
            head,
        };
        match heads.iter().position(|heads| is_head(heads, head)) {
            None => faults.add(place, CellFaultCode::UnknownColumn, head, ""),
            Some(column) if read.columns.contains_key(&column) => {
                faults.add(place, CellFaultCode::DuplicateColumn, head, "");
            }
            Some(column) => {
                read.columns.insert(column, (*at, head.clone()));
            }
        }
    }
    if !read.columns.contains_key(&0) {
        let place = Place {
            table,
            row: Some(row),
            column: None,
            head: ITEM.first().copied().unwrap_or_default(),
        };
        faults.add(place, CellFaultCode::MissingColumn, "", "事项编号");
        return None;
    }
    Some(read)
}

fn heads_of(column: &Column) -> &'static [&'static str] {
    column.heads
}

/// How many heads of a kind a row has.
fn count(table: &Table, row: usize, heads: &[&[&str]]) -> usize {
    let cells = table.cells.range((row, 0)..(row + 1, 0));
    let known = cells.filter(|(_, cell)| {
        matches!(cell, Cell::Text(text) if heads.iter().any(|heads| is_head(heads, text)))
    });
    known.count()
}

/// A guide that says nothing yet, but what a sheet has no column for.
fn empty(id: &ItemId) -> Guide {
    let words = || Words {
        zh: String::new(),
        en: String::new(),
    };
    Guide {
        id: id.clone(),
        code: String::new(),
        name: words(),
        aliases: Vec::new(),
        department: DepartmentId::any(),
        audience: vec![Audience::Personal],
        themes: Vec::new(),
        kind: Act::PublicService,
        kind_detail: None,
        handling_class: HandlingClass::Committed,
        handling_class_zh: "承诺件".to_owned(),
        legal_basis: Vec::new(),
        conditions: Vec::new(),
        situations: Vec::new(),
        materials: Vec::new(),
        steps: Vec::new(),
        limits: Limits {
            statutory: StatutoryLimit {
                value: None,
                unit: LimitUnit::None,
                working_day_equivalent: None,
                basis: String::new(),
            },
            committed_working_days: 0,
            needs_inspection_or_hearing: false,
            exclusions: Vec::new(),
        },
        deemed_consent: false,
        fee: Fee {
            r#type: FeeType::None,
            note: None,
            amount: None,
            tiers: Vec::new(),
            unit: None,
            basis: None,
            min: None,
            max: None,
            charged_at: None,
            charged: None,
            illustrative: false,
        },
        result: Outcome {
            document: String::new(),
            validity: "—".to_owned(),
        },
        visits: 1,
        online: Online {
            level: OnlineLevel::Offline,
            note: String::new(),
        },
        windows: Vec::new(),
        cross_region: CrossRegion {
            scope: Scope::County,
            note: String::new(),
        },
        annual: None,
        green_channel: false,
        remedies: Remedies {
            reconsideration: None,
            litigation: None,
            other: None,
        },
        faqs: Vec::new(),
        detail: Fullness::Lean,
        updated: Date(chrono::NaiveDate::default()),
        annual_volume: 0,
    }
}
