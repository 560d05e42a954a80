//! Ratings and the board (R11–R13), as people at a window send them and everybody asks for them.

use super::complaints::push_proof;
use super::{Endpoint, Posted, push_query};
use crate::Month;
use crate::application::{ApplicationNumber, QueryCode};
use crate::board::{Board, By, Period};
use crate::complaint::Proof;
use crate::rating::{
    Blinded, IssuedToken, Level, LiveCode, Rating, RatingBatches, RatingSecret, RatingTaken,
    RatingView, ScannedCode, TokenKeys,
};
use crate::{TagId, WindowId};

/// A text as JSON (RFC 8259 §7), quotation marks included.
fn push_text(body: &mut String, text: &str) {
    body.push('"');
    for character in text.chars() {
        match character {
            '"' => body.push_str("\\\""),
            '\\' => body.push_str("\\\\"),
            '\u{0}'..='\u{1f}' => {
                let digit = |half: u32| char::from_digit(half, 16).unwrap_or('0');
                let code = u32::from(character);
                body.push_str("\\u00");
                body.extend([digit(code >> 4), digit(code & 15)]);
            }
            _ => body.push(character),
        }
    }
    body.push('"');
}

impl Rating {
    /// As JSON: how it is sent, and how it waits to be sent.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = ["{\"id\":\"", &self.id.to_string(), "\",\"window\":\""].concat();
        out.push_str(self.window.as_str());
        if let Some(code) = &self.code {
            out.push_str("\",\"code\":\"");
            out.push_str(&code.to_string());
        }
        out.push_str("\",\"level\":");
        out.push_str(&self.level.number().to_string());
        out.push_str(",\"tags\":[");
        let tags: Vec<_> = self.tags.iter().map(TagId::as_str).collect();
        if !tags.is_empty() {
            out.push('"');
            out.push_str(&tags.join("\",\""));
            out.push('"');
        }
        out.push(']');
        if let Some(comment) = &self.comment {
            out.push_str(",\"comment\":");
            push_text(&mut out, comment);
        }
        if let Some(item) = &self.item {
            out.push_str(",\"item\":\"");
            out.push_str(item.as_str());
            out.push('"');
        }
        out.push('}');
        out
    }
}

/// `POST /api/v1/ratings`: a rating. Once, however often it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateWindow {
    /// The [`Rating`], JSON.
    pub rating: String,
    /// The work done for it.
    pub proof: Proof,
}

impl Posted for RateWindow {
    type Answer = RatingTaken;
    const ROUTE: &'static str = "/api/v1/ratings";
    fn body(&self) -> String {
        let mut body = ["{\"rating\":", &self.rating, ","].concat();
        push_proof(&mut body, &self.proof);
        body.push('}');
        body
    }
}

/// `POST /api/v1/ratings/scan`: says that a screen's code was scanned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScanLiveCode {
    /// The window.
    pub window: WindowId,
    /// The code.
    pub code: LiveCode,
}

impl Posted for ScanLiveCode {
    type Answer = ScannedCode;
    const ROUTE: &'static str = "/api/v1/ratings/scan";
    fn body(&self) -> String {
        let (window, code) = (self.window.as_str(), self.code.to_string());
        ["{\"window\":\"", window, "\",\"code\":\"", &code, "\"}"].concat()
    }
}

/// `POST /api/v1/ratings/lookup`: what became of a bad rating, for whoever gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenRating(pub RatingSecret);

impl Posted for OpenRating {
    type Answer = RatingView;
    const ROUTE: &'static str = "/api/v1/ratings/lookup";
    fn body(&self) -> String {
        ["{\"secret\":\"", &self.0.to_string(), "\"}"].concat()
    }
}

/// `POST /api/v1/ratings/follow-up`: rates once more, after it was put right. Sent again it counts once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateAgain {
    /// What opens the bad rating.
    pub secret: RatingSecret,
    /// How one is served now.
    pub level: Level,
    /// In one's own words.
    pub comment: Option<String>,
    /// The work done for it.
    pub proof: Proof,
}

impl Posted for RateAgain {
    type Answer = RatingView;
    const ROUTE: &'static str = "/api/v1/ratings/follow-up";
    fn body(&self) -> String {
        let (secret, level) = (self.secret.to_string(), self.level.number().to_string());
        let mut body = ["{\"secret\":\"", &secret, "\",\"level\":", &level, ","].concat();
        if let Some(comment) = &self.comment {
            body.push_str("\"comment\":");
            push_text(&mut body, comment);
            body.push(',');
        }
        push_proof(&mut body, &self.proof);
        body.push('}');
        body
    }
}

/// `GET /api/v1/ratings/key`: the keys that tokens are made with.
#[derive(Debug, Clone, Copy)]
pub struct GetTokenKeys;

impl Endpoint for GetTokenKeys {
    type Answer = TokenKeys;
    const ROUTE: &'static str = "/api/v1/ratings/key";
    fn address(&self) -> String {
        Self::ROUTE.to_owned()
    }
}

/// `POST /api/v1/ratings/token`: the token of a concluded application, for whoever has its number and code.
#[derive(Clone, PartialEq, Eq)]
pub struct FetchToken {
    /// The number.
    pub number: ApplicationNumber,
    /// The code.
    pub code: QueryCode,
    /// What the phone has blinded.
    pub blinded: Blinded,
}

impl Posted for FetchToken {
    type Answer = IssuedToken;
    const ROUTE: &'static str = "/api/v1/ratings/token";
    fn body(&self) -> String {
        let (number, code) = (self.number.as_str(), self.code.as_str());
        let blinded = self.blinded.to_string();
        let mut body = ["{\"number\":\"", number, "\",\"code\":\"", code].concat();
        body.push_str("\",\"blinded\":\"");
        body.push_str(&blinded);
        body.push_str("\"}");
        body
    }
}

/// `GET /api/v1/ratings/batches`: how many ratings of windows entered the log with each day of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GetRatingBatches {
    /// The month.
    pub month: Month,
}

impl Endpoint for GetRatingBatches {
    type Answer = RatingBatches;
    const ROUTE: &'static str = "/api/v1/ratings/batches";
    fn address(&self) -> String {
        let mut address = Self::ROUTE.to_owned();
        push_query(&mut address, "month", &self.month.to_string());
        address
    }
}

/// `GET /api/v1/board`: the county's figures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GetBoard {
    /// Which period; none for the last month that has ended.
    pub period: Option<Period>,
    /// What the rows are.
    pub by: By,
}

impl GetBoard {
    /// The same as a table for spreadsheets.
    pub const CSV: &'static str = "/api/v1/board/export.csv";
    /// The same as a file of JSON.
    pub const JSON: &'static str = "/api/v1/board/export.json";

    /// The address of the same at another route.
    #[must_use]
    pub fn at(&self, route: &str) -> String {
        let mut address = route.to_owned();
        if let Some(period) = self.period {
            push_query(&mut address, "period", &period.to_string());
        }
        if self.by != By::default() {
            push_query(&mut address, "by", self.by.slug());
        }
        address
    }
}

impl Endpoint for GetBoard {
    type Answer = Board;
    const ROUTE: &'static str = "/api/v1/board";
    fn address(&self) -> String {
        self.at(Self::ROUTE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::complaint::ChallengeToken;
    use crate::log::Hash;
    use crate::rating::{Code, FollowUp, IssueToken, LookUpRating, NewRating, ScanCode};
    use serde::de::DeserializeOwned;
    use std::fmt::Debug;

    fn check<T: DeserializeOwned + PartialEq + Debug>(body: &str, expected: &T) {
        assert_eq!(&serde_json::from_str::<T>(body).unwrap(), expected);
    }

    fn proof() -> Proof {
        Proof {
            token: ChallengeToken([9; 58]),
            nonces: vec![0, 7],
        }
    }

    #[test]
    fn a_rating_is_read_as_it_was_meant() {
        let plain = Rating {
            id: Hash([1; 32]),
            window: "A12".parse().unwrap(),
            code: None,
            level: Level::VerySatisfied,
            tags: Vec::new(),
            comment: None,
            item: None,
        };
        let full = Rating {
            code: Some(Code::Live(LiveCode([2; 16]))),
            level: Level::Dissatisfied,
            tags: vec!["long-wait".parse().unwrap(), "cold".parse().unwrap()],
            comment: Some("等了\t\"两小时\"\n\\u0000 \u{0}\u{1f}😀".to_owned()),
            item: "food-business-license".parse().ok(),
            ..plain.clone()
        };
        for rating in [plain, full] {
            let sent = RateWindow {
                rating: rating.to_json(),
                proof: proof(),
            };
            let proof = proof();
            check(&sent.body(), &NewRating { rating, proof });
        }
    }

    #[test]
    fn what_is_asked_is_read_as_it_was_meant() {
        let secret = RatingSecret([3; 32]);
        check(&OpenRating(secret).body(), &LookUpRating { secret });
        let (window, code) = ("A12".parse::<WindowId>().unwrap(), LiveCode([4; 16]));
        let scan = ScanLiveCode {
            window: window.clone(),
            code,
        };
        check(&scan.body(), &ScanCode { window, code });
        for comment in [None, Some("现在好了。".to_owned())] {
            let again = RateAgain {
                secret,
                level: Level::Satisfied,
                comment: comment.clone(),
                proof: proof(),
            };
            let expected = FollowUp {
                secret,
                level: Level::Satisfied,
                comment,
                proof: proof(),
            };
            check(&again.body(), &expected);
        }
        let token = FetchToken {
            number: ApplicationNumber::new("QS202611200001Y").unwrap(),
            code: QueryCode::new("7K3MQ9ZTBP").unwrap(),
            blinded: Blinded([5; 32]),
        };
        let expected = IssueToken {
            number: "QS202611200001Y".to_owned(),
            code: "7K3MQ9ZTBP".to_owned(),
            blinded: Blinded([5; 32]),
        };
        check(&token.body(), &expected);
    }

    #[test]
    fn a_board_has_its_period_and_level_in_the_address() {
        assert_eq!(GetBoard::default().address(), "/api/v1/board");
        let board = GetBoard {
            period: "2026-Q4".parse().ok(),
            by: By::Window,
        };
        assert_eq!(
            board.at(GetBoard::CSV),
            "/api/v1/board/export.csv?period=2026-Q4&by=window"
        );
    }
}
