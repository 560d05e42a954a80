//! Words of supervision: what was late or silent, what was done about it, the figures of a month.

table! {
    /// What supervisors look after.
    Supervision {
        title: "督办", "Supervision";
        start: "超时、默认，没改好的差评、升级的投诉、异常", "What is late or deemed, not put right, stepped up, or odd";
        open_ones: "没了结", "Open";
        closed_ones: "已了结", "Closed";
        none_open: "没有没了结的超时和默认。", "Nothing late or deemed is open.";
        none_closed: "还没有了结的。", "Nothing is closed yet.";

        look: "要盯的", "To look after";
        look_projects: "项目里的超时和默认", "Projects late or deemed";
        look_ratings: "逾期、升级的差评", "Bad ratings late or stepped up";
        look_complaints: "转来的投诉", "Complaints stepped up";
        look_reports: "近 30 天检查举报", "Inspections reported in 30 days";
        look_comments: "待审的留言", "Comments to read";
        look_odd: "上个月的异常", "Odd things last month";
        many: "{0} 件以上", "{0} or more";
        count: "{0} 件", "{0}";

        cases: "超时和默认", "Late and deemed";
        head_what: "怎么了", "What happened";
        head_item: "事项和编号", "Item and number";
        head_department: "部门", "Department";
        head_since: "从哪天", "Since";
        head_reason: "理由", "Reason";
        deemed_accepted: "视为受理", "Deemed accepted";
        deemed_consented: "超时默认", "Deemed consent";
        absent: "缺席默认", "Consent by absence";
        overdue: "超时", "Overdue";
        clock_acceptance: "受理", "Acceptance";
        clock_supplement: "补正", "Supplement";
        clock_step: "环节", "Step";
        clock_committed: "承诺时限", "Promised limit";
        clock_statutory: "法定时限", "Statutory limit";
        clock_delivery: "送达", "Delivery";
        of_step: "{0}（{1}）", "{0} ({1})";
        days: "晚 {0} 个工作日", "{0} working days late";
        days_one: "晚 {0} 个工作日", "{0} working day late";
        no_reason: "没有说明理由", "No reason given";
        reason_given: "说明了理由", "Reason given";
        closed: "已了结", "Closed";
        due: "原定", "Was due";
        open_application: "办件", "Application";
        goes_on: "还在办", "Under way";
        over: "办完了", "Concluded";
        clock: "哪个时限", "Which limit";
        notes: "做过什么", "What was done";
        no_notes: "还没有记录。", "Nothing is noted yet.";
        note_by: "{0} · {1}", "{0} · {1}";
        note_closes: "了结", "Closed it";
        note: "记一笔", "Note something";
        note_lead: "记录不能改、不能删。已了结的，再记一笔可以重新打开。", "Notes are never changed or deleted. A closed case can be taken up again with another one.";
        note_text: "做了什么", "What was done";
        note_missing: "请写做了什么", "Say what was done";
        note_long: "最多 {0} 个字", "At most {0} characters";
        note_close: "就此了结", "Close the case with it";
        note_go: "记下来", "Note it";
        note_done: "记下来了。", "It is noted.";
        elsewhere: "没有这一件，或者不归您的部门看。", "There is no such case, or it is not your department’s to see.";

        figures: "月度数字", "Monthly figures";
        figures_start: "当月公布的数字、异常，待审的留言", "The month as published, what is odd, comments to read";
        figures_lead: "数字按规则自己公布，谁也压不住：这里看到的和所有人看到的一样。留言要审过才公开。", "Figures are published by the rules, and nobody can hold them back: what stands here is what everybody sees. Comments are published once somebody has read them.";
        period: "月份", "Month";
        running: "{0}（还没结束，先不分等级）", "{0} (still running: nothing by level yet)";
        whole: "全县", "County";
        head_received: "收件", "Received";
        head_concluded: "办结", "Concluded";
        head_overdue: "超时", "Overdue";
        head_deemed: "默认", "Deemed";
        head_counted: "计入排名的评价", "Counted ratings";
        head_beside: "单独列出", "Beside";
        head_aside: "搁置", "Set aside";
        public: "看公示页", "See the public page";
        download: "下载表格（CSV）", "Download the table (CSV)";
        complaints: "投诉", "Complaints";
        complaints_of: "{0} 件，其中晚了的 {1} 件（{2}到{3}）", "{0}, of them late {1} ({2} to {3})";
        complaints_none: "投诉太少的月份合并公布，这个月的还没到时候。", "Months with few complaints are published together; this one’s turn is still to come.";
        odd: "异常", "What is odd";
        odd_lead: "只提示，不直接扣分。查实是恶意的，在“差评整改”里搁置。", "Shown, and held against nobody. What proves malicious is set aside under “Bad ratings”.";
        odd_ratings: "看 {0} 的差评", "Bad ratings of {0}";
        odd_none: "这个月没有异常。", "Nothing odd in this month.";
        burst: "{0} 这天 {1} 条评价，比平日多得多", "{1} ratings on {0}, many more than usual";
        above_cases: "{0} 扫屏幕的评价比办件多 {1} 条", "{1} more ratings from the screen than cases on {0}";
        same_words: "{0} 有 {1} 条留言一样", "{1} comments with the same words on {0}";
        comments: "待审的留言", "Comments to read";
        comments_lead: "不知道是哪个窗口、哪一天的。公开前看看有没有说出人的姓名、电话，或者能看出是谁。", "Nothing says of which counter or day they are. Before you release one, see that it names nobody, and that nobody can be told from it.";
        comments_none: "没有待审的留言。", "No comment waits.";
        release: "公开", "Release";
        release_ask: "公开后所有人都看得到，不能收回。", "Everybody will see it, and it cannot be taken back.";
        release_yes: "公开这条留言", "Release this comment";
        keep_back: "不公开", "Keep it back";
        keep_ask: "不公开的留言只有效能监察看得到，不能再改。", "Only supervisors will see it, and that cannot be changed.";
        keep_yes: "不公开这条留言", "Keep this comment back";
        released: "留言公开了。", "The comment is released.";
        kept_back: "留言没有公开。", "The comment is kept back.";
    }
}
