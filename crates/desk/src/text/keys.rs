//! Words of the API keys.

table! {
    /// API keys.
    Keys {
        title: "接口密钥", "API keys";
        lead: "别的系统用密钥报送办件、项目和检查。", "Other systems send applications, projects and inspections with a key.";
        count: "在用 {0} 个", "{0} in use";
        make: "新建密钥", "Make a key";
        filter: "用途、编号", "Purpose, id";
        filter_label: "查密钥", "Find keys";
        head_name: "用途", "Purpose";
        head_scopes: "权限", "May";
        head_department: "部门", "Department";
        head_since: "建于", "Since";
        head_used: "最近使用", "Last used";
        head_standing: "状态", "Standing";
        never: "没用过", "Never";
        live: "在用", "In use";
        revoked: "{0}作废", "Revoked {0}";
        none: "还没有密钥。", "There are no keys yet.";
        id: "编号", "Id";
        name: "用途", "Purpose";
        name_hint: "给哪个系统用，例如“住建局审批系统”", "Which system uses it, such as “Housing bureau’s approvals”";
        name_long: "用途最多 60 个字", "The purpose has at most 60 characters";
        name_odd: "用途前后不要空格，也不要看不见的字符", "The purpose has no spaces around it and no invisible characters";
        scopes: "可以做什么", "What it may do";
        scopes_missing: "至少选一样", "Choose at least one";
        department: "只限这个部门", "For this department only";
        department_all: "不限部门", "Any department";
        submit: "新建密钥", "Make the key";
        made: "密钥建好了：{0}", "The key is made: {0}";
        secret: "密钥", "Key";
        secret_why: "放进那个系统的设置里，不要发到群里。它只显示这一次。", "Put it into that system’s settings, never into a group chat. It is shown only this once.";
        revoke: "作废这个密钥", "Revoke this key";
        revoke_ask: "用它的系统马上就报送不了。作废后不能恢复，只能另建一个。", "The system that uses it can send nothing more, at once. It cannot be undone; you would make another key.";
        revoke_yes: "作废", "Revoke";
        revoke_done: "密钥作废了。", "The key is revoked.";
        unknown: "没有这个密钥", "There is no such key";
    }
}
