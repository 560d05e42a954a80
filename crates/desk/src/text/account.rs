//! Words of the own account.

table! {
    /// The own account.
    Account {
        title: "我的账户", "My account";
        login: "登录名", "Login";
        name: "姓名", "Name";
        roles: "角色", "Roles";
        none: "没有", "None";
        since: "账户建于", "Account since";
        until: "这次登录到", "Signed in until";
        idle: "{0} 分钟没有操作会自动退出", "signed out after {0} minutes without activity";
        password_title: "改密码", "Change the password";
        password_why: "改了以后，别的地方都会退出，这里不会。", "You will be signed out everywhere else, but not here.";
        password_now: "现在的密码", "Password now";
        password_submit: "改密码", "Change the password";
        password_done: "密码改好了，别的地方都已退出。", "The password is changed; everywhere else you are signed out.";
        password_same: "新密码和现在的一样，换一个", "The new password is the present one; choose another";
        password_wrong: "现在的密码或者验证码不对", "The present password or the code is not right";
        code: "六位验证码或恢复码", "Six-digit code or recovery code";
        no_code: "请填验证码", "Enter the code";
        no_password: "请填现在的密码", "Enter your present password";
        codes_title: "恢复码", "Recovery codes";
        codes_left: "还剩 {0} 个没用过。", "{0} are left unused.";
        codes_left_one: "还剩 {0} 个没用过。", "{0} is left unused.";
        codes_why: "换新的以后，旧的就都不能用了。", "Once you get new ones, the old ones no longer work.";
        codes_submit: "换一批新的恢复码", "Get new recovery codes";
        codes_done: "恢复码换好了。", "The recovery codes are renewed.";
        keys_title: "快捷键", "Keys";
        keys_why: "办件、收件、投诉这些页，按钮旁边写着的字母一按就用；j、k 上下换行。", "On the pages of applications and complaints a letter beside a button presses it; j and k go down and up.";
        keys_on: "单个字母直接用", "Single letters act";
        keys_off_hint: "关掉以后，字母键什么也不做。这台电脑上一直有效。", "Switched off, letters do nothing. It holds on this machine.";
        places_title: "登录的地方", "Where you are signed in";
        places_none: "只有这里登录着。", "Only here.";
        places: "除了这里，还有 {0} 处登录着。", "Here, and in {0} other places.";
        places_one: "除了这里，还有 {0} 处登录着。", "Here, and in {0} other place.";
        everywhere: "在所有地方退出", "Sign out everywhere";
        everywhere_ask: "这里也会退出，要重新登录才能接着用。", "You will be signed out here too, and have to sign in again.";
        everywhere_yes: "全部退出", "Sign out everywhere";
    }
}
