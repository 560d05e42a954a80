//! Sessions that somebody else put there (fixation), and cookies that somebody else has seen.

use super::*;
use crate::desk::inspections::ask;
use mingbai_contract::desk::account::ChangePassword;
use mingbai_contract::desk::endpoint::{DeleteSessions, PostPassword, PostReset};
use mingbai_server::ops::desk::{IDLE_MS, SESSION_MS};

on_both! {
    a_session_that_was_put_under_somebody_stays_worthless
    a_second_cookie_of_the_same_name_opens_nothing
    every_session_has_a_token_of_its_own
    a_stolen_cookie_is_worthless_after_signing_out
    a_stolen_cookie_is_worthless_once_the_session_is_over
    a_stolen_cookie_lives_no_longer_than_a_day
}

async fn a_session_that_was_put_under_somebody_stays_worthless(bed: &Bed) {
    let person = join(bed, "root.admin", vec![grant(Role::Administrator)]).await;
    pass(bed, 60);
    let victim = Browser::new(bed);
    // The attacker knows this token, because it is the attacker who put it there.
    let planted = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".to_owned();
    let put = ("mingbai-desk".to_owned(), planted.clone());
    victim.cookies.lock().unwrap().extend([put]);
    let attacker = victim.copy();
    victim
        .client()
        .desk(&PostSession, &person.sign_in(bed))
        .await
        .unwrap();
    assert_ne!(victim.cookie("mingbai-desk"), Some(planted));
    refused(
        attacker.client().desk(&GetMe, &Nothing {}).await,
        ProblemType::SignInNeeded,
    );

    // Signing in again ends the session before it, which somebody may have seen.
    let seen = victim.copy();
    pass(bed, 60);
    victim
        .client()
        .desk(&PostSession, &person.sign_in(bed))
        .await
        .unwrap();
    refused(
        seen.client().desk(&GetMe, &Nothing {}).await,
        ProblemType::SignInNeeded,
    );
    victim.client().desk(&GetMe, &Nothing {}).await.unwrap();
}

/// A neighbouring site can put a cookie beside ours, to have somebody work in an account that is not theirs.
async fn a_second_cookie_of_the_same_name_opens_nothing(bed: &Bed) {
    let person = join(bed, "wang.fang", vec![grant(Role::Clerk)]).await;
    let attacker = join(bed, "mallory", vec![grant(Role::Clerk)]).await;
    let token = |browser: &Browser| browser.cookie("mingbai-desk").unwrap();
    let own = token(&person.browser(bed).await);
    let theirs = token(&attacker.browser(bed).await);
    for (cookies, status) in [
        (format!("mingbai-desk={own}"), 200),
        (format!("mingbai-desk={theirs}; mingbai-desk={own}"), 401),
        (format!("mingbai-desk={own}; mingbai-desk={theirs}"), 401),
        (format!("mingbai-desk={own}; other=1; mingbai-desk="), 401),
    ] {
        let headers = [("cookie", cookies.as_str())];
        let answer = bed.ask(Method::GET, "/api/v1/desk/session", &headers).await;
        assert_eq!(answer.status.as_u16(), status, "{cookies}");
    }
}

/// No token comes twice, the store has none of them, and no answer but the cookie says one.
async fn every_session_has_a_token_of_its_own(bed: &Bed) {
    let person = join(bed, "wang.fang", vec![grant(Role::Clerk)]).await;
    let mut tokens = Vec::new();
    for _ in 0..3 {
        let browser = person.browser(bed).await;
        let token = browser.cookie("mingbai-desk").unwrap();
        assert_eq!(token.len(), 32, "160 bits");
        let me = forged(
            bed,
            &browser,
            (&Method::GET, "/api/v1/desk/session"),
            &[],
            "",
        )
        .await;
        assert!(!me.text().contains(&token));
        assert!(!tokens.contains(&token));
        tokens.push(token);
    }
    let kept = ask(bed, "SELECT token FROM session").await.unwrap();
    assert_eq!(kept.len(), 3);
    assert!(kept.iter().all(|kept| !tokens.contains(kept)));
    // What is kept opens nothing.
    for kept in kept {
        let headers = [("cookie", &*format!("mingbai-desk={kept}"))];
        let answer = bed.ask(Method::GET, "/api/v1/desk/session", &headers).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    }
}

async fn a_stolen_cookie_is_worthless_after_signing_out(bed: &Bed) {
    let person = join(bed, "root.admin", vec![grant(Role::Administrator)]).await;
    let desk = person.browser(bed).await;
    let thief = desk.copy();
    thief.client().desk(&GetMe, &Nothing {}).await.unwrap();
    desk.client()
        .desk(&DeleteSession, &Nothing {})
        .await
        .unwrap();
    refused(
        thief.client().desk(&GetMe, &Nothing {}).await,
        ProblemType::SignInNeeded,
    );
    refused(
        thief.client().desk(&GetStaff, &Nothing {}).await,
        ProblemType::SignInNeeded,
    );
}

/// Whatever ends a session ends it wherever its cookie has got to, for looking and for doing.
async fn a_stolen_cookie_is_worthless_once_the_session_is_over(bed: &Bed) {
    let root = join(bed, "root.admin", vec![grant(Role::Administrator)]).await;
    let office = root.browser(bed).await.client();
    for (number, end) in [
        "signed out everywhere",
        "another browser signed out everywhere",
        "password changed elsewhere",
        "reset",
        "disabled",
        "disabled and given back",
        "roles changed",
        "idle",
    ]
    .into_iter()
    .enumerate()
    {
        let login = format!("person.{number}");
        let person = join(bed, &login, vec![grant(Role::Administrator)]).await;
        let browser = person.browser(bed).await;
        let other = person.browser(bed).await.client();
        let thief = browser.copy();
        thief.client().desk(&GetMe, &Nothing {}).await.unwrap();
        match end {
            "signed out everywhere" => {
                let own = browser.client();
                own.desk(&DeleteSessions, &Nothing {}).await.unwrap();
            }
            "another browser signed out everywhere" => {
                other.desk(&DeleteSessions, &Nothing {}).await.unwrap();
            }
            "password changed elsewhere" => {
                pass(bed, 60);
                let change = ChangePassword {
                    password: person.password.clone(),
                    new_password: "院子里的石榴树今年结了七个".to_owned(),
                    code: person.code(bed),
                };
                other.desk(&PostPassword, &change).await.unwrap();
            }
            "reset" => {
                let reset = PostReset(person.login.clone());
                office.desk(&reset, &Nothing {}).await.unwrap();
            }
            "disabled" | "disabled and given back" => {
                let of = PutDisabled(person.login.clone());
                for disabled in [true, false] {
                    if disabled || end.ends_with("back") {
                        office.desk(&of, &SetDisabled { disabled }).await.unwrap();
                    }
                }
            }
            "roles changed" => {
                let of = PutGrants(person.login.clone());
                let grants = vec![grant(Role::Supervisor)];
                office.desk(&of, &NewGrants { grants }).await.unwrap();
            }
            "idle" => pass(bed, IDLE_MS / 1000),
            other => panic!("{other}"),
        }
        let thief = thief.client();
        let invite = Invite {
            login: "evil".to_owned(),
            name: "某某".to_owned(),
            grants: vec![grant(Role::Administrator)],
        };
        // Trying does not bring it back to life.
        for _ in 0..2 {
            let looked = problem(thief.desk(&GetStaff, &Nothing {}).await).r#type;
            assert_eq!(looked, ProblemType::SignInNeeded, "{end}");
            let done = problem(thief.desk(&PostStaff, &invite).await).r#type;
            assert_eq!(done, ProblemType::SignInNeeded, "{end}");
        }
        if end == "idle" {
            // Last of all: the office's session is over as well.
            refused(
                office.desk(&GetMe, &Nothing {}).await,
                ProblemType::SignInNeeded,
            );
        }
    }
}

/// Who keeps a stolen session busy does not keep it for longer than its owner could.
async fn a_stolen_cookie_lives_no_longer_than_a_day(bed: &Bed) {
    let person = join(bed, "root.admin", vec![grant(Role::Administrator)]).await;
    let thief = person.browser(bed).await.copy().client();
    let step = IDLE_MS / 2000;
    for _ in 1..SESSION_MS / 1000 / step {
        pass(bed, step);
        thief.desk(&GetMe, &Nothing {}).await.unwrap();
    }
    pass(bed, step);
    refused(
        thief.desk(&GetMe, &Nothing {}).await,
        ProblemType::SignInNeeded,
    );
}
