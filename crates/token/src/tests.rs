//! What `voprf-ng` computes is what RFC 9497 says: appendix A.1.3, one input at a time, as we use it.

use crate::replay::Replay;
use crate::{Quarter, Suite, TokenKey};
use serde_json::Value;
use voprf_ng::{EvaluationElement, Group as _, PoprfClient, Proof};

const VECTORS: &str = include_str!("../../../docs/token-vectors.json");

fn hex(text: &Value) -> Vec<u8> {
    let text = text.as_str().unwrap();
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap())
        .collect()
}

#[test]
fn the_vectors_of_rfc_9497_hold() {
    let vectors: Value = serde_json::from_str(VECTORS).unwrap();
    let vectors = vectors["rfc9497"].as_array().unwrap();
    assert_eq!(vectors.len(), 2);
    for vector in vectors {
        let get = |name: &str| hex(&vector[name]);
        let (input, info) = (get("input"), get("info"));
        let key = TokenKey::derived(&get("seed"), &get("key_info")).unwrap();
        assert_eq!(key.public().as_slice(), get("public"));
        let asked = PoprfClient::<Suite>::blind(&input, &mut Replay(&get("blind"))).unwrap();
        let blinded: [u8; 32] = asked.message.serialize().into();
        assert_eq!(blinded.as_slice(), get("blinded"));
        let answer = key
            .answer_for(&blinded, &info, &mut Replay(&get("random")))
            .unwrap();
        assert_eq!(answer.element.as_slice(), get("element"));
        assert_eq!(answer.proof.as_slice(), get("proof"));
        let output = asked
            .state
            .finalize(
                &input,
                &EvaluationElement::deserialize(&answer.element).unwrap(),
                &Proof::deserialize(&answer.proof).unwrap(),
                Suite::deserialize_elem(&key.public()).unwrap(),
                Some(&info),
            )
            .unwrap();
        assert_eq!(output.as_slice(), get("output"));
    }
}

#[test]
fn a_quarter_is_written_in_one_form() {
    for text in ["2026-Q1", "2026-Q4", "9999-Q2"] {
        let quarter: Quarter = text.parse().unwrap();
        assert_eq!(quarter.to_string(), text);
    }
    for text in [
        "", "2026", "2026-Q0", "2026-Q5", "2026-q1", "2026-Q01", "2026-Q+1", "02026-Q1", "999-Q1",
        "+2026-Q1", "2026-Q", "2026-Q1 ", "10000-Q1",
    ] {
        assert!(text.parse::<Quarter>().is_err(), "{text}");
    }
}
