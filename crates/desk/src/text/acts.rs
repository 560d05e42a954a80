//! Words of what a clerk does with an application.

table! {
    /// What a clerk does with an application.
    Acts {
        title: "下一步", "Next";
        none: "现在没有您能办的。", "There is nothing for you to do now.";
        none_ended: "已经结束，不能再办什么了。", "It is at its end: nothing more can be done.";
        noticed: "一次性告知{0}已经发过，只能发一次。", "The one-time notice was given {0}: there is only one.";
        more: "还可以", "More";
        submit_hint: "提交", "Send";
        seen_at_once: "申请人马上看得到。", "The applicant sees it at once.";
        note: "对申请人说一句（可不填）", "A word to the applicant (optional)";

        accept: "受理", "Accept";
        accept_lead: "材料齐全、符合要求。承诺时限从今天起算。", "All is there and in order. The promise runs from today.";
        accept_done: "受理了。", "Accepted.";
        register: "登记受理", "Register the acceptance";
        register_lead: "法律上已经受理了，这里补一个登记；时限不变。", "By law it is accepted already; this puts it on record. No date moves.";

        refuse: "不予受理", "Do not accept";
        refuse_lead: "不属于我们管，或者依法不用办的，才不予受理。缺材料的用一次性告知。", "Only for what is not ours to handle, or needs no permit. For missing materials give the one-time notice.";
        refuse_submit: "不予受理", "Refuse acceptance";
        refuse_done: "记下了：不予受理。", "Recorded: not accepted.";
        reasons: "理由", "Reasons";
        reasons_hint: "申请人看得到，写到他能明白、能去申诉。", "The applicant reads them: enough to understand and to appeal.";

        notice: "一次性告知", "One-time notice";
        notice_lead: "缺什么一次说全。只能发一次，漏了的以后不能再要。", "Everything that is missing, at once. There is no second one: what is left out cannot be asked for later.";
        notice_missing: "缺哪些", "What is missing";
        notice_submit: "发出一次性告知", "Give the notice";
        notice_done: "一次性告知发出了。", "The notice is given.";
        notice_chosen: "选了 {0} 样", "{0} chosen";

        supplement: "收到补的材料", "Materials came in";
        supplement_lead: "全部补齐的那天就是受理的那天。", "The day on which all of it is in is the day of acceptance.";
        supplement_came: "补来了哪些", "What came in";
        supplement_submit: "记下补来的", "Record it";
        supplement_done: "记下了。", "Recorded.";

        begin: "开始一步", "Begin a step";
        begin_lead: "本部门自己办的步骤。", "A step that your own department does.";
        step: "哪一步", "Which step";
        begin_submit: "开始", "Begin";
        begin_done: "开始了。", "Begun.";

        ask: "请部门出意见", "Ask a department";
        ask_lead: "到期没有意见的，算同意（超时默认）。", "No opinion by the due date is consent.";
        ask_department: "哪个部门", "Which department";
        choose: "请选择", "Choose";
        ask_days: "几个工作日内", "Within how many working days";
        ask_how: "怎么办", "How";
        ask_parallel: "各出各的意见（并联）", "Each gives an opinion (parallel)";
        ask_joint: "一起会审（联审，缺席算同意）", "Joint review (staying away is consent)";
        ask_submit: "请他们出意见", "Ask them";
        ask_done: "请出去了，他们的工作台上已经有了。", "They are asked: it is on their desk.";

        end: "办完一步", "End a step";
        end_opinion: "出意见", "Give the opinion";
        end_which: "哪一步", "Which step";
        end_outcome: "结果", "Outcome";
        end_done_words: "办完了，没有问题", "Done, nothing speaks against it";
        end_consent: "同意", "Consent";
        end_objection: "不同意，有问题", "Objection";
        end_absent: "没有来，缺席算同意", "Stayed away, which is consent";
        end_reasons: "说明（不同意的要写清）", "Why (needed to understand an objection)";
        end_submit: "记下结果", "Record the outcome";
        end_done: "记下了。", "Recorded.";

        pause: "停表", "Stop the clock";
        pause_lead: "只有办事指南里写明不计时的才能停。停着的时候没有到期日，申请人看得到原因。", "Only for what the guide excludes. While it stands still nothing is due; the applicant sees why.";
        pause_why: "为了什么", "What for";
        pause_document: "文书", "Document";
        pause_document_hint: "通知书的名称和文号，如“现场勘验通知书 2026 第 12 号”", "Name and number of the notice";
        pause_until: "计划到哪天（可不填）", "Planned until (optional)";
        pause_submit: "停表", "Stop the clock";
        pause_done: "时钟停了。", "The clock stands still.";

        resume: "恢复计时", "Let the clock go on";
        resume_lead: "停的那几天不算，从下一个工作日接着数。", "The days between do not count; counting goes on from the next working day.";
        resume_done: "时钟接着走了。", "The clock goes on.";

        decide: "作决定", "Decide";
        decide_what: "决定", "Decision";
        decide_granted: "准予", "Granted";
        decide_denied: "不予", "Denied";
        decide_reasons: "理由（不予的必须写）", "Reasons (needed where it is denied)";
        decide_submit: "作出决定", "Decide";
        decide_done: "决定了。", "Decided.";

        deliver: "送达", "Deliver";
        deliver_lead: "证件或决定书已经交到申请人手里，或者寄出了。", "The document was handed over, or sent.";
        deliver_done: "送达了，这件办完了。", "Delivered: this one is done.";

        withdraw: "申请人撤回", "Withdrawn by the applicant";
        withdraw_lead: "申请人自己不办了。撤回以后不能恢复，要办得重新交件。", "The applicant takes it back. It cannot be undone: a new application is needed.";
        withdraw_submit: "撤回", "Withdraw it";
        withdraw_done: "撤回了。", "Withdrawn.";

        explain: "说明超时原因", "Say why it is late";
        explain_lead: "会公开：申请人看得到，也写进公示的超时台账。不要写能认出申请人的内容。", "It is published: the applicant reads it, and so does everybody in the overtime ledger. Nothing in it may tell who applies.";
        explain_which: "哪一个时钟", "Which clock";
        explain_reason: "原因", "Reason";
        explain_submit: "公开原因", "Publish the reason";
        explain_done: "原因公开了。", "The reason is published.";

        wrong_reasons: "请写理由", "Write the reasons";
        wrong_materials_notice: "请选缺哪些材料", "Choose what is missing";
        wrong_materials_came: "请选补来了哪些", "Choose what came in";
        wrong_step: "请选哪一步", "Choose a step";
        wrong_department: "请选哪个部门", "Choose a department";
        wrong_days: "请填 1 到 366 之间的天数", "A number of days from 1 to 366";
        wrong_opinion: "请选结果", "Choose the outcome";
        wrong_exclusion: "请选为了什么停表", "Choose what it stops for";
        wrong_document: "请填文书", "Name the document";
        wrong_until: "日期不对，或者太远", "Not a day, or too far ahead";
        wrong_decision: "请选准予还是不予", "Choose granted or denied";
        wrong_reason_short: "再写清楚一点，至少 6 个字", "A little more: 6 characters at least";
        wrong_reason_tells: "不要写电话、证件号、编号", "No telephone, identity or application number";
        wrong_at: "时间不对", "The time is not right";

        r_ended: "已经结束了，不能再办。", "It is at its end.";
        r_accepted: "已经受理了。", "It is accepted already.";
        r_not_accepted: "还没受理，先受理再办。", "It is not accepted yet.";
        r_decided: "已经决定了。", "It is decided already.";
        r_not_decided: "还没决定，没有可送达的。", "There is no decision to deliver.";
        r_delivered: "已经送达了。", "It is delivered already.";
        r_two_visits: "一次性告知只能发一次，已经发过了。", "The one-time notice was given: there is only one.";
        r_no_notice: "没有告知过缺什么，不用补。", "Nothing was asked for.";
        r_not_asked: "告知里没有这样材料，或者已经补来了。", "The notice does not list it, or it is in already.";
        r_awaited: "申请人还有时间补，现在不能不予受理。", "The applicant still has time to supply.";
        r_material: "办事指南里没有这样材料，不能要。", "The guide does not ask for this.";
        r_exclusion: "办事指南没有把它列为不计时的，不能停表。", "The guide does not exclude this: the clock cannot stop for it.";
        r_paused: "时钟已经停着。", "The clock stands still already.";
        r_not_paused: "时钟没有停。", "The clock does not stand still.";
        r_clock_paused: "时钟停着，先恢复再办。", "The clock stands still: let it go on first.";
        r_unknown_step: "办事指南里没有这一步。", "The guide has no such step.";
        r_step_started: "这一步已经在办了。", "This step is under way already.";
        r_step_not_started: "这一步还没开始，或者已经办完。", "This step is not under way.";
        r_joint: "只有联审才能记缺席。", "Only from a joint review can somebody stay away.";
        r_future: "时间还没到。", "It has not happened yet.";
        r_order: "后面已经有别的记录，不能插在前面。", "Something later is on record already.";
        r_nothing_late: "没有超时，不用说明。", "Nothing is late.";

        keys: "快捷键", "Keys";
        keys_title: "快捷键", "Keys";
        keys_list: "列表", "The list";
        keys_one: "打开的办件", "An open application";
        key_down: "下一件", "The next one";
        key_up: "上一件", "The one before";
        key_open: "打开", "Open";
        key_find: "查找", "Find";
        key_new: "收件", "Take one in";
        key_close: "关上", "Close";
        key_help: "看快捷键", "Show the keys";
        key_submit: "提交正在填的", "Send what is being filled in";
        keys_typing: "在框里打字的时候，字母就是字母。", "While you type into a field, letters are letters.";
    }
}
