//! `mingbai-server check DIR`: everything that is wrong with a folder, as a table or as JSON.

use super::CommandError;
use super::table::{pad, width};
use super::words::Language;
use crate::publish::findings::Finding;
use crate::publish::inspect::{Inspection, inspect};
use serde_json::json;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

/// Checks a folder and prints what is wrong with it. The exit code is 1 if anything is.
///
/// # Errors
/// When the folder cannot be read at all.
pub fn run(dir: &Path, as_json: bool, language: Language) -> Result<ExitCode, CommandError> {
    let inspection = inspect(dir)?;
    let text = if as_json {
        format!("{:#}\n", as_value(&inspection, language))
    } else {
        table(&inspection, language)
    };
    std::io::stdout()
        .write_all(text.as_bytes())
        .map_err(CommandError::io("standard output"))?;
    Ok(ExitCode::from(u8::from(
        inspection.findings.iter().any(Finding::is_error),
    )))
}

/// The findings for people: file, field, reason, aligned; then a summary and the shares of R6.
#[must_use]
pub fn table(inspection: &Inspection, language: Language) -> String {
    let rows: Vec<[String; 4]> = inspection
        .findings
        .iter()
        .map(|finding| {
            [
                language.severity(finding.code.severity()).to_owned(),
                finding.file.clone(),
                match finding.field.as_str() {
                    "" => "—".to_owned(),
                    field => field.to_owned(),
                },
                language.reason(finding),
            ]
        })
        .collect();
    let mut out = String::new();
    if !rows.is_empty() {
        let head = language.head().map(str::to_owned);
        let widths: [usize; 3] = std::array::from_fn(|column| {
            rows.iter()
                .chain([&head])
                .map(|row| width(&row[column]))
                .max()
                .unwrap_or(0)
        });
        for row in std::iter::once(&head).chain(&rows) {
            for (cell, widest) in row.iter().zip(widths) {
                pad(&mut out, cell, widest + 2);
            }
            out.push_str(&row[3]);
            out.push('\n');
        }
        out.push('\n');
    }
    out.push_str(&language.summary(&inspection.findings));
    out.push('\n');
    if let Some(shares) = &inspection.shares {
        out.push_str(&language.shares(shares));
        out.push('\n');
    }
    out
}

fn as_value(inspection: &Inspection, language: Language) -> serde_json::Value {
    let findings: Vec<_> = inspection
        .findings
        .iter()
        .map(|finding| {
            json!({
                "severity": finding.code.severity(),
                "file": finding.file,
                "field": finding.field,
                "code": finding.code.code(),
                "found": finding.found,
                "expected": finding.expected,
                "reason": language.reason(finding),
            })
        })
        .collect();
    let shares = inspection.shares.as_ref().map(|shares| {
        json!({
            "immediate": shares.immediate,
            "committed": shares.committed,
            "forwarded": shares.forwarded,
            "immediate_permille": shares.immediate_permille(),
            "enough_immediate": shares.enough_immediate(),
        })
    });
    json!({
        "ok": inspection.publication.is_some(),
        "findings": findings,
        "shares": shares,
    })
}
