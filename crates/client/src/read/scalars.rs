//! Numbers, words, dates, ids, and lists of anything.

use super::{Faults, Read};
use crate::json::Json;
use mingbai_contract::application::{ApplicationNumber, QueryCode};
use mingbai_contract::board::Period;
use mingbai_contract::complaint::{
    BoxKey, Bytes, CategoryId, ChallengeToken, Encapsulated, MessageId, SealedKey,
};
use mingbai_contract::log::{Hash, KeyId, PublicKey, Signature, Timestamp};
use mingbai_contract::office::Span;
use mingbai_contract::rating::{
    Blinded, Evaluated, EvaluationProof, Level, Scope, ScopeOf, TokenPoint,
};
use mingbai_contract::{
    ApprovalId, CenterId, Date, DepartmentId, EnterpriseCode, InspectionId, ItemId, ListId,
    MaterialId, Month, ProjectId, Quarter, SituationId, TagId, Theme, WindowId, Yuan,
};

/// The text; a fault and the empty text if it is none.
fn text<'j>(value: &'j Json<'_>, faults: &mut Faults) -> &'j str {
    if let Json::Text(text) = value {
        text
    } else {
        faults.note();
        ""
    }
}

impl Read for String {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        text(value, faults).to_owned()
    }
}

impl Read for bool {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        if let Json::Bool(value) = value {
            *value
        } else {
            faults.note();
            false
        }
    }
}

impl<T: Read> Read for Option<T> {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        match value {
            Json::Null => None,
            value => Some(T::read(value, faults)),
        }
    }
}

/// The values of a list; a fault and none if it is no list.
fn list<'j, 't>(value: &'j Json<'t>, faults: &mut Faults) -> &'j [Json<'t>] {
    if let Json::List(items) = value {
        items
    } else {
        faults.note();
        &[]
    }
}

impl<T: Read> Read for Vec<T> {
    #[inline(never)]
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        let items = list(value, faults);
        let mut all = Self::new();
        // Less code than any other way to a list without slack.
        all.reserve_exact(items.len());
        for item in items {
            all.push(T::read(item, faults));
        }
        all
    }
}

/// Numbers are read as long as they stay below this; what the contract counts is far below.
const END: i64 = 10_000_000_000_000;

/// A number with so many decimals at most, times ten for each: 1.4 with two is 140. Without
/// exponents, which no writer of whole numbers and of fen writes.
fn scaled(text: &str, mut decimals: u8) -> Option<i64> {
    let (digits, sign) = match text.strip_prefix('-') {
        Some(digits) => (digits, -1),
        None => (text, 1),
    };
    let (mut number, mut point) = (0_i64, false);
    for byte in digits.bytes() {
        let digit = byte.wrapping_sub(b'0');
        if byte == b'.' && decimals > 0 && !point {
            point = true;
        } else if digit > 9 || number >= END {
            return None;
        } else if !point || decimals > 0 {
            number = number * 10 + i64::from(digit);
            decimals -= u8::from(point);
        } else if digit != 0 {
            return None;
        }
    }
    while decimals > 0 {
        number *= 10;
        decimals -= 1;
    }
    Some(number * sign)
}

/// A [`scaled`] number within a range; a fault and 0 if it is none.
#[inline(never)]
fn number(value: &Json<'_>, decimals: u8, range: (i64, i64), faults: &mut Faults) -> i64 {
    let number = match value {
        Json::Number(text) => scaled(text, decimals),
        _ => None,
    };
    faults.unless(number.filter(|n| (range.0..=range.1).contains(n)), 0)
}

macro_rules! read_whole {
    ($($number:ident)*) => {$(
        impl Read for $number {
            fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
                let range = (i64::from(Self::MIN), i64::from(Self::MAX));
                number(value, 0, range, faults).try_into().unwrap_or_default()
            }
        }
    )*};
}

read_whole!(u8 u16 u32 i32);

/// Positions and sizes of the public log.
impl Read for u64 {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        number(value, 0, (0, END - 1), faults)
            .try_into()
            .unwrap_or_default()
    }
}

impl Read for Yuan {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        Self::from_fen(number(value, 2, (0, END - 1), faults))
    }
}

impl Read for Date {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        let date = text(value, faults).parse().ok();
        faults.unless(date, Self(Default::default()))
    }
}

impl Read for Month {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        let month = text(value, faults).parse().ok();
        faults.unless(month, Self::of(Date(Default::default())))
    }
}

impl Read for Quarter {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        let quarter = text(value, faults).parse().ok();
        faults.unless(quarter, Self::of(Month::of(Date(Default::default()))))
    }
}

impl Read for Period {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        let period = text(value, faults).parse().ok();
        faults.unless(period, Self::Month(Month::of(Date(Default::default()))))
    }
}

impl Read for Scope {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        let scope = text(value, faults).parse().ok();
        let anything = Self {
            of: ScopeOf::Window(WindowId::any()),
            quarter: Quarter::of(Month::of(Date(Default::default()))),
        };
        faults.unless(scope, anything)
    }
}

impl Read for Level {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        let level = u8::read(value, faults).try_into().ok();
        faults.unless(level, Self::VerySatisfied)
    }
}

impl Read for Span {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        let span = Self::try_from(text(value, faults).to_owned());
        faults.unless(span.ok(), Self { from: 0, to: 0 })
    }
}

impl Read for Theme {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        let text = text(value, faults);
        let theme = Self::ALL.iter().find(|theme| theme.zh() == text);
        faults.unless(theme.copied(), Self::Other)
    }
}

macro_rules! read_bytes {
    ($($name:ident $length:literal)*) => {$(
        impl Read for $name {
            fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
                let bytes = text(value, faults).parse().ok();
                faults.unless(bytes, Self([0; $length]))
            }
        }
    )*};
}

read_bytes!(
    Hash 32 PublicKey 32 Signature 64 KeyId 8 BoxKey 32 ChallengeToken 58 Encapsulated 32 MessageId 16
    SealedKey 48 TokenPoint 32 Blinded 32 Evaluated 32 EvaluationProof 64
);

impl Read for Bytes {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        let bytes = text(value, faults).parse().ok();
        faults.unless(bytes, Self::default())
    }
}

impl Read for Timestamp {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        let moment = text(value, faults).parse().ok();
        faults.unless(
            moment,
            Self {
                unix_ms: 0,
                minutes_east: 0,
            },
        )
    }
}

macro_rules! read_id {
    ($($id:ident)*) => {$(
        impl Read for $id {
            fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
                let id = Self::new(text(value, faults));
                faults.unless(id.ok(), Self::any())
            }
        }
    )*};
}

read_id!(
    ApplicationNumber ApprovalId CategoryId CenterId DepartmentId EnterpriseCode InspectionId ItemId ListId
    MaterialId ProjectId QueryCode SituationId TagId WindowId
);
