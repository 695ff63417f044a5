use domain::demo;
use server::import::ImportError;

use super::support::{Desk, SMALL, SMALL_HEADER, demo_csv};

const GOOD: &str = "A-1,05/03/2024,,,17,Mujer,NIC\n";

fn refusal(bytes: impl AsRef<[u8]>) -> ImportError {
    Desk::new().refusal_of(SMALL, bytes.as_ref())
}

#[test]
fn an_empty_file() {
    let error = refusal("");
    assert!(matches!(error, ImportError::Empty(_)), "{error}");
}

#[test]
fn a_file_of_blank_lines() {
    for text in ["\n\n", ",,,\n,,,\n", "\u{feff}"] {
        let error = refusal(text);
        assert!(matches!(error, ImportError::NoHeader), "{text:?}: {error}");
    }
}

#[test]
fn a_header_without_rows() {
    let error = refusal(SMALL_HEADER);
    assert!(matches!(error, ImportError::NoRows), "{error}");
}

#[test]
fn rows_without_a_header() {
    let error = refusal(GOOD.repeat(3));
    assert!(matches!(error, ImportError::Header { .. }), "{error}");
    assert!(
        error.to_string().contains("is its first row a header?"),
        "{error}"
    );
}

#[test]
fn another_delimiter_than_the_mapping_says() {
    let mapping = format!("{SMALL}\nfile.delimiter = \",\"\n");
    let text = format!("{SMALL_HEADER}{GOOD}").replace(',', ";");
    let error = Desk::new().refusal_of(&mapping, text.as_bytes());
    assert!(error.to_string().contains("it seems to be ';'"), "{error}");
}

#[test]
fn a_delimiter_that_is_none() {
    let text = format!("{SMALL_HEADER}{GOOD}").replace(',', "^");
    let error = refusal(text);
    assert!(matches!(error, ImportError::Header { .. }), "{error}");
}

#[test]
fn a_mapped_column_that_is_missing() {
    let error = refusal(format!("{SMALL_HEADER}{GOOD}").replace("edad", "anios"));
    let text = error.to_string();
    assert!(
        text.contains("no column «edad»") && text.contains("«anios»"),
        "{text}"
    );
}

#[test]
fn a_mapped_column_that_stands_there_twice() {
    let error = refusal(format!("{SMALL_HEADER}{GOOD}").replace("resuelta", "EDAD"));
    assert!(error.to_string().contains("«resuelta»"), "{error}");
    let error = refusal(format!("{},edad\n", SMALL_HEADER.trim_end()));
    assert!(
        error.to_string().contains("more than one column «edad»"),
        "{error}"
    );
}

#[test]
fn a_hundred_megabytes_of_one_field() {
    let desk = Desk::new();
    let path = desk.path("long.csv");
    let mut text = format!("{SMALL_HEADER}{GOOD}A-2,\"").into_bytes();
    text.resize(100 * 1024 * 1024, b'a');
    std::fs::write(&path, text).expect("written");
    let error = desk.refusal(SMALL, &path);
    assert!(
        matches!(error, ImportError::RowTooLong { line: 3, .. }),
        "{error}"
    );
}

#[test]
fn a_million_columns() {
    for delimiter in [",", ";", "^"] {
        let text = format!("c{delimiter}").repeat(1_000_000);
        let error = refusal(text);
        assert!(
            matches!(
                error,
                ImportError::RowTooLong { .. } | ImportError::TooManyColumns { .. }
            ),
            "{error}"
        );
    }
    let error = refusal("c,".repeat(3_000));
    assert!(
        matches!(error, ImportError::TooManyColumns { .. }),
        "{error}"
    );
}

#[test]
fn nul_bytes_at_the_end_of_a_good_file() {
    let desk = Desk::new();
    let mut text = demo_csv(5_000).into_bytes();
    text.extend_from_slice(b"\0\0");
    let error = desk.refusal_of(demo::MAPPING, &text);
    assert!(
        matches!(error, ImportError::NulByte { line: 5_002 }),
        "{error}"
    );
}

#[test]
fn utf_8_and_windows_1252_in_one_file() {
    let mut text = format!("{SMALL_HEADER}A-1,05/03/2024,,,17,Mujer,Perú\n").into_bytes();
    text.extend_from_slice(b"A-2,05/03/2024,,,17,Mujer,Per\xFA\n");
    let error = refusal(text);
    assert!(
        matches!(error, ImportError::MixedEncodings { line: 3 }),
        "{error}"
    );
}

#[test]
fn the_mapping_can_decide_on_the_encoding_of_a_mixed_file() {
    let desk = Desk::new();
    let mapping = format!("{SMALL}\nfile.encoding = \"windows-1252\"\n");
    let mut text = format!("{SMALL_HEADER}A-1,05/03/2024,,,17,Mujer,Perú\n").into_bytes();
    text.extend_from_slice(b"A-2,05/03/2024,,,17,Mujer,Per\xFA\n");
    let file = desk.write("mixed.csv", &text);
    assert_eq!(desk.import(&mapping, &file).counts.accepted, 2);
}

#[test]
fn a_folder() {
    let desk = Desk::new();
    let error = desk.refusal(SMALL, desk.folder.path());
    assert!(matches!(error, ImportError::NotAFile(_)), "{error}");
}

#[test]
fn a_file_that_is_not_there() {
    let desk = Desk::new();
    let error = desk.refusal(SMALL, &desk.path("nowhere.csv"));
    assert!(matches!(error, ImportError::Io { .. }), "{error}");
}

#[test]
fn a_renamed_program() {
    let program = std::env::current_exe().expect("this test");
    let desk = Desk::new();
    for name in ["program.csv", "program.xlsx"] {
        let path = desk.path(name);
        std::os::unix::fs::symlink(&program, &path).expect("a link");
        let error = desk.refusal(SMALL, &path);
        assert!(matches!(error, ImportError::NulByte { .. }), "{error}");
    }
}

#[test]
fn an_error_in_the_last_row_undoes_all_the_others() {
    let desk = Desk::new();
    let mut text = demo_csv(5_000);
    text.push('"');
    text.push_str(&"a".repeat(2 * 1024 * 1024));
    let error = desk.refusal_of(demo::MAPPING, text.as_bytes());
    assert!(matches!(error, ImportError::RowTooLong { .. }), "{error}");
    let report = desk.import_text(demo::MAPPING, &demo_csv(5_000));
    assert_eq!(report.counts.accepted, 5_000);
}
