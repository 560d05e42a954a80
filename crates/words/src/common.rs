//! Words of the frame around every page, of the four states, and of units.

table! {
    /// Words that more than one page uses.
    Common {
        brand: "明白办", "Mingbai";
        center: "政务服务中心", "Service Centre";
        describe: "{0}办事指南：办什么事、带什么、多久、多少钱、去哪个窗口，一次说明白。", "{0}: what to bring, how long it takes, what it costs and where to go, for every public service.";
        skip: "跳到正文", "Skip to content";
        home: "回首页", "Home";
        reading: "阅读方式", "Reading options";
        large_on: "长辈版", "Large print";
        large_off: "标准字", "Normal print";
        other_language: "EN", "中文";
        wordless: "英文没取到。请看看网络，再试一次。", "The words did not come. Check your connection and try again.";
        foot_label: "本站", "This site";
        offices: "大厅和窗口", "Halls and counters";
        lists: "公布的清单", "Published lists";
        settings: "设置", "Settings";
        about: "关于", "About";
        privacy: "隐私", "Privacy";
        accessibility: "无障碍", "Accessibility";
        run_by: "{0}主办。咨询打 {1}。", "Run by the {0}. Call {1}.";
        no_record: "您看了什么，我们不记录。", "We do not record what you look at.";
        loading: "正在打开", "Opening";
        stale: "现在连不上，这是之前的内容。", "We cannot be reached: this is an earlier copy.";
        as_of: "现在连不上，这是 {0} 存下的内容。", "We cannot be reached: this copy is of {0}.";
        replaced: "这一页的内容刚更新过。", "This page has just been updated.";
        show_new: "看新的", "Show the update";
        update: "明白办有新版本。", "There is a new version of Mingbai.";
        update_take: "换上", "Use it";
        failed_title: "没打开", "This did not open";
        failed_offline: "没连上网。请看看网络，再试一次。", "There is no connection. Check it and try again.";
        failed_server: "我们这边出了问题。过一会儿再试，或者打 {0}。", "Something is wrong on our side. Try again soon, or call {0}.";
        retry: "再试一次", "Try again";
        gone_title: "没有这个页面", "There is no such page";
        gone_body: "地址可能打错了，或者这件事已经不办了。", "The address may be mistyped, or this service has ended.";
        gone_search: "去查要办的事", "Search for a service";
        call: "打 {0}", "Call {0}";
        working_days_one: "{0} 个工作日", "{0} working day";
        working_days: "{0} 个工作日", "{0} working days";
        days_one: "{0} 天", "{0} day";
        days: "{0} 天", "{0} days";
        on_the_spot: "当场办好", "Done on the spot";
        free: "不收费", "Free";
        yuan: "{0} 元", "¥{0}";
        yuan_range: "{0}–{1} 元", "¥{0}–{1}";
        per: "{0}{1}", "{0} per {1}";
        visits_none: "不用跑", "No visit";
        visits_one: "跑 {0} 趟", "{0} visit";
        visits: "最多跑 {0} 趟", "Up to {0} visits";
        window: "{0} 窗口", "Counter {0}";
        window_place: "{0} {1}", "{1}, {0}";
        and_more: "等", "and more";
        list_comma: "、", ", ";
        colon: "：", ": ";
        copied: "已复制", "Copied";
        zh_only: "以下内容只有中文", "The following is in Chinese only";
    }
}
