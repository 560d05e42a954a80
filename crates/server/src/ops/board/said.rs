//! What was said in a period, and may be read by everybody: comments, and what came of bad ratings.

use crate::app::App;
use crate::live::current::Current;
use crate::problem::{Refusal, internal};
use mingbai_contract::board::Rectified;
use mingbai_contract::rating::Said as Words;
use mingbai_contract::{Date, Month};
use mingbai_domain::rating::view;

/// What was said.
#[derive(Debug)]
pub(super) struct Said {
    pub comments: Vec<String>,
    pub results: Vec<Rectified>,
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
    let ended = app.store.rectified(from, before).await;
    let ended = ended.map_err(|error| internal(&error))?;
    let mut results = Vec::new();
    for kept in &ended {
        let Some(department) = now.department_of(&kept.of.window) else {
            continue;
        };
        let seen = view(&now.work, &kept.of, before.0).map_err(|error| internal(&error))?;
        let set_aside = seen.set_aside.is_some();
        if let Some(said) = seen.set_aside.or(seen.result) {
            results.push(Rectified {
                department: department.clone(),
                set_aside,
                said: Words {
                    day: Month::of(said.day).first(),
                    text: said.text,
                },
            });
        }
    }
    Ok(Said { comments, results })
}
