//! Invitations, signing in and out, passwords and codes.

use super::*;
use crate::bed::NOW;
use mingbai_contract::desk::account::{ChangePassword, RenewRecoveryCodes};
use mingbai_contract::desk::endpoint::{
    DeleteSession, DeleteSessions, GetMe, GetStaff, Nothing, PostPassword, PostRecoveryCodes,
    PostReset, PostStaff, PutDisabled,
};
use mingbai_contract::desk::staff::{Invite, SetDisabled, Standing};
use mingbai_server::ops::desk::staff::INVITATION_MS;
use mingbai_server::ops::desk::{IDLE_MS, SESSION_MS};

on_both! {
    a_person_is_invited_joins_signs_in_and_out
    an_invitation_opens_once_and_for_seven_days
    every_code_opens_once
    a_session_ends_when_nobody_asks_and_at_the_end_of_the_day
    a_password_is_changed_and_everybody_else_is_signed_out
    who_is_taken_away_is_out_at_once
}

async fn a_person_is_invited_joins_signs_in_and_out(bed: &Bed) {
    let chief = join(bed, "zhang.wei", vec![grant(Role::Administrator)]).await;
    let desk = chief.browser(bed).await;
    let me = desk.client().desk(&GetMe, &Nothing {}).await.unwrap();
    assert_eq!(me.member.login.as_str(), "zhang.wei");
    assert_eq!((me.recovery_codes, me.other_sessions), (10, 0));
    assert_eq!(me.operations.len(), 11);

    let invite = Invite {
        login: "li.na".to_owned(),
        name: "李娜".to_owned(),
        grants: vec![grant(Role::Clerk)],
    };
    let invitation = desk.client().desk(&PostStaff, &invite).await.unwrap();
    let staff = desk.client().desk(&GetStaff, &Nothing {}).await.unwrap();
    let standings: Vec<_> = staff
        .members
        .iter()
        .map(|m| (m.login.as_str(), m.standing))
        .collect();
    assert_eq!(
        standings,
        [
            ("li.na", Standing::Invited),
            ("zhang.wei", Standing::Active)
        ]
    );
    let clerk = accept(bed, &invitation.code, PASSWORD).await;
    let window = clerk.browser(bed).await;
    let me = window.client().desk(&GetMe, &Nothing {}).await.unwrap();
    assert_eq!((me.member.name.as_str(), me.operations.len()), ("李娜", 14));

    window
        .client()
        .desk(&DeleteSession, &Nothing {})
        .await
        .unwrap();
    assert_eq!(window.cookie("mingbai-desk"), None);
    refused(
        window.client().desk(&GetMe, &Nothing {}).await,
        ProblemType::SignInNeeded,
    );
    // The other's session goes on.
    desk.client().desk(&GetMe, &Nothing {}).await.unwrap();

    // A login is never given twice.
    let again = problem(desk.client().desk(&PostStaff, &invite).await);
    assert_eq!(
        (again.status, fields(&again)),
        (409, vec![("/login", FieldCode::Taken)])
    );
    let wrong = Invite {
        login: "L".to_owned(),
        name: String::new(),
        grants: vec![],
    };
    let wrong = problem(desk.client().desk(&PostStaff, &wrong).await);
    assert_eq!(
        fields(&wrong),
        [
            ("/login", FieldCode::Malformed),
            ("/name", FieldCode::Missing),
            ("/grants", FieldCode::Missing)
        ]
    );
}

async fn an_invitation_opens_once_and_for_seven_days(bed: &Bed) {
    let chief = join(bed, "zhang.wei", vec![grant(Role::Administrator)]).await;
    let desk = chief.browser(bed).await.client();
    let invite = |login: &str| Invite {
        login: login.to_owned(),
        name: "李娜".to_owned(),
        grants: vec![grant(Role::Supervisor)],
    };
    let first = desk.desk(&PostStaff, &invite("li.na")).await.unwrap();
    let nobody = Browser::new(bed).client();
    let open = |code: &str| OpenInvitation {
        code: code.to_owned(),
    };
    let enrolment = nobody
        .desk(&PostInvitation, &open(&first.code))
        .await
        .unwrap();
    // Opened again it is the same: the app that has scanned it need not scan it again.
    let typed = first.code.to_lowercase().replace('-', " ");
    let again = nobody.desk(&PostInvitation, &open(&typed)).await.unwrap();
    assert_eq!(again, enrolment);
    let other = "0000-0000-0000-0000-0000-0000";
    refused(
        nobody.desk(&PostInvitation, &open(other)).await,
        ProblemType::NotFound,
    );

    // A weak password and a wrong code: both are said, and nothing has happened.
    let weak = AcceptInvitation {
        code: first.code.clone(),
        password: "li.na1234567".to_owned(),
        totp: "000000".to_owned(),
    };
    let wrong = problem(nobody.desk(&PostAcceptance, &weak).await);
    assert_eq!(
        fields(&wrong),
        [
            ("/password", FieldCode::TooEasy),
            ("/totp", FieldCode::Wrong)
        ]
    );
    // A reset makes the first invitation worthless.
    let second = desk
        .desk(&PostReset("li.na".parse().unwrap()), &Nothing {})
        .await
        .unwrap();
    refused(
        nobody.desk(&PostInvitation, &open(&first.code)).await,
        ProblemType::NotFound,
    );
    accept(bed, &second.code, PASSWORD).await;
    refused(
        nobody.desk(&PostInvitation, &open(&second.code)).await,
        ProblemType::NotFound,
    );

    pass(bed, 60);
    let desk = chief.browser(bed).await.client();
    let late = desk.desk(&PostStaff, &invite("wu.di")).await.unwrap();
    pass(bed, INVITATION_MS / 1000);
    refused(
        nobody.desk(&PostInvitation, &open(&late.code)).await,
        ProblemType::NotFound,
    );
}

async fn every_code_opens_once(bed: &Bed) {
    let person = join(bed, "zhang.wei", vec![grant(Role::Supervisor)]).await;
    pass(bed, 60);
    let client = Browser::new(bed).client();
    let typed = person.sign_in(bed);
    client.desk(&PostSession, &typed).await.unwrap();
    refused(
        client.desk(&PostSession, &typed).await,
        ProblemType::WrongCredentials,
    );
    // Nor the code of the step before, which is still good by the clock.
    let before = u64::try_from(bed.now_ms.load(Ordering::Relaxed) / 1000).unwrap() - 30;
    let old = SignIn {
        code: code(&person.totp, before),
        ..person.sign_in(bed)
    };
    refused(
        client.desk(&PostSession, &old).await,
        ProblemType::WrongCredentials,
    );

    let recovery = SignIn {
        code: person.recovery[3].to_lowercase(),
        ..typed
    };
    let me = client.desk(&PostSession, &recovery).await.unwrap();
    assert_eq!(me.recovery_codes, 9);
    refused(
        client.desk(&PostSession, &recovery).await,
        ProblemType::WrongCredentials,
    );

    pass(bed, 60);
    let desk = person.browser(bed).await.client();
    pass(bed, 60);
    let renew = RenewRecoveryCodes {
        password: PASSWORD.to_owned(),
        code: person.code(bed),
    };
    let fresh = desk.desk(&PostRecoveryCodes, &renew).await.unwrap();
    assert_eq!(fresh.codes.len(), 10);
    let old = SignIn {
        code: person.recovery[4].clone(),
        ..person.sign_in(bed)
    };
    refused(
        client.desk(&PostSession, &old).await,
        ProblemType::WrongCredentials,
    );
    let new = SignIn {
        code: fresh.codes[0].clone(),
        ..person.sign_in(bed)
    };
    client.desk(&PostSession, &new).await.unwrap();
}

async fn a_session_ends_when_nobody_asks_and_at_the_end_of_the_day(bed: &Bed) {
    let person = join(bed, "zhang.wei", vec![grant(Role::Supervisor)]).await;
    let desk = person.browser(bed).await.client();
    pass(bed, IDLE_MS / 1000 - 1);
    desk.desk(&GetMe, &Nothing {}).await.unwrap();
    // That request counted: the time begins anew.
    pass(bed, IDLE_MS / 1000 - 1);
    desk.desk(&GetMe, &Nothing {}).await.unwrap();
    pass(bed, IDLE_MS / 1000);
    refused(
        desk.desk(&GetMe, &Nothing {}).await,
        ProblemType::SignInNeeded,
    );

    let desk = person.browser(bed).await.client();
    let until_ms = desk.desk(&GetMe, &Nothing {}).await.unwrap().until_ms;
    assert_eq!(until_ms, bed.now_ms.load(Ordering::Relaxed) + SESSION_MS);
    assert!(until_ms > NOW);
    for _ in 0..SESSION_MS / IDLE_MS * 2 - 1 {
        pass(bed, IDLE_MS / 2000);
        desk.desk(&GetMe, &Nothing {}).await.unwrap();
    }
    pass(bed, IDLE_MS / 2000);
    refused(
        desk.desk(&GetMe, &Nothing {}).await,
        ProblemType::SignInNeeded,
    );
}

async fn a_password_is_changed_and_everybody_else_is_signed_out(bed: &Bed) {
    let mut person = join(bed, "zhang.wei", vec![grant(Role::Supervisor)]).await;
    let (here, there) = (
        person.browser(bed).await.client(),
        person.browser(bed).await.client(),
    );
    let me = here.desk(&GetMe, &Nothing {}).await.unwrap();
    assert_eq!(me.other_sessions, 1);
    pass(bed, 60);
    let change = |password: &str, new: &str, code: String| ChangePassword {
        password: password.to_owned(),
        new_password: new.to_owned(),
        code,
    };
    let new = "院子里的石榴树今年结了七个";
    let short = problem(
        here.desk(&PostPassword, &change(PASSWORD, "short", person.code(bed)))
            .await,
    );
    assert_eq!(fields(&short), [("/new_password", FieldCode::TooShort)]);
    let same = change(PASSWORD, PASSWORD, person.code(bed));
    let same = problem(here.desk(&PostPassword, &same).await);
    assert_eq!(fields(&same), [("/new_password", FieldCode::Taken)]);
    let wrong = change("not the password", new, person.code(bed));
    refused(
        here.desk(&PostPassword, &wrong).await,
        ProblemType::WrongCredentials,
    );
    let right = change(PASSWORD, new, person.code(bed));
    here.desk(&PostPassword, &right).await.unwrap();
    here.desk(&GetMe, &Nothing {}).await.unwrap();
    refused(
        there.desk(&GetMe, &Nothing {}).await,
        ProblemType::SignInNeeded,
    );

    pass(bed, 60);
    let old = person.sign_in(bed);
    refused(
        there.desk(&PostSession, &old).await,
        ProblemType::WrongCredentials,
    );
    new.clone_into(&mut person.password);
    let third = person.browser(bed).await.client();
    third.desk(&DeleteSessions, &Nothing {}).await.unwrap();
    for session in [here, third] {
        refused(
            session.desk(&GetMe, &Nothing {}).await,
            ProblemType::SignInNeeded,
        );
    }
}

async fn who_is_taken_away_is_out_at_once(bed: &Bed) {
    let chief = join(bed, "zhang.wei", vec![grant(Role::Administrator)]).await;
    let clerk = join(bed, "li.na", vec![grant(Role::Clerk)]).await;
    let (desk, window) = (
        chief.browser(bed).await.client(),
        clerk.browser(bed).await.client(),
    );
    let set = |disabled| SetDisabled { disabled };
    let of_clerk = PutDisabled(clerk.login.clone());
    let member = desk.desk(&of_clerk, &set(true)).await.unwrap();
    assert_eq!(member.standing, Standing::Disabled);
    refused(
        window.desk(&GetMe, &Nothing {}).await,
        ProblemType::SignInNeeded,
    );
    pass(bed, 60);
    let typed = clerk.sign_in(bed);
    refused(
        window.desk(&PostSession, &typed).await,
        ProblemType::WrongCredentials,
    );
    refused(
        desk.desk(&of_clerk, &set(true)).await,
        ProblemType::Conflict,
    );
    desk.desk(&of_clerk, &set(false)).await.unwrap();
    window
        .desk(&PostSession, &clerk.sign_in(bed))
        .await
        .unwrap();
    // Nobody takes the own account away.
    refused(
        desk.desk(&PutDisabled(chief.login.clone()), &set(true))
            .await,
        ProblemType::Forbidden,
    );
    let nobody = PutDisabled("nobody.here".parse().unwrap());
    refused(desk.desk(&nobody, &set(true)).await, ProblemType::NotFound);
}
