//! The desk's requests about drafts, what is published, and sheets.

use super::{DeskEndpoint, Nothing};
use crate::desk::publishing::{
    CheckDraft, DiscardDraft, DraftFile, DraftOf, DraftReport, ImportSheets, KeepDraft, Preview,
    PreviewDraft, Publish, Publishing, PublishingPage, ReadSheets, SheetReport, SheetTemplate,
    VersionFile,
};

macro_rules! fixed {
    ($($(#[$doc:meta])* $name:ident: $method:literal $route:literal, $body:ty => $answer:ty;)*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy)]
            pub struct $name;

            impl DeskEndpoint for $name {
                type Body = $body;
                type Answer = $answer;
                const METHOD: &'static str = $method;
                const ROUTE: &'static str = $route;
            }
        )*
    };
}

fixed! {
    /// All that is published, or is to be.
    GetPublishing: "GET" "/api/v1/desk/publishing", Nothing => PublishingPage;
    /// A guide as citizens would see it.
    PostPreview: "POST" "/api/v1/desk/publishing/preview", PreviewDraft => Preview;
    /// Publishes drafts, at once or on a day.
    PostPublication: "POST" "/api/v1/desk/publishing/publications", Publish => Publishing;
    /// What would be wrong, were these drafts published together.
    PostPublicationCheck: "POST" "/api/v1/desk/publishing/publications/check", Publish => DraftReport;
    /// Reads sheets and says what is in them.
    PostSheetReport: "POST" "/api/v1/desk/publishing/sheets/report", ReadSheets => SheetReport;
    /// Makes drafts of sheets.
    PostSheets: "POST" "/api/v1/desk/publishing/sheets", ImportSheets => SheetReport;
    /// A workbook to fill in.
    GetSheetTemplate: "GET" "/api/v1/desk/publishing/sheets/template", Nothing => SheetTemplate;
}

macro_rules! of_one {
    ($($(#[$doc:meta])* $name:ident: $method:literal $rest:literal, $body:ty => $answer:ty;)*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Eq)]
            pub struct $name(pub DraftOf);

            impl DeskEndpoint for $name {
                type Body = $body;
                type Answer = $answer;
                const METHOD: &'static str = $method;
                const ROUTE: &'static str =
                    concat!("/api/v1/desk/publishing/drafts/{of}", $rest);
                fn address(&self) -> String {
                    format!(concat!("/api/v1/desk/publishing/drafts/{}", $rest), self.0)
                }
            }
        )*
    };
}

of_one! {
    /// One thing that is published or drafted, with everything about it.
    GetDraft: "GET" "", Nothing => DraftFile;
    /// Saves a draft.
    PutDraft: "PUT" "", KeepDraft => DraftFile;
    /// Throws a draft away.
    PostDraftDiscard: "POST" "/discard", DiscardDraft => Nothing;
    /// What would be wrong, were that the draft.
    PostDraftCheck: "POST" "/check", CheckDraft => DraftReport;
}

/// A version that was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GetVersion {
    /// Of what.
    pub of: DraftOf,
    /// Which.
    pub version: u32,
}

impl DeskEndpoint for GetVersion {
    type Body = Nothing;
    type Answer = VersionFile;
    const METHOD: &'static str = "GET";
    const ROUTE: &'static str = "/api/v1/desk/publishing/drafts/{of}/versions/{version}";
    fn address(&self) -> String {
        format!(
            "/api/v1/desk/publishing/drafts/{}/versions/{}",
            self.of, self.version
        )
    }
}

/// Takes back the day on which drafts were to come out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeletePlanned(pub String);

impl DeskEndpoint for DeletePlanned {
    type Body = Nothing;
    type Answer = Nothing;
    const METHOD: &'static str = "DELETE";
    const ROUTE: &'static str = "/api/v1/desk/publishing/planned/{id}";
    fn address(&self) -> String {
        format!("/api/v1/desk/publishing/planned/{}", self.0)
    }
}
