//! Words of settings, kept checklists, about, privacy and accessibility.

table! {
    /// Settings, kept things, about, privacy, accessibility.
    Pages {
        settings: "设置", "Settings";
        language: "语言", "Language";
        language_zh: "中文", "中文 (Chinese)";
        language_en: "English（英语）", "English";
        print: "字的大小", "Print size";
        print_normal: "标准字", "Normal";
        print_large: "大字版", "Large print";
        theme: "颜色", "Colours";
        theme_system: "跟随手机", "As the phone";
        theme_light: "浅色", "Light";
        theme_dark: "深色", "Dark";
        offline: "没网也能用", "Without a network";
        offline_never: "这个浏览器不能离线用。换手机自带的浏览器打开，就可以。", "This browser cannot work offline. Your phone’s own browser can.";
        offline_unknown: "看过的办事指南会存在这部手机上，没网也能看。", "Guides you have opened are kept on this phone and open without a network.";
        offline_stock: "没网也能看的办事指南有 {0} 份，连同应用一共 {1} MB。看过的会自动存下。", "{0} guides open without a network; with the app that is {1} MB. Guides you open are kept.";
        offline_keep: "把全部 {0} 份存到这部手机", "Keep all {0} guides on this phone";
        offline_starts: "开始存了。", "Starting.";
        offline_going: "存了 {0} 份，一共 {1} 份", "{0} of {1} kept";
        offline_done: "全都存好了，以后有变化会自动更新。", "All kept; changes will be fetched by themselves.";
        offline_failed: "有 {0} 份没存上，请再试一次。", "{0} could not be kept; please try again.";
        stored: "这部手机上存了什么", "What is stored on this phone";
        stored_none: "什么都没存。", "Nothing.";
        stored_prefs: "设置 {0} 项", "{0} settings";
        stored_prefs_one: "设置 {0} 项", "{0} setting";
        stored_lists: "打过勾的清单 {0} 份", "{0} checklists with ticks";
        stored_lists_one: "打过勾的清单 {0} 份", "{0} checklist with ticks";
        stored_searches: "最近查过的词 {0} 条", "{0} recent searches";
        stored_searches_one: "最近查过的词 {0} 条", "{0} recent search";
        stored_guides: "看过的指南 {0} 份", "{0} guides for offline use";
        stored_guides_one: "看过的指南 {0} 份", "{0} guide for offline use";
        stored_where: "只在这部手机的这个浏览器里，没有传给任何人。", "Only in this browser on this phone; it was sent to nobody.";
        stored_refused: "这个浏览器不让网页存东西。设置和打勾关掉页面就没了，别的都照常。", "This browser lets pages store nothing. Settings and ticks vanish when you close the page; all else works.";
        erase: "全部清除", "Erase everything";
        erase_ask: "清除后，打过的勾、查过的词、存下的指南和设置都没了，找不回来。", "Ticks, searches, kept guides and settings will be gone for good.";
        erase_yes: "清除", "Erase";
        erase_no: "不清除", "Keep";
        erased: "清除了。", "Erased.";
        kept: "我的清单", "My lists";
        kept_lead: "打过勾的清单，接着准备。只在这部手机上。", "Checklists you have ticked. They are on this phone only.";
        kept_none: "还没有。打开一份办事指南，点“列出我要带的”，打过勾就会在这里。", "None yet. Open a guide, tap “List what I need” and tick something.";
        kept_ready: "备好 {0} 样", "{0} ready";
        kept_gone: "这件事已经不办了", "This service has ended";
        kept_remove: "删掉这份", "Remove";
        about: "关于明白办", "About Mingbai";
        about_1: "明白办由{0}主办，把每件事要什么、多久、多少钱都公布出来。", "Mingbai is run by the {0}. It publishes what every service needs, how long it takes and what it costs.";
        about_2: "承诺的时限从受理算到出结果，一格一个工作日，双休和节假日不算。算法公开，谁算都一样。", "The promised time runs from acceptance to decision, one cell a working day; weekends and holidays do not count. Anyone can recompute it.";
        about_3: "这里的内容以各部门公布的办事指南为准。发现写错了，请打 {0}。", "The departments’ published guides are authoritative. If something is wrong here, call {0}.";
        about_data: "内容版本", "Content";
        about_version: "第 {0} 版，{1}公布", "version {0}, published {1}";
        about_count: "{0} 件事，{1} 个窗口，{2} 个部门", "{0} services, {1} counters, {2} departments";
        about_api: "接口文档", "API documentation";
        privacy: "隐私", "Privacy";
        privacy_1_h: "我们不记录您", "We do not record you";
        privacy_1: "不用登录，不用手机号，没有统计代码，没有别人的脚本。服务器日志里没有网址后面的搜索词，没有 IP 地址，也没有手机型号。", "No log-in, no phone number, no analytics, no third-party scripts. Our logs hold no search words, no IP addresses and no device names.";
        privacy_2_h: "手机上存什么", "What your phone keeps";
        privacy_2: "您的设置、打过的勾、最近查过的词和看过的指南，只存在这部手机上，随时可以清除。网址里带来的语言和字号，关掉这个页面就忘了。", "Your settings, your ticks, your latest searches and the guides you opened, on this phone only. You can erase them at any time. A language or print size that came with a link is forgotten when you close the page.";
        privacy_3_h: "我们知道什么", "What we do know";
        privacy_3: "某个办事指南被打开过，但不知道是谁。您打的搜索词在手机上就找完了；只有刷新结果页或打开带搜索词的链接，才会随网址发来，我们不记。网络公司能看到您连了本站，看不到您看的是哪一页。", "That some guide was opened, but not by whom. What you type is looked up on the phone; only reloading the results, or opening a link to them, sends it with the address, and we do not keep it. Your network sees that you visited this site, but not which page.";
        privacy_4_h: "公用电脑和别人的手机", "Shared computers and phones";
        privacy_4: "用完在“设置”里点“全部清除”，再关掉浏览器。", "When you are done, use “Erase everything” in Settings and close the browser.";
        privacy_settings: "去设置", "Open settings";
        accessibility: "无障碍", "Accessibility";
        accessibility_1: "按 WCAG 2.2 的 AA 级做。每页都能只用键盘、只用读屏、放大到 200% 来用。", "Built to WCAG 2.2 level AA. Every page works by keyboard alone, with a screen reader, and at 200 % zoom.";
        accessibility_2: "大字版：正文更大，按钮更大，行距更宽。", "Large print: larger text, larger buttons, wider lines.";
        accessibility_3: "图都有文字：时钟条读出来是一句话，也能展开成一张表。", "Every picture has words: the clock bar is read as a sentence and opens as a table.";
        accessibility_4: "手机设了深色、高对比或减少动画，页面会跟着。", "The pages follow your phone’s dark, high-contrast and reduced-motion settings.";
        accessibility_hall: "大厅里", "In the hall";
        accessibility_hall_text: "有无障碍通道、低位柜台、手语视频、老花镜。听不清、看不清，请到 {0} 窗口，有人帮您。", "Step-free access, low counters, sign-language video, reading glasses. If you cannot hear or see well, go to counter {0}: somebody will help.";
        accessibility_report: "哪里不好用，请打 {0}。", "If something does not work for you, call {0}.";
    }
}
