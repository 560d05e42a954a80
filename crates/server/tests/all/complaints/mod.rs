//! Anonymous complaints (R10): taken in, opened, moved by time, deleted. What is sealed is random bytes of the
//! right form here: the server cannot tell. Every story runs on both engines.

mod command_line;
mod doctor;
mod file;
pub mod killed;
mod opened;
mod store;
mod thread;
mod time;
pub mod traces;
mod work;

use crate::bed::{Bed, county, signer};
use ed25519_dalek::SigningKey;
use mingbai_client::ClientError;
use mingbai_contract::Date;
use mingbai_contract::complaint::{
    BoxKey, Bytes, Challenge, Complaint, ComplaintEvent, ComplaintEventType, ComplaintTaken,
    Encapsulated, Envelope, KeyFile, LookUpId, MessageId, NewMessage, Office, Party, Proof,
    Routing, Salt, SealedComplaint, SealedKey, SealedMessage, Wrap,
};
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::complaints::{ComplaintId, KeyStanding};
use mingbai_contract::endpoint::{AddToThread, FileComplaint, ReopenComplaint};
use mingbai_contract::log::{EntryKind, Hash, KeyId, LogEntry};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::complaint::DEFAULT_TERMS;
use mingbai_domain::complaint::work::solve;
use mingbai_domain::log::record as log_record;
use mingbai_domain::log::sign::{box_key_id, sign_office_key};
use mingbai_domain::log::tree::commitment;
use mingbai_server::ops::complaints::standing;
use mingbai_server::store::AnyStore;
use mingbai_server::store::complaints::{KeptComplaint, NewThread};
use mingbai_server::store::office_keys::KeptKey;
use mingbai_server::store::staff::Record;
use sha2::{Digest as _, Sha256};

/// The day that the bed's clock shows at first.
pub const TODAY: &str = "2026-11-20";

/// What the passphrase's key is made of; nobody opens it here.
pub fn key_file(byte: u8) -> KeyFile {
    KeyFile {
        version: KeyFile::VERSION,
        memory_kib: 19 << 10,
        passes: 2,
        salt: Salt([byte; 16]),
        sealed: SealedKey([byte; 48]),
    }
}

pub fn record(deed: Deed, subject: &str) -> Record {
    Record {
        at_ms: crate::bed::NOW,
        actor: "command-line".to_owned(),
        deed,
        subject: subject.to_owned(),
        detail: String::new(),
    }
}

/// Gives an office a key that the root of the test bed has signed.
pub async fn give_key(store: &AnyStore, office: Office, byte: u8, from: &str) -> KeyId {
    let key = BoxKey([byte; 32]);
    let id = box_key_id(&key);
    let made = KeptKey {
        id,
        office,
        key,
        standing: KeyStanding::Pending,
        signed: None,
        file: key_file(byte),
    };
    let entry = record(Deed::OfficeKeyMade, "office-key");
    store.keep_office_key(&made, &entry).await.unwrap().unwrap();
    sign(store, office, key, from, None).await;
    id
}

/// The root's word for a key.
pub async fn sign(store: &AnyStore, office: Office, key: BoxKey, from: &str, last: Option<&str>) {
    let root = SigningKey::from_bytes(&[1; 32]);
    let day = |text: &str| text.parse::<Date>().unwrap();
    let signed = sign_office_key(&root, office, key, day(from), last.map(day));
    let entry = record(Deed::OfficeKeySigned, "office-key");
    let done = store.sign_office_key(&signed, &entry).await.unwrap();
    done.unwrap();
}

/// Both offices' keys.
pub async fn offices(store: &AnyStore) -> [KeyId; 2] {
    [
        give_key(store, Office::ComplaintOffice, 21, "2026-11-01").await,
        give_key(store, Office::SupervisionOffice, 22, "2026-11-01").await,
    ]
}

/// Something sealed, as far as the server can tell.
pub fn envelope(byte: u8, to: &[KeyId]) -> Envelope {
    let wraps = to.iter().map(|key| Wrap {
        key: *key,
        enc: Encapsulated([byte; 32]),
        sealed: SealedKey([byte; 48]),
    });
    Envelope {
        version: Envelope::VERSION,
        sender: None,
        body: Bytes(vec![byte; (4 << 10) + 16]),
        wraps: wraps.collect(),
    }
}

/// As an office writes it: to the reporter too.
pub fn from_office(byte: u8, offices: &[KeyId; 2]) -> NewMessage {
    let to = [offices[0], offices[1], KeyId([99; 8])];
    let mut envelope = envelope(byte, &to);
    envelope.sender = Some(offices[0]);
    NewMessage {
        id: MessageId([byte; 16]),
        envelope,
    }
}

pub fn from_reporter(byte: u8, offices: &[KeyId]) -> NewMessage {
    NewMessage {
        id: MessageId([byte; 16]),
        envelope: envelope(byte, offices),
    }
}

/// What a receipt opens its thread with.
pub const fn lookup(byte: u8) -> LookUpId {
    LookUpId([byte; 32])
}

/// A complaint as it leaves the phone.
pub fn sealed(byte: u8, offices: &[KeyId]) -> SealedComplaint {
    SealedComplaint {
        thread: Hash(Sha256::digest(lookup(byte).0).into()),
        category: "attitude".parse().unwrap(),
        routing: Routing {
            window: "A03".parse().ok(),
            ..Routing::default()
        },
        message: MessageId([byte; 16]),
        envelope: envelope(byte, offices),
    }
}

/// The work that a challenge asks for.
pub fn worked(challenge: &Challenge) -> Proof {
    let nonce = |puzzle| solve(&challenge.token, puzzle, challenge.bits, 0, u32::MAX);
    Proof {
        token: challenge.token,
        nonces: (0..challenge.puzzles)
            .map(|puzzle| nonce(puzzle).unwrap())
            .collect(),
    }
}

pub async fn proof(bed: &Bed) -> Proof {
    worked(&bed.client().challenge().await.unwrap())
}

/// Sends a complaint with fresh work.
pub async fn send(bed: &Bed, complaint: &SealedComplaint) -> Result<ComplaintTaken, ClientError> {
    let filed = FileComplaint {
        complaint: serde_json::to_string(complaint).unwrap(),
        proof: proof(bed).await,
    };
    bed.client().file_complaint(&filed).await
}

/// Keeps a complaint as it would have been taken in, without anybody's having worked for it.
pub async fn keep(bed: &Bed, sent: &SealedComplaint) -> KeptComplaint {
    let (day, kind) = (TODAY.parse().unwrap(), EntryKind::Complaint);
    let mut received = ComplaintEvent::new(day, ComplaintEventType::Received);
    received.message = Some(sent.message);
    let complaint = Complaint {
        category: sent.category.clone(),
        routing: sent.routing.clone(),
        terms: DEFAULT_TERMS,
        events: vec![received],
    };
    let salt = Hash(sent.thread.0.map(|byte| !byte));
    let commitment = commitment(kind, &salt.0, &log_record::complaint(sent));
    let calendar = WorkCalendar::new(&county().calendar);
    let new = NewThread {
        message: SealedMessage {
            id: sent.message,
            from: Party::Reporter,
            day,
            envelope: sent.envelope.clone(),
        },
        standing: standing(&calendar, &complaint).unwrap(),
        entry: LogEntry { kind, commitment },
        spent: None,
        kept: KeptComplaint {
            id: ComplaintId(sent.thread.0[..16].try_into().unwrap()),
            thread: sent.thread,
            complaint,
            receipt: signer().receipt(kind, commitment, day),
            salt,
            summary: None,
        },
    };
    bed.store.file_complaint(&new).await.unwrap().unwrap();
    new.kept
}

pub async fn add(
    bed: &Bed,
    to: u8,
    message: &NewMessage,
) -> Result<mingbai_contract::complaint::MessageTaken, ClientError> {
    let added = AddToThread {
        lookup: lookup(to),
        message: serde_json::to_string(message).unwrap(),
        proof: proof(bed).await,
    };
    bed.client().add_to_thread(&added).await
}

pub async fn reopen(
    bed: &Bed,
    of: u8,
    message: &NewMessage,
) -> Result<mingbai_contract::complaint::MessageTaken, ClientError> {
    let reopened = ReopenComplaint {
        lookup: lookup(of),
        message: serde_json::to_string(message).unwrap(),
        proof: proof(bed).await,
    };
    bed.client().reopen_complaint(&reopened).await
}

/// Whether a part lies somewhere in these bytes.
pub fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
