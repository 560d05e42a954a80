//! Anonymous complaints (R10).

use crate::{Client, ClientError, Transport};
use mingbai_contract::complaint::{
    Challenge, ComplaintFigures, ComplaintSummaries, ComplaintTaken, LookUpId, MessageTaken,
    OfficeKeys, ThreadView,
};
use mingbai_contract::endpoint::{
    AddToThread, FileComplaint, GetChallenge, GetComplaintFigures, GetComplaintSummaries,
    GetOfficeKeys, OpenThread, RateComplaint, ReopenComplaint, WithdrawComplaint,
};

impl<T: Transport> Client<T> {
    /// The keys that complaints are sealed to. Whoever seals checks them against the root of the own build.
    ///
    /// # Errors
    /// A problem `unavailable` where the county has made no keys; else any [`ClientError`].
    pub async fn office_keys(&self) -> Result<OfficeKeys, ClientError> {
        self.get(&GetOfficeKeys).await
    }

    /// Something to work for before a complaint or a message is sent.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn challenge(&self) -> Result<Challenge, ClientError> {
        self.get(&GetChallenge).await
    }

    /// Sends a complaint, once however often it is sent.
    ///
    /// # Errors
    /// A problem `challenge_expired`, `challenge_spent` or `work_not_done` when there must be another
    /// proof; `other_keys` when it must be sealed anew; `conflict` when the receipt is somebody else's, or
    /// was used for something else; `invalid_request` with the fields named; else any [`ClientError`].
    pub async fn file_complaint(
        &self,
        complaint: &FileComplaint,
    ) -> Result<ComplaintTaken, ClientError> {
        self.post(complaint).await
    }

    /// Opens a thread.
    ///
    /// # Errors
    /// A problem `not_found` when there is none, be it that there never was; else any [`ClientError`].
    pub async fn open_thread(&self, lookup: LookUpId) -> Result<ThreadView, ClientError> {
        self.post(&OpenThread(lookup)).await
    }

    /// Adds something to a thread, once however often it is sent.
    ///
    /// # Errors
    /// As [`Self::file_complaint`] and [`Self::open_thread`]; a problem `complaint_ended` when it has ended,
    /// `thread_full` when it holds as much as is kept.
    pub async fn add_to_thread(&self, message: &AddToThread) -> Result<MessageTaken, ClientError> {
        self.post(message).await
    }

    /// Has a complaint reopened, and says why (R10).
    ///
    /// # Errors
    /// As [`Self::add_to_thread`]; a problem `not_concluded` or `already_reopened`.
    pub async fn reopen_complaint(
        &self,
        message: &ReopenComplaint,
    ) -> Result<MessageTaken, ClientError> {
        self.post(message).await
    }

    /// Takes a complaint back.
    ///
    /// # Errors
    /// As [`Self::open_thread`]; a problem `complaint_ended` when it has ended.
    pub async fn withdraw_complaint(&self, lookup: LookUpId) -> Result<MessageTaken, ClientError> {
        self.post(&WithdrawComplaint(lookup)).await
    }

    /// Rates how a complaint was handled, from 1 (very badly) to 5 (very well).
    ///
    /// # Errors
    /// As [`Self::open_thread`]; a problem `not_concluded` or `already_rated`.
    pub async fn rate_complaint(
        &self,
        lookup: LookUpId,
        level: u8,
    ) -> Result<MessageTaken, ClientError> {
        self.post(&RateComplaint { lookup, level }).await
    }

    /// Complaints in numbers (R13).
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn complaint_figures(&self) -> Result<ComplaintFigures, ClientError> {
        self.get(&GetComplaintFigures).await
    }

    /// What was released about complaints.
    ///
    /// # Errors
    /// Any [`ClientError`].
    pub async fn complaint_summaries(&self) -> Result<ComplaintSummaries, ClientError> {
        self.get(&GetComplaintSummaries).await
    }
}
