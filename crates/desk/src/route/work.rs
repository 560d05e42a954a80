//! The addresses of the clerk's work: what is shown, and what is open beside it.

use super::{ListQuery, Open, Page};
use mingbai_contract::WindowId;
use mingbai_contract::application::{ApplicationNumber, QueryCode};
use mingbai_contract::desk::endpoint::GetWork;
use mingbai_contract::desk::work::Stage;
use mingbai_contract::endpoint::push_query;

/// Which applications are shown, and which one is open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkQuery {
    /// What is asked for.
    pub asked: GetWork,
    /// The one that is open.
    pub open: Option<ApplicationNumber>,
}

impl WorkQuery {
    /// Reads the query of an address.
    #[must_use]
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        // What stands open beside a table has the same name everywhere.
        let ListQuery { q, open } = ListQuery::read(&get);
        let open = match open {
            Some(Open::One(number)) => ApplicationNumber::new(number).ok(),
            Some(Open::New) | None => None,
        };
        Self {
            asked: GetWork {
                stage: get("stage").and_then(|code| Stage::parse(&code)),
                window: get("window").and_then(|id| id.parse::<WindowId>().ok()),
                q,
                cursor: get("cursor").filter(|cursor| !cursor.is_empty()),
            },
            open,
        }
    }

    /// The address.
    #[must_use]
    pub fn address(&self) -> String {
        use mingbai_contract::desk::endpoint::DeskEndpoint as _;
        let asked = self.asked.address();
        let query = asked.split_once('?').map_or("", |(_, query)| query);
        let mut address = Page::Work.path().to_owned();
        if !query.is_empty() {
            address.push('?');
            address.push_str(query);
        }
        if let Some(open) = &self.open {
            push_query(&mut address, "open", open.as_str());
        }
        address
    }
}

/// What an applicant's phone opens to follow an application: the code stands behind the `#`, which is sent to
/// nobody.
#[must_use]
pub fn follow(origin: &str, number: &ApplicationNumber, code: &QueryCode) -> String {
    format!("{origin}/t/{}#{}", number.as_str(), code.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::tests::asked;

    #[test]
    fn what_is_shown_and_open_stands_in_the_address() {
        let number = ApplicationNumber::new("QS202611200001Y").ok();
        for (stage, window, q, cursor, open) in [
            (None, None, "", None, None),
            (Some(Stage::ToAccept), None, "", None, number.clone()),
            (
                None,
                Some("A03"),
                "QS2026",
                Some("-.QS202611200001Y"),
                number,
            ),
        ] {
            let query = WorkQuery {
                asked: GetWork {
                    stage,
                    window: window.and_then(|id| id.parse().ok()),
                    q: q.to_owned(),
                    cursor: cursor.map(str::to_owned),
                },
                open,
            };
            assert_eq!(WorkQuery::read(asked(&query.address())), query);
        }
        assert_eq!(WorkQuery::default().address(), Page::Work.path());
    }

    #[test]
    fn a_phone_opens_what_stands_behind_the_mark() {
        let (number, code) = ("QS202611200001Y", "7K3MQ9ZTBP");
        let link = follow(
            "https://a.example",
            &number.parse().unwrap(),
            &code.parse().unwrap(),
        );
        assert_eq!(link, "https://a.example/t/QS202611200001Y#7K3MQ9ZTBP");
    }
}
