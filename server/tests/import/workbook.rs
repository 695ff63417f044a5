use std::{fs, path::Path};

use domain::demo;
use server::import::ImportError;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::support::{
    BOOK, BOOK_RELATIONS, Desk, ROOT, SMALL, demo_csv, demo_table, sheet_row, workbook, zip,
};

const HEADER: [&str; 7] = [
    "caso",
    "recibida",
    "resuelta",
    "estado",
    "edad",
    "sexo",
    "nacionalidad",
];
const GOOD: [&str; 7] = [
    "A-1",
    "05/03/2024",
    "",
    "En trámite",
    "17",
    "Mujer",
    "Nicaragua",
];

fn header() -> String {
    sheet_row(1, &HEADER)
}

fn refusal(make: impl Fn(&Path)) -> ImportError {
    let desk = Desk::new();
    let path = desk.path("book.xlsx");
    make(&path);
    desk.refusal(SMALL, &path)
}

#[test]
fn a_workbook_gives_the_same_records_as_a_text() {
    let texts = Desk::new();
    texts.import_text(demo::MAPPING, &demo_csv(60));
    let desk = Desk::new();
    let table = demo_table(60);
    let rows = (1..)
        .zip(&table)
        .map(|(number, row)| sheet_row(number, row));
    let path = desk.path("book.xlsx");
    workbook(&path, &rows.collect::<String>(), &[]);
    assert_eq!(desk.import(demo::MAPPING, &path).counts.accepted, 60);
    assert_eq!(desk.records(), texts.records());
}

#[test]
fn numbers_days_and_shared_texts_are_read_as_a_person_sees_them() {
    let desk = Desk::new();
    let path = desk.path("book.xlsx");
    let shared = "<sst uniqueCount=\"2\"><si><t>Mujer</t></si><si><r><t>Nica</t></r><r><t>ragua</t></r></si></sst>";
    let row = "<row r=\"2\"><c r=\"A2\"><v>1001</v></c><c r=\"B2\" s=\"1\"><v>45356</v></c>\
               <c r=\"D2\" t=\"str\"><v>En trámite</v></c><c r=\"E2\"><f>10+7</f><v>17</v></c>\
               <c r=\"F2\" t=\"s\"><v>0</v></c><c r=\"G2\" t=\"s\"><v>1</v></c></row>";
    workbook(
        &path,
        &format!("{}{row}", header()),
        &[("xl/sharedStrings.xml", shared.as_bytes())],
    );
    let report = desk.import(SMALL, &path);
    assert_eq!(report.counts.accepted, 1, "{report:?}");
    let record = desk.records().remove(0);
    assert_eq!(record.case_code, "1001");
    assert_eq!(record.received.to_string(), "2024-03-05");
    assert_eq!(record.age_years, Some(17));
}

#[test]
fn a_cell_at_the_far_corner_costs_nothing_and_is_not_lost() {
    let desk = Desk::new();
    let path = desk.path("book.xlsx");
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>x</t></is></c></row>";
    workbook(
        &path,
        &format!("{}{}{far}", header(), sheet_row(2, &GOOD)),
        &[],
    );
    let report = desk.import(SMALL, &path);
    assert_eq!((report.counts.accepted, report.counts.quarantined), (1, 1));
    let (row, rejection) = &report.rejected.first[0];
    assert_eq!((*row, rejection.value.as_str()), (1_048_576, "x"));
}

#[test]
fn a_formatted_cell_without_text_beyond_the_header_does_not_matter() {
    let desk = Desk::new();
    let path = desk.path("book.xlsx");
    let row = sheet_row(2, &GOOD).replace("</row>", "<c r=\"XFD2\" s=\"1\"/></row>");
    let blank = "<row r=\"3\"><c r=\"A3\" s=\"1\"/></row>";
    workbook(&path, &format!("{}{row}{blank}", header()), &[]);
    let report = desk.import(SMALL, &path);
    assert_eq!((report.counts.accepted, report.blank), (1, 1));
}

#[test]
fn the_mapping_names_the_sheet() {
    let desk = Desk::new();
    let path = desk.path("book.xlsx");
    workbook(&path, &format!("{}{}", header(), sheet_row(2, &GOOD)), &[]);
    let named = |sheet| format!("{SMALL}\nfile.sheet = \"{sheet}\"\n");
    let error = desk.refusal(&named("Otra"), &path);
    assert!(error.to_string().contains("it has Casos"), "{error}");
    assert_eq!(desk.import(&named("Casos"), &path).counts.accepted, 1);
}

#[test]
fn a_header_as_wide_as_a_sheet_is_refused() {
    let error = refusal(|path| {
        let far = "<row r=\"1\"><c r=\"XFD1\" t=\"inlineStr\"><is><t>x</t></is></c></row>";
        workbook(path, far, &[]);
    });
    assert!(
        matches!(
            error,
            ImportError::TooManyColumns { .. } | ImportError::NoHeader
        ),
        "{error}"
    );
}

#[test]
fn an_empty_sheet_and_a_book_without_sheets_are_refused() {
    let error = refusal(|path| workbook(path, "", &[]));
    assert!(matches!(error, ImportError::NoHeader), "{error}");
    let error = refusal(|path| {
        let book = BOOK.replace("<sheet name=\"Casos\" sheetId=\"1\" r:id=\"r1\"/>", "");
        zip(
            path,
            &[
                ("_rels/.rels", ROOT.as_bytes()),
                ("xl/workbook.xml", book.as_bytes()),
                ("xl/_rels/workbook.xml.rels", BOOK_RELATIONS.as_bytes()),
            ],
        );
    });
    assert!(matches!(error, ImportError::Workbook(_)), "{error}");
}

#[test]
fn an_archive_that_is_no_workbook_is_refused() {
    let error = refusal(|path| zip(path, &[("notes.txt", b"hello")]));
    assert!(matches!(error, ImportError::Workbook(_)), "{error}");
    let error = refusal(|path| fs::write(path, b"PK\x03\x04 and nothing more").expect("written"));
    assert!(matches!(error, ImportError::Workbook(_)), "{error}");
}

#[test]
fn an_archive_that_claims_to_be_huge_is_refused() {
    // The sheet alone would be a gigabyte, from one megabyte.
    let zeros = vec![0; 16 * 1024 * 1024];
    let error = refusal(|path| {
        let mut archive = ZipWriter::new(fs::File::create(path).expect("a file"));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        archive
            .start_file("xl/worksheets/sheet1.xml", options)
            .expect("an entry");
        for _ in 0..2 {
            std::io::Write::write_all(&mut archive, &zeros).expect("packed");
        }
        archive.finish().expect("an archive");
    });
    assert!(matches!(error, ImportError::Oversized(_)), "{error}");
}

#[test]
fn an_archive_that_lies_about_its_size_is_refused() {
    let error = refusal(|path| {
        zip(
            path,
            &[("xl/worksheets/sheet1.xml", &vec![b' '; 5_000_000])],
        );
        // The uncompressed size stands in the local and in the central header.
        let mut bytes = fs::read(path).expect("read");
        let size = 5_000_000_u32.to_le_bytes();
        let places: Vec<usize> = (0..bytes.len() - 4)
            .filter(|at| bytes[*at..*at + 4] == size)
            .collect();
        assert_eq!(places.len(), 2);
        for place in places {
            bytes[place..place + 4].copy_from_slice(&1_000_u32.to_le_bytes());
        }
        fs::write(path, bytes).expect("written");
    });
    assert!(
        matches!(error, ImportError::Oversized(_) | ImportError::Workbook(_)),
        "{error}"
    );
}

#[test]
fn a_text_that_no_cell_can_hold_is_refused_wherever_it_stands() {
    let long = "a".repeat(2 * 1024 * 1024);
    for part in [
        "xl/sharedStrings.xml",
        "xl/styles.xml",
        "xl/worksheets/sheet2.xml",
        "xl/notes.bin",
    ] {
        let error = refusal(|path| {
            let text = format!("<sst><si><t>{long}</t></si></sst>");
            let options =
                SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
            let mut archive = ZipWriter::new(fs::File::create(path).expect("a file"));
            archive.start_file(part, options).expect("an entry");
            std::io::Write::write_all(&mut archive, text.as_bytes()).expect("stored");
            archive.finish().expect("an archive");
        });
        assert!(
            matches!(error, ImportError::Oversized(_)),
            "{part}: {error}"
        );
    }
}

#[test]
fn a_number_of_texts_that_would_reserve_memory_is_refused() {
    let error = refusal(|path| {
        let shared = b"<sst uniqueCount=\"99999999999\"></sst>";
        workbook(path, &header(), &[("xl/sharedStrings.xml", shared)]);
    });
    assert!(matches!(error, ImportError::Oversized(_)), "{error}");
}

#[test]
fn a_workbook_in_an_unusual_place_is_refused() {
    let error = refusal(|path| {
        let root = ROOT.replace("xl/workbook.xml", "xl/worksheets/book.xml");
        zip(path, &[("_rels/.rels", root.as_bytes())]);
    });
    assert!(matches!(error, ImportError::Oversized(_)), "{error}");
}

#[test]
fn an_archive_of_too_many_files_is_refused() {
    let error = refusal(|path| {
        let names: Vec<String> = (0..5_000)
            .map(|number| format!("xl/{number}.xml"))
            .collect();
        let entries: Vec<(&str, &[u8])> = names
            .iter()
            .map(|name| (name.as_str(), &b"<a/>"[..]))
            .collect();
        zip(path, &entries);
    });
    assert!(matches!(error, ImportError::Oversized(_)), "{error}");
}

#[test]
fn one_long_text_in_all_cells_of_a_row_is_refused() {
    let shared = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(60_000));
    let error = refusal(|path| {
        let cells = "<c t=\"s\"><v>0</v></c>".repeat(100);
        let rows = format!("{}<row r=\"2\">{cells}</row>", header());
        workbook(path, &rows, &[("xl/sharedStrings.xml", shared.as_bytes())]);
    });
    assert!(
        matches!(error, ImportError::RowTooLong { line: 2, .. }),
        "{error}"
    );
}
