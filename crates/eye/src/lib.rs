//! Reads QR codes off pictures: a plain module without Leptos, built beside the citizen app and loaded
//! only where somebody scans or opens a picture and the browser cannot read codes itself.
//!
//! It owns the way from a canvas's pixels to a text. It opens no camera, fetches nothing, and does not
//! know what a receipt is: that is `receipt.js` of `crates/seal`, which loads it.

use quircs::Quirc;
use wasm_bindgen::prelude::wasm_bindgen;

mod light;

/// The text in the QR code on a picture; empty where none is found. The picture is as a canvas hands it
/// out: four bytes a pixel (red, green, blue, alpha), row by row. Bytes that are no UTF-8 are replaced.
#[wasm_bindgen]
#[must_use]
pub fn read_code(pixels: &[u8], width: usize) -> String {
    let grey = light::grey(pixels);
    let height = grey.len().checked_div(width).unwrap_or_default();
    if height == 0 || grey.len() != width * height {
        return String::new();
    }
    // One threshold for the whole picture reads more where light is even, one around each pixel where
    // a shadow lies over the code.
    decoded(&grey, width, height)
        .or_else(|| decoded(&light::even(&grey, width, height), width, height))
        .unwrap_or_default()
}

/// The text of the first code that can be read.
fn decoded(grey: &[u8], width: usize, height: usize) -> Option<String> {
    let mut finder = Quirc::default();
    let mut codes = finder.identify(width, height, grey);
    let bytes = codes.find_map(|code| Some(code.ok()?.decode().ok()?.payload))?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests;
