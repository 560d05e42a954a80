//! Sheets that are too large, broken or made to do harm are refused, and said to be.

use super::sheets::{found, report, sheet, workbook};
use super::*;
use crate::desk::fields;
use mingbai_contract::desk::endpoint::PostSheetReport;
use mingbai_contract::desk::publishing::{
    CellFaultCode, ReadSheets, SHEET_BYTES, SHEETS_BYTES, SheetFile,
};
use mingbai_contract::problem::FieldCode;
use rust_xlsxwriter::Workbook;
use std::io::Write as _;

on_both! {
    hostile_files_are_refused_and_said_to_be
    the_largest_files_are_read
}

/// An archive of one part that unpacks to so many bytes.
fn bomb(bytes: usize) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    archive.start_file("xl/sharedStrings.xml", options).unwrap();
    let chunk = vec![b'a'; 1 << 20];
    for _ in 0..bytes >> 20 {
        archive.write_all(&chunk).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A workbook with another part in place of one.
fn with_part(place: &str, name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut whole = zip::ZipArchive::new(std::io::Cursor::new(workbook())).unwrap();
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for at in 0..whole.len() {
        let part = whole.by_index(at).unwrap();
        if part.name().unwrap() == place {
            archive.start_file(name, options).unwrap();
            let text = change(&std::io::read_to_string(part).unwrap());
            archive.write_all(text.as_bytes()).unwrap();
        } else {
            archive.raw_copy_file(part).unwrap();
        }
    }
    archive.finish().unwrap().into_inner()
}

/// A workbook whose shared strings say another number of them, whatever the case of their name.
fn with_strings(name: &str, words: &str) -> Vec<u8> {
    with_part("xl/sharedStrings.xml", name, |text| {
        let (head, rest) = text.split_once("uniqueCount").unwrap();
        let (_, rest) = rest.split_once('>').unwrap();
        format!("{head}{words}>{rest}")
    })
}

/// A workbook in which as many cells as may be read share one text.
fn shared() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let text = "长".repeat(4000);
    for row in 0..3000 {
        sheet.write_string(row, 0, &text).unwrap();
    }
    book.save_to_buffer().unwrap()
}

async fn hostile_files_are_refused_and_said_to_be(bed: &Bed) {
    let desk = publisher(bed, "editor", None).await;
    let mut wide = Workbook::new();
    let sheet_of = wide.add_worksheet();
    sheet_of.write_string(0, 0, "事项编号").unwrap();
    sheet_of.write_string(0, 1, "俗称").unwrap();
    sheet_of.write_string(1_048_575, 16_383, "远").unwrap();
    let far = wide.save_to_buffer().unwrap();
    let rows = format!("事项编号,俗称\n{}", "a,b\n".repeat(5001));
    let long = format!("事项编号,俗称\na,{}\n", "长".repeat(4001));
    let mut cut = workbook();
    cut.truncate(cut.len() / 2);
    for (name, bytes, code) in [
        ("a.xlsx", bomb(64 << 20), CellFaultCode::TooLarge),
        ("a.xlsx", far, CellFaultCode::TooLarge),
        (
            "a.xlsx",
            with_strings("xl/sharedStrings.xml", "uniqueCount=\"99999999999\""),
            CellFaultCode::TooLarge,
        ),
        (
            "a.xlsx",
            with_strings("XL/SHAREDSTRINGS.XML", "uniqueCount='100001'"),
            CellFaultCode::TooLarge,
        ),
        ("a.xlsx", shared(), CellFaultCode::TooLarge),
        ("a.xlsx", cut, CellFaultCode::Unreadable),
        // A sheet that is damaged is no chart: what it says is not passed over.
        (
            "a.xlsx",
            with_part(
                "xl/worksheets/sheet2.xml",
                "xl/worksheets/sheet2.xml",
                |_| "<chart/>".to_owned(),
            ),
            CellFaultCode::Unreadable,
        ),
        ("a.xlsx", b"PK\x03\x04".to_vec(), CellFaultCode::Unreadable),
        (
            "a.xls",
            vec![0xd0, 0xcf, 0x11, 0xe0],
            CellFaultCode::Unreadable,
        ),
        ("a.csv", rows.into_bytes(), CellFaultCode::TooLarge),
        ("a.csv", long.into_bytes(), CellFaultCode::TooLarge),
        (
            "a.csv",
            vec![0xff, 0xff, 0x00],
            CellFaultCode::UnknownEncoding,
        ),
        ("a.csv", b"\x81".to_vec(), CellFaultCode::UnknownEncoding),
        ("a.csv", "甲,乙\n1,2\n".into(), CellFaultCode::NoSheet),
        ("a.csv", Vec::new(), CellFaultCode::NoSheet),
        (
            "a.csv",
            "名称,俗称\n1,2\n".into(),
            CellFaultCode::MissingColumn,
        ),
    ] {
        let report = report(&desk, vec![sheet(name, &bytes)]).await;
        let codes: Vec<_> = report.faults.iter().map(|fault| fault.code).collect();
        assert!(
            codes.contains(&code) && report.has_errors,
            "{name} {code:?} {codes:?}"
        );
        assert!(report.drafts.is_empty(), "{code:?}");
    }
    // A cell that begins like a formula is a text like any other, and what a formula could not work out is said.
    let text = "事项编号,俗称\nfood-business-license,=HYPERLINK(1)\n";
    let report_of = report(&desk, vec![sheet("a.csv", text.as_bytes())]).await;
    assert_eq!(found(&report_of), []);
    assert!(
        report_of
            .changes
            .iter()
            .any(|one| one.after.as_deref() == Some("=HYPERLINK(1)"))
    );
    for (files, place, code) in [
        (vec![], "/files", FieldCode::Missing),
        (vec![sheet("a.csv", b"a"); 9], "/files", FieldCode::TooLong),
        (vec![sheet("", b"a")], "/files/0/name", FieldCode::Malformed),
        (
            [SHEET_BYTES, SHEET_BYTES, 1]
                .map(|bytes| sheet("a.csv", &vec![b'a'; bytes]))
                .to_vec(),
            "/files",
            FieldCode::TooLong,
        ),
        (
            vec![sheet("a.csv", &vec![b'a'; SHEET_BYTES + 1])],
            "/files/0/content",
            FieldCode::TooLong,
        ),
        (
            vec![SheetFile {
                name: "a.csv".to_owned(),
                content: "*".to_owned(),
            }],
            "/files/0/content",
            FieldCode::Malformed,
        ),
    ] {
        let wrong = problem(
            desk.client()
                .desk(&PostSheetReport, &ReadSheets { files })
                .await,
        );
        assert_eq!(fields(&wrong), [(place, code)]);
    }
}

/// As much as may come together does get here.
async fn the_largest_files_are_read(bed: &Bed) {
    let desk = publisher(bed, "editor", None).await;
    let head = "事项编号,俗称\n";
    let mut text = head.repeat(SHEET_BYTES / head.len());
    text.extend(std::iter::repeat_n('a', SHEET_BYTES - text.len()));
    let largest = vec![sheet("a.csv", text.as_bytes()); SHEETS_BYTES / SHEET_BYTES];
    let report = report(&desk, largest).await;
    let codes: Vec<_> = report.faults.iter().map(|fault| fault.code).collect();
    assert!(codes.contains(&CellFaultCode::TooLarge), "{codes:?}");
}

/// Every byte of a workbook may be another one, and every end may be missing: it is read, or refused.
#[test]
fn a_damaged_workbook_is_read_or_refused() {
    let (whole, county) = (workbook(), crate::bed::county());
    let mut read = 0;
    for turn in 0..400_usize {
        let mut bytes = whole.clone();
        let at = turn * 7919 % bytes.len();
        bytes[at] ^= u8::try_from(turn % 255 + 1).unwrap();
        if turn % 5 == 0 {
            bytes.truncate(at);
        }
        let reading = mingbai_server::publish::sheets::read(&[("a.xlsx", bytes)], &county);
        read += usize::from(!reading.guides.is_empty());
        assert!(
            !reading.guides.is_empty() || !reading.faults.is_empty(),
            "{turn}"
        );
    }
    // Most damage is found by the archive's own sums; what is left does not matter.
    assert!(read < 400);
}
