//! Words of the home page.

table! {
    /// The home page.
    Home {
        title: "首页", "Home";
        question: "想办什么事？", "What do you need to do?";
        placeholder: "比如：我要开饭店", "Try: food business";
        go: "查", "Find";
        often: "大家常查", "Often asked";
        hall_open: "大厅现在开着", "The hall is open now";
        hall_closed: "大厅现在关着", "The hall is closed now";
        hall_appointment: "大厅今天按预约开", "The hall is open by appointment";
        hall_break: "大厅午休", "The hall is on its noon break";
        hall_unknown: "大厅开门时间", "Hall opening hours";
        elder: "长辈版", "Large print";
        elder_sub: "字大、按钮大，办事指南能读给您听", "Larger text and buttons, guides read aloud";
        tasks: "常做的事", "Main tasks";
        track: "查进度", "Progress";
        track_sub: "办到哪，哪天到期", "Where it is, when it is due";
        rate: "评价", "Rate";
        rate_sub: "刚才办得怎么样", "How were you served?";
        complain: "提投诉", "Complain";
        complain_sub: "不用留名，锁好再寄", "No name, sealed";
        inspection: "上门检查", "Inspections";
        inspection_sub: "备没备案，查什么", "Filed or not, what for";
        offices: "找窗口", "Counters";
        offices_sub: "在哪层，开没开", "Which floor, open now?";
        lists: "看清单", "Lists";
        lists_sub: "收费、免罚、取消", "Fees, penalties, abolished";
        figures: "看公示", "Figures";
        figures_sub: "谁快谁慢，都公开", "Who is fast, who is late";
        kept: "我的清单", "My lists";
        kept_sub: "打过勾的，接着备", "Go on where you left off";
        ask: "打电话问", "Ask";
        ask_sub: "{0}，有人接", "{0}, a person answers";
        life: "从人生大事找", "By life event";
        people: "人这一辈子", "A person’s life";
        firms: "办一家企业", "A company’s life";
        more: "还有", "More";
        count: "{0} 件", "{0} services";
        count_one: "{0} 件", "{0} service";
        all: "全部 {0} 件事，按部门看", "All {0} services, by department";
    }
}
