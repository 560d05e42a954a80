//! `mingbai-server doctor`: is this installation well, and what is to be done where it is not?

use super::table::{pad, width};
use super::words::Language;
use super::{Cli, CommandError};
use crate::clock;
use crate::config::Settings;
use crate::doctor::settings::LOG;
use crate::doctor::{Finding, Verdict, cases, facts, ratings};
use clap::CommandFactory as _;
use serde_json::json;
use std::io::Write as _;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

/// How it is asked.
#[derive(Debug, Clone, Copy)]
pub struct How {
    /// As JSON instead of a table.
    pub as_json: bool,
    /// Whether all ratings are counted one by one.
    pub recount: bool,
    /// Language of the messages.
    pub language: Language,
}

/// Looks at everything and prints it. The exit code is 1 if something is wrong, 0 with warnings.
///
/// # Errors
/// Only when nothing can be printed: whatever is wrong is a finding.
pub async fn run(settings: &Settings, how: How) -> Result<ExitCode, CommandError> {
    let How {
        as_json, language, ..
    } = how;
    let variables = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .filter(|(name, _)| name.starts_with("MINGBAI_"))
        .collect();
    let log_is_readable = std::env::var_os(LOG).is_none() || EnvFilter::try_from_env(LOG).is_ok();
    let now = clock::unix_ms();
    let mut findings = facts::examine(settings, variables, flags(), log_is_readable, now).await;
    if how.recount {
        findings.extend(ratings::recount(settings).await);
        findings.extend(cases::recount(settings).await);
        findings.sort_by_key(|finding| finding.code.area());
    }
    let text = if as_json {
        format!("{:#}\n", as_value(&findings, language))
    } else {
        table(&findings, language)
    };
    std::io::stdout()
        .write_all(text.as_bytes())
        .map_err(CommandError::io("standard output"))?;
    Ok(ExitCode::from(u8::from(is_ill(&findings))))
}

/// The variables that flags of any command can be set by.
fn flags() -> Vec<String> {
    let cli = Cli::command();
    let commands = cli.get_subcommands();
    commands
        .flat_map(clap::Command::get_arguments)
        .filter_map(|flag| flag.get_env()?.to_str().map(str::to_owned))
        .collect()
}

fn is_ill(findings: &[Finding]) -> bool {
    findings
        .iter()
        .any(|finding| finding.code.verdict() == Verdict::Wrong)
}

/// The findings for people: what it is like, and below it what to do; then a summary.
#[must_use]
pub fn table(findings: &[Finding], language: Language) -> String {
    let head = |finding: &Finding| {
        [
            language.verdict(finding.code.verdict()),
            language.area(finding.code.area()),
        ]
    };
    let widths: [usize; 2] = std::array::from_fn(|column| {
        let cells = findings.iter().map(|finding| width(head(finding)[column]));
        cells.max().unwrap_or(0)
    });
    let mut out = String::new();
    let mut before = None;
    for finding in findings {
        let [verdict, mut area] = head(finding);
        // An area is named once.
        if before.replace(finding.code.area()) == Some(finding.code.area()) {
            area = "";
        }
        pad(&mut out, verdict, widths[0] + 2);
        pad(&mut out, area, widths[1] + 2);
        out.push_str(&language.found(finding));
        out.push('\n');
        if let Some(advice) = language.advice(finding) {
            pad(&mut out, "", widths[0] + 2 + widths[1] + 2);
            out.push_str("→ ");
            out.push_str(&advice);
            out.push('\n');
        }
    }
    out.push('\n');
    out.push_str(&language.health(findings));
    out.push('\n');
    out
}

fn as_value(findings: &[Finding], language: Language) -> serde_json::Value {
    let rows: Vec<_> = findings
        .iter()
        .map(|finding| {
            json!({
                "verdict": finding.code.verdict(),
                "area": finding.code.area(),
                "code": finding.code,
                "about": finding.about,
                "found": language.found(finding),
                "advice": language.advice(finding),
            })
        })
        .collect();
    json!({ "ok": !is_ill(findings), "findings": rows })
}

#[cfg(test)]
mod tests {
    use super::{flags, table};
    use crate::cli::words::Language;
    use crate::doctor::{Code, Finding};

    #[test]
    fn variables_of_flags_are_known() {
        let flags = flags();
        for name in ["DATABASE_URL", "MINGBAI_PORT", "MINGBAI_HTTPS"] {
            assert!(flags.iter().any(|flag| flag == name), "{name} in {flags:?}");
        }
    }

    #[test]
    fn a_table_says_what_is_wrong_and_what_to_do() {
        let findings = [
            Finding::new(Code::DatabaseOpens, "SQLite 3.50 a.db"),
            Finding::new(Code::Damaged, "row 3"),
            Finding::new(Code::NextYearDue, "2027"),
        ];
        for (language, expected) in [
            (
                Language::En,
                "ok       database  SQLite 3.50 a.db\n\
                 wrong              damaged: row 3\n\
                 \u{20}                  → Stop the server and go back to the last backup.\n\
                 warning  calendar  the notice for 2027 is not in yet; dates that reach into it are provisional\n\
                 \u{20}                  → Enter the State Council's notice in calendar.json and import the folder.\n\
                 \n1 wrong, 1 warnings.\n",
            ),
            (
                Language::Zh,
                "正常  数据库  SQLite 3.50 a.db\n\
                 错误          已损坏：row 3\n\
                 \u{20}             → 停下服务，用最近一次备份恢复。\n\
                 提醒  日历    2027 年的放假通知还没有录入，跨到那一年的日期是暂定的\n\
                 \u{20}             → 把国务院办公厅的通知录入 calendar.json，再导入数据。\n\
                 \n1 处错误，1 处提醒。\n",
            ),
        ] {
            assert_eq!(table(&findings, language), expected);
        }
    }
}
