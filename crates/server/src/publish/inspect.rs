//! Reading a folder and finding everything that is wrong with it, in one pass.

use super::decode::{Values, decode};
use super::findings::{Code, Finding, ShapeCode};
use super::folder::{self, Folder, FolderError};
use super::json;
use super::parts::Part;
use super::shape::{Shapes, ShapesError};
use mingbai_contract::catalog::Publication;
use mingbai_domain::catalog::{check, shares};
use serde_json::Value;
use std::path::Path;

/// What a folder holds, and what is wrong with it.
#[derive(Debug)]
pub struct Inspection {
    /// The publication, if nothing keeps it from being imported.
    pub publication: Option<Publication>,
    /// Everything worth saying, the worst first.
    pub findings: Vec<Finding>,
    /// Cases a year by handling class (R6), where the guides could be read.
    pub shares: Option<shares::Shares>,
}

/// Why a folder could not be inspected at all.
#[derive(Debug, thiserror::Error)]
pub enum InspectError {
    /// The folder cannot be read.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The program describes its own files wrongly.
    #[error(transparent)]
    Shapes(#[from] ShapesError),
}

/// Reads and checks a folder: the files, their shape, and the rules between them. A fault in one
/// file does not hide those in another.
///
/// # Errors
/// [`InspectError`] when the folder cannot be read at all; faults in it are findings.
pub fn inspect(dir: &Path) -> Result<Inspection, InspectError> {
    let shapes = Shapes::new()?;
    let Folder {
        files,
        mut findings,
    } = folder::read(dir)?;
    let mut values = Values::new();
    for (file, bytes) in files {
        let value = parse(&file, bytes, &mut findings);
        if let Some(value) = &value {
            check_shape(&shapes, &file, value, &mut findings);
        }
        values.insert(file, value);
    }
    let decoded = decode(&values, &mut findings);
    drop(values);
    let mut shares = None;
    if let Some(publication) = &decoded.publication {
        shares = Some(shares::shares(&publication.guides));
        let left_out = &decoded.left_out;
        for fault in check::check(publication) {
            if !left_out.explains(&fault, publication) {
                let field = left_out.in_file(&fault.file, &fault.field);
                findings.push(Finding::from(check::Fault { field, ..fault }));
            }
        }
    } else {
        for part in decoded.unread {
            let file = format!("{}.json", part.name());
            findings.push(Finding::file(&file, ShapeCode::RulesNotChecked, ""));
        }
    }
    findings.sort_by(Finding::order);
    let bad = findings.iter().any(Finding::is_error);
    Ok(Inspection {
        publication: decoded.publication.filter(|_| !bad),
        findings,
        shares,
    })
}

fn parse(file: &str, bytes: Vec<u8>, findings: &mut Vec<Finding>) -> Option<Value> {
    let text = match String::from_utf8(bytes) {
        Ok(text) if text.starts_with('\u{feff}') => {
            findings.push(Finding::file(file, ShapeCode::NotUtf8, "U+FEFF"));
            return None;
        }
        Ok(text) => text,
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..at]
                .iter()
                .filter(|b| **b == b'\n')
                .count()
                + 1;
            findings.push(Finding::file(
                file,
                ShapeCode::NotUtf8,
                format!("line {line}"),
            ));
            return None;
        }
    };
    match json::parse(&text) {
        Ok(document) => {
            findings.extend(
                document
                    .duplicates
                    .iter()
                    .map(|field| Finding::field(file, field, ShapeCode::DuplicateField, "")),
            );
            Some(document.value)
        }
        Err(error) => {
            findings.push(Finding::file(file, ShapeCode::NotJson, error.to_string()));
            None
        }
    }
}

fn check_shape(shapes: &Shapes, file: &str, value: &Value, findings: &mut Vec<Finding>) {
    if let Some(name) = file.strip_prefix("items/") {
        shapes.check("Guide", value, file, "", findings);
        let stem = name.strip_suffix(".json").unwrap_or(name);
        if let Some(Value::String(id)) = value.get("id")
            && id != stem
        {
            let finding = Finding::field(file, "/id", ShapeCode::NameDiffers, id);
            findings.push(finding.expecting(stem));
        }
        return;
    }
    let stem = file.strip_suffix(".json").unwrap_or(file);
    let Some(part) = Part::by_name(stem) else {
        return;
    };
    match value {
        Value::Array(rows) if part.is_table() => {
            for (index, row) in rows.iter().enumerate() {
                let at = json::join("", &index.to_string());
                shapes.check(part.shape(), row, file, &at, findings);
            }
        }
        _ if part.is_table() => {
            let finding = Finding::file(file, ShapeCode::WrongType, "");
            findings.push(finding.expecting("array"));
        }
        _ => shapes.check(part.shape(), value, file, "", findings),
    }
}

impl Inspection {
    /// The codes of all findings, for tests and summaries.
    #[must_use]
    pub fn codes(&self) -> Vec<Code> {
        self.findings.iter().map(|finding| finding.code).collect()
    }
}
