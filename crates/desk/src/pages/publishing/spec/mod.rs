//! Which fields a content has, in which order they are asked for, and how each is filled in.
//!
//! One description for the form of every kind of content; what may stand in a field is the contract's and the
//! domain's business. A field is named by its place below its own object, with `/`.

mod lists;

use super::choices::{
    AUDIENCE, CLASSES, FEES, HOLIDAYS, MODES, ONLINE, PROCEDURES, SCOPES, STATUS, UNITS,
};
use crate::text::fields::{Fields, KINDS, Label, SITUATIONS};
use mingbai_contract::desk::publishing::DraftOf;

/// How a field is filled in.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// One line.
    Text,
    /// Several lines.
    Lines,
    /// An id: letters, digits and hyphens.
    Id,
    /// A whole number.
    Number,
    /// An amount of yuan.
    Money,
    /// Yes or no.
    Flag,
    /// A day.
    Day,
    /// One of these.
    Choice(&'static [(&'static str, Label)]),
    /// Some of these.
    Several(&'static [(&'static str, Label)]),
    /// Words, one a line.
    Words,
    /// Whole numbers, one a line.
    Numbers,
    /// A department.
    Department,
    /// Entries, each with fields of its own.
    Rows(&'static [Field]),
}

/// A field.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its place.
    pub at: &'static str,
    /// Its label.
    pub label: Label,
    /// How it is filled in.
    pub kind: Kind,
    /// Whether it is left out where it is empty.
    pub optional: bool,
}

/// Fields under one heading.
#[derive(Debug, Clone, Copy)]
pub struct Section {
    /// The heading.
    pub label: Label,
    /// The fields.
    pub fields: &'static [Field],
}

const fn must(at: &'static str, label: Label, kind: Kind) -> Field {
    Field {
        at,
        label,
        kind,
        optional: false,
    }
}

const fn may(at: &'static str, label: Label, kind: Kind) -> Field {
    Field {
        at,
        label,
        kind,
        optional: true,
    }
}

const TIERS: Field = may(
    "tiers",
    Fields::tiers,
    Kind::Rows(&[
        must("name", Fields::name, Kind::Text),
        must("amount", Fields::amount, Kind::Money),
    ]),
);

const GUIDE: &[Section] = &[
    Section {
        label: Fields::basics,
        fields: &[
            must("name/zh", Fields::name_zh, Kind::Text),
            must("name/en", Fields::name_en, Kind::Text),
            must("code", Fields::code, Kind::Text),
            must("aliases", Fields::aliases, Kind::Words),
            must("department", Fields::department, Kind::Department),
            must("audience", Fields::audience, Kind::Several(AUDIENCE)),
            must("themes", Fields::themes, Kind::Words),
            must("kind", Fields::kind, Kind::Choice(KINDS)),
            may("kind_detail", Fields::kind_detail, Kind::Text),
            must("handling_class", Fields::class, Kind::Choice(CLASSES)),
            must("deemed_consent", Fields::deemed_consent, Kind::Flag),
            must("annual_volume", Fields::annual_volume, Kind::Number),
        ],
    },
    Section {
        label: Fields::legal_basis,
        fields: &[must(
            "legal_basis",
            Fields::legal_basis,
            Kind::Rows(&[
                must("law", Fields::law, Kind::Text),
                may("article", Fields::article, Kind::Text),
                must("summary", Fields::summary, Kind::Lines),
            ]),
        )],
    },
    Section {
        label: Fields::conditions,
        fields: &[must("conditions", Fields::conditions, Kind::Words)],
    },
    Section {
        label: Fields::materials,
        fields: &[must(
            "materials",
            Fields::materials,
            Kind::Rows(&[
                must("id", Fields::id, Kind::Id),
                must("name", Fields::name, Kind::Text),
                must("submit_mode", Fields::submit_mode, Kind::Choice(MODES)),
                must("original", Fields::original, Kind::Number),
                must("copies", Fields::copies, Kind::Number),
                must("issuer", Fields::issuer, Kind::Text),
                must("required", Fields::required, Kind::Flag),
                must("deferrable", Fields::deferrable, Kind::Flag),
                must("promise_substitutable", Fields::promise, Kind::Flag),
                may("condition", Fields::condition, Kind::Text),
                may("exempt_note", Fields::exempt_note, Kind::Text),
                may("blank_form", Fields::blank_form, Kind::Text),
                may("sample_form", Fields::sample_form, Kind::Text),
                may("note", Fields::note, Kind::Text),
            ]),
        )],
    },
    Section {
        label: Fields::situations,
        fields: &[must(
            "situations",
            Fields::situations,
            Kind::Rows(&[
                must("id", Fields::id, Kind::Id),
                must("name", Fields::name, Kind::Text),
                must("type", Fields::situation_type, Kind::Choice(SITUATIONS)),
                must("materials", Fields::needs, Kind::Words),
                may("note", Fields::note, Kind::Text),
            ]),
        )],
    },
    Section {
        label: Fields::steps,
        fields: &[must(
            "steps",
            Fields::steps,
            Kind::Rows(&[
                must("name", Fields::step_name, Kind::Text),
                must("role", Fields::role, Kind::Text),
                may("working_days", Fields::working_days, Kind::Number),
                must("counted", Fields::counted, Kind::Flag),
            ]),
        )],
    },
    Section {
        label: Fields::limits,
        fields: &[
            must(
                "limits/committed_working_days",
                Fields::committed,
                Kind::Number,
            ),
            may(
                "limits/statutory/value",
                Fields::statutory_value,
                Kind::Number,
            ),
            must(
                "limits/statutory/unit",
                Fields::statutory_unit,
                Kind::Choice(UNITS),
            ),
            must(
                "limits/statutory/basis",
                Fields::statutory_basis,
                Kind::Text,
            ),
            must(
                "limits/exclusions",
                Fields::exclusions,
                Kind::Rows(&[
                    must("code", Fields::procedure, Kind::Choice(PROCEDURES)),
                    must("name", Fields::name, Kind::Text),
                ]),
            ),
        ],
    },
    Section {
        label: Fields::fee,
        fields: &[
            must("fee/type", Fields::fee_type, Kind::Choice(FEES)),
            may("fee/amount", Fields::amount, Kind::Money),
            may("fee/min", Fields::min, Kind::Money),
            may("fee/max", Fields::max, Kind::Money),
            may("fee/unit", Fields::unit, Kind::Text),
            may("fee/basis", Fields::basis, Kind::Text),
            may("fee/note", Fields::note, Kind::Text),
            Field {
                at: "fee/tiers",
                ..TIERS
            },
        ],
    },
    Section {
        label: Fields::ending,
        fields: &[
            must("result/document", Fields::document, Kind::Text),
            must("result/validity", Fields::validity, Kind::Text),
            must("visits", Fields::visits, Kind::Number),
            must("online/level", Fields::online, Kind::Choice(ONLINE)),
            must("online/note", Fields::online_note, Kind::Text),
            must("windows", Fields::windows, Kind::Words),
            must("cross_region/scope", Fields::scope, Kind::Choice(SCOPES)),
            must("cross_region/note", Fields::scope_note, Kind::Text),
            may("annual", Fields::annual, Kind::Text),
            must("green_channel", Fields::green_channel, Kind::Flag),
        ],
    },
    Section {
        label: Fields::remedies,
        fields: &[
            may(
                "remedies/reconsideration",
                Fields::reconsideration,
                Kind::Lines,
            ),
            may("remedies/litigation", Fields::litigation, Kind::Lines),
            may("remedies/other", Fields::other_remedy, Kind::Lines),
        ],
    },
    Section {
        label: Fields::faqs,
        fields: &[must(
            "faqs",
            Fields::faqs,
            Kind::Rows(&[
                must("q", Fields::question, Kind::Text),
                must("a", Fields::answer, Kind::Lines),
            ]),
        )],
    },
];

const YEAR: &[Section] = &[
    Section {
        label: Fields::notice,
        fields: &[
            must("status", Fields::status, Kind::Choice(STATUS)),
            may("notice/title", Fields::title, Kind::Text),
            may("notice/number", Fields::number, Kind::Text),
            may("notice/date", Fields::date, Kind::Day),
            may("notice/number_checked", Fields::number_checked, Kind::Flag),
            may("note", Fields::note, Kind::Text),
        ],
    },
    Section {
        label: Fields::holidays,
        fields: &[must(
            "holidays",
            Fields::holidays,
            Kind::Rows(&[
                must("date", Fields::date, Kind::Day),
                must("name", Fields::festival_zh, Kind::Text),
                must("name_en", Fields::festival_en, Kind::Text),
                must("type", Fields::holiday_type, Kind::Choice(HOLIDAYS)),
            ]),
        )],
    },
    Section {
        label: Fields::makeup,
        fields: &[must(
            "makeup_workdays",
            Fields::makeup,
            Kind::Rows(&[
                must("date", Fields::date, Kind::Day),
                must("for", Fields::festival_zh, Kind::Text),
                must("for_en", Fields::festival_en, Kind::Text),
            ]),
        )],
    },
];

/// The form of what a draft is of.
#[must_use]
pub fn sections(of: &DraftOf) -> &'static [Section] {
    match of {
        DraftOf::Guide(_) => GUIDE,
        DraftOf::Year(_) => YEAR,
        DraftOf::List(list) => lists::of(list.as_str()),
    }
}
