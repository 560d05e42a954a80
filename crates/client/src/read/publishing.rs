//! What publishers keep: drafts and versions with everything they say. The desk reads these as phones read the
//! catalog, for the same reason: serde would cost it four times this code.

use super::{Faults, Read, read_enum, read_struct};
use crate::json::Json;
use mingbai_contract::desk::publishing::{
    Around, Content, Draft, DraftFault, DraftFile, DraftOf, PublishedContent, VersionFile,
    VersionRow,
};
use mingbai_contract::lists::{
    AnnualInspectionRow, CancelledCategory, CancelledRow, CategoryRow, FeeRow, FirstViolationRow,
    InspectionMode, KeyGoalRow, PenaltyRow, PenaltyTier, SourceType,
};
use mingbai_contract::rules::{ParamValue, ServiceRule};
use std::collections::BTreeMap;

read_struct! {
    DraftFile { of, published, draft, revision, faults, versions, around, is_mine }
    PublishedContent { version, published, content, stamp }
    Draft { content, based_on, actor, at, comes_out }
    DraftFault { of, field, code, is_error, found }
    VersionRow { version, published }
    VersionFile { version, published, content }
    Around { today, departments, windows, fees, other_cases, other_immediate }
}

// The published lists, as they are kept.
read_struct! {
    FeeRow {
        id, item, name, r#type, amount, unit, basis, min, max, charged_at, charged;
        tiers, illustrative
    }
    FirstViolationRow {
        id, department, behaviour, law, article, conditions, source_type, source
    }
    PenaltyRow {
        id, department, behaviour, law, article, statutory_penalty, tiers; illustrative_tiers
    }
    PenaltyTier { level, circumstances, penalty }
    AnnualInspectionRow {
        id, item, department, name, period, mode, mode_zh, exemption_rule, max_onsite_per_year
    }
    CancelledRow { id, category, name, outcome, basis, year }
    CategoryRow { id, name }
    KeyGoalRow { id, name, department, start, due, progress_percent, milestones }
    ServiceRule { id, category, title, text; params }
}

read_enum! {
    SourceType {
        "national_list" => NationalList, "statutory_correct_first" => StatutoryCorrectFirst,
        "local_list_practice" => LocalListPractice
    }
    InspectionMode {
        "network_report" => NetworkReport, "required" => Required, "exempt" => Exempt,
        "reduced" => Reduced
    }
    CancelledCategory {
        "item" => Item, "certificate" => Certificate, "document" => Document
    }
}

impl Read for DraftOf {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        let of = String::read(value, faults).parse().ok();
        faults.unless(of, Self::Year(0))
    }
}

/// An object of one member, whose name says what it is.
impl Read for Content {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        let named = match value {
            Json::Object(members) => match members.as_slice() {
                [(name, inner)] => Some((&**name, inner)),
                _ => None,
            },
            _ => None,
        };
        let (name, inner) = faults.unless(named, ("", &Json::Null));
        match name {
            "guide" => Self::Guide(Box::new(Read::read(inner, faults))),
            "gone" => Self::Gone(Read::read(inner, faults)),
            "fees" => Self::Fees(Read::read(inner, faults)),
            "first_violation" => Self::FirstViolation(Read::read(inner, faults)),
            "penalty_discretion" => Self::PenaltyDiscretion(Read::read(inner, faults)),
            "annual_inspections" => Self::AnnualInspections(Read::read(inner, faults)),
            "cancelled" => Self::Cancelled(Read::read(inner, faults)),
            "commitments" => Self::Commitments(Read::read(inner, faults)),
            "key_goals" => Self::KeyGoals(Read::read(inner, faults)),
            "complaint_categories" => Self::ComplaintCategories(Read::read(inner, faults)),
            "rating_tags" => Self::RatingTags(Read::read(inner, faults)),
            "year" => Self::Year(Read::read(inner, faults)),
            _ => {
                faults.note();
                Self::Commitments(Vec::new())
            }
        }
    }
}

impl Read for BTreeMap<String, ParamValue> {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        let Json::Object(members) = value else {
            faults.note();
            return Self::new();
        };
        let member = |(name, value): &(_, Json<'_>)| -> (String, ParamValue) {
            let name: &std::borrow::Cow<'_, str> = name;
            (name.to_string(), ParamValue::read(value, faults))
        };
        members.iter().map(member).collect()
    }
}

/// The first that fits, as the contract says.
impl Read for ParamValue {
    fn read(value: &Json<'_>, faults: &mut Faults) -> Self {
        match value {
            Json::Bool(flag) => Self::Flag(*flag),
            Json::Number(number) => match number.parse() {
                Ok(whole) => Self::Whole(whole),
                Err(_) => Self::Share(faults.unless(number.parse().ok(), 0.0)),
            },
            Json::Text(text) => Self::Text(text.to_string()),
            value => Self::Words(Read::read(value, faults)),
        }
    }
}
