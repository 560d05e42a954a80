//! What a token is good for, and what nobody can make of one (R11).

use crate::bed::{asked, department, dice, finish, key, token, window};
use mingbai_contract::rating::{Blinded, Evaluated, Scope, TokenPoint};
use mingbai_token::{Asking, Fault, Issuer, info, spent};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn scopes() -> Vec<Scope> {
    vec![
        window("A12", "2026-Q4"),
        window("A12", "2027-Q4"),
        window("A12", "2026-Q3"),
        window("A1", "2026-Q4"),
        window("scjg", "2026-Q4"),
        department("scjg", "2026-Q4"),
        department("A12", "2026-Q4"),
    ]
}

#[test]
fn r11_a_token_is_good_for_its_window_or_department_and_quarter_only() {
    let key = key();
    for (n, given) in scopes().iter().enumerate() {
        let token = token(&key, given, 1);
        for (m, at) in scopes().iter().enumerate() {
            assert_eq!(key.gave(&token, at), n == m, "{given:?} at {at:?}");
        }
    }
}

#[test]
fn no_two_scopes_share_their_bytes() {
    let infos: BTreeSet<_> = scopes().iter().map(info).collect();
    assert_eq!(infos.len(), scopes().len());
    assert_eq!(
        info(&window("A12", "2026-Q4")),
        b"mingbai-rating-token-v1\0w\0A12\x002026-Q4"
    );
}

#[test]
fn another_keys_answer_is_refused_on_the_phone_and_its_token_by_the_server() {
    let (own, other) = (key(), Issuer::from_seed(&[8; 32]).unwrap());
    let scope = window("A12", "2026-Q4");
    let (asking, answer) = asked(&other, &scope, 1);
    let refused = finish(&asking, &answer, &own, &scope);
    assert_eq!(refused.err(), Some(Fault::Proof));
    let token = finish(&asking, &answer, &other, &scope).unwrap();
    assert!(other.gave(&token, &scope) && !own.gave(&token, &scope));
}

/// A server that gave everybody a scope of their own would know them again: the proof is for the scope that
/// the phone knows.
#[test]
fn an_answer_for_another_scope_is_refused_on_the_phone() {
    let key = key();
    for scope in &scopes()[1..] {
        let (asking, answer) = asked(&key, scope, 1);
        let refused = finish(&asking, &answer, &key, &scopes()[0]);
        assert_eq!(refused.err(), Some(Fault::Proof), "{scope:?}");
    }
}

#[test]
fn an_answer_to_somebody_else_is_refused() {
    let (key, scope) = (key(), window("A12", "2026-Q4"));
    let (asking, _) = asked(&key, &scope, 1);
    let (_, answer) = asked(&key, &scope, 2);
    let refused = finish(&asking, &answer, &key, &scope);
    assert_eq!(refused.err(), Some(Fault::Proof));
}

#[test]
fn what_is_no_element_is_refused() {
    let (key, scope) = (key(), window("A12", "2026-Q4"));
    let (asking, answer) = asked(&key, &scope, 1);
    // The neutral element, a number that is not below the field's, and a negative one (RFC 9496 §4.3.1).
    let one = [&[1][..], &[0; 31]].concat().try_into().unwrap();
    for bad in [[0; 32], [0xff; 32], one] {
        let refused = key.answer(&Blinded(bad), &scope, &mut dice(3));
        assert_eq!(refused.err(), Some(Fault::Element));
        let refused = finish(&asking, &(Evaluated(bad), answer.1), &key, &scope);
        assert_eq!(refused.err(), Some(Fault::Element));
        let refused = asking.finish(&answer.0, &answer.1, &TokenPoint(bad), &scope);
        assert_eq!(refused.err(), Some(Fault::Key));
    }
}

/// The phone that has lost the answer asks again as before, and gets the same token.
#[test]
fn what_is_kept_goes_on_where_it_was() {
    let (key, scope) = (key(), department("scjg", "2026-Q4"));
    let (asking, first) = asked(&key, &scope, 1);
    let kept = Asking::from_bytes(&asking.to_bytes()).unwrap();
    assert_eq!(kept.blinded(), asking.blinded());
    let again = key.answer(&kept.blinded(), &scope, &mut dice(9)).unwrap();
    // The proof is another one, what it proves is not.
    assert_eq!(again.0, first.0);
    assert_ne!(again.1, first.1);
    let tokens = [(&asking, first), (&kept, again)]
        .map(|(asking, answer)| finish(asking, &answer, &key, &scope).unwrap());
    assert_eq!(tokens[0], tokens[1]);
    assert!(key.gave(&tokens[0], &scope));
}

#[test]
fn what_was_not_kept_like_this_is_no_asking() {
    let kept = asked(&key(), &window("A12", "2026-Q4"), 1).0.to_bytes();
    for blind in [[0; 32], [0xff; 32]] {
        let mut broken = *kept;
        broken[32..].copy_from_slice(&blind);
        assert_eq!(Asking::from_bytes(&broken).err(), Some(Fault::Kept));
    }
}

/// Dice that give nothing, and dice that always fall alike and never well, end in a fault.
#[test]
fn without_dice_there_is_a_fault() {
    use mingbai_token::TryCryptoRng;
    struct Stuck;
    impl rand_core::TryRng for Stuck {
        type Error = std::convert::Infallible;
        fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
            Ok(u32::MAX)
        }
        fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
            Ok(u64::MAX)
        }
        fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
            bytes.fill(0xff);
            Ok(())
        }
    }
    impl TryCryptoRng for Stuck {}
    let refused = Asking::new([1; 32], &mut Stuck);
    assert_eq!(refused.err(), Some(Fault::Dice));
}

#[test]
fn every_spent_token_has_a_name_of_its_own() {
    let (key, scope) = (key(), window("A12", "2026-Q4"));
    let tokens = [1, 2].map(|seed| token(&key, &scope, seed));
    assert_ne!(spent(&tokens[0].input), spent(&tokens[1].input));
    assert_ne!(spent(&tokens[0].input).0, tokens[0].input.0);
}

#[test]
fn secrets_are_not_printed() {
    let (key, scope) = (key(), window("A12", "2026-Q4"));
    let (asking, _) = asked(&key, &scope, 1);
    let token = token(&key, &scope, 1);
    let printed = format!("{key:?} {asking:?} {token:?}");
    assert_eq!(
        printed,
        "Issuer Asking Token { input: TokenInput, output: TokenOutput }"
    );
}

/// What the server sees of a thousand askings for one and the same input is a thousand different things, and
/// each of them fits every token alike: the number that would lead from the one to the other always exists.
#[test]
fn r11_what_is_asked_tells_nothing_of_the_token() {
    let mut dice = dice(4);
    let seen: BTreeSet<_> = (0..1000)
        .map(|_| Asking::new([1; 32], &mut dice).unwrap().blinded())
        .collect();
    assert_eq!(seen.len(), 1000);
    // No bit of it leans to one side: 6 standard deviations of 1000 throws are 95.
    for bit in 1..251 {
        let set = seen
            .iter()
            .filter(|blinded| blinded.0[bit / 8] >> (bit % 8) & 1 == 1)
            .count();
        assert!((405..=595).contains(&set), "bit {bit}: {set}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_input_becomes_a_token(input: [u8; 32], seed: [u8; 32], throw: u8) {
        let scope = window("A12", "2026-Q4");
        let key = Issuer::from_seed(&seed).unwrap();
        let mut dice = dice(throw);
        let asking = Asking::new(input, &mut dice).unwrap();
        let answer = key.answer(&asking.blinded(), &scope, &mut dice).unwrap();
        let token = finish(&asking, &answer, &key, &scope).unwrap();
        prop_assert!(key.gave(&token, &scope));
        prop_assert_eq!(token.input.0, input);
    }

    #[test]
    fn a_changed_token_is_none(at in 0..96_usize, change in 1..=255_u8) {
        let (key, scope) = (key(), window("A12", "2026-Q4"));
        let mut token = token(&key, &scope, 1);
        match at.checked_sub(32) {
            None => token.input.0[at] ^= change,
            Some(at) => token.output.0[at] ^= change,
        }
        prop_assert!(!key.gave(&token, &scope));
    }

    #[test]
    fn a_changed_answer_is_refused(at in 0..96_usize, change in 1..=255_u8) {
        let (key, scope) = (key(), window("A12", "2026-Q4"));
        let (asking, mut answer) = asked(&key, &scope, 1);
        match at.checked_sub(32) {
            None => answer.0.0[at] ^= change,
            Some(at) => answer.1.0[at] ^= change,
        }
        prop_assert!(finish(&asking, &answer, &key, &scope).is_err());
    }

    #[test]
    fn whatever_is_asked_is_answered_or_refused(blinded: [u8; 32], throw: u8) {
        let (key, scope) = (key(), window("A12", "2026-Q4"));
        let answer = key.answer(&Blinded(blinded), &scope, &mut dice(throw));
        prop_assert!(matches!(answer, Ok(_) | Err(Fault::Element)));
    }
}
