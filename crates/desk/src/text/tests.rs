use super::*;

fn places(phrase: &str) -> Vec<&str> {
    let parts = phrase.split('{').skip(1);
    let mut found: Vec<&str> = parts
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[test]
fn both_languages_have_words_with_the_same_places() {
    let tables = [
        common::Common::ROWS,
        door::Door::ROWS,
        account::Account::ROWS,
        staff::Staff::ROWS,
        audit::Audit::ROWS,
        keys::Keys::ROWS,
        complaints::Complaints::ROWS,
        office_keys::OfficeKeys::ROWS,
        work::Work::ROWS,
        acts::Acts::ROWS,
        take_in::TakeIn::ROWS,
        ratings::Ratings::ROWS,
        supervision::Supervision::ROWS,
        green::Green::ROWS,
        screen::Screen::ROWS,
        publishing::Publishing::ROWS,
        fields::Fields::ROWS,
        faults::Faults::ROWS,
    ];
    for (key, zh, en) in tables.concat() {
        assert!(!zh.is_empty() && !en.is_empty(), "{key} is empty");
        assert_eq!(places(zh), places(en), "{key}: places differ");
    }
}

#[test]
fn places_are_filled_in_order_of_their_number() {
    assert_eq!(fill("{1}先，{0}后", &["甲", "乙"]), "乙先，甲后");
    assert_eq!(fill("{0}{5}", &["甲"]), "甲");
}
