//! The mapping file as it is written, before anything in it is checked.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MappingSpec {
    #[serde(default)]
    pub(super) dates: Vec<String>,
    #[serde(default)]
    pub(super) separators: Vec<String>,
    pub(super) empty: Option<String>,
    #[serde(default)]
    pub(super) file: FileSpec,
    #[serde(default)]
    pub(super) filters: Vec<FilterSpec>,
    pub(super) case_code: CaseCodeSpec,
    pub(super) received: DateSpec,
    pub(super) decided: Option<DateSpec>,
    pub(super) event_date: Option<DateSpec>,
    pub(super) status: AnswerSpec,
    pub(super) age: Option<AgeSpec>,
    pub(super) dependents: Option<NumberSpec>,
    pub(super) linkage_token: Option<ColumnSpec>,
    pub(super) demonstration: Option<FlagSpec>,
    #[serde(default)]
    pub(super) variables: BTreeMap<String, AnswerSpec>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileSpec {
    pub(super) delimiter: Option<char>,
    pub(super) encoding: Option<super::Encoding>,
    pub(super) sheet: Option<String>,
    pub(super) header_row: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FilterSpec {
    pub(super) column: String,
    pub(super) keep: Option<Vec<String>>,
    pub(super) drop: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CaseCodeSpec {
    pub(super) column: Option<String>,
    pub(super) columns: Option<Vec<String>>,
    #[serde(default)]
    pub(super) number_within: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DateSpec {
    pub(super) column: String,
    pub(super) dates: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AgeSpec {
    pub(super) column: String,
    pub(super) reference: Option<String>,
    #[serde(default)]
    pub(super) aliases: BTreeMap<String, u8>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NumberSpec {
    pub(super) column: String,
    #[serde(default)]
    pub(super) aliases: BTreeMap<String, u8>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ColumnSpec {
    pub(super) column: String,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "expected true, false or { column = \"…\" }")]
pub(super) enum FlagSpec {
    Constant(bool),
    Column(ColumnSpec),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AnswerSpec {
    pub(super) column: Option<String>,
    pub(super) columns: Option<Vec<String>>,
    pub(super) constant: Option<OneOrMany>,
    pub(super) separators: Option<Vec<String>>,
    pub(super) empty: Option<String>,
    #[serde(default)]
    pub(super) aliases: BTreeMap<String, OneOrMany>,
    #[serde(default)]
    pub(super) ignore: Vec<String>,
    #[serde(default)]
    pub(super) ignore_rest: bool,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "expected a code or a list of codes")]
pub(super) enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    pub(super) fn as_slice(&self) -> &[String] {
        match self {
            Self::One(code) => std::slice::from_ref(code),
            Self::Many(codes) => codes,
        }
    }
}
