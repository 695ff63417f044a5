//! From the text of each kind of file to values.

use serde::{Deserialize, de::DeserializeOwned};

use super::{
    crosswalk::{Correspondence, Relation, VariableInfo},
    error::ClassificationError,
    list::{Category, CodeList, Confidence, Role},
};
use crate::{code::Code, label::Label, variable::Response};

type Result<T> = std::result::Result<T, ClassificationError>;

#[derive(Deserialize)]
struct CategoryRow {
    code: String,
    parent_code: String,
    label_en: String,
    label_es: String,
    definition_en: String,
    source: String,
    confidence: String,
}

#[derive(Deserialize)]
struct AliasRow {
    alias: String,
    code: String,
}

#[derive(Deserialize)]
pub(super) struct RoleRow {
    pub(super) list: String,
    pub(super) code: String,
    pub(super) role: String,
    pub(super) answer: String,
}

#[derive(Deserialize)]
pub(super) struct ValidityRow {
    pub(super) list: String,
    pub(super) code: String,
    pub(super) valid_from: String,
    pub(super) valid_to: String,
}

#[derive(Deserialize)]
struct VariableRow {
    variable: String,
    label_en: String,
    label_es: String,
    unit: String,
    codelist: String,
    response: String,
    iccs: String,
    htcds: String,
    glotip: String,
    ctdc: String,
    ictip_official_code: String,
    disclosure_class: String,
    public_detail_proposal: String,
    note: String,
}

#[derive(Deserialize)]
struct CorrespondenceRow {
    variable: String,
    code: String,
    scheme: String,
    target_code: String,
    relation: String,
    note: String,
}

#[derive(Deserialize)]
struct AgeRow {
    age_completed_years: String,
    age_group_detail: String,
}

pub(super) fn rows<Row: DeserializeOwned>(file: &str, text: &str) -> Result<Vec<Row>> {
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .collect::<std::result::Result<_, _>>()
        .map_err(|source| ClassificationError::Csv {
            file: file.to_owned(),
            source,
        })
}

pub(super) fn code(file: &str, text: &str) -> Result<Code> {
    text.parse().map_err(|source| ClassificationError::Code {
        file: file.to_owned(),
        source,
    })
}

pub(super) fn value(file: &str, column: &'static str, value: &str) -> ClassificationError {
    ClassificationError::Value {
        file: file.to_owned(),
        column,
        value: value.to_owned(),
    }
}

pub(super) fn unknown_list(file: &str, list: &str) -> ClassificationError {
    ClassificationError::UnknownList {
        file: file.to_owned(),
        list: list.to_owned(),
    }
}

pub(super) fn read_categories(list: &str, text: &str) -> Result<Vec<Category>> {
    let category = |row: CategoryRow| {
        Ok(Category {
            code: code(list, &row.code)?,
            parent: match row.parent_code.as_str() {
                "" => None,
                parent => Some(code(list, parent)?),
            },
            label: Label::new(row.label_es, row.label_en),
            definition: row.definition_en,
            source: row.source,
            confidence: match row.confidence.as_str() {
                "official" => Confidence::Official,
                "derived" => Confidence::Derived,
                "guess" => Confidence::Guess,
                other => return Err(value(list, "confidence", other)),
            },
            role: Role::Substantive,
            answer: None,
            valid_from: None,
            valid_to: None,
        })
    };
    rows::<CategoryRow>(list, text)?
        .into_iter()
        .map(category)
        .collect()
}

pub(super) fn read_aliases(file: &str, text: &str) -> Result<Vec<(String, Code)>> {
    rows::<AliasRow>(file, text)?
        .into_iter()
        .map(|row| Ok((row.alias, code(file, &row.code)?)))
        .collect()
}

pub(super) fn read_variables(text: &str) -> Result<Vec<VariableInfo>> {
    let info = |row: VariableRow| {
        Ok(VariableInfo {
            response: match row.response.as_str() {
                "single" => Response::Single,
                "multi" => Response::Multiple,
                other => return Err(value("variables", "response", other)),
            },
            name: row.variable,
            label: Label::new(row.label_es, row.label_en),
            unit: row.unit,
            code_list: row.codelist,
            iccs: row.iccs,
            htcds: row.htcds,
            glotip: row.glotip,
            ctdc: row.ctdc,
            ictip_official_code: Some(row.ictip_official_code).filter(|code| !code.is_empty()),
            disclosure_class: row.disclosure_class,
            public_detail: row.public_detail_proposal,
            note: row.note,
        })
    };
    rows::<VariableRow>("variables", text)?
        .into_iter()
        .map(info)
        .collect()
}

pub(super) fn read_correspondences(text: &str) -> Result<Vec<Correspondence>> {
    let correspondence = |row: CorrespondenceRow| {
        Ok(Correspondence {
            code: match row.code.as_str() {
                "*" => None,
                text => Some(code("crosswalk", text)?),
            },
            relation: match row.relation.as_str() {
                "exact" => Relation::Exact,
                "narrower" => Relation::Narrower,
                "broader" => Relation::Broader,
                "partial" => Relation::Partial,
                "none" => Relation::None,
                other => return Err(value("crosswalk", "relation", other)),
            },
            variable: row.variable,
            scheme: row.scheme,
            target: row.target_code,
            note: row.note,
        })
    };
    rows::<CorrespondenceRow>("crosswalk", text)?
        .into_iter()
        .map(correspondence)
        .collect()
}

/// The finest group of each completed age; the last row is open upwards.
pub(super) fn read_ages(text: &str, list: &CodeList) -> Result<Vec<Code>> {
    let mut ages = Vec::new();
    for row in rows::<AgeRow>("age map", text)? {
        let age = row.age_completed_years;
        let in_order = age.trim_end_matches('+').parse() == Ok(ages.len());
        match list.get(&row.age_group_detail) {
            Some(group) if in_order => ages.push(group.code.clone()),
            _ => return Err(ClassificationError::Age(age)),
        }
    }
    if ages.is_empty() {
        Err(ClassificationError::Age(String::new()))
    } else {
        Ok(ages)
    }
}
