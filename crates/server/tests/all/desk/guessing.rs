//! Guesses at passwords: slowed, for existing accounts and others alike, and nobody is locked out.

use super::*;
use mingbai_contract::desk::endpoint::{DeleteSession, Nothing};

on_both! { guesses_are_slowed_and_nobody_is_locked_out }

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
