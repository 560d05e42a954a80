//! Sheets as departments keep them: read with every fault by its cell, made into drafts all or none, and hostile files.

use super::*;
use crate::desk::fields;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use mingbai_contract::desk::endpoint::{
    GetSheetTemplate, PostDraftDiscard, PostSheetReport, PostSheets,
};
use mingbai_contract::desk::publishing::{
    CellFaultCode, DiscardDraft, ImportSheets, ReadSheets, SheetFile, SheetReport,
};
use mingbai_contract::guide::{FeeType, SubmitMode};
use mingbai_contract::problem::FieldCode;
use rust_xlsxwriter::{Chart, ChartType, Format, Workbook};

on_both! {
    a_csv_of_whichever_encoding_becomes_drafts_all_or_none
    every_fault_is_said_with_its_cell
    a_workbook_brings_items_materials_steps_and_bases
    a_department_brings_its_own_items_alone
    what_nobody_can_tell_is_asked
    the_workbook_to_fill_in_is_read_back_without_a_fault
}

const FOOD_ID: &str = "food-business-license";

pub fn sheet(name: &str, bytes: &[u8]) -> SheetFile {
    SheetFile {
        name: name.to_owned(),
        content: STANDARD.encode(bytes),
    }
}

pub async fn report(desk: &Browser, files: Vec<SheetFile>) -> SheetReport {
    desk.client()
        .desk(&PostSheetReport, &ReadSheets { files })
        .await
        .unwrap()
}

async fn import(
    desk: &Browser,
    files: Vec<SheetFile>,
    stamp: &str,
) -> Result<SheetReport, ClientError> {
    let stamp = stamp.to_owned();
    desk.client()
        .desk(&PostSheets, &ImportSheets { files, stamp })
        .await
}

pub fn found(report: &SheetReport) -> Vec<(&str, &str, CellFaultCode)> {
    let faults = report.faults.iter();
    faults
        .map(|f| (f.sheet.as_str(), f.cell.as_str(), f.code))
        .collect()
}

async fn a_csv_of_whichever_encoding_becomes_drafts_all_or_none(bed: &Bed) {
    let desk = publisher(bed, "editor", Some("scjg")).await;
    let text = "市场监管局事项清单,,\n*事项编号（必填）, 俗 称 ,年办件量\n\
        food-business-license,\"开饭店、开面馆\n摆摊\",120\n";
    let (gb, _, _) = encoding_rs::GB18030.encode(text);
    let with_mark = [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat();
    let tabs = text.replace(',', "\t");
    let mut stamps = Vec::new();
    for bytes in [text.as_bytes(), &gb, &with_mark, tabs.as_bytes()] {
        let report = report(&desk, vec![sheet("事项.csv", bytes)]).await;
        assert_eq!(found(&report), []);
        assert_eq!(report.drafts, [of(FOOD)]);
        stamps.push((report.stamp, report.changes));
    }
    assert!(stamps.windows(2).all(|pair| pair[0] == pair[1]));
    let (stamp, changes) = stamps.pop().unwrap();
    let change = changes
        .iter()
        .find(|one| one.field == "/annual_volume")
        .unwrap();
    assert_eq!(
        (change.before.as_deref(), change.after.as_deref()),
        (Some("109"), Some("120"))
    );
    // Nothing was written by looking.
    assert_eq!(file(&desk, FOOD).await.revision, 0);
    let files = || vec![sheet("事项.csv", text.as_bytes())];
    let other = problem(import(&desk, files(), "0123").await);
    assert_eq!(fields(&other), [("/stamp", FieldCode::Wrong)]);
    import(&desk, files(), &stamp).await.unwrap();
    let Content::Guide(draft) = file(&desk, FOOD).await.draft.unwrap().content else {
        panic!()
    };
    assert_eq!(
        (draft.aliases, draft.annual_volume),
        (vec!["开饭店".into(), "开面馆".into(), "摆摊".into()], 120)
    );
    // There is a draft now: the sheet does not write over it.
    let again = report(&desk, files()).await;
    assert_eq!(found(&again), [("", "", CellFaultCode::DraftThere)]);
    refused(
        import(&desk, files(), &again.stamp).await,
        ProblemType::DraftFaulty,
    );
    let discard = PostDraftDiscard(of(FOOD));
    desk.client()
        .desk(&discard, &DiscardDraft { after: 1 })
        .await
        .unwrap();
    // The same report, but the draft's place has moved on: what was looked at is out of date.
    refused(import(&desk, files(), &stamp).await, ProblemType::Conflict);
}

async fn every_fault_is_said_with_its_cell(bed: &Bed) {
    let desk = publisher(bed, "editor", None).await;
    let text = "事项编号,办件类型,承诺时限,窗口,俗称,颜色\n\
        food-business-license,马上办,五天,A03、Z99,开饭店,红\n\
        ,即办件,0,A03,甲,\n\
        Food Licence,即办件,0,A03,甲,\n\
        food-business-license,即办件,0,A03,甲,\n\
        new-item,即办件,,A03,新事项,\n";
    let report = report(&desk, vec![sheet("事项.csv", text.as_bytes())]).await;
    let found = found(&report);
    for expected in [
        ("", "F1", CellFaultCode::UnknownColumn),
        ("", "B2", CellFaultCode::UnknownValue),
        ("", "C2", CellFaultCode::Malformed),
        ("", "D2", CellFaultCode::UnknownValue),
        ("", "A3", CellFaultCode::Missing),
        ("", "A4", CellFaultCode::Malformed),
        ("", "A5", CellFaultCode::Duplicate),
        // A new item must say when it is done.
        ("", "C6", CellFaultCode::Missing),
    ] {
        assert!(found.contains(&expected), "{expected:?} {found:#?}");
    }
    let wrong = report
        .faults
        .iter()
        .find(|fault| fault.cell == "B2")
        .unwrap();
    assert_eq!(
        (wrong.found.as_str(), wrong.head.as_str()),
        ("马上办", "办件类型")
    );
    assert!(report.has_errors && wrong.expected.contains("即办件"));
    refused(
        import(
            &desk,
            vec![sheet("事项.csv", text.as_bytes())],
            &report.stamp,
        )
        .await,
        ProblemType::DraftFaulty,
    );
    assert_eq!(file(&desk, FOOD).await.revision, 0);
}

/// A workbook with a title over merged cells, items that say their number once, and numbers as numbers.
pub fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let plain = Format::new();
    let sheet = book.add_worksheet().set_name("事项目录").unwrap();
    sheet
        .merge_range(0, 0, 0, 3, "市场监管局办事指南", &plain)
        .unwrap();
    for (column, head) in (0..).zip(["事项编号", "事项名称", "年办件量", "收费标准"])
    {
        sheet.write_string(1, column, head).unwrap();
    }
    sheet.write_string(2, 0, "food-business-license").unwrap();
    sheet.write_string(2, 1, "食品经营许可").unwrap();
    sheet.write_number(2, 2, 130.0).unwrap();
    sheet.write_string(2, 3, "不收费").unwrap();
    let sheet = book.add_worksheet().set_name("材料").unwrap();
    let heads = [
        "事项编号",
        "材料编号",
        "申请材料",
        "材料形式",
        "份数",
        "来源渠道",
        "是否容缺",
        "办理情形",
    ];
    for (column, head) in (0..).zip(heads) {
        sheet.write_string(0, column, head).unwrap();
    }
    sheet
        .merge_range(1, 0, 2, 0, "food-business-license", &plain)
        .unwrap();
    for (row, cells) in (1..).zip([
        ["apply", "申请书", "电子", "", "申请人", "否", ""],
        [
            "layout",
            "布局图",
            "复印件",
            "2",
            "申请人",
            "是",
            "新办（餐饮服务）、变更",
        ],
    ]) {
        for (column, text) in (1..).zip(cells) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    let sheet = book.add_worksheet().set_name("环节").unwrap();
    for (column, head) in (0..).zip(["事项编号", "环节名称", "责任岗位", "时限"]) {
        sheet.write_string(0, column, head).unwrap();
    }
    for (row, (step, days)) in (1..).zip([("受理", 1.0), ("决定", 2.0)]) {
        sheet.write_string(row, 0, "food-business-license").unwrap();
        sheet.write_string(row, 1, step).unwrap();
        sheet.write_string(row, 2, "窗口").unwrap();
        sheet.write_number(row, 3, days).unwrap();
    }
    let sheet = book.add_worksheet().set_name("依据").unwrap();
    for (column, head) in (0..).zip(["事项编号", "依据名称", "条款号", "条款内容"]) {
        sheet.write_string(0, column, head).unwrap();
        sheet
            .write_string(
                1,
                column,
                [
                    "food-business-license",
                    "食品安全法",
                    "第三十五条",
                    "实行许可",
                ][usize::from(column)],
            )
            .unwrap();
    }
    book.add_worksheet()
        .set_name("说明")
        .unwrap()
        .write_string(0, 0, "填表说明")
        .unwrap();
    book.save_to_buffer().unwrap()
}

async fn a_workbook_brings_items_materials_steps_and_bases(bed: &Bed) {
    let desk = publisher(bed, "editor", Some("scjg")).await;
    let files = || vec![sheet("办事指南.xlsx", &workbook())];
    let report = report(&desk, files()).await;
    assert_eq!(found(&report), []);
    import(&desk, files(), &report.stamp).await.unwrap();
    let kept = file(&desk, FOOD).await;
    let Content::Guide(draft) = &kept.draft.as_ref().unwrap().content else {
        panic!()
    };
    assert_eq!(
        (
            draft.name.zh.as_str(),
            draft.annual_volume,
            draft.fee.r#type
        ),
        ("食品经营许可", 130, FeeType::None)
    );
    let materials: Vec<_> = draft
        .materials
        .iter()
        .map(|m| (m.id.as_str(), m.submit_mode, m.copies, m.deferrable))
        .collect();
    assert_eq!(
        materials,
        [
            ("apply", SubmitMode::Electronic, 0, false),
            ("layout", SubmitMode::Copy, 2, true),
        ]
    );
    // What a sheet has no column for stays.
    assert_eq!(
        draft.materials[0].blank_form.as_deref(),
        Some("食品经营许可申请书（空白表）")
    );
    let needs: Vec<usize> = draft
        .situations
        .iter()
        .map(|one| one.materials.len())
        .collect();
    assert_eq!(needs, [2, 1, 2, 1, 1, 1]);
    assert_eq!(draft.steps.len(), 2);
    assert_eq!(draft.legal_basis[0].article.as_deref(), Some("第三十五条"));
    assert_eq!(kept.faults, []);
    publish(&desk, &[&kept], None).await.unwrap();
}

async fn a_department_brings_its_own_items_alone(bed: &Bed) {
    let police = publisher(bed, "police", Some("gongan")).await;
    let text = "事项编号,年办件量\nfood-business-license,1\n";
    let found_here = report(&police, vec![sheet("a.csv", text.as_bytes())]).await;
    assert_eq!(found(&found_here), [("", "", CellFaultCode::NotYours)]);
    let text = "事项编号,环节,办理人\nno-such-item,受理,窗口\n";
    let found_here = report(&police, vec![sheet("a.csv", text.as_bytes())]).await;
    assert_eq!(found(&found_here), [("", "A2", CellFaultCode::UnknownItem)]);
}

/// A day that a program has made of something, and two sheets of which nobody knows whose word counts.
async fn what_nobody_can_tell_is_asked(bed: &Bed) {
    let desk = publisher(bed, "editor", None).await;
    let mut book = Workbook::new();
    let sheet_of = book.add_worksheet();
    for (column, head) in (0..).zip(["事项编号", "有效期", "年办件量", "更新日期"]) {
        sheet_of.write_string(0, column, head).unwrap();
    }
    sheet_of.write_string(1, 0, FOOD_ID).unwrap();
    for (column, format) in [(1, "yyyy-mm-dd"), (2, "m-d"), (3, "yyyy/m/d")] {
        let format = Format::new().set_num_format(format);
        sheet_of
            .write_number_with_format(1, column, 46_144.0, &format)
            .unwrap();
    }
    // A chart has no cells, and is passed over.
    let mut chart = Chart::new(ChartType::Column);
    chart.add_series().set_values("Sheet1!$C$2:$C$2");
    book.add_chartsheet().insert_chart(0, 0, &chart).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let dated = report(&desk, vec![sheet("a.xlsx", &bytes)]).await;
    assert_eq!(
        found(&dated),
        [
            ("Sheet1", "D1", CellFaultCode::UnknownColumn),
            ("Sheet1", "B2", CellFaultCode::Malformed),
            ("Sheet1", "C2", CellFaultCode::Malformed),
        ]
    );
    assert_eq!(dated.faults[1].found, "2026-05-02");
    let steps = |name: &str, step: &str| {
        let text = format!("事项编号,环节,办理人\n{FOOD_ID},{step},窗口\n{FOOD_ID},决定,窗口\n");
        sheet(name, text.as_bytes())
    };
    let twice = vec![steps("新.csv", "受理"), steps("旧.csv", "收件")];
    let twice = report(&desk, twice).await;
    assert_eq!(found(&twice), [("", "A2", CellFaultCode::Duplicate)]);
    assert_eq!(twice.faults[0].file, "旧.csv");
    assert!(twice.has_errors);
}

async fn the_workbook_to_fill_in_is_read_back_without_a_fault(bed: &Bed) {
    let desk = publisher(bed, "editor", None).await;
    let template = desk
        .client()
        .desk(&GetSheetTemplate, &Nothing {})
        .await
        .unwrap();
    let bytes = STANDARD.decode(&template.content).unwrap();
    let report = report(&desk, vec![sheet(&template.name, &bytes)]).await;
    assert_eq!(found(&report), []);
    assert_eq!(report.drafts, []);
}
