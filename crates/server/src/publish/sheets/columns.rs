//! Which columns there are, what their heads may be called, and what each says of a guide.
//!
//! Heads are read as people write them: space, brackets and what is in them, stars and colons do not count. The first
//! name of a column is the one in the workbook to fill in.

use super::cells::{days, each, exclusions, fee, lines, option, statutory, text, words};
use super::items::Known;
use mingbai_contract::Theme;
use mingbai_contract::desk::publishing::CellFaultCode;
use mingbai_contract::guide::{Audience, Guide, HandlingClass, Kind as Act, OnlineLevel};

/// What a sheet is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A row for each item.
    Items,
    /// A row for each material of an item.
    Materials,
    /// A row for each step of an item.
    Steps,
    /// A row for each law an item rests on.
    Basis,
}

impl Kind {
    /// What its sheet is called.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Items => "事项",
            Self::Materials => "申请材料",
            Self::Steps => "办理环节",
            Self::Basis => "设定依据",
        }
    }
}

/// What is wrong with a text: the code, and what may stand there.
pub type Wrong = (CellFaultCode, &'static str);

/// A column of the sheet of items.
#[derive(Debug)]
pub struct Column {
    /// What its head may be called.
    pub heads: &'static [&'static str],
    /// What may stand in it, for whoever fills it in.
    pub hint: &'static str,
    /// Whether a new item must have it.
    pub needed: bool,
    /// Says it of a guide.
    pub set: fn(&mut Guide, &str, &Known<'_>) -> Result<(), Wrong>,
}

/// A column of the other sheets.
#[derive(Debug)]
pub struct Detail {
    /// What its head may be called.
    pub heads: &'static [&'static str],
    /// What may stand in it, for whoever fills it in.
    pub hint: &'static str,
    /// Whether every row must have it.
    pub needed: bool,
}

const fn detail(heads: &'static [&'static str], hint: &'static str, needed: bool) -> Detail {
    Detail {
        heads,
        hint,
        needed,
    }
}

/// What the column that says which item it is may be called.
pub const ITEM: &[&str] = &["事项编号", "事项标识", "事项ID", "编号", "item", "id"];

/// The columns of each of the other sheets; the item's comes first.
pub const DETAILS: [(Kind, &[Detail]); 3] = [
    (
        Kind::Materials,
        &[
            detail(ITEM, "与“事项”表相同", true),
            detail(
                &["材料编号", "材料标识"],
                "小写字母、数字、连字符，同一事项内不重复",
                true,
            ),
            detail(&["材料名称", "申请材料", "材料"], "", true),
            detail(
                &["提交方式", "材料形式", "形式"],
                "原件、复印件、核验、电子、共享",
                true,
            ),
            detail(&["原件份数", "原件"], "整数，空为 0", false),
            detail(&["复印件份数", "复印件", "份数"], "整数，空为 0", false),
            detail(&["出具单位", "来源渠道", "材料来源"], "", true),
            detail(&["是否必要", "必要性", "必须"], "是、否；空为“是”", false),
            detail(&["容缺", "容缺后补", "是否容缺"], "是、否；空为“否”", false),
            detail(&["告知承诺", "是否告知承诺"], "是、否；空为“否”", false),
            detail(
                &["适用情形", "办理情形", "情形"],
                "情形名称或编号，用“、”分开；空为全部情形",
                false,
            ),
            detail(&["备注", "说明", "填报须知"], "", false),
        ],
    ),
    (
        Kind::Steps,
        &[
            detail(ITEM, "与“事项”表相同", true),
            detail(
                &["环节", "环节名称", "办理环节", "步骤"],
                "受理、审查、决定……按顺序",
                true,
            ),
            detail(&["办理人", "岗位", "责任岗位", "办理人员"], "", true),
            detail(
                &["工作日", "办理时限", "天数", "时限"],
                "整数；不定的留空",
                false,
            ),
            detail(&["计入时限", "是否计时", "计时"], "是、否；空为“是”", false),
        ],
    ),
    (
        Kind::Basis,
        &[
            detail(ITEM, "与“事项”表相同", true),
            detail(
                &["法律法规", "依据名称", "法规名称", "设定依据"],
                "全称",
                true,
            ),
            detail(&["条款", "条款号", "依据条款"], "第几条；没有的留空", false),
            detail(&["内容", "条款内容", "主要内容"], "用明白话说", true),
        ],
    ),
];

macro_rules! columns {
    ($($heads:expr, $hint:literal, $needed:literal, $set:expr;)*) => {
        &[$(Column { heads: $heads, hint: $hint, needed: $needed, set: $set },)*]
    };
}

/// The columns of the sheet of items; the item's own comes first.
pub const ITEMS: &[Column] = columns! {
    ITEM, "小写字母、数字、连字符，如 food-business-license；不再改动", true, |_, _, _| Ok(());
    &["事项编码", "基本编码", "实施编码"], "如 QS-05-011", true, |g, t, _| text(&mut g.code, t, 64);
    &["事项名称", "名称"], "", true, |g, t, _| text(&mut g.name.zh, t, 200);
    &["英文名称", "英文"], "", true, |g, t, _| text(&mut g.name.en, t, 200);
    &["俗称", "别名", "常用叫法"], "老百姓怎么叫，用“、”分开", true, |g, t, _| {
        g.aliases = words(t);
        Ok(())
    };
    &["部门", "实施主体", "所属部门", "责任部门"], "部门名称或编号", true, |g, t, known| {
        g.department = known.department(t).ok_or((CellFaultCode::UnknownValue, "已公布的部门"))?;
        Ok(())
    };
    &["服务对象", "办理对象"], "个人、企业，用“、”分开", true, |g, t, _| {
        g.audience = each(t, "个人、企业", |word| match word {
            "个人" | "自然人" => Some(Audience::Personal),
            "企业" | "法人" | "企业法人" | "非法人组织" => Some(Audience::Enterprise),
            _ => None,
        })?;
        Ok(())
    };
    &["主题", "主题分类"], "出生、上学、就业……用“、”分开", true, |g, t, _| {
        g.themes = each(t, "已有的主题", Theme::parse)?;
        Ok(())
    };
    &["事项类型", "行政权力类型"], "行政许可、行政确认、行政给付、公共服务，或其他（写明）", true, |g, t, _| {
        g.kind = match t {
            "行政许可" => Act::Permit,
            "行政确认" => Act::Confirmation,
            "行政给付" => Act::Benefit,
            "公共服务" => Act::PublicService,
            _ => Act::Other,
        };
        g.kind_detail = (g.kind == Act::Other).then(|| t.to_owned());
        Ok(())
    };
    &["办件类型", "办理类型"], "即办件、承诺件、转报件", true, |g, t, _| {
        let class = match t {
            "即办件" | "即办" => HandlingClass::Immediate,
            "承诺件" | "承诺" => HandlingClass::Committed,
            "转报件" | "转报" | "上报件" => HandlingClass::Forwarded,
            _ => return Err((CellFaultCode::UnknownValue, "即办件、承诺件、转报件")),
        };
        g.handling_class = class;
        class.zh().clone_into(&mut g.handling_class_zh);
        Ok(())
    };
    &["受理条件", "办理条件", "申请条件"], "一行一条", true, |g, t, _| {
        g.conditions = lines(t);
        Ok(())
    };
    &["法定时限", "法定办结时限"], "如 20个工作日、30日、当场、无", true, |g, t, _| statutory(g, t);
    &["法定时限依据", "时限依据"], "", true, |g, t, _| text(&mut g.limits.statutory.basis, t, 500);
    &["承诺时限", "承诺办结时限"], "工作日数，0 为当场", true, |g, t, _| {
        g.limits.committed_working_days = days(t)?;
        Ok(())
    };
    &["特别程序", "不计入时限的程序"], "现场勘验、专家评审、听证、检验检测……用“、”分开；没有的写“无”", false, |g, t, _| exclusions(g, t);
    &["收费", "收费标准", "是否收费"], "不收费，或金额，如 20；有幅度的如 20-50", true, |g, t, _| fee(g, t);
    &["收费单位", "计费单位"], "如 元/证", false, |g, t, _| option(&mut g.fee.unit, t, 50);
    &["收费依据"], "文件名称、文号", false, |g, t, _| option(&mut g.fee.basis, t, 500);
    &["办理结果", "结果名称", "审批结果"], "", true, |g, t, _| text(&mut g.result.document, t, 200);
    &["有效期", "结果有效期"], "没有的写“—”", false, |g, t, _| text(&mut g.result.validity, t, 100);
    &["到场次数", "到办事现场次数", "跑动次数"], "0、1、2", true, |g, t, _| {
        g.visits = u8::try_from(days(t)?).map_err(|_| (CellFaultCode::OutOfRange, "0、1、2"))?;
        Ok(())
    };
    &["网办程度", "网上办理深度"], "全程网办、部分网办、窗口办理", true, |g, t, _| {
        g.online.level = match t {
            "全程网办" | "全程" => OnlineLevel::Full,
            "部分网办" | "部分" => OnlineLevel::Partial,
            "窗口办理" | "不可网办" | "否" => OnlineLevel::Offline,
            _ => return Err((CellFaultCode::UnknownValue, "全程网办、部分网办、窗口办理")),
        };
        Ok(())
    };
    &["窗口", "办理窗口", "窗口号"], "窗口号，用“、”分开", false, |g, t, known| {
        g.windows = each(t, "已公布的窗口号", |word| known.window(word))?;
        Ok(())
    };
    &["行政复议", "复议"], "", false, |g, t, _| option(&mut g.remedies.reconsideration, t, 1000);
    &["行政诉讼", "诉讼"], "", false, |g, t, _| option(&mut g.remedies.litigation, t, 1000);
    &["年办件量", "办件量"], "整数", false, |g, t, _| {
        g.annual_volume = t.parse().map_err(|_| (CellFaultCode::Malformed, "整数"))?;
        Ok(())
    };
};

/// A head as it is compared: without space, brackets and what is in them, stars and colons.
#[must_use]
pub fn bare(head: &str) -> String {
    let mut depth = 0_u32;
    let mut bare = String::new();
    for c in head.chars() {
        match c {
            '（' | '(' | '【' | '[' => depth += 1,
            '）' | ')' | '】' | ']' => depth = depth.saturating_sub(1),
            c if depth > 0 || c.is_whitespace() || "*＊:：※".contains(c) => {}
            c => bare.extend(c.to_lowercase()),
        }
    }
    bare
}

/// Whether a head is one of these.
#[must_use]
pub fn is_head(heads: &[&str], text: &str) -> bool {
    let text = bare(text);
    heads.iter().any(|head| bare(head) == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_read_as_people_write_them() {
        for head in [
            "事项名称",
            " 事项名称 ",
            "*事项名称（必填）",
            "事项名称：",
            "名 称",
        ] {
            assert!(is_head(&["事项名称", "名称"], head), "{head}");
        }
        assert!(!is_head(&["事项名称"], "材料名称"));
    }

    #[test]
    fn no_two_columns_of_a_sheet_have_the_same_head() {
        let of_items = ITEMS.iter().map(|column| column.heads);
        let mut sheets = vec![of_items.collect::<Vec<_>>()];
        sheets.extend(
            DETAILS
                .iter()
                .map(|(_, columns)| columns.iter().map(|c| c.heads).collect()),
        );
        for heads in sheets {
            let mut all: Vec<_> = heads
                .iter()
                .flat_map(|heads| heads.iter().map(|h| bare(h)))
                .collect();
            let count = all.len();
            all.sort();
            all.dedup();
            assert_eq!(all.len(), count);
        }
    }
}
