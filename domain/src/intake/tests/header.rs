use super::*;

#[test]
fn missing_columns_are_named_beside_those_that_are_there() {
    let present = header(&["caso", "recibida"]);
    let mapping = mapping();
    let error = mapping
        .bind(&present, &code("REN-41"))
        .expect_err("columns are missing");
    let InvalidHeader::Missing { missing, present } = error else {
        panic!("{error:?}");
    };
    assert!(missing.contains(&"genero".to_owned()));
    assert!(!missing.contains(&"caso".to_owned()));
    assert_eq!(present, ["caso", "recibida"]);
}

#[test]
fn a_mapped_column_that_stands_there_twice_is_refused() {
    let twice = header(&[&HEADER[..], &["Género"]].concat());
    let error = mapping()
        .bind(&twice, &code("REN-41"))
        .map(|_| ())
        .expect_err("twice");
    assert_eq!(error, InvalidHeader::Repeated(vec!["genero".to_owned()]));
}

#[test]
fn other_columns_may_stand_there_twice_or_without_a_name() {
    let more = header(&[&HEADER[..], &["", "", "nota", "nota"]].concat());
    let mapping = mapping();
    let mut binder = mapping
        .bind(&more, &code("REN-41"))
        .expect("the mapped ones are there");
    let fields = [&GOOD[..], &["a", "b", "c", "d"]].concat();
    assert!(matches!(binder.convert(&fields), RowOutcome::Accepted(_)));
}

#[test]
fn case_accents_and_broken_encodings_of_a_header_do_not_matter() {
    let mut names = header(&HEADER);
    names[9] = "GÃ©nero".to_owned();
    names[11] = " Otra_Nacionalidad ".to_owned();
    assert!(mapping().bind(&names, &code("REN-41")).is_ok());
}
