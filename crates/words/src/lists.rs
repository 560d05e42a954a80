//! Words of the published lists.

table! {
    /// Published lists.
    Lists {
        title: "公布的清单", "Published lists";
        lead: "收什么钱、罚不罚、还办不办，都以这里公布的为准。", "What is charged, punished or abolished: what stands here counts.";
        entries: "{0} 条", "{0} entries";
        entries_one: "{0} 条", "{0} entry";
        valid_since: "自 {0}起有效", "valid since {0}";
        search: "在这份清单里找", "Search this list";
        found: "找到 {0} 条", "{0} entries found";
        found_one: "找到 {0} 条", "{0} entry found";
        none: "没有这样的条目。换个说法试试，或者打 {0} 问。", "No such entry. Try other words, or call {0}.";
        to_item: "看办事指南", "See the guide";
        link: "这一条的地址", "Address of this entry";
        charge: "收多少", "Charge";
        basis: "依据", "Basis";
        law: "法律", "Law";
        conditions: "什么条件", "Conditions";
        source: "出处", "Source";
        statutory_penalty: "法律规定", "The law";
        grade: "分档", "Grade";
        period: "时间", "When";
        mode: "方式", "How";
        exemption: "谁免检", "Who is exempt";
        visits_a_year: "一年最多上门", "Visits a year at most";
        category: "原来是", "It was";
        outcome: "现在", "Now";
        year: "哪年", "Year";
        promise: "承诺", "Promise";
        term: "起止", "Term";
        progress: "进度", "Progress";
        milestone: "节点", "Milestone";
        remark: "说明", "Remark";
    }
}
