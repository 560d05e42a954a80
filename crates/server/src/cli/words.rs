//! The words of the command line, in both languages. Codes come in, sentences go out.

use super::rules_zh;
use crate::demo::list::{List, ListedComplaint, Standing};
use crate::publish::findings::{Code, Finding, Severity, ShapeCode};
use crate::publish::versions::Change;
use mingbai_contract::Words;
use mingbai_contract::complaint::{ComplaintState, Office};
use mingbai_domain::catalog::check::FaultCode;
use mingbai_domain::catalog::shares::Shares;
use std::env;

/// A language of the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Language {
    /// 中文.
    Zh,
    /// English.
    En,
}

impl Language {
    /// The language that was asked for, else that of the environment: Chinese where LC_ALL,
    /// LC_MESSAGES or LANG says so.
    #[must_use]
    pub fn or_environment(asked: Option<Self>) -> Self {
        asked.unwrap_or_else(|| {
            let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
                .into_iter()
                .filter_map(|name| env::var(name).ok())
                .find(|value| !value.is_empty());
            match locale {
                Some(locale) if locale.starts_with("zh") => Self::Zh,
                _ => Self::En,
            }
        })
    }

    pub(super) const fn pick(self, zh: &'static str, en: &'static str) -> &'static str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// A name in this language.
    #[must_use]
    pub fn of(self, name: &Words) -> &str {
        match self {
            Self::Zh => &name.zh,
            Self::En => &name.en,
        }
    }

    /// The table's head.
    #[must_use]
    pub const fn head(self) -> [&'static str; 4] {
        match self {
            Self::Zh => ["", "文件", "字段", "原因"],
            Self::En => ["", "FILE", "FIELD", "REASON"],
        }
    }

    /// How bad something is.
    #[must_use]
    pub const fn severity(self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.pick("错误", "error"),
            Severity::Warning => self.pick("提醒", "warning"),
            Severity::Remark => self.pick("说明", "note"),
        }
    }

    /// Why something is wrong, with what stands there.
    #[must_use]
    pub fn reason(self, finding: &Finding) -> String {
        let mut words = match finding.code {
            Code::Shape(code) => self.shape(code).to_owned(),
            Code::Rule(code) => self.rule(code).to_owned(),
        };
        if !finding.found.is_empty() {
            words.push_str(self.pick("：", ": "));
            words.push_str(&finding.found);
        }
        if !finding.expected.is_empty() {
            words.push_str(self.pick("（应为 ", " (expected "));
            words.push_str(&finding.expected);
            words.push_str(self.pick("）", ")"));
        }
        words
    }

    const fn shape(self, code: ShapeCode) -> &'static str {
        match code {
            ShapeCode::MissingFile => self.pick("缺这个文件", "the file is not there"),
            ShapeCode::Unreadable => self.pick("文件打不开", "the file cannot be opened"),
            ShapeCode::TooLarge => self.pick("文件太大", "the file is too large"),
            ShapeCode::NotUtf8 => self.pick(
                "不是 UTF-8 编码，或带有 BOM",
                "not UTF-8, or with a byte order mark",
            ),
            ShapeCode::NotJson => self.pick("不是 JSON", "not JSON"),
            ShapeCode::DuplicateField => self.pick("字段写了两次", "the field stands twice"),
            ShapeCode::UnknownField => self.pick("没有这个字段", "there is no such field"),
            ShapeCode::MissingField => self.pick("缺这个字段", "the field is missing"),
            ShapeCode::WrongType => self.pick("类型不对", "of the wrong type"),
            ShapeCode::UnknownValue => self.pick("没有这个取值", "not one of the allowed words"),
            ShapeCode::Malformed => self.pick("写法不对", "not of the right form"),
            ShapeCode::OutOfRange => self.pick("数字超出范围", "the number is out of range"),
            ShapeCode::NameDiffers => self.pick(
                "事项编号和文件名不一致",
                "the item's id is not the file's name",
            ),
            ShapeCode::NotDecodable => self.pick("读不出来", "cannot be read"),
            ShapeCode::UnknownFile => self.pick("不认识这个文件，没有读", "unknown file, not read"),
            ShapeCode::NotPublished => self.pick(
                "不属于公开目录，没有读",
                "not part of what is published, not read",
            ),
            ShapeCode::RulesNotChecked => self.pick(
                "这个文件读不出来，规则没有检查",
                "this file cannot be read, so the rules were not checked",
            ),
        }
    }

    /// What a rule's code means.
    fn rule(self, code: FaultCode) -> &'static str {
        match self {
            Self::Zh => rules_zh::reason(code.code()),
            Self::En => code.reason().trim_end_matches('.'),
        }
    }

    /// How much is wrong in all.
    #[must_use]
    pub fn summary(self, findings: &[Finding]) -> String {
        let count = |severity| {
            let of = |finding: &&Finding| finding.code.severity() == severity;
            findings.iter().filter(of).count()
        };
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        match self {
            Self::Zh => format!("{errors} 处错误，{warnings} 处提醒。"),
            Self::En => format!("{errors} errors, {warnings} warnings."),
        }
    }

    /// The shares of R6.
    #[must_use]
    pub fn shares(self, shares: &Shares) -> String {
        let share = |cases: u64| {
            let permille = (cases * 1000).checked_div(shares.total()).unwrap_or(0);
            format!("{}.{} %", permille / 10, permille % 10)
        };
        let (immediate, committed, forwarded) = (
            share(shares.immediate),
            share(shares.committed),
            share(shares.forwarded),
        );
        match self {
            Self::Zh => format!(
                "按年办件量：即办件 {immediate}，承诺件 {committed}，转报件 {forwarded}（R6：即办件不少于 60 %）。"
            ),
            Self::En => format!(
                "By yearly volume: {immediate} immediate, {committed} committed, {forwarded} forwarded (R6: at least 60 % immediate)."
            ),
        }
    }

    /// The head of the table of sample cases.
    #[must_use]
    pub const fn demo_head(self) -> [&'static str; 5] {
        match self {
            Self::Zh => ["受理编号", "查询码", "现在", "承诺办结日", "事项"],
            Self::En => ["NUMBER", "CODE", "SHOWS", "DUE", "ITEM"],
        }
    }

    /// What a sample case shows.
    #[must_use]
    pub const fn standing(self, standing: Standing) -> &'static str {
        match standing {
            Standing::Waiting => self.pick("等待受理", "not accepted yet"),
            Standing::OnTime => self.pick("正常办理", "on time"),
            Standing::Late => self.pick("已超期", "late"),
            Standing::Paused => self.pick("暂停计时", "paused"),
            Standing::DeemedAccepted => self.pick("视为受理", "deemed accepted"),
            Standing::DeemedConsented => self.pick("超时默认", "granted by silence"),
            Standing::Concluded => self.pick("已办结", "concluded"),
        }
    }

    /// What a sample project shows.
    #[must_use]
    pub const fn green_channel(self) -> &'static str {
        self.pick("绿色通道", "green channel")
    }

    /// The head of the table of sample complaints.
    #[must_use]
    pub const fn demo_complaints_head(self) -> [&'static str; 4] {
        match self {
            Self::Zh => ["投诉回执", "现在", "答复期限", "类别"],
            Self::En => ["RECEIPT", "STATE", "ANSWER BY", "ABOUT"],
        }
    }

    /// Where a sample complaint stands.
    #[must_use]
    pub const fn complaint_state(self, complaint: &ListedComplaint) -> &'static str {
        match complaint.state {
            ComplaintState::Received => self.pick("等待受理", "not taken up yet"),
            ComplaintState::TakenUp | ComplaintState::Reopened => self.pick("办理中", "in hand"),
            ComplaintState::Concluded if complaint.ratable => {
                self.pick("已答复，待评价", "answered, to be rated")
            }
            ComplaintState::Concluded => self.pick("已答复", "answered"),
            ComplaintState::Withdrawn => self.pick("已撤回", "withdrawn"),
        }
    }

    /// An office that reads complaints.
    #[must_use]
    pub const fn office(self, office: Office) -> &'static str {
        match office {
            Office::ComplaintOffice => self.pick("投诉中心", "complaint office"),
            Office::SupervisionOffice => self.pick("效能办", "supervision office"),
        }
    }

    /// The head of the table of the offices' passphrases.
    #[must_use]
    pub const fn demo_offices_head(self) -> [&'static str; 2] {
        match self {
            Self::Zh => ["投诉密钥", "口令"],
            Self::En => ["COMPLAINT KEY", "PASSPHRASE"],
        }
    }

    /// How many sample cases there are, and whether more is to come.
    #[must_use]
    pub fn demo_summary(self, list: &List) -> String {
        let (count, projects) = (list.applications.len(), list.projects.len());
        let (complaints, ratings, day) = (list.complaints.len(), list.ratings, list.day);
        let next = list.next.map(|at| at.to_string());
        let there = match self {
            Self::Zh => {
                format!(
                    "{count} 个样例办件、{projects} 个项目、{complaints} 件投诉，情形同 {day}；评价 {ratings} 条"
                )
            }
            Self::En => format!(
                "{count} sample applications, {projects} projects and {complaints} complaints, as of {day}; {ratings} ratings"
            ),
        };
        match (self, next) {
            (Self::Zh, None) => format!("{there}。"),
            (Self::En, None) => format!("{there}."),
            (Self::Zh, Some(at)) => {
                format!("{there}；下一步在 {at}，到时再运行一次就有。")
            }
            (Self::En, Some(at)) => {
                format!("{there}; the next thing happens at {at}: run this again then.")
            }
        }
    }

    /// Why no sample cases come in where people have handed something in.
    #[must_use]
    pub const fn inhabited(self) -> &'static str {
        self.pick(
            "这个数据库里已有真实办件或项目，不放样例。",
            "This database holds applications or projects of its own: no sample cases were put in.",
        )
    }

    /// What an import changed.
    #[must_use]
    pub fn change(self, change: &Change) -> String {
        let Change {
            catalog_version,
            added,
            changed,
            retired,
            files,
        } = change;
        match (self, change.is_empty()) {
            (Self::Zh, true) => format!("没有变化，目录仍是第 {catalog_version} 版。"),
            (Self::En, true) => {
                format!("Nothing changed; the catalog stays at version {catalog_version}.")
            }
            (Self::Zh, false) => format!(
                "目录第 {catalog_version} 版：新增 {added} 个事项，修改 {changed} 个，取消 {retired} 个，其他文件变动 {files} 个。"
            ),
            (Self::En, false) => format!(
                "Catalog version {catalog_version}: {added} items added, {changed} changed, {retired} removed, {files} other files changed."
            ),
        }
    }
}
