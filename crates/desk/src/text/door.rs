//! Words of signing in and of taking an invitation up.

table! {
    /// Signing in, invitations.
    Door {
        title: "登录工作台", "Sign in to the desk";
        over: "登录已经失效，请重新登录。", "Your session is over. Please sign in again.";
        over_kept: "填了一半的内容还在，登录后接着填。", "What you had typed is still here: sign in and go on.";
        idle: "很久没有操作，已经自动退出。请重新登录。", "You were signed out because nothing was done for a while. Please sign in again.";
        left: "已经退出。", "You have signed out.";
        left_unheard: "这里退出了，但没能通知服务器，登录可能还有效。请连上网后再登录、退出一次，或者关掉浏览器。", "You are signed out here, but the server could not be told, so the session may still be open. Once connected, sign in and out again, or close the browser.";
        left_everywhere: "所有地方都退出了。", "You have signed out everywhere.";
        joined: "账户设好了，现在可以登录。", "Your account is ready. You can sign in now.";
        login: "登录名", "Login";
        password: "密码", "Password";
        code: "六位验证码", "Six-digit code";
        code_hint: "验证器应用现在显示的六个数字", "The six digits your authenticator app shows now";
        recovery: "恢复码", "Recovery code";
        recovery_hint: "手机不在身边时用，每个只能用一次", "For when you do not have your phone; each works once";
        use_recovery: "没有手机，用恢复码登录", "No phone? Use a recovery code";
        use_code: "用验证器应用的六位数字", "Use the six digits of your app";
        submit: "登录", "Sign in";
        forgot: "忘了密码或者丢了手机？请找系统管理员重置账户。", "Forgotten your password or lost your phone? Ask an administrator to reset your account.";
        no_code: "请填六位验证码", "Enter the six-digit code";
        six: "验证码是六个数字", "The code has six digits";
        no_recovery: "请填恢复码", "Enter a recovery code";
        invited_title: "设置您的账户", "Set up your account";
        invited_who: "{0}，您的登录名是", "{0}, your login is";
        invited_step_app: "第一步：装验证器应用", "Step 1: an authenticator app";
        invited_app: "在手机上装一个验证器应用（例如 FreeOTP、Aegis、微软验证器），用它扫这个码。", "Install an authenticator app on your phone (such as FreeOTP, Aegis or Microsoft Authenticator) and scan this code with it.";
        invited_qr: "二维码，给验证器应用扫", "QR code for the authenticator app";
        invited_secret: "扫不了？在应用里手动输入：", "Cannot scan? Type this into the app:";
        invited_step_password: "第二步：定一个密码", "Step 2: a password";
        new_password: "新密码", "New password";
        new_password_hint: "12 到 128 个字，中文、空格都可以。不要太好猜，也不要用在别处用过的。几个不相干的词连起来就很好。", "12 to 128 characters; spaces and Chinese are fine. Not easy to guess, not used elsewhere. A few unrelated words make a good one.";
        password_short: "密码至少要 12 个字", "The password needs at least 12 characters";
        password_long: "密码最多 128 个字", "The password may have at most 128 characters";
        password_easy: "这个密码太好猜，换一个", "This password is too easy to guess; choose another";
        invited_step_code: "第三步：填应用里的数字", "Step 3: the digits in the app";
        totp_wrong: "六位数字不对。看看手机的时间准不准，再填应用现在显示的。", "The six digits are not right. Check that your phone’s clock is right, then enter what the app shows now.";
        invited_submit: "设好了", "Set up the account";
        invited_bad_title: "这个邀请打不开", "This invitation does not open";
        invited_bad: "它可能用过了、过期了，或者后来又发了新的。请找发给您的人再要一个。", "It may have been used, have expired or been replaced by a newer one. Ask whoever sent it for another.";
        to_sign_in: "去登录", "Go to sign in";
        codes_title: "记下恢复码", "Write down your recovery codes";
        codes_why: "手机丢了或者坏了，用其中一个代替六位数字就能登录，每个只能用一次。现在抄下来或者打印，锁好。它们只显示这一次。", "If your phone is lost or broken, one of these replaces the six digits; each works once. Write them down or print them and lock them away. They are shown only this once.";
        codes_label: "恢复码", "Recovery codes";
        codes_for: "{0} 的恢复码", "Recovery codes for {0}";
        codes_done: "我已经记下来了", "I have written them down";
        codes_first: "先勾上“我已经记下来了”", "First tick “I have written them down”";
        codes_go: "去登录", "Go to sign in";
        codes_back: "好了", "Done";
    }
}
