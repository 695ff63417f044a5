use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::*;
use crate::{classification::classification, code::Code, variable::Variable};

const VARIABLES: [(&str, Variable); 19] = [
    ("sexo", Variable::Sex),
    ("identidad_genero", Variable::GenderIdentity),
    ("nacionalidad", Variable::Nationality),
    ("condicion_migratoria", Variable::MigrationStatus),
    ("nivel_educativo", Variable::EducationLevel),
    ("ocupacion_previa", Variable::Occupation),
    ("provincia", Variable::Province),
    ("canton", Variable::Canton),
    ("lengua_materna", Variable::MotherTongue),
    ("forma_captacion", Variable::FormOfRecruitment),
    ("senuelo_captacion", Variable::RecruitmentLure),
    ("medio_captacion", Variable::MeansOfRecruitment),
    ("lugar_captacion", Variable::PlaceOfRecruitment),
    ("relacion_captador", Variable::RelationshipToRecruiter),
    ("medio_control", Variable::MeansOfControl),
    ("pais_explotacion", Variable::CountryOfExploitation),
    ("forma_explotacion", Variable::FormOfExploitation),
    ("sector_economico", Variable::EconomicSector),
    ("ambito_trata", Variable::TraffickingScope),
];

fn place(column: &str) -> usize {
    COLUMNS
        .iter()
        .position(|name| *name == column)
        .expect("a column of the table")
}

fn field<'row>(row: &'row DemoRow, column: &str) -> &'row str {
    &row.fields[place(column)]
}

fn codes(row: &DemoRow, column: &str, variable: Variable) -> Vec<Code> {
    let resolve = |answer| {
        classification()
            .resolve(variable, answer)
            .unwrap_or_else(|miss| panic!("{column} {answer:?}: {miss:?}"))
    };
    field(row, column)
        .split(ANSWER_SEPARATOR)
        .map(resolve)
        .collect()
}

fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%d/%m/%Y").ok()
}

/// Percent of the rows that satisfy a condition.
fn share(rows: &[DemoRow], condition: impl Fn(&DemoRow) -> bool) -> usize {
    rows.iter().filter(|row| condition(row)).count() * 100 / rows.len()
}

#[test]
fn every_answer_is_in_the_classification() {
    for row in records(20_000, 7) {
        for (column, variable) in VARIABLES {
            let codes = codes(&row, column, variable);
            let distinct: BTreeSet<&Code> = codes.iter().collect();
            assert_eq!(
                distinct.len(),
                codes.len(),
                "{column}: {}",
                field(&row, column)
            );
        }
        let status = classification().resolve_in("application_status", field(&row, "estado"));
        assert!(status.is_ok(), "{}", field(&row, "estado"));
    }
}

#[test]
fn dates_follow_each_other_and_match_the_status() {
    for row in records(6_000, 3) {
        let received = day(field(&row, "fecha_recepcion")).expect("always given");
        let status = classification()
            .resolve_in("application_status", field(&row, "estado"))
            .expect("tested above");
        let decided = day(field(&row, "fecha_resolucion"));
        if let Some(decided) = decided {
            assert!((3..=200).contains(&(decided - received).num_days()));
            assert!(decided <= day("31/12/2025").expect("a date"));
        }
        let concluded = ["APP-30", "APP-40", "APP-41", "APP-50", "APP-80"];
        assert_eq!(
            decided.is_some(),
            concluded.contains(&status.as_str()),
            "{status}"
        );
        assert!(day(field(&row, "fecha_hecho")).is_none_or(|happened| happened < received));
        assert_eq!(field(&row, "demostracion"), "sí");
    }
}

#[test]
fn cantons_lie_in_their_province() {
    for row in records(6_000, 5) {
        let province = codes(&row, "provincia", Variable::Province).remove(0);
        let canton = codes(&row, "canton", Variable::Canton).remove(0);
        if let Some(parent) = classification()
            .category(Variable::Canton, canton.as_str())
            .and_then(|canton| canton.parent.as_ref())
        {
            assert_eq!(*parent, province);
        }
    }
}

#[test]
fn the_default_table_has_the_promised_shape() {
    let rows: Vec<DemoRow> = records(DEFAULT_RECORDS, 1).collect();
    assert_eq!(rows.len(), 900);
    let mut years: BTreeMap<i32, usize> = BTreeMap::new();
    let mut cases = BTreeSet::new();
    for row in &rows {
        assert!(cases.insert(field(row, "codigo_caso").to_owned()));
        let received = day(field(row, "fecha_recepcion")).expect("always given");
        *years.entry(chrono::Datelike::year(&received)).or_default() += 1;
    }
    assert_eq!(
        years.values().copied().collect::<Vec<_>>(),
        YEARS.map(|share| share as usize)
    );
    assert_eq!(years.keys().next_back(), Some(&2025));
}

#[test]
fn shares_are_near_the_intended_ones() {
    let rows: Vec<DemoRow> = records(20_000, 11).collect();
    let has = |row: &DemoRow, column, variable, code: &str| {
        codes(row, column, variable)
            .iter()
            .any(|answer| answer.as_str().starts_with(code))
    };
    let status =
        |row: &DemoRow| classification().resolve_in("application_status", field(row, "estado"));
    let accredited = share(&rows, |row| {
        status(row).is_ok_and(|code| ["APP-30", "APP-80"].contains(&code.as_str()))
    });
    assert!((57..=63).contains(&accredited), "{accredited} % accredited");
    let women = share(&rows, |row| has(row, "sexo", Variable::Sex, "2"));
    assert!((72..=78).contains(&women), "{women} % women");
    let minors = share(&rows, |row| {
        field(row, "edad").parse().is_ok_and(|age: u32| age < 18)
    });
    assert!((27..=33).contains(&minors), "{minors} % minors");
    for country in ["CRI", "NIC"] {
        let share = share(&rows, |row| {
            has(row, "nacionalidad", Variable::Nationality, country)
        });
        assert!((31..=39).contains(&share), "{share} % {country}");
    }
    let forms = |code| {
        share(&rows, |row| {
            has(row, "forma_explotacion", Variable::FormOfExploitation, code)
        })
    };
    assert!(
        (56..=64).contains(&forms("EXP-S")),
        "{} % sexual",
        forms("EXP-S")
    );
    assert!(
        (30..=38).contains(&forms("EXP-L")),
        "{} % labour",
        forms("EXP-L")
    );
}

#[test]
fn nationals_are_nationals_and_gender_identity_begins_in_2018() {
    for row in records(6_000, 13) {
        let nationality = codes(&row, "nacionalidad", Variable::Nationality);
        let status = codes(&row, "condicion_migratoria", Variable::MigrationStatus).remove(0);
        if status.as_str() == "MIG-10" {
            let known = nationality.iter().any(|code| code.as_str() != "_U");
            assert!(!known || nationality.iter().any(|code| code.as_str() == "CRI"));
        }
        let early = field(&row, "codigo_caso") < "DEMO-2018";
        let identity = codes(&row, "identidad_genero", Variable::GenderIdentity).remove(0);
        assert_eq!(early, identity.as_str() == "X-NA");
    }
}

#[test]
fn any_count_is_kept_exactly() {
    for count in [0, 1, 7, 899, 901, 12_345] {
        assert_eq!(numbers(count).count() as u64, count);
    }
    assert_eq!(numbers(10_000_000).last(), Some((2025, 1_266_667)));
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let digest = |seed| {
        let mut file = String::new();
        write_header(&mut file);
        records(1_000, seed).for_each(|row| row.write(&mut file));
        let hash = Sha256::digest(file.as_bytes());
        hash.iter()
            .take(8)
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
    };
    assert_eq!(digest(1), digest(1));
    assert_ne!(digest(1), digest(2));
    // Changes only together with the generator: then all demonstrations change.
    assert_eq!(digest(1), "318a1f3525ac98c3");
}

#[test]
fn lines_are_sound_csv() {
    let mut file = String::new();
    write_header(&mut file);
    let rows: Vec<DemoRow> = records(500, 2).collect();
    rows.iter().for_each(|row| row.write(&mut file));
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    assert_eq!(reader.headers().expect("a header").len(), COLUMNS.len());
    for (record, row) in reader.records().zip(&rows) {
        let record = record.expect("every line has all columns");
        assert!(record.iter().eq(row.fields()));
    }
}
