//! Text in the room that it has: broken into lines, smaller where it must be, never cut off.

use crate::PosterError;
use crate::font::{Face, Glyph};
use kurbo::{Affine, BezPath, Shape as _};

/// What no line ends with.
const OPENS: &str = "（《〈「『【〔“‘([";
/// What no line begins with.
const CLOSES: &str = "）》〉」』】〕”’)],.;:!?，。、；：！？％%·…";
/// What characters have to their left, in ems.
const BEARING: f64 = 0.05;

/// What a text may take.
#[derive(Clone, Copy)]
pub(crate) struct Room {
    /// Millimetres.
    pub(crate) width: f64,
    pub(crate) lines: usize,
    /// The em that is tried first, in millimetres.
    pub(crate) largest: f64,
    /// The em below which nobody could read it.
    pub(crate) smallest: f64,
}

/// Lines of one size.
pub(crate) struct Block {
    pub(crate) lines: Vec<Line>,
    /// The em in millimetres.
    pub(crate) size: f64,
}

/// A line, its origin at the left end of its baseline, in millimetres.
pub(crate) struct Line {
    pub(crate) path: BezPath,
    pub(crate) width: f64,
}

impl Block {
    /// The width of its widest line.
    pub(crate) fn width(&self) -> f64 {
        self.lines.iter().map(|line| line.width).fold(0.0, f64::max)
    }

    /// The height of its lines, so many ems each.
    pub(crate) fn height(&self, leading: f64) -> f64 {
        self.lines.iter().map(|_| self.size * leading).sum()
    }
}

/// A text in its room: as large as can be. Each character is drawn by the first face that has it.
///
/// # Errors
/// [`PosterError::MissingGlyph`], [`PosterError::TooLong`].
pub(crate) fn fit(text: &str, faces: &[&Face<'_>], room: Room) -> Result<Block, PosterError> {
    let mut glyphs = Vec::new();
    for character in text.trim().chars() {
        let glyph = faces.iter().find_map(|face| face.glyph(character));
        let glyph = glyph.ok_or_else(|| PosterError::MissingGlyph {
            character,
            text: text.to_owned(),
        })?;
        glyphs.push((character, glyph));
    }
    let bracket = at_bracket(&glyphs).filter(|_| room.lines > 1);
    // A name breaks before its bracket, if that costs no more than a fifth of its size.
    let patient = room.largest * if bracket.is_some() { 0.8 } else { 1.0 };
    let mut size = room.largest;
    loop {
        let width = room.width / size;
        let ends = wrap(&glyphs, width).filter(|ends| ends.len() <= room.lines);
        if let Some(ends) = ends.filter(|ends| ends.len() < 2 || size <= patient) {
            return Ok(set(&glyphs, &even(&glyphs, ends, width), size));
        }
        if let Some(ends) = bracket.filter(|ends| fits(&glyphs, ends, width)) {
            return Ok(set(&glyphs, &ends, size));
        }
        if size <= room.smallest {
            return Err(PosterError::TooLong(text.to_owned()));
        }
        size = (size * 0.97).max(room.smallest);
    }
}

/// Where lines of at most `width` ems end; none where something that may not be broken is wider.
fn wrap(glyphs: &[(char, Glyph)], width: f64) -> Option<Vec<usize>> {
    let (mut ends, mut start, mut last_break) = (Vec::new(), 0, None);
    let mut at = 0;
    while at < glyphs.len() {
        if at > start && may_break(glyphs[at - 1].0, glyphs[at].0) {
            last_break = Some(at);
        }
        if width_of(&glyphs[start..=at]) > width {
            let end = last_break.filter(|&end| end > start)?;
            ends.push(end);
            start = end;
            last_break = None;
            at = start;
            continue;
        }
        at += 1;
    }
    ends.push(glyphs.len());
    Some(ends)
}

/// Two lines, the second one in brackets.
fn at_bracket(glyphs: &[(char, Glyph)]) -> Option<[usize; 2]> {
    let at = glyphs.iter().position(|(c, _)| matches!(c, '（' | '('));
    let at = at.filter(|&at| at > 0)?;
    Some([at, glyphs.len()])
}

fn fits(glyphs: &[(char, Glyph)], [end, last]: &[usize; 2], width: f64) -> bool {
    width_of(&glyphs[..*end]) <= width && width_of(&glyphs[*end..*last]) <= width
}

/// The same number of lines, as even as can be.
fn even(glyphs: &[(char, Glyph)], ends: Vec<usize>, width: f64) -> Vec<usize> {
    let (mut best, mut narrow, mut wide) = (ends, 0.0, width);
    if best.len() == 1 {
        return best;
    }
    for _ in 0..16 {
        let middle = f64::midpoint(narrow, wide);
        match wrap(glyphs, middle).filter(|ends| ends.len() == best.len()) {
            Some(ends) => (best, wide) = (ends, middle),
            None => narrow = middle,
        }
    }
    best
}

fn set(glyphs: &[(char, Glyph)], ends: &[usize], size: f64) -> Block {
    let mut start = 0;
    let lines = ends.iter().map(|&end| {
        let line = &glyphs[start..end];
        start = end;
        let blank = blank_before(line);
        let (mut path, mut x) = (BezPath::new(), -blank * size);
        for (_, glyph) in line {
            let place = Affine::translate((x, 0.0)) * Affine::scale(size);
            path.extend(place * glyph.path.clone());
            x += glyph.advance * size;
        }
        Line {
            path,
            width: (width_of(line) - blank) * size,
        }
    });
    Block {
        lines: lines.collect(),
        size,
    }
}

/// The white before a bracket or quote that begins a line: without it lines begin below each other.
fn blank_before(line: &[(char, Glyph)]) -> f64 {
    let first = line
        .first()
        .filter(|(c, _)| OPENS.contains(*c) && !c.is_ascii());
    let white = first.map(|(_, glyph)| glyph.path.bounding_box().x0 - BEARING);
    white.unwrap_or(0.0).max(0.0)
}

/// In ems; spaces at the end of a line take none.
fn width_of(line: &[(char, Glyph)]) -> f64 {
    let spaces = line.iter().rev().take_while(|(c, _)| *c == ' ').count();
    let line = &line[..line.len() - spaces];
    line.iter().map(|(_, glyph)| glyph.advance).sum()
}

/// Whether a line may end between these two: Chinese anywhere but before what closes and after what opens, other
/// words at spaces and behind hyphens.
fn may_break(before: char, after: char) -> bool {
    if OPENS.contains(before) || CLOSES.contains(after) || after == ' ' {
        return false;
    }
    let chinese = |c: char| c >= '\u{2E80}' || OPENS.contains(c) || CLOSES.contains(c);
    matches!(before, ' ' | '-' | '/') || chinese(before) || chinese(after)
}

#[cfg(test)]
mod tests {
    use super::{Room, fit, may_break, width_of, wrap};
    use crate::PosterError;
    use crate::font::{Fonts, Glyph};
    use kurbo::BezPath;

    /// An em for what is Chinese, half a one for all else.
    fn glyphs(text: &str) -> Vec<(char, Glyph)> {
        let glyph = |c: char| Glyph {
            path: BezPath::new(),
            advance: if c.is_ascii() { 0.5 } else { 1.0 },
        };
        text.chars().map(|c| (c, glyph(c))).collect()
    }

    #[test]
    fn lines_end_where_they_may() {
        for (text, width, expected) in [
            ("城关镇窗口", 3.0, Some(vec!["城关镇", "窗口"])),
            (
                "民政、税务、林业",
                3.0,
                Some(vec!["民政、", "税务、", "林业"]),
            ),
            // A comma does not begin a line, a bracket does not end one.
            ("民政税、务", 3.0, Some(vec!["民政", "税、务"])),
            ("综合窗（民政）", 4.0, Some(vec!["综合窗", "（民政）"])),
            ("Tax and fees", 4.0, Some(vec!["Tax and ", "fees"])),
            ("Self-service", 4.0, Some(vec!["Self-", "service"])),
            ("Registration", 4.0, None),
            ("", 4.0, Some(vec![""])),
        ] {
            let glyphs = glyphs(text);
            let ends = wrap(&glyphs, width);
            let mut start = 0;
            let lines = ends.map(|ends| {
                let lines = ends.iter().map(|&end| {
                    let line: String = glyphs[start..end].iter().map(|(c, _)| *c).collect();
                    assert!(width_of(&glyphs[start..end]) <= width);
                    start = end;
                    line
                });
                lines.collect::<Vec<_>>()
            });
            assert_eq!(
                lines,
                expected.map(|lines| lines.iter().map(|l| (*l).to_owned()).collect()),
                "{text}"
            );
        }
    }

    #[test]
    fn pairs_that_stay_together() {
        for (before, after, apart) in [
            ('窗', '口', true),
            ('口', '（', true),
            ('（', '民', false),
            ('等', '）', false),
            ('A', '0', false),
            ('A', '区', true),
            ('a', ' ', false),
            (' ', 'a', true),
        ] {
            assert_eq!(may_break(before, after), apart, "{before}{after}");
        }
    }

    #[test]
    fn long_text_wraps_then_shrinks_then_is_refused() {
        let fonts = Fonts::built_in().unwrap();
        let room = Room {
            width: 20.0,
            lines: 2,
            largest: 4.0,
            smallest: 2.0,
        };
        for (characters, lines, size) in [
            (1, 1, 4.0..=4.0),
            (5, 1, 4.0..=4.0),
            (6, 2, 4.0..=4.0),
            (10, 2, 4.0..=4.0),
            (13, 2, 2.7..=3.0),
            (20, 2, 2.0..=2.1),
        ] {
            let block = fit(&"窗".repeat(characters), &[&fonts.names], room).unwrap();
            assert_eq!(block.lines.len(), lines, "{characters}");
            assert!(size.contains(&block.size), "{characters}: {}", block.size);
            assert!(block.width() <= 20.0 + 1e-9);
        }
        let even = fit(&"窗".repeat(6), &[&fonts.names], room).unwrap();
        assert!((even.lines[0].width - even.lines[1].width).abs() < 1e-9);
        // Before its bracket, where that makes it little smaller.
        for (text, first) in [("窗口窗（窗口）", 3.0), ("窗（窗口窗口窗口窗口）", 6.0)]
        {
            let block = fit(text, &[&fonts.names], room).unwrap();
            assert_eq!(block.lines.len(), 2, "{text}");
            let ems = block.lines[0].width / block.size;
            assert!((ems - first).abs() < 0.01, "{text}: {ems}");
        }
        let refused = fit(&"窗".repeat(21), &[&fonts.names], room);
        assert!(matches!(refused, Err(PosterError::TooLong(_))));
    }

    #[test]
    fn a_character_that_no_face_has_is_named() {
        let fonts = Fonts::built_in().unwrap();
        let room = Room {
            width: 50.0,
            lines: 1,
            largest: 4.0,
            smallest: 2.0,
        };
        let refused = fit("\u{20BB7}野镇窗口", &[&fonts.words, &fonts.names], room);
        let Err(PosterError::MissingGlyph { character, text }) = refused else {
            panic!("drawn")
        };
        assert_eq!(
            (character, text.as_str()),
            ('\u{20BB7}', "\u{20BB7}野镇窗口")
        );
        assert!(fit("镇窗口", &[&fonts.words, &fonts.names], room).is_ok());
    }
}
