//! What may be sent.

use crate::county::county;
use mingbai_contract::limits::{RATING_COMMENT_CHARS, RATING_TAGS, RECTIFICATION_CHARS};
use mingbai_contract::log::Hash;
use mingbai_contract::problem::FieldCode;
use mingbai_contract::rating::{Level, Rating};
use mingbai_domain::rating::check;

fn rating(level: Level, tags: &[&str]) -> Rating {
    Rating {
        id: Hash([1; 32]),
        window: "A03".parse().unwrap(),
        code: None,
        level,
        tags: tags.iter().map(|id| id.parse().unwrap()).collect(),
        comment: None,
        item: None,
    }
}

fn faults(rating: &Rating) -> Vec<(String, FieldCode)> {
    let faults = check::rating("/rating", rating, county());
    faults.into_iter().map(|f| (f.field, f.code)).collect()
}

fn assert_faults(rating: &Rating, expected: &[(&str, FieldCode)]) {
    let expected: Vec<_> = expected
        .iter()
        .map(|(f, c)| ((*f).to_owned(), *c))
        .collect();
    assert_eq!(faults(rating), expected, "{rating:?}");
}

/// The level, the reasons, and what is wrong with them.
type Case<'a> = (Level, &'a [&'a str], &'a [(&'a str, FieldCode)]);

#[test]
fn r11_a_bad_level_needs_a_reason_and_every_reason_fits_its_level() {
    use Level::{Dissatisfied, FairlySatisfied, Satisfied, VeryDissatisfied, VerySatisfied};
    let missing: &[(&str, FieldCode)] = &[("/rating/tags", FieldCode::Missing)];
    let misfit: &[(&str, FieldCode)] = &[("/rating/tags/0", FieldCode::DoesNotFit)];
    let cases: &[Case<'_>] = &[
        (VerySatisfied, &[], &[]),
        (Satisfied, &[], &[]),
        (FairlySatisfied, &[], &[]),
        (Dissatisfied, &[], missing),
        (VeryDissatisfied, &[], missing),
        (Dissatisfied, &["long-wait"], &[]),
        (VeryDissatisfied, &["rude", "long-wait"], &[]),
        (VerySatisfied, &["warm", "simple"], &[]),
        (VerySatisfied, &["rude"], misfit),
        (VeryDissatisfied, &["warm"], misfit),
        (
            VeryDissatisfied,
            &["rude", "rude"],
            &[("/rating/tags/1", FieldCode::Taken)],
        ),
        (
            VeryDissatisfied,
            &["no-such"],
            &[("/rating/tags/0", FieldCode::UnknownValue)],
        ),
    ];
    for (level, tags, expected) in cases {
        assert_faults(&rating(*level, tags), expected);
    }
}

#[test]
fn r11_every_fault_of_a_rating_is_said_at_once() {
    let mut wrong = rating(Level::VeryDissatisfied, &["rude"; RATING_TAGS + 1]);
    wrong.window = "Z99".parse().unwrap();
    wrong.item = "no-item".parse().ok();
    wrong.comment = Some("慢".repeat(RATING_COMMENT_CHARS + 1));
    let mut expected = vec![
        ("/rating/window".to_owned(), FieldCode::UnknownValue),
        ("/rating/tags".to_owned(), FieldCode::TooLong),
    ];
    let twice = (1..RATING_TAGS).map(|at| (format!("/rating/tags/{at}"), FieldCode::Taken));
    expected.extend(twice);
    expected.push(("/rating/comment".to_owned(), FieldCode::TooLong));
    expected.push(("/rating/item".to_owned(), FieldCode::UnknownValue));
    assert_eq!(faults(&wrong), expected);
}

#[test]
fn r11_a_comment_has_its_bounds() {
    let with = |comment: &str| {
        let mut rating = rating(Level::Satisfied, &[]);
        rating.comment = Some(comment.to_owned());
        rating
    };
    assert_faults(&with("好"), &[]);
    assert_faults(&with(&"好".repeat(RATING_COMMENT_CHARS)), &[]);
    for blank in ["", " ", "\n\u{3000}"] {
        assert_faults(&with(blank), &[("/rating/comment", FieldCode::TooShort)]);
    }
    let item = &county().guides[0].id;
    let mut rating = rating(Level::Satisfied, &[]);
    rating.item = Some(item.clone());
    assert_faults(&rating, &[]);
}

/// Where a county has published no reasons for a level, it asks for none.
#[test]
fn r11_no_reason_is_asked_for_where_there_is_none() {
    let mut bare = county().clone();
    bare.lists.rating_tags.clear();
    let rating = rating(Level::VeryDissatisfied, &[]);
    assert_eq!(check::rating("", &rating, &bare), []);
}

#[test]
fn r11_what_an_office_says_is_checked() {
    let least = "改".repeat(*RECTIFICATION_CHARS.start());
    let most = "改".repeat(*RECTIFICATION_CHARS.end());
    for (text, expected) in [
        (least.as_str(), None),
        (&most, None),
        ("", Some(FieldCode::Missing)),
        ("改", Some(FieldCode::TooShort)),
        (&[&*most, "改"].concat(), Some(FieldCode::TooLong)),
        ("请打 13800000000 找我", Some(FieldCode::DoesNotFit)),
    ] {
        let found = check::said(text);
        let found = found.first().map(|fault| fault.code);
        assert_eq!(found, expected, "{text:.30}");
    }
}
