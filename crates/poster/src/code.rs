//! The address as a QR code (ISO/IEC 18004): its outline, one path for all dark modules.

use crate::PosterError;
use kurbo::{BezPath, Point};
use qrcode::QrCode;
use qrcode::types::{Color, EcLevel};
use std::collections::BTreeMap;

/// Light modules around it (ISO/IEC 18004 §9.1).
pub const QUIET: f64 = 4.0;

/// The narrowest module in millimetres: what the camera of an old phone tells apart at arm's length.
pub const NARROWEST: f64 = 0.8;

/// A code, with one unit for a module.
#[derive(Debug, Clone)]
pub struct Code {
    /// Modules of a side, without the quiet zone.
    pub side: f64,
    /// Around the dark ones.
    pub path: BezPath,
}

impl Code {
    /// The smallest code that bears a seventh of it to be lost (level M); more where that costs no module.
    ///
    /// # Errors
    /// [`PosterError::AddressTooLong`].
    pub fn of(address: &str) -> Result<Self, PosterError> {
        let too_long = |_| PosterError::AddressTooLong(address.to_owned());
        let smallest =
            QrCode::with_error_correction_level(address, EcLevel::M).map_err(too_long)?;
        let version = smallest.version();
        let better = [EcLevel::H, EcLevel::Q].into_iter();
        let code = better
            .filter_map(|level| QrCode::with_version(address, version, level).ok())
            .next()
            .unwrap_or(smallest);
        let side = code.width();
        let dark: Vec<bool> = code
            .to_colors()
            .into_iter()
            .map(|color| color == Color::Dark)
            .collect();
        Ok(Self {
            side: f64::from(u16::try_from(side).unwrap_or(u16::MAX)),
            path: outline(&dark, side),
        })
    }

    /// How many modules a side takes with the quiet zone.
    #[must_use]
    pub fn whole(&self) -> f64 {
        self.side + 2.0 * QUIET
    }
}

/// A corner of modules: column, row.
type Corner = (usize, usize);

/// Around all dark modules. Not module by module: printers and screens leave hairlines between shapes
/// that only touch.
fn outline(dark: &[bool], side: usize) -> BezPath {
    let is_dark = |x: usize, y: usize| x < side && y < side && dark[y * side + x];
    // Each edge between dark and light, with the dark module on its right hand.
    let mut edges: BTreeMap<Corner, Vec<Corner>> = BTreeMap::new();
    let mut edge = |from: Corner, to: Corner| edges.entry(from).or_default().push(to);
    for y in 0..side {
        for x in 0..side {
            if !is_dark(x, y) {
                continue;
            }
            if y == 0 || !is_dark(x, y - 1) {
                edge((x, y), (x + 1, y));
            }
            if !is_dark(x + 1, y) {
                edge((x + 1, y), (x + 1, y + 1));
            }
            if !is_dark(x, y + 1) {
                edge((x + 1, y + 1), (x, y + 1));
            }
            if x == 0 || !is_dark(x - 1, y) {
                edge((x, y + 1), (x, y));
            }
        }
    }
    let mut path = BezPath::new();
    while let Some((&start, _)) = edges.first_key_value() {
        let mut ring = vec![start];
        let mut at = start;
        while let Some(next) = take(&mut edges, at) {
            if next == start {
                break;
            }
            ring.push(next);
            at = next;
        }
        draw(&mut path, &ring);
    }
    path
}

/// The way on from a corner, used up.
fn take(edges: &mut BTreeMap<Corner, Vec<Corner>>, at: Corner) -> Option<Corner> {
    let ways = edges.get_mut(&at)?;
    let next = ways.pop();
    if ways.is_empty() {
        edges.remove(&at);
    }
    next
}

/// A ring without the corners that are none.
fn draw(path: &mut BezPath, ring: &[Corner]) {
    let count = ring.len();
    let mut begun = false;
    for (n, &(x, y)) in ring.iter().enumerate() {
        let before = ring[(n + count - 1) % count];
        let after = ring[(n + 1) % count];
        if (before.0 == x && x == after.0) || (before.1 == y && y == after.1) {
            continue;
        }
        let point = Point::new(number(x), number(y));
        if begun {
            path.line_to(point);
        } else {
            path.move_to(point);
            begun = true;
        }
    }
    path.close_path();
}

/// At most 177 modules.
fn number(module: usize) -> f64 {
    f64::from(u16::try_from(module).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::{Code, outline};
    use kurbo::{Point, Shape as _};
    use qrcode::QrCode;
    use qrcode::types::{Color, EcLevel};

    #[test]
    fn the_outline_encloses_the_dark_modules_and_no_others() {
        let address = format!(
            "https://zwfw.example.cn/r/A03#p.AAAAAAAAAAA.{}",
            "Zy9-".repeat(21)
        );
        let code = Code::of(&address).unwrap();
        let side = code.side as usize;
        let same = [EcLevel::M, EcLevel::Q, EcLevel::H]
            .into_iter()
            .any(|level| {
                let Ok(right) = QrCode::with_error_correction_level(&address, level) else {
                    return false;
                };
                right.width() == side
                    && right.to_colors().iter().enumerate().all(|(n, color)| {
                        let middle = Point::new((n % side) as f64 + 0.5, (n / side) as f64 + 0.5);
                        (code.path.winding(middle) != 0) == (*color == Color::Dark)
                    })
            });
        assert!(same);
    }

    #[test]
    fn modules_that_touch_at_a_corner_and_rings_with_holes_are_told_apart() {
        let draw = |rows: &[&str]| {
            let dark: Vec<bool> = rows.concat().chars().map(|c| c == '#').collect();
            outline(&dark, rows.len())
        };
        for rows in [
            ["#..", ".#.", "..#"],
            ["###", "#.#", "###"],
            ["#.#", ".#.", "#.#"],
            ["...", "...", "..."],
            ["###", "###", "###"],
        ] {
            let path = draw(&rows);
            for (y, row) in rows.iter().enumerate() {
                for (x, module) in row.chars().enumerate() {
                    let inside = path.winding(Point::new(x as f64 + 0.5, y as f64 + 0.5)) != 0;
                    assert_eq!(inside, module == '#', "{rows:?} {x} {y}");
                }
            }
        }
    }
}
