//! QR codes as SVG.

use mingbai_view::{Node, view};
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write as _;

/// A QR code of a text, with its quiet zone; nothing where the text is too long for one.
///
/// Runs of dark modules are joined into one path, black on white whatever the page's colours.
#[must_use]
pub fn qr(text: &str, label: &str) -> Option<Node> {
    let (size, path) = drawing(text)?;
    let edge = size + 8;
    Some(view! {
        <svg class="qr" viewBox=format!("-4 -4 {edge} {edge}") role="img" aria-label=label.to_owned()>
            <rect x="-4" y="-4" width=edge height=edge fill="#fff" />
            <path d=path fill="#000" />
        </svg>
    })
}

/// How many modules wide the code of a text is, without its quiet zone, and its dark modules as a path.
#[must_use]
pub fn drawing(text: &str) -> Option<(usize, String)> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let size = code.width();
    Some((size, path(size, &code.into_colors())))
}

fn path(size: usize, modules: &[Color]) -> String {
    let mut path = String::new();
    for (y, row) in modules.chunks(size).enumerate() {
        let mut x = 0;
        while x < size {
            let run = row[x..].iter().take_while(|m| **m == Color::Dark).count();
            if run > 0 {
                let _ = write!(path, "M{x} {y}h{run}v1h-{run}z");
            }
            x += run.max(1);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::{Color, path};

    #[test]
    fn runs_of_dark_modules_are_joined() {
        use Color::{Dark, Light};
        assert_eq!(
            path(3, &[Dark, Dark, Light, Light, Light, Dark]),
            "M0 0h2v1h-2zM2 1h1v1h-1z"
        );
        assert_eq!(path(2, &[Light; 4]), "");
    }
}
