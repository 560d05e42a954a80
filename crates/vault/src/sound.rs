//! Sound as a file that every browser plays.

/// Samples a second.
const RATE: u32 = 16_000;

/// µ-law (ITU-T G.711), WAVE's format 7: half of what plain samples take, voices stay clear, and Chromium,
/// Firefox and Safari all play it, which is true of no better codec that a page can write by itself.
const MU_LAW: u16 = 7;

/// One channel of samples from -1 to 1 as a WAVE file. It has nothing but its format and the samples.
pub fn wav(samples: &[f32]) -> Vec<u8> {
    let length = u32::try_from(samples.len()).unwrap_or(u32::MAX - 64);
    let odd = length % 2;
    let mut file = Vec::with_capacity(samples.len() + 60);
    file.extend(b"RIFF");
    file.extend((4 + 26 + 12 + 8 + length + odd).to_le_bytes());
    file.extend(b"WAVEfmt ");
    file.extend(18_u32.to_le_bytes());
    file.extend(MU_LAW.to_le_bytes());
    file.extend(1_u16.to_le_bytes());
    file.extend(RATE.to_le_bytes());
    file.extend(RATE.to_le_bytes());
    file.extend(1_u16.to_le_bytes());
    file.extend(8_u16.to_le_bytes());
    file.extend(0_u16.to_le_bytes());
    // Formats that are not plain samples say how many there are.
    file.extend(b"fact");
    file.extend(4_u32.to_le_bytes());
    file.extend(length.to_le_bytes());
    file.extend(b"data");
    file.extend(length.to_le_bytes());
    file.extend(
        samples
            .iter()
            .take(length as usize)
            .map(|sample| mu_law(*sample)),
    );
    // Chunks end on even bytes.
    file.resize(file.len() + odd as usize, 0);
    file
}

/// One sample (G.711 §3.2, in the sixteen-bit form of its reference).
fn mu_law(sample: f32) -> u8 {
    const BIAS: u16 = 132;
    const MOST: u16 = 32_635;
    // What is no number becomes silence.
    let loud = (sample.abs().clamp(0.0, 1.0) * 32_767.0) as u16;
    let biased = loud.min(MOST) + BIAS;
    // From 7 to 14 leading places: the segment, 0 to 7.
    let segment = (8 - biased.leading_zeros().min(8)) as u8;
    let step = (biased >> (segment + 3)) as u8 & 0x0f;
    let sign = if sample < 0.0 { 0x80 } else { 0 };
    !(sign | (segment << 4) | step)
}

#[cfg(test)]
mod tests {
    use super::{mu_law, wav};

    /// Values of G.711's table 2b: loud, silent, and between.
    #[test]
    fn samples_are_those_of_the_standard() {
        for (sample, expected) in [
            (0, 0xff),
            (-1, 0x7f),
            (8, 0xfe),
            (1000, 0xce),
            (-1000, 0x4e),
            (8159 * 4, 0x80),
            (-8159 * 4, 0x00),
            (32_767, 0x80),
            (-32_767, 0x00),
        ] {
            let found = mu_law(sample as f32 / 32_767.0 * 1.000_001);
            assert_eq!(found, expected, "{sample}: {found:#x}");
        }
        assert_eq!(mu_law(f32::NAN), 0xff);
        assert_eq!(mu_law(7.0), 0x80);
    }

    #[test]
    fn a_file_has_its_samples_and_nothing_else() {
        for (samples, length) in [(0, 58), (3, 62), (16_000, 16_058)] {
            let file = wav(&vec![0.0; samples]);
            assert_eq!(file.len(), length);
            let said = u32::from_le_bytes(file[4..8].try_into().unwrap());
            assert_eq!(said as usize + 8, file.len());
            assert!(file[58..58 + samples].iter().all(|byte| *byte == 0xff));
        }
    }
}
