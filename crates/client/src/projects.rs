//! Green-channel projects (R8) and inspections (R9).

use crate::{Client, ClientError, Request, Transport, decode};
use mingbai_contract::application::QueryCode;
use mingbai_contract::endpoint::{
    GetInspection, LookUpProject, ReportInspection, ShareProject, UnshareProject,
};
use mingbai_contract::project::{InspectionPage, ProjectPage, ReportTaken, Sharing};
use mingbai_contract::{InspectionId, ProjectId};

impl<T: Transport> Client<T> {
    /// A project as it stands now, for whoever has its number and one of its secrets (R14).
    ///
    /// # Errors
    /// A problem `not_found` when they do not belong together, or there is no such number: which of the two
    /// is not said; `too_many_requests` after several that did not; else any [`ClientError`].
    pub async fn project(
        &self,
        code: ProjectId,
        secret: QueryCode,
    ) -> Result<ProjectPage, ClientError> {
        self.post(&LookUpProject { code, secret }).await
    }

    /// A new secret for others to look at a project; the one before opens nothing any more.
    ///
    /// # Errors
    /// As [`Self::project`]: a secret that is not the investor's own is a wrong one here.
    pub async fn share_project(
        &self,
        code: ProjectId,
        secret: QueryCode,
    ) -> Result<Sharing, ClientError> {
        self.post(&ShareProject { code, secret }).await
    }

    /// Takes the secret for others back.
    ///
    /// # Errors
    /// As [`Self::share_project`].
    pub async fn unshare_project(
        &self,
        code: ProjectId,
        secret: QueryCode,
    ) -> Result<Sharing, ClientError> {
        self.post(&UnshareProject { code, secret }).await
    }

    /// What is filed under a notice's code (R9).
    ///
    /// # Errors
    /// A problem `not_found` when nothing is: that is the answer "not filed"; else any [`ClientError`].
    pub async fn inspection(&self, code: InspectionId) -> Result<InspectionPage, ClientError> {
        self.get(&GetInspection(code)).await
    }

    /// Reports a visit (R9), once however often it is sent with the same key: random,
    /// [`mingbai_contract::desk::applications::ONCE_CHARS`] of letters, digits, `-` and `_`.
    ///
    /// # Errors
    /// A problem `too_many_requests` when as much has been reported today as is taken in of a day; else any
    /// [`ClientError`].
    pub async fn report_inspection(
        &self,
        report: &ReportInspection,
        key: &str,
    ) -> Result<ReportTaken, ClientError> {
        let (address, body) = (report.address(), report.body());
        let request = Request {
            method: "POST",
            address: &address,
            if_none_match: None,
            idempotency_key: Some(key),
            body: Some(&body),
        };
        decode(&self.send(request).await?)
    }
}
