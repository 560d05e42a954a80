//! Words of rating a window, and of what became of a bad rating.

table! {
    /// Rating a window.
    Rate {
        here: "给这个窗口评价", "Rate this counter";
        which: "评哪个窗口？", "Which counter do you want to rate?";
        which_lead: "扫窗口上的码最快。扫窗口屏幕上的码评的，计入排名。", "Scanning the code at the counter is quickest. What is rated by the code on its screen counts in the ranking.";
        which_filter: "窗口号或名称", "Number or name";
        scan: "扫窗口上的码", "Scan the counter’s code";
        scan_none: "扫到的不是窗口的评价码。", "That is not a counter’s code.";

        title: "评窗口 {0}", "Rate counter {0}";
        question: "刚才办得怎么样？", "How were you served?";
        l_5: "非常满意", "Very satisfied";
        l_4: "满意", "Satisfied";
        l_3: "基本满意", "Fairly satisfied";
        l_2: "不满意", "Dissatisfied";
        l_1: "非常不满意", "Very dissatisfied";
        tags_good: "哪里好？可以多选，也可以不选", "What was good? Choose any, or none";
        tags_fair: "哪里还能更好？可以多选，也可以不选", "What could be better? Choose any, or none";
        tags_bad: "请至少选一个原因，", "Choose at least one reason,";
        tags_why: "好让我们去改", " so that it can be put right";
        more: "还想说一句", "Say more";
        comment: "想说的话", "In your own words";
        comment_hint: "最多 {0} 个字。公布以前有人看过；别写名字、电话。", "Up to {0} characters. Published only after review; leave out names and phone numbers.";
        left: "还能写 {0} 个字", "{0} characters left";
        over: "多了 {0} 个字", "{0} characters too many";
        item: "办的是哪件事？", "Which service was it?";
        item_none: "不说", "Rather not say";
        nobody: "不留姓名、电话。", "No name, no phone number.";
        free: "不评也行，不会替您算成满意。", "You need not rate; silence is never counted as satisfied.";
        plain: "送出评价要用到 JavaScript，您的浏览器把它关了，或者程序没加载成。可以打 {0}，说窗口号，把评价告诉我们。", "Sending a rating needs JavaScript, which is off here or did not load. Call {0}, say the counter’s number and tell us.";
        send: "送出评价", "Send the rating";
        sending: "正在送出", "Sending";
        need_level: "请先点一个表情。", "Choose a face first.";
        need_reason: "还没选原因。选一个就能送出。", "No reason is chosen yet. One is enough.";
        reasons_many: "原因太多了：最多选 {0} 个。", "Too many reasons: choose at most {0}.";
        long: "写得太长了：最多 {0} 个字，您写了 {1} 个。", "That is too long: at most {0} characters; you wrote {1}.";
        gone: "这一项已经没有了，请重新选。", "This one does not exist any more; choose again.";

        counts_live: "扫的是窗口屏幕上的码，{0} 分钟内送出，计入排名。", "Scanned from the counter’s screen: sent within {0} min, it counts in the ranking.";
        counts_receipt: "用的是办件的评价凭证，计入排名。", "Rated with the token of a concluded application: it counts in the ranking.";
        counts_beside: "没扫窗口屏幕上的码：照样收，单独列出，不计入排名。", "Not scanned from the counter’s screen: it is taken in and listed apart, outside the ranking.";
        counts_offline: "现在没有网络。先评好，有网了自己送出。", "There is no connection. Rate all the same: it is sent once there is one.";
        still: "照样可以评：单独列出，不计入排名。", "You can still rate: it is listed apart, outside the ranking.";
        late: "这个码过时了", "This code is out of date";
        late_text: "屏幕上的码只管 3 分钟。想计入排名，再扫一次窗口屏幕。", "A code on the screen is good for 3 minutes. To have it counted in the ranking, scan the screen again.";
        late_token: "评价凭证只管办结的那个季度和下一个季度。", "A token is good for the quarter of its application and the next.";
        used: "这个码用过了", "This code was used before";
        used_text: "一个码只算一次。想计入排名，再扫一次窗口屏幕。", "A code counts once. To have it counted in the ranking, scan the screen again.";
        foreign: "这是别的窗口的码", "This is another counter’s code";
        foreign_text: "请看看窗口号对不对。", "See whether the number above is right.";
        forged: "这个码不是县里发的", "The county never made this code";
        forged_text: "可能是别人贴上去的，请打 {0} 告诉我们。", "Somebody else may have put it there: please call {0} and tell us.";
        broken: "码不完整，当作没扫码", "The code is not whole, and counts as none";

        counted: "算进去了", "It counts";
        taken: "收到了", "It was taken in";
        rated: "{0} {1}，{2}。", "{0} {1}: {2}.";
        in_ranking: "这个季度的排名里有您这一票。", "It is in this quarter’s ranking.";
        beside: "单独列出，不计入排名。", "Listed apart, outside the ranking.";
        seal: "已评价", "Rated";
        how: "怎么保证算数", "How it counts";
        how_live: "您扫的是窗口屏幕上的码，一分钟一换，所以计入排名。一天里多过办件数的，只列出。", "You scanned the code on the counter’s screen, which changes every minute: it counts in the ranking. Beyond the day’s number of cases, ratings are only listed.";
        how_receipt: "您用的是办件的评价凭证，一件只有一张，所以计入排名。", "You used the token of a concluded application, one for each: it counts in the ranking.";
        how_poster: "您没扫窗口屏幕上的码，所以单独列出，不计入排名。", "You did not scan the counter’s screen: it is listed apart, outside the ranking.";
        how_not: "{0}，所以单独列出，不计入排名。", "{0}: it is listed apart, outside the ranking.";
        how_nobody: "没有人知道是您评的，我们自己也查不出来。", "Nobody knows that it was you; we cannot find out either.";
        how_log: "这一票当天写进公开账本，谁也删不掉。凭据只证明评过，不说评的什么。", "It enters the public log today, and nobody can delete it. The receipt proves that you rated, never how.";
        check: "核对凭据", "Check the receipt";
        save: "存下凭据", "Save the receipt";
        bad: "接下来怎么改", "What happens now";
        bad_text: "先交给督办的人。窗口等凑够 5 条，或者到月底，才一起看到，认不出哪条是您的。看到后 1 个工作日内答复，5 个工作日内改好，复杂的 15 个。", "It goes to the supervisors first. The counter sees it with at least four others, or at the month’s end, so that it cannot tell yours. Then it answers within 1 working day and puts it right within 5, or 15 where that is complex.";
        follow: "看后续，改好以后再评一次", "See what comes of it, and rate again once it is put right";
        follow_text: "只有这个链接能打开，丢了谁也找不回来。", "Nothing but this link opens it. Lost, nobody can find it again.";
        follow_send: "发送或复制链接", "Send or copy the link";
        follow_scan: "或者用别的手机扫下面的码。", "Or scan the code below with another phone.";
        follow_alt: "二维码，打开这条评价的后续", "QR code that opens what comes of this rating";
        window: "看这个窗口", "About this counter";

        unsent: "还没送出去", "Not sent yet";
        unsent_kept: "存在这部手机上了。有网的时候打开这里任何一页，就会自己送出，只算一次。", "It is kept on this phone. Once there is a network, opening any page here sends it, and it counts once.";
        unsent_late: "屏幕上的码只管 3 分钟：晚了的单独列出，不计入排名。", "A code on the screen is good for 3 minutes: sent later, it is listed apart, outside the ranking.";
        unsent_off: "这个浏览器不让存东西。请别关这一页，有网了会自己送出。", "This browser keeps nothing. Leave this page open: it is sent once there is a network.";
        again: "再送一次", "Send it now";
        discard: "不送了，删掉", "Delete it unsent";
        refused: "没有收下", "It was not taken in";
        refused_text: "窗口、原因或者事项可能刚改过。请回去看看，再送一次。", "The counter, its reasons or its services may have just changed. Go back, look again and send it once more.";
        back: "回去看看", "Go back";
        waiting: "没送出的评价", "Ratings not sent yet";
        w_going: "正在送出", "Sending";
        w_waits: "还没送出，等网络。", "Not sent yet: waiting for a network.";
        w_refused: "没有收下：窗口、原因或者事项改过了。请重新评。", "It was not taken in: the counter, its reasons or its services have changed. Please rate again.";
        w_counted: "送出了，计入排名。", "It was sent and counts in the ranking.";
        w_beside: "送出了，单独列出，不计入排名。", "It was sent and is listed apart, outside the ranking.";
        w_because: "送出了。{0}，所以单独列出，不计入排名。", "It was sent. {0}: it is listed apart, outside the ranking.";
        w_discarded: "删掉了，没有送出。", "Deleted; it was not sent.";
        told: "上次没送出的评价，送出去了。", "The rating that was not sent before has been sent.";
        told_look: "看看", "See";
    }
}
