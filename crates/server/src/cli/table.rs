//! Columns in a terminal.

/// Columns that a text takes in a terminal: East Asian characters take two.
#[must_use]
pub fn width(text: &str) -> usize {
    text.chars()
        .map(|c| match c as u32 {
            0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff => 2,
            0xfe30..=0xfe6f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x20000..=0x3fffd => 2,
            _ => 1,
        })
        .sum()
}

/// Writes a cell and the spaces that fill it up to so many columns.
pub fn pad(out: &mut String, cell: &str, columns: usize) {
    out.push_str(cell);
    let spaces = columns.saturating_sub(width(cell));
    out.extend(std::iter::repeat_n(' ', spaces));
}

#[cfg(test)]
mod tests {
    use super::{pad, width};

    #[test]
    fn chinese_takes_two_columns() {
        for (text, columns) in [
            ("abc", 3),
            ("明白办", 6),
            ("文件 a", 6),
            ("。", 2),
            ("—", 1),
        ] {
            assert_eq!(width(text), columns, "{text}");
            let mut out = String::new();
            pad(&mut out, text, 8);
            assert_eq!(width(&out), 8, "{text}");
        }
    }
}
