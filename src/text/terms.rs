//! English for the fixed terms of the data: life events, steps, procedures, units, zones.
//!
//! The published data is Chinese; names, steps and units have English in the tables of `mingbai-words`. A
//! term that is not in these stays Chinese and is marked as such by whoever shows it.

use super::{Lang, Text};
use mingbai_contract::Theme;
use mingbai_contract::guide::{ExclusionCode, Kind, Scope, SubmitMode};

/// The English of a term of the data.
fn look_up(table: fn(&Text) -> &[&'static str], zh: &str) -> Option<&'static str> {
    let row = table(Lang::Zh.text()).iter().position(|term| *term == zh)?;
    table(Lang::En.text()).get(row).copied()
}

/// The name of a step, and the tag to mark it with where only Chinese exists.
#[must_use]
pub fn step(lang: Lang, zh: &str) -> (&str, Option<&'static str>) {
    match lang {
        Lang::Zh => (zh, None),
        Lang::En => look_up(|t| t.steps.rows(), zh).map_or((zh, lang.zh_only()), |en| (en, None)),
    }
}

/// The name of a project's stage, and the tag to mark it with where only Chinese exists.
#[must_use]
pub fn stage(lang: Lang, zh: &str) -> (&str, Option<&'static str>) {
    match lang {
        Lang::Zh => (zh, None),
        Lang::En => look_up(|t| t.stages.rows(), zh).map_or((zh, lang.zh_only()), |en| (en, None)),
    }
}

/// The name of a zone such as `A 企业服务区`.
#[must_use]
pub fn zone(lang: Lang, zh: &str) -> (&str, Option<&'static str>) {
    let letter = zh.split(' ').next().unwrap_or_default();
    match lang {
        Lang::Zh => (zh.split_once(' ').map_or(zh, |(_, name)| name), None),
        Lang::En => {
            look_up(|t| t.zones.rows(), letter).map_or((zh, lang.zh_only()), |en| (en, None))
        }
    }
}

/// Whether the issuer of a material is whoever applies: the data has a word for that.
#[must_use]
pub fn is_applicant(issuer: &str) -> bool {
    issuer == "申请人"
}

/// Whether a fee's remark says no more than that there is none.
#[must_use]
pub fn says_free(note: &str) -> bool {
    note == "不收费"
}

/// What a fee is charged for, to stand after the price; none for a lump sum. The data's units say
/// yuan already: `元/证`.
#[must_use]
pub fn per(lang: Lang, unit: &str) -> Option<&str> {
    match lang {
        Lang::Zh => unit.strip_prefix('元'),
        Lang::En => look_up(|t| t.units.rows(), unit),
    }
}

/// The name of a life event, short enough for a tile.
#[must_use]
pub fn theme(lang: Lang, theme: Theme) -> &'static str {
    let t = &lang.text().terms;
    match theme {
        Theme::Birth => t.theme_birth(),
        Theme::School => t.theme_school(),
        Theme::Work => t.theme_work(),
        Theme::Marriage => t.theme_marriage(),
        Theme::Home => t.theme_home(),
        Theme::Health => t.theme_health(),
        Theme::OldAge => t.theme_old_age(),
        Theme::AfterDeath => t.theme_after_death(),
        Theme::Startup => t.theme_startup(),
        Theme::Investment => t.theme_investment(),
        Theme::Licences => t.theme_licences(),
        Theme::Tax => t.theme_tax(),
        Theme::Hiring => t.theme_hiring(),
        Theme::Closing => t.theme_closing(),
        Theme::Household => t.theme_household(),
        Theme::Travel => t.theme_travel(),
        Theme::Abroad => t.theme_abroad(),
        Theme::Relief => t.theme_relief(),
        Theme::Disability => t.theme_disability(),
        Theme::Veterans => t.theme_veterans(),
        Theme::Farming => t.theme_farming(),
        Theme::Other => t.theme_other(),
    }
}

/// A procedure that does not count, as people say it.
#[must_use]
pub fn exclusion(lang: Lang, code: ExclusionCode) -> &'static str {
    let t = &lang.text().terms;
    match code {
        ExclusionCode::SiteInspection => t.not_counted_site_inspection(),
        ExclusionCode::ExpertReview => t.not_counted_expert_review(),
        ExclusionCode::PublicNotice => t.not_counted_public_notice(),
        ExclusionCode::Testing => t.not_counted_testing(),
        ExclusionCode::Production => t.not_counted_production(),
        ExclusionCode::Announcement => t.not_counted_announcement(),
        ExclusionCode::SuperiorReview => t.not_counted_superior_review(),
        ExclusionCode::Hearing => t.not_counted_hearing(),
        ExclusionCode::Investigation => t.not_counted_investigation(),
        ExclusionCode::StatutoryWaiting => t.not_counted_statutory_waiting(),
        ExclusionCode::Bidding => t.not_counted_bidding(),
        ExclusionCode::JudicialConclusion => t.not_counted_judicial_conclusion(),
    }
}

/// How a material is handed in.
#[must_use]
pub fn submit_mode(lang: Lang, mode: SubmitMode) -> &'static str {
    let t = &lang.text().terms;
    match mode {
        SubmitMode::Original => t.hand_in_original(),
        SubmitMode::Copy => t.hand_in_copy(),
        SubmitMode::Verify => t.hand_in_verify(),
        SubmitMode::Electronic => t.hand_in_electronic(),
        SubmitMode::Shared => t.hand_in_shared(),
    }
}

/// How a material is handed in, in a word for the printed sheet.
#[must_use]
pub fn submit_mode_short(lang: Lang, mode: SubmitMode) -> &'static str {
    let t = &lang.text().terms;
    match mode {
        SubmitMode::Original => t.hand_in_short_original(),
        SubmitMode::Copy => t.hand_in_short_copy(),
        SubmitMode::Verify => t.hand_in_short_verify(),
        SubmitMode::Electronic => t.hand_in_short_electronic(),
        SubmitMode::Shared => t.hand_in_short_shared(),
    }
}

/// What kind of act an item is.
#[must_use]
pub fn kind(lang: Lang, kind: Kind) -> &'static str {
    let t = &lang.text().terms;
    match kind {
        Kind::Permit => t.kind_permit(),
        Kind::Confirmation => t.kind_confirmation(),
        Kind::Benefit => t.kind_benefit(),
        Kind::PublicService => t.kind_public_service(),
        Kind::Other => t.kind_other(),
    }
}

/// Where else an item can be handed in.
#[must_use]
pub fn scope(lang: Lang, scope: Scope) -> &'static str {
    let t = &lang.text().terms;
    match scope {
        Scope::County => t.scope_county(),
        Scope::Province => t.scope_province(),
        Scope::InterProvincial => t.scope_inter_provincial(),
        Scope::National => t.scope_national(),
    }
}
