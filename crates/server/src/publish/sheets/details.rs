//! Materials, steps and legal bases of items, from the sheets beside the one of items. Whatever such a sheet says of an
//! item takes the place of all that was there of that kind.

use super::cells::{days, words};
use super::columns::{DETAILS, Detail, Kind};
use super::items::Read;
use super::table::Faults;
use mingbai_contract::catalog::Publication;
use mingbai_contract::desk::publishing::CellFaultCode;
use mingbai_contract::guide::{
    Guide, LegalBasis, Material, Situation, SituationType, Step, SubmitMode,
};
use mingbai_contract::{ItemId, MaterialId, SituationId};
use std::collections::{BTreeMap, BTreeSet};

/// Adds what a sheet says to the guides it speaks of. `said` is of which items other sheets have said the same kind of
/// thing before: whose word counts, nobody could tell.
pub(super) fn add(
    sheet: &Read<'_>,
    published: &Publication,
    guides: &mut BTreeMap<ItemId, Guide>,
    said: &mut BTreeSet<(Kind, ItemId)>,
    faults: &mut Faults,
) {
    let mut rows: BTreeMap<ItemId, Vec<usize>> = BTreeMap::new();
    for row in sheet.rows() {
        let Some(id) = sheet.item(row, faults) else {
            continue;
        };
        let guide = published.guides.iter().find(|guide| guide.id == id);
        match guide {
            _ if guides.contains_key(&id) => {}
            Some(guide) => {
                guides.insert(id.clone(), guide.clone());
            }
            None => {
                let (_, place) = sheet.cell(row, 0);
                faults.add(place, CellFaultCode::UnknownItem, id.as_str(), "");
                continue;
            }
        }
        rows.entry(id).or_default().push(row);
    }
    for (id, rows) in rows {
        let Some(guide) = guides.get_mut(&id) else {
            continue;
        };
        if !said.insert((sheet.kind, id.clone())) {
            for row in rows.iter().take(1) {
                let (_, place) = sheet.cell(*row, 0);
                faults.add(place, CellFaultCode::Duplicate, id.as_str(), "");
            }
            continue;
        }
        match sheet.kind {
            Kind::Items => {}
            Kind::Materials => materials(sheet, &rows, guide, faults),
            Kind::Steps => {
                guide.steps = each(sheet, &rows, faults, step);
            }
            Kind::Basis => {
                guide.legal_basis = each(sheet, &rows, faults, basis);
            }
        }
    }
}

/// A row that is being read.
struct Row<'a, 'f> {
    sheet: &'a Read<'a>,
    row: usize,
    columns: &'static [Detail],
    faults: &'f mut Faults,
    /// Whether all that was asked of it so far was right.
    sound: bool,
}

impl Row<'_, '_> {
    /// What a column says; none where it says nothing, which is noted where it must.
    fn text(&mut self, column: usize) -> Option<String> {
        let text = self
            .sheet
            .text(self.row, column, self.faults)
            .map(str::to_owned);
        let needed = self.columns.get(column).filter(|column| column.needed);
        if let (None, Some(detail)) = (&text, needed) {
            self.wrong(column, CellFaultCode::Missing, detail.hint);
        }
        text
    }

    fn wrong(&mut self, column: usize, code: CellFaultCode, expected: &str) {
        let (cell, place) = self.sheet.cell(self.row, column);
        let found = cell.map_or("", super::table::Cell::shown);
        self.faults.add(place, code, found, expected);
        self.sound = false;
    }

    fn read<T>(
        &mut self,
        column: usize,
        expected: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(column)?;
        let value = read(&text);
        if value.is_none() {
            self.wrong(column, CellFaultCode::UnknownValue, expected);
        }
        value
    }

    fn yes(&mut self, column: usize, otherwise: bool) -> bool {
        let read = |text: &str| match text {
            "是" | "必要" | "必须" | "√" | "可容缺" | "Y" | "y" | "1" => Some(true),
            "否" | "非必要" | "不可容缺" | "×" | "N" | "n" | "0" => Some(false),
            _ => None,
        };
        self.read(column, "是、否", read).unwrap_or(otherwise)
    }

    fn number(&mut self, column: usize) -> Option<u16> {
        let text = self.text(column)?;
        match days(&text) {
            Ok(number) => Some(number),
            Err((code, expected)) => {
                self.wrong(column, code, expected);
                None
            }
        }
    }

    fn count(&mut self, column: usize) -> u8 {
        let number = self.number(column).unwrap_or(0);
        let count = u8::try_from(number).ok();
        if count.is_none() {
            self.wrong(column, CellFaultCode::OutOfRange, "0 到 255");
        }
        count.unwrap_or(0)
    }
}

fn columns(kind: Kind) -> &'static [Detail] {
    let found = DETAILS.iter().find(|(one, _)| *one == kind);
    found.map_or(&[] as &[Detail], |(_, columns)| *columns)
}

/// What every row says; rows in which something is wrong say nothing.
fn each<T>(
    sheet: &Read<'_>,
    rows: &[usize],
    faults: &mut Faults,
    make: fn(&mut Row<'_, '_>) -> Option<T>,
) -> Vec<T> {
    let mut all = Vec::new();
    for row in rows {
        let mut row = Row {
            sheet,
            row: *row,
            columns: columns(sheet.kind),
            faults: &mut *faults,
            sound: true,
        };
        let made = make(&mut row);
        all.extend(made.filter(|_| row.sound));
    }
    all
}

fn step(row: &mut Row<'_, '_>) -> Option<Step> {
    let (name, role) = (row.text(1), row.text(2));
    let working_days = row.number(3);
    let counted = row.yes(4, true);
    Some(Step {
        name: name?,
        role: role?,
        working_days,
        counted,
    })
}

fn basis(row: &mut Row<'_, '_>) -> Option<LegalBasis> {
    let (law, article, summary) = (row.text(1), row.text(2), row.text(3));
    Some(LegalBasis {
        law: law?,
        article,
        article_checked: None,
        summary: summary?,
    })
}

/// A material, and the situations that a row names; none for all of them.
fn material(row: &mut Row<'_, '_>) -> Option<(Material, Option<Vec<String>>)> {
    let id = row.read(1, "小写字母、数字、连字符", |text| {
        MaterialId::new(text).ok()
    });
    let name = row.text(2);
    let submit_mode = row.read(3, "原件、复印件、核验、电子、共享", |text| {
        Some(match text {
            "原件" | "纸质" | "纸质原件" => SubmitMode::Original,
            "复印件" | "纸质复印件" => SubmitMode::Copy,
            "核验" | "查验原件" | "验原件" => SubmitMode::Verify,
            "电子" | "电子件" | "电子版" => SubmitMode::Electronic,
            "共享" | "数据共享" | "免提交" => SubmitMode::Shared,
            _ => return None,
        })
    });
    let (original, copies) = (row.count(4), row.count(5));
    let issuer = row.text(6);
    let (required, deferrable) = (row.yes(7, true), row.yes(8, false));
    let promise_substitutable = row.yes(9, false);
    let situations = row.text(10).map(|text| words(&text));
    let note = row.text(11);
    let material = Material {
        id: id?,
        name: name?,
        submit_mode: submit_mode?,
        original,
        copies,
        issuer: issuer?,
        required,
        deferrable,
        promise_substitutable,
        exempt_note: None,
        blank_form: None,
        sample_form: None,
        note,
        condition: None,
    };
    Some((material, situations))
}

/// All materials of an item. What a sheet has no column for, such as a blank form, stays with a material of the same id.
fn materials(sheet: &Read<'_>, rows: &[usize], guide: &mut Guide, faults: &mut Faults) {
    if guide.situations.is_empty() {
        guide.situations = SituationId::new("general")
            .into_iter()
            .map(general)
            .collect();
    }
    for situation in &mut guide.situations {
        situation.materials.clear();
    }
    let before = std::mem::take(&mut guide.materials);
    for at in rows {
        let one = each(sheet, &[*at], faults, material).pop();
        let Some((mut material, named)) = one else {
            continue;
        };
        if guide.materials.iter().any(|known| known.id == material.id) {
            let (_, place) = sheet.cell(*at, 1);
            faults.add(place, CellFaultCode::Duplicate, material.id.as_str(), "");
            continue;
        }
        if let Some(was) = before.iter().find(|was| was.id == material.id) {
            material.exempt_note.clone_from(&was.exempt_note);
            material.blank_form.clone_from(&was.blank_form);
            material.sample_form.clone_from(&was.sample_form);
            material.condition.clone_from(&was.condition);
            material.note = material.note.or_else(|| was.note.clone());
        }
        if !situate(&material, named.as_deref(), &mut guide.situations) {
            let (_, place) = sheet.cell(*at, 10);
            let found = named.unwrap_or_default().join("、");
            let all: Vec<&str> = guide
                .situations
                .iter()
                .map(|one| one.name.as_str())
                .collect();
            faults.add(place, CellFaultCode::UnknownValue, &found, &all.join("、"));
        }
        guide.materials.push(material);
    }
}

/// Adds a material to the situations that are named, or to all; false where one is named that there is not.
fn situate(material: &Material, named: Option<&[String]>, all: &mut [Situation]) -> bool {
    let is_named = |situation: &Situation, name: &String| {
        situation.name == *name || situation.id.as_str() == name
    };
    let known = |name: &String| all.iter().any(|situation| is_named(situation, name));
    if !named.is_none_or(|named| named.iter().all(known)) {
        return false;
    }
    for situation in all {
        let asks = |named: &[String]| named.iter().any(|name| is_named(situation, name));
        if named.is_none_or(asks) {
            situation.materials.push(material.id.clone());
        }
    }
    true
}

fn general(id: SituationId) -> Situation {
    Situation {
        id,
        name: "一般情形".to_owned(),
        r#type: SituationType::General,
        materials: Vec::new(),
        note: None,
    }
}
