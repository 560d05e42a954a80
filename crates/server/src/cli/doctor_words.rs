//! The words of `doctor`, in both languages: what was found, and what to do about it. `{}` is what
//! it is about.

mod advice;
mod found;

use super::words::Language;
use crate::doctor::{Area, Finding, Verdict};
use advice::advice;
use found::found;

impl Language {
    /// How good or bad something is.
    #[must_use]
    pub const fn verdict(self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Good => self.pick("正常", "ok"),
            Verdict::Warning => self.pick("提醒", "warning"),
            Verdict::Wrong => self.pick("错误", "wrong"),
        }
    }

    /// What a finding belongs to.
    #[must_use]
    pub const fn area(self, area: Area) -> &'static str {
        match area {
            Area::Settings => self.pick("设置", "settings"),
            Area::Database => self.pick("数据库", "database"),
            Area::Disk => self.pick("磁盘", "disk"),
            Area::Data => self.pick("数据", "data"),
            Area::Calendar => self.pick("日历", "calendar"),
            Area::Clock => self.pick("时钟", "clock"),
            Area::Bundle => self.pick("网页", "web app"),
            Area::Keys => self.pick("密钥", "keys"),
            Area::Complaints => self.pick("投诉", "complaints"),
            Area::Ratings => self.pick("评价", "ratings"),
            Area::Cases => self.pick("办件", "cases"),
            Area::Webhook => self.pick("消息网关", "gateway"),
        }
    }

    /// What was found.
    #[must_use]
    pub fn found(self, finding: &Finding) -> String {
        let (zh, en) = found(finding.code);
        self.pick(zh, en).replace("{}", &finding.about)
    }

    /// What to do; nothing where all is well.
    #[must_use]
    pub fn advice(self, finding: &Finding) -> Option<String> {
        let (zh, en) = advice(finding.code)?;
        Some(self.pick(zh, en).replace("{}", &finding.about))
    }

    /// How much is wrong in all.
    #[must_use]
    pub fn health(self, findings: &[Finding]) -> String {
        let count = |verdict| {
            let of = |finding: &&Finding| finding.code.verdict() == verdict;
            findings.iter().filter(of).count()
        };
        let (wrong, warnings) = (count(Verdict::Wrong), count(Verdict::Warning));
        match self {
            Self::Zh if wrong + warnings == 0 => "一切正常。".to_owned(),
            Self::En if wrong + warnings == 0 => "All is well.".to_owned(),
            Self::Zh => format!("{wrong} 处错误，{warnings} 处提醒。"),
            Self::En => format!("{wrong} wrong, {warnings} warnings."),
        }
    }
}

/// Chinese, English.
type Words = (&'static str, &'static str);

#[cfg(test)]
mod tests {
    use crate::cli::words::Language;
    use crate::doctor::{Code, Finding, Verdict};

    #[test]
    fn whatever_is_not_well_comes_with_advice_in_both_languages() {
        for code in Code::ALL.iter().copied() {
            let finding = Finding::new(code, "x");
            for language in [Language::Zh, Language::En] {
                let advice = language.advice(&finding);
                assert_eq!(
                    advice.is_none(),
                    code.verdict() == Verdict::Good,
                    "{code:?}"
                );
                let words = language.found(&finding);
                assert!(!words.is_empty() && !words.contains("{}"), "{code:?}");
            }
        }
    }
}
