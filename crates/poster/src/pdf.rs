//! Drawings as the pages of a PDF file.

use crate::PosterError;
use crate::drawing::{Color, Drawing, Paint, Shape};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use kurbo::{PathEl, Point};
use pdf_writer::types::{LineCapStyle, LineJoinStyle};
use pdf_writer::{Content, Filter, Finish as _, Pdf, Rect, Ref, TextStr};
use std::io::Write as _;

/// Points of a millimetre.
const POINTS: f64 = 72.0 / 25.4;

/// One file with a page for each drawing. The same drawings give the same bytes: no date stands in it.
///
/// # Errors
/// [`PosterError::TooManyPages`].
pub fn pdf(title: &str, drawings: &[Drawing]) -> Result<Vec<u8>, PosterError> {
    let count = i32::try_from(drawings.len()).map_err(|_| PosterError::TooManyPages)?;
    // What a file may number; three for the file itself, two for a page.
    let last = count.checked_mul(2).and_then(|last| last.checked_add(3));
    last.ok_or(PosterError::TooManyPages)?;
    let (catalog, tree, info) = (Ref::new(1), Ref::new(2), Ref::new(3));
    let page = |n: i32| Ref::new(4 + 2 * n);
    let content = |n: i32| Ref::new(5 + 2 * n);
    let mut file = Pdf::new();
    let mut root = file.catalog(catalog);
    root.pages(tree).lang(TextStr("zh-CN"));
    root.viewer_preferences().display_doc_title(true);
    root.finish();
    file.document_info(info)
        .title(TextStr(title))
        .creator(TextStr("Mingbai"));
    file.pages(tree).kids((0..count).map(page)).count(count);
    for (n, drawing) in (0..).zip(drawings) {
        let (width, height) = (points(drawing.width), points(drawing.height));
        file.page(page(n))
            .parent(tree)
            .media_box(Rect::new(0.0, 0.0, width, height))
            .contents(content(n))
            .resources();
        let packed = deflated(&drawn(drawing))?;
        file.stream(content(n), &packed).filter(Filter::FlateDecode);
    }
    Ok(file.finish())
}

fn deflated(bytes: &[u8]) -> Result<Vec<u8>, PosterError> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    let packed = encoder.write_all(bytes).and_then(|()| encoder.finish());
    packed.map_err(PosterError::Deflate)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "PDF numbers are single floats: a sheet's lengths keep a ten-thousandth of a point"
)]
const fn float(number: f64) -> f32 {
    number as f32
}

fn points(millimetres: f64) -> f32 {
    float(millimetres * POINTS)
}

fn drawn(drawing: &Drawing) -> Vec<u8> {
    let mut content = Content::new();
    // Millimetres, and down counts up.
    let (unit, top) = (points(1.0), points(drawing.height));
    content.transform([unit, 0.0, 0.0, -unit, 0.0, top]);
    content.set_line_cap(LineCapStyle::RoundCap);
    content.set_line_join(LineJoinStyle::RoundJoin);
    for shape in &drawing.shapes {
        paint(&mut content, shape);
    }
    content.finish().to_vec()
}

fn paint(content: &mut Content, shape: &Shape) {
    let [red, green, blue] = match shape.paint {
        Paint::Fill(Color(r, g, b)) | Paint::Stroke(Color(r, g, b), _) => {
            [r, g, b].map(|part| f32::from(part) / 255.0)
        }
    };
    match shape.paint {
        Paint::Fill(_) => content.set_fill_rgb(red, green, blue),
        Paint::Stroke(_, width) => {
            content.set_line_width(float(width));
            content.set_stroke_rgb(red, green, blue)
        }
    };
    let at = |point: Point| (float(rounded(point.x)), float(rounded(point.y)));
    let mut here = Point::ORIGIN;
    for element in shape.path.elements() {
        match *element {
            PathEl::MoveTo(a) => {
                let (x, y) = at(a);
                content.move_to(x, y);
            }
            PathEl::LineTo(a) => {
                let (x, y) = at(a);
                content.line_to(x, y);
            }
            // PDF has cubic curves only; this one is the same.
            PathEl::QuadTo(a, b) => {
                let ((ax, ay), (bx, by)) = (at(here.lerp(a, 2.0 / 3.0)), at(b.lerp(a, 2.0 / 3.0)));
                let (x, y) = at(b);
                content.cubic_to(ax, ay, bx, by, x, y);
            }
            PathEl::CurveTo(a, b, c) => {
                let ((ax, ay), (bx, by), (x, y)) = (at(a), at(b), at(c));
                content.cubic_to(ax, ay, bx, by, x, y);
            }
            PathEl::ClosePath => {
                content.close_path();
            }
        }
        here = element.end_point().unwrap_or(here);
    }
    match shape.paint {
        Paint::Fill(_) => content.fill_nonzero(),
        Paint::Stroke(..) => content.stroke(),
    };
}

/// To a thousandth of a millimetre: more is noise that does not compress.
fn rounded(length: f64) -> f64 {
    (length * 1000.0).round() / 1000.0
}
