//! Another implementation, in Python, makes of everything what we make of it; and the vectors of
//! `docs/TOKENS.md`. `UPDATE_VECTORS=1` writes them anew.

use crate::bed::{asked, department, dice, finish, key, window};
use mingbai_contract::log::bytes::{decode, encode};
use mingbai_contract::rating::{Scope, ScopeOf, Token, TokenInput, TokenOutput};
use mingbai_token::{Asking, Issuer, info, spent};
use rand_core::Rng as _;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};
use tempfile::TempDir;

fn vectors_file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/token-vectors.json")
}

/// What `tokens.py` answers; none where it refuses. It needs no more than Python itself.
fn asked_of(command: &str, file: &Path) -> Option<Value> {
    let output = Command::new("python3")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/other/tokens.py"))
        .arg(command)
        .arg(file)
        .output()
        .unwrap_or_else(|why| panic!("python3: {why}"));
    let refused = String::from_utf8_lossy(&output.stderr).contains("refused: ");
    assert!(output.status.success() || refused, "{output:?}");
    output
        .status
        .success()
        .then(|| serde_json::from_slice(&output.stdout).unwrap())
}

fn other(command: &str, ask: &Value) -> Option<Value> {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("ask.json");
    fs::write(&file, ask.to_string()).unwrap();
    asked_of(command, &file)
}

fn scope(scope: &Scope) -> Value {
    let quarter = scope.quarter.to_string();
    match &scope.of {
        ScopeOf::Window(window) => json!({ "window": window, "quarter": quarter }),
        ScopeOf::Department(department) => json!({ "department": department, "quarter": quarter }),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A scalar, as the proof's number in a vector: any below the group's order, so with four bits less.
fn number(seed: u8) -> [u8; 32] {
    let mut bytes = [0; 32];
    dice(seed).fill_bytes(&mut bytes);
    bytes[31] &= 0x0f;
    bytes
}

/// Dice that give these bytes: the proof's number of a vector is known, so that others can make the same proof.
struct Known([u8; 32]);

impl rand_core::TryRng for Known {
    type Error = std::convert::Infallible;
    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        unreachable!("bytes are asked for")
    }
    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        unreachable!("bytes are asked for")
    }
    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
        bytes.copy_from_slice(&self.0);
        Ok(())
    }
}

impl mingbai_token::TryCryptoRng for Known {}

fn written(token: &Token) -> String {
    encode(&[&token.input.0[..], &token.output.0].concat())
}

fn read(text: &str) -> Token {
    let bytes: [u8; 96] = decode(text).unwrap();
    Token {
        input: TokenInput(bytes[..32].try_into().unwrap()),
        output: TokenOutput(bytes[32..].try_into().unwrap()),
    }
}

/// A whole token, from the seed of its key on.
fn vector(seed: u8, at: &Scope) -> Value {
    let (key_seed, random) = ([seed; 32], number(seed + 100));
    let key = Issuer::from_seed(&key_seed).unwrap();
    let asking = Asking::new(number(seed + 150), &mut dice(seed)).unwrap();
    let answer = key
        .answer(&asking.blinded(), at, &mut Known(random))
        .unwrap();
    let token = finish(&asking, &answer, &key, at).unwrap();
    let kept = asking.to_bytes();
    json!({
        "seed": encode(&key_seed),
        "public": key.public(),
        "scope": scope(at),
        "info_hex": hex(&info(at)),
        "input": encode(&kept[..32]),
        "blind": encode(&kept[32..]),
        "blinded": asking.blinded(),
        "random": encode(&random),
        "element": answer.0,
        "proof": answer.1,
        "token": written(&token),
        "spent": spent(&token.input),
    })
}

#[test]
fn the_vectors_hold_here_and_elsewhere() {
    let made = vec![
        vector(1, &window("A12", "2026-Q4")),
        vector(2, &department("scjg", "2026-Q4")),
        vector(3, &window("T3-1", "2027-Q1")),
    ];
    let file = vectors_file();
    let mut vectors: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    if env::var_os("UPDATE_VECTORS").is_some() {
        vectors["tokens"] = made.clone().into();
        let text = serde_json::to_string_pretty(&vectors).unwrap();
        fs::write(&file, text + "\n").unwrap();
    }
    assert_eq!(vectors["tokens"], Value::from(made));
    let held = asked_of("vectors", &file).unwrap();
    assert_eq!(held["vectors"], 5);
}

#[test]
fn a_changed_vector_is_found_elsewhere() {
    let vectors: Value = serde_json::from_slice(&fs::read(vectors_file()).unwrap()).unwrap();
    for name in [
        "public", "info_hex", "blinded", "element", "proof", "token", "spent",
    ] {
        let mut changed = vectors.clone();
        changed["tokens"][0][name] = vectors["tokens"][1][name].clone();
        assert_eq!(other("vectors", &changed), None, "{name}");
    }
}

/// Our phone and their server, and the other way round.
#[test]
fn each_sides_half_fits_the_others() {
    let seed = [7; 32];
    let (key, scope_here) = (key(), department("scjg", "2026-Q4"));
    let (asking, answer) = asked(&key, &scope_here, 5);
    let kept = asking.to_bytes();
    let mut ask = json!({
        "seed": encode(&seed),
        "scope": scope(&scope_here),
        "input": encode(&kept[..32]),
        "blind": encode(&kept[32..]),
        "blinded": asking.blinded(),
        "random": encode(&number(6)),
        "public": key.public(),
        "element": answer.0,
        "proof": answer.1,
    });
    assert_eq!(other("ask", &ask).unwrap()["blinded"], ask["blinded"]);
    // Their server answers our phone.
    let theirs = other("answer", &ask).unwrap();
    let get = |name: &str| theirs[name].as_str().unwrap();
    assert_eq!(get("public"), key.public().to_string());
    let answered = (
        get("element").parse().unwrap(),
        get("proof").parse().unwrap(),
    );
    let token = finish(&asking, &answered, &key, &scope_here).unwrap();
    assert!(key.gave(&token, &scope_here));
    // Their phone takes our server's answer, and our server their token.
    let finished = other("finish", &ask).unwrap();
    let theirs = read(finished["token"].as_str().unwrap());
    assert!(key.gave(&theirs, &scope_here));
    ask["token"] = finished["token"].clone();
    assert_eq!(other("spend", &ask).unwrap()["good"], true);
    // Neither at another place, nor with a proof that does not hold.
    ask["scope"] = scope(&window("A12", "2026-Q4"));
    assert_eq!(other("spend", &ask).unwrap()["good"], false);
    assert_eq!(other("finish", &ask), None);
}
