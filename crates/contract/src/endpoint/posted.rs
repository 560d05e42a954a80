//! What is sent in a body, because it must not stand in an address.

use super::push_query;
use crate::application::{ApplicationNumber, ApplicationView, QueryCode, Ticket};

/// Something the API is sent: what is asked must not stand in an address.
pub trait Posted {
    /// What it answers with.
    type Answer;
    /// The route.
    const ROUTE: &'static str;
    /// The body of this very request, JSON.
    fn body(&self) -> String;
}

/// `POST /api/v1/applications/lookup`: one application, for whoever has its number and its code (R14).
#[derive(Clone, PartialEq, Eq)]
pub struct LookUpApplication {
    /// The number.
    pub number: ApplicationNumber,
    /// The code.
    pub code: QueryCode,
}

impl Posted for LookUpApplication {
    type Answer = ApplicationView;
    const ROUTE: &'static str = "/api/v1/applications/lookup";
    fn body(&self) -> String {
        both(&self.number, &self.code)
    }
}

/// Number and code as JSON. Both are capital letters and digits: nothing in them has to be escaped.
fn both(number: &ApplicationNumber, code: &QueryCode) -> String {
    let (number, code) = (number.as_str(), code.as_str());
    ["{\"number\":\"", number, "\",\"code\":\"", code, "\"}"].concat()
}

/// `POST /api/v1/applications/stream`: a ticket to follow an application live, for whoever has its number
/// and its code (R14).
#[derive(Clone, PartialEq, Eq)]
pub struct FollowApplication {
    /// The number.
    pub number: ApplicationNumber,
    /// The code.
    pub code: QueryCode,
}

impl FollowApplication {
    /// The address of the stream that a ticket opens, once: server-sent events, each an
    /// [`ApplicationView`] under the name `application`.
    #[must_use]
    pub fn stream(ticket: &Ticket) -> String {
        let mut address = Self::ROUTE.to_owned();
        push_query(&mut address, "ticket", &ticket.ticket);
        address
    }
}

impl Posted for FollowApplication {
    type Answer = Ticket;
    const ROUTE: &'static str = "/api/v1/applications/stream";
    fn body(&self) -> String {
        both(&self.number, &self.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_up_stands_in_the_body() {
        let look_up = LookUpApplication {
            number: ApplicationNumber::new("QS202611200001Y").unwrap(),
            code: QueryCode::new("7K3MQ9ZTBP").unwrap(),
        };
        let body: crate::application::LookUp = serde_json::from_str(&look_up.body()).unwrap();
        assert_eq!(body.number, look_up.number.as_str());
        assert_eq!(body.code, look_up.code.as_str());
    }

    #[test]
    fn a_ticket_stands_in_the_streams_address() {
        let ticket = Ticket {
            ticket: "7K3M".to_owned(),
        };
        let address = FollowApplication::stream(&ticket);
        assert_eq!(address, "/api/v1/applications/stream?ticket=7K3M");
    }
}
