//! Nodes as text, for the host.

use crate::{Attr, Element, Node};

/// Elements that have no content and no end tag (HTML, void elements).
const VOID: &[&str] = &["br", "hr", "img", "input", "link", "meta", "source", "wbr"];

impl Node {
    /// Writes the node as HTML. Whatever follows signals is written as it is now.
    pub fn write_html(&self, out: &mut String) {
        match self {
            Self::Empty => {}
            Self::Text(text) => escape(text, out),
            Self::Element(element) => element.write_html(out),
            Self::Many(nodes) => nodes.iter().for_each(|node| node.write_html(out)),
            Self::Live(make) => make().write_html(out),
        }
    }

    /// The node as HTML.
    #[must_use]
    pub fn to_html_text(&self) -> String {
        let mut out = String::new();
        self.write_html(&mut out);
        out
    }
}

impl Element {
    fn write_html(&self, out: &mut String) {
        let (tag, plain) = self.plain();
        out.push('<');
        out.push_str(tag);
        let class = self.class();
        for (name, value) in plain {
            if name != "class" || class.is_none() {
                write_attribute(name, Some(value), out);
            }
        }
        if let Some(class) = &class {
            write_attribute("class", Some(class), out);
        }
        for (name, value) in self.0.attrs.iter().chain(&self.0.props) {
            write_attr(name, value, out);
        }
        out.push('>');
        if VOID.contains(&tag) {
            return;
        }
        if let Some(html) = self.0.html {
            out.push_str(html);
        }
        self.0
            .children
            .iter()
            .for_each(|child| child.write_html(out));
        out.push_str("</");
        out.push_str(tag);
        out.push('>');
    }
}

fn write_attr(name: &str, value: &Attr, out: &mut String) {
    match value {
        Attr::Absent => {}
        Attr::Flag => write_attribute(name, None, out),
        Attr::Text(text) => write_attribute(name, Some(text), out),
        Attr::Live(make) => write_attr(name, &make(), out),
    }
}

fn write_attribute(name: &str, value: Option<&str>, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    if let Some(value) = value {
        out.push_str("=\"");
        escape(value, out);
        out.push('"');
    }
}

/// Escapes text for element content and for attribute values in double quotes.
pub fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
}
