//! Do the numbers of ratings hold? Counts them all one by one, and compares with what is kept of them (R11).

use super::{Code, Finding};
use crate::config::Settings;
use crate::store::probe::{Schema, probe};
use crate::store::ratings::Miscount;
use crate::store::{self, StoreError};

/// How many wrong counts are told of at most.
const TOLD: u32 = 20;

/// Judges what a recount found: of so many ratings, the running counts that are wrong.
#[must_use]
pub fn check(ratings: u64, wrong: &[Miscount]) -> Vec<Finding> {
    if wrong.is_empty() {
        return vec![Finding::new(Code::RatingsAddUp, ratings.to_string())];
    }
    let told = wrong.iter().map(|cell| {
        let Miscount {
            window,
            day,
            verification,
            level,
            kept,
            rows,
        } = cell;
        let about = format!("{window} {day} {verification} {level}: {kept} ≠ {rows}");
        Finding::new(Code::RatingsMiscounted, about)
    });
    told.collect()
}

/// Counts, where there is a database whose schema needs no `migrate`. The store is opened only where its schema is this program's, so that nothing is changed.
pub async fn recount(settings: &Settings) -> Vec<Finding> {
    let counted = count(&settings.database).await;
    let uncounted = |about: String| vec![Finding::new(Code::RatingsUncounted, about)];
    match counted {
        Ok(Some((ratings, wrong))) => check(ratings, &wrong),
        Ok(None) => uncounted("migrate".to_owned()),
        Err(error) => uncounted(error.to_string()),
    }
}

async fn count(database: &str) -> Result<Option<(u64, Vec<Miscount>)>, StoreError> {
    let schema = probe(database).await?.map(|probe| probe.schema);
    if !matches!(schema, Some(Schema::Current { .. })) {
        return Ok(None);
    }
    let store = store::open(database).await?;
    let counted = async {
        let (ratings, _) = store.ratings_stamp().await?;
        Ok(Some((ratings, store.recount(TOLD).await?)))
    };
    let counted = counted.await;
    store.close().await;
    counted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_count_is_said_with_its_place() {
        let codes = |found: Vec<Finding>| -> Vec<(Code, String)> {
            found.into_iter().map(|one| (one.code, one.about)).collect()
        };
        assert_eq!(codes(check(7, &[])), [(Code::RatingsAddUp, "7".to_owned())]);
        let wrong = Miscount {
            window: "A02".to_owned(),
            day: "2026-11-20".to_owned(),
            verification: "live".to_owned(),
            level: 5,
            kept: 9,
            rows: 8,
        };
        let about = "A02 2026-11-20 live 5: 9 ≠ 8".to_owned();
        assert_eq!(
            codes(check(8, &[wrong])),
            [(Code::RatingsMiscounted, about)]
        );
    }
}
