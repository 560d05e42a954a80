//! Another implementation, in Python, opens what we seal and seals what we open; and the vectors of
//! `docs/SEALING.md`, both ways. `UPDATE_VECTORS=1` writes them anew.

use crate::bed::{Bed, JPEG, WAV, attachment, dice, note};
use mingbai_contract::complaint::Envelope;
use mingbai_contract::log::bytes::encode;
use mingbai_sealed::{Account, Fault, MediaType, Note, Opened, Place, PrivateKey};
use mingbai_sealed::{Thread, key_file};
use serde::Serialize;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};
use tempfile::TempDir;

fn repo() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn vectors_file() -> PathBuf {
    repo().join("docs/sealing-vectors.json")
}

/// Runs `open.py` with the Python that `cargo xtask test` prepares.
fn python(command: &str, file: &Path) -> Output {
    let python = env::var_os("MINGBAI_TEST_PYTHON")
        .map_or_else(|| repo().join("target/python/bin/python3"), PathBuf::from);
    Command::new(&python)
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/opener/open.py"))
        .arg(command)
        .arg(file)
        .output()
        .unwrap_or_else(|why| {
            panic!("{}: {why}. `cargo xtask test` makes it.", python.display());
        })
}

/// What `open.py` answers; none where it refuses.
fn asked(command: &str, ask: &Value) -> Option<Value> {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("ask.json");
    fs::write(&file, ask.to_string()).unwrap();
    let output = python(command, &file);
    let refused = String::from_utf8_lossy(&output.stderr).contains("refused: ");
    assert!(output.status.success() || refused, "{output:?}");
    output
        .status
        .success()
        .then(|| serde_json::from_slice(&output.stdout).unwrap())
}

fn place(place: Place<'_>) -> Value {
    let first = place
        .first
        .map(|(category, routing)| json!({ "category": category, "routing": routing }));
    json!({ "thread": place.thread, "message": place.message, "first": first })
}

fn text(key: &PrivateKey) -> String {
    encode(key.to_bytes().as_slice())
}

fn opened<C: Serialize>(opened: &Opened<C>) -> Value {
    let files: Vec<_> = opened.files.iter().map(|file| encode(file)).collect();
    json!({ "content": opened.content, "files": files })
}

/// A message of each kind.
fn messages(bed: &Bed) -> Vec<(Place<'_>, Envelope)> {
    vec![
        (bed.first(), bed.complaint()),
        (bed.later(), bed.addition()),
        (bed.later(), bed.answer(&bed.supervision).unwrap()),
    ]
}

fn open(bed: &Bed, at: Place<'_>, sealed: &Envelope, key: &PrivateKey) -> Result<Value, Fault> {
    if at.first.is_some() {
        Ok(opened(&bed.open::<Account>(at, sealed, key)?))
    } else {
        Ok(opened(&bed.open::<Note>(at, sealed, key)?))
    }
}

fn vectors() -> Value {
    let bed = Bed::new();
    let receipts = [1, 2].map(|seed| {
        let receipt = mingbai_sealed::dice::receipt(&mut dice(seed));
        let county = if seed == 1 { "QS" } else { "BC" };
        let thread = Thread::derive(&receipt, county).unwrap();
        json!({
            "receipt": receipt.as_str(),
            "county": county,
            "lookup": thread.lookup,
            "thread": thread.tag(),
            "reply": text(&thread.reply),
            "reply_public": thread.reply.public().unwrap(),
        })
    });
    let made = key_file::make(&mut dice(6)).unwrap();
    let messages: Vec<_> = messages(&bed)
        .into_iter()
        .map(|(at, sealed)| {
            let opened = open(&bed, at, &sealed, &bed.supervision).unwrap();
            json!({ "place": place(at), "envelope": sealed, "opened": opened })
        })
        .collect();
    json!({
        "receipts": receipts,
        "key_file": {
            "passphrase": made.passphrase.as_str(),
            "key": text(&made.key),
            "public": made.public,
            "file": made.file,
        },
        "root": bed.root(),
        "offices": bed.keys,
        "keys": {
            "complaint_office": text(&bed.complaint_office),
            "supervision_office": text(&bed.supervision),
            "reporter": text(&bed.thread.reply),
        },
        "reporter": bed.reporter(),
        "messages": messages,
    })
}

#[test]
fn the_vectors_are_what_we_seal_and_the_other_opener_agrees() {
    let file = vectors_file();
    let ours = vectors();
    if env::var_os("UPDATE_VECTORS").is_some() {
        let text = serde_json::to_string_pretty(&ours).unwrap();
        fs::write(&file, text + "\n").unwrap();
    }
    let kept: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    assert!(
        kept == ours,
        "docs/sealing-vectors.json is of another way to seal"
    );
    let output = python("vectors", &file);
    assert!(output.status.success(), "{output:?}");
    // It does look at them.
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("vectors.json");
    let changes: [fn(&mut Value); 4] = [
        |kept| kept["receipts"][0]["county"] = json!("QT"),
        |kept| kept["key_file"]["file"]["passes"] = json!(2),
        |kept| kept["offices"]["keys"][0]["retired"] = json!("2026-10-30"),
        |kept| kept["messages"][2]["opened"]["content"]["text"] = json!("x"),
    ];
    for change in changes {
        let mut changed = kept.clone();
        change(&mut changed);
        fs::write(&file, changed.to_string()).unwrap();
        assert_eq!(python("vectors", &file).status.code(), Some(1));
    }
}

#[test]
fn the_other_opener_opens_what_we_seal() {
    let bed = Bed::new();
    let stranger = PrivateKey::from_bytes([99; 32]);
    for (at, sealed) in messages(&bed) {
        let ask = |key: &PrivateKey| {
            json!({
                "root": bed.root(), "offices": bed.keys, "reporter": bed.reporter(),
                "key": text(key), "place": place(at), "envelope": sealed,
            })
        };
        for key in [&bed.complaint_office, &bed.thread.reply] {
            let ours = open(&bed, at, &sealed, key).unwrap();
            assert_eq!(asked("open", &ask(key)), Some(ours));
        }
        assert_eq!(asked("open", &ask(&stranger)), None);
        let mut moved = ask(&bed.supervision);
        moved["place"]["message"] = json!(mingbai_contract::complaint::MessageId([1; 16]));
        assert_eq!(asked("open", &moved), None);
    }
}

#[test]
fn we_open_what_the_other_opener_seals() {
    let bed = Bed::new();
    let recipients = [
        bed.complaint_office.public().unwrap(),
        bed.supervision.public().unwrap(),
        bed.reporter(),
    ];
    let written = Note {
        attachments: vec![
            attachment(MediaType::Jpeg, JPEG),
            attachment(MediaType::Wav, WAV),
        ],
        ..note("照片和录音。")
    };
    let ask = |at: Place<'_>, content: &Value| {
        json!({
            "recipients": recipients, "place": place(at), "content": content,
            "files": [encode(JPEG), encode(WAV)],
        })
    };
    let first = ask(bed.first(), &json!(bed.account()));
    let mut later = ask(bed.later(), &json!(written));
    later["key"] = json!(text(&bed.thread.reply));
    let mut answer = ask(bed.later(), &json!(written));
    answer["key"] = json!(text(&bed.supervision));
    answer["sender"] = json!(bed.supervision.id().unwrap());
    for (at, ask) in [
        (bed.first(), first),
        (bed.later(), later),
        (bed.later(), answer),
    ] {
        let sealed: Envelope = serde_json::from_value(asked("seal", &ask).unwrap()).unwrap();
        let expected = json!({ "content": ask["content"], "files": ask["files"] });
        for key in [&bed.complaint_office, &bed.supervision, &bed.thread.reply] {
            assert_eq!(open(&bed, at, &sealed, key).as_ref(), Ok(&expected));
        }
        let mut changed = sealed.clone();
        changed.wraps[2].sealed.0[0] ^= 1;
        let refused = open(&bed, at, &changed, &bed.complaint_office);
        assert_eq!(refused, Err(Fault::Broken));
    }
}
