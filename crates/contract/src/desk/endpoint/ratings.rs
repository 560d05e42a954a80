//! The desk's requests about ratings (R11).

use super::{DeskEndpoint, Nothing};
use crate::WindowId;
use crate::desk::ratings::{
    HandledCases, RectificationFile, RectificationPage, ReportHandled, ReviewComment, SayOfRating,
    ShowCode, ShownCode, WaitingComments,
};
use crate::endpoint::push_query;
use crate::rating::RectificationId;

macro_rules! of_one {
    ($($(#[$doc:meta])* $name:ident: $method:literal $route:literal, $body:ty => $answer:ty;)*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq)]
            pub struct $name(pub RectificationId);

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
    /// One bad rating.
    GetRectification: "GET" "/api/v1/desk/ratings/rectifications/{id}", Nothing => RectificationFile;
    /// Answers it.
    PostRatingAnswer: "POST" "/api/v1/desk/ratings/rectifications/{id}/answer", SayOfRating => RectificationFile;
    /// Gives it the long limit, before it is due, and says why.
    PostComplex: "POST" "/api/v1/desk/ratings/rectifications/{id}/complex", SayOfRating => RectificationFile;
    /// Says how it was put right.
    PostRatingResult: "POST" "/api/v1/desk/ratings/rectifications/{id}/result", SayOfRating => RectificationFile;
    /// Sets it aside, and says why.
    PostSetAside: "POST" "/api/v1/desk/ratings/rectifications/{id}/set-aside", SayOfRating => RectificationFile;
    /// Releases a comment, or keeps it back.
    PostReview: "POST" "/api/v1/desk/ratings/comments/{id}", ReviewComment => Nothing;
}

/// What a window's screen is to show now.
#[derive(Debug, Clone, Copy)]
pub struct PostLiveCode;

impl DeskEndpoint for PostLiveCode {
    type Body = ShowCode;
    type Answer = ShownCode;
    const METHOD: &'static str = "POST";
    const ROUTE: &'static str = "/api/v1/desk/ratings/code";
}

/// Reports how many cases a window handled on a day.
#[derive(Debug, Clone, Copy)]
pub struct PutHandled;

impl DeskEndpoint for PutHandled {
    type Body = ReportHandled;
    type Answer = HandledCases;
    const METHOD: &'static str = "PUT";
    const ROUTE: &'static str = "/api/v1/desk/ratings/handled";
}

/// Bad ratings by what is due next.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GetRectifications {
    /// Only those that have ended, or only those that have not.
    pub ended: Option<bool>,
    /// Only those that went to the supervision office.
    pub stepped_up: bool,
    /// Only those of this window.
    pub window: Option<WindowId>,
    /// Where to begin: `next_cursor` of the page before.
    pub cursor: Option<String>,
}

impl DeskEndpoint for GetRectifications {
    type Body = Nothing;
    type Answer = RectificationPage;
    const METHOD: &'static str = "GET";
    const ROUTE: &'static str = "/api/v1/desk/ratings/rectifications";
    fn address(&self) -> String {
        let mut address = Self::ROUTE.to_owned();
        if let Some(ended) = self.ended {
            push_query(&mut address, "ended", if ended { "true" } else { "false" });
        }
        if self.stepped_up {
            push_query(&mut address, "stepped_up", "true");
        }
        if let Some(window) = &self.window {
            push_query(&mut address, "window", &window.to_string());
        }
        if let Some(cursor) = &self.cursor {
            push_query(&mut address, "cursor", cursor);
        }
        address
    }
}

/// Comments that nobody has read yet.
#[derive(Debug, Clone, Copy, Default)]
pub struct GetWaitingComments {
    /// Where to begin: `next_cursor` of the page before.
    pub cursor: Option<RectificationId>,
}

impl DeskEndpoint for GetWaitingComments {
    type Body = Nothing;
    type Answer = WaitingComments;
    const METHOD: &'static str = "GET";
    const ROUTE: &'static str = "/api/v1/desk/ratings/comments";
    fn address(&self) -> String {
        let mut address = Self::ROUTE.to_owned();
        if let Some(cursor) = &self.cursor {
            push_query(&mut address, "cursor", &cursor.to_string());
        }
        address
    }
}

#[cfg(test)]
mod tests {
    use super::{DeskEndpoint, GetRectifications, PostSetAside, RectificationId};

    #[test]
    fn addresses_name_what_they_are_about() {
        let aside = "/api/v1/desk/ratings/rectifications/AAAAAAAAAAAAAAAAAAAAAA/set-aside";
        assert_eq!(PostSetAside(RectificationId([0; 16])).address(), aside);
        let list = GetRectifications {
            ended: Some(true),
            stepped_up: false,
            window: "A03".parse().ok(),
            cursor: Some(".2026-11-20.A".to_owned()),
        };
        let expected =
            "/api/v1/desk/ratings/rectifications?ended=true&window=A03&cursor=.2026-11-20.A";
        assert_eq!(list.address(), expected);
    }
}
