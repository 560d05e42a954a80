//! A content while it is being edited: a tree of plain values, changed field by field.

use super::below;
use crate::pages::publishing::spec::{Field, Kind};
use mingbai_client::read::from_text;
use mingbai_contract::Date;
use mingbai_contract::desk::publishing::Content;
use mingbai_contract::guide::{HandlingClass, Kind as Act};
use mingbai_domain::catalog::derived;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The content that a draft is of, in the form in which it is sent, without its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Edited {
    /// The content's name, such as `guide`.
    name: String,
    /// What it says.
    pub value: Value,
    /// What was typed where it is not of the field's form, by pointer.
    malformed: BTreeMap<String, String>,
}

impl Edited {
    /// Begins with a content.
    #[must_use]
    pub fn new(content: &Content) -> Option<Self> {
        // By way of its text, as it is sent: its types are written and read in one way only, which keeps the program small.
        let text = serde_json::to_string(content).ok()?;
        let whole: Map<String, Value> = serde_json::from_str(&text).ok()?;
        let (name, value) = whole.into_iter().next()?;
        Some(Self {
            name,
            value,
            malformed: BTreeMap::new(),
        })
    }

    /// An item that nobody has described yet.
    #[must_use]
    pub fn new_guide(id: &str, department: &str) -> Self {
        let words = json!({"zh": "", "en": ""});
        let value = json!({
            "id": id, "code": "", "name": words, "aliases": [], "department": department,
            "audience": ["personal"], "themes": [], "kind": Act::PublicService,
            "handling_class": HandlingClass::Committed,
            "handling_class_zh": HandlingClass::Committed.zh(), "legal_basis": [],
            "conditions": [], "situations": [], "materials": [], "steps": [],
            "limits": {
                "statutory": {"unit": "none", "basis": ""}, "committed_working_days": 0,
                "needs_inspection_or_hearing": false, "exclusions": [],
            },
            "deemed_consent": false, "fee": {"type": "none"},
            "result": {"document": "", "validity": "—"}, "visits": 1,
            "online": {"level": "offline", "note": ""}, "windows": [],
            "cross_region": {"scope": "county", "note": ""}, "green_channel": false,
            "remedies": {}, "faqs": [], "detail": "lean", "updated": "2000-01-01",
            "annual_volume": 0,
        });
        Self {
            name: "guide".to_owned(),
            value,
            malformed: BTreeMap::new(),
        }
    }

    /// A year of the calendar that nobody has described yet.
    #[must_use]
    pub fn new_year(year: i32) -> Self {
        Self {
            name: "year".to_owned(),
            value: json!({
                "year": year, "status": "statutory_only", "holidays": [], "makeup_workdays": [],
            }),
            malformed: BTreeMap::new(),
        }
    }

    /// The content; none while something is not of its form.
    #[must_use]
    pub fn content(&self) -> Option<Content> {
        if !self.malformed.is_empty() {
            return None;
        }
        let mut value = self.value.clone();
        forget_empty_notice(&mut value);
        let whole = Value::Object(Map::from_iter([(self.name.clone(), value)]));
        let mut content = from_text(&whole.to_string()).ok()?;
        settle(&mut content);
        Some(content)
    }

    /// What stands in a field, as it is typed.
    #[must_use]
    pub fn typed(&self, pointer: &str, kind: Kind) -> String {
        if let Some(typed) = self.malformed.get(pointer) {
            return typed.clone();
        }
        match (self.value.pointer(pointer), kind) {
            (None | Some(Value::Null), _) => String::new(),
            (Some(Value::Array(words)), _) => {
                let words = words.iter().map(plain);
                words.collect::<Vec<_>>().join("\n")
            }
            (Some(value), _) => plain(value),
        }
    }

    /// Whether a flag is set, or one of several is among them.
    #[must_use]
    pub fn has(&self, pointer: &str, choice: Option<&str>) -> bool {
        match (self.value.pointer(pointer), choice) {
            (Some(Value::Bool(yes)), None) => *yes,
            (Some(Value::Array(all)), Some(choice)) => all.iter().any(|one| one == choice),
            _ => false,
        }
    }

    /// How many entries there are.
    #[must_use]
    pub fn count(&self, pointer: &str) -> usize {
        self.value
            .pointer(pointer)
            .and_then(Value::as_array)
            .map_or(0, Vec::len)
    }

    /// Takes what was typed into a field.
    pub fn type_in(&mut self, pointer: &str, field: &Field, typed: &str) {
        self.malformed.remove(pointer);
        let text = typed.trim();
        if field.optional && text.is_empty() {
            return self.put(pointer, Value::Null);
        }
        match read(field.kind, text) {
            Some(value) => self.put(pointer, value),
            None => {
                self.malformed.insert(pointer.to_owned(), typed.to_owned());
            }
        }
    }

    /// Sets a flag, or whether one of several is among them.
    pub fn tick(&mut self, pointer: &str, choice: Option<&str>, yes: bool) {
        let Some(choice) = choice else {
            return self.put(pointer, Value::Bool(yes));
        };
        let mut all = match self.value.pointer(pointer) {
            Some(Value::Array(all)) => all.clone(),
            _ => Vec::new(),
        };
        all.retain(|one| one != choice);
        if yes {
            all.push(choice.into());
        }
        self.put(pointer, Value::Array(all));
    }

    /// Adds an empty entry.
    pub fn add(&mut self, pointer: &str, fields: &[Field]) {
        let mut entry = Self {
            name: String::new(),
            value: Value::Object(Map::new()),
            malformed: BTreeMap::new(),
        };
        for field in fields.iter().filter(|field| !field.optional) {
            entry.put(&below("", field.at), empty(field.kind));
        }
        if self.value.pointer(pointer).is_none_or(Value::is_null) {
            self.put(pointer, Value::Array(Vec::new()));
        }
        if let Some(Value::Array(all)) = self.value.pointer_mut(pointer) {
            all.push(entry.value);
        }
    }

    /// Takes an entry away.
    pub fn remove(&mut self, pointer: &str, at: usize) {
        if let Some(Value::Array(all)) = self.value.pointer_mut(pointer)
            && at < all.len()
        {
            all.remove(at);
        }
        self.forget_below(pointer);
    }

    /// Puts an entry before the one before it.
    pub fn up(&mut self, pointer: &str, at: usize) {
        if let Some(Value::Array(all)) = self.value.pointer_mut(pointer)
            && at > 0
            && at < all.len()
        {
            all.swap(at - 1, at);
        }
        self.forget_below(pointer);
    }

    /// What was mistyped in entries that stand elsewhere now is given up: the last that made sense stays.
    fn forget_below(&mut self, pointer: &str) {
        let begin = format!("{pointer}/");
        self.malformed.retain(|at, _| !at.starts_with(&begin));
    }

    /// The fields that are not of their form.
    pub fn malformed(&self) -> impl Iterator<Item = &str> {
        self.malformed.keys().map(String::as_str)
    }

    fn put(&mut self, pointer: &str, value: Value) {
        let Some((above, name)) = pointer.rsplit_once('/') else {
            self.value = value;
            return;
        };
        // Something optional that is not there yet begins as an object.
        if self.value.pointer(above).is_none_or(Value::is_null) {
            self.put(above, Value::Object(Map::new()));
        }
        match self.value.pointer_mut(above) {
            Some(Value::Object(fields)) if value.is_null() => {
                fields.remove(name);
            }
            Some(Value::Object(fields)) => {
                fields.insert(name.to_owned(), value);
            }
            Some(Value::Array(all)) => {
                if let Some(place) = name.parse::<usize>().ok().and_then(|at| all.get_mut(at)) {
                    *place = value;
                }
            }
            _ => {}
        }
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn empty(kind: Kind) -> Value {
    match kind {
        Kind::Number => json!(0),
        Kind::Flag => json!(false),
        Kind::Several(_) | Kind::Words | Kind::Numbers | Kind::Rows(_) => json!([]),
        Kind::Choice(choices) => json!(choices.first().map_or("", |(value, _)| *value)),
        _ => json!(""),
    }
}

/// What was typed as a value; none where it is not of the field's form.
fn read(kind: Kind, text: &str) -> Option<Value> {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    Some(match kind {
        Kind::Id => {
            let fits = text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            let bare = text.is_empty() || text.starts_with('-') || text.ends_with('-');
            return (fits && !bare && text.len() <= 64).then(|| json!(text));
        }
        Kind::Number => json!(text.parse::<u32>().ok()?),
        Kind::Money => {
            let (_, fen) = text.split_once('.').unwrap_or((text, ""));
            let amount: f64 = text.parse().ok().filter(|_| fen.len() <= 2)?;
            if !(0.0..1e9).contains(&amount) {
                return None;
            }
            json!(amount)
        }
        Kind::Day => json!(text.parse::<Date>().ok()?.to_string()),
        Kind::Words => json!(lines().collect::<Vec<_>>()),
        Kind::Numbers => {
            let numbers: Result<Vec<u32>, _> = lines().map(str::parse).collect();
            json!(numbers.ok()?)
        }
        _ => json!(text),
    })
}

/// A notice of a year of the calendar that says nothing is none.
fn forget_empty_notice(value: &mut Value) {
    let Some(whole) = value.as_object_mut() else {
        return;
    };
    let notice = whole.get("notice").and_then(Value::as_object);
    let says = |value: &Value| value.as_str().is_some_and(|text| !text.is_empty());
    if notice.is_some_and(|notice| !notice.values().any(says)) {
        whole.remove("notice");
    }
}

/// Sets what follows from other fields and is not asked for (R6, R7).
fn settle(content: &mut Content) {
    match content {
        Content::Guide(guide) => derived::settle_guide(guide),
        Content::Fees(rows) => rows.iter_mut().for_each(derived::settle_row),
        _ => {}
    }
}
