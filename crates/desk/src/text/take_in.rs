//! Words of taking an application in, and of its slip.

table! {
    /// Taking an application in.
    TakeIn {
        title: "收件", "Take in";
        item: "办什么事", "What is applied for";
        item_hint: "打名称、俗称、拼音都行；上下键选，回车定。", "Type its name, what people call it, or pinyin; arrows choose, Enter takes.";
        item_none: "您的窗口不办这件事，或者没有这件事。", "Your counter does not handle this, or it does not exist.";
        items_found: "{0} 件", "{0} found";
        change: "换一件事", "Another item";
        situation: "哪种情形", "Which situation";
        window: "在哪个窗口", "At which counter";
        materials: "材料，收到的打勾", "Materials: tick what is here";
        all_here: "都齐了", "All here";
        none_here: "都不勾", "Untick all";
        free: "不用交，我们联网查", "Nothing to bring: we look it up";
        no_materials: "什么都不用带。", "Nothing is needed.";
        conditional: "有这种情况才要：{0}", "Only if: {0}";
        deferrable: "可以后补", "May follow later";
        note: "对申请人说一句（可不填）", "A word to the applicant (optional)";
        privacy: "不记姓名、电话：编号和查询码就够了。", "No name and no telephone are kept: number and query code are enough.";
        then: "收了以后", "And then";
        then_accept: "材料齐，当场受理", "All is here: accept it now";
        then_notice: "缺 {0} 样，当场一次性告知", "{0} missing: give the one-time notice now";
        then_later: "先收下，5 个工作日内答复", "Only take it in, and answer within 5 working days";
        submit_accept: "收件并受理", "Take in and accept";
        submit_notice: "收件并一次性告知", "Take in and give notice";
        submit_later: "收件", "Take in";
        wrong_item: "请选办什么事", "Choose what is applied for";
        wrong_item_gone: "这件事现在不能办了，请换一件", "This can no longer be applied for";
        wrong_situation: "请选哪种情形", "Choose the situation";
        wrong_window: "这个窗口不办这件事", "This counter does not handle it";
        wrong_key: "这一次已经收过了，请重新开始", "This was taken in before: start anew";

        slip_title: "收好了", "Taken in";
        slip_accepted: "收件并受理了，承诺{0}前办好。", "Taken in and accepted: promised by {0}.";
        slip_at_once: "收件并受理了，当场办结。", "Taken in and accepted: to be done on the spot.";
        slip_noticed: "收件了，一次性告知也发出了。", "Taken in, and the one-time notice is given.";
        slip_later: "收件了，{0}前要答复受理不受理。", "Taken in: to be answered by {0}.";
        slip_half: "收件了；但后一步没有记上，请打开这件再办。", "Taken in; but the next step was not recorded. Open the application to do it.";
        number: "受理编号", "Number";
        code: "查询码", "Query code";
        scan: "让申请人扫这个码，手机上就能看进度", "Let the applicant scan this to follow it on the phone";
        print: "打印凭证", "Print the slip";
        print_hint: "查询码只在这里显示这一次。没离开这一页，可以再打一份；离开以后谁也看不到了。", "The query code is shown this once. While this page stays open you can print it again; after that nobody can.";
        open: "打开这件", "Open it";
        leave_ask: "凭证没有打印。离开以后，这个查询码就再也看不到了。申请人记下了吗？", "The slip was not printed. Once you leave, the query code cannot be shown again. Has the applicant got it?";
        leave_yes: "记下了，离开", "Yes, leave";
        again: "收下一件", "Take the next one in";
        again_ask: "凭证交给申请人了吗？换到下一件以后，这个查询码就再也看不到了。", "Has the applicant got the slip? The query code cannot be shown again.";
    }
}
