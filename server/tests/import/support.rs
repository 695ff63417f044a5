//! A registry of its own for each test, and files to import.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use domain::{demo, intake::Mapping, record::Application};
use server::import::{self, ImportError, ImportReport, ImportRequest, Silent};
use storage::Registry;
use tempfile::TempDir;
use zip::{ZipWriter, write::SimpleFileOptions};

/// A small mapping whose columns are easy to write.
pub const SMALL: &str = r#"
dates = ["dd/mm/aaaa"]
separators = ["|"]
empty = "_U"
case_code.column = "caso"
received.column = "recibida"
decided.column = "resuelta"
status = { column = "estado", empty = "_U" }
age.column = "edad"
variables.sex.column = "sexo"
variables.nationality.column = "nacionalidad"
"#;

pub const SMALL_HEADER: &str = "caso,recibida,resuelta,estado,edad,sexo,nacionalidad\n";

/// A registry and a folder for files.
pub struct Desk {
    pub registry: Registry,
    pub folder: TempDir,
    runtime: tokio::runtime::Runtime,
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let url = format!(
            "sqlite://{}?mode=rwc",
            folder.path().join("registry.sqlite").display()
        );
        let registry = runtime.block_on(Registry::open(&url)).expect("a database");
        Self {
            registry,
            folder,
            runtime,
        }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, bytes).expect("written");
        path
    }

    /// Imports a file; it must be usable.
    pub fn import(&self, mapping: &str, file: &Path) -> ImportReport {
        self.request(request(mapping, file)).expect("imported")
    }

    /// Imports a text.
    pub fn import_text(&self, mapping: &str, text: &str) -> ImportReport {
        let file = self.write("file.csv", text.as_bytes());
        self.import(mapping, &file)
    }

    pub fn request(&self, request: ImportRequest) -> Result<ImportReport, ImportError> {
        self.runtime
            .block_on(import::import(&self.registry, request, &mut Silent))
    }

    /// Why a file is refused; nothing may have changed.
    pub fn refusal(&self, mapping: &str, file: &Path) -> ImportError {
        let error = self.request(request(mapping, file)).expect_err("refused");
        assert_eq!(self.records(), Vec::new(), "{error}");
        error
    }

    pub fn refusal_of(&self, mapping: &str, bytes: &[u8]) -> ImportError {
        let file = self.write("refused.csv", bytes);
        self.refusal(mapping, &file)
    }

    /// Every record of the registry.
    pub fn records(&self) -> Vec<Application> {
        let mut records = Vec::new();
        let until = NaiveDate::from_ymd_opt(2100, 1, 1).expect("a day");
        self.runtime
            .block_on(
                self.registry
                    .for_each_application(until, |record| records.push(record)),
            )
            .expect("read");
        records
    }
}

pub fn request(mapping: &str, file: &Path) -> ImportRequest {
    ImportRequest {
        file: file.to_owned(),
        mapping: Mapping::parse(mapping).expect("a mapping"),
        mapping_hash: format!("{:064x}", mapping.len()),
        institution: "REN-41".parse().expect("a code"),
        quarantine: None,
        check: false,
        imported_at: "2026-01-01T00:00:00Z".to_owned(),
        today: NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"),
    }
}

/// Invented records as a table of texts, header first.
pub fn demo_table(count: u64) -> Vec<Vec<String>> {
    let header = demo::COLUMNS.map(str::to_owned).to_vec();
    let rows = demo::records(count, 3).map(|row| row.fields().map(str::to_owned).collect());
    std::iter::once(header).chain(rows).collect()
}

/// Invented records as CSV.
pub fn demo_csv(count: u64) -> String {
    let mut text = String::new();
    demo::write_header(&mut text);
    demo::records(count, 3).for_each(|row| row.write(&mut text));
    text
}

/// Packs a ZIP archive.
pub fn zip(path: &Path, entries: &[(&str, &[u8])]) {
    let mut archive = ZipWriter::new(fs::File::create(path).expect("a file"));
    for (name, bytes) in entries {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .expect("an entry");
        archive.write_all(bytes).expect("packed");
    }
    archive.finish().expect("an archive");
}

pub const ROOT: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
pub const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Casos" sheetId="1" r:id="r1"/></sheets></workbook>"#;
pub const BOOK_RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
/// Format 0 is general, format 1 a day.
pub const STYLES: &str = r#"<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;

/// Packs a workbook around the rows of a sheet.
pub fn workbook(path: &Path, rows: &str, more: &[(&str, &[u8])]) {
    let sheet = format!(
        "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         <sheetData>{rows}</sheetData></worksheet>"
    );
    let mut entries: Vec<(&str, &[u8])> = vec![
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", BOOK_RELATIONS.as_bytes()),
        ("xl/styles.xml", STYLES.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    entries.extend_from_slice(more);
    zip(path, &entries);
}

/// A row of a sheet with a text in each cell.
pub fn sheet_row(number: usize, cells: &[impl AsRef<str>]) -> String {
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| {
            let text = cell.as_ref().replace('&', "&amp;").replace('<', "&lt;");
            format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>")
        })
        .collect();
    format!("<row r=\"{number}\">{}</row>", cells.concat())
}
