//! JSON read strictly: a field that stands twice is noticed, not silently overwritten.

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::cell::RefCell;
use std::fmt;

/// A document and the pointers of its fields that stand twice or more; the last one is kept.
#[derive(Debug)]
pub struct Document {
    /// The value.
    pub value: Value,
    /// JSON pointers (RFC 6901).
    pub duplicates: Vec<String>,
}

/// Reads a whole document.
///
/// # Errors
/// The parser's own, with line and column.
pub fn parse(text: &str) -> serde_json::Result<Document> {
    let duplicates = RefCell::new(Vec::new());
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = Strict {
        pointer: String::new(),
        duplicates: &duplicates,
    }
    .deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(Document {
        value,
        duplicates: duplicates.into_inner(),
    })
}

/// Appends a field's name or an index to a JSON pointer, escaped (RFC 6901 §3).
#[must_use]
pub fn join(pointer: &str, part: &str) -> String {
    format!("{pointer}/{}", part.replace('~', "~0").replace('/', "~1"))
}

struct Strict<'a> {
    pointer: String,
    duplicates: &'a RefCell<Vec<String>>,
}

impl Strict<'_> {
    fn inner(&self, part: &str) -> Self {
        Strict {
            pointer: join(&self.pointer, part),
            duplicates: self.duplicates,
        }
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = seq.next_element_seed(self.inner(&values.len().to_string()))? {
            values.push(value);
        }
        Ok(values.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut fields = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            let inner = self.inner(&name);
            let pointer = inner.pointer.clone();
            let value = map.next_value_seed(inner)?;
            if fields.insert(name, value).is_some() {
                self.duplicates.borrow_mut().push(pointer);
            }
        }
        Ok(fields.into())
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn fields_that_stand_twice_are_named() {
        let document = parse(r#"{"a":[{"b/c":1,"b/c":2}],"d":{},"d":null}"#).unwrap();
        assert_eq!(document.duplicates, ["/a/0/b~1c", "/d"]);
        assert_eq!(document.value["a"][0]["b/c"], 2);
    }

    #[test]
    fn what_follows_the_document_is_an_error_with_its_place() {
        let error = parse("{}\n x").unwrap_err();
        assert_eq!((error.line(), error.column()), (2, 2));
    }
}
