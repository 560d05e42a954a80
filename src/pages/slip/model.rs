//! What an address says, and how a receipt is written.

use chrono::NaiveDate;
use mingbai_contract::application::PrintedSlip;
use mingbai_contract::log::Receipt;
use mingbai_domain::application::{number, query_code};

/// What stood behind the `#` of the address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// Nothing: it was opened without, or once more.
    Nothing,
    /// Something that is no slip, or not a whole one.
    Bad,
    /// A slip.
    Slip(Box<PrintedSlip>),
}

/// Reads it. Number and code are checked by their check characters (R14): a sheet with a slip of the pen
/// in it would be worse than none. `prefix` is the county's.
pub fn given(fragment: &str, prefix: &str) -> Given {
    let fragment = fragment.trim_start_matches('#');
    if fragment.is_empty() {
        return Given::Nothing;
    }
    let Some(slip) = PrintedSlip::read(fragment) else {
        return Given::Bad;
    };
    // Whether the day is still to come is the server's to say: this machine's clock may be wrong.
    let number = number::read(slip.number.as_str(), prefix, NaiveDate::MAX);
    let code = query_code::read(slip.code.as_str());
    if number.as_ref() == Ok(&slip.number) && code.as_ref() == Ok(&slip.code) {
        Given::Slip(Box::new(slip))
    } else {
        Given::Bad
    }
}

/// A receipt as text, as the page that checks receipts reads it (docs/LOG.md).
pub fn receipt_text(receipt: &Receipt) -> String {
    let mut text = String::from("{\"kind\":\"application\"");
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
