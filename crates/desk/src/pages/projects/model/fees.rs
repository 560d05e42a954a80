//! What is charged (R7).

use super::{problem, words};
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_contract::project::{Project, ProjectFee};
use mingbai_contract::{ItemId, Yuan};

/// An amount in yuan as it is typed: `1200`, `1,200.50`; none where it is none.
#[must_use]
pub fn yuan(text: &str) -> Option<Yuan> {
    let plain = text.trim().replace([',', '，', ' '], "");
    let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 12 || rest.len() > 2 || !digits(whole) || !digits(rest) {
        return None;
    }
    let fen = match rest.len() {
        0 => 0,
        1 => rest.parse::<i64>().ok()? * 10,
        _ => rest.parse::<i64>().ok()?,
    };
    Some(Yuan::from_fen(whole.parse::<i64>().ok()? * 100 + fen))
}

/// The next version with another fee.
///
/// # Errors
/// What is not filled in, by the form's field.
pub fn charge(
    project: &Project,
    item: &str,
    texts: [&str; 3],
) -> Result<Project, Vec<FieldProblem>> {
    let [name, standard, amount] = texts;
    let mut next = project.clone();
    next.inspections.clear();
    let item = item.parse::<ItemId>().ok();
    let amount_typed = match amount.trim() {
        "" => Err(problem("/yuan", FieldCode::Missing)),
        text => yuan(text).ok_or_else(|| problem("/yuan", FieldCode::Malformed)),
    };
    match (
        item,
        words(name, "/name"),
        words(standard, "/standard"),
        amount_typed,
    ) {
        (Some(item), Ok(name), Ok(standard), Ok(charged_yuan)) => {
            next.fees.push(ProjectFee {
                item,
                name,
                standard,
                charged_yuan,
            });
            Ok(next)
        }
        (item, name, standard, amount) => {
            let item = item.is_none().then(|| problem("/item", FieldCode::Missing));
            let all = [item, name.err(), standard.err(), amount.err()];
            Err(all.into_iter().flatten().collect())
        }
    }
}
