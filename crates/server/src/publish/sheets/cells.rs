//! What people write into cells, as values of a guide.

use super::columns::{Wrong, bare};
use mingbai_contract::Yuan;
use mingbai_contract::desk::publishing::CellFaultCode;
use mingbai_contract::guide::{Exclusion, ExclusionCode, Fee, FeeType, Guide, LimitUnit};
use mingbai_domain::catalog::derived::{settle_fee, settle_limits};

/// The words of a cell that lists several.
pub(super) fn words(text: &str) -> Vec<String> {
    let parts = text.split(['、', '；', ';', '，', ',', '\n']);
    let words = parts.map(str::trim).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// The lines of a cell, without what numbers them: `1.` does, `3.5` is an amount.
pub(super) fn lines(text: &str) -> Vec<String> {
    let plain = |line: &str| {
        let digit = |c: char| c.is_ascii_digit();
        let rest = line.trim().trim_start_matches(digit);
        let rest = rest
            .strip_prefix(['.', '、', '．'])
            .filter(|after| rest.len() < line.trim().len() && !after.starts_with(digit));
        rest.unwrap_or(line).trim().to_owned()
    };
    text.lines()
        .map(plain)
        .filter(|line| !line.is_empty())
        .collect()
}

pub(super) fn each<T>(
    text: &str,
    expected: &'static str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Vec<T>, Wrong> {
    let found: Option<Vec<T>> = words(text).iter().map(|word| read(word)).collect();
    found.ok_or((CellFaultCode::UnknownValue, expected))
}

pub(super) fn text(into: &mut String, text: &str, most: usize) -> Result<(), Wrong> {
    if text.chars().count() > most {
        return Err((CellFaultCode::OutOfRange, "更短的文字"));
    }
    text.clone_into(into);
    Ok(())
}

pub(super) fn option(into: &mut Option<String>, value: &str, most: usize) -> Result<(), Wrong> {
    text(into.get_or_insert_default(), value, most)
}

/// A number of days as people write it: `5`, `5个工作日`, `5天`, `当场`.
pub(super) fn days(text: &str) -> Result<u16, Wrong> {
    if ["当场", "即办", "即时"].contains(&text) {
        return Ok(0);
    }
    let number = ["个工作日", "工作日", "个自然日", "日", "天", "次"]
        .iter()
        .find_map(|unit| text.strip_suffix(unit))
        .unwrap_or(text);
    number
        .trim()
        .parse()
        .map_err(|_| (CellFaultCode::Malformed, "整数"))
}

pub(super) fn statutory(guide: &mut Guide, text: &str) -> Result<(), Wrong> {
    let limit = &mut guide.limits.statutory;
    let (unit, value) = match text {
        "无" | "没有" | "未规定" => (LimitUnit::None, None),
        "当场" | "即办" => (LimitUnit::OnTheSpot, None),
        _ if text.ends_with("工作日") => (LimitUnit::WorkingDay, Some(days(text)?)),
        _ if text.ends_with(['日', '天']) => (LimitUnit::CalendarDay, Some(days(text)?)),
        _ => return Err((CellFaultCode::Malformed, "20个工作日、30日、当场、无")),
    };
    limit.unit = unit;
    limit.value = value;
    settle_limits(&mut guide.limits);
    Ok(())
}

/// The words by which special procedures are known (R2).
const PROCEDURES: [(ExclusionCode, &[&str]); 12] = [
    (
        ExclusionCode::SiteInspection,
        &["现场勘验", "现场核查", "现场踏勘", "勘验"],
    ),
    (ExclusionCode::ExpertReview, &["专家评审", "专家论证"]),
    (ExclusionCode::PublicNotice, &["公示"]),
    (
        ExclusionCode::Testing,
        &["检验检测", "检验", "检测", "检疫", "考试", "鉴定"],
    ),
    (ExclusionCode::Production, &["制证", "证件集中制作"]),
    (ExclusionCode::Announcement, &["法定公告", "公告"]),
    (
        ExclusionCode::SuperiorReview,
        &["上级审查", "上级机关审查决定"],
    ),
    (ExclusionCode::Hearing, &["听证"]),
    (ExclusionCode::Investigation, &["调查核实", "调查"]),
    (ExclusionCode::StatutoryWaiting, &["法定等待期", "等待期"]),
    (ExclusionCode::Bidding, &["招标拍卖", "招标", "拍卖"]),
    (
        ExclusionCode::JudicialConclusion,
        &["司法结论", "等待司法或有关行政机关结论"],
    ),
];

pub(super) fn exclusions(guide: &mut Guide, text: &str) -> Result<(), Wrong> {
    let limits = &mut guide.limits;
    limits.exclusions = if text == "无" {
        Vec::new()
    } else {
        each(
            text,
            "现场勘验、专家评审、公示、检验检测、听证……",
            |word| {
                let mut all = PROCEDURES.iter();
                let (code, _) = all.find(|(_, words)| words.contains(&bare(word).as_str()))?;
                Some(Exclusion {
                    code: *code,
                    name: word.to_owned(),
                })
            },
        )?
    };
    settle_limits(limits);
    Ok(())
}

/// A fee; one with a range is charged at its lower end (R7).
pub(super) fn fee(guide: &mut Guide, text: &str) -> Result<(), Wrong> {
    let wrong = (CellFaultCode::Malformed, "不收费、20、20-50");
    let fee = &mut guide.fee;
    if ["不收费", "免费", "否", "无"].contains(&text) {
        *fee = Fee {
            note: Some("不收费".to_owned()),
            ..none()
        };
        return Ok(());
    }
    let amounts = text.trim_end_matches('元').split(['-', '—', '～', '~']);
    let amounts: Option<Vec<Yuan>> = amounts.map(yuan).collect();
    let fresh = match amounts.as_deref() {
        Some([amount]) => Fee {
            r#type: FeeType::Fixed,
            amount: Some(*amount),
            ..none()
        },
        Some([min, max]) if min <= max => Fee {
            r#type: FeeType::Range,
            min: Some(*min),
            max: Some(*max),
            ..none()
        },
        _ => return Err(wrong),
    };
    *fee = Fee {
        unit: fee.unit.take(),
        basis: fee.basis.take(),
        illustrative: fee.illustrative,
        ..fresh
    };
    settle_fee(fee);
    Ok(())
}

fn none() -> Fee {
    Fee {
        r#type: FeeType::None,
        note: None,
        amount: None,
        tiers: Vec::new(),
        unit: None,
        basis: None,
        min: None,
        max: None,
        charged_at: None,
        charged: None,
        illustrative: false,
    }
}

/// An amount as people write it, exact to the fen.
fn yuan(text: &str) -> Option<Yuan> {
    let text = text.trim().trim_end_matches('元');
    let (yuan, fen) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if yuan.is_empty() || yuan.len() > 9 || fen.len() > 2 || !digits(yuan) || !digits(fen) {
        return None;
    }
    let fen: i64 = format!("{fen:0<2}").parse().ok()?;
    Some(Yuan::from_fen(yuan.parse::<i64>().ok()? * 100 + fen))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, expected) in [
            ("5", Some(5)),
            ("5个工作日", Some(5)),
            ("当场", Some(0)),
            ("五", None),
            ("-1", None),
            ("1.5", None),
        ] {
            assert_eq!(days(text).ok(), expected, "{text}");
        }
        for (text, fen) in [
            ("20", Some(2000)),
            ("0.5元", Some(50)),
            ("1.45", Some(145)),
            ("1.456", None),
            ("", None),
            ("-3", None),
        ] {
            assert_eq!(yuan(text).map(Yuan::fen), fen, "{text}");
        }
        assert_eq!(
            lines("1.有场所\n2、有制度\n3日内提交\n3.5吨以上车辆\n4．2人以上"),
            [
                "有场所",
                "有制度",
                "3日内提交",
                "3.5吨以上车辆",
                "4．2人以上"
            ]
        );
    }
}
