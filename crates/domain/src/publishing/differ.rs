//! How two versions differ, field by field.

use mingbai_contract::desk::publishing::Content;
use serde_json::{Map, Value};

/// One field that is not the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which: names and, in lists, the id (or day) of what is meant, else its place, each after a `/`; such as
    /// `/materials/apply/copies`.
    pub field: String,
    /// What it was; none where it was not there.
    pub before: Option<String>,
    /// What it is; none where it is no longer there.
    pub after: Option<String>,
}

/// Every field in which two versions differ, in the order of the later one; what is gone comes last of its list. None
/// exactly where they say the same.
///
/// # Errors
/// None in practice: contents are plain data.
pub fn compare(
    before: Option<&Content>,
    after: Option<&Content>,
) -> serde_json::Result<Vec<Difference>> {
    let value = |content: Option<&Content>| match content {
        None => Ok(Value::Null),
        // By way of its text: phones and desks write contents in one way only, which keeps their program small.
        Some(content) => serde_json::from_str(&serde_json::to_string(content)?).map(inner),
    };
    let mut differences = Vec::new();
    differ("", &value(before)?, &value(after)?, &mut differences);
    Ok(differences)
}

/// What is inside of the content's own name.
fn inner(content: Value) -> Value {
    match content {
        Value::Object(fields) if fields.len() == 1 => {
            fields
                .into_iter()
                .next()
                .map_or(Value::Null, |(name, value)| {
                    // That an item is gone is said by the name alone.
                    if name == "gone" { Value::Null } else { value }
                })
        }
        other => other,
    }
}

fn differ(field: &str, before: &Value, after: &Value, found: &mut Vec<Difference>) {
    match (before, after) {
        _ if before == after => {}
        (Value::Object(before), Value::Object(after)) => objects(field, before, after, found),
        (Value::Array(before), Value::Array(after)) => arrays(field, before, after, found),
        // Something large that is new or gone is told field by field too.
        (Value::Null, Value::Object(after)) => objects(field, &Map::new(), after, found),
        (Value::Object(before), Value::Null) => objects(field, before, &Map::new(), found),
        (Value::Null, Value::Array(after)) => arrays(field, &[], after, found),
        (Value::Array(before), Value::Null) => arrays(field, before, &[], found),
        _ => push(field, text(before), text(after), found),
    }
}

fn push(field: &str, before: Option<String>, after: Option<String>, found: &mut Vec<Difference>) {
    // Nothing and nothing to speak of differ for programs alone.
    if before != after {
        found.push(Difference {
            field: field.to_owned(),
            before,
            after,
        });
    }
}

fn objects(
    field: &str,
    before: &Map<String, Value>,
    after: &Map<String, Value>,
    found: &mut Vec<Difference>,
) {
    let at = |name: &str| format!("{field}/{name}");
    for (name, value) in after {
        differ(
            &at(name),
            before.get(name).unwrap_or(&Value::Null),
            value,
            found,
        );
    }
    for (name, value) in before.iter().filter(|(name, _)| !after.contains_key(*name)) {
        differ(&at(name), value, &Value::Null, found);
    }
}

fn arrays(field: &str, before: &[Value], after: &[Value], found: &mut Vec<Difference>) {
    let Some((old, new)) = keys(before).zip(keys(after)) else {
        return places(field, before, after, found);
    };
    for (key, value) in new.iter().zip(after) {
        let was = old.iter().position(|one| one == key);
        let was = was.and_then(|at| before.get(at)).unwrap_or(&Value::Null);
        differ(&format!("{field}/{key}"), was, value, found);
    }
    for (key, value) in old.iter().zip(before).filter(|(key, _)| !new.contains(key)) {
        differ(&format!("{field}/{key}"), value, &Value::Null, found);
    }
    let stayed = |keys: &[String], others: &[String]| {
        let keys = keys.iter().filter(|key| others.contains(key));
        keys.cloned().collect::<Vec<_>>()
    };
    let (old, new) = (stayed(&old, &new), stayed(&new, &old));
    if old != new {
        push(field, Some(old.join("、")), Some(new.join("、")), found);
    }
}

/// What the elements of a list are told apart by: their id, their day, or themselves where they are words. None where
/// they have none of these, or not each its own.
fn keys(list: &[Value]) -> Option<Vec<String>> {
    let key = |value: &Value| match value {
        Value::Object(fields) => {
            let id = fields.get("id").or_else(|| fields.get("date"))?;
            id.as_str().map(str::to_owned)
        }
        Value::String(word) => Some(word.clone()),
        _ => None,
    };
    let keys: Option<Vec<String>> = list.iter().map(key).collect();
    keys.filter(|keys| {
        let mut sorted: Vec<&String> = keys.iter().collect();
        sorted.sort();
        sorted.windows(2).all(|pair| pair.first() != pair.last())
    })
}

/// Elements by their place, those aside that begin or end both lists.
fn places(field: &str, before: &[Value], after: &[Value], found: &mut Vec<Difference>) {
    let same = before.iter().zip(after).take_while(|(a, b)| a == b).count();
    let (old, new) = (
        before.get(same..).unwrap_or(&[]),
        after.get(same..).unwrap_or(&[]),
    );
    let pairs = old.iter().rev().zip(new.iter().rev());
    let tail = pairs.take_while(|(a, b)| a == b).count();
    let (old, new) = (
        old.get(..old.len() - tail).unwrap_or(&[]),
        new.get(..new.len() - tail).unwrap_or(&[]),
    );
    for at in 0..old.len().max(new.len()) {
        let (was, is) = (old.get(at), new.get(at));
        let field = format!("{field}/{}", same + at + 1);
        differ(
            &field,
            was.unwrap_or(&Value::Null),
            is.unwrap_or(&Value::Null),
            found,
        );
    }
}

/// A plain value as text; none for nothing.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}
