//! Small repairs to what utoipa writes, for the API's document and the checker alike.

use serde_json::Value;

/// The formats that utoipa writes for Rust's unsigned numbers, the registered names for them, and
/// the largest number of each.
const UNSIGNED: [(&str, &str, u32); 3] = [
    ("u-int8", "uint8", u8::MAX as u32),
    ("u-int16", "uint16", u16::MAX as u32),
    ("u-int32", "uint32", u32::MAX),
];

/// Gives every unsigned number its registered format and its largest value.
pub fn tidy(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            let format = fields.get("format").and_then(Value::as_str);
            let unsigned = UNSIGNED.iter().find(|(wrong, _, _)| format == Some(*wrong));
            if let Some((_, name, largest)) = unsigned {
                fields.insert("format".to_owned(), (*name).into());
                fields.entry("maximum").or_insert((*largest).into());
            }
            fields.values_mut().for_each(tidy);
        }
        Value::Array(values) => values.iter_mut().for_each(tidy),
        _ => {}
    }
}
