//! Records that enter the log: what their commitments are made of. All but the last under a secret salt.

use crate::complaint::canonical::{self, Direction};
use mingbai_contract::application::Application;
use mingbai_contract::complaint::SealedComplaint;
use mingbai_contract::log::Hash;
use mingbai_contract::rating::RatingBatch;
use mingbai_contract::{Date, WindowId};
use sha2::{Digest as _, Sha256};

const APPLICATION: &[u8] = b"mingbai-application-v1\0";
const COMPLAINT: &[u8] = b"mingbai-complaint-v1\0";
const RATING: &[u8] = b"mingbai-rating-v1\0";
const RATING_BATCH: &[u8] = b"mingbai-rating-batch-v1\0";

/// An application as it was taken in: its number, item, situation, window and the moment of submission,
/// with a zero byte between them.
#[must_use]
pub fn application(application: &Application) -> Vec<u8> {
    let submitted = application.events.first();
    let submitted = submitted.map_or_else(String::new, |event| event.at.to_string());
    let fields = [
        application.number.as_str(),
        application.item.as_str(),
        application.situation.as_str(),
        application.window.as_str(),
        &submitted,
    ];
    [APPLICATION, fields.join("\0").as_bytes()].concat()
}

/// A complaint as it was taken in: its thread, and the hash of what is bound to its first message and of
/// that message as it is sealed.
#[must_use]
pub fn complaint(complaint: &SealedComplaint) -> Vec<u8> {
    let recipients = complaint.envelope.wraps.iter().map(|wrap| wrap.key);
    let first = Some((&complaint.category, &complaint.routing));
    let (thread, message) = (&complaint.thread, &complaint.message);
    let hash = Sha256::new()
        .chain_update(canonical::header(
            Direction::First,
            thread,
            message,
            first,
            recipients,
        ))
        .chain_update(canonical::envelope(&complaint.envelope))
        .finalize();
    [COMPLAINT, &thread.0, &hash].concat()
}

/// A rating as it was taken in: its name, and the day and window in whose batch it counts. Its level is not
/// among them: nobody, not even the county with the salt, can prove it by the log (R14).
#[must_use]
pub fn rating(id: &Hash, day: Date, window: &WindowId) -> Vec<u8> {
    let day = day.to_string();
    [
        RATING,
        &id.0,
        day.as_bytes(),
        b"\0",
        window.as_str().as_bytes(),
    ]
    .concat()
}

/// How many ratings a window had on a day. It enters without a salt: anybody can compute it.
#[must_use]
pub fn rating_batch(batch: &RatingBatch) -> Vec<u8> {
    let (day, ratings) = (batch.day.to_string(), batch.ratings.to_string());
    let fields = [&day, batch.window.as_str(), &ratings];
    [RATING_BATCH, fields.join("\0").as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::{application, rating, rating_batch};
    use mingbai_contract::application::Application;
    use mingbai_contract::log::Hash;
    use mingbai_contract::rating::RatingBatch;
    use serde_json::json;

    #[test]
    fn the_record_is_that_of_the_description() {
        let kept: Application = serde_json::from_value(json!({
            "number": "QS202611200001Y", "item": "food-business-license",
            "situation": "new-catering", "window": "A03",
            "terms": {
                "committed_working_days": 3, "exclusions": [], "deemed_consent": false,
                "statutory": {
                    "value": 20, "unit": "working_day", "working_day_equivalent": 20, "basis": ""
                },
                "steps": [], "materials": [],
            },
            "events": [{"at": "2026-11-20T09:12:00.000+08:00", "type": "submitted"}],
        }))
        .unwrap();
        assert_eq!(
            application(&kept),
            b"mingbai-application-v1\0QS202611200001Y\0food-business-license\0new-catering\0A03\0\
              2026-11-20T09:12:00.000+08:00"
        );
    }
    #[test]
    fn records_of_ratings_are_those_of_the_description() {
        let (day, window) = ("2026-11-20".parse().unwrap(), "A12".parse().unwrap());
        let made = rating(&Hash([7; 32]), day, &window);
        let expected = [b"mingbai-rating-v1\0", &[7; 32][..], b"2026-11-20\0A12"].concat();
        assert_eq!(made, expected);
        let batch = RatingBatch {
            day,
            window,
            ratings: 42,
        };
        assert_eq!(
            rating_batch(&batch),
            b"mingbai-rating-batch-v1\x002026-11-20\x00A12\x0042"
        );
    }
}
