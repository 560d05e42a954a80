//! Where everything stands on a poster: on A6, in millimetres. A4 is the same, twice as large.

use crate::code::{Code, NARROWEST, QUIET};
use crate::drawing::{Color, Drawing, rectangle};
use crate::font::{Face, Fonts};
use crate::text::{Block, Room, fit};
use crate::{Poster, PosterError, Size, picture, words};
use kurbo::{Affine, Shape as _};

/// A6, ISO 216.
pub(crate) const A6: (f64, f64) = (105.0, 148.0);
/// A4, ISO 216.
pub(crate) const A4: (f64, f64) = (210.0, 297.0);

/// White at the sides: most printers need 5.
const MARGIN: f64 = 9.0;
const RIGHT: f64 = A6.0 - MARGIN;
const WIDTH: f64 = A6.0 - 2.0 * MARGIN;
const MIDDLE: f64 = A6.0 / 2.0;

/// The mark's side and the header's height.
const MARK: f64 = 7.6;
const HEADER: f64 = 7.2;
/// The strong rule below the header.
const RULE: f64 = 17.8;
/// Number and name below it: where they begin, and how much they may take.
const HEAD: f64 = 21.6;
const HEAD_MOST: f64 = 14.0;
/// Where the hairline above the small print stands.
const FOOT: f64 = 123.6;
/// The widest code, quiet zone included.
const WIDEST: f64 = 49.5;

/// How far the middle of Chinese characters stands above the baseline, in ems.
const MIDLINE: f64 = 0.38;
/// The height of capital letters and digits, in ems.
const CAPITALS: f64 = 0.733;

/// Draws a poster.
///
/// # Errors
/// [`PosterError::MissingGlyph`], [`PosterError::TooLong`], [`PosterError::AddressTooLong`].
pub fn draw(poster: &Poster<'_>, fonts: &Fonts<'_>, size: Size) -> Result<Drawing, PosterError> {
    let title = format!(
        "{} {} · {}",
        poster.window, poster.name.zh, poster.center.zh
    );
    let mut page = Page {
        sheet: Drawing::new(title.clone(), A6.0, A6.1),
        fonts,
    };
    page.header(poster)?;
    let top = page.head(poster)?;
    page.middle(poster, top)?;
    page.foot(poster)?;
    let small = page.sheet;
    let mut drawing = match size {
        Size::A6 => small,
        Size::A4 => {
            let mut large = Drawing::new(title, A4.0, A4.1);
            // A4 is half a millimetre higher than two of A6.
            large.place(&small, 0.0, (A4.1 - 2.0 * A6.1) / 2.0, 2.0);
            large
        }
    };
    drawing.window = Some(poster.window.clone());
    Ok(drawing)
}

/// Which end of a text a place names.
#[derive(Clone, Copy)]
enum Align {
    Left,
    Middle,
    Right,
}

struct Page<'a> {
    sheet: Drawing,
    fonts: &'a Fonts<'a>,
}

impl<'a> Page<'a> {
    fn bold(&self) -> [&'a Face<'a>; 1] {
        [&self.fonts.names]
    }

    /// English may hold what only the county's own font has.
    fn regular(&self) -> [&'a Face<'a>; 2] {
        [&self.fonts.words, &self.fonts.names]
    }

    /// Lines below each other, the first one's upper edge at `top`.
    fn text(&mut self, block: &Block, at: (f64, f64), align: Align, color: Color, leading: f64) {
        let (x, top) = at;
        let step = block.size * leading;
        for (n, line) in block.lines.iter().enumerate() {
            let left = match align {
                Align::Left => x,
                Align::Middle => x - line.width / 2.0,
                Align::Right => x - line.width,
            };
            let row = f64::from(u16::try_from(n).unwrap_or(u16::MAX));
            let baseline = top + step * (row + 0.5) + block.size * MIDLINE;
            let place = Affine::translate((left, baseline));
            self.sheet.fill(place * line.path.clone(), color);
        }
    }

    /// One line that is the same on every poster, with its middle at `y`.
    fn line(
        &mut self,
        text: &str,
        faces: &[&Face<'_>],
        size: f64,
        at: (f64, f64),
        align: Align,
        color: Color,
    ) -> Result<f64, PosterError> {
        let block = fit(text, faces, one(WIDTH, size, size * 0.6))?;
        let top = at.1 - block.size / 2.0;
        self.text(&block, (at.0, top), align, color, 1.0);
        Ok(block.width())
    }

    /// Whose poster it is: the mark to the left, the centre to the right.
    fn header(&mut self, poster: &Poster<'_>) -> Result<(), PosterError> {
        picture::mark(&mut self.sheet, MARGIN, HEADER, MARK)?;
        let height = MARK * 0.7;
        let top = HEADER + (MARK - height) / 2.0;
        let end = picture::word(&mut self.sheet, MARGIN + MARK + 2.0, top, height)?;
        let width = RIGHT - end - 4.0;
        let zh = fit(&poster.center.zh, &self.bold(), one(width, 3.3, 2.2))?;
        let en = fit(
            &plain(&poster.center.en),
            &self.regular(),
            one(width, 2.3, 1.6),
        )?;
        let (high, low) = (zh.size * 1.3, en.size * 1.3);
        let top = HEADER + (MARK - high - low) / 2.0;
        self.text(&zh, (RIGHT, top), Align::Right, Color::SOFT, 1.3);
        self.text(&en, (RIGHT, top + high), Align::Right, Color::SOFT, 1.3);
        self.sheet
            .fill(rectangle(MARGIN, RULE, WIDTH, 0.5), Color::INK);
        Ok(())
    }

    /// The window's number and name; returns where they end.
    fn head(&mut self, poster: &Poster<'_>) -> Result<f64, PosterError> {
        let number = fit(poster.window.as_str(), &self.bold(), one(38.0, 13.6, 5.0))?;
        let left = MARGIN + number.width() + 4.5;
        let (zh, en) = self.names(poster, RIGHT - left)?;
        let name = zh.height(1.25) + 0.7 + en.height(1.3);
        let digits = number.size * CAPITALS;
        let height = name.max(digits);
        // Digits stand on the baseline and end with the capitals' height: centred by what one sees.
        let baseline = HEAD + f64::midpoint(height, digits);
        for line in &number.lines {
            // Letters with a straight stem stand a little apart from where they begin.
            let blank = line.path.bounding_box().x0;
            let place = Affine::translate((MARGIN - blank, baseline));
            self.sheet.fill(place * line.path.clone(), Color::INK);
        }
        let top = HEAD + (height - name) / 2.0;
        self.text(&zh, (left, top), Align::Left, Color::INK, 1.25);
        let top = top + zh.height(1.25) + 0.7;
        self.text(&en, (left, top), Align::Left, Color::SOFT, 1.3);
        Ok(HEAD + height)
    }

    /// The name in both languages, both as large as goes into [`HEAD_MOST`].
    fn names(&self, poster: &Poster<'_>, width: f64) -> Result<(Block, Block), PosterError> {
        let mut scale = 1.0;
        loop {
            let room = |largest: f64, smallest: f64| Room {
                width,
                lines: 2,
                largest: (largest * scale).max(smallest),
                smallest,
            };
            let zh = fit(&poster.name.zh, &self.bold(), room(4.7, 3.0))?;
            let en = fit(&plain(&poster.name.en), &self.regular(), room(3.0, 1.9))?;
            if zh.height(1.25) + 0.7 + en.height(1.3) <= HEAD_MOST {
                return Ok((zh, en));
            }
            // Below this both are at their smallest, and two lines of each go in.
            if scale < 0.5 {
                return Err(PosterError::TooLong(poster.name.zh.clone()));
            }
            scale *= 0.97;
        }
    }

    /// The question, the code, what to do with it, and what one will be asked.
    fn middle(&mut self, poster: &Poster<'_>, top: f64) -> Result<(), PosterError> {
        const QUESTION: f64 = 12.6;
        const SCAN: f64 = 8.8;
        const FACES: f64 = 12.2;
        /// Between these, at least, and at both ends.
        const GAP: f64 = 0.7;
        let room = FOOT - top - QUESTION - SCAN - FACES;
        let side = (room - 5.0 * GAP).min(WIDEST);
        let gap = (room - side) / 5.0;
        // The code brings white of its own: what it does not need goes above the question.
        let mut y = top + 2.0 * gap;
        let (bold, regular) = (self.bold(), self.regular());
        let [zh, en] = words::HEADLINE;
        self.line(zh, &bold, 7.0, (MIDDLE, y + 4.6), Align::Middle, Color::INK)?;
        self.line(
            en,
            &regular,
            3.3,
            (MIDDLE, y + 10.8),
            Align::Middle,
            Color::SOFT,
        )?;
        y += QUESTION + gap * 0.5;
        self.code(poster.address, y, side)?;
        y += side + gap * 0.5;
        self.scan(poster.address, y)?;
        y += SCAN + gap;
        self.faces(y)
    }

    fn code(&mut self, address: &str, top: f64, side: f64) -> Result<(), PosterError> {
        let code = Code::of(address)?;
        let module = side / code.whole();
        if module < NARROWEST {
            return Err(PosterError::AddressTooLong(address.to_owned()));
        }
        let left = MIDDLE - side / 2.0;
        let place = Affine::translate((left + QUIET * module, top + QUIET * module));
        let path = place * Affine::scale(module) * code.path;
        self.sheet.fill(path, Color::INK);
        Ok(())
    }

    fn scan(&mut self, address: &str, top: f64) -> Result<(), PosterError> {
        let [zh, en] = words::SCAN;
        let zh = fit(zh, &self.regular(), one(WIDTH, 3.3, 3.3))?;
        let en = fit(en, &self.regular(), one(WIDTH, 2.7, 2.7))?;
        let between = 2.2;
        let left = MIDDLE - (zh.width() + between + en.width()) / 2.0;
        let middle = top + 2.2;
        for (block, x) in [(&zh, left), (&en, left + zh.width() + between)] {
            let top = middle - block.size / 2.0;
            self.text(block, (x, top), Align::Left, Color::SOFT, 1.0);
        }
        // Where one is sent: whoever pastes another code over this one cannot change it.
        let plain = address.split('#').next().unwrap_or_default();
        let key = [&self.fonts.key];
        self.line(
            plain,
            &key,
            2.4,
            (MIDDLE, top + 6.6),
            Align::Middle,
            Color::SOFT,
        )?;
        Ok(())
    }

    fn faces(&mut self, top: f64) -> Result<(), PosterError> {
        let (side, width) = (7.4, 74.0);
        let left = MIDDLE - width / 2.0;
        let last = u8::try_from(picture::COUNT - 1).unwrap_or(u8::MAX);
        for (which, n) in (0..=last).enumerate() {
            let x = left + (width - side) * f64::from(n) / f64::from(last);
            picture::face(&mut self.sheet, which, x, top, side)?;
        }
        let y = top + side + 2.9;
        let regular = self.regular();
        let label = |page: &mut Self, [zh, en]: [&str; 2], right: bool| {
            let zh = fit(zh, &regular, one(WIDTH, 2.9, 2.9))?;
            let en = fit(en, &regular, one(WIDTH, 2.3, 2.3))?;
            let whole = zh.width() + 1.4 + en.width();
            let x = if right { left + width - whole } else { left };
            for (block, x) in [(&zh, x), (&en, x + zh.width() + 1.4)] {
                let top = y - block.size / 2.0;
                page.text(block, (x, top), Align::Left, Color::SOFT, 1.0);
            }
            Ok::<(), PosterError>(())
        };
        label(self, words::BEST, false)?;
        label(self, words::WORST, true)
    }

    /// What is promised, and the key by which to check it.
    fn foot(&mut self, poster: &Poster<'_>) -> Result<(), PosterError> {
        self.sheet
            .fill(rectangle(MARGIN, FOOT, WIDTH, 0.2), Color::LINE);
        let (bold, regular) = (self.bold(), self.regular());
        let left = Align::Left;
        self.line(
            words::PROMISE,
            &bold,
            3.5,
            (MARGIN, FOOT + 4.4),
            left,
            Color::INK,
        )?;
        self.line(
            words::SILENCE,
            &regular,
            3.1,
            (MARGIN, FOOT + 8.8),
            left,
            Color::INK,
        )?;
        self.line(
            words::PROMISE_EN,
            &regular,
            2.3,
            (MARGIN, FOOT + 12.5),
            left,
            Color::SOFT,
        )?;
        let y = FOOT + 16.6;
        let label = format!(
            "{}{} {}",
            poster.county.zh,
            words::ROOT_KEY[0],
            words::ROOT_KEY[1]
        );
        let label = fit(&label, &bold, one(WIDTH / 2.0, 2.1, 1.2))?;
        let top = y - label.size / 2.0;
        self.text(&label, (MARGIN, top), Align::Left, Color::SOFT, 1.0);
        let key = fit(
            &poster.root.to_string(),
            &[&self.fonts.key],
            one(WIDTH - label.width() - 2.0, 2.3, 1.7),
        )?;
        let top = y - key.size / 2.0;
        self.text(&key, (RIGHT, top), Align::Right, Color::SOFT, 1.0);
        Ok(())
    }
}

/// Room for one line.
const fn one(width: f64, largest: f64, smallest: f64) -> Room {
    Room {
        width,
        lines: 1,
        largest,
        smallest,
    }
}

/// Straight quotes: in a Chinese font the others are as wide as a character.
fn plain(english: &str) -> String {
    english.replace(['‘', '’'], "'").replace(['“', '”'], "\"")
}
