//! Can anybody complain, and who can read it? The keys that complaints are sealed to.

use super::{Code, Finding};
use crate::store::office_keys::KeptKey;
use chrono::NaiveDate;
use mingbai_contract::complaint::{Office, OfficeKey};
use mingbai_contract::desk::complaints::KeyStanding;
use mingbai_contract::log::PublicKey;
use mingbai_domain::complaint::check::is_in_use;
use mingbai_domain::log::sign::is_office_key;

/// What is known about the offices' keys.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The keys as they are kept.
    pub keys: Vec<KeptKey>,
    /// The county's root, which must have signed them; none where the county has no keys of its own.
    pub root: Option<PublicKey>,
    /// Today in the county.
    pub today: NaiveDate,
}

/// Judges the offices' keys.
#[must_use]
pub fn check(facts: &Facts) -> Vec<Finding> {
    if facts.keys.is_empty() {
        return vec![Finding::new(Code::OfficeKeysAbsent, "")];
    }
    let signed = facts.keys.iter().filter_map(|key| key.signed.as_ref());
    let in_use: Vec<&OfficeKey> = signed
        .clone()
        .filter(|key| is_in_use(key, facts.today))
        .collect();
    let has = |office: Office| in_use.iter().any(|key| key.office == office);
    let mut found = vec![
        match (has(Office::ComplaintOffice), has(Office::SupervisionOffice)) {
            (false, _) => Finding::new(Code::NoOfficeKeyInUse, ""),
            (true, false) => Finding::new(Code::OnlyOneOffice, ""),
            (true, true) => {
                let names: Vec<_> = in_use.iter().map(|key| key.id.to_string()).collect();
                Finding::new(Code::OfficeKeysReady, names.join(", "))
            }
        },
    ];
    for (standing, code) in [
        (KeyStanding::Pending, Code::OfficeKeyUnsigned),
        (KeyStanding::Retiring, Code::OfficeKeyRetiring),
    ] {
        let waiting = facts.keys.iter().filter(|key| key.standing == standing);
        found.extend(waiting.map(|key| Finding::new(code, key.id.to_string())));
    }
    let retired = facts
        .keys
        .iter()
        .filter(|key| key.standing == KeyStanding::Retired)
        .count();
    if retired > 0 {
        found.push(Finding::new(Code::OfficeKeysRetired, retired.to_string()));
    }
    if let Some(root) = &facts.root {
        let others = signed.filter(|key| !is_office_key(root, key));
        found
            .extend(others.map(|key| Finding::new(Code::OfficeKeysUnbelieved, key.id.to_string())));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Facts, check};
    use crate::doctor::Code;
    use crate::store::office_keys::KeptKey;
    use ed25519_dalek::SigningKey;
    use mingbai_contract::complaint::{BoxKey, KeyFile, Office, Salt, SealedKey};
    use mingbai_contract::desk::complaints::KeyStanding;
    use mingbai_domain::log::sign::{box_key_id, public_key, sign_office_key};

    /// A key of an office that stands somewhere, in use from a day on, signed by a root.
    fn key(office: Office, standing: KeyStanding, from: &str, root: u8) -> KeptKey {
        let byte = office.number() + 10 * root + standing as u8 * 40;
        let key = BoxKey([byte; 32]);
        let last = (standing == KeyStanding::Retired).then(|| "2026-11-10".parse().unwrap());
        let root = SigningKey::from_bytes(&[root; 32]);
        let signed = sign_office_key(&root, office, key, from.parse().unwrap(), last);
        KeptKey {
            id: box_key_id(&key),
            office,
            key,
            standing,
            signed: Some(signed).filter(|_| standing != KeyStanding::Pending),
            file: KeyFile {
                version: KeyFile::VERSION,
                memory_kib: 19 << 10,
                passes: 2,
                salt: Salt([1; 16]),
                sealed: SealedKey([1; 48]),
            },
        }
    }

    #[test]
    fn offices_keys_are_judged() {
        use Code::{
            NoOfficeKeyInUse, OfficeKeyRetiring, OfficeKeyUnsigned, OfficeKeysAbsent,
            OfficeKeysReady, OfficeKeysRetired, OfficeKeysUnbelieved, OnlyOneOffice,
        };
        use KeyStanding::{Pending, Retired, Retiring, Valid};
        use Office::{ComplaintOffice as Complaints, SupervisionOffice as Supervision};
        let day = "2026-11-01";
        for (keys, expected) in [
            (vec![], vec![OfficeKeysAbsent]),
            (
                vec![key(Complaints, Pending, day, 1)],
                vec![NoOfficeKeyInUse, OfficeKeyUnsigned],
            ),
            (vec![key(Complaints, Valid, day, 1)], vec![OnlyOneOffice]),
            (
                vec![key(Supervision, Valid, day, 1)],
                vec![NoOfficeKeyInUse],
            ),
            (
                vec![
                    key(Complaints, Valid, day, 1),
                    key(Supervision, Valid, day, 1),
                ],
                vec![OfficeKeysReady],
            ),
            // From tomorrow on only.
            (
                vec![
                    key(Complaints, Valid, day, 1),
                    key(Supervision, Valid, "2026-11-21", 1),
                ],
                vec![OnlyOneOffice],
            ),
            // It is in use until the root has signed that it is not.
            (
                vec![
                    key(Complaints, Retired, day, 1),
                    key(Complaints, Retiring, day, 1),
                    key(Complaints, Pending, day, 1),
                    key(Supervision, Valid, day, 1),
                ],
                vec![
                    OfficeKeysReady,
                    OfficeKeyUnsigned,
                    OfficeKeyRetiring,
                    OfficeKeysRetired,
                ],
            ),
            (
                vec![
                    key(Complaints, Valid, day, 1),
                    key(Supervision, Valid, day, 2),
                ],
                vec![OfficeKeysReady, OfficeKeysUnbelieved],
            ),
        ] {
            let mut facts = Facts {
                keys,
                root: Some(public_key(&SigningKey::from_bytes(&[1; 32]))),
                today: "2026-11-20".parse().unwrap(),
            };
            let codes = |facts: &Facts| {
                let found = check(facts).into_iter();
                found.map(|finding| finding.code).collect::<Vec<_>>()
            };
            assert_eq!(codes(&facts), expected);
            // Without a root there is nothing to hold them against.
            facts.root = None;
            let without: Vec<_> = expected
                .into_iter()
                .filter(|code| *code != OfficeKeysUnbelieved)
                .collect();
            assert_eq!(codes(&facts), without);
        }
    }
}
