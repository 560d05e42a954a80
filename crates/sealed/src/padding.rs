//! Padding to size classes: how long something is tells nobody what it says.

use crate::Fault;
use mingbai_contract::limits::SIZE_CLASSES;

/// What ends the text; zeros follow it (ISO/IEC 7816-4).
const END: u8 = 0x80;

/// The least class that holds so many bytes and [`END`].
fn class(bytes: usize) -> Option<usize> {
    SIZE_CLASSES.into_iter().find(|class| *class > bytes)
}

/// Fills a text up to its class.
pub fn pad(text: &mut Vec<u8>) -> Result<(), Fault> {
    let class = class(text.len()).ok_or(Fault::TooLarge)?;
    text.reserve_exact(class - text.len());
    text.push(END);
    text.resize(class, 0);
    Ok(())
}

/// The text without what fills it up. Nothing but what [`pad`] makes is taken.
pub fn unpadded(padded: &[u8]) -> Result<&[u8], Fault> {
    let end = padded.iter().rposition(|byte| *byte != 0);
    let end = end.ok_or(Fault::Content)?;
    match padded.split_at(end) {
        (text, [END, ..]) if class(text.len()) == Some(padded.len()) => Ok(text),
        _ => Err(Fault::Content),
    }
}

#[cfg(test)]
mod tests {
    use super::{pad, unpadded};
    use crate::Fault;

    #[test]
    fn texts_fill_their_class_and_come_back() {
        for (length, class) in [
            (0, Ok(4096)),
            (4095, Ok(4096)),
            (4096, Ok(16_384)),
            (65_535, Ok(65_536)),
            (1 << 20, Ok(4 << 20)),
            ((4 << 20) - 1, Ok(4 << 20)),
            (4 << 20, Err(Fault::TooLarge)),
        ] {
            let mut text = vec![0x80; length];
            let padded = pad(&mut text).map(|()| text.len());
            assert_eq!(padded, class, "{length}");
            if padded.is_ok() {
                assert_eq!(unpadded(&text).map(<[u8]>::len), Ok(length));
            }
        }
    }

    #[test]
    fn what_is_filled_up_otherwise_is_refused() {
        let mut too_much = vec![0; 16_384];
        too_much[7] = 0x80;
        for padded in [
            Vec::new(),
            vec![0; 4096],
            vec![1; 4096],
            vec![0x80; 4095],
            too_much,
        ] {
            assert_eq!(unpadded(&padded), Err(Fault::Content));
        }
    }
}
