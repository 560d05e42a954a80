//! Words of the record of what was done.

table! {
    /// The record.
    Audit {
        title: "操作记录", "Record";
        size: "共 {0} 条，一条扣着一条，改了、少了都看得出来", "{0} entries, chained one to the next: none can be changed or taken out unseen";
        q: "人、对象、内容", "Person, subject, detail";
        q_label: "查记录", "Search the record";
        deed: "做了什么", "What was done";
        deed_all: "全部", "Everything";
        from: "从", "From";
        to: "到", "To";
        find: "查", "Find";
        clear: "看全部", "Show everything";
        head_when: "时间", "When";
        head_who: "谁", "Who";
        head_what: "做了什么", "What";
        head_whom: "对谁", "To whom";
        head_detail: "内容", "Detail";
        head_hash: "校验", "Hash";
        older: "更早的", "Older";
        newest: "回到最新", "Back to the newest";
        none: "没有符合的记录。", "No entry matches.";
        hash_whole: "第 {0} 条", "Entry {0}";
        hash_own: "这一条的校验值", "Hash of this entry";
        hash_previous: "前一条的校验值", "Hash of the one before";
        command_line: "命令行", "Command line";
        clock: "办理时钟", "The public clock";
        application: "办件 {0}", "Application {0}";
        key: "密钥 {0}", "Key {0}";
        oneself: "自己", "Own account";
        becomes: "{0} → {1}", "{0} → {1}";
        nothing: "无", "none";
        invited: "发出邀请", "Invited";
        joined: "接受邀请", "Took up the invitation";
        grants_changed: "改角色", "Changed roles";
        reset: "重置账户", "Reset the account";
        disabled: "停用账户", "Disabled the account";
        enabled: "恢复账户", "Gave the account back";
        signed_in: "登录", "Signed in";
        recovery_used: "用恢复码登录", "Signed in with a recovery code";
        signed_out: "退出", "Signed out";
        signed_out_everywhere: "在所有地方退出", "Signed out everywhere";
        password_changed: "改密码", "Changed the password";
        recovery_renewed: "换恢复码", "Renewed the recovery codes";
        api_key_made: "新建密钥", "Made an API key";
        api_key_revoked: "作废密钥", "Revoked an API key";
        application_taken_in: "收件", "Took in an application";
        event_recorded: "记录办件进展", "Recorded what happened to an application";
        project_kept: "更新绿色通道项目", "Kept a project up to date";
        project_secret_renewed: "补发项目查询码", "Gave an investor a new secret";
        inspection_filed: "备案涉企检查", "Filed an inspection";
        inspection_withdrawn: "撤回涉企检查备案", "Took the filing of an inspection back";
        inspection_concluded: "登记检查结果", "Recorded what an inspection found";
        overtime_explained: "公开超时原因", "Published why an office is late";
        supervision_noted: "记录督办情况", "Noted what was done about a supervision case";
        complaint_moved: "办理投诉", "Handled a complaint";
        summary_proposed: "拟定投诉处理摘要", "Proposed a summary of a complaint";
        summary_released: "公开投诉处理摘要", "Released a summary of a complaint";
        complaints_deleted: "到期删除投诉", "Deleted complaints whose time was over";
        office_key_made: "生成投诉密钥", "Made a key that complaints are sealed to";
        office_key_signed: "签发投诉密钥", "Had the county's root sign a complaint key";
        office_key_file_replaced: "更换投诉密钥口令", "Changed the passphrase of a complaint key";
        office_key_retired: "停用投诉密钥", "Retired a complaint key";
        ratings_released: "差评转交窗口", "Handed bad ratings to their window";
        rectification_moved: "记录差评整改", "Recorded what was done about a bad rating";
        rating_set_aside: "差评不予计入", "Set a rating aside";
        comment_reviewed: "审核评价留言", "Reviewed a comment on a rating";
        handled_reported: "上报窗口办件量", "Reported how many cases a window handled";
        draft_kept: "存了草稿", "Draft saved";
        draft_discarded: "扔掉了草稿", "Draft thrown away";
        drafts_published: "公布了", "Published";
        publishing_planned: "定了公布的日子", "Publishing planned";
        publishing_taken_back: "收回了公布的日子", "Planned publishing taken back";
        publishing_failed: "没能公布", "Could not be published";
    }
}
