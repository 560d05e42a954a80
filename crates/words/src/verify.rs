//! Words of the page that checks receipts.

table! {
    /// Checking a receipt.
    Verify {
        title: "核对回执", "Check a receipt";
        lead: "回执是不是真的，记进公开日志没有，在这里核对。核对在这部手机上做，回执不会发出去，只问日志里有没有它的指纹。", "Is a receipt genuine, and is it in the public log? Your phone checks it: the receipt is not sent anywhere, only its fingerprint is looked up in the log.";
        plain: "这一页要用到 JavaScript，您的浏览器把它关了，或者程序没加载成。可以打 {0}，请人帮您核对。", "This page needs JavaScript, which is off here or did not load. Call {0} and have it checked.";
        scan: "用相机扫码", "Scan with the camera";
        scanning: "把回执上的二维码对准画面。", "Point the camera at the code on the receipt.";
        scan_stop: "不扫了", "Stop";
        scan_failed: "相机打不开", "The camera does not open";
        scan_failed_text: "请允许使用相机，或者打开文件、粘贴文字。", "Allow the camera, open a file, or paste the text.";
        open: "打开文件或照片", "Open a file or picture";
        open_failed: "没读出回执", "No receipt was found in it";
        open_failed_text: "请换一张清楚的照片，或者粘贴文字。", "Try a clearer picture, or paste the text.";
        paste: "或者把回执的文字粘贴在这里", "Or paste the receipt’s text here";
        check: "核对", "Check";
        checking: "正在核对", "Checking";
        in_log: "真实，在公开日志里", "Genuine, and in the public log";
        in_log_text: "{0}收到的{1}。它是日志 {3} 条中的第 {2} 条，按{4}签名的日志核对。", "Taken in on {0}: {1}. It is entry {2} of {3}, by the log as signed on {4}.";
        not_yet: "真实，还没进公开日志", "Genuine, not in the public log yet";
        not_yet_text: "{0}收到的{1}。当天的记录过了午夜一起进日志，请明天再核对。", "Taken in on {0}: {1}. A day’s records enter the log together after midnight: check again tomorrow.";
        signed: "签名是真的，日志还没查到", "The signature is genuine; the log was not reached";
        signed_text: "{0}收到的{1}。现在连不上，有网时再核对一次，就知道它在不在日志里。", "Taken in on {0}: {1}. There is no connection: check again with one to see whether it is in the log.";
        missing: "签名是真的，日志里却没有", "The signature is genuine, but the log lacks it";
        missing_text: "{0}收到的{1}，早就该在日志里。请把回执留好，打 {2} 反映。", "Taken in on {0}: {1}. It should be in the log by now. Keep the receipt and call {2}.";
        forged: "不是真的", "Not genuine";
        forged_text: "{0}如果是在窗口拿到的，请打 {1} 反映。", "{0} If you were given it at a counter, call {1}.";
        broken: "日志有问题", "Something is wrong with the log";
        broken_text: "{0}请把这一页截图，打 {1} 反映。", "{0} Take a picture of this page and call {1}.";
        unreadable: "这不是回执", "This is no receipt";
        unreadable_text: "请把回执的文字或二维码完整地放进来。", "Give the whole text or code of the receipt.";
        unreachable: "没连上，还不能核对", "No connection: it cannot be checked yet";
        unreachable_text: "第一次核对要有网。请看看网络，再试一次。", "The first check needs a connection. Look at your network and try again.";
        no_root: "这里核对不了", "It cannot be checked here";
        no_root_text: "这个网页没有带上本县的公钥。请打 {0}，请人帮您核对。", "This app does not carry the county’s key. Call {0} and have it checked.";
        failed: "没核对成", "The check did not work";
        failed_text: "核对要用的程序没加载成。请再试一次。", "The program for it did not load. Please try again.";
        fault_receipt: "上面的内容和签名对不上，被人改过。", "What it says does not match its signature: it was changed.";
        fault_key: "签名的密钥不是本县的。", "It was signed with a key that is not this county’s.";
        fault_days: "签名的密钥那一天没有在用。", "The key it was signed with was not in use on that day.";
        fault_root: "服务器给出的公钥和这个网页带的不一致。", "The server’s keys are not those of the key that this app carries.";
        fault_head: "日志的签名不对。", "The log’s signature does not hold.";
        fault_inclusion: "日志给不出它在里面的证明。", "The log cannot prove that the entry is in it.";
        fault_rewritten: "日志和这部手机以前见过的接不上，被人改过。", "The log does not go on from what this phone has seen before: it was rewritten.";
        kind_application: "办件", "an application";
        kind_complaint: "投诉", "a complaint";
        kind_rating: "评价", "a rating";
        kind_other: "记录", "a record";
        save: "存下证据", "Save the evidence";
        save_why: "有了这个文件，以后不连网、不问任何人也能核对。", "With this file it can be checked later without a network and without asking anybody.";
    }
}
