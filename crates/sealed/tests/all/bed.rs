//! A county with a root key, two offices and a reporter.

use ed25519_dalek::SigningKey;
use mingbai_contract::Date;
use mingbai_contract::complaint::{
    BoxKey, CategoryId, Envelope, MessageId, Office, OfficeKeys, Routing,
};
use mingbai_contract::log::{Hash, PublicKey};
use mingbai_domain::complaint::receipt;
use mingbai_domain::log::sign::{public_key, sign_office_key};
use mingbai_sealed::dice::{self, CryptoRng};
use mingbai_sealed::{
    About, Account, Attachment, Content, Fault, MediaType, Note, Offices, Opened, Place,
    PrivateKey, Thread, envelope,
};

pub const JPEG: &[u8] = b"\xff\xd8 not much of a picture";
pub const WAV: &[u8] = b"RIFF nor of a sound";

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn today() -> Date {
    day("2026-11-26")
}

/// Keys of both offices, signed; the third was retired in October.
pub struct Bed {
    pub keys: OfficeKeys,
    pub offices: Offices,
    pub complaint_office: PrivateKey,
    pub supervision: PrivateKey,
    pub retired: PrivateKey,
    pub thread: Thread,
    pub tag: Hash,
    pub category: CategoryId,
    pub routing: Routing,
    pub message: MessageId,
}

pub fn root() -> SigningKey {
    SigningKey::from_bytes(&[3; 32])
}

impl Bed {
    pub fn new() -> Self {
        let [complaint_office, supervision, retired] =
            [11, 12, 13].map(|byte| PrivateKey::from_bytes([byte; 32]));
        let signed = |office, key: &PrivateKey, from, to| {
            sign_office_key(&root(), office, key.public().unwrap(), day(from), to)
        };
        let keys = OfficeKeys {
            root: public_key(&root()),
            keys: vec![
                signed(
                    Office::ComplaintOffice,
                    &retired,
                    "2026-01-01",
                    Some(day("2026-10-31")),
                ),
                signed(
                    Office::ComplaintOffice,
                    &complaint_office,
                    "2026-10-20",
                    None,
                ),
                signed(Office::SupervisionOffice, &supervision, "2026-01-01", None),
            ],
        };
        let offices = Offices::new(&keys.root, &keys).unwrap();
        // Not derived: that takes a while.
        let thread = Thread {
            lookup: mingbai_contract::complaint::LookUpId([21; 32]),
            reply: PrivateKey::from_bytes([22; 32]),
        };
        Self {
            keys,
            offices,
            complaint_office,
            supervision,
            retired,
            tag: thread.tag(),
            thread,
            category: "attitude".parse().unwrap(),
            routing: Routing {
                window: "A03".parse().ok(),
                item: "food-business-license".parse().ok(),
                departments: vec!["scjg".parse().unwrap()],
            },
            message: MessageId([5; 16]),
        }
    }

    pub fn root(&self) -> PublicKey {
        self.keys.root
    }

    /// Where the first message stands.
    pub fn first(&self) -> Place<'_> {
        Place {
            first: Some((&self.category, &self.routing)),
            ..self.later()
        }
    }

    /// Where later ones stand.
    pub fn later(&self) -> Place<'_> {
        Place {
            thread: &self.tag,
            message: &self.message,
            first: None,
        }
    }

    pub fn reporter(&self) -> BoxKey {
        self.thread.reply.public().unwrap()
    }

    pub fn account(&self) -> Account {
        Account {
            reply_key: self.reporter(),
            about: About {
                application: Some("QS202611200001Y".to_owned()),
                inspection: None,
            },
            happened_on: Some(day("2026-11-25")),
            what: "窗口让我多跑了三趟。".to_owned(),
            wish: "一次说清楚。".to_owned(),
            attachments: vec![
                attachment(MediaType::Jpeg, JPEG),
                attachment(MediaType::Wav, WAV),
            ],
        }
    }

    /// The first message.
    pub fn complaint(&self) -> Envelope {
        let files = [JPEG, WAV];
        let thread = &self.thread;
        let (place, account) = (self.first(), self.account());
        let dice = &mut dice(1);
        envelope::by_reporter(
            place,
            &account,
            &files,
            thread,
            &self.offices,
            today(),
            dice,
        )
        .unwrap()
    }

    /// What the reporter adds.
    pub fn addition(&self) -> Envelope {
        let (place, note) = (self.later(), note("还有一件事。"));
        let (thread, offices) = (&self.thread, &self.offices);
        envelope::by_reporter(place, &note, &[], thread, offices, today(), &mut dice(2)).unwrap()
    }

    /// What an office answers with its key.
    pub fn answer(&self, key: &PrivateKey) -> Result<Envelope, Fault> {
        let (place, note, reporter) = (self.later(), note("已整改。"), self.reporter());
        let (offices, dice) = (&self.offices, &mut dice(3));
        envelope::by_office(place, &note, &[], key, &reporter, offices, today(), dice)
    }

    /// Opens with a key, as one who knows who the reporter is.
    pub fn open<C: Content>(
        &self,
        place: Place<'_>,
        sealed: &Envelope,
        key: &PrivateKey,
    ) -> Result<Opened<C>, Fault> {
        envelope::open(
            place,
            sealed,
            key,
            Some(&self.reporter()),
            &self.offices,
            today(),
        )
    }
}

pub fn attachment(media_type: MediaType, bytes: &[u8]) -> Attachment {
    Attachment {
        media_type,
        length: u32::try_from(bytes.len()).unwrap(),
    }
}

pub fn note(text: &str) -> Note {
    Note {
        text: text.to_owned(),
        attachments: Vec::new(),
    }
}

pub fn dice(seed: u8) -> impl CryptoRng {
    dice::from_seed([seed; 32])
}

/// The secrets of an example receipt.
pub fn derived() -> Thread {
    Thread::derive(&receipt::make([9; receipt::RANDOM_BYTES]), "QS").unwrap()
}
