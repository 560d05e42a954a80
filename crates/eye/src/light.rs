//! How bright the pixels of a picture are, and whether they are dark for where they stand.

/// Bytes of a pixel.
pub const PIXEL: usize = 4;

/// What a pixel is compared with reaches this share of the picture's longer side to each side of it.
const REACH: usize = 16;

/// How bright a pixel is to count as light, in hundredths of what is around it.
const LIGHT: u64 = 92;

/// How bright people see the colours (ITU-R BT.601), in 256ths.
pub fn grey(pixels: &[u8]) -> Vec<u8> {
    let bright = |pixel: &[u8; PIXEL]| {
        let [red, green, blue, _] = pixel.map(u32::from);
        u8::try_from((77 * red + 150 * green + 29 * blue) / 256).unwrap_or(u8::MAX)
    };
    let (whole, _) = pixels.as_chunks();
    whole.iter().map(bright).collect()
}

/// The picture in black and white: dark is what is darker than its surroundings, whatever light or
/// shadow lies on them. Sums over everything above and left of a pixel give those of any rectangle
/// (F. Crow, *Summed-area tables for texture mapping*, 1984), even where they run over: what is taken
/// away ran over as well.
pub fn even(grey: &[u8], width: usize, height: usize) -> Vec<u8> {
    let row = width + 1;
    let mut sums = vec![0_u32; row];
    for line in grey.chunks_exact(width) {
        let above = sums.len() - row;
        let mut left = 0_u32;
        sums.push(0);
        for (x, &light) in line.iter().enumerate() {
            left = left.wrapping_add(u32::from(light));
            let upper = sums.get(above + x + 1).copied().unwrap_or_default();
            sums.push(upper.wrapping_add(left));
        }
    }
    let sum = |x: usize, y: usize| sums.get(y * row + x).copied().unwrap_or_default();
    let reach = width.max(height).div_ceil(REACH);
    let mut even = Vec::with_capacity(grey.len());
    for (y, line) in grey.chunks_exact(width).enumerate() {
        let (top, bottom) = (y.saturating_sub(reach), (y + reach + 1).min(height));
        for (x, &light) in line.iter().enumerate() {
            let (left, right) = (x.saturating_sub(reach), (x + reach + 1).min(width));
            let lower = sum(right, bottom).wrapping_sub(sum(left, bottom));
            let around = lower.wrapping_sub(sum(right, top).wrapping_sub(sum(left, top)));
            let pixels = ((right - left) * (bottom - top)) as u64;
            let is_light = u64::from(light) * pixels * 100 >= u64::from(around) * LIGHT;
            even.push(if is_light { u8::MAX } else { 0 });
        }
    }
    even
}

#[cfg(test)]
mod tests {
    use super::{even, grey};

    #[test]
    fn colours_become_as_bright_as_people_see_them() {
        let pixels = [
            [255, 255, 255, 255],
            [0, 0, 0, 255],
            [0, 255, 0, 255],
            [0, 0, 255, 255],
        ];
        assert_eq!(grey(pixels.as_flattened()), [255, 0, 149, 28]);
        // What is left of a pixel is none.
        assert_eq!(grey(&[9, 9, 9]), []);
    }

    #[test]
    fn what_is_dark_depends_on_what_is_around() {
        // From left to right light falls from 240 to 60; every fourth column is a third darker.
        let (width, height) = (64, 8);
        let line = (0..width).map(|x| 240 - u8::try_from(x * 180 / width).unwrap());
        let line: Vec<u8> = line
            .enumerate()
            .map(|(x, light)| if x % 4 == 0 { light / 3 * 2 } else { light })
            .collect();
        let even = even(&line.repeat(height), width, height);
        for (at, light) in even.into_iter().enumerate() {
            let expected = if at % width % 4 == 0 { 0 } else { 255 };
            assert_eq!(light, expected, "{at}");
        }
    }
}
