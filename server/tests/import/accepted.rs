use domain::demo;
use server::import::Outcome;
use storage::ImportCounts;

use super::support::{Desk, SMALL, SMALL_HEADER, demo_csv, request};

#[test]
fn every_invented_row_is_imported() {
    let desk = Desk::new();
    let report = desk.import_text(demo::MAPPING, &demo_csv(2_500));
    assert_eq!(
        report.counts,
        ImportCounts {
            rows: 2_500,
            accepted: 2_500,
            ..ImportCounts::default()
        }
    );
    let records = desk.records();
    assert_eq!(records.len(), 2_500);
    assert!(records.iter().all(|record| record.demonstration));
}

#[test]
fn the_same_table_gives_the_same_records_however_it_is_written() {
    let text = demo_csv(60);
    let desk = Desk::new();
    desk.import_text(demo::MAPPING, &text);
    let expected = desk.records();
    assert_eq!(expected.len(), 60);
    let with_semicolons = text.replace(',', ";");
    let utf_16: Vec<u8> = format!("\u{feff}{}", text.replace(',', "\t"))
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for (name, bytes) in [
        ("semicolons", with_semicolons.clone().into_bytes()),
        ("tabs", text.replace(',', "\t").into_bytes()),
        ("byte order mark", format!("\u{feff}{text}").into_bytes()),
        ("Windows line ends", text.replace('\n', "\r\n").into_bytes()),
        (
            "Windows-1252",
            encoding_rs::WINDOWS_1252
                .encode(&with_semicolons)
                .0
                .into_owned(),
        ),
        ("UTF-16", utf_16),
        ("blank lines", text.replace('\n', "\n\n").into_bytes()),
    ] {
        let desk = Desk::new();
        let file = desk.write("file.csv", &bytes);
        let report = desk.import(demo::MAPPING, &file);
        assert_eq!(report.counts.accepted, 60, "{name}");
        assert_eq!(desk.records(), expected, "{name}");
    }
}

#[test]
fn a_field_may_hold_delimiters_quotation_marks_and_line_ends() {
    let desk = Desk::new();
    let text = "caso,nota,recibida,resuelta,estado,edad,sexo,nacionalidad\n\
                A-1,\"uno, \"\"dos\"\"\ntres\",05/03/2024,,En trámite,17,Mujer,\"Nicaragua|Panamá\"\n\
                A-2,,31/02/2024,,En trámite,17,Mujer,Nicaragua\n";
    let report = desk.import_text(SMALL, text);
    assert_eq!(report.counts.accepted, 1);
    let (line, _) = &report.rejected.first[0];
    assert_eq!(*line, 4, "lines are counted as an editor does");
}

#[test]
fn columns_that_are_not_mapped_may_share_a_name() {
    let desk = Desk::new();
    let text = "nota,caso,recibida,resuelta,estado,edad,sexo,nacionalidad,nota\n\
                x,A-1,05/03/2024,,En trámite,17,Mujer,Nicaragua,y\n";
    assert_eq!(desk.import_text(SMALL, text).counts.accepted, 1);
}

#[test]
fn a_title_above_the_header_is_passed_over() {
    let desk = Desk::new();
    let mapping = format!("{SMALL}\n[file]\nheader_row = 3\n");
    let text = format!("Registro de casos,,\n,,\n{SMALL_HEADER}A-1,05/03/2024,,,17,Mujer,NIC\n");
    assert_eq!(desk.import_text(&mapping, &text).counts.accepted, 1);
}

#[test]
fn a_second_import_of_the_same_file_changes_nothing_and_says_so() {
    let desk = Desk::new();
    let text = demo_csv(40);
    let first = desk.import_text(demo::MAPPING, &text);
    assert_eq!(first.outcome, Outcome::Imported);
    let records = desk.records();
    let second = desk.import_text(demo::MAPPING, &text);
    assert_eq!(second.outcome, Outcome::AlreadyImported);
    assert_eq!(second.counts, first.counts);
    assert_eq!(desk.records(), records);
}

#[test]
fn a_later_file_replaces_the_records_of_the_same_cases() {
    let desk = Desk::new();
    let text = |status| {
        format!(
            "{SMALL_HEADER}A-1,05/03/2024,,{status},17,Mujer,NIC\nA-2,05/03/2024,,,17,Mujer,NIC\n"
        )
    };
    desk.import_text(SMALL, &text("En trámite"));
    desk.import_text(SMALL, &text("Acreditada"));
    let records = desk.records();
    assert_eq!(records.len(), 2);
    assert_eq!(records[0].status.as_str(), "APP-30");
}

#[test]
fn the_same_file_through_another_mapping_is_another_import() {
    let desk = Desk::new();
    let text = format!("{SMALL_HEADER}A-1,05/03/2024,,,17,M,NIC\n");
    assert_eq!(desk.import_text(SMALL, &text).counts.quarantined, 1);
    let mapping = SMALL.replace(
        "variables.sex.column = \"sexo\"",
        "variables.sex = { column = \"sexo\", aliases = { M = \"2\" } }",
    );
    let report = desk.import_text(&mapping, &text);
    assert_eq!(
        (report.outcome, report.counts.accepted),
        (Outcome::Imported, 1)
    );
}

#[test]
fn a_check_changes_nothing() {
    let desk = Desk::new();
    let file = desk.write("file.csv", demo_csv(40).as_bytes());
    let mut check = request(demo::MAPPING, &file);
    check.check = true;
    let report = desk.request(check).expect("looked at");
    assert_eq!(
        (report.outcome, report.counts.accepted),
        (Outcome::Checked, 40)
    );
    assert!(desk.records().is_empty());
    assert_eq!(desk.import(demo::MAPPING, &file).outcome, Outcome::Imported);
}
