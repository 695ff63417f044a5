//! How variables and their codes stand to other schemes, as the classification
//! has it.

use domain::{
    classification::{Category, Correspondence, classification},
    code::Code,
    variable::Variable,
};
use serde_json::{Value, json};

/// The schemes that have a column of their own in tables.
const COLUMNS: [(&str, &[&str]); 4] = [
    ("iccs", &["ICCS"]),
    ("htcds", &["HTCDS"]),
    ("glotip", &["GLOTIP"]),
    ("ctdc", &["CTDC", "CTDC-2024"]),
];

/// The names of the columns that [`columns`] fills.
#[must_use]
pub fn column_names() -> [&'static str; 6] {
    let [iccs, htcds, glotip, ctdc] = COLUMNS.map(|(name, _)| name);
    ["confidence", iccs, htcds, glotip, ctdc, "other_schemes"]
}

/// The links of a code of a variable to other schemes. A missing answer stands
/// as the list's own words for it do.
pub fn of_code(
    variable: Variable,
    code: &Code,
) -> impl Iterator<Item = &'static Correspondence> + use<'_> {
    let own = classification().correspondences_of(variable);
    let list = classification().list(variable);
    let stands_for = move |own: &Code| {
        let category = list.get(own.as_str());
        own == code || category.is_some_and(|it| it.answer.as_ref() == Some(code))
    };
    own.filter(move |link| link.code.as_ref().is_some_and(stands_for))
}

fn category(variable: Variable, code: &Code) -> Option<&'static Category> {
    classification().category(variable, code.as_str())
}

/// What is known of a code: how far it can be relied on, and its links.
#[must_use]
pub fn code_json(variable: Variable, code: &Code) -> (Value, Value) {
    let confidence = category(variable, code).map(|category| category.confidence.name());
    let links: Value = of_code(variable, code).map(link_json).collect();
    (json!(confidence), links)
}

fn link_json(link: &Correspondence) -> Value {
    json!({
        "scheme": link.scheme,
        "target": link.target,
        "relation": link.relation.name(),
        "note": link.note,
    })
}

/// What is known of a variable as a whole.
#[must_use]
pub fn variable_json(variable: Variable) -> Value {
    let info = classification().variable(variable);
    let own = classification().correspondences_of(variable);
    let whole: Value = own
        .filter(|link| link.code.is_none())
        .map(link_json)
        .collect();
    json!({
        "ictip_unit": info.unit,
        "ictip_official_code": info.ictip_official_code,
        "iccs": info.iccs,
        "htcds": info.htcds,
        "glotip": info.glotip,
        "ctdc": info.ctdc,
        "links": whole,
        "version": classification().version(),
    })
}

/// The same of a code as fields of a table, each link as `relation:target`.
#[must_use]
pub fn columns(variable: Variable, code: &Code) -> [String; 6] {
    let written = |wanted: &dyn Fn(&str) -> bool| {
        of_code(variable, code)
            .filter(|link| wanted(&link.scheme))
            .map(|link| format!("{}:{}", link.relation.name(), link.target))
            .collect::<Vec<_>>()
            .join("; ")
    };
    let [iccs, htcds, glotip, ctdc] =
        COLUMNS.map(|(_, schemes)| written(&|scheme| schemes.contains(&scheme)));
    let has_column = |scheme: &str| COLUMNS.iter().any(|(_, own)| own.contains(&scheme));
    let others = of_code(variable, code)
        .filter(|link| !has_column(&link.scheme))
        .map(|link| format!("{} {}:{}", link.scheme, link.relation.name(), link.target))
        .collect::<Vec<_>>()
        .join("; ");
    let confidence = category(variable, code).map(|category| category.confidence.name());
    let confidence = confidence.unwrap_or_default().to_owned();
    [confidence, iccs, htcds, glotip, ctdc, others]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Code {
        text.parse().expect("a code")
    }

    #[test]
    fn a_code_stands_to_other_schemes_as_the_crosswalk_says() {
        let links: Vec<_> = of_code(Variable::Sex, &code("2")).collect();
        let schemes: Vec<_> = links.iter().map(|link| link.scheme.as_str()).collect();
        assert!(
            schemes.contains(&"ICCS") && schemes.contains(&"GLOTIP"),
            "{links:?}"
        );
        let [confidence, iccs, _, glotip, ..] = columns(Variable::Sex, &code("2"));
        assert_eq!(confidence, "official");
        assert!(iccs.starts_with("exact:") && glotip.starts_with("exact:"));
    }

    #[test]
    fn a_missing_answer_stands_as_the_list_s_own_word_for_it() {
        let [_, iccs, _, glotip, ..] = columns(Variable::Sex, &code("_U"));
        assert_eq!(iccs, "exact:SV-4");
        assert_eq!(glotip, "exact:Sex=Unknown");
    }

    #[test]
    fn what_the_lists_do_not_know_has_no_equivalent() {
        assert_eq!(
            columns(Variable::Period, &code("2019-2021")),
            [const { String::new() }; 6]
        );
        let (confidence, links) = code_json(Variable::Sex, &code("_A"));
        assert_eq!((confidence, links), (Value::Null, json!([])));
    }

    #[test]
    fn no_code_of_the_ic_tip_is_made_up() {
        for &variable in Variable::ALL {
            assert_eq!(variable_json(variable)["ictip_official_code"], Value::Null);
        }
    }
}
