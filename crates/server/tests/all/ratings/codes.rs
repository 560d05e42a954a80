//! What each code is worth, and what is said where one does not hold.

use super::*;
use crate::desk::{on_both, refused};
use mingbai_contract::endpoint::ScanLiveCode;
use mingbai_contract::problem::ProblemType;
use mingbai_contract::rating::{Unverified, Verification};
use std::sync::atomic::Ordering;

on_both! {
    r11_a_poster_counts_as_one_whatever_is_wrong_with_it
    r11_a_screens_code_is_good_once_for_three_minutes_at_its_window
    r11_a_screen_shows_another_code_after_each_scan_and_every_minute
    r11_a_token_is_good_once_for_its_window_or_department_and_quarter
    r11_of_two_with_one_code_one_counts
}

/// How a rating with a code was taken in.
async fn worth(bed: &Bed, number: u32, code: Code) -> (Verification, Option<Unverified>) {
    let taken = send(bed, &coded(good(number), code)).await.unwrap();
    (taken.verification, taken.instead)
}

const fn not(why: Unverified) -> (Verification, Option<Unverified>) {
    (Verification::Poster, Some(why))
}

async fn r11_a_poster_counts_as_one_whatever_is_wrong_with_it(bed: &Bed) {
    let plain = send(bed, &good(1)).await.unwrap();
    assert_eq!(
        (plain.verification, plain.instead),
        (Verification::Poster, None)
    );
    let held = (Verification::Poster, None);
    for (number, code, expected) in [
        (2, poster(WINDOW, 3), held),
        (3, poster(WINDOW, 3), held),
        // A key that the county never had; another window's; what nobody has signed.
        (4, poster(WINDOW, 9), not(Unverified::Forged)),
        (5, poster("A03", 3), not(Unverified::Foreign)),
        (6, poster("Z99", 3), not(Unverified::Forged)),
    ] {
        assert_eq!(worth(bed, number, code).await, expected, "{number}");
    }
    assert_eq!(bed.store.ratings_stamp().await.unwrap(), (6, 6));
}

/// What a scanned code is said to be worth, and for how long.
async fn scan(bed: &Bed, window: &str, code: LiveCode) -> (Option<Unverified>, Option<u32>) {
    let scan = ScanLiveCode {
        window: window.parse().unwrap(),
        code,
    };
    let scanned = bed.client().scan_live_code(&scan).await.unwrap();
    let live = scanned.verification == Verification::Live;
    assert_eq!(live, scanned.instead.is_none());
    (scanned.instead, scanned.seconds)
}

async fn r11_a_screens_code_is_good_once_for_three_minutes_at_its_window(bed: &Bed) {
    let clerk = person(bed, "clerk", Role::Clerk).await.browser(bed).await;
    let start = bed.now_ms.load(Ordering::Relaxed);
    let after = |seconds: i64| bed.now_ms.store(start + seconds * 1000, Ordering::Relaxed);
    let code = shown(&clerk, None).await.code;
    let live = Code::Live(code);
    // At another window it is foreign, and stays good for its own.
    let mut elsewhere = coded(good(1), live.clone());
    elsewhere.window = "A03".parse().unwrap();
    let taken = send(bed, &elsewhere).await.unwrap();
    assert_eq!(
        (taken.verification, taken.instead),
        not(Unverified::Foreign)
    );
    assert_eq!(
        scan(bed, "A03", code).await,
        (Some(Unverified::Foreign), None)
    );
    assert_eq!(scan(bed, WINDOW, code).await, (None, Some(180)));
    after(179);
    assert_eq!(scan(bed, WINDOW, code).await, (None, Some(1)));
    assert_eq!(
        worth(bed, 2, live.clone()).await,
        (Verification::Live, None)
    );
    assert_eq!(worth(bed, 3, live.clone()).await, not(Unverified::Used));
    assert_eq!(
        scan(bed, WINDOW, code).await,
        (Some(Unverified::Used), None)
    );
    // Once its time is over it is late, used or not.
    let other = Code::Live(shown(&clerk, None).await.code);
    after(179 + 179);
    let kept = shown(&clerk, None).await.code;
    after(179 + 180);
    assert_eq!(worth(bed, 4, other).await, not(Unverified::Late));
    assert_eq!(worth(bed, 5, live).await, not(Unverified::Late));
    assert_eq!(
        scan(bed, WINDOW, code).await,
        (Some(Unverified::Late), None)
    );
    let kept = Code::Live(kept);
    assert_eq!(worth(bed, 6, kept).await, (Verification::Live, None));
    // What no screen ever showed.
    let forged = LiveCode([9; 16]);
    assert_eq!(
        worth(bed, 7, Code::Live(forged)).await,
        not(Unverified::Forged)
    );
    assert_eq!(
        scan(bed, WINDOW, forged).await,
        (Some(Unverified::Forged), None)
    );
    // What was taken in is answered as before, however late.
    let again = send(bed, &coded(good(2), Code::Live(code))).await.unwrap();
    assert_eq!(again.verification, Verification::Live);
    assert_eq!(bed.store.ratings_stamp().await.unwrap(), (7, 7));
}

async fn r11_a_screen_shows_another_code_after_each_scan_and_every_minute(bed: &Bed) {
    let clerk = person(bed, "clerk", Role::Clerk).await.browser(bed).await;
    let first = shown(&clerk, None).await;
    assert_eq!(first.seconds, 60);
    // What hangs beside it comes along, for when the screen does not reach the server.
    assert_eq!(first.poster, Some(poster(WINDOW, 3)));
    assert_eq!(first.origin.as_deref(), Some("http://test"));
    bed.now_ms.fetch_add(59_000, Ordering::Relaxed);
    let same = shown(&clerk, Some(first.code)).await;
    assert_eq!((same.code, same.seconds), (first.code, 1));
    bed.now_ms.fetch_add(1_000, Ordering::Relaxed);
    let second = shown(&clerk, Some(first.code)).await;
    assert_ne!(second.code, first.code);
    scan(bed, WINDOW, second.code).await;
    let third = shown(&clerk, Some(second.code)).await;
    assert_ne!(third.code, second.code);
    // Used without a word that it was scanned: the same.
    assert_eq!(
        worth(bed, 1, Code::Live(third.code)).await,
        (Verification::Live, None)
    );
    assert_ne!(shown(&clerk, Some(third.code)).await.code, third.code);
    // One that no screen showed is not taken over.
    let forged = LiveCode([9; 16]);
    assert_ne!(shown(&clerk, Some(forged)).await.code, forged);
    // Another department's window is not theirs to show.
    let stranger = stranger(bed).await.browser(bed).await;
    let asked = ShowCode {
        window: WINDOW.parse().unwrap(),
        shown: None,
    };
    let answer = stranger.client().desk(&PostLiveCode, &asked).await;
    refused(answer, ProblemType::Forbidden);
}

async fn r11_a_token_is_good_once_for_its_window_or_department_and_quarter(bed: &Bed) {
    // Before there are keys, nothing is genuine.
    assert_eq!(
        worth(bed, 1, token("w.A02.2026-Q4", 1)).await,
        not(Unverified::Forged)
    );
    give_token_keys(bed);
    let held = (Verification::Receipt, None);
    let other = Issuer::from_seed(&[8; 32]).unwrap();
    for (number, code, expected) in [
        (2, token("w.A02.2026-Q4", 1), held),
        (3, token("w.A02.2026-Q4", 1), not(Unverified::Used)),
        (4, token("w.A02.2026-Q4", 2), held),
        (5, token("d.scjg.2026-Q4", 3), held),
        (6, token("d.scjg.2026-Q4", 3), not(Unverified::Used)),
        // Of the quarter before it is still good, of an earlier one it is late, as one of the next.
        (7, token("w.A02.2026-Q3", 4), held),
        (8, token("w.A02.2026-Q2", 5), not(Unverified::Late)),
        (9, token("w.A02.2027-Q1", 6), not(Unverified::Late)),
        (10, token("w.A03.2026-Q4", 7), not(Unverified::Foreign)),
        (11, token("d.gongan.2026-Q4", 8), not(Unverified::Foreign)),
        (
            12,
            token_of(&other, "w.A02.2026-Q4", 9),
            not(Unverified::Forged),
        ),
    ] {
        assert_eq!(worth(bed, number, code).await, expected, "{number}");
    }
    // What says another scope than it was made for is forged.
    let Code::Receipt { token, .. } = token("w.A03.2026-Q4", 10) else {
        panic!("a token");
    };
    let moved = Code::Receipt {
        scope: "w.A02.2026-Q4".parse().unwrap(),
        token,
    };
    assert_eq!(worth(bed, 13, moved).await, not(Unverified::Forged));
    // A token that did not count is still good where it belongs.
    let mut own = coded(good(14), super::token("w.A03.2026-Q4", 7));
    own.window = "A03".parse().unwrap();
    let taken = send(bed, &own).await.unwrap();
    assert_eq!((taken.verification, taken.instead), held);
    assert_eq!(bed.store.recount(10).await.unwrap(), []);
}

/// However close together they come.
async fn r11_of_two_with_one_code_one_counts(bed: &Bed) {
    give_token_keys(bed);
    let clerk = person(bed, "clerk", Role::Clerk).await.browser(bed).await;
    let live = Code::Live(shown(&clerk, None).await.code);
    for (first, code, counts) in [
        (1, live, Verification::Live),
        (3, token("w.A02.2026-Q4", 1), Verification::Receipt),
    ] {
        let two = [first, first + 1].map(|number| coded(good(number), code.clone()));
        let (a, b) = tokio::join!(send(bed, &two[0]), send(bed, &two[1]));
        let mut found = [a.unwrap(), b.unwrap()].map(|taken| (taken.verification, taken.instead));
        found.sort();
        assert_eq!(found, [(counts, None), not(Unverified::Used)]);
    }
}
