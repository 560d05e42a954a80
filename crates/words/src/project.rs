//! Words of the page about a green-channel project.

table! {
    /// A green-channel project.
    Project {
        title: "我的项目", "My project";
        lead: "输入项目编号和查询码，看每项审批到哪了、谁在办、哪天全部办完。", "Enter the project’s number and query code to see where each approval is, who has it, and when all is done.";
        plain: "这一页要用到 JavaScript，您的浏览器把它关了，或者程序没加载成。可以打 {0}，报项目编号，请人帮您查。", "This page needs JavaScript, which is off here or did not load. Call {0} with the project’s number and have it looked up.";
        number: "项目编号", "Project number";
        number_hint: "像 {0}，大小写不要紧", "Such as {0}; capitals do not matter";
        code_hint: "10 位，像 7K3MQ-9ZTBP", "10 characters, such as 7K3MQ-9ZTBP";
        look_up: "看项目", "Open the project";
        empty_number: "请填项目编号。", "Enter the project’s number.";
        bad_number: "编号不对：只有字母、数字和横线，像 {0}。", "That is no number: it has letters, digits and hyphens, such as {0}.";
        wrong_text: "两个都请再核对一遍。别人发给您的链接可能已经收回，请他再发一次。", "Check both again. A link that somebody sent you may have been taken back: ask for another.";
        another: "我的项目", "My projects";
        keep_hint: "不用再打编号和查询码，没有网络也能看上次的样子。别人的、公用的手机不要勾。", "No need to type number and code again, and the last look opens without a network. Not on a phone that others use.";
        stale_wrong: "这个编号和查询码现在查不到了，下面是 {0} 查到的样子。", "This number and code find nothing any more: this is as of {0}.";

        code_line: "绿色通道 {0}", "Green channel {0}";
        invested: "投资 {0} 万元", "¥{0} million invested";
        only_look: "这是只能看的链接", "This link is to look only";

        say_done: "{0} 项审批办好 {1} 项", "{1} of {0} approvals done";
        say_deemed: "其中 {0} 项超时默认", "{0} of them by silence";
        say_late: "{0} 项超时", "{0} late";
        say_paused: "{0} 项停着", "{0} standing still";
        say_running: "{0} 项在办", "{0} under way";
        say_outside: "{0} 项还没交", "{0} not handed in";
        say_finish: "照现在看，{0} 全部办完。", "As things stand, all is done on {0}.";
        say_open: "有的停着，还没有恢复的日子：最早 {0} 全部办完。", "One stands still with no day set: all is done on {0} at the earliest.";
        say_late_finish: "超时的今天就办好的话，{0} 全部办完。", "If what is late is decided today, all is done on {0}.";
        say_finished: "{0} 全部办完了。", "All was done on {0}.";
        provisional: "那一年的放假安排还没公布，日子可能会动。", "That year’s holidays are not published yet: the day may move.";
        broken: "这个项目的资料对不上，排不出日子。请打 {0}。", "This project’s record does not fit together, so no dates can be worked out. Call {0}.";

        pens: "今天笔在谁手里", "Who has it today";
        pens_none: "今天没有谁要办的。", "Nothing is to be done today.";
        you: "您", "You";
        who_what: "{0} · {1}", "{0} · {1}";
        late: "超时 {0} 天", "{0} days late";
        late_one: "超时 {0} 天", "{0} day late";
        late_new: "刚超时", "just late";
        pen_late: "{0}到期，没有作出决定。", "It was due on {0} and is not decided.";
        pen_reason: "公布的原因：{0}。", "The published reason: {0}.";
        pen_no_reason: "也没有说明原因。", "No reason was given.";
        told: "已经自动告诉督办的人。", "The supervisors have been told automatically.";
        deemed: "超时默认", "granted by silence";
        pen_deemed: "{0}到期没有答复，从 {1} 起算同意，证件 {2} 前给您。", "There was no answer by {0}: it counts as granted from {1}. The document is due by {2}.";
        paused: "停着", "standing still";
        pen_paused: "{0}，{1} 起停着，不算在时限里。", "Stopped since {1} ({0}); this does not count.";
        pen_planned: "按计划 {0} 恢复，那样 {1} 前出结果。", "Planned until {0}; then decided by {1}.";
        pen_unplanned: "什么时候恢复，还没有日子。", "No day is set for it to go on.";
        document: "文书：{0}。", "Document: {0}.";
        left: "还有 {0} 天", "{0} days left";
        left_one: "还有 {0} 天", "{0} day left";
        due_today: "今天到期", "due today";
        pen_running: "{0}前出结果。", "Decided by {0}.";
        critical: "它晚一天，整个项目晚一天。", "Each day it is late, the whole project is late.";
        pen_supply: "{0}先批了，这一样答应 {1} 前补交。", "{0} went ahead without it; it is promised by {1}.";
        pen_supply_open: "{0}先办着，这一样答应 {1} 前补交。", "{0} is going ahead without it; it is promised by {1}.";
        last_day: "今天最后一天", "last day today";
        missed: "没补上", "missed";
        pen_missed: "答应 {0} 前补交，没有补。", "It was promised by {0} and did not come.";
        ready: "可以交了", "can be handed in";
        pen_ready: "它等的都办好了，现在就可以交。", "All that it waits for is done: it can be handed in now.";
        waiting: "等前面的", "waits for others";
        bring_to: "交到 {0}", "Bring it to {0}";

        axis: "{0} 项审批，一条时间轴", "{0} approvals on one axis";
        axis_label: "时间轴，可以左右划动", "Time axis, scrolls sideways";
        axis_tap: "点一项，看它的日子和找谁。", "Tap one to see its dates and whom to ask.";
        key_done: "已过", "passed";
        key_todo: "还要", "to come";
        key_pause: "停着", "standing still";
        key_late: "超时", "late";
        key_critical: "关键：晚一天全晚一天", "critical: late for all";
        key_slack: "可以晚到", "may be late until";
        key_material: "后补材料", "material to follow";
        today: "今天 {0}", "Today {0}";
        done: "{0} 办好", "done {0}";
        range: "{0}—{1}", "{0} to {1}";
        stage_none: "没有审批", "no approvals";
        to_table: "换成表格看", "Show as a table";
        to_axis: "换成时间轴看", "Show as an axis";
        table: "每项审批现在怎样、从哪天到哪天", "How each approval stands, and its days";
        th_approval: "审批", "Approval";
        th_state: "现在", "Now";
        th_days: "日子", "Days";
        th_done: "办好", "done";
        slack: "可以晚 {0} 天", "may be {0} days late";
        slack_one: "可以晚 {0} 天", "may be {0} day late";
        slack_none: "一天也不能晚", "not a day late";
        f_department: "谁办", "With";
        f_handed_in: "交的日子", "Handed in";
        f_earliest: "最早能交", "Earliest start";
        f_waits: "要等", "Waits for";
        f_due: "最晚", "Due";
        f_planned: "最晚，按计划恢复", "Due, as planned";
        f_finish: "照现在看", "As things stand";
        f_used: "用了", "Used";
        f_used_of: "{0} 天，承诺 {1} 天", "{0} days of the promised {1}";
        f_slack: "余地", "Slack";
        f_pause: "停过", "Stood still";
        f_paused: "停着", "Stands still";
        f_since: "{0} 起", "since {0}";
        f_chief: "首席代表", "In charge";
        guide: "看办事指南", "See the guide";

        deferred: "先办后补的材料", "Materials to follow";
        deferred_count: "{0} 样，已补 {1} 样", "{1} of {0} are in";
        d_by: "{0}前", "by {0}";
        d_in: "{0}补了", "in on {0}";
        d_in_late: "{0}才补，晚了", "in late on {0}";
        d_missed: "{0}前没补上", "missed {0}";
        d_promise: "您的承诺：{0}", "You promised: {0}";
        d_rule: "答应的那天过了没补上，从零点起算没补，同时告诉您和督办的人。", "If the promised day passes, it counts as missed from midnight, and you and the supervisors are told.";

        reviews: "联合评审", "Joint reviews";
        r_rule: "几个部门同一天一起看。没来的、当天没表态的，都算同意。", "Several departments look at it together on one day. Who stays away or says nothing counts as agreeing.";
        r_when: "{0} · {1}", "{0} · {1}";
        r_awaited: "等意见", "awaited";
        r_suspended: "停表，先不算", "clock stopped: not counted yet";
        r_consent: "同意", "agrees";
        r_objection: "有异议", "objects";
        r_absent: "缺席，默认同意", "stayed away: counts as consent";
        r_silent: "没表态，默认同意", "said nothing: counts as consent";

        milestones: "大日子", "Milestones";
        m_planned: "计划 {0}", "planned {0}";
        m_ahead: "未到", "to come";
        m_passed: "过了，还没到", "overdue";

        inspections: "上门检查", "Inspections";
        i_none: "没有备过案的检查。例行检查要先备案才能来。", "None is filed. A routine inspection is filed before it happens.";
        i_cap: "例行的一年最多 {0} 次，几个部门一起来算 1 次。今年备了 {1} 次。", "At most {0} routine ones a year; several bodies together count once. This year: {1}.";
        i_number: "当年第 {0} 次", "number {0} of its year";
        i_uncounted: "不计次数", "not counted";
        i_over: "超过一年 {0} 次", "more than {0} a year";
        i_result: "结果：{0}", "Result: {0}";
        i_check: "核对这次检查", "Check this one";

        fees: "收费", "Fees";
        fees_none: "这个项目没有要交的费。", "This project is charged nothing.";
        fee_free: "不收", "nothing charged";
        fee_listed: "清单上有", "on the published list";
        fee_should_be_free: "清单上不收，可以不交", "the list says free: you need not pay";
        fee_not_listed: "清单上没有，可以不交", "not on the list: you need not pay";
        fees_list: "看公布的收费清单", "See the published fees";

        contact: "找谁", "Whom to ask";
        agent: "代办", "Your agent";
        agent_text: "跑腿、问进度，都可以找他，不花钱。", "Runs errands and follows things up for you, at no charge.";

        chiefs: "{0} 个部门的首席代表", "Who is in charge at {0} departments";
        chiefs_one: "{0} 个部门的首席代表", "Who is in charge at {0} department";

        slip: "要是有一项晚了？", "What if one is late?";
        slip_lead: "挑一项，填晚几个工作日，看整个项目会怎样。只在手机上算。", "Pick one and say by how many working days. Worked out on your phone only.";
        slip_which: "哪一项", "Which one";
        slip_days: "晚几个工作日", "Working days late";
        slip_bad: "请填 1 到 {0} 天。", "Enter 1 to {0} days.";
        slip_later: "全部办完要晚 {0} 个工作日：{1} → {2}。", "All is done {0} working days later: {1} → {2}.";
        slip_later_one: "全部办完要晚 {0} 个工作日：{1} → {2}。", "All is done {0} working day later: {1} → {2}.";
        slip_same: "整个项目不受影响，还是 {0} 全部办完。", "The whole project is not held up: all is still done on {0}.";
        slip_moved: "往后挪的有 {0} 项", "{0} come later";
        slip_moved_one: "往后挪的有 {0} 项", "{0} comes later";
        slip_from_to: "{0} → {1}", "{0} → {1}";

        share: "发给同事，只能看", "Share, to look only";
        share_title: "给别人看", "Letting others look";
        share_text: "做一个只能看的链接。它有自己的查询码，您的不会给出去，随时可以收回。", "Make a link that can only look. It has a code of its own, yours is not given away, and you can take it back at any time.";
        share_there: "有一个链接在外面，拿着它的人都能看。", "There is a link out there: whoever has it can look.";
        share_make: "做一个链接", "Make a link";
        share_anew: "换一个新链接", "Make a new link";
        share_anew_text: "换了以后，原来的链接就打不开了。", "The one before opens nothing then.";
        share_busy: "正在做", "Making it";
        share_made: "链接做好了。只在这里显示这一次，请现在就发。", "The link is ready. It is shown this once: send it now.";
        share_send: "发送或复制链接", "Send or copy the link";
        share_scan: "或者请同事扫这个码。", "Or let your colleague scan this code.";
        share_alt: "二维码，打开这个项目，只能看", "QR code that opens this project, to look only";
        share_copied: "链接已复制。", "The link is copied.";
        share_not_copied: "没复制成，请扫下面的码。", "Copying did not work: scan the code below.";
        share_back: "收回链接", "Take the link back";
        share_gone: "收回了，那个链接打不开了。", "Taken back: that link opens nothing any more.";
        share_offline: "没连上网，没做成。再试一次。", "There is no connection: nothing was done. Try again.";
        share_failed: "没做成。过一会儿再试，或者打 {0}。", "It did not work. Try again soon, or call {0}.";

        calendar: "日历", "Calendar";
        ics_due: "{0}：最晚今天出结果", "{0}: decided by today";
        ics_document: "{0}：证件最晚今天给", "{0}: the document is due today";
        ics_supply: "补交“{0}”：今天最后一天", "Hand in “{0}”: last day today";
        ics_milestone: "{0}：计划今天", "{0}: planned for today";
        ics_text: "{0}，绿色通道 {1}。", "{0}, green channel {1}.";
        print: "打印", "Print";
    }
}
