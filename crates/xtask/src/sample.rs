//! The sample county's cases: `mingbai-server demo` brings them in, this says which ones to look at.
//!
//! What opens them follows from a secret in the target folder, so that they are told again at every start
//! with the same database; their state is told as it is by then.

use std::{
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use anyhow::Result;
use serde_json::{Value, json};

use crate::{args::RunOptions, repo, shell};

/// The file of the cases in a data folder.
const CASES: &str = "demo-cases.json";

/// What is to be shown, the better one first, each with a word and what there is to see.
const SHOWN: [&[(&str, &str, &str)]; 3] = [
    &[("on_time", "on time", "promised by DUE")],
    &[
        ("late", "late", "was promised by DUE"),
        ("paused", "paused", "its clock stands still"),
    ],
    &[
        (
            "deemed_accepted",
            "deemed accepted",
            "the office kept silent, so the law takes it for accepted",
        ),
        (
            "deemed_consented",
            "granted by silence",
            "the office let the day go by",
        ),
    ],
];

/// Complaints to be shown: their state, whether their answer can be rated, a word and what there is to see.
const COMPLAINTS: [(&str, bool, &str, &str); 2] = [
    (
        "concluded",
        true,
        "complaint answered",
        "rate how it was handled",
    ),
    (
        "taken_up",
        false,
        "complaint in hand",
        "to be answered by DUE",
    ),
];

/// The offices that read complaints, as people call them.
const OFFICES: [(&str, &str); 2] = [
    ("complaint_office", "complaint office"),
    ("supervision_office", "supervision office"),
];

/// Which server, database and folder.
#[derive(Clone)]
pub struct Sample {
    program: PathBuf,
    database: Option<String>,
    data: PathBuf,
}

/// What has been brought in.
pub struct Brought(Value);

impl Sample {
    /// The cases of the folder that is served; none where it has none.
    pub fn of(program: &Path, options: &RunOptions) -> Option<Self> {
        let data = options.data.clone().unwrap_or_else(|| "data".into());
        let data = repo::root().join(data);
        data.join(CASES).exists().then(|| Self {
            program: program.to_owned(),
            database: options.database.clone(),
            data,
        })
    }

    /// Brings in what is not there yet.
    ///
    /// # Errors
    /// The database holds other applications, or the program cannot do it; its words are in the message.
    pub fn bring(&self) -> Result<Brought> {
        let mut command = shell::program(&self.program);
        command.args(["demo", "--json", "--secret"]);
        command.arg(repo::scratch()?.join("demo.secret"));
        if let Some(database) = &self.database {
            command.args(["--database", database]);
        }
        // Of its log only what is wrong.
        command.arg(&self.data).env("MINGBAI_LOG", "error");
        let list = shell::answer(&mut command)?;
        Ok(Brought(serde_json::from_str(&list)?))
    }

    /// Has the rest come in when its time has come, as long as this program runs.
    pub fn go_on(self, mut brought: Brought) {
        thread::spawn(move || {
            while let Some(wait) = brought.next() {
                thread::sleep(wait);
                // Tried again at the next start.
                let Ok(more) = self.bring() else { return };
                brought = more;
            }
        });
    }
}

impl Brought {
    /// How long it takes until something happens; none where nothing will.
    fn next(&self) -> Option<Duration> {
        let wait = self.0["next_in_ms"].as_u64()?;
        Some(Duration::from_millis(wait) + Duration::from_secs(1))
    }

    /// What to try out, a line each.
    pub fn lines(&self, address: &str) -> Vec<String> {
        let none = Vec::new();
        let all = self.0["applications"].as_array().unwrap_or(&none);
        let project = self.project(address);
        let picked: Vec<_> = SHOWN
            .iter()
            .filter_map(|kinds| {
                kinds.iter().find_map(|(standing, word, sight)| {
                    let fits =
                        |one: &&Value| one["standing"] == *standing && one["code"].is_string();
                    Some((all.iter().find(fits)?, *word, *sight))
                })
            })
            .collect();
        if picked.is_empty() && project.is_empty() {
            let why = if all.is_empty() {
                "There are no sample cases."
            } else {
                "What opened the sample cases of this database went with the target folder; a new \
                 --database begins anew."
            };
            return vec![why.to_owned()];
        }
        let mut lines = vec!["To try out, each under its number and code:".to_owned()];
        for (one, word, sight) in picked {
            let (number, code) = (text(&one["number"]), text(&one["code"]));
            let sight = sight.replace("DUE", &text(&one["due"]));
            let name = named(&one["name"]);
            lines.push(format!("  {word:18}  {address}/t/{number}#{code}"));
            lines.push(format!("  {:18}  {name}: {sight}", ""));
        }
        lines.extend(project);
        lines.extend(self.figures(address));
        lines.extend(self.complaints(address));
        lines.extend(self.offices(address));
        lines
    }

    /// The board, where it has a year to show.
    fn figures(&self, address: &str) -> Vec<String> {
        let ratings = self.0["ratings"].as_u64().unwrap_or(0);
        if ratings == 0 {
            return Vec::new();
        }
        vec![
            format!("  {:18}  {address}/board?by=department", "figures"),
            format!("  {:18}  a year with {ratings} ratings", ""),
        ]
    }

    /// A complaint of each kind. What opens one stands in no address, so it is told beside it.
    fn complaints(&self, address: &str) -> Vec<String> {
        let none = Vec::new();
        let all = self.0["complaints"].as_array().unwrap_or(&none);
        let picked = COMPLAINTS
            .iter()
            .filter_map(|(state, ratable, word, sight)| {
                let fits =
                    |one: &&Value| one["state"] == *state && one["ratable"] == json!(ratable);
                Some((all.iter().find(fits)?, word, sight))
            });
        picked
            .flat_map(|(one, word, sight)| {
                let receipt = text(&one["receipt"]);
                let sight = sight.replace("DUE", &text(&one["due"]));
                let name = named(&one["name"]);
                [
                    format!("  {word:18}  {address}/complaints/open  receipt {receipt}"),
                    format!("  {:18}  {name}: {sight}", ""),
                ]
            })
            .collect()
    }

    /// What opens complaints at the desk, and for whom.
    fn offices(&self, address: &str) -> Vec<String> {
        let passphrases = OFFICES.iter().filter_map(|(code, word)| {
            let all = self.0["offices"].as_array()?;
            let one = all.iter().find(|one| one["office"] == *code)?;
            let passphrase = one["passphrase"].as_str()?;
            Some(format!("  {word:18}  passphrase {passphrase}"))
        });
        let mut lines: Vec<_> = passphrases.collect();
        if !lines.is_empty() {
            let head = format!(
                "Complaints are answered at {address}/desk/complaints, with an account of --role \
                 complaint-officer or supervisor and its office's passphrase:"
            );
            lines.insert(0, head);
        }
        lines
    }

    /// A project that opens: the one with most inspections, so that there is everything to see.
    fn project(&self, address: &str) -> Vec<String> {
        let none = Vec::new();
        let all = self.0["projects"].as_array().unwrap_or(&none).iter();
        let opens = all.filter(|one| one["secret"].is_string());
        let inspections = |one: &&Value| one["inspections"].as_array().map_or(0, Vec::len);
        let Some(one) = opens.max_by_key(inspections) else {
            return Vec::new();
        };
        let (code, secret) = (text(&one["code"]), text(&one["secret"]));
        let name = named(&one["name"]);
        vec![
            format!("  {:18}  {address}/projects/{code}#{secret}", "project"),
            format!("  {:18}  {name}: its approvals in parallel", ""),
        ]
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn named(name: &Value) -> String {
    format!("{} {}", text(&name["zh"]), text(&name["en"]))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde_json::{Value, json};

    use super::Brought;

    fn case(number: &str, standing: &str) -> Value {
        json!({
            "number": number, "code": format!("{number}CODE"), "standing": standing,
            "due": "2026-12-01", "name": {"zh": "食品经营许可", "en": "Food business licence"},
        })
    }

    fn lines(applications: &[Value]) -> Vec<String> {
        let brought = Brought(json!({"applications": applications}));
        brought.lines("http://127.0.0.1:8080")
    }

    #[test]
    fn three_cases_are_shown_with_what_there_is_to_see() {
        let shown = lines(&[
            case("QS1", "waiting"),
            case("QS2", "paused"),
            case("QS3", "on_time"),
            case("QS4", "on_time"),
            case("QS5", "late"),
            case("QS6", "deemed_consented"),
            case("QS7", "deemed_accepted"),
        ]);
        assert_eq!(
            shown[1..],
            [
                "  on time             http://127.0.0.1:8080/t/QS3#QS3CODE",
                "                      食品经营许可 Food business licence: promised by 2026-12-01",
                "  late                http://127.0.0.1:8080/t/QS5#QS5CODE",
                "                      食品经营许可 Food business licence: was promised by 2026-12-01",
                "  deemed accepted     http://127.0.0.1:8080/t/QS7#QS7CODE",
                "                      食品经营许可 Food business licence: the office kept silent, so the law takes it for accepted",
            ]
        );
    }

    #[test]
    fn where_there_is_not_the_one_there_is_the_other() {
        let shown = lines(&[case("QS2", "paused"), case("QS6", "deemed_consented")]);
        assert_eq!(shown.len(), 5);
        assert_eq!(
            shown[1],
            "  paused              http://127.0.0.1:8080/t/QS2#QS2CODE"
        );
        assert!(shown[2].ends_with(": its clock stands still"));
        assert!(shown[3].contains("granted by silence"));
    }

    #[test]
    fn nothing_is_shown_that_does_not_open() {
        let mut closed = case("QS3", "on_time");
        closed["code"] = Value::Null;
        assert!(lines(&[closed.clone()])[0].contains("target folder"));
        assert_eq!(lines(&[]), ["There are no sample cases."]);
        let shown = lines(&[closed, case("QS4", "on_time")]);
        assert!(shown[1].ends_with("/t/QS4#QS4CODE"));
    }

    #[test]
    fn a_project_is_shown_that_opens() {
        let project = |code: &str, secret: Value, inspections: Value| {
            json!({
                "code": code, "secret": secret, "inspections": inspections,
                "name": {"zh": "物流园", "en": "Logistics park"},
            })
        };
        let projects = [
            project("GC1", json!("SECRET1"), json!(["JC1"])),
            project("GC2", Value::Null, json!(["JC2", "JC3", "JC4"])),
            project("GC3", json!("SECRET3"), json!(["JC5", "JC6"])),
        ];
        let brought = Brought(json!({"applications": [], "projects": projects}));
        let shown = brought.lines("http://127.0.0.1:8080");
        assert_eq!(
            shown[1..],
            [
                "  project             http://127.0.0.1:8080/projects/GC3#SECRET3",
                "                      物流园 Logistics park: its approvals in parallel",
            ]
        );
    }

    #[test]
    fn the_board_is_shown_where_it_has_something_to_show() {
        let shown = |ratings: Value| {
            let applications = [case("QS4", "on_time")];
            let brought = Brought(json!({"applications": applications, "ratings": ratings}));
            brought.lines("http://127.0.0.1:8080")
        };
        assert_eq!(
            shown(json!(126_512))[3..],
            [
                "  figures             http://127.0.0.1:8080/board?by=department",
                "                      a year with 126512 ratings",
            ]
        );
        assert_eq!(shown(json!(0)).len(), 3);
    }

    #[test]
    fn complaints_are_shown_with_what_opens_them_and_what_answers_them() {
        let complaint = |receipt: &str, state: &str, ratable: bool| {
            json!({
                "receipt": receipt, "state": state, "ratable": ratable, "due": "2026-12-01",
                "name": {"zh": "推诿扯皮", "en": "Passing the buck"},
            })
        };
        let brought = Brought(json!({
            "applications": [case("QS4", "on_time")],
            "complaints": [
                complaint("AAAA", "concluded", false),
                complaint("BBBB", "taken_up", false),
                complaint("CCCC", "concluded", true),
            ],
            "offices": [
                {"office": "complaint_office", "passphrase": "PPPP"},
                {"office": "supervision_office", "passphrase": null},
            ],
        }));
        let shown = brought.lines("http://127.0.0.1:8080");
        assert_eq!(
            shown[3..],
            [
                "  complaint answered  http://127.0.0.1:8080/complaints/open  receipt CCCC",
                "                      推诿扯皮 Passing the buck: rate how it was handled",
                "  complaint in hand   http://127.0.0.1:8080/complaints/open  receipt BBBB",
                "                      推诿扯皮 Passing the buck: to be answered by 2026-12-01",
                "Complaints are answered at http://127.0.0.1:8080/desk/complaints, with an account of \
                 --role complaint-officer or supervisor and its office's passphrase:",
                "  complaint office    passphrase PPPP",
            ]
        );
    }

    #[test]
    fn what_is_to_come_is_waited_for() {
        let next = |list: Value| Brought(list).next();
        assert_eq!(next(json!({"next_in_ms": null})), None);
        let waited = next(json!({"next_in_ms": 500}));
        assert_eq!(waited, Some(Duration::from_millis(1500)));
    }
}
