//! Words of centres, windows and opening hours.

table! {
    /// Centres, windows, opening hours.
    Offices {
        title: "大厅和窗口", "Halls and counters";
        main: "主大厅", "Main hall";
        sub: "分中心", "Sub-centres";
        township: "乡镇便民中心", "Township halls";
        open_until: "现在开着，到 {0}", "open now, until {0}";
        today_until: "今天到 {0}", "Until {0} today";
        and_noon: "，中午也有人", ", staffed at noon";
        by_appointment: "今天按预约开，到 {0}", "by appointment today, until {0}";
        by_appointment_call: "先打 {0} 预约", "call {0} to book";
        noon_break: "午休，{0} 开", "noon break, opens {0}";
        closed_today: "关着，今天 {0} 开", "closed, opens {0} today";
        closed_tomorrow: "关着，明天 {0} 开", "closed, opens {0} tomorrow";
        closed_until: "关着，{0} {1} 开", "closed, opens {0}, {1}";
        closed: "关着", "closed";
        hours: "开门时间", "Opening hours";
        week: "最近七天", "The next seven days";
        today: "今天", "Today";
        closed_day: "不开", "closed";
        closed_holiday: "{0}，不开", "{0}, closed";
        makeup_day: "调休上班", "make-up working day";
        appointment_day: "按预约", "by appointment";
        noon_note: "中午有人", "staffed at noon";
        holiday_rule: "节假日", "Holidays";
        lunch: "中午", "Noon";
        address: "地址", "Address";
        transport: "公交", "Transport";
        phone: "电话", "Phone";
        facilities: "有什么", "Facilities";
        barrier_free: "轮椅能进", "wheelchair access";
        elder_lane: "老年残障通道", "lane for elderly and disabled";
        baby_room: "母婴室", "parent and baby room";
        parking: "停车位 {0} 个", "{0} parking spaces";
        self_service: "24 小时自助区", "24-hour self-service";
        floor: "{0} 楼", "Floor {0}";
        village_points: "下面还有 {0} 个村级代办点", "{0} village service points";
        who_sits: "窗口", "Counters";
        window_count: "{0} 个窗口", "{0} counters";
        find_window: "找窗口", "Find a counter";
        find_placeholder: "窗口号、部门或要办的事", "Number, department or service";
        find_none: "没有这样的窗口。", "No such counter.";
        handles: "这里能办", "Handled here";
        handles_count: "{0} 件事", "{0} services";
        handles_count_one: "{0} 件事", "{0} service";
        handles_none: "这个窗口不收件：咨询、取件、帮办或投诉。", "No applications are taken in here: advice, delivery, help or complaints.";
        desks: "柜台", "Desks";
        desks_n: "{0} 个", "{0}";
        languages: "会说", "Languages";
        lang_zh: "普通话", "Chinese";
        lang_en: "英语", "English";
        access: "方便", "Accessibility";
        saturday: "周六上午可预约", "Saturdays by appointment";
        department: "部门", "Department";
        supervision: "监督电话", "To report a wrong";
        chief: "首席代表", "Chief representative";
        here: "所在大厅", "In";
        figures: "看窗口的评价和排名", "Ratings and ranking of counters";
    }
}
