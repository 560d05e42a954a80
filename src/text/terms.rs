//! English for the fixed terms of the data: life events, steps, procedures, units, zones.
//!
//! The published data is Chinese; names, steps and units have English here. A term that is not in
//! these tables stays Chinese and is marked as such by whoever shows it.

use super::Lang;
use mingbai_contract::Theme;
use mingbai_contract::guide::{ExclusionCode, Kind, Scope, SubmitMode};

/// English of the names of steps.
const STEPS: &[(&str, &str)] = &[
    ("上级决定", "Decision of the higher authority"),
    ("专家评审", "Expert review"),
    ("公告", "Public announcement"),
    ("公开出让", "Public auction"),
    ("公示", "Public notice"),
    ("公示公告", "Public notice"),
    ("决定", "Decision"),
    ("冷静期", "Cooling-off period"),
    ("分发", "Distribution"),
    ("初审", "First review"),
    ("制证", "Making the document"),
    ("勘验", "Site inspection"),
    ("受理", "Registration"),
    ("听证", "Hearing"),
    ("审查", "Review"),
    ("审理", "Hearing the case"),
    ("施工", "Construction"),
    ("村级审查", "Village review"),
    ("查验", "Inspection"),
    ("检验检测考试", "Tests"),
    ("申请", "Application"),
    ("税务", "Tax"),
    ("考试", "Examination"),
    ("评估", "Assessment"),
    ("评定", "Appraisal"),
    ("评审", "Review by experts"),
    ("转报", "Passing on"),
    ("送达", "Delivery"),
];

/// English of the zones of a hall, by their letter.
const ZONES: &[(&str, &str)] = &[
    ("A", "Business"),
    ("B", "Police"),
    ("C", "People’s livelihood"),
    ("D", "Investment projects"),
    ("E", "Water, power, gas"),
    ("F", "Help and advice"),
    ("H", "Real estate"),
    ("J", "Vehicles"),
    ("T", "Township services"),
    ("Y", "Social security"),
];

/// English of what a fee is charged for.
const UNITS: &[(&str, &str)] = &[
    ("元/证", "document"),
    ("元/件", "case"),
    ("元/㎡", "m²"),
    ("元/本", "booklet"),
    ("元/张", "card"),
    ("元/㎡·日", "m² and day"),
];

fn look_up(table: &'static [(&'static str, &'static str)], zh: &str) -> Option<&'static str> {
    table.iter().find(|(key, _)| *key == zh).map(|(_, en)| *en)
}

/// The name of a step, and the tag to mark it with where only Chinese exists.
#[must_use]
pub fn step(lang: Lang, zh: &str) -> (&str, Option<&'static str>) {
    match lang {
        Lang::Zh => (zh, None),
        Lang::En => look_up(STEPS, zh).map_or((zh, lang.zh_only()), |en| (en, None)),
    }
}

/// The name of a zone such as `A 企业服务区`.
#[must_use]
pub fn zone(lang: Lang, zh: &str) -> (&str, Option<&'static str>) {
    let letter = zh.split(' ').next().unwrap_or_default();
    match lang {
        Lang::Zh => (zh.split_once(' ').map_or(zh, |(_, name)| name), None),
        Lang::En => look_up(ZONES, letter).map_or((zh, lang.zh_only()), |en| (en, None)),
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
        Lang::En => look_up(UNITS, unit),
    }
}

macro_rules! pair {
    ($lang:expr, $zh:literal, $en:literal) => {
        match $lang {
            Lang::Zh => $zh,
            Lang::En => $en,
        }
    };
}

/// The name of a life event, short enough for a tile.
#[must_use]
pub fn theme(lang: Lang, theme: Theme) -> &'static str {
    match theme {
        Theme::Birth => pair!(lang, "出生", "Birth"),
        Theme::School => pair!(lang, "上学", "School"),
        Theme::Work => pair!(lang, "就业", "Work"),
        Theme::Marriage => pair!(lang, "结婚", "Marriage"),
        Theme::Home => pair!(lang, "买房", "A home"),
        Theme::Health => pair!(lang, "看病", "Health"),
        Theme::OldAge => pair!(lang, "养老", "Old age"),
        Theme::AfterDeath => pair!(lang, "身后", "After a death"),
        Theme::Startup => pair!(lang, "开办", "Start"),
        Theme::Investment => pair!(lang, "项目", "Build"),
        Theme::Licences => pair!(lang, "许可", "Licences"),
        Theme::Tax => pair!(lang, "纳税", "Tax"),
        Theme::Hiring => pair!(lang, "用工", "Hire"),
        Theme::Closing => pair!(lang, "注销", "Close"),
        Theme::Household => pair!(lang, "户籍", "Household register"),
        Theme::Travel => pair!(lang, "出行", "Vehicles and driving"),
        Theme::Abroad => pair!(lang, "出入境", "Going abroad"),
        Theme::Relief => pair!(lang, "救助", "Help in need"),
        Theme::Disability => pair!(lang, "助残", "Disability"),
        Theme::Veterans => pair!(lang, "退役", "Veterans"),
        Theme::Farming => pair!(lang, "务农", "Farming"),
        Theme::Other => pair!(lang, "其他", "Other"),
    }
}

/// A procedure that does not count, as people say it.
#[must_use]
pub fn exclusion(lang: Lang, code: ExclusionCode) -> &'static str {
    match code {
        ExclusionCode::SiteInspection => pair!(lang, "看现场", "site inspection"),
        ExclusionCode::ExpertReview => pair!(lang, "专家评审", "expert review"),
        ExclusionCode::PublicNotice => pair!(lang, "公示", "public notice"),
        ExclusionCode::Testing => pair!(lang, "检验、检测或考试", "tests or examinations"),
        ExclusionCode::Production => pair!(lang, "制证", "making the document"),
        ExclusionCode::Announcement => pair!(lang, "公告", "public announcement"),
        ExclusionCode::SuperiorReview => pair!(lang, "上级审查", "the higher authority’s review"),
        ExclusionCode::Hearing => pair!(lang, "听证", "hearing"),
        ExclusionCode::Investigation => pair!(lang, "调查核实", "investigation"),
        ExclusionCode::StatutoryWaiting => pair!(lang, "法定等待期", "statutory waiting period"),
        ExclusionCode::Bidding => pair!(lang, "招标拍卖", "bidding or auction"),
        ExclusionCode::JudicialConclusion => {
            pair!(
                lang,
                "等司法结论",
                "waiting for a court or another authority"
            )
        }
    }
}

/// How a material is handed in.
#[must_use]
pub fn submit_mode(lang: Lang, mode: SubmitMode) -> &'static str {
    match mode {
        SubmitMode::Original => pair!(lang, "交原件", "original"),
        SubmitMode::Copy => pair!(lang, "交复印件", "copy"),
        SubmitMode::Verify => pair!(lang, "带原件，看过还您", "show it, take it home"),
        SubmitMode::Electronic => pair!(lang, "网上填或传", "fill in or upload"),
        SubmitMode::Shared => pair!(
            lang,
            "不用带，我们自己查",
            "nothing to bring, we look it up"
        ),
    }
}

/// How a material is handed in, in a word for the printed sheet.
#[must_use]
pub fn submit_mode_short(lang: Lang, mode: SubmitMode) -> &'static str {
    match mode {
        SubmitMode::Original => pair!(lang, "原件", "original"),
        SubmitMode::Copy => pair!(lang, "复印件", "copy"),
        SubmitMode::Verify => pair!(lang, "核验", "shown"),
        SubmitMode::Electronic => pair!(lang, "电子版", "electronic"),
        SubmitMode::Shared => pair!(lang, "免交", "none"),
    }
}

/// What kind of act an item is.
#[must_use]
pub fn kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Permit => pair!(lang, "行政许可", "Permit"),
        Kind::Confirmation => pair!(lang, "行政确认", "Confirmation"),
        Kind::Benefit => pair!(lang, "行政给付", "Benefit"),
        Kind::PublicService => pair!(lang, "公共服务", "Public service"),
        Kind::Other => pair!(lang, "其他", "Other"),
    }
}

/// Where else an item can be handed in.
#[must_use]
pub fn scope(lang: Lang, scope: Scope) -> &'static str {
    match scope {
        Scope::County => pair!(lang, "在本县办", "In this county"),
        Scope::Province => pair!(lang, "全省都能办", "Anywhere in the province"),
        Scope::InterProvincial => pair!(lang, "跨省也能办", "In several provinces"),
        Scope::National => pair!(lang, "全国都能办", "Anywhere in the country"),
    }
}
