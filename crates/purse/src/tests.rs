//! A phone, a county, and a county that would like to know people again.

use super::{Wrong, ask, blinded, finish, gives, name};
use ed25519_dalek::SigningKey;
use mingbai_contract::log::bytes::encode;
use mingbai_contract::rating::{Code, IssuedToken, Scope, TokenKey, TokenKeys};
use mingbai_domain::log::sign::{public_key, sign_token_key, token_key_id};
use mingbai_token::Issuer;
use serde_json::{Value, json};

const VECTORS: &str = include_str!("../../../docs/token-vectors.json");

const TODAY: &str = "2026-11-26";

struct County {
    root: SigningKey,
    issuer: Issuer,
    retired: Issuer,
}

impl County {
    fn new() -> Self {
        Self {
            root: SigningKey::from_bytes(&[1; 32]),
            issuer: Issuer::from_seed(&[2; 32]).unwrap(),
            retired: Issuer::from_seed(&[3; 32]).unwrap(),
        }
    }

    fn key(&self, issuer: &Issuer, from: &str, last: Option<&str>) -> TokenKey {
        let last = last.map(|day| day.parse().unwrap());
        sign_token_key(&self.root, issuer.public(), from.parse().unwrap(), last)
    }

    fn keys(&self) -> TokenKeys {
        TokenKeys {
            root: public_key(&self.root),
            keys: vec![
                self.key(&self.issuer, "2026-11-01", None),
                self.key(&self.retired, "2025-11-01", Some("2026-11-01")),
            ],
        }
    }

    fn answer(&self, issuer: &Issuer, asking: &str, scope: &str) -> IssuedToken {
        let blinded = blinded(asking).unwrap().parse().unwrap();
        let scope: Scope = scope.parse().unwrap();
        let (evaluated, proof) = issuer
            .answer(&blinded, &scope, &mut getrandom::SysRng)
            .unwrap();
        IssuedToken {
            scope,
            key: token_key_id(&issuer.public()),
            evaluated,
            proof,
        }
    }

    fn finish(
        &self,
        asking: &str,
        keys: &TokenKeys,
        answer: &IssuedToken,
    ) -> Result<String, Wrong> {
        let [keys, answer] = [json!(keys), json!(answer)].map(|value| value.to_string());
        let root = public_key(&self.root).to_string();
        finish(
            asking,
            &root,
            &keys,
            &answer,
            TODAY,
            "A12",
            "scjg",
            "2026-11-20",
        )
    }
}

#[test]
fn the_vectors_hold() {
    let vectors: Value = serde_json::from_str(VECTORS).unwrap();
    for vector in vectors["tokens"].as_array().unwrap() {
        let get = |name: &str| vector[name].as_str().unwrap();
        let part = |name| super::decode::<32>(get(name)).unwrap();
        let kept = encode(&[part("input"), part("blind")].concat());
        assert_eq!(blinded(&kept).unwrap(), get("blinded"));
    }
}

#[test]
fn every_asking_is_another_one() {
    let (one, other) = (ask().unwrap(), ask().unwrap());
    assert_ne!(one, other);
    assert_ne!(blinded(&one).unwrap(), blinded(&other).unwrap());
    assert_eq!(blinded("x"), Err(Wrong::UNREADABLE));
    assert_eq!(blinded(&one[1..]), Err(Wrong::UNREADABLE));
}

#[test]
fn only_number_and_code_together_lead_to_a_name() {
    let names = [
        name("QS202611200001Y", "7K3MQ9ZTBP"),
        name("QS202611200001Y", "7K3MQ9ZTBQ"),
        name("QS202611200002W", "7K3MQ9ZTBP"),
        name("QS202611200001Y7", "K3MQ9ZTBP"),
    ];
    let different: std::collections::BTreeSet<_> = names.iter().collect();
    assert_eq!(different.len(), names.len());
    assert!(names.iter().all(|name| name.len() == 43));
}

#[test]
fn an_answer_becomes_the_code_of_a_token_that_is_good() {
    let county = County::new();
    for scope in ["w.A12.2026-Q4", "d.scjg.2026-Q4"] {
        let asking = ask().unwrap();
        let answer = county.answer(&county.issuer, &asking, scope);
        let code = county.finish(&asking, &county.keys(), &answer).unwrap();
        let Ok(Code::Receipt { scope: at, token }) = code.parse() else {
            panic!("{code} is no token's");
        };
        assert_eq!(at.to_string(), scope);
        assert!(county.issuer.gave(&token, &at));
    }
}

#[test]
fn r11_nobody_is_known_again_by_a_scope_or_a_key_of_their_own() {
    let county = County::new();
    let asking = ask().unwrap();
    let refused =
        |keys: &TokenKeys, answer: &IssuedToken| county.finish(&asking, keys, answer).unwrap_err();
    for scope in ["w.A13.2026-Q4", "d.A12.2026-Q4", "w.A12.2027-Q1"] {
        let answer = county.answer(&county.issuer, &asking, scope);
        assert_eq!(refused(&county.keys(), &answer), Wrong::SCOPE, "{scope}");
    }
    let scope = "w.A12.2026-Q4";
    // A key that is retired, one that the root has not signed, one that is not named.
    let answer = county.answer(&county.retired, &asking, scope);
    assert_eq!(refused(&county.keys(), &answer), Wrong::KEYS);
    let own = Issuer::from_seed(&[9; 32]).unwrap();
    let answer = county.answer(&own, &asking, scope);
    assert_eq!(refused(&county.keys(), &answer), Wrong::KEYS);
    let mut keys = county.keys();
    keys.keys[0].key = own.public();
    assert_eq!(refused(&keys, &answer), Wrong::KEYS);
    // A key under another's name.
    let named = IssuedToken {
        key: token_key_id(&county.issuer.public()),
        ..answer.clone()
    };
    assert_eq!(refused(&county.keys(), &named), Wrong("proof"));
    // A key that is not in use yet, and another county's.
    let mut keys = county.keys();
    keys.keys[0] = county.key(&own, "2026-11-27", None);
    assert_eq!(refused(&keys, &answer), Wrong::KEYS);
    let mut keys = county.keys();
    keys.root.0[0] ^= 1;
    assert_eq!(refused(&keys, &answer), Wrong::OTHER_ROOT);
}

#[test]
fn a_county_gives_tokens_while_a_key_of_its_root_is_in_use() {
    let county = County::new();
    let root = public_key(&county.root).to_string();
    let on = |keys: &TokenKeys, day| gives(&root, &json!(keys).to_string(), day);
    let keys = county.keys();
    assert_eq!(on(&keys, TODAY), Ok(()));
    assert_eq!(on(&keys, "2026-10-31"), Ok(()), "by the older key");
    assert_eq!(on(&keys, "2025-10-31"), Err(Wrong::KEYS));
    let none = TokenKeys {
        keys: Vec::new(),
        root: keys.root,
    };
    assert_eq!(on(&none, TODAY), Err(Wrong::KEYS));
    let mut forged = keys.clone();
    forged.keys[1].valid_from = TODAY.parse().unwrap();
    assert_eq!(on(&forged, TODAY), Err(Wrong::KEYS));
    let mut other = keys;
    other.root.0[0] ^= 1;
    assert_eq!(on(&other, TODAY), Err(Wrong::OTHER_ROOT));
    assert_eq!(gives(&root, "{}", TODAY), Err(Wrong::UNREADABLE));
    assert_eq!(gives("", "{}", TODAY), Err(Wrong::UNREADABLE));
}

#[test]
fn what_is_no_answer_is_unreadable() {
    let county = County::new();
    let asking = ask().unwrap();
    let (keys, root) = (
        json!(county.keys()).to_string(),
        public_key(&county.root).to_string(),
    );
    for answer in ["", "{}", "null", r#"{"scope":"w.A12.2026-Q4"}"#] {
        let made = finish(
            &asking,
            &root,
            &keys,
            answer,
            TODAY,
            "A12",
            "scjg",
            "2026-11-20",
        );
        assert_eq!(made, Err(Wrong::UNREADABLE), "{answer}");
    }
}
