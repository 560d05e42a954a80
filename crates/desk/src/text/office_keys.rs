//! Words of the keys that complaints are sealed to.

table! {
    /// The offices' keys.
    OfficeKeys {
        title: "投诉密钥", "Complaint keys";
        lead: "投诉在手机上加密给这些密钥。私钥只在浏览器里用口令打开，服务器和系统管理员都打不开。", "Complaints are sealed to these keys on the phone. The private half opens only in a browser, with its passphrase; neither the server nor an administrator can open it.";
        count: "在用 {0} 个", "{0} in use";
        make: "生成密钥", "Make a key";
        none: "还没有密钥。没有密钥就收不了投诉。", "There are no keys yet. Without one no complaint can be taken in.";
        head_key: "密钥", "Key";
        head_office: "办公室", "Office";
        head_from: "启用", "In use from";
        head_standing: "状态", "Standing";
        office_complaint: "投诉中心", "Complaint office";
        office_supervision: "效能办", "Supervision office";
        pending: "等县级根密钥签发", "Waits for the county’s root";
        valid: "在用", "In use";
        retiring: "等签发停用", "Waits to be retired";
        retired: "{0}停用", "Retired {0}";
        one: "密钥 {0}", "Key {0}";
        unknown: "没有这个密钥", "There is no such key";
        public: "公钥", "Public half";
        pending_how: "请保管根密钥的人核对公钥，在服务器上运行这一句签发。签发前没有投诉会加密给它。", "Have whoever keeps the root compare the public half and run this on the server. Until then nothing is sealed to it.";
        retiring_how: "请保管根密钥的人在服务器上运行这一句，停用才生效。在那之前还会有投诉加密给它。", "Have whoever keeps the root run this on the server: only then is it retired. Until then complaints are still sealed to it.";
        command: "命令", "Command";
        retired_how: "不再加密给它。以前加密给它的投诉还要用它打开，口令请继续保管。", "Nothing is sealed to it any more. What was sealed to it before still needs it: keep its passphrase.";

        make_lead: "密钥在这个浏览器里生成，私钥用一个随机口令锁住才上传。口令只显示一次，没有任何办法找回。", "The key is made in this browser and its private half locked with a random passphrase before it is uploaded. The passphrase is shown once, and nobody can bring it back.";
        for_office: "给哪个办公室", "For which office";
        for_office_missing: "请选办公室", "Choose the office";
        make_go: "生成", "Make it";
        working: "正在生成，要一两秒", "Making it: a second or two";
        passphrase: "口令", "Passphrase";
        passphrase_for: "{0}密钥的口令", "Passphrase of the key, {0}";
        passphrase_why: "现在抄下来或打印出来，封好，锁进柜子；最好两份，放两处。不要拍照，不要存进电脑，不要发给别人。", "Write it down or print it now, seal it and lock it away; best twice, in two places. No photo, no file, no message.";
        passphrase_key: "公钥 {0}", "Public half {0}";
        retype: "照抄下来的再输一遍", "Type it again from your copy";
        retype_hint: "输对了，密钥才会上传；大小写和横线都不要紧", "The key is uploaded only once this is right; capitals and hyphens do not matter";
        retype_missing: "请输入抄下来的口令", "Type the passphrase from your copy";
        retype_short: "还没输完：口令有 20 个字符", "That is not all of it: a passphrase has 20 characters";
        retype_long: "多了：口令有 20 个字符", "That is too many: a passphrase has 20 characters";
        retype_character: "有口令里不会有的字符：口令只有数字和字母", "It holds a character that is in no passphrase: only digits and letters are";
        retype_check: "有字符抄错了，再对一遍", "A character is wrong: compare them again";
        retype_other: "和上面的不一样，再对一遍", "It is not the one above: compare them again";
        upload: "口令收好了，上传密钥", "It is safe: upload the key";
        replace: "口令收好了，换上新口令", "It is safe: change the passphrase";
        taken: "这个密钥已经有了", "This key is there already";

        renew: "换口令", "Change the passphrase";
        renew_lead: "密钥不变，换一个新的随机口令。旧口令从此打不开这里存的密钥。", "The key stays; it gets a new random passphrase. The old one opens nothing that is kept here any more.";
        renew_old: "现在的口令", "The passphrase so far";
        renew_go: "打开密钥，生成新口令", "Unlock it and make a new one";
        renewed: "口令换好了。旧口令作废，请销毁旧的抄件。", "The passphrase is changed. Destroy the copies of the old one.";
        renew_cancel: "不换了", "Leave it as it is";

        retire: "停用", "Retire it";
        retire_ask: "要再经县级根密钥签发才生效。停用后不再加密给它，以前的投诉还能打开。请先有另一个在用的密钥。", "It takes effect once the county’s root has signed it. Nothing is sealed to it then; what was sealed before still opens. Have another key in use first.";
        retire_yes: "停用这个密钥", "Retire this key";
        retire_done: "已经要求停用。", "Asked for.";
        discard: "丢弃", "Throw it away";
        discard_ask: "它还没有签发，没有投诉加密给它。丢弃后可以另外生成。", "It is not signed, so nothing is sealed to it. You can make another one.";
        discard_yes: "丢弃这个密钥", "Throw this key away";
        discard_done: "丢弃了。", "It is thrown away.";
    }
}
