//! What `voprf-ng` computes is what RFC 9497 says: appendix A.1.3, one input at a time, as we use it.

use crate::replay::Replay;
use crate::{Issuer, Suite};
use mingbai_contract::rating::Blinded;
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
        let key = Issuer::derived(&get("seed"), &get("key_info")).unwrap();
        assert_eq!(key.public().0.as_slice(), get("public"));
        let asked = PoprfClient::<Suite>::blind(&input, &mut Replay(&get("blind"))).unwrap();
        let blinded = Blinded(asked.message.serialize().into());
        assert_eq!(blinded.0.as_slice(), get("blinded"));
        let (evaluated, proof) = key
            .answer_for(&blinded, &info, &mut Replay(&get("random")))
            .unwrap();
        assert_eq!(evaluated.0.as_slice(), get("element"));
        assert_eq!(proof.0.as_slice(), get("proof"));
        let output = asked
            .state
            .finalize(
                &input,
                &EvaluationElement::deserialize(&evaluated.0).unwrap(),
                &Proof::deserialize(&proof.0).unwrap(),
                Suite::deserialize_elem(&key.public().0).unwrap(),
                Some(&info),
            )
            .unwrap();
        assert_eq!(output.as_slice(), get("output"));
    }
}
