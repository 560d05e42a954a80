//! Query strings, read strictly: unknown and repeated parameters are refused, and all that is wrong
//! is said at once.

use crate::problem::Refusal;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use mingbai_contract::problem::{FieldCode, FieldProblem};
use percent_encoding::percent_decode_str;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::convert::Infallible;

/// The parameters of a request, and what is wrong with them so far.
#[derive(Debug, Default)]
pub struct Query {
    values: BTreeMap<String, String>,
    problems: Vec<FieldProblem>,
}

impl<S: Sync> FromRequestParts<S> for Query {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::parse(parts.uri.query().unwrap_or_default()))
    }
}

impl Query {
    /// Reads `a=1&b=2`. Percent-encoding must hold UTF-8; `+` is a space.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut query = Self::default();
        for pair in text.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let Some(name) = decode(name) else {
                query.refuse("?", FieldCode::Malformed);
                continue;
            };
            match decode(value) {
                None => query.refuse(&name, FieldCode::Malformed),
                Some(_) if query.values.contains_key(name.as_ref()) => {
                    query.refuse(&name, FieldCode::Malformed);
                }
                Some(value) => {
                    query.values.insert(name.into_owned(), value.into_owned());
                }
            }
        }
        query
    }

    /// Takes a parameter out; empty texts are as good as none.
    pub fn text(&mut self, name: &str) -> Option<String> {
        self.values.remove(name).filter(|value| !value.is_empty())
    }

    /// Takes a parameter out and reads it; what cannot be read is noted with the code.
    pub fn read<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&str) -> Result<T, FieldCode>,
    ) -> Option<T> {
        let value = self.values.remove(name)?;
        match read(&value) {
            Ok(read) => Some(read),
            Err(code) => {
                self.refuse(name, code);
                None
            }
        }
    }

    /// As [`Self::read`], for a parameter that must be there; where it is not, that is noted too.
    pub fn required<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&str) -> Result<T, FieldCode>,
    ) -> Option<T> {
        if !self.values.contains_key(name) && !self.is_refused(name) {
            self.refuse(name, FieldCode::Missing);
        }
        self.read(name, read)
    }

    fn is_refused(&self, name: &str) -> bool {
        self.problems.iter().any(|problem| problem.field == name)
    }

    /// Takes a whole number out that must lie in a range.
    pub fn number(&mut self, name: &str, range: std::ops::RangeInclusive<u32>) -> Option<u32> {
        self.read(name, |text| {
            let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
            if !digits {
                return Err(FieldCode::Malformed);
            }
            // More digits than fit are a number all the same, only too large a one.
            let number = text.parse().unwrap_or(u32::MAX);
            if range.contains(&number) {
                Ok(number)
            } else {
                Err(FieldCode::OutOfRange)
            }
        })
    }

    fn refuse(&mut self, name: &str, code: FieldCode) {
        let field = name.chars().take(64).collect();
        self.problems.push(FieldProblem { field, code });
    }

    /// Ends the reading: whatever has not been taken out is unknown.
    ///
    /// # Errors
    /// A refusal with every field that is wrong.
    pub fn end(mut self) -> Result<(), Refusal> {
        for name in std::mem::take(&mut self.values).into_keys() {
            self.refuse(&name, FieldCode::UnknownField);
        }
        if self.problems.is_empty() {
            Ok(())
        } else {
            Err(Refusal::fields(self.problems))
        }
    }
}

fn decode(text: &str) -> Option<Cow<'_, str>> {
    if text.contains('+') {
        let spaced = text.replace('+', " ");
        let decoded = percent_decode_str(&spaced).decode_utf8().ok()?;
        return Some(decoded.into_owned().into());
    }
    percent_decode_str(text).decode_utf8().ok()
}

/// For operations without parameters: any parameter is refused.
#[derive(Debug)]
pub struct NoQuery;

impl<S: Sync> FromRequestParts<S> for NoQuery {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        Query::parse(parts.uri.query().unwrap_or_default())
            .end()
            .map(|()| Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_wrong_is_said_at_once() {
        let mut query = Query::parse("q=%E5%BC%80+%E5%BA%97&n=0&m=x&big=99999999999&x=%FF&u=1&q=2");
        assert_eq!(query.text("q").as_deref(), Some("开 店"));
        assert_eq!(query.number("n", 1..=5), None);
        assert_eq!(query.number("m", 1..=5), None);
        assert_eq!(query.number("big", 1..=5), None);
        let refusal = query.end().unwrap_err();
        let fields: Vec<(&str, FieldCode)> = refusal
            .fields
            .iter()
            .map(|problem| (problem.field.as_str(), problem.code))
            .collect();
        assert_eq!(
            fields,
            [
                ("x", FieldCode::Malformed),
                ("q", FieldCode::Malformed),
                ("n", FieldCode::OutOfRange),
                ("m", FieldCode::Malformed),
                ("big", FieldCode::OutOfRange),
                ("u", FieldCode::UnknownField),
            ]
        );
    }

    #[test]
    fn a_query_that_is_right_ends_well() {
        let mut query = Query::parse("limit=5&&q=");
        assert_eq!(query.number("limit", 1..=5), Some(5));
        assert_eq!(query.text("q"), None);
        assert_eq!(query.end(), Ok(()));
    }
}
