//! Words of the clerk's work: what there is to do, and one application.

table! {
    /// The clerk's work.
    Work {
        title: "办件", "Applications";
        open_count: "在办 {0}", "{0} open";
        late_count: "超时 {0}", "{0} late";
        soon_count: "今明到期 {0}", "{0} due by the next working day";
        which: "看哪些", "Which ones";
        all: "全部在办", "All open";
        to_accept: "待受理", "To accept";
        with_applicant: "等申请人", "With applicant";
        under_way: "办理中", "Under way";
        paused: "停着", "Paused";
        to_deliver: "待送达", "To deliver";
        ended: "已结束", "Ended";
        tab: "{0} {1}", "{0} {1}";
        find: "编号、事项", "Number or item";
        find_label: "查办件", "Find an application";
        window: "窗口", "Counter";
        every_window: "全部窗口", "All counters";
        take_in: "收件", "Take one in";
        none_open: "没有要办的。", "There is nothing to do.";
        none_found: "没有符合的。编号完整的，按回车直接打开。", "Nothing matches. With a whole number, press Enter to open it.";
        next: "后面的", "Next";
        to_first: "回到最前", "Back to the first";
        head_due: "到期", "Due";
        head_item: "事项", "Item";
        head_number: "编号", "Number";
        head_clock: "时钟", "Clock";
        head_state: "到哪步", "Stage";
        head_window: "窗口", "Counter";
        no_day: "未定", "Open";
        still: "时钟停着", "Clock stopped";
        nothing_due: "没有期限", "Nothing due";
        late: "超时 {0} 天", "{0} days late";
        late_one: "超时 {0} 天", "{0} day late";
        late_new: "超时了", "Late";
        due_today: "今天到期", "Due today";
        left: "还有 {0} 天", "{0} days left";
        left_one: "还有 {0} 天", "{0} day left";
        applicant_left: "申请人还有 {0} 天", "Applicant: {0} days left";
        applicant_left_one: "申请人还有 {0} 天", "Applicant: {0} day left";

        state_submitted: "待受理", "To accept";
        state_notice_given: "等申请人补", "With applicant";
        state_partly_supplemented: "补了一部分", "Partly supplied";
        state_accepted: "办理中", "Under way";
        state_paused: "停着", "Paused";
        state_decided: "待送达", "To deliver";
        state_delivered: "已送达", "Delivered";
        state_refused: "不予受理", "Not accepted";
        state_lapsed: "逾期未补，已终止", "Lapsed";
        state_withdrawn: "已撤回", "Withdrawn";

        at_window: "{0} 窗口", "Counter {0}";
        handed_in: "{0} 交件", "Handed in {0}";
        copy_number: "复制编号", "Copy the number";
        clock_acceptance: "受理期限", "To accept";
        clock_supplement: "申请人补材料", "Applicant supplies";
        clock_step: "{0}", "{0}";
        clock_committed: "承诺期限", "Promise";
        clock_statutory: "法定期限", "Statutory limit";
        clock_delivery: "送达期限", "To deliver";
        clocks: "时钟", "Clocks";
        by: "{0}前", "By {0}";
        of_limit: "还有 {0} 天，共 {1} 个工作日", "{0} of {1} working days left";
        of_calendar_limit: "共 {0} 天", "{0} calendar days";
        as_planned: "时钟停着；按计划恢复的话，{0}到期", "Stopped; if it goes on as planned, due {0}";
        stopped_open: "时钟停着，没有到期日", "Stopped: no due date";
        provisional: "明年的节假日还没公布，可能会变", "Next year’s holidays are not published yet: it may move";
        bar_alt: "{0}，{1}开始：{2}", "{0}, from {1}: {2}";
        bar_due: "{0} 到期", "Due {0}";
        bar_open: "到期日未定", "No due date";
        bar_today: "今天", "Today";
        bar_used: "已用 {0} 天", "{0} days used";
        bar_used_one: "已用 {0} 天", "{0} day used";
        bar_left: "还有 {0} 天", "{0} days left";
        bar_left_one: "还有 {0} 天", "{0} day left";
        bar_paused: "停了 {0} 天", "{0} days stopped";
        bar_paused_one: "停了 {0} 天", "{0} day stopped";
        bar_planned: "还要停 {0} 天", "{0} more days stopped";
        bar_planned_one: "还要停 {0} 天", "{0} more day stopped";
        bar_unused: "没用上 {0} 天", "{0} days not needed";
        bar_unused_one: "没用上 {0} 天", "{0} day not needed";
        bar_late: "超时 {0} 天", "{0} days late";
        bar_late_one: "超时 {0} 天", "{0} day late";

        overtime: "超时", "Late";
        overtime_of: "{0}，应在{1}前", "{0}, due by {1}";
        overtime_reason: "公开的原因：{0}", "Published reason: {0}";
        overtime_none: "还没说明原因，公示里写着“未说明”。", "No reason given: the ledger says so.";

        materials: "材料", "Materials";
        materials_count: "{0} 样", "{0} in all";
        materials_missing: "缺 {0} 样", "{0} missing";
        missing: "还缺", "Missing";
        looked_up: "联网查", "Looked up by us";
        conditional: "有这种情况才要", "Only in that case";

        happened: "经过", "What happened";
        e_submitted: "交件", "Handed in";
        e_accepted: "受理", "Accepted";
        e_registered: "登记受理", "Acceptance registered";
        e_refused: "不予受理", "Not accepted";
        e_notice: "一次性告知：缺 {0} 样", "One-time notice: {0} missing";
        e_supplemented: "补来 {0} 样", "{0} handed in";
        e_step_started: "开始：{0}", "Begun: {0}";
        e_asked: "请{1}出意见：{0}", "{1} asked for an opinion: {0}";
        e_step_done: "办完：{0}", "Done: {0}";
        e_consent: "{1}同意：{0}", "{1} consents: {0}";
        e_objection: "{1}不同意：{0}", "{1} objects: {0}";
        e_objection_own: "没通过：{0}", "Not passed: {0}";
        e_absent: "{1}缺席，视为同意：{0}", "{1} stayed away, which is consent: {0}";
        e_silent: "{1}没按时出意见，视为同意：{0}", "{1} gave no opinion in time, which is consent: {0}";
        e_paused: "停表：{0}", "Clock stopped: {0}";
        e_resumed: "恢复计时", "Clock goes on";
        e_granted: "决定：准予", "Decided: granted";
        e_denied: "决定：不予", "Decided: denied";
        e_delivered: "送达", "Delivered";
        e_withdrawn: "申请人撤回", "Withdrawn by the applicant";
        e_deemed_accepted: "没按时答复，视为受理", "No answer in time: counts as accepted";
        e_deemed_consented: "没按时决定，视为准予", "No decision in time: counts as granted";
        e_lapsed: "没按时补齐，终止", "Not supplied in time: ended";
        by_itself: "自动", "by itself";
        said_reasons: "理由：{0}", "Reasons: {0}";
        said_note: "对申请人说：{0}", "Told the applicant: {0}";
        said_document: "文书：{0}", "Document: {0}";
        said_until: "计划到{0}", "Planned until {0}";
        said_days: "限 {0} 个工作日", "Within {0} working days";

        x_site_inspection: "看现场", "site inspection";
        x_expert_review: "专家评审", "expert review";
        x_public_notice: "公示", "public notice";
        x_testing: "检验、检测或考试", "tests or examinations";
        x_production: "制证", "making the document";
        x_announcement: "公告", "public announcement";
        x_superior_review: "上级审查", "the higher authority’s review";
        x_hearing: "听证", "hearing";
        x_investigation: "调查核实", "investigation";
        x_statutory_waiting: "法定等待期", "statutory waiting period";
        x_bidding: "招标拍卖", "bidding or auction";
        x_judicial_conclusion: "等司法结论", "waiting for a court or another authority";

        raced: "刚才别人先办了，您的没有记。现在是这样：", "Somebody was quicker; yours was not recorded. This is how it stands:";
        raced_none: "情况变了，您的没有记。请看现在的情况再办。", "Things have changed; yours was not recorded. Look at how it stands now.";
    }
}
