//! What one page hands to the next in memory, because it may stand in no address: what a complaint is
//! about, the receipt that opens one, a signed receipt that is to be checked.

use leptos::prelude::*;
use mingbai_contract::log::Receipt;

/// What is handed over, each once.
#[derive(Clone, Copy)]
pub struct Handed {
    /// The number of an application, or the code of an inspection's notice, that a complaint is about.
    pub about: StoredValue<String>,
    /// Whether another complaint is begun: one that is over is not shown any more.
    pub begins: StoredValue<bool>,
    /// The receipt of a complaint, as it is written.
    pub code: StoredValue<String>,
    /// A signed receipt, JSON, for the page that checks them.
    pub receipt: StoredValue<String>,
    /// Whether ratings that waited on this phone were sent from a page that is not about them: the frame says so.
    pub told: RwSignal<bool>,
}

impl Handed {
    /// Provides it to everything below.
    pub fn provide() -> Self {
        let empty = || StoredValue::new(String::new());
        let handed = Self {
            about: empty(),
            begins: StoredValue::new(false),
            code: empty(),
            receipt: empty(),
            told: RwSignal::new(false),
        };
        provide_context(handed);
        handed
    }

    /// What was handed over in this app.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }
}

/// Takes what was handed over, so that nobody finds it again; empty where nothing was.
#[must_use]
pub fn take(handed: StoredValue<String>) -> String {
    let taken = handed.get_value();
    handed.set_value(String::new());
    taken
}

/// The county's word on something as text, as the page that checks receipts reads it (docs/LOG.md).
#[must_use]
pub fn signed(kind: &str, receipt: &Receipt) -> String {
    let mut text = ["{\"kind\":\"", kind, "\""].concat();
    let mut member = |name: &str, value: String| {
        for part in [",\"", name, "\":\"", &value, "\""] {
            text.push_str(part);
        }
    };
    member("commitment", receipt.commitment.to_string());
    member("day", receipt.day.to_string());
    member("key", receipt.key.to_string());
    member("signature", receipt.signature.to_string());
    text.push('}');
    text
}
