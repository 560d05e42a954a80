//! Four posters of A6 on a sheet of A4, with marks to cut along.

use crate::drawing::{Color, Drawing};
use crate::layout::{A4, A6};
use kurbo::BezPath;

/// How thin a mark to cut along is.
const HAIR: f64 = 0.15;

/// Sheets of four; on the last one there may be fewer.
#[must_use]
pub fn sheets(posters: &[Drawing]) -> Vec<Drawing> {
    posters.chunks(4).map(sheet).collect()
}

fn sheet(posters: &[Drawing]) -> Drawing {
    let titles: Vec<&str> = posters.iter().map(|one| one.title.as_str()).collect();
    let mut sheet = Drawing::new(titles.join(", "), A4.0, A4.1);
    let (middle, cut) = (A4.0 / 2.0, A4.1 / 2.0);
    for (n, poster) in posters.iter().enumerate() {
        let x = if n % 2 == 0 { 0.0 } else { middle };
        let y = if n < 2 { cut - A6.1 } else { cut };
        sheet.place(poster, x, y, 1.0);
    }
    // Beyond what most printers leave white at the edges, and well within the posters' own margins.
    let mut marks = BezPath::new();
    let mut mark = |from: (f64, f64), to: (f64, f64)| {
        marks.move_to(from);
        marks.line_to(to);
    };
    mark((middle, 4.0), (middle, 14.0));
    mark((middle, A4.1 - 14.0), (middle, A4.1 - 4.0));
    mark((4.0, cut), (14.0, cut));
    mark((A4.0 - 14.0, cut), (A4.0 - 4.0, cut));
    mark((middle - 4.0, cut), (middle + 4.0, cut));
    mark((middle, cut - 4.0), (middle, cut + 4.0));
    sheet.stroke(marks, Color::SOFT, HAIR);
    sheet
}
