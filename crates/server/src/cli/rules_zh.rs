//! The Chinese words for the codes of the rules. The English ones stand beside the codes, in
//! `mingbai_domain::catalog::check`.

/// The reason in Chinese; the code itself where nobody has written one, which a test forbids.
#[must_use]
pub fn reason(code: &'static str) -> &'static str {
    REASONS
        .iter()
        .find(|(name, _)| *name == code)
        .map_or(code, |(_, words)| words)
}

const REASONS: &[(&str, &str)] = &[
    ("duplicate_id", "编号重复"),
    ("duplicate_code", "两个事项用了同一个编码"),
    ("duplicate_reference", "同一个列表里写了两次"),
    ("unknown_department", "没有这个部门"),
    ("unknown_center", "没有这个中心"),
    ("unknown_window", "没有这个窗口"),
    ("unknown_item", "没有这个事项"),
    ("unknown_material", "这个事项没有这份材料"),
    (
        "window_not_mirrored",
        "事项写了这个窗口，窗口没有写这个事项",
    ),
    ("item_not_mirrored", "窗口写了这个事项，事项没有写这个窗口"),
    ("foreign_window", "部门写了这个窗口，坐在那里的是别的部门"),
    ("window_not_listed", "窗口所属的部门没有写这个窗口"),
    ("chief_elsewhere", "首席代表的窗口不是本部门的窗口"),
    ("wrong_items_count", "部门的事项数和实际不符"),
    ("empty_name", "名称为空（中文或英文）"),
    ("empty_text", "必填的文字为空"),
    ("no_aliases", "没有俗称，群众搜不到"),
    ("no_audience", "没有写给谁办：个人还是企业"),
    ("no_themes", "没有归到任何主题"),
    ("no_legal_basis", "没有法律依据"),
    ("no_conditions", "没有写受理条件"),
    ("no_situations", "没有办理情形"),
    ("no_materials", "这个情形一份材料也不要"),
    (
        "unused_material",
        "没有哪个情形用到这份材料，也没有写在什么条件下要",
    ),
    ("no_steps", "没有办理步骤"),
    ("no_windows", "不能全程网办，却没有窗口"),
    ("no_result", "没有写办成后拿到什么"),
    ("no_remedies", "没有写不服怎么办"),
    ("no_kind_detail", "类型是“其他”，没有写具体是什么"),
    ("wrong_class_word", "办件类型的中文和代码不一致"),
    ("too_many_visits", "要跑两次以上（R4）"),
    ("updated_later", "更新日期晚于数据日期"),
    ("steps_do_not_add_up", "计时步骤加起来不等于承诺时限（R4a）"),
    ("counted_without_days", "计时的步骤没有写几天（R4a）"),
    (
        "uncounted_without_exclusion",
        "步骤不计时，但没有写依法扣除的事由（R2）",
    ),
    (
        "wrong_inspection_flag",
        "是否需要勘验听证，和扣除事由对不上（R6）",
    ),
    ("immediate_with_days", "即办件却要等几天（R6）"),
    ("committed_at_once", "承诺件当场就办，应当是即办件（R6）"),
    (
        "committed_over_five",
        "没有特别程序，承诺超过五个工作日（R6）",
    ),
    (
        "committed_over_half",
        "承诺超过五个工作日，又超过法定时限的一半（R6）",
    ),
    ("committed_over_statutory", "承诺时限比法定时限还长（R6）"),
    ("no_statutory_value", "法定时限缺天数或折合工作日"),
    ("needless_statutory_value", "法律没有规定时限，却写了天数"),
    ("wrong_equivalent", "折合工作日和法定时限对不上"),
    (
        "deemed_consent_not_committed",
        "只有承诺件才能超时默认（R5）",
    ),
    ("too_few_immediate", "即办件不到年办件量的 60 %（R6）"),
    ("fee_not_listed", "这项收费不在公布的收费目录里（R7）"),
    ("fee_differs", "收费和公布的收费目录不一样（R7）"),
    ("fee_not_lower_end", "有幅度的收费没有按下限收（R7）"),
    ("fee_at_upper_end", "有幅度的收费按上限收了（R7）"),
    ("fee_without_amount", "定额收费没有写多少钱"),
    ("fee_without_lower_end", "有幅度的收费没有下限"),
    ("fee_upside_down", "收费上限低于下限"),
    ("fee_without_unit", "收费没有写单位"),
    ("fee_without_basis", "收费没有依据文件"),
    ("fee_none_with_amounts", "写了不收费，又写了金额"),
    ("fee_mixed", "几种收费方式混在一起"),
    ("unknown_time_zone", "没有这个时区（R1）"),
    ("no_working_days", "一周七天都休息"),
    ("years_not_ascending", "年份没有从小到大排"),
    ("official_without_notice", "正式年份没有写通知文号"),
    ("date_outside_year", "日期写到了别的年份里"),
    ("duplicate_date", "同一天写了两次"),
    ("makeup_not_on_weekend", "调休上班日不在周末"),
    ("makeup_on_holiday", "调休上班日同时又是节假日"),
    (
        "year_missing",
        "数据所在年份没有正式日历，所有日期都是暂定的",
    ),
    (
        "spans_not_ascending",
        "同一天的开放时间重叠、相连或顺序不对",
    ),
    ("appointment_day_closed", "写了可预约，当天却不开门"),
    ("no_appointment_day", "窗口周六可预约，中心周六却不开门"),
    ("no_counters", "窗口没有柜台"),
    ("no_help_window", "没有给不知道找谁的人留窗口"),
    (
        "bad_number_prefix",
        "受理编号要以一到四个大写字母开头（R14）",
    ),
    ("goal_upside_down", "目标的期限早于开始日期"),
    ("milestone_outside_goal", "节点不在目标的起止日期之内"),
    ("progress_over_hundred", "进度超过 100 %"),
    (
        "bad_complaint_term",
        "投诉时限或保存期限不是允许范围内的整数天数（R10）",
    ),
    (
        "bad_project_template",
        "项目审批阶段模板的阶段、事项或先后关系不对（R8）",
    ),
    (
        "bad_category",
        "投诉类别编号应为 1 到 32 个小写字母、数字或下划线",
    ),
    ("no_categories", "投诉类别一个也没有，谁都没法投诉（R10）"),
    ("no_levels", "这个原因没有归到任何评价等次（R11）"),
    ("no_reasons", "“不满意”“非常不满意”要有原因可选（R11）"),
    ("no_grades", "处罚没有分档"),
    ("empty_synonym", "同义词组没有词，或有空词"),
];

#[cfg(test)]
mod tests {
    use super::{REASONS, reason};
    use mingbai_domain::catalog::check::FaultCode;

    #[test]
    fn every_code_has_words_and_no_words_are_left_over() {
        for code in FaultCode::ALL {
            assert_ne!(reason(code.code()), code.code());
        }
        for (name, _) in REASONS {
            let known = FaultCode::ALL.iter().any(|code| code.code() == *name);
            assert!(known, "{name}");
        }
    }
}
