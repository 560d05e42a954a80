//! Anonymous ratings of windows (R11), for whoever was served.
//!
//! Nobody is asked who they are, and nothing is kept, logged or counted of who asks. No answer is to be kept by
//! anybody (`no-store`) but the keys, which everybody may have.

pub mod key;
pub mod token;

use mingbai_contract::problem::Problem;

/// For requests for a token that did not end well.
#[derive(utoipa::IntoResponses)]
pub enum NoToken {
    /// A field is unknown, missing or not as it should be; `fields` says which.
    #[response(status = 400, content_type = "application/problem+json")]
    Invalid(Problem),
    /// Number and code do not belong together, or there is no such number.
    #[response(status = 404, content_type = "application/problem+json")]
    Missing(Problem),
    /// There is nothing to rate (`nothing_to_rate`), or the token was given out to another asking (`token_given`).
    #[response(status = 409, content_type = "application/problem+json")]
    Conflict(Problem),
    /// The body is not JSON.
    #[response(status = 415, content_type = "application/problem+json")]
    MediaType(Problem),
    /// Too many wrong ones; try again after `Retry-After` seconds.
    #[response(status = 429, content_type = "application/problem+json")]
    TooSoon(Problem),
    /// The server cannot answer now, or the county has made no keys.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Problem),
}
