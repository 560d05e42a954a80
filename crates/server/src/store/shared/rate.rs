//! Taking ratings in, many in one transaction, in SQL that both engines understand.
//!
//! What is refused is found before anything is written for it, so that it undoes nothing of the others. Every
//! process takes locks in the same order: the log's end, challenges, codes, tokens, ratings, counts, each sorted.

use super::columns::written;
use super::{BEGIN_WRITE, Database, HOLD_LOG};
use crate::store::StoreError;
use crate::store::past::PastRating;
use crate::store::ratings::{Claim, KeptRating, NewRating, NotRated};
use mingbai_contract::log::{EntryKind, Hash};
use mingbai_contract::rating::{Unverified, Verification};
use mingbai_domain::log::tree::leaf;
use sqlx::{Pool, QueryBuilder, Row as _, query};
use std::collections::{BTreeMap, BTreeSet};

const LOGGED: &str = "SELECT 1 FROM log_head WHERE day >= $1 LIMIT 1";
const USE_UP: &str =
    "UPDATE rating_code SET state = 'used' WHERE code = $1 AND state IN ('made', 'scanned')";

/// How often a transaction is tried anew where another process took in one of its ratings meanwhile.
const TRIES: usize = 4;

type Connection = <Database as sqlx::Database>::Connection;
type Row = <Database as sqlx::Database>::Row;

/// What came of each, in the same order.
pub(super) type Outcomes = Vec<Result<KeptRating, NotRated>>;

/// Takes ratings in, in one transaction. Of two with the same name only the first is looked at: the other one is
/// answered with what is kept of it.
pub(super) async fn all(
    pool: &Pool<Database>,
    new: &[&NewRating],
    past: bool,
) -> Result<Outcomes, StoreError> {
    for _ in 0..TRIES {
        let mut write = pool.begin_with(BEGIN_WRITE).await?;
        match try_all(&mut write, new, past).await {
            Ok(Some(outcomes)) => {
                write.commit().await?;
                return Ok(outcomes);
            }
            Ok(None) => write.rollback().await?,
            Err(error) => {
                // The first fault is the one to tell.
                let _ = write.rollback().await;
                return Err(error);
            }
        }
    }
    Err(StoreError::Value { what: "rating.id" })
}

/// None where one of them was taken in by somebody else meanwhile.
async fn try_all(
    write: &mut Connection,
    new: &[&NewRating],
    past: bool,
) -> Result<Option<Outcomes>, StoreError> {
    if !past {
        query(HOLD_LOG).fetch_one(&mut *write).await?;
    }
    let mut known = known(write, new).await?;
    let mut refused: BTreeMap<Hash, NotRated> = BTreeMap::new();
    let mut fresh: BTreeMap<Hash, &NewRating> = BTreeMap::new();
    for one in new {
        let id = one.rating.id;
        if !known.contains_key(&id) {
            fresh.entry(id).or_insert(one);
        }
    }
    if !past {
        let days: BTreeSet<_> = fresh.values().map(|one| one.receipt.day).collect();
        for day in days {
            let logged = query(LOGGED).bind(day.to_string());
            if logged.fetch_optional(&mut *write).await?.is_some() {
                let late = fresh.extract_if(.., |_, one| one.receipt.day == day);
                refused.extend(late.map(|(id, _)| (id, NotRated::DayOver)));
            }
        }
    }
    spend(write, &mut fresh, &mut refused).await?;
    let how = verify(write, &fresh).await?;
    if !insert(write, &fresh, &how).await? {
        return Ok(None);
    }
    count(write, &fresh, &how).await?;
    for (id, one) in &fresh {
        let (verification, instead) = of(&how, id);
        known.insert(
            *id,
            KeptRating {
                receipt: one.receipt.clone(),
                salt: one.salt,
                request: one.request,
                verification,
                instead,
            },
        );
    }
    let outcome = |one: &&NewRating| match known.get(&one.rating.id) {
        Some(kept) => Ok(kept.clone()),
        None => Err(refused
            .get(&one.rating.id)
            .copied()
            .unwrap_or(NotRated::DayOver)),
    };
    Ok(Some(new.iter().map(outcome).collect()))
}

/// Takes ratings in that count as is said, with what comes along; their names are new.
pub(super) async fn take_past(
    write: &mut Connection,
    past: &[PastRating],
) -> Result<(), StoreError> {
    let names = |one: &PastRating| one.new.rating.id;
    let fresh = past.iter().map(|one| (names(one), &one.new)).collect();
    let how = past
        .iter()
        .map(|one| (names(one), (one.verification, None)));
    let how = how.collect();
    if !insert(write, &fresh, &how).await? {
        return Err(StoreError::Value { what: "rating.id" });
    }
    count(write, &fresh, &how).await
}

type How = BTreeMap<Hash, (Verification, Option<Unverified>)>;

fn of(how: &How, id: &Hash) -> (Verification, Option<Unverified>) {
    let found = how.get(id).copied();
    found.unwrap_or((Verification::Poster, None))
}

/// What is kept already, by name.
async fn known(
    write: &mut Connection,
    new: &[&NewRating],
) -> Result<BTreeMap<Hash, KeptRating>, StoreError> {
    let mut select = QueryBuilder::<Database>::new(super::ratings::KEPT);
    select.push("WHERE id IN (");
    let mut list = select.separated(", ");
    for one in new {
        list.push_bind(one.rating.id.to_string());
    }
    select.push(")");
    let rows = select.build().fetch_all(&mut *write).await?;
    rows.iter().map(super::ratings::kept).collect()
}

/// Uses the challenges up; what has none left is refused.
async fn spend(
    write: &mut Connection,
    fresh: &mut BTreeMap<Hash, &NewRating>,
    refused: &mut BTreeMap<Hash, NotRated>,
) -> Result<(), StoreError> {
    let wanted: BTreeMap<&str, String> = fresh
        .values()
        .filter_map(|one| one.spent.as_ref())
        .map(|spent| (spent.challenge.as_str(), spent.day.to_string()))
        .collect();
    if wanted.is_empty() {
        return Ok(());
    }
    let mut insert = QueryBuilder::<Database>::new("INSERT INTO challenge_spent (challenge, day) ");
    insert.push_values(&wanted, |mut row, (challenge, day)| {
        row.push_bind((*challenge).to_owned())
            .push_bind(day.clone());
    });
    insert.push(" ON CONFLICT (challenge) DO NOTHING RETURNING challenge");
    let mut good = texts(write, insert, "challenge").await?;
    let mut over = Vec::new();
    for (id, one) in &*fresh {
        if let Some(spent) = &one.spent
            && !good.remove(&spent.challenge)
        {
            over.push(*id);
        }
    }
    for id in over {
        fresh.remove(&id);
        refused.insert(id, NotRated::Spent);
    }
    Ok(())
}

/// How each counts; codes and tokens that verify one are used up.
async fn verify(
    write: &mut Connection,
    fresh: &BTreeMap<Hash, &NewRating>,
) -> Result<How, StoreError> {
    let mut how = How::new();
    let not = |why| (Verification::Poster, Some(why));
    // By code and by input: the order in which every process takes them.
    let (mut codes, mut tokens) = (BTreeMap::new(), BTreeMap::new());
    for (id, one) in fresh {
        match one.claim {
            Claim::Poster => {}
            Claim::Not(why) => {
                how.insert(*id, not(why));
            }
            Claim::Live { code, after_s } => {
                codes.insert((code, *id), (one, after_s));
            }
            Claim::Token { input, quarter } => {
                tokens.insert((input, *id), quarter);
            }
        }
    }
    for ((code, id), (one, after_s)) in codes {
        let row = query(super::ratings::CODE).bind(code.to_string());
        let row = row.fetch_optional(&mut *write).await?;
        let found = row.as_ref().map(super::ratings::code).transpose()?;
        let counts = match found {
            None => not(Unverified::Forged),
            Some(found) if found.window != one.rating.window => not(Unverified::Foreign),
            Some(found) if found.made_s <= after_s => not(Unverified::Late),
            Some(_) => {
                let done = query(USE_UP).bind(code.to_string());
                match done.execute(&mut *write).await?.rows_affected() {
                    1 => (Verification::Live, None),
                    _ => not(Unverified::Used),
                }
            }
        };
        how.insert(id, counts);
    }
    if !tokens.is_empty() {
        let inputs: BTreeMap<_, _> = tokens.iter().map(|((input, _), q)| (*input, *q)).collect();
        let mut insert =
            QueryBuilder::<Database>::new("INSERT INTO rating_tokens_used (input, quarter) ");
        insert.push_values(&inputs, |mut row, (input, quarter)| {
            row.push_bind(input.to_string())
                .push_bind(quarter.to_string());
        });
        insert.push(" ON CONFLICT (input) DO NOTHING RETURNING input");
        let mut good = texts(write, insert, "input").await?;
        for (input, id) in tokens.into_keys() {
            let counts = if good.remove(&input.to_string()) {
                (Verification::Receipt, None)
            } else {
                not(Unverified::Used)
            };
            how.insert(id, counts);
        }
    }
    Ok(how)
}

/// Writes ratings, with their comments and rectifications and what enters the log for them. False where one of
/// them is there by now.
async fn insert(
    write: &mut Connection,
    fresh: &BTreeMap<Hash, &NewRating>,
    how: &How,
) -> Result<bool, StoreError> {
    if fresh.is_empty() {
        return Ok(true);
    }
    let mut tags = Vec::with_capacity(fresh.len());
    for one in fresh.values() {
        tags.push(written("rating.tags", &one.rating.tags)?);
    }
    let mut insert = QueryBuilder::<Database>::new(
        "INSERT INTO rating (id, \"window\", day, verification, instead, level, tags, item, \
         set_aside, request, salt, commitment, signer, signature) ",
    );
    insert.push_values(fresh.iter().zip(tags), |mut row, ((id, one), tags)| {
        let (verification, instead) = of(how, id);
        let item = one.rating.item.as_ref();
        row.push_bind(id.to_string())
            .push_bind(one.rating.window.to_string())
            .push_bind(one.receipt.day.to_string())
            .push_bind(super::ratings::code_of(verification))
            .push_bind(super::ratings::why(instead))
            .push_bind(i64::from(one.rating.level.number()))
            .push_bind(tags)
            .push_bind(item.map_or_else(String::new, ToString::to_string))
            .push_bind(0_i64)
            .push_bind(one.request.to_string())
            .push_bind(one.salt.to_string())
            .push_bind(one.receipt.commitment.to_string())
            .push_bind(one.receipt.key.to_string())
            .push_bind(one.receipt.signature.to_string());
    });
    insert.push(" ON CONFLICT (id) DO NOTHING");
    let done = insert.build().execute(&mut *write).await?.rows_affected();
    if usize::try_from(done).ok() != Some(fresh.len()) {
        return Ok(false);
    }
    along(write, fresh).await?;
    let mut pend =
        QueryBuilder::<Database>::new("INSERT INTO log_pending (leaf, kind, commitment, day) ");
    pend.push_values(fresh.values(), |mut row, one| {
        let commitment = one.receipt.commitment;
        row.push_bind(leaf(EntryKind::Rating, &commitment).to_string())
            .push_bind(i64::from(EntryKind::Rating.code()))
            .push_bind(commitment.to_string())
            .push_bind(one.receipt.day.to_string());
    });
    pend.push(" ON CONFLICT (leaf) DO NOTHING");
    pend.build().execute(&mut *write).await?;
    Ok(true)
}

/// Writes what some of them have: a comment, a rectification.
async fn along(
    write: &mut Connection,
    fresh: &BTreeMap<Hash, &NewRating>,
) -> Result<(), StoreError> {
    let bad: Vec<_> = fresh
        .iter()
        .filter(|(_, one)| one.rating.level.is_bad())
        .collect();
    if !bad.is_empty() {
        let mut insert = QueryBuilder::<Database>::new(
            "INSERT INTO rectification (id, rating, \"window\", day, events, size, state, released, \
             due, ended) ",
        );
        insert.push_values(bad, |mut row, (id, one)| {
            let name = mingbai_contract::rating::RectificationId(one.rectification);
            row.push_bind(name.to_string())
                .push_bind(id.to_string())
                .push_bind(one.rating.window.to_string())
                .push_bind(one.receipt.day.to_string())
                .push("'[]', 0, 'held', '', '', ''");
        });
        insert.build().execute(&mut *write).await?;
    }
    let said: Vec<_> = fresh
        .iter()
        .filter_map(|(id, one)| Some((id, one, one.rating.comment.as_ref()?)))
        .collect();
    if !said.is_empty() {
        let mut insert = QueryBuilder::<Database>::new(super::rectifications::NEW_COMMENT);
        insert.push_values(said, |mut row, (id, one, text)| {
            let name = mingbai_contract::rating::RectificationId(one.comment);
            row.push_bind(name.to_string())
                .push_bind(id.to_string())
                .push_bind(0_i64)
                .push_bind(text.clone())
                .push("'waiting', ''");
        });
        insert.build().execute(&mut *write).await?;
    }
    Ok(())
}

/// Adds ratings to the running counts.
async fn count(
    write: &mut Connection,
    fresh: &BTreeMap<Hash, &NewRating>,
    how: &How,
) -> Result<(), StoreError> {
    let mut sums: BTreeMap<(String, String, &str, u8), i64> = BTreeMap::new();
    for (id, one) in fresh {
        let verification = super::ratings::code_of(of(how, id).0);
        let (window, day) = (one.rating.window.to_string(), one.receipt.day.to_string());
        let cell = (window, day, verification, one.rating.level.number());
        *sums.entry(cell).or_default() += 1;
    }
    if sums.is_empty() {
        return Ok(());
    }
    let mut insert = QueryBuilder::<Database>::new(
        "INSERT INTO rating_counts (\"window\", day, verification, level, ratings) ",
    );
    insert.push_values(
        sums,
        |mut row, ((window, day, verification, level), ratings)| {
            row.push_bind(window)
                .push_bind(day)
                .push_bind(verification)
                .push_bind(i64::from(level))
                .push_bind(ratings);
        },
    );
    insert.push(
        " ON CONFLICT (\"window\", day, verification, level) \
         DO UPDATE SET ratings = rating_counts.ratings + excluded.ratings",
    );
    insert.build().execute(&mut *write).await?;
    Ok(())
}

/// What a statement returns in a column of texts.
async fn texts(
    write: &mut Connection,
    mut sql: QueryBuilder<Database>,
    column: &str,
) -> Result<BTreeSet<String>, StoreError> {
    let rows: Vec<Row> = sql.build().fetch_all(&mut *write).await?;
    let texts = rows.iter().map(|row| row.try_get(column));
    Ok(texts.collect::<Result<_, sqlx::Error>>()?)
}
