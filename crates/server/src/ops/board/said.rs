//! What was said in a period, and may be read by everybody: comments, what came of bad ratings, and of complaints.

use super::places::Places;
use crate::app::App;
use crate::live::current::Current;
use crate::problem::{Refusal, internal};
use mingbai_contract::board::Rectified;
use mingbai_contract::complaint::ComplaintSummary;
use mingbai_contract::rating::Said as Words;
use mingbai_contract::{Date, Month, WindowId};
use mingbai_domain::rating::view;

/// What was said.
#[derive(Debug)]
pub(super) struct Said {
    pub comments: Vec<String>,
    pub summaries: Vec<ComplaintSummary>,
    ended: Vec<Ended>,
}

/// A rectification that ended.
#[derive(Debug)]
struct Ended {
    window: WindowId,
    set_aside: bool,
    said: Words,
}

impl Said {
    /// What came of bad ratings, of the department that answered for the window when that was said.
    pub fn results(self, now: &Current, places: &Places) -> Vec<Rectified> {
        let result = |ended: Ended| {
            let month = Month::of(ended.said.day);
            let then = places.department_of(&ended.window, month);
            let department = then.or_else(|| now.department_of(&ended.window).cloned());
            Some(Rectified {
                department: department?,
                set_aside: ended.set_aside,
                said: Words {
                    day: month.first(),
                    text: ended.said.text,
                },
            })
        };
        self.ended.into_iter().filter_map(result).collect()
    }
}

/// Comments that were released, and results of what ended, on days from one on and before another; both in the order
/// of random names.
pub(super) async fn said(
    app: &App,
    now: &Current,
    (from, before): (Date, Date),
) -> Result<Said, Refusal> {
    let comments = app.store.released_comments(from, before).await;
    let comments = comments.map_err(|error| internal(&error))?;
    let (first, after) = (Month::of(from), Month::of(before));
    let summaries = app.store.summaries_released(first, after).await;
    let summaries = summaries.map_err(|error| internal(&error))?;
    let kept = app.store.rectified(from, before).await;
    let kept = kept.map_err(|error| internal(&error))?;
    let mut ended = Vec::new();
    for kept in kept {
        let seen = view(&now.work, &kept.of, before.0).map_err(|error| internal(&error))?;
        let set_aside = seen.set_aside.is_some();
        ended.extend(seen.set_aside.or(seen.result).map(|said| Ended {
            window: kept.of.window,
            set_aside,
            said,
        }));
    }
    Ok(Said {
        comments,
        summaries,
        ended,
    })
}
