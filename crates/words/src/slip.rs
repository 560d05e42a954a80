//! Words of the printed slip. The paper is read by people of either language: each of its phrases has the
//! other language beside it, under the same name with `_too`.

table! {
    /// The slip, printed.
    Slip {
        title: "收件凭证", "Slip for your application";
        lead: "请打印出来交给申请人。这一页不留存：关掉以后要再看，请回到办件系统里重新打开。", "Print it for the applicant. Nothing of it is kept: to see it again, open it from the desk once more.";
        print: "打印", "Print";
        none: "这里没有凭证", "There is no slip here";
        none_text: "凭证的内容在网址里带着，打开一次就从网址里清掉了。请回到办件系统里重新打开。", "What a slip says comes in its address and is removed from it as soon as it is opened. Open it from the desk once more.";
        bad: "凭证的网址不完整", "The slip’s address is not whole";
        bad_text: "网址可能被截断，或者改动过，所以什么也没有打印。请从办件系统里重新打开，不要转发或者手抄网址。", "It was cut off or changed on the way, so nothing is printed. Open it from the desk once more; do not forward or copy the address.";
        ask: "知道受理编号和查询码的，可以直接查进度。", "With number and query code you can look the application up.";
        track: "查进度", "Check progress";
        plain: "这一页要用到 JavaScript，您的浏览器把它关了，或者程序没加载成。编号和查询码可以先抄在纸上。", "This page needs JavaScript, which is off here or did not load. Write number and query code on paper for now.";
        title_too: "Slip for your application", "收件凭证";
        number: "受理编号", "Number";
        number_too: "Number", "受理编号";
        code: "查询码", "Query code";
        code_too: "Query code", "查询码";
        scan: "扫码查进度", "Scan to see progress";
        scan_too: "Scan to see progress", "扫码查进度";
        item: "办理事项", "Applied for";
        item_too: "Applied for", "办理事项";
        received: "收件日期", "Handed in";
        received_too: "Handed in", "收件日期";
        answer: "5 个工作日内告诉您受不受理，缺什么一次说清；没有答复的，按受理算。", "Within 5 working days you hear whether it is accepted, or everything that is missing, once; silence counts as acceptance.";
        answer_too: "Within 5 working days you hear whether it is accepted, or everything that is missing, once; silence counts as acceptance.", "5 个工作日内告诉您受不受理，缺什么一次说清；没有答复的，按受理算。";
        days: "受理以后，{0} 个工作日内出结果。", "Once accepted, it is decided within {0} working days.";
        days_too: "Once accepted, it is decided within {0} working days.", "受理以后，{0} 个工作日内出结果。";
        day: "受理以后，1 个工作日内出结果。", "Once accepted, it is decided within 1 working day.";
        day_too: "Once accepted, it is decided within 1 working day.", "受理以后，1 个工作日内出结果。";
        at_once: "材料齐全，当场办结。", "With everything here, it is done on the spot.";
        at_once_too: "With everything here, it is done on the spot.", "材料齐全，当场办结。";
        look: "扫码，或者打开 {0}，填上编号和查询码，随时能看办到哪一步、哪天到期。没有手机的，打 {1}。", "Scan the code, or open {0} and type number and query code, to see at any time where it is and when it is due. Without a phone, call {1}.";
        look_too: "Scan the code, or open {0} and type number and query code, to see at any time where it is and when it is due. Without a phone, call {1}.", "扫码，或者打开 {0}，填上编号和查询码，随时能看办到哪一步、哪天到期。没有手机的，打 {1}。";
        keep: "查询码就是钥匙：有编号和查询码的人都能看到这件事。请收好，不要拍照外传。", "The query code is the key: whoever has it and the number sees this application. Keep it to yourself.";
        keep_too: "The query code is the key: whoever has it and the number sees this application. Keep it to yourself.", "查询码就是钥匙：有编号和查询码的人都能看到这件事。请收好，不要拍照外传。";
        receipt: "签名回执", "Signed receipt";
        receipt_too: "Signed receipt", "签名回执";
        receipt_text: "它证明这件事我们收到了，记进了公开日志，谁也改不掉。在 {0} 扫右边的码就能核对。", "It proves that this was taken in and stands in the public log, where nobody can change it. Check it at {0}: scan the code beside.";
        receipt_text_too: "It proves that this was taken in and stands in the public log, where nobody can change it. Check it at {0}: scan the code beside.", "它证明这件事我们收到了，记进了公开日志，谁也改不掉。在 {0} 扫右边的码就能核对。";
        scan_receipt: "扫码核对回执", "Scan to check the receipt";
        scan_receipt_too: "Scan to check the receipt", "扫码核对回执";
        salt: "随机数，和回执一起能证明收了什么：", "Random number; with the receipt it proves what was taken in:";
        salt_too: "Random number; with the receipt it proves what was taken in", "随机数，和回执一起能证明收了什么";
        unsigned: "本县还没有启用签名回执。", "This county does not sign receipts yet.";
        unsigned_too: "This county does not sign receipts yet.", "本县还没有启用签名回执。";
    }
}
