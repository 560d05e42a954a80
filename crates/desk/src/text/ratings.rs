//! Words of bad ratings: the list, one of them, what its window and the supervisors say of it.

table! {
    /// Bad ratings.
    Ratings {
        title: "差评整改", "Bad ratings";
        start: "交给窗口的差评：答复、整改、公布结果", "Handed to counters: answer them, put things right, publish the result";
        lead_window: "差评攒够 5 条，或者到月底，才一起交给窗口，所以看不出是谁评的。请不要猜，也不要问。", "Bad ratings reach a counter five or more at a time, or at the month’s end, so that nobody can tell whose one is. Please do not guess, and do not ask.";
        lead_supervisor: "还没交给窗口的排在前面，只有效能监察看得到。", "Those that no counter has yet come first: only supervisors see them.";
        open_ones: "在办", "Open";
        up_ones: "逾期、升级的", "Late and stepped up";
        ended_ones: "已了结", "Ended";
        of_window: "只看{0}的。", "Only those of {0}.";
        all_windows: "看所有窗口的", "See those of all counters";
        none_open: "没有要整改的差评。", "There is nothing to put right.";
        none_up: "没有逾期、升级的差评。", "Nothing is late or has stepped up.";
        none_ended: "还没有了结的差评。", "None has ended yet.";
        head_level: "评价和原因", "Rating and reasons";
        head_window: "窗口", "Counter";
        head_released: "交给窗口", "Handed over";
        head_due: "到期", "Due";
        head_state: "状态", "State";

        level_5: "非常满意", "Very satisfied";
        level_4: "满意", "Satisfied";
        level_3: "基本满意", "Fairly satisfied";
        level_2: "不满意", "Dissatisfied";
        level_1: "非常不满意", "Very dissatisfied";
        state_held: "还没交给窗口", "Held back";
        state_released: "等窗口答复", "To be answered";
        state_answered: "等整改", "To be put right";
        state_put_right: "整改完了", "Put right";
        state_set_aside: "已搁置", "Set aside";
        late: "逾期", "Late";
        stepped_up: "已转效能办", "With supervision";
        complex: "长时限", "Long limit";

        window: "窗口", "Counter";
        reasons: "原因", "Reasons";
        comment: "留言", "Comment";
        given: "评价", "Given";
        by_receipt: "{0}，凭办件凭证", "{0}, with an application’s token";
        by_live: "{0}，扫窗口屏幕", "{0}, from the counter’s screen";
        by_poster: "{0}，扫海报", "{0}, from a poster";
        released: "交给窗口", "Handed over";
        answer: "答复", "Answer";
        put_right: "整改", "Put right";
        by: "{0}前", "By {0}";
        done_on: "{0}，{1}", "{0}, {1}";
        provisional: "明年的节假日还没公布，可能会变", "Next year’s holidays are not published yet: it may move";
        held_note: "窗口还看不到它：攒够 5 条，或者到月底，才一起交给窗口，时限从那天算。", "The counter does not see it yet: it gets it with at least four others, or at the month’s end. The limits start then.";
        said: "说过的话", "What was said";
        said_answer: "窗口答复", "The counter’s answer";
        said_complex: "为什么要更久", "Why it takes longer";
        said_result: "整改结果，已公开", "The result, published";
        said_aside: "搁置的理由，已公开", "Why it was set aside, published";
        followed_up: "整改后再评：{0}", "Rated again afterwards: {0}";

        write: "办理", "What you do";
        kind: "这是什么", "What it is";
        kind_answer: "答复评价的人（{0} 个工作日内）", "An answer to whoever rated (within {0} working day)";
        kind_result: "整改结果（公开，评价的人可以再评一次）", "The result (published; whoever rated may rate once more)";
        kind_complex: "情况复杂，改为 {0} 个工作日的理由（评价的人看得到）", "Why it takes {0} working days (whoever rated reads it)";
        text: "内容", "Text";
        text_hint: "{0} 到 {1} 个字，写中文。不写姓名、电话、编号。", "{0} to {1} characters, in Chinese; no names, phone or case numbers.";
        send_answer: "发出答复", "Send the answer";
        send_result: "公布整改结果", "Publish the result";
        send_complex: "发出理由，改时限", "Send the reason and change the limit";
        sent_answer: "答复发出了，评价的人看得到。", "The answer is sent: whoever rated reads it.";
        sent_result: "整改结果公布了。", "The result is published.";
        sent_complex: "时限改好了，评价的人看得到理由。", "The limit is changed; whoever rated reads why.";

        aside: "搁置恶意或评错的评价", "Set a malicious or mistaken one aside";
        aside_lead: "只为恶意刷评、评错窗口这样的情况，不为差评难听。它不再算进等级，另外单独计数；公开的日志里还在。理由会公开。", "Only for ratings that are malicious or a mistake, not for harsh ones. It leaves the figures of its level and is counted apart; the public log keeps it. The reason is published.";
        reason: "理由（会公开）", "Reason (published)";
        aside_go: "搁置", "Set it aside";
        aside_ask: "搁置以后不能收回，理由马上公开，署“效能监察”。确定吗？", "It cannot be taken back, and the reason is published at once in the supervision office’s name. Are you sure?";
        aside_yes: "搁置并公开理由", "Set it aside and publish the reason";
        aside_done: "搁置了，理由已公开。", "It is set aside and the reason published.";

        text_missing: "请写内容", "Write something";
        text_short: "至少 {0} 个字", "At least {0} characters";
        text_long: "最多 {0} 个字", "At most {0} characters";
        text_number: "不能有电话、编号、证件号", "No phone, case or identity numbers";

        refused_ended: "已经整改完，或者搁置了。", "It is put right, or was set aside.";
        refused_not_released: "还没交给窗口。", "The counter does not have it yet.";
        refused_answered: "已经答复过了。", "It is answered already.";
        refused_complex: "已经是长时限了。", "It has the long limit already.";
    }
}
