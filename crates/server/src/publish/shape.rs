//! The shape of the data files: every field known, there, and of its form.
//!
//! Owns the comparison of a file with the OpenAPI schemas of the contract's types, so that there is
//! no second description to fall behind. It names every fault and stops at none. It never looks at
//! what the fields mean together: that is `mingbai_domain::catalog::check`. Start with [`Shapes`].

use super::findings::{Finding, ShapeCode};
use super::json::join;
use crate::describe::tidy;
use mingbai_contract::office::Span;
use mingbai_contract::{Date, Yuan};
use mingbai_contract::{calendar, guide, lists, office, rules};
use regex::Regex;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::collections::HashMap;
use utoipa::OpenApi;

#[derive(OpenApi)]
#[openapi(components(schemas(
    calendar::Calendar,
    guide::Guide,
    lists::ListsFile,
    office::Center,
    office::Department,
    office::Window,
    rules::County,
    rules::ServiceRule,
    rules::SynonymGroup,
)))]
struct Described;

/// The shapes of all data files.
#[derive(Debug)]
pub struct Shapes {
    schemas: Map<String, Value>,
    patterns: HashMap<String, Regex>,
}

/// The schemas could not be prepared: a slip in the contract, not in any file.
#[derive(Debug, thiserror::Error)]
pub enum ShapesError {
    /// A schema cannot be written as JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// A pattern is not a regular expression.
    #[error(transparent)]
    Pattern(#[from] regex::Error),
}

/// Forms that a pattern cannot hold: the contract's own parser decides.
fn special(schema: &str) -> Option<Form> {
    fn form<T: DeserializeOwned>(shown: &'static str) -> Option<Form> {
        let reads = |value: &Value| T::deserialize(value).is_ok();
        Some(Form { reads, shown })
    }
    match schema {
        "Date" => form::<Date>("YYYY-MM-DD"),
        "Span" => form::<Span>("HH:MM-HH:MM"),
        "Yuan" => form::<Yuan>("0.00"),
        _ => None,
    }
}

/// A form that the contract's own parser knows.
struct Form {
    reads: fn(&Value) -> bool,
    shown: &'static str,
}

impl Shapes {
    /// Prepares the shapes.
    ///
    /// # Errors
    /// [`ShapesError`] when the contract describes itself wrongly; a test holds that it does not.
    pub fn new() -> Result<Self, ShapesError> {
        let mut document = serde_json::to_value(Described::openapi())?;
        tidy(&mut document);
        let schemas = match document.pointer_mut("/components/schemas") {
            Some(Value::Object(schemas)) => std::mem::take(schemas),
            _ => Map::new(),
        };
        let mut patterns = HashMap::new();
        for schema in schemas.values() {
            collect_patterns(schema, &mut patterns)?;
        }
        Ok(Self { schemas, patterns })
    }

    /// Everything in `value`, which stands at `pointer` of `file`, that is not as the contract's
    /// type `name` says.
    pub fn check(
        &self,
        name: &str,
        value: &Value,
        file: &str,
        pointer: &str,
        findings: &mut Vec<Finding>,
    ) {
        let mut walk = Walk {
            shapes: self,
            file,
            findings,
        };
        walk.named(name, value, pointer);
    }
}

fn collect_patterns(
    schema: &Value,
    patterns: &mut HashMap<String, Regex>,
) -> Result<(), regex::Error> {
    match schema {
        Value::Object(fields) => {
            if let Some(Value::String(pattern)) = fields.get("pattern") {
                patterns.insert(pattern.clone(), Regex::new(pattern)?);
            }
            fields
                .values()
                .try_for_each(|inner| collect_patterns(inner, patterns))
        }
        Value::Array(values) => values
            .iter()
            .try_for_each(|inner| collect_patterns(inner, patterns)),
        _ => Ok(()),
    }
}

struct Walk<'a> {
    shapes: &'a Shapes,
    file: &'a str,
    findings: &'a mut Vec<Finding>,
}

impl Walk<'_> {
    fn add(&mut self, pointer: &str, code: ShapeCode, found: impl Into<String>, expected: String) {
        let finding = Finding::field(self.file, pointer, code, found).expecting(expected);
        self.findings.push(finding);
    }

    fn named(&mut self, name: &str, value: &Value, pointer: &str) {
        let Some(schema) = self.shapes.schemas.get(name) else {
            // A test holds that every reference leads somewhere.
            return;
        };
        match special(name) {
            Some(form) if value.is_string() || value.is_number() => {
                if !(form.reads)(value) {
                    let shown = form.shown.to_owned();
                    self.add(pointer, ShapeCode::Malformed, short(value), shown);
                }
            }
            _ => self.schema(schema, value, pointer),
        }
    }

    fn schema(&mut self, schema: &Value, value: &Value, pointer: &str) {
        if let Some(Value::String(reference)) = schema.get("$ref") {
            let name = reference.rsplit('/').next().unwrap_or_default();
            return self.named(name, value, pointer);
        }
        if let Some(Value::Array(choices)) = schema.get("oneOf") {
            return self.one_of(choices, value, pointer);
        }
        let types = types(schema);
        if !types.is_empty() && !types.iter().any(|name| is_of_type(value, name)) {
            return self.add(pointer, ShapeCode::WrongType, short(value), types.join("|"));
        }
        if let Some(Value::Array(allowed)) = schema.get("enum")
            && !allowed.contains(value)
        {
            let words: Vec<String> = allowed.iter().map(short).collect();
            return self.add(
                pointer,
                ShapeCode::UnknownValue,
                short(value),
                words.join("|"),
            );
        }
        match value {
            Value::Object(fields) => self.object(schema, fields, pointer),
            Value::Array(values) => {
                if let Some(items) = schema.get("items") {
                    for (index, inner) in values.iter().enumerate() {
                        self.schema(items, inner, &join(pointer, &index.to_string()));
                    }
                }
            }
            Value::String(text) => self.text(schema, text, pointer),
            Value::Number(number) => self.number(schema, number, pointer),
            Value::Null | Value::Bool(_) => {}
        }
    }

    /// `null` or something else, or one of several plain types.
    fn one_of(&mut self, choices: &[Value], value: &Value, pointer: &str) {
        let fits = |choice: &Value| {
            let mut findings = Vec::new();
            Walk {
                findings: &mut findings,
                ..*self
            }
            .schema(choice, value, pointer);
            findings.is_empty()
        };
        if choices.iter().any(fits) {
            return;
        }
        let mut rest = choices.iter().filter(|choice| types(choice) != ["null"]);
        match (rest.next(), rest.next()) {
            // The faults of the only real choice say more than "none fits".
            (Some(choice), None) => self.schema(choice, value, pointer),
            _ => self.add(
                pointer,
                ShapeCode::WrongType,
                short(value),
                choices.iter().flat_map(types).collect::<Vec<_>>().join("|"),
            ),
        }
    }

    fn object(&mut self, schema: &Value, fields: &Map<String, Value>, pointer: &str) {
        let known = schema.get("properties").and_then(Value::as_object);
        for (name, value) in fields {
            let at = join(pointer, name);
            match known.and_then(|known| known.get(name)) {
                Some(inner) => self.schema(inner, value, &at),
                None => match schema.get("additionalProperties") {
                    Some(inner) if inner.is_object() => self.schema(inner, value, &at),
                    _ => self.add(&at, ShapeCode::UnknownField, short(value), String::new()),
                },
            }
        }
        let required = schema.get("required").and_then(Value::as_array);
        for name in required.into_iter().flatten().filter_map(Value::as_str) {
            if !fields.contains_key(name) {
                self.add(
                    &join(pointer, name),
                    ShapeCode::MissingField,
                    "",
                    String::new(),
                );
            }
        }
    }

    fn text(&mut self, schema: &Value, text: &str, pointer: &str) {
        if let Some(Value::String(pattern)) = schema.get("pattern") {
            let fits = self.shapes.patterns.get(pattern);
            if fits.is_some_and(|regex| !regex.is_match(text)) {
                self.add(
                    pointer,
                    ShapeCode::Malformed,
                    short(&text.into()),
                    pattern.clone(),
                );
            }
        }
    }

    fn number(&mut self, schema: &Value, number: &serde_json::Number, pointer: &str) {
        let end = |name: &str| schema.get(name).and_then(Value::as_f64);
        let (low, high) = (end("minimum"), end("maximum"));
        let value = number.as_f64().unwrap_or(f64::NAN);
        if low.is_some_and(|low| value < low) || high.is_some_and(|high| value > high) {
            let shown = |end: Option<f64>| end.map_or_else(String::new, |end| end.to_string());
            let expected = format!("{} … {}", shown(low), shown(high));
            self.add(pointer, ShapeCode::OutOfRange, number.to_string(), expected);
        }
    }
}

fn types(schema: &Value) -> Vec<&str> {
    match schema.get("type") {
        Some(Value::String(name)) => vec![name],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn is_of_type(value: &Value, name: &str) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}

/// A value as it stands in the file, at most 60 characters of it.
fn short(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
