//! The words of the docs page, out of the OpenAPI document.

use serde_json::Value;
use std::fmt::Write as _;

/// The whole page.
pub fn page(document: &Value, style: &str) -> String {
    let info = &document["info"];
    let title = text(&info["title"]);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{title} API</title><style>{style}</style></head><body>\n\
         <header><h1>{title} API</h1><p class=\"soft\">Version {} · \
         <a href=\"/api/openapi.json\">OpenAPI document</a></p>{}</header>\n<main>\n",
        text(&info["version"]),
        paragraphs(&info["description"]),
    );
    contents(&mut out, document);
    for tag in list(&document["tags"]) {
        let _ = writeln!(out, "<h2>{}</h2>", text(&tag["description"]));
        for (path, method, operation) in operations(document) {
            if list(&operation["tags"]).contains(&tag["name"]) {
                operation_details(&mut out, path, method, operation);
            }
        }
    }
    out.push_str("<h2>Shapes</h2>\n");
    for (name, schema) in entries(&document["components"]["schemas"]) {
        shape(&mut out, name, schema);
    }
    out.push_str("</main></body></html>\n");
    out
}

fn contents(out: &mut String, document: &Value) {
    out.push_str("<nav aria-label=\"Operations\"><ul>\n");
    for (path, method, operation) in operations(document) {
        let _ = writeln!(
            out,
            "<li><a href=\"#{}\">{}</a><br><small><code>{} {}</code></small></li>",
            text(&operation["operationId"]),
            text(&operation["summary"]),
            method.to_uppercase(),
            escape(path),
        );
    }
    out.push_str("</ul></nav>\n");
}

fn operation_details(out: &mut String, path: &str, method: &str, operation: &Value) {
    let _ = writeln!(
        out,
        "<details open><summary><b>{}</b><code>{}</code><span>{}</span></summary>\
         <div id=\"{}\">{}",
        method.to_uppercase(),
        escape(path),
        text(&operation["summary"]),
        text(&operation["operationId"]),
        paragraphs(&operation["description"]),
    );
    let parameters = list(&operation["parameters"]);
    if !parameters.is_empty() {
        out.push_str(
            "<h3>Parameters</h3><div class=\"wide\"><table><tr><th>Name</th><th>In</th>\
             <th>Type</th><th>Meaning</th></tr>\n",
        );
        for parameter in parameters {
            let example = match &parameter["example"] {
                Value::Null => String::new(),
                example => format!(" <small>e.g. <code>{}</code></small>", text(example)),
            };
            let _ = writeln!(
                out,
                "<tr><td><code>{}</code></td><td>{}</td><td>{}</td><td>{}{example}</td></tr>",
                text(&parameter["name"]),
                text(&parameter["in"]),
                kind(&parameter["schema"]),
                text(&parameter["description"]),
            );
        }
        out.push_str("</table></div>\n");
    }
    out.push_str("<h3>Answers</h3><div class=\"wide\"><table>\n");
    for (status, response) in entries(&operation["responses"]) {
        let body = entries(&response["content"]).next();
        let body = body.map_or_else(String::new, |(media, content)| {
            format!(
                "{} <small>{}</small>",
                kind(&content["schema"]),
                escape(media)
            )
        });
        let _ = writeln!(
            out,
            "<tr><td><code>{}</code></td><td>{}</td><td>{body}</td></tr>",
            escape(status),
            text(&response["description"]),
        );
    }
    out.push_str("</table></div></div></details>\n");
}

fn shape(out: &mut String, name: &str, schema: &Value) {
    let _ = writeln!(
        out,
        // The id within what is folded: a browser that follows a link to it unfolds it.
        "<details><summary><code>{0}</code></summary><div id=\"shape-{0}\">{1}",
        escape(name),
        paragraphs(&schema["description"]),
    );
    let required = list(&schema["required"]);
    let mut fields = entries(&schema["properties"]).peekable();
    if fields.peek().is_some() {
        out.push_str("<div class=\"wide\"><table>\n");
        for (field, inner) in fields {
            let optional = match required.iter().any(|name| name == field) {
                true => "",
                false => " <small>optional</small>",
            };
            let _ = writeln!(
                out,
                "<tr><td><code>{}</code>{optional}</td><td>{}</td><td>{}</td></tr>",
                escape(field),
                kind(inner),
                text(&inner["description"]),
            );
        }
        out.push_str("</table></div>\n");
    } else {
        let _ = writeln!(out, "<p>{}</p>", kind(schema));
    }
    out.push_str("</div></details>\n");
}

/// A type in words, with links to the shapes it names.
fn kind(schema: &Value) -> String {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = escape(reference.rsplit('/').next().unwrap_or_default());
        return format!("<a href=\"#shape-{name}\">{name}</a>");
    }
    for choice in ["oneOf", "anyOf", "allOf"] {
        let choices = list(&schema[choice]);
        if !choices.is_empty() {
            let words: Vec<String> = choices.iter().map(kind).collect();
            return words.join(" or ");
        }
    }
    if schema["enum"].is_array() {
        let words: Vec<String> = list(&schema["enum"])
            .iter()
            .map(|value| format!("<code>{}</code>", text(value)))
            .collect();
        return words.join(" · ");
    }
    let name = match &schema["type"] {
        Value::Array(names) => names.iter().map(text).collect::<Vec<_>>().join(" or "),
        name => text(name),
    };
    match name.as_str() {
        "array" => format!("list of {}", kind(&schema["items"])),
        _ => match schema["pattern"].as_str() {
            Some(pattern) => format!("{name} <code>{}</code>", escape(pattern)),
            None => name,
        },
    }
}

fn operations(document: &Value) -> impl Iterator<Item = (&str, &str, &Value)> {
    entries(&document["paths"]).flat_map(|(path, methods)| {
        entries(methods)
            .filter(|(_, operation)| operation["operationId"].is_string())
            .map(move |(method, operation)| (path, method, operation))
    })
}

fn entries(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    value
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, value)| (name.as_str(), value))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// A scalar as text for HTML.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => inline(text),
        other => escape(&other.to_string()),
    }
}

/// Paragraphs of a description.
fn paragraphs(value: &Value) -> String {
    let words = value.as_str().unwrap_or_default();
    words
        .split("\n\n")
        .filter(|paragraph| !paragraph.trim().is_empty())
        .map(|paragraph| format!("<p>{}</p>", inline(paragraph.trim())))
        .collect()
}

/// Escapes a text and sets what stands between backticks as code.
fn inline(words: &str) -> String {
    words
        .split('`')
        .enumerate()
        .map(|(at, part)| match at % 2 {
            0 => escape(part),
            _ => format!("<code>{}</code>", escape(part)),
        })
        .collect()
}

fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn nothing_in_a_description_becomes_markup() {
        let page = page(
            &json!({"info": {"title": "<b>\"&", "description": "one\n\n`<i>` two"}}),
            "",
        );
        assert!(page.contains("<h1>&lt;b&gt;&quot;&amp; API</h1>"), "{page}");
        assert!(page.contains("<p>one</p><p><code>&lt;i&gt;</code> two</p>"));
        assert!(!page.contains("<b>") && !page.contains("<i>"));
    }
}
