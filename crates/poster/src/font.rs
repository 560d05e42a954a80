//! Letters as outlines, so that a poster looks the same wherever it is printed.

use crate::PosterError;
use kurbo::{Affine, BezPath};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlineGlyphCollection, OutlinePen};
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider as _};

const NAMES: &[u8] = include_bytes!("../font/names.otf");
const WORDS: &[u8] = include_bytes!("../font/words.otf");
const KEY: &[u8] = include_bytes!("../font/key.otf");

/// The faces of a poster.
#[derive(Clone)]
pub struct Fonts<'a> {
    /// Bold: names, numbers, and what is large.
    pub(crate) names: Face<'a>,
    /// Regular: what is the same on every poster, and English.
    pub(crate) words: Face<'a>,
    /// Of one width: addresses and keys.
    pub(crate) key: Face<'a>,
}

impl Fonts<'static> {
    /// Those in the program: Noto Sans CJK SC with all of GB 2312 for names.
    ///
    /// # Errors
    /// [`PosterError::NotAFont`]: never, a test says.
    pub fn built_in() -> Result<Self, PosterError> {
        Ok(Self {
            names: Face::new(NAMES)?,
            words: Face::new(WORDS)?,
            key: Face::new(KEY)?,
        })
    }
}

impl<'a> Fonts<'a> {
    /// Names in a font of the county's own: an OpenType or TrueType file, or a collection of such, of which the face
    /// for simplified Chinese is taken where one says so in its name, or else the first.
    ///
    /// # Errors
    /// [`PosterError::NotAFont`].
    pub fn with_names(self, file: &'a [u8]) -> Result<Self, PosterError> {
        Ok(Self {
            names: Face::new(file)?,
            ..self
        })
    }
}

/// A face.
#[derive(Clone)]
pub(crate) struct Face<'a> {
    font: FontRef<'a>,
    outlines: OutlineGlyphCollection<'a>,
    /// Units of an em.
    em: f64,
}

/// A glyph, an em being 1, its origin on the baseline, down counting up.
pub(crate) struct Glyph {
    pub(crate) path: BezPath,
    pub(crate) advance: f64,
}

impl<'a> Face<'a> {
    fn new(file: &'a [u8]) -> Result<Self, PosterError> {
        let first = FontRef::from_index(file, 0).map_err(|_| PosterError::NotAFont)?;
        let simplified = FontRef::fonts(file).flatten().find(is_simplified);
        let font = simplified.unwrap_or(first);
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        let outlines = font.outline_glyphs();
        if metrics.units_per_em == 0 || outlines.format().is_none() {
            return Err(PosterError::NotAFont);
        }
        Ok(Self {
            outlines,
            em: f64::from(metrics.units_per_em),
            font,
        })
    }

    /// A character; none where the face has no glyph for it.
    pub(crate) fn glyph(&self, character: char) -> Option<Glyph> {
        let id = self.font.charmap().map(character)?;
        let metrics = self
            .font
            .glyph_metrics(Size::unscaled(), LocationRef::default());
        let advance = f64::from(metrics.advance_width(id)?) / self.em;
        let mut pen = Pen(BezPath::new());
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        self.outlines.get(id)?.draw(settings, &mut pen).ok()?;
        let upright = Affine::scale_non_uniform(1.0 / self.em, -1.0 / self.em);
        Some(Glyph {
            path: upright * pen.0,
            advance,
        })
    }
}

/// Whether a face says in its name that it is for simplified Chinese, as those of Noto do.
fn is_simplified(font: &FontRef<'_>) -> bool {
    let names = [StringId::FULL_NAME, StringId::FAMILY_NAME];
    names.into_iter().any(|id| {
        let mut names = font.localized_strings(id);
        names.any(|name| {
            let name: String = name.chars().collect();
            name.split(' ').any(|word| word == "SC")
        })
    })
}

struct Pen(BezPath);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to((f64::from(x), f64::from(y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to((f64::from(x), f64::from(y)));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (control, end) = ((f64::from(cx), f64::from(cy)), (f64::from(x), f64::from(y)));
        self.0.quad_to(control, end);
    }

    fn curve_to(&mut self, cx: f32, cy: f32, dx: f32, dy: f32, x: f32, y: f32) {
        self.0.curve_to(
            (f64::from(cx), f64::from(cy)),
            (f64::from(dx), f64::from(dy)),
            (f64::from(x), f64::from(y)),
        );
    }

    fn close(&mut self) {
        self.0.close_path();
    }
}

#[cfg(test)]
mod tests {
    use super::{Face, Fonts};
    use crate::{PosterError, words};

    #[test]
    fn the_fonts_hold_what_is_on_every_poster_and_all_of_gb_2312() {
        let fonts = Fonts::built_in().unwrap();
        let bold = [words::HEADLINE[0], words::PROMISE, words::ROOT_KEY[0]];
        let regular = [
            words::HEADLINE[1],
            words::SCAN[0],
            words::SCAN[1],
            words::BEST[0],
            words::BEST[1],
            words::WORST[0],
            words::WORST[1],
            words::SILENCE,
            words::PROMISE_EN,
            words::ROOT_KEY[1],
        ];
        let ascii: String = (' '..='~').collect();
        for (face, text) in [
            (&fonts.names, bold.concat()),
            (&fonts.words, regular.concat()),
            (&fonts.names, ascii.clone()),
            (&fonts.words, ascii.clone()),
            (&fonts.key, ascii),
            // The first and the last of both levels, and what every county has.
            (&fonts.names, "啊座亍齄殡葬“”（）、·".to_owned()),
        ] {
            for character in text.chars() {
                assert!(face.glyph(character).is_some(), "{character:?}");
            }
        }
        assert!(fonts.names.glyph('\u{20000}').is_none());
        assert!(fonts.names.glyph('明').unwrap().advance > 0.99);
    }

    #[test]
    fn what_is_no_font_is_refused() {
        for file in [&b""[..], b"OTTO", b"ttcf\0\0\0\0", &[0; 4096]] {
            assert!(matches!(Face::new(file), Err(PosterError::NotAFont)));
        }
    }
}
