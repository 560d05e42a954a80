//! The published lists, projected from the rows the departments keep to what everybody reads.
//!
//! Owns the ids, names and facts of every list. It never leaves a row out. Start with [`published`].

use crate::fee;
use mingbai_contract::catalog::Publication;
use mingbai_contract::guide::Fee;
use mingbai_contract::lists::{
    CancelledCategory, Fact, FactLabel, FeeRow, InspectionMode, KeyGoalRow, ListEntry, ListSummary,
    ListsFile, PublishedList,
};
use mingbai_contract::rules::ServiceRule;
use mingbai_contract::{Date, ListId, Phrase, Words};

/// Every published list, in the order in which they are offered: `fees`, `first-violation`,
/// `penalty-discretion`, `annual-inspections`, `cancelled`, `commitments`, `key-goals` and
/// `complaint-categories`.
///
/// All get the same `valid_since`; whoever knows when a single list last changed sets its own.
#[must_use]
pub fn published(publication: &Publication, valid_since: Date) -> Vec<PublishedList> {
    let lists = &publication.lists;
    let tables = [
        ("fees", "收费目录", "Fees", fees(lists)),
        (
            "first-violation",
            "首违不罚清单",
            "First violations that are not punished",
            first_violations(lists),
        ),
        (
            "penalty-discretion",
            "行政处罚裁量基准",
            "How penalties are graded",
            penalties(lists),
        ),
        (
            "annual-inspections",
            "年检和免审清单",
            "Yearly inspections and who is exempt",
            inspections(lists),
        ),
        (
            "cancelled",
            "已取消的证明和事项",
            "Abolished papers and items",
            cancelled(lists),
        ),
        (
            "commitments",
            "服务承诺",
            "Our commitments",
            commitments(&publication.service_rules),
        ),
        (
            "key-goals",
            "重点工作目标",
            "Key goals of the year",
            goals(lists),
        ),
        (
            "complaint-categories",
            "可以投诉什么",
            "What you can complain about",
            categories(lists),
        ),
    ];
    tables
        .into_iter()
        .filter_map(|(id, zh, en, entries)| {
            // The ids above are all well formed; a test holds that none is dropped here.
            Some(PublishedList {
                id: ListId::new(id).ok()?,
                name: words(zh, en),
                valid_since,
                entries,
            })
        })
        .collect()
}

/// A list in short, as the table of lists has it.
#[must_use]
pub fn summary(list: &PublishedList) -> ListSummary {
    ListSummary {
        id: list.id.clone(),
        name: list.name.clone(),
        count: u32::try_from(list.entries.len()).unwrap_or(u32::MAX),
        valid_since: list.valid_since,
    }
}

fn words(zh: &str, en: &str) -> Words {
    Words {
        zh: zh.to_owned(),
        en: en.to_owned(),
    }
}

fn fact(label: FactLabel, value: impl Into<Phrase>) -> Fact {
    Fact {
        label,
        value: value.into(),
    }
}

/// A text without words, the same in every language.
fn same(text: String) -> Phrase {
    Phrase {
        en: Some(text.clone()),
        zh: text,
    }
}

fn law(law: &str, article: Option<&str>) -> Fact {
    fact(
        FactLabel::Law,
        format!("{law}{}", article.unwrap_or_default()),
    )
}

fn entry(id: &str, title: impl Into<Phrase>, facts: Vec<Fact>) -> ListEntry {
    ListEntry {
        id: id.to_owned(),
        title: title.into(),
        item: None,
        department: None,
        facts,
    }
}

/// A row of the fee list as the fee it describes.
pub(crate) fn as_fee(row: &FeeRow) -> Fee {
    Fee {
        r#type: row.r#type,
        note: None,
        amount: row.amount,
        tiers: row.tiers.clone(),
        unit: row.unit.clone(),
        basis: Some(row.basis.clone()),
        min: row.min,
        max: row.max,
        charged_at: row.charged_at,
        charged: row.charged,
        illustrative: row.illustrative,
    }
}

/// What is charged, in one line; every tier where there are some, the lower end of a range (R7).
fn charge(row: &FeeRow) -> Phrase {
    let unit = row.unit.as_deref().unwrap_or("元");
    if !row.tiers.is_empty() {
        let tiers: Vec<String> = row
            .tiers
            .iter()
            .map(|tier| format!("{} {} {unit}", tier.name, tier.amount))
            .collect();
        return tiers.join("；").into();
    }
    match fee::charge(&as_fee(row)) {
        None => words("不收费", "Free of charge").into(),
        Some(charge) => format!("{} {unit}", charge.from).into(),
    }
}

fn fees(lists: &ListsFile) -> Vec<ListEntry> {
    let row = |row: &FeeRow| {
        let mut facts = vec![fact(FactLabel::Charge, charge(row))];
        facts.push(fact(FactLabel::Basis, row.basis.clone()));
        if let Some(max) = row.max {
            let unit = row.unit.as_deref().unwrap_or("元");
            facts.push(fact(
                FactLabel::Remark,
                format!("标准上限 {max} {unit}，按下限收"),
            ));
        }
        if row.illustrative {
            let remark = words("按省级标准举例", "An example of a provincial standard");
            facts.push(fact(FactLabel::Remark, remark));
        }
        ListEntry {
            item: Some(row.item.clone()),
            ..entry(&row.id, row.name.clone(), facts)
        }
    };
    lists.fee_catalogue.iter().map(row).collect()
}

fn first_violations(lists: &ListsFile) -> Vec<ListEntry> {
    lists
        .first_violation_no_penalty
        .iter()
        .map(|row| {
            let facts = vec![
                fact(FactLabel::Conditions, row.conditions.join("；")),
                law(&row.law, row.article.as_deref()),
                fact(FactLabel::Source, row.source.clone()),
            ];
            ListEntry {
                department: Some(row.department.clone()),
                ..entry(&row.id, row.behaviour.clone(), facts)
            }
        })
        .collect()
}

fn penalties(lists: &ListsFile) -> Vec<ListEntry> {
    lists
        .penalty_discretion
        .iter()
        .map(|row| {
            let mut facts = vec![fact(
                FactLabel::StatutoryPenalty,
                row.statutory_penalty.clone(),
            )];
            facts.extend(row.tiers.iter().map(|tier| {
                let text = format!("{}：{}。{}", tier.level, tier.circumstances, tier.penalty);
                fact(FactLabel::Grade, text)
            }));
            facts.push(law(&row.law, Some(&row.article)));
            if row.illustrative_tiers {
                let remark = words("裁量档次为举例", "The grades are examples");
                facts.push(fact(FactLabel::Remark, remark));
            }
            ListEntry {
                department: Some(row.department.clone()),
                ..entry(&row.id, row.behaviour.clone(), facts)
            }
        })
        .collect()
}

fn inspections(lists: &ListsFile) -> Vec<ListEntry> {
    lists
        .annual_inspections
        .iter()
        .map(|row| {
            let mode = match row.mode {
                InspectionMode::NetworkReport => "An online report instead",
                InspectionMode::Required => "Required",
                InspectionMode::Exempt => "Exempt",
                InspectionMode::Reduced => "Fewer papers",
            };
            let facts = vec![
                fact(FactLabel::Mode, words(&row.mode_zh, mode)),
                fact(FactLabel::Period, row.period.clone()),
                fact(FactLabel::Exemption, row.exemption_rule.clone()),
                fact(
                    FactLabel::VisitsAYear,
                    same(row.max_onsite_per_year.to_string()),
                ),
            ];
            ListEntry {
                item: Some(row.item.clone()),
                department: Some(row.department.clone()),
                ..entry(&row.id, row.name.clone(), facts)
            }
        })
        .collect()
}

fn cancelled(lists: &ListsFile) -> Vec<ListEntry> {
    lists
        .cancelled
        .iter()
        .map(|row| {
            let category = match row.category {
                CancelledCategory::Item => words("事项", "Item"),
                CancelledCategory::Certificate => words("证明", "Certificate to bring"),
                CancelledCategory::Document => words("材料或环节", "Document or stage"),
            };
            let facts = vec![
                fact(FactLabel::Outcome, row.outcome.clone()),
                fact(FactLabel::Category, category),
                fact(FactLabel::Year, same(row.year.clone())),
                fact(FactLabel::Basis, row.basis.clone()),
            ];
            entry(&row.id, row.name.clone(), facts)
        })
        .collect()
}

fn commitments(rules: &[ServiceRule]) -> Vec<ListEntry> {
    rules
        .iter()
        .map(|rule| {
            let facts = vec![fact(FactLabel::Promise, rule.text.clone())];
            entry(&rule.id, rule.title.clone(), facts)
        })
        .collect()
}

fn goals(lists: &ListsFile) -> Vec<ListEntry> {
    let row = |row: &KeyGoalRow| {
        let mut facts = vec![
            fact(
                FactLabel::Progress,
                same(format!("{}%", row.progress_percent)),
            ),
            fact(
                FactLabel::Term,
                same(format!("{} – {}", row.start, row.due)),
            ),
        ];
        facts.extend(row.milestones.iter().map(|milestone| {
            let reached = match milestone.actual {
                Some(day) => format!("，{day} 完成"),
                None => String::new(),
            };
            let text = format!("{}：计划 {}{reached}", milestone.name, milestone.planned);
            fact(FactLabel::Milestone, text)
        }));
        ListEntry {
            department: Some(row.department.clone()),
            ..entry(&row.id, row.name.clone(), facts)
        }
    };
    lists.key_goals.iter().map(row).collect()
}

fn categories(lists: &ListsFile) -> Vec<ListEntry> {
    lists
        .complaint_categories
        .iter()
        .map(|row| entry(&row.id, row.name.clone(), Vec::new()))
        .collect()
}
