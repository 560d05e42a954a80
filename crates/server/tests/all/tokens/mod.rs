//! Tokens of ratings (R11): given out once for each concluded application, and told from no other.

mod issue;
mod keys;
mod linking;

use crate::bed::{Bed, tokens};
use crate::desk::applications::{happens, take_in};
use crate::desk::browser::Browser;
use mingbai_client::{Client, ClientError};
use mingbai_contract::application::EventType;
use mingbai_contract::desk::applications::{NewEvent, Slip};
use mingbai_contract::endpoint::FetchToken;
use mingbai_contract::rating::{IssuedToken, Token};
use mingbai_token::{Asking, Fault};

/// What a phone has drawn; the same for the same number.
fn asking(number: u8) -> Asking {
    Asking::new([number; 32], &mut getrandom::SysRng).unwrap()
}

/// Asks for the token of an application.
async fn ask(bed: &Bed, slip: &Slip, asking: &Asking) -> Result<IssuedToken, ClientError> {
    let fetch = FetchToken {
        number: slip.number.clone(),
        code: slip.code.clone(),
        blinded: asking.blinded(),
    };
    bed.client().fetch_token(&fetch).await
}

/// The token out of an answer, as the phone makes it.
fn finish(asking: &Asking, issued: &IssuedToken) -> Result<Token, Fault> {
    let keys = tokens();
    let key = keys.keys().keys[0].key;
    asking.finish(&issued.evaluated, &issued.proof, &key, &issued.scope)
}

/// Hands an application in that is refused at once: concluded.
async fn concluded(desk: &Client<Browser>, number: u32) -> Slip {
    let slip = take_in(desk, number).await;
    let mut refused = NewEvent::new(1, EventType::Refused);
    refused.reasons = Some("不属于本机关职权".to_owned());
    happens(desk, &slip.number, &refused).await.unwrap();
    slip
}
