use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::variable::Variable;

#[test]
fn a_good_row_becomes_a_record() {
    let record = accepted(&[]);
    assert_eq!(record.institution, code("REN-41"));
    assert_eq!(record.case_code, "A-1");
    assert_eq!(Some(record.received), NaiveDate::from_ymd_opt(2024, 3, 5));
    assert_eq!(record.decided, NaiveDate::from_ymd_opt(2024, 4, 6));
    assert_eq!(record.event_date, NaiveDate::from_ymd_opt(2024, 1, 1));
    assert_eq!(record.status, code("APP-30"));
    assert_eq!(record.age_years, Some(17));
    assert_eq!(record.age_reference, Some(code("RDT-1")));
    assert_eq!(record.dependents, Some(2));
    assert_eq!(record.linkage_token, None);
    assert!(!record.demonstration);
    let answers = [
        (Variable::Sex, "2"),
        (Variable::GenderIdentity, "_U"),
        (Variable::Nationality, "NIC"),
        (Variable::Province, "1"),
        (Variable::Canton, "102"),
        (Variable::FormOfExploitation, "EXP-L"),
        (Variable::TraffickingScope, "SCO-2"),
    ];
    let answers = answers.map(|(variable, answer)| (variable, vec![code(answer)]));
    assert_eq!(record.answers, answers.into());
}

#[test]
fn one_column_feeds_several_variables() {
    let record = accepted(&[("genero", "Mujer trans")]);
    assert_eq!(record.answers[&Variable::Sex], [code("_U")]);
    assert_eq!(record.answers[&Variable::GenderIdentity], [code("GEN-3")]);
}

#[test]
fn the_rest_of_a_column_is_left_to_the_variable_that_reads_all_of_it() {
    let toml = format!(
        "{MAPPING}[variables.form_of_recruitment]\ncolumn = \"fin\"\nignore_rest = true\n\
         aliases = {{ \"Oferta engañosa\" = \"RFO-1\" }}"
    )
    .replace(
        "ignore = [\"Otro asunto\"]",
        "ignore = [\"Oferta engañosa\"]",
    );
    let mapping = Mapping::parse(&toml).expect("a mapping");
    let mut binder = binder(&mapping);
    let RowOutcome::Accepted(record) =
        binder.convert(&row(&[("fin", "Matrimonio forzado|Oferta engañosa")]))
    else {
        panic!("both parts mean something");
    };
    assert_eq!(
        record.answers[&Variable::FormOfRecruitment],
        [code("RFO-1")]
    );
    assert_eq!(
        record.answers[&Variable::FormOfExploitation],
        [code("EXP-O2")]
    );
    let unknown = binder.convert(&row(&[("fin", "Nadie sabe qué"), ("caso", "A-2")]));
    let RowOutcome::Quarantined(quarantined) = unknown else {
        panic!("nobody reads it");
    };
    assert_eq!(quarantined.rejections.len(), 1);
}

#[test]
fn several_columns_answer_together() {
    let nationality = |first, second| {
        let changes = [("nacionalidad", first), ("otra nacionalidad", second)];
        accepted(&changes).answers.remove(&Variable::Nationality)
    };
    assert_eq!(
        nationality("Nicaragua", "Costa Rica"),
        Some(vec![code("CRI"), code("NIC")])
    );
    assert_eq!(nationality("No aplica", "Panamá"), Some(vec![code("PAN")]));
    assert_eq!(nationality("Sin dato", "No aplica"), Some(vec![code("_U")]));
    assert_eq!(nationality("", ""), Some(vec![code("_U")]));
}

#[test]
fn aliases_give_several_answers_or_none() {
    let forms = |text| {
        accepted(&[("fin", text)])
            .answers
            .remove(&Variable::FormOfExploitation)
    };
    assert_eq!(forms("ambas"), Some(vec![code("EXP-L"), code("EXP-S")]));
    assert_eq!(
        forms("Otro asunto|Matrimonio forzado"),
        Some(vec![code("EXP-O2")])
    );
    assert_eq!(forms("Otro asunto"), Some(vec![code("_U")]));
}

#[test]
fn the_row_filter_leaves_rows_out_before_anything_else_is_read() {
    let changes = [("tipo", "Acusado"), ("recibida", "never")];
    assert_eq!(convert(&changes), RowOutcome::Filtered);
    assert_eq!(convert(&[("tipo", "")]), RowOutcome::Filtered);
}

#[test]
fn an_unknown_text_is_rejected_with_its_nearest_candidates() {
    let rejections = rejections(&[("nacionalidad", "Nicaragüens")]);
    assert_eq!(rejections.len(), 1);
    assert_eq!(rejections[0].column, "nacionalidad");
    assert_eq!(rejections[0].value, "Nicaragüens");
    assert_eq!(rejections[0].candidates[0].code, code("NIC"));
    assert_eq!(
        rejections[0].reason,
        "La columna «nacionalidad» dice «Nicaragüens», que no corresponde a una categoría de \
         «Nacionalidad»."
    );
}

#[test]
fn impossible_days_are_rejected() {
    assert_eq!(
        reason(&[("recibida", "31/02/2024")]),
        "La columna «recibida» dice «31/02/2024», un día que no existe en el calendario."
    );
    assert_eq!(
        reason(&[("resuelta", "6 de abril")]),
        "La columna «resuelta» dice «6 de abril», que no es una fecha escrita como dd/mm/aaaa."
    );
    assert_eq!(
        reason(&[("hecho", "31/12/1989")]),
        "La columna «hecho» dice «31/12/1989», una fecha anterior a 1990."
    );
    assert_eq!(
        reason(&[("recibida", "")]),
        "La columna «recibida» está vacía: falta la fecha de recepción."
    );
    assert_eq!(
        reason(&[("recibida", "Sin dato")]),
        "La columna «recibida» dice «Sin dato»: falta la fecha de recepción."
    );
}

#[test]
fn days_after_the_latest_are_rejected() {
    let mapping = mapping();
    let latest = NaiveDate::from_ymd_opt(2024, 4, 5).expect("a day");
    let mut binder = binder(&mapping).with_latest_day(latest);
    let RowOutcome::Quarantined(quarantined) = binder.convert(&row(&[])) else {
        panic!("decided a day too late");
    };
    assert_eq!(
        quarantined.rejections[0].reason,
        "La columna «resuelta» dice «06/04/2024», una fecha posterior al 05/04/2024."
    );
}

#[test]
fn days_come_in_their_order() {
    assert_eq!(
        reason(&[("resuelta", "04/03/2024")]),
        "La columna «resuelta» dice «04/03/2024», una resolución anterior a la recepción \
         (05/03/2024)."
    );
    assert_eq!(
        reason(&[("hecho", "06/03/2024")]),
        "La columna «hecho» dice «06/03/2024», un hecho posterior a la recepción (05/03/2024)."
    );
    accepted(&[("resuelta", "05/03/2024"), ("hecho", "05/03/2024")]);
}

#[test]
fn an_accredited_person_may_lack_a_day_of_decision() {
    let record = accepted(&[("resuelta", "")]);
    assert_eq!(record.status, code("APP-30"));
    assert_eq!(record.decided, None);
    assert_eq!(
        accepted(&[("resuelta", "No consta"), ("hecho", "")]).event_date,
        None
    );
}

#[test]
fn ages_are_whole_years_from_0_to_120() {
    let age = |text| accepted(&[("edad", text)]).age_years;
    assert_eq!(age("0"), Some(0));
    assert_eq!(age("120"), Some(120));
    assert_eq!(age("menos de un año"), Some(0));
    assert_eq!(age(""), None);
    assert_eq!(age("Ignorada"), None);
    assert_eq!(accepted(&[("edad", "")]).age_reference, None);
    let reason = |text| reason(&[("edad", text)]);
    assert_eq!(
        reason("-1"),
        "La columna «edad» dice «-1», una edad negativa."
    );
    assert_eq!(
        reason("200"),
        "La columna «edad» dice «200», una edad mayor que 120 años."
    );
    assert_eq!(
        reason("17,5"),
        "La columna «edad» dice «17,5», que no es un número entero de años."
    );
    assert_eq!(
        reason("diecisiete"),
        "La columna «edad» dice «diecisiete», que no es un número entero de años."
    );
}

#[test]
fn dependents_are_a_plausible_number() {
    assert_eq!(accepted(&[("dependientes", "50")]).dependents, Some(50));
    assert_eq!(accepted(&[("dependientes", "")]).dependents, None);
    for text in ["-1", "51", "2 o 3"] {
        assert_eq!(rejections(&[("dependientes", text)])[0].value, text);
    }
}

#[test]
fn a_linkage_token_is_hexadecimal_and_a_wrong_one_is_not_repeated() {
    let token = "0123456789abcdefABCDEF0123456789";
    let record = accepted(&[("enlace", token)]);
    assert_eq!(record.linkage_token, Some(token.to_lowercase()));
    let rejections = rejections(&[("enlace", "María Pérez")]);
    assert!(!format!("{rejections:?}").contains("Pérez"));
}

#[test]
fn a_state_that_nobody_knows_is_a_state_but_no_answer_is_none() {
    assert_eq!(accepted(&[("estado", "Se desconoce")]).status, code("_U"));
    assert_eq!(rejections(&[("estado", "No aplica")]).len(), 1);
    assert_eq!(rejections(&[("estado", "Resuelta")])[0].column, "estado");
}

#[test]
fn a_canton_lies_in_its_province() {
    assert_eq!(
        reason(&[("canton", "Liberia")]),
        "La columna «canton» dice «Liberia», que no pertenece a la provincia «San José»."
    );
    assert_eq!(
        rejections(&[("provincia", "Reside fuera de Costa Rica")]).len(),
        1
    );
    accepted(&[
        ("provincia", "Reside fuera de Costa Rica"),
        ("canton", "X-FOR"),
    ]);
    accepted(&[("canton", "")]);
    accepted(&[("provincia", "")]);
}

#[test]
fn a_category_exists_on_the_day_of_receipt() {
    let monteverde = [("provincia", "Puntarenas"), ("canton", "Monteverde")];
    accepted(&monteverde);
    let earlier = [
        &monteverde[..],
        &[("recibida", "05/03/2015"), ("resuelta", ""), ("hecho", "")],
    ]
    .concat();
    assert_eq!(
        reason(&earlier),
        "La columna «canton» dice «Monteverde»: «Monteverde» no existía el 05/03/2015."
    );
}

#[test]
fn all_that_keeps_a_row_out_is_listed() {
    let rejections = rejections(&[
        ("edad", "200"),
        ("genero", "?"),
        ("canton", "Liberia"),
        ("resuelta", "04/03/2024"),
    ]);
    let columns: Vec<&str> = rejections.iter().map(|one| one.column.as_str()).collect();
    assert_eq!(columns, ["edad", "genero", "genero", "resuelta", "canton"]);
}

#[test]
fn an_empty_cell_is_rejected_where_the_mapping_does_not_say_what_it_means() {
    let mapping = Mapping::parse(&MAPPING.replace("empty = \"_U\"", "")).expect("a mapping");
    let fields = row(&[("genero", ""), ("fin", "Otro asunto")]);
    let RowOutcome::Quarantined(quarantined) = binder(&mapping).convert(&fields) else {
        panic!("nothing says what they mean");
    };
    let columns = quarantined.rejections.iter().map(|one| one.column.as_str());
    assert!(columns.eq(["genero", "genero", "fin"]));
}

#[test]
fn a_row_is_as_wide_as_the_header() {
    let mapping = mapping();
    let mut binder = binder(&mapping);
    let short = binder.convert(&GOOD[..14]);
    assert!(
        matches!(&short, RowOutcome::Quarantined(row) if row.rejections[0].column == "15 a 15")
    );
    let long = binder.convert(&[&GOOD[..], &["", "x"]].concat());
    assert!(matches!(&long, RowOutcome::Quarantined(row) if row.rejections[0].value == "x"));
    let padded = binder.convert(&[&GOOD[..], &["", " "]].concat());
    assert!(matches!(padded, RowOutcome::Accepted(_)));
}

#[test]
fn a_case_code_stands_once_in_a_file() {
    let mapping = mapping();
    let mut binder = binder(&mapping);
    // The first one is kept out, and still the second does not take its place.
    assert!(matches!(
        binder.convert(&row(&[("edad", "200")])),
        RowOutcome::Quarantined(_)
    ));
    let RowOutcome::Quarantined(second) = binder.convert(&row(&[])) else {
        panic!("the code was there already");
    };
    assert_eq!(
        second.rejections[0].reason,
        "La columna «caso» dice «A-1», un código de caso que se repite en el archivo."
    );
}

mod numbered {
    use super::*;

    const NUMBERED: &str = r#"
    dates = ["aaaa-mm-dd"]
    [case_code]
    columns = ["registro"]
    number_within = true
    [received]
    column = "fecha"
    [status]
    constant = "APP-10"
    "#;

    fn case_codes(header: &[&str], rows: &[&[&str]]) -> Vec<Result<String, Option<u32>>> {
        let mapping = Mapping::parse(NUMBERED).expect("a mapping");
        let mut binder = mapping
            .bind(&super::header(header), &code("REN-80"))
            .expect("the columns are there");
        rows.iter()
            .map(|row| match binder.convert(row) {
                RowOutcome::Accepted(record) => Ok(record.case_code),
                RowOutcome::Quarantined(row) => Err(row.number),
                RowOutcome::Filtered => panic!("there is no filter"),
            })
            .collect()
    }

    #[test]
    fn persons_of_one_case_are_numbered_in_the_order_of_the_file() {
        let rows: [&[&str]; 4] = [
            &["7", "2020-01-01"],
            &["8", "2020-01-01"],
            &["7", "2020-02-31"],
            &["7", "2020-01-02"],
        ];
        let expected = [Ok("7-1"), Ok("8-1"), Err(Some(2)), Ok("7-3")];
        let expected = expected.map(|code| code.map(str::to_owned));
        assert_eq!(case_codes(&["registro", "fecha"], &rows), expected);
    }

    #[test]
    fn a_case_code_with_its_number_has_at_most_64_characters() {
        let (fits, too_long) = ("7".repeat(62), "7".repeat(63));
        let rows: [&[&str]; 2] = [&[&fits, "2020-01-01"], &[&too_long, "2020-01-01"]];
        let expected = [Ok(format!("{fits}-1")), Err(Some(1))];
        assert_eq!(case_codes(&["registro", "fecha"], &rows), expected);
    }

    #[test]
    fn a_corrected_row_keeps_its_number() {
        let header = ["registro", "fecha", "atalaya_fila", "atalaya_numero"];
        let rows: [&[&str]; 4] = [
            &["7", "2020-02-28", "4", "2"],
            &["7", "2020-02-28", "5", ""],
            &["7", "2020-02-28", "6", "0"],
            &["7", "2020-02-28", "7", "2"],
        ];
        let expected = [Ok("7-2".to_owned()), Err(None), Err(None), Err(Some(2))];
        assert_eq!(case_codes(&header, &rows), expected);
    }
}

#[test]
fn guarded_cells_are_restored_only_in_a_file_out_of_quarantine() {
    let mapping = mapping();
    let mut names = header(&HEADER);
    names.push(quarantine::ROW.to_owned());
    let mut binder = mapping.bind(&names, &code("REN-41")).expect("all columns");
    let fields = [row(&[("edad", "'-1")]), vec!["7"]].concat();
    let RowOutcome::Quarantined(quarantined) = binder.convert(&fields) else {
        panic!("still a negative age");
    };
    assert_eq!(quarantined.rejections[0].value, "-1");
    assert_eq!(rejections(&[("edad", "'-1")])[0].value, "'-1");
}

proptest! {
    #[test]
    fn no_row_makes_the_conversion_panic(
        fields in proptest::collection::vec(any::<String>(), 0..20),
    ) {
        let mapping = mapping();
        let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
        let _ = binder(&mapping).convert(&fields);
    }

    #[test]
    fn no_cell_makes_the_conversion_panic(
        place in 1..HEADER.len(),
        text in prop_oneof![
            any::<String>(),
            "[0-9/T:. -]{0,20}",
            "([A-Za-zñé]{1,6}[|,?¿ ]){0,40}",
        ],
    ) {
        let mapping = mapping();
        let mut fields = GOOD.to_vec();
        fields[place] = &text;
        if let RowOutcome::Quarantined(row) = binder(&mapping).convert(&fields) {
            prop_assert!(!row.rejections.is_empty());
            for rejection in row.rejections {
                prop_assert!(rejection.value.chars().count() <= 61);
                prop_assert!(!rejection.reason.contains(char::is_control));
            }
        }
    }

    #[test]
    fn no_mapping_makes_the_parser_panic(toml in any::<String>()) {
        let _ = Mapping::parse(&toml);
    }
}
