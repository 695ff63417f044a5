//! Invented records for demonstration.
//!
//! Plausible for Costa Rica from 2012 to 2025 and true of nobody: made from a
//! seed and fixed weights, without any real record. They are written as an
//! institution would write them, in Spanish and with its gaps, and go through
//! the ordinary importer with the mapping of [`MAPPING`].
//!
//! # Examples
//!
//! ```
//! use domain::demo;
//!
//! let mut file = String::new();
//! demo::write_header(&mut file);
//! for row in demo::records(900, 1) {
//!     row.write(&mut file);
//! }
//! assert_eq!(file.lines().count(), 901);
//! ```

mod chance;
mod event;
mod origin;
mod person;
mod place;
mod process;
#[cfg(test)]
mod tests;

use chrono::{Days, NaiveDate};

use self::{
    chance::{Chance, Text},
    process::{FIRST_YEAR, YEARS, YEARS_TOTAL},
};

/// The mapping with which the importer reads the invented records.
pub const MAPPING: &str = include_str!("../data/demo-mapping.toml");

/// Applications that are made unless another number is asked for.
pub const DEFAULT_RECORDS: u64 = 900;

/// Stands between several answers in one cell.
pub const ANSWER_SEPARATOR: &str = "|";

/// The columns of the invented table.
pub const COLUMNS: [&str; 27] = [
    "codigo_caso",
    "fecha_recepcion",
    "fecha_resolucion",
    "fecha_hecho",
    "estado",
    "edad",
    "sexo",
    "identidad_genero",
    "nacionalidad",
    "condicion_migratoria",
    "nivel_educativo",
    "ocupacion_previa",
    "provincia",
    "canton",
    "lengua_materna",
    "personas_dependientes",
    "forma_captacion",
    "senuelo_captacion",
    "medio_captacion",
    "lugar_captacion",
    "relacion_captador",
    "medio_control",
    "pais_explotacion",
    "forma_explotacion",
    "sector_economico",
    "ambito_trata",
    "demostracion",
];

/// One invented application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoRow {
    fields: [Text; COLUMNS.len()],
}

impl DemoRow {
    /// The fields in the order of [`COLUMNS`].
    pub fn fields(&self) -> impl ExactSizeIterator<Item = &str> {
        self.fields.iter().map(AsRef::as_ref)
    }

    /// Appends the row as a line of CSV.
    pub fn write(&self, file: &mut String) {
        write_line(self.fields(), file);
    }
}

/// Appends the header as a line of CSV.
pub fn write_header(file: &mut String) {
    write_line(COLUMNS.into_iter(), file);
}

fn write_line<'text>(fields: impl Iterator<Item = &'text str>, file: &mut String) {
    for (place, field) in fields.enumerate() {
        if place > 0 {
            file.push(',');
        }
        if field.contains([',', '"', '\n', '\r']) {
            file.push('"');
            file.push_str(&field.replace('"', "\"\""));
            file.push('"');
        } else {
            file.push_str(field);
        }
    }
    file.push('\n');
}

/// Invents `count` applications, in the order of their years.
///
/// The same count and seed give the same rows on every machine. The rows are
/// made one by one: memory does not grow with the count.
pub fn records(count: u64, seed: u64) -> impl Iterator<Item = DemoRow> {
    let mut chance = Chance::new(seed);
    numbers(count).map(move |(year, number)| row(&mut chance, year, number))
}

/// Year and number within the year of each application.
fn numbers(count: u64) -> impl Iterator<Item = (i32, u64)> {
    let mut years_so_far = 0;
    let mut made = 0;
    (FIRST_YEAR..).zip(YEARS).flat_map(move |(year, share)| {
        years_so_far += share;
        // In 128 bits no count overflows, and the last year fills the rest.
        let until = u128::from(count) * u128::from(years_so_far) / u128::from(YEARS_TOTAL);
        let until = u64::try_from(until).unwrap_or(count);
        let in_year = until - made;
        made = until;
        (1..=in_year).map(move |number| (year, number))
    })
}

fn row(chance: &mut Chance, year: i32, number: u64) -> DemoRow {
    let process = process::process(chance, year);
    let person = person::person(chance, year);
    let event = event::event(chance, &person, year);
    let happened = chance
        .happens(620)
        .then(|| process.received - Days::new(u64::from(chance.between(5, 900))));
    DemoRow {
        fields: [
            format!("DEMO-{year}-{number:06}").into(),
            date(Some(process.received)),
            date(process.decided),
            date(happened),
            process.status,
            person.age,
            person.sex,
            person.gender_identity,
            person.nationality,
            person.migration_status,
            person.education,
            person.occupation,
            person.province,
            person.canton,
            person.mother_tongue,
            person.dependents,
            event.recruitment,
            event.lure,
            event.means_of_recruitment,
            event.place,
            event.relationship,
            event.means_of_control,
            event.countries,
            event.forms,
            event.sector,
            event.scope,
            "sí".into(),
        ],
    }
}

/// A day as institutions write it, or nothing.
fn date(day: Option<NaiveDate>) -> Text {
    day.map_or("".into(), |day| day.format("%d/%m/%Y").to_string().into())
}
