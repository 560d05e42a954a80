use super::*;

fn places(phrase: &str) -> Vec<&str> {
    let mut found: Vec<&str> = phrase
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[test]
fn both_languages_have_words_with_the_same_places() {
    for (key, zh, en) in ROWS.concat() {
        for phrase in [zh, en] {
            assert!(!phrase.is_empty(), "{key} is empty");
            assert!(!phrase.contains('\n'), "{key} has more than one line");
        }
        assert_eq!(places(zh), places(en), "{key}: places differ");
    }
}

#[test]
fn every_phrase_is_read_from_its_line() {
    let file: &'static str = ENGLISH.concat().leak();
    assert_eq!(file.lines().count(), ROWS.concat().len());
    let (zh, en) = (Words::chinese(), Words::read(file).unwrap());
    // The first and the last of a table, in the middle of the file and at its end.
    let row = |table: usize, at: usize| (ROWS[table][at].1, ROWS[table][at].2);
    assert_eq!((zh.common.brand(), en.common.brand()), row(0, 0));
    assert_eq!(
        (zh.common.zh_only(), en.common.zh_only()),
        row(0, ROWS[0].len() - 1)
    );
    assert_eq!(
        (zh.guide.back_results(), en.guide.back_results()),
        row(3, 0)
    );
    let last = (
        zh.pages.accessibility_report(),
        en.pages.accessibility_report(),
    );
    assert_eq!(last, row(6, ROWS[6].len() - 1));
    // What a part brings along stands behind all others.
    let (zh, en) = (zh.board(), en.board());
    let at = ROWS.len() - 1;
    let ends = |table: &Board| (table.rows()[0], *table.rows().last().unwrap());
    assert_eq!(ends(&zh), (row(at, 0).0, row(at, ROWS[at].len() - 1).0));
    assert_eq!(ends(&en), (row(at, 0).1, row(at, ROWS[at].len() - 1).1));
}

#[test]
fn a_text_of_another_build_is_none() {
    let file = ENGLISH.concat();
    let (_, one_less) = file.split_once('\n').unwrap();
    let one_more = format!("{file}more\n");
    for other in ["", "<!doctype html>\n<html>\n", one_less, &one_more] {
        assert!(Words::read(other.to_owned().leak()).is_none(), "{other}");
    }
}
