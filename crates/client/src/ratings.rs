//! Ratings and the board (R11–R13).

use crate::{Client, ClientError, Transport};
use mingbai_contract::board::Board;
use mingbai_contract::endpoint::{
    FetchToken, GetBoard, GetRatingBatches, GetTokenKeys, OpenRating, RateAgain, RateWindow,
    ScanLiveCode,
};
use mingbai_contract::rating::{
    IssuedToken, RatingBatches, RatingSecret, RatingTaken, RatingView, ScannedCode, TokenKeys,
};

impl<T: Transport> Client<T> {
    /// Sends a rating, once however often it is sent.
    ///
    /// # Errors
    /// A problem `challenge_expired`, `challenge_spent` or `work_not_done` when there must be another proof;
    /// `conflict` when another rating has its name; `invalid_request` with the fields named; else any
    /// [`ClientError`].
    pub async fn rate_window(&self, rating: &RateWindow) -> Result<RatingTaken, ClientError> {
        self.post(rating).await
    }

    /// Says that a code from a window's screen was scanned, and asks what it is worth.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn scan_live_code(&self, scan: &ScanLiveCode) -> Result<ScannedCode, ClientError> {
        self.post(scan).await
    }

    /// What became of a bad rating.
    ///
    /// # Errors
    /// A problem `not_found` when there is nothing to open, be it that it was a good one; else any
    /// [`ClientError`].
    pub async fn open_rating(&self, secret: RatingSecret) -> Result<RatingView, ClientError> {
        self.post(&OpenRating(secret)).await
    }

    /// Rates once more, after it was put right.
    ///
    /// # Errors
    /// As [`Self::open_rating`]; a problem `not_put_right` while it is not, `already_rated` when that was
    /// done, and those of a proof as for [`Self::rate_window`].
    pub async fn rate_again(&self, again: &RateAgain) -> Result<RatingView, ClientError> {
        self.post(again).await
    }

    /// The keys that tokens are made with. Whoever uses them checks them against the root of the own build.
    ///
    /// # Errors
    /// A problem `unavailable` where the county has made none; else any [`ClientError`].
    pub async fn token_keys(&self) -> Result<TokenKeys, ClientError> {
        self.get(&GetTokenKeys).await
    }

    /// The token of a concluded application, still blinded.
    ///
    /// # Errors
    /// A problem `not_found` for a wrong number or code, `nothing_to_rate` while it is not concluded,
    /// `token_given` when another one was given out; else any [`ClientError`].
    pub async fn fetch_token(&self, fetch: &FetchToken) -> Result<IssuedToken, ClientError> {
        self.post(fetch).await
    }

    /// How many ratings of windows entered the log with each day of a month.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn rating_batches(
        &self,
        month: &GetRatingBatches,
    ) -> Result<RatingBatches, ClientError> {
        self.get(month).await
    }

    /// The county's figures.
    ///
    /// # Errors
    /// A problem `invalid_request` for a period that nothing is published of; else any [`ClientError`].
    pub async fn board(&self, board: &GetBoard) -> Result<Board, ClientError> {
        self.get(board).await
    }
}
