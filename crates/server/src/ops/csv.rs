//! Tables for spreadsheets (RFC 4180).

use axum::http::HeaderValue;

/// RFC 7111 has the header row as a parameter.
pub const MEDIA_TYPE: HeaderValue =
    HeaderValue::from_static("text/csv; charset=utf-8; header=present");

/// Without it spreadsheets take UTF-8 for something else.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Adds a row (RFC 4180 §2). A cell that a spreadsheet would take for a formula begins with `'`.
pub fn push(table: &mut String, cells: &[String]) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            table.push(',');
        }
        let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
        let guard = if formula { "'" } else { "" };
        if cell.contains([',', '"', '\r', '\n']) {
            table.push('"');
            table.push_str(guard);
            table.push_str(&cell.replace('"', "\"\""));
            table.push('"');
        } else {
            table.push_str(guard);
            table.push_str(cell);
        }
    }
    table.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::push;

    #[test]
    fn cells_are_quoted_and_formulas_are_none() {
        for (cells, row) in [
            (&["甲", "乙 丙"][..], "甲,乙 丙\r\n"),
            (
                &["a,b", "say \"so\"", "two\nlines"],
                "\"a,b\",\"say \"\"so\"\"\",\"two\nlines\"\r\n",
            ),
            (
                &["=1+1", "+86", "-1", "@x", "＝甲"],
                "'=1+1,'+86,'-1,'@x,'＝甲\r\n",
            ),
            (&["=HYPERLINK(\"x\",1)"], "\"'=HYPERLINK(\"\"x\"\",1)\"\r\n"),
            (&["", ""], ",\r\n"),
        ] {
            let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
            let mut table = String::new();
            push(&mut table, &cells);
            assert_eq!(table, row);
        }
    }
}
