//! Anonymous complaints (R10), as reporters send and ask for them.
//!
//! What is sealed comes as the text of its JSON, from the module that sealed it or from where it waited to
//! be sent: nobody takes several megabytes apart to put them together again.

use super::{Endpoint, Posted};
use crate::complaint::{
    Challenge, ComplaintFigures, ComplaintSummaries, ComplaintTaken, LookUpId, MessageTaken,
    OfficeKeys, Proof, ThreadView,
};

/// `GET /api/v1/complaints/key`: the keys that complaints are sealed to.
#[derive(Debug, Clone, Copy)]
pub struct GetOfficeKeys;

impl Endpoint for GetOfficeKeys {
    type Answer = OfficeKeys;
    const ROUTE: &'static str = "/api/v1/complaints/key";
    fn address(&self) -> String {
        Self::ROUTE.to_owned()
    }
}

/// `GET /api/v1/challenges`: something to work for, before one sends what nobody is asked a name for.
#[derive(Debug, Clone, Copy)]
pub struct GetChallenge;

impl Endpoint for GetChallenge {
    type Answer = Challenge;
    const ROUTE: &'static str = "/api/v1/challenges";
    fn address(&self) -> String {
        Self::ROUTE.to_owned()
    }
}

/// `GET /api/v1/complaints/figures`: complaints in numbers (R13).
#[derive(Debug, Clone, Copy)]
pub struct GetComplaintFigures;

impl Endpoint for GetComplaintFigures {
    type Answer = ComplaintFigures;
    const ROUTE: &'static str = "/api/v1/complaints/figures";
    fn address(&self) -> String {
        Self::ROUTE.to_owned()
    }
}

/// `GET /api/v1/complaints/summaries`: what was released about complaints.
#[derive(Debug, Clone, Copy)]
pub struct GetComplaintSummaries;

impl Endpoint for GetComplaintSummaries {
    type Answer = ComplaintSummaries;
    const ROUTE: &'static str = "/api/v1/complaints/summaries";
    fn address(&self) -> String {
        Self::ROUTE.to_owned()
    }
}

/// A proof of work as JSON.
pub(super) fn push_proof(body: &mut String, proof: &Proof) {
    body.push_str("\"proof\":{\"token\":\"");
    body.push_str(&proof.token.to_string());
    body.push_str("\",\"nonces\":[");
    for (place, nonce) in proof.nonces.iter().enumerate() {
        if place > 0 {
            body.push(',');
        }
        body.push_str(&nonce.to_string());
    }
    body.push_str("]}");
}

/// What opens a thread, as the beginning of a body.
fn opening(lookup: LookUpId) -> String {
    ["{\"lookup\":\"", &lookup.to_string(), "\""].concat()
}

/// `POST /api/v1/complaints`: a complaint, sealed. Once, however often it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileComplaint {
    /// The [`crate::complaint::SealedComplaint`], JSON.
    pub complaint: String,
    /// The work done for it.
    pub proof: Proof,
}

impl Posted for FileComplaint {
    type Answer = ComplaintTaken;
    const ROUTE: &'static str = "/api/v1/complaints";
    fn body(&self) -> String {
        let mut body = ["{\"complaint\":", &self.complaint, ","].concat();
        push_proof(&mut body, &self.proof);
        body.push('}');
        body
    }
}

/// `POST /api/v1/complaints/lookup`: a thread, for whoever holds its receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenThread(pub LookUpId);

impl Posted for OpenThread {
    type Answer = ThreadView;
    const ROUTE: &'static str = "/api/v1/complaints/lookup";
    fn body(&self) -> String {
        opening(self.0) + "}"
    }
}

macro_rules! with_message {
    ($($(#[$doc:meta])* $name:ident: $route:literal;)*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Eq)]
            pub struct $name {
                /// What opens the thread.
                pub lookup: LookUpId,
                /// The [`crate::complaint::NewMessage`], JSON.
                pub message: String,
                /// The work done for it.
                pub proof: Proof,
            }

            impl Posted for $name {
                type Answer = MessageTaken;
                const ROUTE: &'static str = $route;
                fn body(&self) -> String {
                    let mut body = opening(self.lookup);
                    body.push_str(",\"message\":");
                    body.push_str(&self.message);
                    body.push(',');
                    push_proof(&mut body, &self.proof);
                    body.push('}');
                    body
                }
            }
        )*
    };
}

with_message! {
    /// `POST /api/v1/complaints/messages`: adds something. Once, however often it is sent.
    AddToThread: "/api/v1/complaints/messages";
    /// `POST /api/v1/complaints/reopen`: has it reopened, and says why (R10).
    ReopenComplaint: "/api/v1/complaints/reopen";
}

/// `POST /api/v1/complaints/withdraw`: takes a complaint back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WithdrawComplaint(pub LookUpId);

impl Posted for WithdrawComplaint {
    type Answer = MessageTaken;
    const ROUTE: &'static str = "/api/v1/complaints/withdraw";
    fn body(&self) -> String {
        opening(self.0) + "}"
    }
}

/// `POST /api/v1/complaints/handling`: rates how it was handled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateComplaint {
    /// What opens the thread.
    pub lookup: LookUpId,
    /// From 1 (very badly) to 5 (very well).
    pub level: u8,
}

impl Posted for RateComplaint {
    type Answer = MessageTaken;
    const ROUTE: &'static str = "/api/v1/complaints/handling";
    fn body(&self) -> String {
        let level = self.level.to_string();
        [&opening(self.lookup), ",\"level\":", &level, "}"].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::complaint::{
        AddMessage, Bytes, ChallengeToken, Encapsulated, Envelope, LookUpThread, MessageId,
        NewComplaint, NewMessage, RateHandling, ReopenThread, Routing, SealedComplaint, SealedKey,
        WithdrawThread, Wrap,
    };
    use crate::log::{Hash, KeyId};
    use serde::Serialize;
    use serde::de::DeserializeOwned;
    use std::fmt::Debug;

    fn check<T: Serialize + DeserializeOwned + PartialEq + Debug>(body: &str, expected: &T) {
        assert_eq!(&serde_json::from_str::<T>(body).unwrap(), expected);
    }

    #[test]
    fn what_is_sent_is_read_as_it_was_meant() {
        let lookup = LookUpId([7; 32]);
        let proof = Proof {
            token: ChallengeToken([9; 58]),
            nonces: vec![0, 4_294_967_295],
        };
        let envelope = Envelope {
            version: Envelope::VERSION,
            sender: None,
            body: Bytes(vec![1, 2, 3]),
            wraps: vec![Wrap {
                key: KeyId([1; 8]),
                enc: Encapsulated([2; 32]),
                sealed: SealedKey([3; 48]),
            }],
        };
        let complaint = SealedComplaint {
            thread: Hash([4; 32]),
            category: "extra_materials".parse().unwrap(),
            routing: Routing {
                window: "A03".parse().ok(),
                item: None,
                departments: vec!["scjg".parse().unwrap()],
            },
            message: MessageId([5; 16]),
            envelope: envelope.clone(),
        };
        let filed = FileComplaint {
            complaint: serde_json::to_string(&complaint).unwrap(),
            proof: proof.clone(),
        };
        check(
            &filed.body(),
            &NewComplaint {
                complaint,
                proof: proof.clone(),
            },
        );
        let message = NewMessage {
            id: MessageId([6; 16]),
            envelope,
        };
        let text = serde_json::to_string(&message).unwrap();
        let added = AddToThread {
            lookup,
            message: text.clone(),
            proof: proof.clone(),
        };
        check(
            &added.body(),
            &AddMessage {
                lookup,
                message: message.clone(),
                proof: proof.clone(),
            },
        );
        let reopened = ReopenComplaint {
            lookup,
            message: text,
            proof: proof.clone(),
        };
        check(
            &reopened.body(),
            &ReopenThread {
                lookup,
                message,
                proof,
            },
        );
        check(&OpenThread(lookup).body(), &LookUpThread { lookup });
        check(
            &WithdrawComplaint(lookup).body(),
            &WithdrawThread { lookup },
        );
        let rated = RateComplaint { lookup, level: 4 };
        check(&rated.body(), &RateHandling { lookup, level: 4 });
    }
}
