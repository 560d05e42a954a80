//! What is read off an address, and what is put on paper.

use super::model::{Given, given, receipt_text};
use super::sheet;
use crate::text::Lang;
use leptos::prelude::*;
use mingbai_contract::application::PrintedSlip;
use mingbai_contract::log::{EntryKind, Hash, KeyId, Receipt, Signature};
use mingbai_contract::page::Masthead;
use mingbai_domain::catalog::summary;

/// The number and the code of the documentation's example, both with good check characters.
const NUMBER: &str = "QS202611200001Y";
const CODE: &str = "7K3MQ9ZTBP";

fn receipt() -> Receipt {
    Receipt {
        kind: EntryKind::Application,
        commitment: Hash([1; 32]),
        day: "2026-11-20".parse().unwrap(),
        key: KeyId([2; 8]),
        signature: Signature([3; 64]),
    }
}

fn slip(signed: bool) -> PrintedSlip {
    PrintedSlip {
        number: NUMBER.parse().unwrap(),
        code: CODE.parse().unwrap(),
        item: Some("food-business-license".parse().unwrap()),
        receipt: signed.then(|| (receipt(), Hash([4; 32]))),
    }
}

fn fragment(slip: &PrintedSlip) -> String {
    let address = slip.address();
    address.split_once('#').unwrap().1.to_owned()
}

#[test]
fn r14_a_fragment_is_a_whole_slip_or_none() {
    let good = fragment(&slip(true));
    assert_eq!(
        given(&format!("#{good}"), "QS"),
        Given::Slip(Box::new(slip(true)))
    );
    assert_eq!(given(&good, "QS"), Given::Slip(Box::new(slip(true))));
    assert_eq!(given("", "QS"), Given::Nothing);
    assert_eq!(given("#", "QS"), Given::Nothing);
    for bad in [
        "main",
        &good[..good.len() - 1],
        &good[..60],
        &good.replace("0001Y", "0001Z"),
        &good.replace("0001Y", "0010Y"),
        &good.replace(CODE, "7K3MQ9ZTPB"),
        &good.replace("food-", "%66ood-"),
    ] {
        assert_eq!(given(bad, "QS"), Given::Bad, "{bad}");
    }
    // Another county's is none of this one's.
    assert_eq!(given(&good, "LY"), Given::Bad);
}

#[test]
fn r14_a_receipt_is_written_as_it_is_read() {
    let text = receipt_text(&receipt());
    assert_eq!(text, serde_json::to_string(&receipt()).unwrap());
}

fn drawn(signed: bool, named: bool, lang: Lang) -> String {
    let county = serde_json::from_str(include_str!("../../../data/county.json")).unwrap();
    let guide = include_str!("../../../data/items/food-business-license.json");
    let item = summary(&serde_json::from_str(guide).unwrap());
    let masthead = Masthead {
        version: 1,
        county,
        host: None,
        items: 1,
        windows: 1,
        departments: 1,
    };
    let item = named.then_some(item);
    let site = "https://zwfw.example.cn";
    Owner::new().with(|| {
        let item = Signal::stored(item);
        sheet::sheet(lang.text(), &masthead, &slip(signed), item, site).to_html()
    })
}

#[test]
fn the_sheet_says_everything_in_both_languages() {
    for (lang, first) in [
        (Lang::Zh, "收件凭证"),
        (Lang::En, "Slip for your application"),
    ] {
        let html = drawn(true, true, lang);
        assert!(html.contains(first));
        for words in [
            "收件凭证",
            "Slip for your application",
            "青山县",
            "QS20261120-0001-Y",
            "7K3MQ-9ZTBP",
            "食品经营许可",
            "2026-11-20",
            "https://zwfw.example.cn/track",
            "https://zwfw.example.cn/verify",
            "受理以后，3 个工作日内出结果。",
            "Once accepted, it is decided within 3 working days.",
            "12345",
            &Hash([4; 32]).to_string(),
            &Signature([3; 64]).to_string(),
        ] {
            assert!(html.contains(words), "{words} in {html}");
        }
        // Two codes to scan: one opens the application, the other is the receipt.
        assert_eq!(html.matches("<svg class=\"qr\"").count(), 2);
        // What is not filled would stand there as it is written.
        assert!(!html.contains("{0}") && !html.contains("{1}"));
    }
}

#[test]
fn what_is_not_known_is_left_out() {
    let html = drawn(false, false, Lang::Zh);
    for words in [
        "本县还没有启用签名回执",
        "QS20261120-0001-Y",
        "5 个工作日内告诉您",
    ] {
        assert!(html.contains(words), "{words}");
    }
    for words in ["办理事项", "收件日期", "出结果"] {
        assert!(!html.contains(words), "{words}");
    }
    assert_eq!(html.matches("<svg class=\"qr\"").count(), 1);
}
