//! Words of the page that says whether an inspection is filed.

table! {
    /// Whether an inspection is filed, and reporting one that should not be.
    Inspection {
        title: "核对上门检查", "Check an inspection";
        lead: "有人上门检查，先看通知书上的编号备没备案。", "Somebody wants to inspect you? See first whether the code on their notice is filed.";
        plain: "这一页要用到 JavaScript，您的浏览器把它关了，或者程序没加载成。可以打 {0}，报通知书编号，请人帮您查。", "This page needs JavaScript, which is off here or did not load. Call {0} with the notice’s code and have it looked up.";
        code: "通知书编号", "The notice’s code";
        code_hint: "像 {0}", "Such as {0}";
        look_up: "核对", "Check";
        empty_code: "请填通知书上的编号。", "Enter the code on the notice.";
        bad_code: "编号不对：只有字母、数字和横线，像 {0}。请对着通知书再看一遍。", "That is no code: it has letters, digits and hyphens, such as {0}. Compare it with the notice.";
        another: "核对另一张", "Check another";
        notice: "通知书 {0}", "Notice {0}";

        h_filed: "备过案，今天可以来查", "Filed: they may inspect today";
        h_other_day: "备过案，但不是今天", "Filed, but not for today";
        h_past: "备过案，日子已经过了", "Filed, but its day is over";
        h_too_late: "备案晚了，不作数", "Filed too late to count";
        h_withdrawn: "备案已经撤回，不能来查", "Taken back: they may not inspect";
        h_over_cap: "超过一年的次数，不能来查", "Over the year’s cap: they may not inspect";
        h_not_filed: "没有这次检查的备案", "No such inspection is filed";
        t_filed: "只能由下面写的部门，查下面写的事。别的不能查。", "Only the bodies named below, and only what is named below.";
        t_other_day: "备的是 {0}。换一天来，要重新备案。", "It is filed for {0}. Another day needs another filing.";
        t_too_late: "例行检查最晚要在上门的前一天备案；这次是 {0} 才备的。", "A routine inspection is filed at the latest on the day before the visit; this one was filed on {0}.";
        t_withdrawn: "{0} 撤回的。有人拿着这张通知书来，请他说明，也可以在下面报告。", "It was taken back on {0}. Ask whoever comes with this notice to explain, or report it below.";
        t_over_cap: "同一家企业一年最多 {0} 次例行检查，这是第 {1} 次。", "One enterprise gets at most {0} routine inspections a year; this is number {1}.";
        t_not_filed: "先对着通知书再看一遍编号。编号没错，就是没备案：例行检查要先备案才能来，可以请他们说明，也可以在下面报告。", "Compare the code with the notice. If it is right, nothing is filed. A routine inspection is filed before it happens: ask them to explain, or report it below.";
        retype: "编号打错了，重新核对", "It was mistyped: check again";
        who: "谁来", "Who comes";
        whom: "查谁", "Whom";
        what: "查什么", "What for";
        day: "哪天来", "The day";
        filed: "备案", "Filed";
        kind: "哪种", "Kind";
        kind_routine: "例行检查", "routine";
        kind_joint: "几个部门一起，算 1 次", "joint: several bodies, counted once";
        kind_special: "专项检查，不计次数", "special: not counted";
        number: "次数", "Number";
        number_of: "当年第 {0} 次，一共备了 {1} 次，最多 {2} 次", "number {0} of {1} filed in its year; at most {2}";
        uncounted: "不计次数；计次的当年备了 {0} 次，最多 {1} 次", "not counted; {0} counted ones in its year, at most {1}";
        result: "结果", "Result";
        offline: "没连上网，现在核对不了。可以打 {0}，报通知书编号。", "There is no connection, so it cannot be checked now. Call {0} with the notice’s code.";

        report: "报告这次检查", "Report this inspection";
        report_lead: "哪里不对，点一下就行。不问您是谁，也没有地方写名字；只记下编号、哪天、哪里不对。", "Say what is wrong with one tap. Nobody asks who you are, and there is no place for a name: only the code, the day and what is wrong are recorded.";
        report_what: "哪里不对", "What is wrong";
        r_not_filed: "没备案就来了", "They came without filing";
        r_other_body: "来的不是备案的部门", "Another body came";
        r_other_subject: "查了备案以外的事", "They looked at something else";
        r_other_day: "不是备案的那天来的", "They came on another day";
        r_over_cap: "一年里来得太多", "They came too often this year";
        report_day: "哪天来的", "The day they came";
        report_today: "今天", "Today";
        report_yesterday: "昨天", "Yesterday";
        report_earlier: "更早", "Earlier";
        report_date: "日期", "The date";
        report_body: "来的是哪个部门", "Which body came";
        report_unknown: "不清楚，或者不想说", "Not known, or rather not say";
        report_optional: "可以不选", "optional";
        need_what: "请选哪里不对。", "Say what is wrong.";
        need_day: "请填哪天来的：今天，或者一年以内。", "Say on which day they came: today, or within a year.";
        send: "报告", "Send the report";
        sending: "正在发", "Sending";
        done: "收到了", "It was taken in";
        done_text: "{0} 报告的，已经转给督办的人。没有记下您是谁，所以也不会回复您。", "Reported on {0} and passed on to the supervisors. Nobody knows who you are, so nobody will write back.";
        unsent: "还没发出去", "Not sent yet";
        unsent_text: "没连上网。存在这部手机上，再打开这一页会接着发，只算一次。", "There is no connection. It is kept on this phone and goes out when this page is open again, once.";
        unsent_lost: "没连上网，这个浏览器又不让存。请别关这一页，连上网再发。", "There is no connection, and this browser keeps nothing. Leave this page open and send it again.";
        send_again: "再发一次", "Send it now";
        discard: "不发了", "Do not send it";
        discarded: "不发了，也删掉了。", "It was not sent, and is deleted.";
        refused: "没有收下", "It was not taken in";
        refused_text: "有一处填得不对，请再看看。", "Something in it is not right: look again.";
        too_many: "今天收到的报告太多了，存在这部手机上了。请明天再发，或者打 {0}。", "Too many reports came in today. It is kept on this phone: send it tomorrow, or call {0}.";
        failed: "我们这边出了问题，存在这部手机上了。过一会儿再发，或者打 {0}。", "Something is wrong on our side. It is kept on this phone: send it again soon, or call {0}.";
    }
}
