//! Words of the people who work here.

table! {
    /// Who works here.
    Staff {
        title: "员工", "Staff";
        count: "共 {0} 人", "{0} people";
        count_one: "共 {0} 人", "{0} person";
        filter: "姓名、登录名、角色", "Name, login, role";
        filter_label: "查员工", "Find staff";
        invite: "邀请员工", "Invite somebody";
        head_who: "姓名", "Name";
        head_roles: "角色", "Roles";
        head_standing: "状态", "Standing";
        head_since: "建于", "Since";
        none: "还没有员工。", "Nobody yet.";
        no_roles: "没有角色", "No role";
        login: "登录名", "Login";
        login_hint: "3 到 32 个小写字母、数字、点或横线，字母开头。定了不能改。", "3 to 32 lower-case letters, digits, points or hyphens, a letter first. It cannot be changed later.";
        login_bad: "登录名要 3 到 32 个小写字母、数字、点或横线，字母开头", "A login has 3 to 32 lower-case letters, digits, points or hyphens, a letter first";
        login_taken: "这个登录名有人用了，或者用过", "This login is, or was, somebody’s";
        name: "姓名", "Name";
        name_long: "姓名最多 40 个字", "A name has at most 40 characters";
        name_odd: "姓名前后不要空格，也不要看不见的字符", "A name has no spaces around it and no invisible characters";
        roles: "角色", "Roles";
        role_n: "角色 {0}", "Role {0}";
        role: "角色", "Role";
        choose: "请选择", "Choose";
        department: "部门", "Department";
        department_all: "全部部门", "All departments";
        windows: "窗口", "Counters";
        windows_none: "这个部门没有窗口", "This department has no counters";
        add_role: "再加一个角色", "Add another role";
        remove_role: "去掉角色 {0}", "Remove role {0}";
        no_role: "至少要有一个角色", "At least one role is needed";
        many_roles: "最多 8 个角色", "At most 8 roles";
        role_missing: "请选第 {0} 个角色", "Choose role {0}";
        role_twice: "第 {0} 个角色和前面的重复了", "Role {0} is there twice";
        department_missing: "第 {0} 个角色要选部门", "Role {0} needs a department";
        department_not: "第 {0} 个角色不分部门", "Role {0} is not for one department";
        department_unknown: "第 {0} 个角色的部门已经不在了", "The department of role {0} is no longer there";
        windows_missing: "第 {0} 个角色至少要选一个窗口", "Role {0} needs at least one counter";
        windows_wrong: "第 {0} 个角色的窗口不对", "The counters of role {0} are not right";
        catalog: "部门和窗口没取到。", "Departments and counters did not come.";
        submit: "生成邀请", "Make the invitation";
        invited: "邀请好了：{0}", "Invited: {0}";
        link: "邀请链接", "Invitation link";
        link_why: "当面或用别的可靠办法交给本人，不要发到群里。链接只显示这一次，到 {0} 有效。", "Hand it to the person directly, never to a group. It is shown only this once and holds until {0}.";
        grants_submit: "保存角色", "Save the roles";
        grants_done: "角色改好了，马上生效；登录着的地方都退出了，请本人重新登录。", "The roles are changed and hold at once. Every session has ended: the person signs in again.";
        grants_title: "改角色", "Change roles";
        last_admin: "系统管理至少要留一个人", "At least one administrator must stay";
        reset: "重置账户", "Reset the account";
        reset_ask: "{0} 的密码、验证器和恢复码都会作废，登录着的地方都会退出。会生成一个新的邀请链接，由您交给本人。", "{0}’s password, authenticator and recovery codes stop working and every session ends. You get a new invitation link to hand over.";
        reset_yes: "重置", "Reset";
        disable: "停用账户", "Disable the account";
        disable_ask: "{0} 马上不能登录，登录着的地方都会退出。做过的事仍留在记录里，以后可以恢复。", "{0} can no longer sign in and every session ends at once. What was done stays on record; the account can be given back.";
        disable_yes: "停用", "Disable";
        disabled_done: "账户停用了。", "The account is disabled.";
        enable: "恢复账户", "Give the account back";
        enable_ask: "{0} 又可以用原来的密码和验证器登录。", "{0} can sign in again with the password and authenticator as before.";
        enable_yes: "恢复", "Give back";
        enabled_done: "账户恢复了。", "The account is given back.";
        yourself: "这是您自己的账户。自己的角色自己改不了，要请另一位系统管理来改。", "This is your own account. You cannot change your own roles; another administrator can.";
        unknown: "没有这个人", "There is nobody of this login";
    }
}
