//! R14: the query code on the slip.

use mingbai_domain::application::query_code::{BadQueryCode, RANDOM_BYTES, grouped, make, read};

/// Some codes, from dice that a test can throw.
fn codes() -> Vec<String> {
    let bytes = |seed: u64| {
        let mut x = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        [(); RANDOM_BYTES].map(|()| {
            x ^= x << 13;
            x ^= x >> 7;
            x ^= x << 17;
            (x >> 32) as u8
        })
    };
    (1..400)
        .filter_map(|seed| make(bytes(seed)))
        .map(|code| code.as_str().to_owned())
        .collect()
}

#[test]
fn r14_a_code_has_at_least_forty_bits() {
    // Of 32 to the power of nine, all but those whose check character no slip can show: 5 of 37.
    let bits = (RANDOM_BYTES as f64) * 5.0 + (32.0_f64 / 37.0).log2();
    assert!(bits > 44.0, "{bits}");
    let given = codes().len();
    assert!((320..370).contains(&given), "{given} of 399");
    let mut codes = codes();
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), given, "other dice, other codes");
    assert!(make([0; RANDOM_BYTES]).is_some());
}

#[test]
fn r14_every_wrong_character_and_every_swap_of_neighbours_is_caught() {
    for right in codes() {
        for place in 0..right.len() {
            for wrong in (b'!'..=b'~').map(char::from) {
                let mut mistyped = right.clone();
                mistyped.replace_range(place..=place, &wrong.to_string());
                if let Ok(code) = read(&mistyped) {
                    assert_eq!(code.as_str(), right, "{mistyped}");
                }
            }
            let mut swapped: Vec<char> = right.chars().collect();
            swapped.swap(place.saturating_sub(1), place);
            let swapped: String = swapped.into_iter().collect();
            assert!(
                swapped == right || read(&swapped).is_err(),
                "{swapped} instead of {right}"
            );
        }
    }
}

#[test]
fn r14_a_code_is_read_however_it_is_typed() {
    for typed in [
        "7K3MQ9ZTBP",
        "7k3mq-9ztbp",
        " 7K3MQ 9ZTBP ",
        "７Ｋ３ＭＱ－９ＺＴＢＰ",
    ] {
        let code = read(typed).expect(typed);
        assert_eq!(code.as_str(), "7K3MQ9ZTBP", "{typed:?}");
        assert_eq!(grouped(&code), "7K3MQ-9ZTBP");
    }
    // What can only be a 0 or a 1 is one.
    let zeros = make([0; RANDOM_BYTES]).unwrap();
    assert_eq!(
        read(&zeros.as_str().replace('0', "o").replace('1', "l")),
        Ok(zeros)
    );
    for (typed, expected) in [
        ("7K3MQ9ZTBQ", BadQueryCode::Check),
        ("7K3MQ9ZTB", BadQueryCode::Length),
        ("7K3MQ9ZTBPP", BadQueryCode::Length),
        ("", BadQueryCode::Length),
        ("7K3MU9ZTBP", BadQueryCode::Character),
        ("查询码", BadQueryCode::Character),
    ] {
        assert_eq!(read(typed), Err(expected), "{typed:?}");
    }
}
