//! From JSON values to the contract's types, element by element: one bad window does not hide the
//! faults of the others.

use super::findings::{Finding, ShapeCode};
use super::json::join;
use super::left_out::LeftOut;
use super::parts::Part;
use mingbai_contract::catalog::Publication;
use mingbai_contract::guide::Guide;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;

/// The values of all files by name; none where a file is no JSON.
pub type Values = BTreeMap<String, Option<Value>>;

/// What could be decoded, and what had to be left out.
#[derive(Debug)]
pub struct Decoded {
    /// Everything that could be read; none where a file that everything rests on could not.
    pub publication: Option<Publication>,
    /// What had to be left out.
    pub left_out: LeftOut,
    /// Parts that could not be read at all.
    pub unread: Vec<Part>,
}

/// Decodes the values of all files. `findings` holds what is known to be wrong already; an element
/// that cannot be decoded without being in there is added.
pub fn decode(files: &Values, findings: &mut Vec<Finding>) -> Decoded {
    let mut reader = Reader {
        files,
        findings,
        left_out: LeftOut::default(),
        unread: Vec::new(),
    };
    let guides = reader.guides();
    let publication = reader.publication(guides);
    Decoded {
        publication,
        left_out: reader.left_out,
        unread: reader.unread,
    }
}

struct Reader<'a> {
    files: &'a Values,
    findings: &'a mut Vec<Finding>,
    left_out: LeftOut,
    unread: Vec<Part>,
}

impl Reader<'_> {
    /// Every guide that can be read and is called as its file.
    fn guides(&mut self) -> Vec<Guide> {
        let mut guides = Vec::new();
        for (file, value) in self.files {
            let Some(name) = file.strip_prefix("items/") else {
                continue;
            };
            let stem = name.strip_suffix(".json").unwrap_or(name);
            let read = value
                .as_ref()
                .and_then(|value| self.element::<Guide>(file, "", value));
            match read.filter(|guide| guide.id.as_str() == stem) {
                Some(guide) => guides.push(guide),
                None => self.left_out.guide(stem, value.as_ref()),
            }
        }
        guides.sort_by(|a, b| a.id.cmp(&b.id));
        guides
    }

    fn publication(&mut self, guides: Vec<Guide>) -> Option<Publication> {
        // Every part is tried before any is given up, so that all faults are found.
        let county = self.whole(Part::County);
        let departments = self.table(Part::Departments);
        let centers = self.table(Part::Centers);
        let windows = self.table(Part::Windows);
        let calendar = self.whole(Part::Calendar);
        let lists = self.lists();
        let service_rules = self.table(Part::ServiceRules);
        let synonyms = self.table(Part::Synonyms);
        Some(Publication {
            county: county?,
            departments: departments?,
            centers: centers?,
            windows: windows?,
            guides,
            calendar: calendar?,
            lists: lists?,
            service_rules: service_rules?,
            synonyms: synonyms?,
        })
    }

    fn value(&mut self, part: Part) -> Option<(String, Value)> {
        let file = format!("{}.json", part.name());
        let value = self.files.get(&file).cloned().flatten();
        if value.is_none() {
            self.unread.push(part);
        }
        value.map(|value| (file, value))
    }

    /// A file that is one thing.
    fn whole<T: DeserializeOwned>(&mut self, part: Part) -> Option<T> {
        let (file, value) = self.value(part)?;
        let read = self.element(&file, "", &value);
        if read.is_none() {
            self.unread.push(part);
        }
        read
    }

    /// A file that is an array of things with an id.
    fn table<T: DeserializeOwned>(&mut self, part: Part) -> Option<Vec<T>> {
        let (file, value) = self.value(part)?;
        let Value::Array(rows) = value else {
            self.unread.push(part);
            return None;
        };
        let (mut read, mut stayed) = (Vec::new(), Vec::new());
        for (index, row) in rows.iter().enumerate() {
            match self.element(&file, &join("", &index.to_string()), row) {
                Some(element) => {
                    read.push(element);
                    stayed.push(index);
                }
                None => self.left_out.row(row),
            }
        }
        if stayed.len() < rows.len() {
            self.left_out.table(&file, stayed);
        }
        Some(read)
    }

    /// `lists.json`: tables under names. Rows that cannot be read are left out of their table.
    fn lists<T: DeserializeOwned>(&mut self) -> Option<T> {
        let (file, mut value) = self.value(Part::Lists)?;
        for (name, table) in value.as_object_mut().into_iter().flatten() {
            let Value::Array(rows) = table else { continue };
            let pointer = join("", name);
            let mut stayed = Vec::new();
            for (index, row) in rows.iter().enumerate() {
                if has_error(self.findings, &file, &join(&pointer, &index.to_string())) {
                    self.left_out.row(row);
                } else {
                    stayed.push(index);
                }
            }
            if stayed.len() < rows.len() {
                *rows = stayed.iter().map(|index| rows[*index].clone()).collect();
                self.left_out.table(&format!("{file}{pointer}"), stayed);
            }
        }
        let read = self.element(&file, "", &value);
        if read.is_none() {
            self.unread.push(Part::Lists);
        }
        read
    }

    fn element<T: DeserializeOwned>(&mut self, file: &str, at: &str, value: &Value) -> Option<T> {
        match T::deserialize(value) {
            Ok(read) => Some(read),
            Err(error) => {
                if !has_error(self.findings, file, at) {
                    let code = ShapeCode::NotDecodable;
                    let finding = Finding::field(file, at, code, error.to_string());
                    self.findings.push(finding);
                }
                None
            }
        }
    }
}

/// Whether something is wrong with a field or anything in it.
fn has_error(findings: &[Finding], file: &str, pointer: &str) -> bool {
    findings.iter().any(|finding| {
        finding.is_error()
            && finding.file == file
            && finding
                .field
                .strip_prefix(pointer)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}
