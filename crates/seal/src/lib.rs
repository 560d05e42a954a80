//! The phone's cryptography: a plain module without Leptos, built beside the citizen app and loaded
//! only by the pages that need it.
//!
//! It owns the border to JavaScript: texts come in, words go out. What is checked and how is
//! [`mingbai_domain::log`]; it fetches nothing, keeps nothing and has no words for people. Answers
//! are `ok`, the code of a [`Fault`], or `unreadable`. The script that asks is `receipt.js`.

use mingbai_client::Read;
use mingbai_client::read::from_text;
use mingbai_contract::log::{ConsistencyProof, InclusionProof, LogHead, LogKeys, Receipt};
use mingbai_domain::log::check::is_in_log;
use mingbai_domain::log::{Fault, Trusted, proof, tree};
use wasm_bindgen::prelude::wasm_bindgen;

const OK: &str = "ok";
const UNREADABLE: &str = "unreadable";

/// A later head does not go on from an earlier one: the log was rewritten.
const REWRITTEN: &str = "rewritten";

fn read<T: Read>(text: &str) -> Result<T, &'static str> {
    from_text(text).map_err(|_| UNREADABLE)
}

fn answer(checked: Result<(), &'static str>) -> String {
    checked.err().unwrap_or(OK).to_owned()
}

fn trusted(root: &str, keys: &str) -> Result<Trusted, &'static str> {
    let keys: LogKeys = read(keys)?;
    let root = root.parse().map_err(|_| Fault::OtherRoot.code())?;
    Trusted::new(&root, &keys).map_err(Fault::code)
}

/// Whether the county has signed this receipt.
#[wasm_bindgen]
#[must_use]
pub fn check_receipt(root: &str, keys: &str, receipt: &str) -> String {
    let check = || {
        let receipt: Receipt = read(receipt)?;
        trusted(root, keys)?.receipt(&receipt).map_err(Fault::code)
    };
    answer(check())
}

/// Whether the county has signed this head of the log.
#[wasm_bindgen]
#[must_use]
pub fn check_head(root: &str, keys: &str, head: &str) -> String {
    let check = || {
        let head: LogHead = read(head)?;
        trusted(root, keys)?.head(&head).map_err(Fault::code)
    };
    answer(check())
}

/// The hash by which a receipt's entry is looked for in the log; empty where it is no receipt.
#[wasm_bindgen]
#[must_use]
pub fn leaf(receipt: &str) -> String {
    read::<Receipt>(receipt).map_or_else(
        |_| String::new(),
        |receipt| tree::leaf(receipt.kind, &receipt.commitment).to_string(),
    )
}

/// Whether a receipt's entry is in the log of a head.
#[wasm_bindgen]
#[must_use]
pub fn check_inclusion(receipt: &str, head: &str, proof: &str) -> String {
    let check = || {
        let (receipt, head): (Receipt, LogHead) = (read(receipt)?, read(head)?);
        let proof: InclusionProof = read(proof)?;
        is_in_log(&receipt, &head, &proof).map_err(Fault::code)
    };
    answer(check())
}

/// Whether the log of the later head goes on from that of the earlier one.
#[wasm_bindgen]
#[must_use]
pub fn check_consistency(earlier: &str, later: &str, proof: &str) -> String {
    let check = || {
        let (earlier, later): (LogHead, LogHead) = (read(earlier)?, read(later)?);
        let proof: ConsistencyProof = read(proof)?;
        let same = (proof.first, proof.second) == (earlier.size, later.size);
        let goes_on = same && proof::continues(&earlier.root, &later.root, &proof);
        if goes_on { Ok(()) } else { Err(REWRITTEN) }
    };
    answer(check())
}

#[cfg(test)]
mod tests {
    use super::{check_consistency, check_head, check_inclusion, check_receipt, leaf};
    use serde_json::Value;

    const VECTORS: &str = include_str!("../../../docs/log-vectors.json");

    #[test]
    fn the_vectors_hold_and_what_was_changed_does_not() {
        let vectors: Value = serde_json::from_str(VECTORS).unwrap();
        let evidence = &vectors["evidence"];
        let text = |name: &str| evidence[name].to_string();
        let root = evidence["keys"]["root"].as_str().unwrap();
        let (keys, receipt, head) = (text("keys"), text("receipt"), text("head"));
        assert_eq!(check_receipt(root, &keys, &receipt), "ok");
        assert_eq!(check_head(root, &keys, &head), "ok");
        assert_eq!(check_inclusion(&receipt, &head, &text("inclusion")), "ok");
        assert_eq!(leaf(&receipt), vectors["leaves"][4].as_str().unwrap());
        let other = receipt.replace("2026-11-20", "2026-11-21");
        assert_eq!(check_receipt(root, &keys, &other), "receipt");
        assert_eq!(check_receipt("x", &keys, &receipt), "other_root");
        assert_eq!(check_receipt(root, &keys, "x"), "unreadable");
        assert_eq!(leaf("x"), "");
        let other = head.replace("\"size\":11", "\"size\":12");
        assert_eq!(check_head(root, &keys, &other), "head");
        let moved = text("inclusion").replace("\"index\":4", "\"index\":5");
        assert_eq!(check_inclusion(&receipt, &head, &moved), "inclusion");
        // The log of eleven goes on from that of eight.
        let mut earlier = evidence["head"].clone();
        earlier["size"] = 8.into();
        earlier["root"] = vectors["roots"][7].clone();
        let proofs = vectors["consistency"].as_array().unwrap();
        let grown = proofs.iter().find(|p| p["first"] == 8).unwrap().to_string();
        assert_eq!(check_consistency(&earlier.to_string(), &head, &grown), "ok");
        earlier["root"] = vectors["roots"][6].clone();
        let forged = check_consistency(&earlier.to_string(), &head, &grown);
        assert_eq!(forged, "rewritten");
    }
}
