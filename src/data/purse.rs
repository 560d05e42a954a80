//! Fetching the token of a concluded application (R11), as soon as somebody sees that it is: so that the time of
//! a rating tells nothing. What is computed is the module's that [`platform`] loads; what is kept is
//! [`purse`]'s. Whatever fails is tried again when the page is opened next.

use super::work::get;
use crate::device::purse::{self, Kept};
use crate::platform::{self, Concluded};
use mingbai_client::read::from_text;
use mingbai_contract::application::{ApplicationNumber, QueryCode};
use mingbai_contract::endpoint::{Endpoint as _, FetchToken, GetTokenKeys, Posted as _};
use mingbai_contract::problem::{Problem, ProblemType};

/// The text of the code of an application's token, for whoever has its number and code; none where there is none
/// for this phone, or it could not be fetched now.
pub async fn token(
    number: ApplicationNumber,
    code: QueryCode,
    concluded: &Concluded,
) -> Option<String> {
    // Without it nothing that comes could be checked.
    if !platform::purse_has_root() {
        return None;
    }
    let named = platform::purse_name(number.as_str(), code.as_str()).await;
    let name = named.ok()?;
    let begun = match purse::of(&name) {
        Some(Kept::Token(token)) => return Some(token),
        Some(Kept::Nothing) => return None,
        Some(Kept::Asking(asking)) => Some(asking),
        None => None,
    };
    // A county that gives no tokens is not asked for one, and neither is one whose keys are not its own.
    let keys = get(GetTokenKeys.address()).await.ok()?;
    platform::purse_gives(&keys, &concluded.today).await.ok()?;
    let asking = match begun {
        Some(asking) => asking,
        None => {
            let asking = platform::purse_ask().await.ok()?;
            match purse::of(&name) {
                // Somebody has begun meanwhile: one answer is for one asking.
                Some(Kept::Asking(other)) => other,
                Some(_) => return None,
                None => {
                    // Where it is not kept, the answer would be for nobody.
                    purse::keep(&name, &Kept::Asking(asking.clone())).ok()?;
                    asking
                }
            }
        }
    };
    let blinded = platform::purse_blinded(&asking).await.ok()?;
    let fetch = FetchToken {
        number,
        code,
        blinded: blinded.parse().ok()?,
    };
    let answer = platform::post(FetchToken::ROUTE, fetch.body(), None).await;
    let answer = answer.ok()?;
    if answer.status != 200 {
        let problem = from_text::<Problem>(&answer.body).ok()?;
        // Another phone has it, or it is too late: asking again changes nothing.
        if matches!(
            problem.r#type,
            ProblemType::TokenGiven | ProblemType::NothingToRate
        ) {
            let _ = purse::keep(&name, &Kept::Nothing);
        }
        return None;
    }
    let made = platform::purse_finish(&asking, &keys, &answer.body, concluded).await;
    let token = made.ok()?;
    let _ = purse::keep(&name, &Kept::Token(token.clone()));
    Some(token)
}
