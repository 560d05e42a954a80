//! Contents as they are edited: what goes in comes out, what is mistyped stays and is said, what follows is set.

use super::*;
use crate::pages::publishing::spec::sections;

fn of(text: &str) -> DraftOf {
    text.parse().unwrap()
}

/// A field of a form by its place, in entries too.
fn field(of: &DraftOf, at: &str) -> &'static Field {
    fn find(fields: &'static [Field], at: &str) -> Option<&'static Field> {
        fields.iter().find_map(|field| match field.kind {
            _ if field.at == at => Some(field),
            Kind::Rows(inner) => find(inner, at),
            _ => None,
        })
    }
    let all = sections(of).iter();
    all.clone()
        .find_map(|section| find(section.fields, at))
        .unwrap_or_else(|| panic!("{at}"))
}

fn read<T: serde::de::DeserializeOwned>(file: &str) -> T {
    let path = format!("{}/../../data/{file}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn food() -> Content {
    Content::Guide(Box::new(read("items/food-business-license.json")))
}

const FOOD: &str = "guide:food-business-license";

#[test]
fn what_is_not_touched_stays_as_it_is() {
    let lists: mingbai_contract::lists::ListsFile = read("lists.json");
    let calendar: mingbai_contract::calendar::Calendar = read("calendar.json");
    let mut all = vec![food(), Content::Commitments(read("service-rules.json"))];
    all.extend(calendar.years.into_iter().map(Content::Year));
    for id in Content::LISTS {
        all.extend(mingbai_domain::publishing::list_of(&lists, id));
    }
    for content in all {
        let edited = Edited::new(&content).unwrap();
        assert_eq!(edited.content().unwrap(), content);
    }
}

#[test]
fn every_item_of_the_county_goes_through_the_form_unchanged() {
    let folder = format!("{}/../../data/items", env!("CARGO_MANIFEST_DIR"));
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let content = Content::Guide(Box::new(read(&format!("items/{name}"))));
        let of = of(&format!("guide:{}", name.trim_end_matches(".json")));
        let mut edited = Edited::new(&content).unwrap();
        // As if somebody had gone through all plain fields and typed the same.
        for section in sections(&of) {
            for field in section.fields {
                let at = below("", field.at);
                if !matches!(field.kind, Kind::Rows(_) | Kind::Flag | Kind::Several(_)) {
                    let typed = edited.typed(&at, field.kind);
                    edited.type_in(&at, field, &typed);
                }
            }
        }
        assert_eq!(edited.content().as_ref(), Some(&content), "{name}");
    }
}

#[test]
fn what_is_mistyped_stays_and_is_said() {
    let of = of(FOOD);
    let mut edited = Edited::new(&food()).unwrap();
    let at = "/limits/committed_working_days";
    let days = field(&of, "limits/committed_working_days");
    for typed in ["五天", "-1", "1.5", ""] {
        edited.type_in(at, days, typed);
        assert_eq!(edited.typed(at, days.kind), typed);
        assert_eq!(edited.content(), None, "{typed}");
        let found = faults(&edited, &of, None).unwrap();
        assert_eq!(
            (found[0].field.as_str(), found[0].code.as_str()),
            (at, MALFORMED)
        );
    }
    edited.type_in(at, days, "3");
    assert_eq!(edited.content(), Some(food()));
}

#[test]
fn what_follows_from_other_fields_is_set() {
    let of = of(FOOD);
    let mut edited = Edited::new(&food()).unwrap();
    edited.remove("/limits/exclusions", 0);
    edited.type_in("/handling_class", field(&of, "handling_class"), "forwarded");
    edited.type_in(
        "/limits/statutory/value",
        field(&of, "limits/statutory/value"),
        "30",
    );
    edited.type_in(
        "/limits/statutory/unit",
        field(&of, "limits/statutory/unit"),
        "calendar_day",
    );
    edited.type_in("/fee/type", field(&of, "fee/type"), "range");
    edited.type_in("/fee/min", field(&of, "fee/min"), "20.5");
    let Some(Content::Guide(guide)) = edited.content() else {
        panic!("{edited:?}")
    };
    assert_eq!(guide.handling_class_zh, "转报件");
    assert!(!guide.limits.needs_inspection_or_hearing);
    assert_eq!(guide.limits.statutory.working_day_equivalent, Some(21));
    assert_eq!(guide.fee.charged, guide.fee.min);
    assert!(guide.fee.charged.is_some() && guide.fee.charged_at.is_some());
}

#[test]
fn entries_come_go_and_move() {
    let of = of(FOOD);
    let Content::Guide(before) = food() else {
        panic!()
    };
    let mut edited = Edited::new(&food()).unwrap();
    let Kind::Rows(fields) = field(&of, "materials").kind else {
        panic!()
    };
    edited.add("/materials", fields);
    let last = before.materials.len();
    // An entry without an id is not one yet.
    assert_eq!(edited.content(), None);
    let at = format!("/materials/{last}/id");
    edited.type_in(&at, field(&of, "id"), "new form");
    assert_eq!(edited.content(), None);
    edited.type_in(&at, field(&of, "id"), "new-form");
    edited.up("/materials", last);
    let Some(Content::Guide(after)) = edited.content() else {
        panic!()
    };
    assert_eq!(after.materials[last - 1].id.as_str(), "new-form");
    edited.remove("/materials", last - 1);
    assert_eq!(edited.content(), Some(food()));
}

#[test]
fn an_empty_guide_is_one_and_says_all_that_it_lacks() {
    let edited = Edited::new_guide("night-market", "scjg");
    let around = Around {
        today: "2026-11-20".parse().unwrap(),
        departments: vec!["scjg".parse().unwrap()],
        windows: Vec::new(),
        fees: Vec::new(),
        other_cases: 0,
        other_immediate: 0,
    };
    let found = faults(&edited, &of("guide:night-market"), Some(&around)).unwrap();
    let codes: Vec<&str> = found.iter().map(|fault| fault.code.as_str()).collect();
    for code in [
        "no_aliases",
        "no_steps",
        "no_situations",
        "no_windows",
        "empty_name",
    ] {
        assert!(codes.contains(&code), "{code} {codes:?}");
    }
    assert!(Edited::new_year(2028).content().is_some());
}

#[test]
fn a_pointer_leads_to_its_fields() {
    let of = of(FOOD);
    let labels = |pointer: &str| {
        let path = path(sections(&of), pointer).into_iter();
        path.map(|(field, at)| (field.at, at)).collect::<Vec<_>>()
    };
    assert_eq!(labels("/visits"), [("visits", None)]);
    assert_eq!(
        labels("/materials/2/copies"),
        [("materials", Some(2)), ("copies", None)]
    );
    assert_eq!(labels("/aliases/0"), [("aliases", Some(0))]);
    assert_eq!(
        labels("/limits/statutory/value"),
        [("limits/statutory/value", None)]
    );
    assert_eq!(labels("/nothing"), []);
}
