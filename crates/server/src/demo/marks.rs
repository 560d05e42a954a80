//! Which cases are there already: the desk's record says so, which nobody can change.

use super::{ACTOR, DemoError};
use crate::ops::applications::application_name;
use crate::store::staff::AuditQuery;
use crate::store::{AnyStore, StoreError};
use mingbai_contract::application::ApplicationNumber;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::{Date, Month};
use serde::{Deserialize, Serialize};

/// What the desk's record holds of a case that came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mark {
    /// What the file calls it.
    pub demo_case: String,
    /// The day that the day of the file became.
    pub moved_to: Date,
}

/// What the desk's record holds of a month of ratings that came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MonthMark {
    /// Which one.
    pub demo_month: Month,
    /// The day that the day of the file became.
    pub moved_to: Date,
}

/// More entries than there are cases.
const ALL: u32 = 100_000;

/// The cases that are there.
pub(super) struct Marks {
    applications: Vec<(Mark, ApplicationNumber)>,
    months: Vec<MonthMark>,
}

impl Marks {
    /// Reads them off the desk's record.
    pub async fn read(store: &AnyStore) -> Result<Self, DemoError> {
        let query = AuditQuery {
            q: "\"demo_case\"".to_owned(),
            deed: Some(Deed::ApplicationTakenIn),
            limit: ALL,
            ..AuditQuery::default()
        };
        let entries = store.audit(&query).await?;
        let applications = entries
            .into_iter()
            .filter(|entry| entry.actor == ACTOR)
            .filter_map(|entry| {
                let mark: Mark = serde_json::from_str(&entry.detail).ok()?;
                let number = entry.subject.rsplit(':').next()?;
                let number = ApplicationNumber::new(number.to_owned()).ok()?;
                (application_name(&number) == entry.subject).then_some((mark, number))
            })
            .collect();
        let query = AuditQuery {
            q: "\"demo_month\"".to_owned(),
            deed: Some(Deed::HandledReported),
            limit: ALL,
            ..AuditQuery::default()
        };
        let entries = store.audit(&query).await?.into_iter();
        let months = entries
            .filter(|entry| entry.actor == ACTOR)
            .filter_map(|entry| serde_json::from_str(&entry.detail).ok())
            .collect();
        Ok(Self {
            applications,
            months,
        })
    }

    /// Whether nothing has come in.
    pub fn is_empty(&self) -> bool {
        self.applications.is_empty() && self.months.is_empty()
    }

    /// The day of the sample county; none while there is none.
    pub fn day(&self) -> Option<Date> {
        let cases = self.applications.iter().map(|(mark, _)| mark.moved_to);
        let months = self.months.iter().map(|mark| mark.moved_to);
        cases.chain(months).min()
    }

    /// Whether the ratings of a month are there.
    pub fn has(&self, month: Month) -> bool {
        self.months.iter().any(|mark| mark.demo_month == month)
    }

    /// The application that a case became.
    pub fn application(&self, case: &str) -> Option<&ApplicationNumber> {
        let all = self.applications.iter();
        let mut found = all.filter(|(mark, _)| mark.demo_case == case);
        found.next().map(|(_, number)| number)
    }
}

/// Whether any application or project was ever taken in, an inspection filed, or there is a complaint or a rating.
pub(super) async fn is_inhabited(store: &AnyStore) -> Result<bool, StoreError> {
    for deed in [
        Deed::ApplicationTakenIn,
        Deed::ProjectKept,
        Deed::InspectionFiled,
    ] {
        let query = AuditQuery {
            deed: Some(deed),
            limit: 1,
            ..AuditQuery::default()
        };
        if !store.audit(&query).await?.is_empty() {
            return Ok(true);
        }
    }
    Ok(store.complaints_stamp().await?.0 > 0 || store.ratings_stamp().await?.0 > 0)
}
