//! The fields of the published lists.

use super::{Field, Kind, Section, TIERS, may, must};
use crate::pages::publishing::choices::{CATEGORIES, FEES, INSPECTIONS, SOURCES};
use crate::text::fields::Fields;

/// A list is entries and nothing else: its field is the content itself.
macro_rules! list {
    ($($field:expr),* $(,)?) => {{
        const ALL: &[Section] = &[Section {
            label: Fields::rows,
            fields: &[must("", Fields::rows, Kind::Rows(&[$($field),*]))],
        }];
        ALL
    }};
}

const ID: Field = must("id", Fields::id, Kind::Text);

/// The form of a published list.
pub(super) fn of(list: &str) -> &'static [Section] {
    match list {
        "fees" => list![
            ID,
            must("item", Fields::item, Kind::Id),
            must("name", Fields::name, Kind::Text),
            must("type", Fields::fee_type, Kind::Choice(FEES)),
            may("amount", Fields::amount, Kind::Money),
            may("min", Fields::min, Kind::Money),
            may("max", Fields::max, Kind::Money),
            TIERS,
            may("unit", Fields::unit, Kind::Text),
            must("basis", Fields::basis, Kind::Text),
            may("illustrative", Fields::illustrative, Kind::Flag),
        ],
        "first-violation" => list![
            ID,
            must("department", Fields::department, Kind::Department),
            must("behaviour", Fields::behaviour, Kind::Lines),
            must("law", Fields::law, Kind::Text),
            may("article", Fields::article, Kind::Text),
            must("conditions", Fields::conditions, Kind::Words),
            must("source_type", Fields::source_type, Kind::Choice(SOURCES)),
            must("source", Fields::source, Kind::Text),
        ],
        "penalty-discretion" => list![
            ID,
            must("department", Fields::department, Kind::Department),
            must("behaviour", Fields::behaviour, Kind::Lines),
            must("law", Fields::law, Kind::Text),
            must("article", Fields::article, Kind::Text),
            must("statutory_penalty", Fields::statutory_penalty, Kind::Lines),
            must(
                "tiers",
                Fields::grades,
                Kind::Rows(&[
                    must("level", Fields::level, Kind::Text),
                    must("circumstances", Fields::circumstances, Kind::Text),
                    must("penalty", Fields::penalty, Kind::Text),
                ]),
            ),
            must("illustrative_tiers", Fields::illustrative, Kind::Flag),
        ],
        "annual-inspections" => list![
            ID,
            must("item", Fields::item, Kind::Id),
            must("department", Fields::department, Kind::Department),
            must("name", Fields::name, Kind::Text),
            must("period", Fields::period, Kind::Text),
            must("mode", Fields::mode, Kind::Choice(INSPECTIONS)),
            must("mode_zh", Fields::mode_zh, Kind::Text),
            must("exemption_rule", Fields::exemption, Kind::Lines),
            must("max_onsite_per_year", Fields::visits_a_year, Kind::Number),
        ],
        "cancelled" => list![
            ID,
            must("category", Fields::category, Kind::Choice(CATEGORIES)),
            must("name", Fields::name, Kind::Text),
            must("outcome", Fields::outcome, Kind::Text),
            must("basis", Fields::basis, Kind::Text),
            must("year", Fields::year, Kind::Text),
        ],
        "commitments" => list![
            ID,
            must("title/zh", Fields::name_zh, Kind::Text),
            must("title/en", Fields::name_en, Kind::Text),
            must("text/zh", Fields::text_zh, Kind::Lines),
            must("text/en", Fields::text_en, Kind::Lines),
        ],
        "key-goals" => list![
            ID,
            must("name/zh", Fields::name_zh, Kind::Text),
            must("name/en", Fields::name_en, Kind::Text),
            must("department", Fields::department, Kind::Department),
            must("start", Fields::start, Kind::Day),
            must("due", Fields::due, Kind::Day),
            must("progress_percent", Fields::progress, Kind::Number),
            must(
                "milestones",
                Fields::milestones,
                Kind::Rows(&[
                    must("name", Fields::name, Kind::Text),
                    must("planned", Fields::planned, Kind::Day),
                    may("actual", Fields::actual, Kind::Day),
                ]),
            ),
        ],
        "complaint-categories" => list![
            ID,
            must("name/zh", Fields::name_zh, Kind::Text),
            must("name/en", Fields::name_en, Kind::Text),
        ],
        "rating-tags" => list![
            ID,
            must("levels", Fields::levels, Kind::Numbers),
            must("name/zh", Fields::name_zh, Kind::Text),
            must("name/en", Fields::name_en, Kind::Text),
        ],
        _ => &[],
    }
}
