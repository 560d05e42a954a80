//! The codes of window posters.

use crate::vectors::{keys, root, working};
use ed25519_dalek::SigningKey;
use mingbai_contract::WindowId;
use mingbai_contract::log::{EntryKind, KeyId, LogKeys, Signature};
use mingbai_contract::rating::Code;
use mingbai_domain::log::sign::{key_id, public_key, sign_receipt};
use mingbai_domain::poster::{Forged, poster_bytes, sign_poster, verify};

fn window(text: &str) -> WindowId {
    text.parse().unwrap()
}

fn parts(code: &Code) -> (KeyId, Signature) {
    let Code::Poster { key, signature } = code else {
        panic!("{code}")
    };
    (*key, *signature)
}

#[test]
fn r11_a_posters_code_is_good_for_its_window_and_county_whatever_became_of_the_key() {
    let earlier = SigningKey::from_bytes(&[2; 32]);
    let stranger = SigningKey::from_bytes(&[9; 32]);
    let id = |key: &SigningKey| key_id(&public_key(key));
    let a03 = |key: &SigningKey| parts(&sign_poster(key, &window("A03")));
    let signed = |key: &SigningKey| a03(key).1;
    let bit = |n: usize| {
        let mut signature = signed(&working());
        signature.0[n] ^= 1;
        signature
    };
    let day = "2026-11-20".parse().unwrap();
    let receipt = sign_receipt(
        &working(),
        EntryKind::Rating,
        crate::grown::commitment_of(1),
        day,
    );
    let known = keys();
    assert!(known.keys[0].retired.is_some() && known.keys[1].retired.is_none());
    for (case, on, key, signature, expected) in [
        ("working", "A03", id(&working()), signed(&working()), Ok(())),
        ("retired", "A03", id(&earlier), signed(&earlier), Ok(())),
        (
            "another window",
            "A04",
            id(&working()),
            signed(&working()),
            Err(Forged::NotSigned),
        ),
        (
            "a longer name",
            "A031",
            id(&working()),
            signed(&working()),
            Err(Forged::NotSigned),
        ),
        (
            "another letter",
            "a03",
            id(&working()),
            signed(&working()),
            Err(Forged::NotSigned),
        ),
        (
            "another key's name",
            "A03",
            id(&earlier),
            signed(&working()),
            Err(Forged::NotSigned),
        ),
        (
            "another county",
            "A03",
            id(&stranger),
            signed(&stranger),
            Err(Forged::UnknownKey),
        ),
        (
            "a county's name",
            "A03",
            id(&working()),
            signed(&stranger),
            Err(Forged::NotSigned),
        ),
        (
            "the root",
            "A03",
            id(&root()),
            signed(&root()),
            Err(Forged::UnknownKey),
        ),
        (
            "a changed R",
            "A03",
            id(&working()),
            bit(0),
            Err(Forged::NotSigned),
        ),
        (
            "a changed S",
            "A03",
            id(&working()),
            bit(32),
            Err(Forged::NotSigned),
        ),
        (
            "nothing",
            "A03",
            id(&working()),
            Signature([0; 64]),
            Err(Forged::NotSigned),
        ),
        (
            "a receipt",
            "A03",
            id(&working()),
            receipt.signature,
            Err(Forged::NotSigned),
        ),
    ] {
        assert_eq!(
            verify(&window(on), key, &signature, &known),
            expected,
            "{case}"
        );
    }
    let none = LogKeys {
        root: public_key(&root()),
        keys: Vec::new(),
    };
    let (key, signature) = a03(&working());
    let refused = verify(&window("A03"), key, &signature, &none);
    assert_eq!(refused, Err(Forged::UnknownKey));
}

#[test]
fn r11_what_is_cut_off_a_code_makes_it_none() {
    let code = sign_poster(&working(), &window("A03"));
    let text = code.to_string();
    assert_eq!(text.parse(), Ok(code.clone()));
    for end in 0..text.len() {
        assert!(text[..end].parse::<Code>().is_err(), "{}", &text[..end]);
    }
    let on = code.address("https://zwfw.example.cn", &window("T1-1"));
    assert_eq!(on, format!("https://zwfw.example.cn/r/T1-1#{text}"));
    assert_eq!(poster_bytes(&window("T1-1")), b"mingbai-poster-v1\0T1-1");
}
