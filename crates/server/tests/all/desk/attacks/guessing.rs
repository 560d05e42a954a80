//! Guesses at passwords: slowed, for existing accounts and others alike, and nobody is locked out.

use super::*;
use mingbai_contract::desk::account::ChangePassword;
use mingbai_contract::desk::endpoint::PostPassword;

on_both! {
    guesses_are_slowed_and_nobody_is_locked_out
    no_way_of_writing_a_name_makes_guesses_of_their_own
    a_mark_of_another_browser_is_no_way_round
    guesses_at_the_same_moment_are_counted
    what_is_wrong_is_not_said
    a_stolen_session_is_no_way_to_guess_the_password
    an_invitation_is_not_guessed
}

async fn guesses_are_slowed_and_nobody_is_locked_out(bed: &Bed) {
    let person = join(bed, "zhang.wei", vec![grant(Role::Supervisor)]).await;
    // A browser that is known: somebody has signed in with it before.
    let own = person.browser(bed).await;
    own.client()
        .desk(&DeleteSession, &Nothing {})
        .await
        .unwrap();
    pass(bed, 60);
    let attacker = Browser::new(bed).client();
    let guess = |login: &str, code: &str| SignIn {
        login: login.to_owned(),
        password: "guessed".to_owned(),
        code: code.to_owned(),
    };
    for _ in 0..5 {
        let answer = attacker
            .desk(&PostSession, &guess("zhang.wei", "123456"))
            .await;
        refused(answer, ProblemType::WrongCredentials);
    }
    let answer = attacker
        .desk(&PostSession, &guess("zhang.wei", "123456"))
        .await;
    assert_eq!(problem(answer).status, 429);
    // A recovery code that is made up does not help.
    let made_up = guess("zhang.wei", "ABCD-EFGH-JKMN-PQRS");
    assert_eq!(
        problem(attacker.desk(&PostSession, &made_up).await).status,
        429
    );
    // Who does not exist is slowed just as much, so that nobody finds out who does.
    for _ in 0..5 {
        let answer = attacker
            .desk(&PostSession, &guess("nobody.here", "123456"))
            .await;
        refused(answer, ProblemType::WrongCredentials);
    }
    let answer = attacker
        .desk(&PostSession, &guess("nobody.here", "123456"))
        .await;
    assert_eq!(problem(answer).status, 429);

    // The person, meanwhile, with the own browser, or with a recovery code anywhere.
    own.client()
        .desk(&PostSession, &person.sign_in(bed))
        .await
        .unwrap();
    let elsewhere = Browser::new(bed).client();
    let recovery = SignIn {
        code: person.recovery[0].clone(),
        ..person.sign_in(bed)
    };
    elsewhere.desk(&PostSession, &recovery).await.unwrap();

    // Attackers go on for an hour: whoever waits a minute at most gets a turn.
    for _ in 0..60 {
        pass(bed, 61);
        let answer = attacker
            .desk(&PostSession, &guess("zhang.wei", "123456"))
            .await;
        refused(answer, ProblemType::WrongCredentials);
    }
    pass(bed, 60);
    Browser::new(bed)
        .client()
        .desk(&PostSession, &person.sign_in(bed))
        .await
        .unwrap();
}

fn guess(login: &str) -> SignIn {
    SignIn {
        login: login.to_owned(),
        password: "guessed".to_owned(),
        code: "123456".to_owned(),
    }
}

/// What came of a guess: 401, or 429 for one that was not looked at.
async fn made(browser: &Browser, typed: &SignIn) -> u16 {
    problem(browser.client().desk(&PostSession, typed).await).status
}

/// The login is looked up without the spaces around it: they must not make it another one for the count.
async fn no_way_of_writing_a_name_makes_guesses_of_their_own(bed: &Bed) {
    join(bed, "zhang.wei", vec![grant(Role::Supervisor)]).await;
    let attacker = Browser::new(bed);
    for login in ["zhang.wei", " zhang.wei", "zhang.wei  ", "\tzhang.wei\n"] {
        assert_eq!(made(&attacker, &guess(login)).await, 401);
    }
    assert_eq!(made(&attacker, &guess("\u{3000}zhang.wei")).await, 401);
    for login in ["zhang.wei", "   zhang.wei ", "zhang.wei\u{a0}"] {
        assert_eq!(made(&attacker, &guess(login)).await, 429, "{login:?}");
    }
}

/// A browser that is known counts apart, but only one that is, and for whom it is.
async fn a_mark_of_another_browser_is_no_way_round(bed: &Bed) {
    join(bed, "zhang.wei", vec![grant(Role::Supervisor)]).await;
    // Somebody who works here as well, and has a mark of the own.
    let insider = join(bed, "mallory", vec![grant(Role::Clerk)]).await;
    let known = insider.browser(bed).await;
    let marked = |mark: &str| {
        let browser = Browser::new(bed);
        let mark = ("mingbai-browser".to_owned(), mark.to_owned());
        browser.cookies.lock().unwrap().extend([mark]);
        browser
    };
    let own = known.cookie("mingbai-browser").unwrap();
    for number in 0..5 {
        let made_up = marked(&format!("{number:032}"));
        assert_eq!(made(&made_up, &guess("zhang.wei")).await, 401);
    }
    for mark in [&own, "00000000000000000000000000000009", ""] {
        assert_eq!(made(&marked(mark), &guess("zhang.wei")).await, 429);
    }
    // Others are guessed at on their own account, and lose nothing by it.
    pass(bed, 60);
    let client = Browser::new(bed).client();
    client
        .desk(&PostSession, &insider.sign_in(bed))
        .await
        .unwrap();
}

/// Many guesses at once are no more than many guesses one after another.
async fn guesses_at_the_same_moment_are_counted(bed: &Bed) {
    join(bed, "zhang.wei", vec![grant(Role::Supervisor)]).await;
    let mut guesses = tokio::task::JoinSet::new();
    for _ in 0..30 {
        let browser = Browser::new(bed);
        guesses.spawn(async move { made(&browser, &guess("zhang.wei")).await });
    }
    let made = guesses.join_all().await;
    let looked_at = made.iter().filter(|status| **status == 401).count();
    let put_off = made.iter().filter(|status| **status == 429).count();
    assert_eq!((looked_at, put_off), (5, 25));
}

/// Whoever is not let in learns nothing of why: not whether there is such an account, whether it is in use, or
/// which of password and code was right.
async fn what_is_wrong_is_not_said(bed: &Bed) {
    let person = join(bed, "zhang.wei", vec![grant(Role::Supervisor)]).await;
    let root = join(bed, "root.admin", vec![grant(Role::Administrator)]).await;
    let away = join(bed, "wu.di", vec![grant(Role::Clerk)]).await;
    let office = root.browser(bed).await.client();
    let disable = PutDisabled(away.login.clone());
    let set = SetDisabled { disabled: true };
    office.desk(&disable, &set).await.unwrap();
    let invite = Invite {
        login: "li.na".to_owned(),
        name: "李娜".to_owned(),
        grants: vec![grant(Role::Clerk)],
    };
    office.desk(&PostStaff, &invite).await.unwrap();
    pass(bed, 60);
    let right = person.sign_in(bed);
    let code = |code: &str| SignIn {
        code: code.to_owned(),
        ..right.clone()
    };
    let tries = [
        guess("nobody.here"),
        guess("li.na"),
        away.sign_in(bed),
        guess("zhang.wei"),
        // The password is right.
        code("000000"),
        code(""),
        code(&person.recovery[0].replace(char::is_alphanumeric, "7")),
        // The code is right.
        SignIn {
            password: "guessed".to_owned(),
            ..right.clone()
        },
        guess("no such name at all"),
        guess(""),
    ];
    let mut answers = Vec::new();
    for typed in &tries {
        let body = serde_json::to_string(typed).unwrap();
        let nobody = Browser::new(bed);
        let sign_in = (&Method::POST, "/api/v1/desk/session");
        let answer = forged(bed, &nobody, sign_in, &[OURS, JSON], &body).await;
        let mut problem: Value = answer.json();
        problem["request_id"] = Value::Null;
        let mut headers = answer.headers;
        headers.remove("x-request-id");
        answers.push((answer.status, problem, headers));
    }
    assert_eq!(answers[0].0, StatusCode::UNAUTHORIZED);
    for (typed, answer) in tries.iter().zip(&answers) {
        assert_eq!(answer, &answers[0], "{}", typed.login);
    }
    // Right in all is right: what was compared above was wrong for what it says.
    pass(bed, 60);
    let client = Browser::new(bed).client();
    let right = person.sign_in(bed);
    client.desk(&PostSession, &right).await.unwrap();
}

/// Who has a session and not the password does not find it out there.
async fn a_stolen_session_is_no_way_to_guess_the_password(bed: &Bed) {
    let person = join(bed, "zhang.wei", vec![grant(Role::Supervisor)]).await;
    let thief = person.browser(bed).await.copy().client();
    pass(bed, 60);
    let change = ChangePassword {
        password: "guessed".to_owned(),
        new_password: "院子里的石榴树今年结了七个".to_owned(),
        code: person.code(bed),
    };
    for _ in 0..5 {
        refused(
            thief.desk(&PostPassword, &change).await,
            ProblemType::WrongCredentials,
        );
    }
    assert_eq!(
        problem(thief.desk(&PostPassword, &change).await).status,
        429
    );
    // The guesses are those of the account, wherever they are made.
    assert_eq!(made(&Browser::new(bed), &guess("zhang.wei")).await, 429);
}

/// 120 bits are not guessed; a code that is wrong, taken up or of another form is the same miss.
async fn an_invitation_is_not_guessed(bed: &Bed) {
    let mut answers = Vec::new();
    for code in ["0000-0000-0000-0000-0000-0000", "ABCD", "", "' OR 1=1 --"] {
        let body = json!({"code": code}).to_string();
        let open = (&Method::POST, "/api/v1/desk/invitation");
        let nobody = Browser::new(bed);
        let answer = forged(bed, &nobody, open, &[OURS, JSON], &body).await;
        let mut problem: Value = answer.json();
        problem["request_id"] = Value::Null;
        answers.push((answer.status, problem));
    }
    assert_eq!(answers[0].0, StatusCode::NOT_FOUND);
    assert!(
        answers.iter().all(|answer| *answer == answers[0]),
        "{answers:?}"
    );
}
