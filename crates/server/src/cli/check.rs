//! `mingbai-server check DIR`: everything that is wrong with a folder, as a table or as JSON.

use super::CommandError;
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
                out.push_str(cell);
                out.extend(std::iter::repeat_n(' ', widest - width(cell) + 2));
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

/// Columns that a text takes in a terminal: East Asian characters take two.
fn width(text: &str) -> usize {
    text.chars()
        .map(|c| match c as u32 {
            0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff => 2,
            0xfe30..=0xfe6f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x20000..=0x3fffd => 2,
            _ => 1,
        })
        .sum()
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

#[cfg(test)]
mod tests {
    use super::width;

    #[test]
    fn chinese_takes_two_columns() {
        for (text, columns) in [
            ("abc", 3),
            ("明白办", 6),
            ("文件 a", 6),
            ("。", 2),
            ("—", 1),
        ] {
            assert_eq!(width(text), columns, "{text}");
        }
    }
}
