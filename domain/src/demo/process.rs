//! When a request was received and what became of it.

use chrono::{Days, NaiveDate};

use super::chance::{Chance, Text, Weighted};

/// First year of the invented register.
pub(super) const FIRST_YEAR: i32 = 2012;

/// Applications of each year from [`FIRST_YEAR`] per [`YEARS_TOTAL`]: growing,
/// with a dip in 2020.
pub(super) const YEARS: [u64; 14] = [30, 34, 40, 46, 52, 58, 66, 74, 42, 64, 82, 94, 104, 114];
pub(super) const YEARS_TOTAL: u64 = 900;

const ACCREDITED: &[&str] = &[
    "Acreditada como víctima",
    "Acreditada",
    "Acreditada",
    "APP-30",
];
const NOT_ACCREDITED: &[&str] = &["No acreditada", "No acreditada", "Denegada"];
const PENDING: &Weighted = &[
    ("Presunta víctima, solicitud de acreditación en trámite", 30),
    ("En trámite", 30),
    ("En valoración técnica", 25),
    ("Se solicita más información", 10),
    ("Reportada o referida, sin valorar", 5),
];

#[derive(Clone, Copy)]
enum Outcome {
    Accredited,
    NotAccredited,
    Referred,
    Withdrawn,
    Closed,
}

const OUTCOMES: &Weighted<Outcome> = &[
    (Outcome::Accredited, 630),
    (Outcome::NotAccredited, 230),
    (Outcome::Referred, 60),
    (Outcome::Withdrawn, 40),
    (Outcome::Closed, 40),
];

/// The course of one request.
pub(super) struct Process {
    pub(super) received: NaiveDate,
    pub(super) decided: Option<NaiveDate>,
    pub(super) status: Text,
}

/// Invents the course of a request of one year. The register was closed at
/// the end of its last year: what was not decided by then is pending.
pub(super) fn process(chance: &mut Chance, year: i32) -> Process {
    let received = day_of_year(year, chance.between(1, 365));
    let days = 3 + chance.below(198).min(chance.below(198));
    let decided = received + Days::new(u64::from(days));
    if decided > last_day() || chance.happens(slow(year)) {
        return Process {
            received,
            decided: None,
            status: chance.pick(PENDING).into(),
        };
    }
    let outcome = chance.pick(OUTCOMES);
    let status = match outcome {
        Outcome::Accredited if year < 2023 && chance.happens(70) => "Acreditación finalizada",
        Outcome::Accredited => chance.one_of(ACCREDITED),
        Outcome::NotAccredited if year >= 2024 && chance.happens(80) => "Recurso en trámite",
        Outcome::NotAccredited => chance.one_of(NOT_ACCREDITED),
        Outcome::Referred => "No acreditada, referida por otra necesidad de protección",
        Outcome::Withdrawn => chance.one_of(&["Desistida por la persona", "Desistida"]),
        Outcome::Closed => chance.one_of(&["Cerrada sin resolución", "Archivada"]),
    };
    let has_decision = !matches!(outcome, Outcome::Withdrawn | Outcome::Closed);
    Process {
        received,
        decided: has_decision.then_some(decided),
        status: status.into(),
    }
}

/// Thousandths of the requests of a year that wait for longer.
fn slow(year: i32) -> u32 {
    match year {
        ..=2022 => 0,
        2023 => 20,
        2024 => 40,
        _ => 100,
    }
}

fn last_day() -> NaiveDate {
    let years = i32::try_from(YEARS.len()).unwrap_or(0);
    day_of_year(FIRST_YEAR + years, 1) - Days::new(1)
}

fn day_of_year(year: i32, day: u32) -> NaiveDate {
    NaiveDate::from_yo_opt(year, day).expect("every year of the register has this day")
}
