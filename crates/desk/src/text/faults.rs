//! What is wrong with drafts, by the codes of the catalog's checker.

table! {
    /// A phrase for each code.
    Faults {
        duplicate_id: "编号重复了", "The same id stands twice";
        duplicate_code: "事项编码和别的事项重复", "Two items have the same code";
        duplicate_reference: "同一样东西写了两遍", "The same thing is named twice in one list";
        unknown_department: "没有这个部门", "There is no such department";
        unknown_center: "没有这个政务服务中心", "There is no such centre";
        unknown_window: "没有这个窗口", "There is no such window";
        unknown_item: "没有这个事项", "There is no such item";
        unknown_material: "这个事项没有这份材料", "The item has no such material";
        window_not_mirrored: "窗口那边没有列这个事项", "The item names this window, but the window does not list the item";
        item_not_mirrored: "事项里没有写这个窗口", "The window lists this item, but the item does not name the window";
        foreign_window: "这个窗口坐的是别的部门", "The department lists this window, but another department sits there";
        window_not_listed: "部门没有列自己的这个窗口", "The window's department does not list it among its windows";
        chief_elsewhere: "首席代表坐的不是本部门的窗口", "The chief representative sits at a window that is not the department's";
        wrong_items_count: "部门的事项数对不上", "The department owns another number of items than it says";
        empty_name: "名称没有填（中文、英文都要）", "A name is empty, in Chinese or in English";
        empty_text: "必须填的没有填", "A text that must be there is empty";
        no_aliases: "没有俗称，老百姓搜不到", "The item has no colloquial names, so nobody will find it";
        no_audience: "没写给谁办：个人还是企业", "The item is for nobody: neither people nor companies";
        no_themes: "没有归到任何主题", "The item belongs to no life event";
        no_legal_basis: "没有法律依据", "The item rests on no law";
        no_conditions: "没有写办理条件", "No condition is named";
        no_situations: "没有办理情形", "The item has no situations";
        no_materials: "这个情形一份材料都不要", "The situation needs no material at all";
        unused_material: "没有情形要这份材料", "No situation needs this material, and it has no condition under which it is needed";
        no_steps: "没有办理环节", "The item has no steps";
        no_windows: "不能全程网办，却没有窗口", "The item has no window although it cannot be done fully online";
        no_result: "没写最后拿到什么", "It is not said what one gets in the end";
        no_remedies: "没写不服怎么办", "It is not said what one can do against a decision";
        no_kind_detail: "事项类型是“其他”，要写明是哪种", "The kind is 其他, and the finer kind is missing";
        wrong_class_word: "办件类型的中文和选项不一致", "The Chinese word for the handling class does not say the same as the class";
        too_many_visits: "要跑的次数超过两次（R4）", "More than two visits (R4)";
        updated_later: "更新日期晚于数据日期", "Changed after the day the data describes";
        steps_do_not_add_up: "计时环节加起来不等于承诺时限（R4a）", "The counted steps do not add up to the committed limit (R4a)";
        counted_without_days: "计时的环节没有写几天（R4a）", "A counted step does not say how many days it takes (R4a)";
        uncounted_without_exclusion: "环节不计时，但没有写法律允许的特别程序（R2）", "A step of a committed item does not count, but no exclusion allows that (R2)";
        wrong_inspection_flag: "“要勘验、听证”和特别程序对不上（R6）", "Whether an inspection or hearing is needed disagrees with the exclusions (R6)";
        immediate_with_days: "即办件却写了天数（R6）", "An immediate item is promised later than at once (R6)";
        committed_at_once: "承诺当场办好，就该是即办件（R6）", "A committed item is promised at once: then it is an immediate one (R6)";
        committed_over_five: "没有特别程序，承诺不能超过 5 个工作日（R6）", "More than five working days are promised without a special procedure (R6)";
        committed_over_half: "承诺超过 5 个工作日，也超过法定的一半（R6）", "More than five working days are promised, and more than half of what the law allows (R6)";
        committed_over_statutory: "承诺比法定还长（R6）", "More is promised than the law allows (R6)";
        no_statutory_value: "法定时限要写几天，并折成工作日", "The unit of the statutory limit needs a number of days and their working-day equivalent";
        needless_statutory_value: "法律没有规定，却写了时限", "A statutory limit is given although the law sets none";
        wrong_equivalent: "折成的工作日数不对", "The working-day equivalent does not follow from the statutory limit";
        deemed_consent_not_committed: "超时默认只用于承诺件（R5）", "Silence counts as consent for committed items only (R5)";
        too_few_immediate: "全年即办件不到六成（R6）", "Less than 60 % of all cases a year are immediate (R6)";
        fee_not_listed: "收费目录里没有这项收费（R7）", "The fee is not in the published fee list (R7)";
        fee_differs: "和收费目录不一样（R7）", "The fee is another one than in the published fee list (R7)";
        fee_not_lower_end: "有幅度的收费没有按最低收（R7）", "A fee with a range is not charged at its lower end (R7)";
        fee_at_upper_end: "有幅度的收费按最高收了（R7）", "A fee with a range is charged at its upper end (R7)";
        fee_without_amount: "固定收费没有写金额", "A fixed fee has neither price nor tiers";
        fee_without_lower_end: "幅度没有写最低", "A range has no lower end";
        fee_upside_down: "幅度的最高比最低还低", "A range ends below where it begins";
        fee_without_unit: "没写按什么收（如 元/证）", "It is not said what the price is for";
        fee_without_basis: "没写收费依据", "No document sets this fee";
        fee_none_with_amounts: "不收费，却写了金额", "Free of charge, but with prices";
        fee_mixed: "几种收费混在一起了", "Prices of different kinds of fee are mixed";
        unknown_time_zone: "没有这个时区（R1）", "There is no such time zone (R1)";
        no_working_days: "一周七天都休息", "Every day of the week is off";
        years_not_ascending: "年份没有按先后排", "The years are not in ascending order";
        official_without_notice: "按通知的年份没有写通知", "An official year does not name its notice";
        date_outside_year: "日期不在这一年", "A day stands in the entry of another year";
        duplicate_date: "同一天写了两遍", "The same day is listed twice";
        makeup_not_on_weekend: "调休上班日不在周末", "A make-up working day is not on a weekend";
        makeup_on_holiday: "调休上班日同时是假日", "A make-up working day is also a holiday";
        year_missing: "这一年没有正式的日历，日期都只是暂定", "The year the data describes has no official calendar: every date is provisional";
        spans_not_ascending: "开门时间重叠或先后不对", "Opening hours of a day overlap, touch or are out of order";
        appointment_day_closed: "预约的那天没有开门时间", "A day by appointment has no opening hours";
        no_appointment_day: "窗口周六可预约，但中心周六不开门", "The window takes appointments on Saturdays, but its centre does not open then";
        no_counters: "窗口没有柜台", "The window has no desk";
        no_help_window: "没有给不知道去哪儿的人设窗口", "There is no window for people who do not know where to go";
        bad_number_prefix: "受理编号前缀要一到四个大写字母（R14）", "Application numbers must begin with one to four capital letters (R14)";
        goal_upside_down: "目标的到期早于开始", "The goal is due before it begins";
        milestone_outside_goal: "节点不在目标的期限内", "The milestone is planned, or was reached, outside of the goal's term";
        progress_over_hundred: "进度超过 100%", "More than 100 % done";
        bad_complaint_term: "投诉时限不在允许的范围（R10）", "A limit for complaints is no whole number of days within its bounds (R10)";
        bad_project_template: "项目阶段模板没有写阶段，或者写了不能放在那里的事项（R8）", "A template of stages for projects names no stage, or an item that it cannot have there (R8)";
        bad_category: "投诉类别的编号只能用 a-z 0-9 _，最多 32 个", "A category of complaints is not 1 to 32 of a-z 0-9 _";
        no_categories: "投诉类别一个也没有，谁都没法投诉（R10）", "There is nothing that a complaint may be about (R10)";
        no_levels: "这个原因没有归到任何评价等次（R11）", "The reason goes with no level of a rating (R11)";
        no_reasons: "“不满意”“非常不满意”要有原因可选（R11）", "A bad level has no reason that can be ticked with it (R11)";
        no_grades: "处罚没有分档", "The penalty is not graded";
        empty_synonym: "同义词组里有空的", "The group lacks words, or holds an empty one";
        past_day_changed: "已经过去的日子不能改：期限已经按它走了（R1）", "A day that is over cannot change: clocks have run by it (R1)";
        outdated: "公布的内容在草稿之后变了", "What is published has changed since the draft was begun";
        not_decodable: "内容和这一项对不上", "The content is of something else";
        other: "有问题", "Something is wrong";
    }
}

/// What a code says.
#[must_use]
pub fn fault(words: &Faults, code: &str) -> &'static str {
    match code {
        "duplicate_id" => words.duplicate_id,
        "duplicate_code" => words.duplicate_code,
        "duplicate_reference" => words.duplicate_reference,
        "unknown_department" => words.unknown_department,
        "unknown_center" => words.unknown_center,
        "unknown_window" => words.unknown_window,
        "unknown_item" => words.unknown_item,
        "unknown_material" => words.unknown_material,
        "window_not_mirrored" => words.window_not_mirrored,
        "item_not_mirrored" => words.item_not_mirrored,
        "foreign_window" => words.foreign_window,
        "window_not_listed" => words.window_not_listed,
        "chief_elsewhere" => words.chief_elsewhere,
        "wrong_items_count" => words.wrong_items_count,
        "empty_name" => words.empty_name,
        "empty_text" => words.empty_text,
        "no_aliases" => words.no_aliases,
        "no_audience" => words.no_audience,
        "no_themes" => words.no_themes,
        "no_legal_basis" => words.no_legal_basis,
        "no_conditions" => words.no_conditions,
        "no_situations" => words.no_situations,
        "no_materials" => words.no_materials,
        "unused_material" => words.unused_material,
        "no_steps" => words.no_steps,
        "no_windows" => words.no_windows,
        "no_result" => words.no_result,
        "no_remedies" => words.no_remedies,
        "no_kind_detail" => words.no_kind_detail,
        "wrong_class_word" => words.wrong_class_word,
        "too_many_visits" => words.too_many_visits,
        "updated_later" => words.updated_later,
        "steps_do_not_add_up" => words.steps_do_not_add_up,
        "counted_without_days" => words.counted_without_days,
        "uncounted_without_exclusion" => words.uncounted_without_exclusion,
        "wrong_inspection_flag" => words.wrong_inspection_flag,
        "immediate_with_days" => words.immediate_with_days,
        "committed_at_once" => words.committed_at_once,
        "committed_over_five" => words.committed_over_five,
        "committed_over_half" => words.committed_over_half,
        "committed_over_statutory" => words.committed_over_statutory,
        "no_statutory_value" => words.no_statutory_value,
        "needless_statutory_value" => words.needless_statutory_value,
        "wrong_equivalent" => words.wrong_equivalent,
        "deemed_consent_not_committed" => words.deemed_consent_not_committed,
        "too_few_immediate" => words.too_few_immediate,
        "fee_not_listed" => words.fee_not_listed,
        "fee_differs" => words.fee_differs,
        "fee_not_lower_end" => words.fee_not_lower_end,
        "fee_at_upper_end" => words.fee_at_upper_end,
        "fee_without_amount" => words.fee_without_amount,
        "fee_without_lower_end" => words.fee_without_lower_end,
        "fee_upside_down" => words.fee_upside_down,
        "fee_without_unit" => words.fee_without_unit,
        "fee_without_basis" => words.fee_without_basis,
        "fee_none_with_amounts" => words.fee_none_with_amounts,
        "fee_mixed" => words.fee_mixed,
        "unknown_time_zone" => words.unknown_time_zone,
        "no_working_days" => words.no_working_days,
        "years_not_ascending" => words.years_not_ascending,
        "official_without_notice" => words.official_without_notice,
        "date_outside_year" => words.date_outside_year,
        "duplicate_date" => words.duplicate_date,
        "makeup_not_on_weekend" => words.makeup_not_on_weekend,
        "makeup_on_holiday" => words.makeup_on_holiday,
        "year_missing" => words.year_missing,
        "spans_not_ascending" => words.spans_not_ascending,
        "appointment_day_closed" => words.appointment_day_closed,
        "no_appointment_day" => words.no_appointment_day,
        "no_counters" => words.no_counters,
        "no_help_window" => words.no_help_window,
        "bad_number_prefix" => words.bad_number_prefix,
        "goal_upside_down" => words.goal_upside_down,
        "milestone_outside_goal" => words.milestone_outside_goal,
        "progress_over_hundred" => words.progress_over_hundred,
        "bad_complaint_term" => words.bad_complaint_term,
        "bad_project_template" => words.bad_project_template,
        "bad_category" => words.bad_category,
        "no_categories" => words.no_categories,
        "no_levels" => words.no_levels,
        "no_reasons" => words.no_reasons,
        "no_grades" => words.no_grades,
        "empty_synonym" => words.empty_synonym,
        "past_day_changed" => words.past_day_changed,
        "outdated" => words.outdated,
        "not_decodable" => words.not_decodable,
        _ => words.other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Faults, fault};
    use mingbai_domain::catalog::check::FaultCode;

    #[test]
    fn every_fault_has_words_of_its_own() {
        let words = &Faults::ZH;
        for code in FaultCode::ALL {
            assert_ne!(fault(words, code.code()), words.other, "{code:?}");
        }
        assert_eq!(fault(words, "nothing"), words.other);
    }
}
