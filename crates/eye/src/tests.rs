//! Codes as cameras see them.

use super::light::PIXEL;
use super::read_code;
use qrcode::{Color, QrCode};

const RECEIPT: &str = r#"{"kind":"application","commitment":"pM3cQ8sZ0gkq7yH2v5w1xT4n6bR9jE-uLfDaOiKsVYA","day":"2026-11-20","key":"AAAAAAAAAAA","signature":"Zk1r0m6P4s8x2v5y7A9C1E3G5I7K9M1O3Q5S7U9W1Y3a5c7e9g1i3k5m7o9q1s3u5w7y9z1B3D5F7H9J1L3N5P"}"#;

/// A code on paper, with the light that falls on each pixel, in hundredths.
fn picture(text: &str, scale: usize, light: impl Fn(usize, usize) -> usize) -> (Vec<u8>, usize) {
    let code = QrCode::new(text).unwrap();
    let (side, quiet) = (code.width(), 4);
    let width = (side + 2 * quiet) * scale;
    let mut pixels = Vec::with_capacity(width * width * PIXEL);
    for y in 0..width {
        for x in 0..width {
            let module = |at: usize| (at / scale).checked_sub(quiet).filter(|at| *at < side);
            let dark = module(x)
                .zip(module(y))
                .is_some_and(|at| code[at] == Color::Dark);
            let grey = if dark { 40 } else { 215 } * light(x, y) / 100;
            let grey = u8::try_from(grey).unwrap();
            pixels.extend([grey, grey, grey, 255]);
        }
    }
    (pixels, width)
}

/// What is read where light is the same everywhere.
fn check(text: &str, scale: usize) {
    let (pixels, width) = picture(text, scale, |_, _| 100);
    assert_eq!(read_code(&pixels, width), text, "{scale}");
}

#[test]
fn a_code_is_read_whatever_its_size() {
    for scale in [2, 3, 4, 7] {
        check(RECEIPT, scale);
        check("回执 receipt 0123456789", scale);
        check("0123456789", scale);
    }
}

#[test]
fn a_turned_code_is_read() {
    let (pixels, width) = picture(RECEIPT, 4, |_, _| 100);
    let mut turned = Vec::with_capacity(pixels.len());
    for x in 0..width {
        for y in (0..width).rev() {
            let at = (y * width + x) * PIXEL;
            turned.extend_from_slice(&pixels[at..at + PIXEL]);
        }
    }
    assert_eq!(read_code(&turned, width), RECEIPT);
}

#[test]
fn a_code_in_a_shadow_is_read() {
    // Paper in the dark corner is darker than ink in the light one: one threshold cannot tell them apart.
    let (pixels, width) = picture(RECEIPT, 4, |x, y| 12 + (x + y) / 6);
    let grey = super::light::grey(&pixels);
    assert_eq!(super::decoded(&grey, width, width), None);
    assert_eq!(read_code(&pixels, width), RECEIPT);
}

#[test]
fn what_is_no_text_is_read_all_the_same() {
    // 回 as GBK, which is no UTF-8.
    let code = QrCode::new([0xbb, 0xd8]).unwrap();
    assert_eq!(code.width(), 21);
    let scale = 5;
    let width = 29 * scale;
    let pixels: Vec<u8> = (0..width * width)
        .flat_map(|at| {
            let module = |at: usize| (at / scale).checked_sub(4).filter(|at| *at < 21);
            let dark = module(at % width).zip(module(at / width));
            let grey = if dark.is_some_and(|at| code[at] == Color::Dark) {
                0
            } else {
                255
            };
            [grey, grey, grey, 255]
        })
        .collect();
    assert!(read_code(&pixels, width).contains('\u{fffd}'));
}

#[test]
fn where_there_is_no_code_nothing_is_read() {
    let (pixels, width) = picture(RECEIPT, 4, |_, _| 100);
    for (pixels, width) in [
        (&[][..], 0),
        (&[], 10),
        (&[0; PIXEL], 1),
        (&[255; 64 * 64 * PIXEL], 64),
        // Too few pixels for the width, and half a picture.
        (&pixels[..PIXEL * 7], 10),
        (&pixels[..width * PIXEL * (width / 2)], width),
    ] {
        assert_eq!(read_code(pixels, width), "");
    }
}

#[test]
fn a_picture_of_anything_is_no_reason_to_end() {
    // Speckles from a small generator (xorshift): no code, and no panic.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for width in [1, 2, 9, 40, 133] {
        let pixels: Vec<u8> = (0..width * 57 * PIXEL)
            .map(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                if state & 1 == 0 { 0 } else { 255 }
            })
            .collect();
        assert_eq!(read_code(&pixels, width), "");
    }
}
