//! The offices' keys of the sample county, as the desk makes and the root signs them.
//!
//! A key follows from the secret as a code does, so that two who make it make the same one. The store has it
//! under its passphrase, as it has every other.

use super::{ACTOR, DemoError, Sample};
use crate::ops::desk::detail_of;
use crate::ops::desk::office_keys::key_name;
use crate::store::office_keys::KeptKey;
use crate::store::staff::Record;
use ed25519_dalek::SigningKey;
use mingbai_contract::Date;
use mingbai_contract::complaint::{Office, OfficeKeys};
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::complaints::KeyStanding;
use mingbai_contract::log::KeyId;
use mingbai_domain::log::sign::sign_office_key;
use mingbai_sealed::{Offices, PrivateKey, key_file};

/// What the sample county seals with.
pub(super) struct Sealing {
    /// All keys that the root stands for.
    pub offices: Offices,
    /// The complaint office's own.
    pub key: PrivateKey,
    /// Its name.
    pub id: KeyId,
}

impl Sealing {
    /// Whether the complaint office can write something on a day: else it has another key by then, and what
    /// it would have written is no longer ours to write.
    pub fn is_possible(&self, day: Date) -> bool {
        self.offices.sender(self.id, day).is_ok()
    }
}

impl Sample<'_> {
    /// Makes the offices' keys, in use from a day on, where the county has none and its root is here. None
    /// where nothing can be sealed afterwards: there are no keys, or none that follow from this secret.
    pub(super) async fn sealing(&self, from: Date) -> Result<Option<Sealing>, DemoError> {
        if let Some(root) = self.root {
            self.make_keys(root, from).await?;
        }
        let Some(signer) = self.signer else {
            return Ok(None);
        };
        let kept = self.store.office_keys().await?.into_iter();
        let keys = OfficeKeys {
            root: signer.keys().root,
            keys: kept.filter_map(|key| key.signed).collect(),
        };
        let key = self.codes.office_key(Office::ComplaintOffice);
        let id = key.id()?;
        let is_signed = keys.keys.iter().any(|key| key.id == id);
        // Phones believe none where one does not hold: then there is nothing to seal to, either.
        let offices = Offices::new(&signer.keys().root, &keys).ok();
        let offices = offices.filter(|_| is_signed);
        Ok(offices.map(|offices| Sealing { offices, key, id }))
    }

    async fn make_keys(&self, root: &SigningKey, from: Date) -> Result<(), DemoError> {
        let mut own = Vec::new();
        for office in Office::ALL {
            let key = self.codes.office_key(office);
            own.push((key.id()?, office, key));
        }
        let kept = self.store.office_keys().await?;
        let is_own = |kept: &KeptKey| own.iter().any(|(id, ..)| *id == kept.id);
        if !kept.iter().all(is_own) {
            // The offices have made keys themselves.
            return Ok(());
        }
        for (id, office, key) in &own {
            let known = kept.iter().find(|kept| kept.id == *id);
            match known.map(|kept| kept.standing) {
                None => {
                    self.keep_key(*office, key).await?;
                    self.sign_key(root, *office, key, from).await?;
                }
                Some(KeyStanding::Pending) => self.sign_key(root, *office, key, from).await?,
                Some(_) => {}
            }
        }
        Ok(())
    }

    /// Keeps a key, as the desk does. Refused only where somebody was quicker.
    async fn keep_key(&self, office: Office, key: &PrivateKey) -> Result<(), DemoError> {
        let (id, public) = (key.id()?, key.public()?);
        let (passphrase, salt) = (self.codes.passphrase(office), self.codes.salt(office));
        let new = KeptKey {
            id,
            office,
            key: public,
            standing: KeyStanding::Pending,
            signed: None,
            file: key_file::keep_under(key, &passphrase, salt)?,
        };
        let record = self.key_record(Deed::OfficeKeyMade, &id, detail_of(&(office, public))?);
        let _ = self.store.keep_office_key(&new, &record).await?;
        Ok(())
    }

    /// Signs a key, as the command line does. Refused only where somebody was quicker.
    async fn sign_key(
        &self,
        root: &SigningKey,
        office: Office,
        key: &PrivateKey,
        from: Date,
    ) -> Result<(), DemoError> {
        let signed = sign_office_key(root, office, key.public()?, from, None);
        let detail = detail_of(&signed)?;
        let record = self.key_record(Deed::OfficeKeySigned, &signed.id, detail);
        let _ = self.store.sign_office_key(&signed, &record).await?;
        Ok(())
    }

    fn key_record(&self, deed: Deed, id: &KeyId, detail: String) -> Record {
        Record {
            at_ms: self.now_ms,
            actor: ACTOR.to_owned(),
            deed,
            subject: key_name(id),
            detail,
        }
    }
}
