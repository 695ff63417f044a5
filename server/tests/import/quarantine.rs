use std::fs;

use server::import::{ImportError, Outcome};

use super::support::{Desk, SMALL, SMALL_HEADER, request};

const NUMBERED: &str = r#"
dates = ["dd/mm/aaaa"]
case_code = { column = "caso", number_within = true }
received.column = "recibida"
status.constant = "APP-10"
"#;

#[test]
fn good_rows_go_in_and_the_others_come_back_with_their_reasons() {
    let desk = Desk::new();
    let text = format!(
        "{SMALL_HEADER}\
         A-1,05/03/2024,,En trámite,17,Mujer,Nicaragua\n\
         A-2,31/02/2024,,En trámite,200,Mujer,Nicaragüens\n\
         A-3,05/03/2024,04/03/2024,Acreditada,-1,Mujer,\n\
         A-4,05/03/2024,,En trámite\n"
    );
    let file = desk.write("file.csv", text.as_bytes());
    let mut import = request(SMALL, &file);
    import.quarantine = Some(desk.path("quarantine.csv"));
    let report = desk.request(import).expect("imported");
    assert_eq!((report.counts.accepted, report.counts.quarantined), (1, 3));
    assert_eq!(report.quarantine, Some(desk.path("quarantine.csv")));
    let listed = report.rejected.first.iter();
    let listed: Vec<_> = listed
        .map(|(row, one)| (*row, one.column.as_str()))
        .collect();
    assert_eq!(
        listed,
        [
            (3, "recibida"),
            (3, "edad"),
            (3, "nacionalidad"),
            (4, "edad"),
            (4, "resuelta"),
            (5, "5 a 7"),
        ]
    );
    let written = fs::read_to_string(desk.path("quarantine.csv")).expect("written");
    let mut lines = written.lines();
    assert_eq!(
        lines.next(),
        Some(
            "\u{feff}caso,recibida,resuelta,estado,edad,sexo,nacionalidad,atalaya_fila,\
             atalaya_numero,atalaya_columnas,atalaya_motivos,atalaya_sugerencias"
        )
    );
    let first = lines.next().expect("a row");
    assert!(
        first.starts_with("A-2,31/02/2024,,En trámite,200,Mujer,Nicaragüens,3,,"),
        "{first}"
    );
    assert!(first.contains("recibida | edad | nacionalidad"), "{first}");
    assert!(
        first.contains("un día que no existe en el calendario."),
        "{first}"
    );
    assert!(first.contains("NIC (Nicaragua)"), "{first}");
    assert!(lines.next().is_some_and(|row| row.contains(",'-1,")));
}

#[test]
fn corrected_rows_are_imported_with_the_same_mapping() {
    let desk = Desk::new();
    let text =
        format!("{SMALL_HEADER}A-1,05/03/2024,,,17,Mujer,NIC\nA-2,05/03/2024,,,200,Mujer,NIC\n");
    let file = desk.write("file.csv", text.replace(',', ";").as_bytes());
    let mut import = request(SMALL, &file);
    import.quarantine = Some(desk.path("quarantine.csv"));
    desk.request(import).expect("imported");
    let written = fs::read_to_string(desk.path("quarantine.csv")).expect("written");
    let corrected = desk.write("corrected.csv", written.replace(";200;", ";20;").as_bytes());
    let report = desk.import(SMALL, &corrected);
    assert_eq!((report.counts.rows, report.counts.accepted), (1, 1));
    let ages = desk
        .records()
        .iter()
        .map(|record| record.age_years)
        .collect::<Vec<_>>();
    assert_eq!(ages, [Some(17), Some(20)]);
}

#[test]
fn corrected_rows_need_no_title_above_their_header() {
    let desk = Desk::new();
    let mapping = format!("{SMALL}\n[file]\nheader_row = 3\n");
    let text = format!("Casos\n\n{SMALL_HEADER}A-1,05/03/2024,,,200,Mujer,NIC\n");
    let file = desk.write("file.csv", text.as_bytes());
    let mut import = request(&mapping, &file);
    import.quarantine = Some(desk.path("quarantine.csv"));
    desk.request(import).expect("imported");
    let written = fs::read_to_string(desk.path("quarantine.csv")).expect("written");
    let corrected = desk.write("corrected.csv", written.replace(",200,", ",20,").as_bytes());
    assert_eq!(desk.import(&mapping, &corrected).counts.accepted, 1);
}

#[test]
fn a_row_that_stays_wrong_goes_through_quarantine_unchanged() {
    let desk = Desk::new();
    let text = format!("{SMALL_HEADER}A-1,05/03/2024,,=1+1,-1,'@x,+NIC\n");
    let mut file = desk.write("file.csv", text.as_bytes());
    let mut rounds = Vec::new();
    for round in ["first.csv", "second.csv", "third.csv"] {
        let mut import = request(SMALL, &file);
        import.quarantine = Some(desk.path(round));
        let report = desk.request(import).expect("imported");
        assert_eq!(report.counts.quarantined, 1);
        file = desk.path(round);
        rounds.push(fs::read_to_string(&file).expect("written"));
    }
    assert!(
        rounds[0].contains("A-1,05/03/2024,,'=1+1,'-1,''@x,'+NIC,2,"),
        "{}",
        rounds[0]
    );
    assert_eq!(rounds[1], rounds[0]);
    assert_eq!(rounds[2], rounds[0]);
}

#[test]
fn no_cell_of_the_quarantine_file_is_a_formula() {
    let desk = Desk::new();
    let text = "caso,recibida,=nota\nA-1,=cmd|' /C calc'!A0,\"@x\"\n\
                +2,31/02/2024,\"\ty\"\n-3,31/02/2024,z\n";
    let file = desk.write("file.csv", text.as_bytes());
    let mut import = request(NUMBERED, &file);
    import.quarantine = Some(desk.path("quarantine.csv"));
    assert_eq!(
        desk.request(import).expect("imported").counts.quarantined,
        3
    );
    let mut rows = csv::Reader::from_path(desk.path("quarantine.csv")).expect("a table");
    let header = rows.headers().expect("a header").clone();
    for record in std::iter::once(header).chain(rows.records().map(|row| row.expect("a row"))) {
        for cell in &record {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                "{cell:?}"
            );
        }
    }
}

#[test]
fn a_corrected_row_does_not_take_the_place_of_another_person() {
    let desk = Desk::new();
    let text = "caso,recibida\n7,05/03/2024\n7,31/02/2024\n7,07/03/2024\n";
    let file = desk.write("file.csv", text.as_bytes());
    let mut import = request(NUMBERED, &file);
    import.quarantine = Some(desk.path("quarantine.csv"));
    desk.request(import).expect("imported");
    let written = fs::read_to_string(desk.path("quarantine.csv")).expect("written");
    let corrected = written.replace("31/02/2024", "06/03/2024");
    let corrected = desk.write("corrected.csv", corrected.as_bytes());
    assert_eq!(desk.import(NUMBERED, &corrected).counts.accepted, 1);
    let mut codes: Vec<_> = desk
        .records()
        .into_iter()
        .map(|record| record.case_code)
        .collect();
    codes.sort();
    assert_eq!(codes, ["7-1", "7-2", "7-3"]);
}

#[test]
fn a_quarantine_file_is_never_overwritten() {
    let desk = Desk::new();
    let file = desk.write("file.csv", format!("{SMALL_HEADER}A-1,x,,,,,\n").as_bytes());
    let mut import = request(SMALL, &file);
    import.quarantine = Some(desk.write("quarantine.csv", b"corrections"));
    let error = desk.request(import).expect_err("refused");
    assert!(matches!(error, ImportError::QuarantineExists(_)), "{error}");
    assert_eq!(
        fs::read(desk.path("quarantine.csv")).expect("still there"),
        b"corrections"
    );
}

#[test]
fn there_is_no_quarantine_file_without_rows_in_quarantine() {
    let desk = Desk::new();
    let file = desk.write(
        "file.csv",
        format!("{SMALL_HEADER}A-1,05/03/2024,,,,,\n").as_bytes(),
    );
    let mut import = request(SMALL, &file);
    import.quarantine = Some(desk.path("quarantine.csv"));
    let report = desk.request(import).expect("imported");
    assert_eq!(report.quarantine, None);
    assert!(!desk.path("quarantine.csv").exists());
}

#[test]
fn a_second_import_still_writes_the_rows_in_quarantine() {
    let desk = Desk::new();
    let file = desk.write(
        "file.csv",
        format!("{SMALL_HEADER}A-1,31/02/2024,,,,,\n").as_bytes(),
    );
    desk.import(SMALL, &file);
    let mut again = request(SMALL, &file);
    again.quarantine = Some(desk.path("quarantine.csv"));
    let report = desk.request(again).expect("looked at");
    assert_eq!(report.outcome, Outcome::AlreadyImported);
    assert!(desk.path("quarantine.csv").exists());
}
