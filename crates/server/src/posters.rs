//! Window posters as the county's own: what stands on one, signed and drawn, for whoever prints them on the command
//! line or at the desk. How one looks is `mingbai_poster`'s.

use crate::keys::ring::Signer;
use mingbai_contract::Words;
use mingbai_contract::office::{Center, Window};
use mingbai_poster::{Drawing, Fonts, Poster, PosterError, Size, draw};

/// Whose posters they are.
#[derive(Debug, Clone, Copy)]
pub struct Office<'a> {
    /// The county's name.
    pub county: &'a Words,
    /// Its centres.
    pub centers: &'a [Center],
    /// Who signs the codes.
    pub signer: &'a Signer,
    /// Under which address people reach the county: scheme, host and port.
    pub origin: &'a str,
}

impl Office<'_> {
    /// A window's poster.
    ///
    /// # Errors
    /// What of it cannot be drawn.
    pub fn draw(
        &self,
        window: &Window,
        fonts: &Fonts<'_>,
        size: Size,
    ) -> Result<Drawing, PosterError> {
        let mut centers = self.centers.iter();
        let center = centers.find(|center| center.id == window.center);
        let code = self.signer.poster(&window.id);
        let poster = Poster {
            window: &window.id,
            name: &window.name,
            center: center.map_or(self.county, |center| &center.name),
            county: self.county,
            address: &code.address(self.origin, &window.id),
            root: &self.signer.keys().root,
        };
        draw(&poster, fonts, size)
    }

    /// What a file of posters is called inside.
    #[must_use]
    pub fn title(&self) -> String {
        format!("{} · 窗口海报", self.county.zh)
    }
}
