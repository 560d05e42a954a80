//! DESIGN §4, R11: what is kept of giving a token out fits what is kept of its being spent no better than
//! that of any other, neither by a value nor by the order in which it lies.
//!
//! Columns are read from the schema, and each must be one of those that are known to tell nothing: whoever adds one,
//! be it a time or a number that grows, has to say here why it does not tell who has spent what.

use super::*;
use crate::bed::NOW;
use crate::complaints::proof;
use crate::desk::applications::chief;
use crate::desk::on_both;
use crate::dump::{self, Table};
use crate::ratings::{coded, good, send};
use mingbai_contract::log::Hash;
use mingbai_contract::rating::{Code, Verification};
use mingbai_server::keeper::Keeper;
use mingbai_server::keys::ring::Ring;
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

on_both! {
    r11_a_token_given_out_cannot_be_matched_with_one_that_is_spent
    r11_what_is_noted_is_forgotten_in_time
}

/// All that is kept of giving a token out. The number is that of an application, which is concluded long before; what
/// was asked is hashed, and unlike whatever is spent; scope and quarter are those of everybody there.
const GIVEN: [&str; 4] = ["number", "asked", "scope", "quarter"];

/// All that is kept of spending one, apart from the rating.
const USED: [&str; 2] = ["input", "quarter"];

/// Where spending one may leave something else: in what is kept of every rating, with a token or not, of which
/// `ratings::kept` says the same.
const RATED: [&str; 4] = ["challenge_spent", "log_pending", "rating", "rating_counts"];

/// How many people come on a day.
const PEOPLE: u8 = 8;

/// Orders in which people come back: as they came, the other way round, and shuffled.
fn orders() -> [Vec<usize>; 3] {
    let came: Vec<usize> = (0..usize::from(PEOPLE)).collect();
    let back = came.iter().rev().copied().collect();
    // Three has no divisor in common with eight: each comes once.
    let shuffled = came.iter().map(|at| (at * 3 + 5) % came.len()).collect();
    [came, back, shuffled]
}

async fn r11_a_token_given_out_cannot_be_matched_with_one_that_is_spent(bed: &Bed) {
    let desk = chief(bed).await;
    for (day, order) in orders().into_iter().enumerate() {
        let mut slips = Vec::new();
        for number in 0..PEOPLE {
            let number = u32::try_from(day).unwrap() * 100 + u32::from(number);
            slips.push(concluded(&desk, number).await);
        }
        let before = others(bed, "token_given").await;
        let mut tokens = Vec::new();
        // They come in no order of their numbers, a minute after each other.
        for at in orders()[2].clone() {
            bed.now_ms.fetch_add(61_000, Ordering::Relaxed);
            let phone = asking(u8::try_from(day * 20 + at).unwrap());
            let issued = ask(bed, &slips[at], &phone).await.unwrap();
            tokens.push((
                phone.blinded(),
                finish(&phone, &issued).unwrap(),
                issued.scope,
            ));
        }
        // Nothing else was written, anywhere: no line in the desk's record, no request, no time.
        assert_eq!(others(bed, "token_given").await, before);
        // The day's secret of challenges is made with the first one.
        proof(bed).await;
        let before = others(bed, "rating_tokens_used").await;
        for at in order {
            bed.now_ms.fetch_add(61_000, Ordering::Relaxed);
            let (_, token, scope) = tokens[at].clone();
            let number = u32::try_from(day * 20 + at).unwrap();
            let rating = coded(good(number), Code::Receipt { scope, token });
            let taken = send(bed, &rating).await.unwrap();
            assert_eq!(taken.verification, Verification::Receipt);
        }
        // Spending writes nothing where it would not be looked for.
        let after = others(bed, "rating_tokens_used").await;
        let written = after
            .iter()
            .filter(|(table, rows)| before.get(*table) != Some(*rows));
        let written: Vec<&str> = written.map(|(table, _)| table.as_str()).collect();
        assert_eq!(written, RATED);
        end_day(bed).await;
        let given = dump::table(bed, "token_given").await;
        let used = dump::table(bed, "rating_tokens_used").await;
        assert_eq!(given.columns, GIVEN);
        assert_eq!(used.columns, USED);
        let size = usize::from(PEOPLE) * (day + 1);
        assert_eq!((given.rows.len(), used.rows.len()), (size, size));
        for (table, name) in [(&given, "token_given"), (&used, "rating_tokens_used")] {
            // In the order of the key, which is the first column.
            let keys = table.column(&table.columns[0]);
            assert!(keys.is_sorted(), "{keys:#?}");
            assert!(!dump::is_numbered(bed, name).await, "{name}");
            // Nor does a row say when it came: all of them came at once.
            let came: BTreeSet<_> = table.came.iter().collect();
            assert_eq!(came.len(), 1);
        }
        // No value of the one is one of the other, nor a hash of one, but for the quarter, which is everybody's.
        let values = |table: &Table| -> BTreeSet<String> {
            let values = table.rows.iter().flatten().cloned();
            values.filter(|value| value != "2026-Q4").collect()
        };
        let (given, used) = (values(&given), values(&used));
        let hashed = |values: &BTreeSet<String>| -> BTreeSet<String> {
            let twice = |value: &String| {
                let decoded = value.parse::<Hash>().map(|hash| hash.0.to_vec());
                let of_bytes = decoded.map(|bytes| Hash(Sha256::digest(bytes).into()).to_string());
                let of_text = Hash(Sha256::digest(value).into()).to_string();
                [value.clone(), of_text, of_bytes.unwrap_or_default()]
            };
            values
                .iter()
                .flat_map(twice)
                .filter(|v| !v.is_empty())
                .collect()
        };
        assert!(hashed(&given).is_disjoint(&used));
        assert!(hashed(&used).is_disjoint(&given));
        // What the phones had drawn, and blinded, stands nowhere; nor do the tokens.
        for (blinded, token, _) in &tokens {
            for secret in [
                blinded.to_string(),
                token.input.to_string(),
                token.output.to_string(),
            ] {
                assert!(!given.contains(&secret) && !used.contains(&secret));
            }
        }
    }
}

/// When tokens of a quarter are not taken any more, nothing is kept of them.
async fn r11_what_is_noted_is_forgotten_in_time(bed: &Bed) {
    let desk = chief(bed).await;
    let slip = concluded(&desk, 0).await;
    ask(bed, &slip, &asking(1)).await.unwrap();
    for (since, kept) in [("2026-Q3", 1), ("2026-Q4", 1), ("2027-Q1", 0)] {
        bed.store.tidy_tokens(since.parse().unwrap()).await.unwrap();
        let given = dump::table(bed, "token_given").await;
        assert_eq!(given.rows.len(), kept, "{since}");
    }
}

/// Ends a day, as the server does at midnight. Each time another one: a day ends once.
async fn end_day(bed: &Bed) {
    static DAYS: AtomicI64 = AtomicI64::new(0);
    let days = DAYS.fetch_add(1, Ordering::Relaxed);
    let ring = Ring::new(|| NOW + DAYS.load(Ordering::Relaxed) * 86_400_000);
    assert!(days < 30, "still in the same quarter");
    ring.put(crate::bed::signer());
    ring.put_tokens(tokens());
    let keeper = Keeper {
        store: bed.store.clone(),
        ring: Arc::new(ring),
        live: bed.live.clone(),
        folder: None,
        bundle: None,
    };
    keeper.tick().await.unwrap();
}

/// Every row of every table but one, by table.
async fn others(bed: &Bed, but: &str) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut all = BTreeMap::new();
    for name in dump::names(bed).await {
        if name != but {
            let mut rows = dump::table(bed, &name).await.rows;
            rows.sort();
            all.insert(name, rows);
        }
    }
    assert!(all.len() > 20, "{:?}", all.keys());
    all
}
