//! The receipt's form (R14).

use mingbai_domain::complaint::passphrase;
use mingbai_domain::complaint::receipt::{BadReceipt, CHARS, RANDOM_BYTES, make, read};
use proptest::prelude::*;

#[test]
fn r14_a_receipt_is_read_as_people_type_it() {
    let receipt = make(std::array::from_fn(|n| n as u8 * 17));
    let grouped = receipt.grouped();
    assert_eq!(grouped.len(), CHARS + 3);
    let wide: String = grouped
        .chars()
        .map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap())
        .collect();
    for typed in [
        grouped.clone(),
        grouped.to_lowercase(),
        grouped.replace('-', " "),
        grouped.replace('0', "o").replace('1', "l"),
        wide,
        format!("\n{grouped} "),
    ] {
        assert_eq!(read(&typed), Ok(receipt.clone()), "{typed:?}");
    }
    let text = receipt.as_str();
    for (typed, fault) in [
        (String::new(), BadReceipt::Short(0)),
        (text[..15].to_owned(), BadReceipt::Short(15)),
        (format!("{text}0"), BadReceipt::Long),
        (
            text.replacen(&text[..1], "U", 1),
            BadReceipt::Character('U'),
        ),
        (format!("{}号", &text[..15]), BadReceipt::Character('号')),
    ] {
        assert_eq!(read(&typed), Err(fault), "{typed:?}");
    }
    assert_eq!(format!("{receipt:?}"), "ReceiptCode");
}

/// Seventy-five bits: every fifteen characters make a receipt, and no two make the same.
#[test]
fn r14_every_receipt_has_a_check_character_of_the_alphabet() {
    for byte in 0..=255 {
        let receipt = make([byte; RANDOM_BYTES]);
        assert_eq!(receipt.as_str().len(), CHARS);
        assert_eq!(read(receipt.as_str()), Ok(receipt));
    }
}

proptest! {
    #[test]
    fn r14_one_wrong_character_or_two_that_changed_places_are_found(
        random in any::<[u8; RANDOM_BYTES]>(),
        at in 0..CHARS,
        other in 0..CHARS,
        letter in 0..32_usize,
    ) {
        let receipt = make(random);
        let letters = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        let mut wrong = receipt.as_str().as_bytes().to_vec();
        wrong[at] = letters[letter];
        let mut swapped = receipt.as_str().as_bytes().to_vec();
        swapped.swap(at, other);
        for bytes in [wrong, swapped] {
            let text = String::from_utf8(bytes).unwrap();
            let expected = if text == receipt.as_str() {
                Ok(receipt.clone())
            } else {
                Err(BadReceipt::Check)
            };
            prop_assert_eq!(read(&text), expected);
        }
    }
}

/// The same letters, more of them: 95 bits, and as safe from slips of the pen.
#[test]
fn r14_a_passphrase_is_read_as_people_type_it() {
    let made = passphrase::make([29; passphrase::RANDOM_BYTES]);
    assert_eq!(made.grouped().len(), 24);
    let typed = made.grouped().to_lowercase();
    assert_eq!(passphrase::read(&typed), Ok(made.clone()));
    let receipt = make([29; RANDOM_BYTES]);
    let short = Err(BadReceipt::Short(CHARS));
    assert_eq!(passphrase::read(receipt.as_str()), short);
    for at in 0..passphrase::CHARS {
        let mut wrong = made.as_str().as_bytes().to_vec();
        wrong[at] = if wrong[at] == b'7' { b'8' } else { b'7' };
        let wrong = String::from_utf8(wrong).unwrap();
        assert_eq!(passphrase::read(&wrong), Err(BadReceipt::Check), "{at}");
    }
    assert_eq!(format!("{made:?}"), "Passphrase");
}
