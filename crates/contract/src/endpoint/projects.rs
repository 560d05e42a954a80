//! Green-channel projects (R8) and inspections (R9), as investors and enterprises ask for them.

use super::{Endpoint, Posted};
use crate::application::QueryCode;
use crate::project::{InspectionPage, InspectionReport, ProjectPage, Sharing};
use crate::{InspectionId, ProjectId};

/// Number and secret as JSON. Nothing that they are made of has to be escaped.
fn both(code: &ProjectId, secret: &QueryCode) -> String {
    let (code, secret) = (code.as_str(), secret.as_str());
    ["{\"code\":\"", code, "\",\"secret\":\"", secret, "\"}"].concat()
}

macro_rules! with_secret {
    ($($(#[$doc:meta])* $name:ident: $route:literal => $answer:ty;)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, PartialEq, Eq)]
            pub struct $name {
                /// The project's number.
                pub code: ProjectId,
                /// The secret.
                pub secret: QueryCode,
            }

            impl Posted for $name {
                type Answer = $answer;
                const ROUTE: &'static str = $route;
                fn body(&self) -> String {
                    both(&self.code, &self.secret)
                }
            }
        )*
    };
}

with_secret! {
    /// `POST /api/v1/projects/lookup`: one project, for whoever has one of its secrets (R14).
    LookUpProject: "/api/v1/projects/lookup" => ProjectPage;
    /// `POST /api/v1/projects/share`: a new secret for others, with the investor's own; the one before
    /// opens nothing any more.
    ShareProject: "/api/v1/projects/share" => Sharing;
    /// `POST /api/v1/projects/unshare`: takes the secret for others back, with the investor's own.
    UnshareProject: "/api/v1/projects/unshare" => Sharing;
}

/// `GET /api/v1/inspections/{code}`: what is filed under a notice's code (R9).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GetInspection(pub InspectionId);

impl Endpoint for GetInspection {
    type Answer = InspectionPage;
    const ROUTE: &'static str = "/api/v1/inspections/{code}";
    fn address(&self) -> String {
        ["/api/v1/inspections/", self.0.as_str()].concat()
    }
}

/// `POST /api/v1/inspections/{code}/reports`: reports a visit, without saying who does (R9). It goes with an
/// `Idempotency-Key`, and is answered with [`crate::project::ReportTaken`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportInspection {
    /// What stands on the notice.
    pub code: InspectionId,
    /// What is wrong.
    pub report: InspectionReport,
}

impl ReportInspection {
    /// The route, with `{name}` for each part that varies.
    pub const ROUTE: &'static str = "/api/v1/inspections/{code}/reports";

    /// The address of this very request.
    #[must_use]
    pub fn address(&self) -> String {
        ["/api/v1/inspections/", self.code.as_str(), "/reports"].concat()
    }

    /// The body of this very request, JSON. Nothing that it is made of has to be escaped.
    #[must_use]
    pub fn body(&self) -> String {
        let report = &self.report;
        let day = report.day.to_string();
        let mut body = ["{\"what\":\"", report.what.code(), "\",\"day\":\"", &day].concat();
        if let Some(department) = &report.department {
            body.push_str("\",\"department\":\"");
            body.push_str(department.as_str());
        }
        body.push_str("\"}");
        body
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::{ProjectLookUp, ReportReason};

    #[test]
    fn what_is_opened_stands_in_the_body() {
        let code = ProjectId::new("GC2026-002").unwrap();
        let secret = QueryCode::new("7K3MQ9ZTBP").unwrap();
        let opened = LookUpProject { code, secret };
        let body: ProjectLookUp = serde_json::from_str(&opened.body()).unwrap();
        assert_eq!(body.code, opened.code.as_str());
        assert_eq!(body.secret, opened.secret.as_str());
    }

    #[test]
    fn a_report_is_written_as_it_is_read() {
        for department in [None, Some("zhujian".parse().unwrap())] {
            let sent = ReportInspection {
                code: "JC20261118-021".parse().unwrap(),
                report: InspectionReport {
                    what: ReportReason::OtherSubject,
                    day: "2026-11-18".parse().unwrap(),
                    department,
                },
            };
            let read: InspectionReport = serde_json::from_str(&sent.body()).unwrap();
            assert_eq!(read, sent.report);
            assert_eq!(sent.address(), "/api/v1/inspections/JC20261118-021/reports");
        }
    }
}
