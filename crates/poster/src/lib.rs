//! Window posters (窗口海报): what hangs at each window, with the code by which people say how they were
//! treated.
//!
//! Owns how a poster looks, as SVG and as PDF: facts come in, files go out. It signs nothing, reads no
//! file and knows no address but the one that it is handed. All text becomes outlines, so that nothing
//! depends on what is installed where it is printed. Start with [`draw`].

mod code;
mod drawing;
mod font;
mod layout;
mod pdf;
mod picture;
mod sheet;
mod svg;
mod text;
mod words;

pub use code::{Code, NARROWEST, QUIET};
pub use drawing::{Color, Drawing, Paint, Shape, rectangle};
pub use font::Fonts;
pub use layout::draw;
pub use pdf::pdf;
pub use sheet::sheets;
pub use svg::svg;

use mingbai_contract::log::PublicKey;
use mingbai_contract::{WindowId, Words};

/// What stands on a poster.
#[derive(Debug, Clone, Copy)]
pub struct Poster<'a> {
    /// The window's number.
    pub window: &'a WindowId,
    /// The window's name.
    pub name: &'a Words,
    /// The centre that it is in.
    pub center: &'a Words,
    /// The county.
    pub county: &'a Words,
    /// What the code says: the whole address with its fragment. What stands before the fragment is
    /// printed below the code, for people to see where they are sent.
    pub address: &'a str,
    /// The county's root key, by which everything that it signs is checked.
    pub root: &'a PublicKey,
}

/// How large a poster is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// 210 × 297 mm, for the wall beside the window.
    A4,
    /// 105 × 148 mm, for a stand on the counter.
    A6,
}

/// Why there is no poster.
#[derive(Debug, thiserror::Error)]
pub enum PosterError {
    /// The font lacks a character.
    #[error("the font has no “{character}” (U+{:04X}), which stands in “{text}”", u32::from(*character))]
    MissingGlyph {
        /// Which one.
        character: char,
        /// Where it stands.
        text: String,
    },
    /// A name would have to be so small that nobody could read it.
    #[error("“{0}” is too long for a poster")]
    TooLong(String),
    /// The code's modules would be narrower than [`NARROWEST`].
    #[error("{0} is too long for a code that phones can read")]
    AddressTooLong(String),
    /// What was brought is no font with outlines.
    #[error("not an OpenType or TrueType font with outlines")]
    NotAFont,
    /// A page for each is more than a PDF file numbers.
    #[error("too many pages for one file")]
    TooManyPages,
    /// A picture in the program is none.
    #[error("a picture of the poster cannot be drawn")]
    Picture,
    /// Memory.
    #[error("deflating a page: {0}")]
    Deflate(std::io::Error),
}
