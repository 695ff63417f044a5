use super::*;

const SMALLEST: &str = r#"
dates = ["dd/mm/aaaa"]
case_code.column = "caso"
received.column = "recibida"
status.constant = "APP-10"
"#;

fn error(more: &str) -> InvalidMapping {
    Mapping::parse(&format!("{SMALLEST}{more}")).expect_err("a fault")
}

#[test]
fn the_smallest_mapping_has_a_code_a_day_and_a_state() {
    assert!(Mapping::parse(SMALLEST).is_ok());
    for line in SMALLEST.trim().lines() {
        let rest = SMALLEST.replace(line, "");
        assert!(Mapping::parse(&rest).is_err(), "without {line}");
    }
}

#[test]
fn unknown_keys_are_refused_with_their_line() {
    let error = error("[variables.sex]\ncolum = \"sexo\"\n").to_string();
    assert!(error.contains("colum"), "{error}");
    assert!(error.contains("line 7"), "{error}");
}

#[test]
fn unknown_and_derived_variables_are_refused() {
    let unknown = error("variables.gender.column = \"genero\"");
    assert_eq!(
        unknown,
        InvalidMapping::UnknownVariable {
            name: "gender".to_owned()
        }
    );
    assert!(unknown.to_string().contains("gender_identity"));
    let derived = error("variables.age_group.column = \"grupo\"").to_string();
    assert!(derived.contains("follows from `age`"), "{derived}");
}

#[test]
fn codes_must_be_of_the_variables_list() {
    let unknown = error("variables.sex = { column = \"s\", aliases = { \"V\" = \"Hombre\" } }");
    let InvalidMapping::UnknownCode { key, nearest, .. } = unknown else {
        panic!("{unknown:?}");
    };
    assert_eq!(key, "variables.sex.aliases.\"V\"");
    assert_eq!(nearest, ["1"]);
    assert!(matches!(
        error("variables.form_of_exploitation.constant = \"EXP-M\""),
        InvalidMapping::NotRecordable { .. }
    ));
    assert!(matches!(
        error("variables.sex.constant = \"mujer o no\""),
        InvalidMapping::MalformedCode { .. }
    ));
}

#[test]
fn codes_of_one_text_must_go_together() {
    for codes in [
        "sex.constant = [\"1\", \"2\"]",
        "nationality.constant = [\"NIC\", \"_U\"]",
        "nationality.constant = []",
    ] {
        let error = error(&format!("variables.{codes}"));
        assert!(matches!(error, InvalidMapping::Codes { .. }), "{error:?}");
    }
}

#[test]
fn the_lists_own_word_for_a_missing_answer_becomes_the_reserved_code() {
    let toml = format!("{SMALLEST}variables.sex.constant = \"4\"");
    let mapping = Mapping::parse(&toml).expect("a mapping");
    let mut binder = mapping
        .bind(&header(&["caso", "recibida"]), &code("REN-80"))
        .expect("both columns");
    let RowOutcome::Accepted(record) = binder.convert(&["1", "01/01/2020"]) else {
        panic!("a good row");
    };
    assert!(record.answers.values().eq([&vec![code("_U")]]));
}

#[test]
fn an_empty_cell_stands_only_for_a_missing_answer() {
    let error = error("variables.sex = { column = \"s\", empty = \"1\" }");
    assert!(
        matches!(error, InvalidMapping::NotMissing { .. }),
        "{error:?}"
    );
}

#[test]
fn a_text_has_one_meaning() {
    let error =
        error("variables.sex = { column = \"s\", aliases = { \"m\" = \"1\", \"M\" = \"2\" } }");
    assert!(
        matches!(error, InvalidMapping::Contradiction { .. }),
        "{error:?}"
    );
}

#[test]
fn answers_come_from_columns_or_are_constant() {
    for entry in [
        "variables.sex = {}",
        "variables.sex = { column = \"a\", columns = [\"b\"] }",
        "variables.sex = { columns = [] }",
        "variables.sex = { column = \" \" }",
        "variables.sex = { column = \"a\", constant = \"1\" }",
        "variables.sex = { constant = \"1\", empty = \"_U\" }",
        "variables.sex = { column = \"a\", aliases = { \" \" = \"1\" } }",
        "[[filters]]\ncolumn = \"a\"",
        "[[filters]]\ncolumn = \"a\"\nkeep = []",
        "[file]\nheader_row = 0",
    ] {
        let error = error(entry);
        assert!(
            matches!(error, InvalidMapping::Source { .. }),
            "{entry}: {error:?}"
        );
    }
}

#[test]
fn a_text_is_left_to_another_variable_only_where_one_reads_all_of_them() {
    let rest = "variables.sex = { column = \"genero\", ignore_rest = true }\n";
    let alone = error(rest);
    assert!(matches!(alone, InvalidMapping::Source { .. }), "{alone:?}");
    let read = "variables.gender_identity.column = \"genero\"";
    assert!(Mapping::parse(&format!("{SMALLEST}{rest}{read}")).is_ok());
}

#[test]
fn date_formats_are_understood_and_unambiguous() {
    let strftime = error("decided = { column = \"d\", dates = [\"%d/%m/%Y\"] }");
    assert!(
        matches!(strftime, InvalidMapping::DateFormat { .. }),
        "{strftime:?}"
    );
    let both = error("decided = { column = \"d\", dates = [\"dd/mm/aaaa\", \"mm/dd/aaaa\"] }");
    assert!(
        matches!(both, InvalidMapping::AmbiguousDates { .. }),
        "{both:?}"
    );
    let none = Mapping::parse(&SMALLEST.replace("dates", "#")).expect_err("no format");
    assert!(
        matches!(none, InvalidMapping::NoDateFormat { .. }),
        "{none:?}"
    );
}

#[test]
fn separators_and_delimiters_can_separate() {
    for entry in [
        "variables.sex = { column = \"a\", separators = [\" \"] }",
        "file.delimiter = \"a\"",
    ] {
        let error = error(entry);
        assert!(
            matches!(error, InvalidMapping::Separator { .. }),
            "{error:?}"
        );
    }
}

#[test]
fn the_layout_of_the_file_is_handed_on() {
    let toml = format!(
        "{SMALLEST}[file]\ndelimiter = \";\"\nencoding = \"windows-1252\"\nsheet = \"2024\"\nheader_row = 3"
    );
    let mapping = Mapping::parse(&toml).expect("a mapping");
    assert_eq!(
        *mapping.layout(),
        Layout {
            delimiter: Some(b';'),
            encoding: Some(Encoding::Windows1252),
            sheet: Some("2024".to_owned()),
            header_row: Some(3),
        }
    );
}
