//! The desk's requests about complaints (R10) and the offices' keys.

use super::{DeskEndpoint, Nothing};
use crate::desk::complaints::{
    ComplaintFile, ComplaintId, ComplaintPage, MakeOfficeKey, MoveComplaint, OfficeKeyFile,
    OfficeKeyList, ProposeSummary, ReplaceKeyFile, SetDepartments, WaitingSummaries,
    WriteToReporter,
};
use crate::endpoint::push_query;
use crate::log::KeyId;

macro_rules! of_one {
    ($($(#[$doc:meta])* $name:ident($id:ty): $method:literal $route:literal, $body:ty => $answer:ty;)*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq)]
            pub struct $name(pub $id);

            impl DeskEndpoint for $name {
                type Body = $body;
                type Answer = $answer;
                const METHOD: &'static str = $method;
                const ROUTE: &'static str = $route;
                fn address(&self) -> String {
                    Self::ROUTE.replace("{id}", &self.0.to_string())
                }
            }
        )*
    };
}

of_one! {
    /// One complaint with its messages.
    GetComplaint(ComplaintId): "GET" "/api/v1/desk/complaints/{id}", Nothing => ComplaintFile;
    /// Takes it up.
    PostTakeUp(ComplaintId): "POST" "/api/v1/desk/complaints/{id}/take-up", MoveComplaint => ComplaintFile;
    /// Says which departments are concerned.
    PutComplaintDepartments(ComplaintId): "PUT" "/api/v1/desk/complaints/{id}/departments", SetDepartments => ComplaintFile;
    /// Gives it the long limit, before take-up is due, and says why.
    PostFifteen(ComplaintId): "POST" "/api/v1/desk/complaints/{id}/fifteen", WriteToReporter => ComplaintFile;
    /// Extends the limit, once, and says why.
    PostExtension(ComplaintId): "POST" "/api/v1/desk/complaints/{id}/extension", WriteToReporter => ComplaintFile;
    /// Writes to the reporter.
    PostReply(ComplaintId): "POST" "/api/v1/desk/complaints/{id}/messages", WriteToReporter => ComplaintFile;
    /// Answers it.
    PostConclusion(ComplaintId): "POST" "/api/v1/desk/complaints/{id}/conclusion", WriteToReporter => ComplaintFile;
    /// Gives it to the supervision office.
    PostStepUp(ComplaintId): "POST" "/api/v1/desk/complaints/{id}/step-up", MoveComplaint => ComplaintFile;
    /// Proposes a summary for everybody to read.
    PutSummary(ComplaintId): "PUT" "/api/v1/desk/complaints/{id}/summary", ProposeSummary => ComplaintFile;
    /// Releases the summary that somebody else proposed.
    PostRelease(ComplaintId): "POST" "/api/v1/desk/complaints/{id}/summary/release", MoveComplaint => Nothing;
    /// Replaces the private half of a key under a passphrase by the same under another one.
    PutKeyFile(KeyId): "PUT" "/api/v1/desk/office-keys/{id}/file", ReplaceKeyFile => OfficeKeyFile;
    /// Asks for a key to be retired: the county's root has to sign that. One that is pending is thrown away.
    DeleteOfficeKey(KeyId): "DELETE" "/api/v1/desk/office-keys/{id}", Nothing => OfficeKeyList;
}

/// Complaints by due date.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GetComplaints {
    /// Only those that have ended, or only those that have not.
    pub ended: Option<bool>,
    /// Only those that went to the supervision office.
    pub stepped_up: bool,
    /// Where to begin: `next_cursor` of the page before.
    pub cursor: Option<String>,
}

impl DeskEndpoint for GetComplaints {
    type Body = Nothing;
    type Answer = ComplaintPage;
    const METHOD: &'static str = "GET";
    const ROUTE: &'static str = "/api/v1/desk/complaints";
    fn address(&self) -> String {
        let mut address = Self::ROUTE.to_owned();
        if let Some(ended) = self.ended {
            push_query(&mut address, "ended", if ended { "true" } else { "false" });
        }
        if self.stepped_up {
            push_query(&mut address, "stepped_up", "true");
        }
        if let Some(cursor) = &self.cursor {
            push_query(&mut address, "cursor", cursor);
        }
        address
    }
}

/// The summaries that wait to be released.
#[derive(Debug, Clone, Copy)]
pub struct GetWaitingSummaries;

impl DeskEndpoint for GetWaitingSummaries {
    type Body = Nothing;
    type Answer = WaitingSummaries;
    const METHOD: &'static str = "GET";
    const ROUTE: &'static str = "/api/v1/desk/summaries";
}

/// The offices' keys.
#[derive(Debug, Clone, Copy)]
pub struct GetOfficeKeyFiles;

impl DeskEndpoint for GetOfficeKeyFiles {
    type Body = Nothing;
    type Answer = OfficeKeyList;
    const METHOD: &'static str = "GET";
    const ROUTE: &'static str = "/api/v1/desk/office-keys";
}

/// Keeps a key that the desk's browser has made.
#[derive(Debug, Clone, Copy)]
pub struct PostOfficeKey;

impl DeskEndpoint for PostOfficeKey {
    type Body = MakeOfficeKey;
    type Answer = OfficeKeyFile;
    const METHOD: &'static str = "POST";
    const ROUTE: &'static str = "/api/v1/desk/office-keys";
}

#[cfg(test)]
mod tests {
    use super::{ComplaintId, DeskEndpoint, GetComplaints, PostRelease};

    #[test]
    fn addresses_name_what_they_are_about() {
        let id = ComplaintId([0; 16]);
        let release = "/api/v1/desk/complaints/AAAAAAAAAAAAAAAAAAAAAA/summary/release";
        assert_eq!(PostRelease(id).address(), release);
        let list = GetComplaints {
            ended: Some(false),
            stepped_up: true,
            cursor: None,
        };
        let expected = "/api/v1/desk/complaints?ended=false&stepped_up=true";
        assert_eq!(list.address(), expected);
    }
}
