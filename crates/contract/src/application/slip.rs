//! The address of the page that prints a slip: everything stands behind the `#`, which browsers send to nobody.

use super::{ApplicationNumber, QueryCode};
use crate::ItemId;
use crate::log::{EntryKind, Hash, Receipt};
use std::fmt;

/// The path of the page.
pub const SLIP_PATH: &str = "/slip";

/// What stands between the parts; no part holds one.
const BETWEEN: char = '.';

/// What a slip says (R14).
#[derive(Clone, PartialEq, Eq)]
pub struct PrintedSlip {
    /// The number.
    pub number: ApplicationNumber,
    /// The code that opens it.
    pub code: QueryCode,
    /// What is applied for; its name and its promise come from the catalog.
    pub item: Option<ItemId>,
    /// The county's signed word, with the salt of its commitment; none where nothing is signed.
    pub receipt: Option<(Receipt, Hash)>,
}

/// Says nothing: it holds a secret, and what is printed ends up in a log.
impl fmt::Debug for PrintedSlip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrintedSlip")
    }
}

impl PrintedSlip {
    /// The address of the page: `/slip#number.code.item`, and with a receipt
    /// `.day.key.commitment.signature.salt` behind it. The item may be empty.
    #[must_use]
    pub fn address(&self) -> String {
        let item = self.item.as_ref().map_or("", ItemId::as_str);
        let mut parts = vec![
            self.number.as_str().to_owned(),
            self.code.as_str().to_owned(),
            item.to_owned(),
        ];
        if let Some((receipt, salt)) = &self.receipt {
            parts.push(receipt.day.to_string());
            parts.push(receipt.key.to_string());
            parts.push(receipt.commitment.to_string());
            parts.push(receipt.signature.to_string());
            parts.push(salt.to_string());
        }
        let mut address = format!("{SLIP_PATH}#");
        address.push_str(&parts.join("."));
        address
    }

    /// Reads what stands behind the `#`; none where that is cut off, or something else. Whether number and
    /// code can be right is not looked at here.
    #[must_use]
    pub fn read(fragment: &str) -> Option<Self> {
        let mut parts = fragment.split(BETWEEN);
        let number = ApplicationNumber::new(parts.next()?).ok()?;
        let code = QueryCode::new(parts.next()?).ok()?;
        let item = match parts.next()? {
            "" => None,
            item => Some(item.parse().ok()?),
        };
        let receipt = match parts.next() {
            None => None,
            Some(day) => {
                let receipt = Receipt {
                    kind: EntryKind::Application,
                    day: day.parse().ok()?,
                    key: parts.next()?.parse().ok()?,
                    commitment: parts.next()?.parse().ok()?,
                    signature: parts.next()?.parse().ok()?,
                };
                Some((receipt, parts.next()?.parse().ok()?))
            }
        };
        if parts.next().is_some() {
            return None;
        }
        Some(Self {
            number,
            code,
            item,
            receipt,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::PrintedSlip;
    use crate::log::{EntryKind, Hash, KeyId, Receipt, Signature};

    fn slip(signed: bool, item: Option<&str>) -> PrintedSlip {
        PrintedSlip {
            number: "QS202611200001Y".parse().unwrap(),
            code: "7K3MQ9ZTBP".parse().unwrap(),
            item: item.map(|item| item.parse().unwrap()),
            receipt: signed.then(|| {
                let receipt = Receipt {
                    kind: EntryKind::Application,
                    commitment: Hash([1; 32]),
                    day: "2026-11-20".parse().unwrap(),
                    key: KeyId([2; 8]),
                    signature: Signature([3; 64]),
                };
                (receipt, Hash([4; 32]))
            }),
        }
    }

    #[test]
    fn r14_a_slip_is_read_back_from_its_address() {
        for signed in [false, true] {
            for item in [None, Some("food-business-license")] {
                let slip = slip(signed, item);
                let address = slip.address();
                let fragment = address.strip_prefix("/slip#").unwrap();
                assert_eq!(PrintedSlip::read(fragment), Some(slip));
                // What a browser would write in another way never comes back.
                let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
                assert!(fragment.chars().all(plain), "{fragment}");
            }
        }
        assert_eq!(
            slip(false, Some("a")).address(),
            "/slip#QS202611200001Y.7K3MQ9ZTBP.a"
        );
    }

    /// Wherever it is cut off, and whatever is put behind it, it is not taken for a whole one.
    #[test]
    fn a_slip_that_is_cut_off_is_none() {
        let address = slip(true, Some("food-business-license")).address();
        let fragment = address.strip_prefix("/slip#").unwrap();
        // Where it would end without a receipt it is whole.
        let unsigned = slip(false, Some("food-business-license")).address().len() - 6;
        for end in 0..fragment.len() {
            let read = PrintedSlip::read(&fragment[..end]);
            let in_item = "QS202611200001Y.7K3MQ9ZTBP.".len() <= end && end <= unsigned;
            assert!(read.is_none() || in_item, "{end}");
        }
        for more in [".", ".x", "x", "%20", "="] {
            assert!(PrintedSlip::read(&format!("{fragment}{more}")).is_none());
        }
        assert!(PrintedSlip::read("").is_none());
        assert_eq!(format!("{:?}", slip(true, None)), "PrintedSlip");
    }
}
