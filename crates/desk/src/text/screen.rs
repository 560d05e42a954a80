//! Words of windows' screens: what stands on one, and where they are opened.

table! {
    /// Screens and posters of windows.
    Screen {
        title: "屏幕和海报", "Screens and posters";
        start: "窗口屏幕上的评价码、要打印的海报", "Codes for counters’ screens, posters to print";

        screen_of: "{0} 窗口屏幕", "Screen of counter {0}";
        ask: "办得怎么样，您来评", "How was it? You tell us.";
        scan: "微信或手机相机，扫一下", "Scan with WeChat or your camera";
        promise: "不留姓名，不留电话，十秒说完。", "No name, no phone number, ten seconds.";
        silence: "不评也没关系，不会替您算成满意。", "Silence is never counted as satisfied.";
        handles: "这个窗口办", "Handled here";
        more: "还有 {0} 项", "and {0} more";
        lost: "屏幕断网了，正在重连。扫这个码，一样能评。", "This screen is offline and trying again. You can rate with this code all the same.";
        lost_bare: "屏幕断网了，正在重连。请扫柜台上的海报，一样能评。", "This screen is offline and trying again. Please scan the poster on the counter.";
        code: "评价 {0} 窗口的二维码", "Code to rate counter {0}";
        full: "全屏", "Full screen";
        back: "回工作台", "Back to the desk";
        refused_title: "这个窗口的屏幕打不开", "This counter’s screen does not open";
        refused: "没有这个窗口，或者它不归您的部门。", "There is no such counter, or it is not your department’s.";

        screens: "窗口屏幕", "Counters’ screens";
        screens_lead: "在柜台朝外的屏幕上打开，按“全屏”。码一分钟一换，扫过就换；断了网会换成海报上的码，连上自己恢复。", "Open one on the screen that faces people and press “Full screen”. Its code changes every minute and after each scan; offline it shows the poster’s code, and goes on by itself.";
        none: "您的部门没有窗口。", "Your department has no counters.";
        open: "打开 {0} 的屏幕", "Open the screen of {0}";

        posters: "海报", "Posters";
        posters_lead: "挂在窗口旁边的评价码，县里签过名，不会变。海报要挂好几年：按实际大小（100%）打印，先扫一张，看打开的是不是本县对外的网站。", "The codes that hang at counters, signed by the county; they never change. They hang for years: print them at actual size (100%), and scan one first: does it open the county’s public site?";
        center: "中心", "Centre";
        floor: "楼层", "Floor";
        all_centers: "全部中心", "All centres";
        all_floors: "全部楼层", "All floors";
        windows: "窗口", "Counters";
        tick_all: "全选", "Select all";
        tick_none: "全不选", "Select none";
        size: "大小", "Size";
        size_a6: "A6，放在柜台上", "A6, for the counter";
        size_a4: "A4，贴在墙上", "A4, for the wall";
        size_sheet: "A6，四张拼一张 A4，自己裁", "A6, four on a sheet of A4, to be cut";
        format: "文件", "File";
        format_pdf: "PDF，打印用", "PDF, for printing";
        format_svg: "SVG，只能一页", "SVG, one page only";
        print_one: "下载 {0} 张海报", "Download {0} poster";
        print: "下载 {0} 张海报", "Download {0} posters";
        printed: "海报下载好了。", "The posters are downloaded.";
        no_window: "至少选一个窗口", "Choose at least one counter";
        many_windows: "一次最多 {0} 个窗口，请分几次。", "At most {0} counters at a time";
        not_drawn: "{0} 的名称里有字体没有的字，或者太长，这里画不出来。请系统管理员用 mingbai-server posters --font 打印。", "{0}: its name is too long or has characters that the font lacks. Ask an administrator to print it with mingbai-server posters --font.";
        one_page: "SVG 只能一页：请只选一个窗口，或者选 PDF。", "SVG is one page only: choose one counter, or PDF.";
    }
}
