//! Which office keys are believed: those that the county's root stands for, on the days that it says.

use crate::Fault;
use mingbai_contract::Date;
use mingbai_contract::complaint::{BoxKey, Office, OfficeKey, OfficeKeys};
use mingbai_contract::log::{KeyId, PublicKey};
use mingbai_domain::complaint::check::is_in_use;
use mingbai_domain::log::sign::is_office_key;

/// Office keys that the root stands for.
#[derive(Debug, Clone)]
pub struct Offices {
    keys: Vec<OfficeKey>,
}

impl Offices {
    /// Checks the offices' keys against the root key that is known from elsewhere. One that does not hold
    /// is enough to believe none.
    ///
    /// # Errors
    /// [`Fault::OtherRoot`], [`Fault::Keys`].
    pub fn new(root: &PublicKey, keys: &OfficeKeys) -> Result<Self, Fault> {
        if keys.root != *root {
            return Err(Fault::OtherRoot);
        }
        if !keys.keys.iter().all(|key| is_office_key(root, key)) {
            return Err(Fault::Keys);
        }
        Ok(Self {
            keys: keys.keys.clone(),
        })
    }

    /// The keys to seal to on a day: all that are in use, of both offices, in their order.
    ///
    /// # Errors
    /// [`Fault::NoRecipient`] where the complaint office has none.
    pub fn in_use(&self, today: Date) -> Result<Vec<&OfficeKey>, Fault> {
        let keys = self.keys.iter().filter(|key| is_in_use(key, today.0));
        let keys: Vec<_> = keys.collect();
        if keys.iter().any(|key| key.office == Office::ComplaintOffice) {
            Ok(keys)
        } else {
            Err(Fault::NoRecipient)
        }
    }

    /// The key that an office has sealed something with on a day.
    ///
    /// # Errors
    /// [`Fault::Sender`] for one that is not believed, [`Fault::KeyNotInUse`].
    pub fn sender(&self, id: KeyId, day: Date) -> Result<(Office, &BoxKey), Fault> {
        let key = self.keys.iter().find(|key| key.id == id);
        let key = key.ok_or(Fault::Sender)?;
        if is_in_use(key, day.0) {
            Ok((key.office, &key.key))
        } else {
            Err(Fault::KeyNotInUse)
        }
    }
}
