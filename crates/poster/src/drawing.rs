//! What a poster is drawn of: filled and stroked paths, in millimetres from the upper left corner.

use kurbo::{Affine, BezPath, Rect, Shape as _};
use mingbai_contract::WindowId;

/// A colour: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color(pub u8, pub u8, pub u8);

impl Color {
    /// Text and modules.
    pub const INK: Self = Self(0x17, 0x21, 0x1D);
    /// The second voice: darker than on a screen, for poor printers.
    pub const SOFT: Self = Self(0x4A, 0x57, 0x51);
    /// Hairlines.
    pub const LINE: Self = Self(0xCF, 0xCF, 0xC6);
    /// The mark and the faces.
    pub const PRIMARY: Self = Self(0x0B, 0x6B, 0x5B);
    /// On the mark.
    pub const PAPER: Self = Self(0xFA, 0xF8, 0xF3);
    /// The sheet, and the light modules.
    pub const WHITE: Self = Self(0xFF, 0xFF, 0xFF);
}

/// How a path is painted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Paint {
    /// What it encloses (nonzero).
    Fill(Color),
    /// Along it, so many millimetres wide, with round ends and corners.
    Stroke(Color, f64),
}

/// A path and its paint.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// The path: moves, lines, cubic curves, closings.
    pub path: BezPath,
    /// Its paint.
    pub paint: Paint,
}

impl Shape {
    /// What it covers, the width of its stroke included.
    #[must_use]
    pub fn covers(&self) -> Rect {
        let bounds = self.path.bounding_box();
        match self.paint {
            Paint::Fill(_) => bounds,
            Paint::Stroke(_, width) => bounds.inflate(width / 2.0, width / 2.0),
        }
    }
}

/// A sheet and what is on it, from below to above.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// What it is, for whoever cannot see it.
    pub title: String,
    /// Whose it is; none for a sheet of several.
    pub window: Option<WindowId>,
    /// Millimetres.
    pub width: f64,
    /// Millimetres.
    pub height: f64,
    /// What is drawn.
    pub shapes: Vec<Shape>,
}

impl Drawing {
    /// A white sheet.
    #[must_use]
    pub fn new(title: String, width: f64, height: f64) -> Self {
        let mut sheet = Self {
            title,
            window: None,
            width,
            height,
            shapes: Vec::new(),
        };
        // Without it a viewer with a dark ground shows a code that cannot be read.
        sheet.fill(rectangle(0.0, 0.0, width, height), Color::WHITE);
        sheet
    }

    /// Fills a path; an empty one is none.
    pub fn fill(&mut self, path: BezPath, color: Color) {
        if !path.is_empty() {
            let paint = Paint::Fill(color);
            self.shapes.push(Shape { path, paint });
        }
    }

    /// Draws along a path.
    pub fn stroke(&mut self, path: BezPath, color: Color, width: f64) {
        let paint = Paint::Stroke(color, width);
        self.shapes.push(Shape { path, paint });
    }

    /// Puts another drawing onto this one: moved by `x` and `y`, `scale` times as large.
    pub fn place(&mut self, other: &Self, x: f64, y: f64, scale: f64) {
        let moved = Affine::translate((x, y)) * Affine::scale(scale);
        self.shapes.extend(other.shapes.iter().map(|shape| Shape {
            path: moved * shape.path.clone(),
            paint: match shape.paint {
                Paint::Fill(color) => Paint::Fill(color),
                Paint::Stroke(color, width) => Paint::Stroke(color, width * scale),
            },
        }));
    }
}

/// A rectangle by its corner and its sides.
#[must_use]
pub fn rectangle(x: f64, y: f64, width: f64, height: f64) -> BezPath {
    Rect::new(x, y, x + width, y + height).to_path(0.01)
}
