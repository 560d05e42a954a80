//! A drawing as SVG.

use crate::drawing::{Color, Drawing, Paint};
use kurbo::{BezPath, PathEl, Point};
use std::fmt::Write as _;

/// The drawing as a file. Only paths: no font, no style, nothing from elsewhere.
#[must_use]
pub fn svg(drawing: &Drawing) -> String {
    let (width, height) = (Short(drawing.width), Short(drawing.height));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}mm\" height=\"{height}mm\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\">\n<title>{}</title>\n",
        escaped(&drawing.title),
    );
    for shape in &drawing.shapes {
        let d = path(&shape.path);
        let _ = match shape.paint {
            Paint::Fill(color) => writeln!(out, "<path fill=\"{}\" d=\"{d}\"/>", hex(color)),
            Paint::Stroke(color, wide) => writeln!(
                out,
                "<path fill=\"none\" stroke=\"{}\" stroke-width=\"{}\" stroke-linecap=\"round\" \
                 stroke-linejoin=\"round\" d=\"{d}\"/>",
                hex(color),
                Short(wide),
            ),
        };
    }
    out.push_str("</svg>\n");
    out
}

fn path(path: &BezPath) -> String {
    let mut out = String::new();
    for element in path.elements() {
        let (letter, points): (char, &[Point]) = match element {
            PathEl::MoveTo(a) => ('M', &[*a]),
            PathEl::LineTo(a) => ('L', &[*a]),
            PathEl::QuadTo(a, b) => ('Q', &[*a, *b]),
            PathEl::CurveTo(a, b, c) => ('C', &[*a, *b, *c]),
            PathEl::ClosePath => ('Z', &[]),
        };
        out.push(letter);
        for (n, point) in points.iter().enumerate() {
            let space = if n == 0 { "" } else { " " };
            let _ = write!(out, "{space}{} {}", Short(point.x), Short(point.y));
        }
    }
    out
}

/// A length to a thousandth of a millimetre, without zeros at its end.
struct Short(f64);

impl std::fmt::Display for Short {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{:.3}", self.0);
        let text = text.trim_end_matches('0').trim_end_matches('.');
        f.write_str(if text == "-0" { "0" } else { text })
    }
}

fn hex(Color(red, green, blue): Color) -> String {
    format!("#{red:02X}{green:02X}{blue:02X}")
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::{Short, svg};
    use crate::drawing::{Color, Drawing, rectangle};

    #[test]
    fn a_drawing_is_paths_in_millimetres() {
        let mut drawing = Drawing::new("A & <B>".to_owned(), 105.0, 148.5);
        drawing.stroke(rectangle(1.0, 2.5, 3.0, 4.0), Color(1, 2, 255), 0.25);
        let expected = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"105mm\" height=\"148.5mm\" viewBox=\"0 0 105 148.5\" role=\"img\">\n\
            <title>A &amp; &lt;B&gt;</title>\n\
            <path fill=\"#FFFFFF\" d=\"M0 0L105 0L105 148.5L0 148.5Z\"/>\n\
            <path fill=\"none\" stroke=\"#0102FF\" stroke-width=\"0.25\" stroke-linecap=\"round\" stroke-linejoin=\"round\" d=\"M1 2.5L4 2.5L4 6.5L1 6.5Z\"/>\n\
            </svg>\n";
        assert_eq!(svg(&drawing), expected);
        for (length, expected) in [
            (0.0, "0"),
            (-0.0001, "0"),
            (10.0, "10"),
            (-1.2346, "-1.235"),
        ] {
            assert_eq!(Short(length).to_string(), expected);
        }
    }
}
