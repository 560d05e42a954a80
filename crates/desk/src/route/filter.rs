//! The addresses of figures and of the record: by what they are filtered.

use super::Page;
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::endpoint::GetAudit;
use mingbai_contract::endpoint::push_query;
use mingbai_contract::{Date, Month};

/// Of which month the figures are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FigureQuery {
    /// The month; none for the last one that has ended.
    pub month: Option<Month>,
}

impl FigureQuery {
    /// Reads the query of an address.
    #[must_use]
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        Self {
            month: get("month").and_then(|month| month.parse().ok()),
        }
    }

    /// The address.
    #[must_use]
    pub fn address(self) -> String {
        let mut address = Page::Figures.path().to_owned();
        if let Some(month) = self.month {
            push_query(&mut address, "month", &month.to_string());
        }
        address
    }
}

/// The record's filters as its page's address has them.
#[must_use]
pub fn read_audit(get: impl Fn(&str) -> Option<String>) -> GetAudit {
    let day = |name: &str| get(name)?.parse::<Date>().ok();
    GetAudit {
        q: get("q").unwrap_or_default(),
        deed: get("deed").and_then(|code| Deed::parse(&code)),
        from: day("from"),
        to: day("to"),
        cursor: get("cursor").filter(|cursor| !cursor.is_empty()),
    }
}

/// The address of the record's page with these filters: they have the same names as the API's.
#[must_use]
pub fn audit(asked: &GetAudit) -> String {
    use mingbai_contract::desk::endpoint::DeskEndpoint as _;
    let address = asked.address();
    let query = address.split_once('?').map_or("", |(_, query)| query);
    match query {
        "" => Page::Audit.path().to_owned(),
        query => format!("{}?{query}", Page::Audit.path()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::tests::asked;

    #[test]
    fn of_which_month_the_figures_are_stands_in_the_address() {
        for month in [None, "2026-10".parse().ok()] {
            let query = FigureQuery { month };
            assert_eq!(FigureQuery::read(asked(&query.address())), query);
        }
    }

    #[test]
    fn the_records_filters_stand_in_the_address() {
        let filter = GetAudit {
            q: "王".to_owned(),
            deed: Some(Deed::SignedIn),
            from: "2026-11-01".parse().ok(),
            to: None,
            cursor: Some("17".to_owned()),
        };
        let address = audit(&filter);
        assert!(address.starts_with("/desk/audit?q="));
        assert_eq!(read_audit(asked(&address)), filter);
        assert_eq!(audit(&GetAudit::default()), "/desk/audit");
    }
}
