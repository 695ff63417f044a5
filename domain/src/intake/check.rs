//! What a mapping may say.

use std::collections::BTreeMap;

use super::{
    day::DayFormat,
    error::InvalidMapping,
    question::{Question, is_missing},
    spec::{AnswerSpec, OneOrMany},
    texts::{Texts, shown},
};
use crate::{
    classification::CodeList,
    code::Code,
    variable::{Response, Variable},
};

type Result<T> = std::result::Result<T, InvalidMapping>;

/// What is asked, and where in the mapping.
pub(super) struct Kind {
    pub(super) key: String,
    pub(super) list: &'static CodeList,
    pub(super) label: &'static str,
    pub(super) response: Response,
}

impl Kind {
    pub(super) fn is_dated(&self) -> bool {
        let mut categories = self.list.categories().iter();
        categories.any(|category| category.valid_from.is_some() || category.valid_to.is_some())
    }

    pub(super) fn aliases(&self, question: &mut Question, spec: &AnswerSpec) -> Result<()> {
        for (text, codes) in &spec.aliases {
            let key = format!("{}.aliases.{:?}", self.key, shown(text));
            let codes = self.codes(&key, question, codes)?;
            self.alias(question, text, codes)?;
        }
        spec.ignore
            .iter()
            .try_for_each(|text| self.alias(question, text, Vec::new()))
    }

    fn alias(&self, question: &mut Question, text: &str, codes: Vec<Code>) -> Result<()> {
        if text.trim().is_empty() {
            return Err(source(
                &self.key,
                "what an empty cell means is said by `empty`",
            ));
        }
        if question.aliases.add(text, codes) {
            Ok(())
        } else {
            Err(InvalidMapping::Contradiction {
                key: self.key.clone(),
                text: shown(text),
            })
        }
    }

    pub(super) fn codes(
        &self,
        key: &str,
        question: &Question,
        codes: &OneOrMany,
    ) -> Result<Vec<Code>> {
        let reason = |reason| InvalidMapping::Codes {
            key: key.to_owned(),
            reason,
        };
        let codes = codes
            .as_slice()
            .iter()
            .map(|code| recordable(key, self.list, code))
            .collect::<Result<Vec<Code>>>()?;
        if codes.is_empty() {
            return Err(reason(
                "no code; a text of another matter goes into `ignore`",
            ));
        }
        question
            .check(codes)
            .map_err(|_| reason("these codes do not go together in one record"))
    }
}

/// The code that a record holds for a code written in a mapping.
pub(super) fn recordable(key: &str, list: &CodeList, text: &str) -> Result<Code> {
    let code: Code = text
        .parse()
        .map_err(|error| InvalidMapping::MalformedCode {
            key: key.to_owned(),
            error,
        })?;
    if is_missing(&code) {
        return Ok(code);
    }
    let category = list.get(text).ok_or_else(|| InvalidMapping::UnknownCode {
        key: key.to_owned(),
        code: text.to_owned(),
        list: list.name().to_owned(),
        nearest: match list.resolve(text) {
            Ok(code) => vec![code.to_string()],
            Err(miss) => miss
                .candidates
                .iter()
                .map(|near| near.code.to_string())
                .collect(),
        },
    })?;
    category
        .recorded_as()
        .cloned()
        .ok_or_else(|| InvalidMapping::NotRecordable {
            key: key.to_owned(),
            code: text.to_owned(),
        })
}

pub(super) fn missing_code(key: &str, text: Option<&str>) -> Result<Option<Code>> {
    let code = |text: &str| {
        text.parse()
            .ok()
            .filter(is_missing)
            .ok_or_else(|| InvalidMapping::NotMissing {
                key: key.to_owned(),
                code: shown(text),
            })
    };
    text.map(code).transpose()
}

pub(super) fn variable(name: &str) -> Result<Variable> {
    let derived = |name, source_entry| Err(InvalidMapping::DerivedVariable { name, source_entry });
    match name.parse() {
        Ok(Variable::AgeGroup) => derived("age_group", "`age`"),
        Ok(Variable::Period) => derived("period", "the dates"),
        Ok(Variable::DecisionTime) => derived("decision_time", "the dates"),
        Ok(variable) => Ok(variable),
        Err(_) => Err(InvalidMapping::UnknownVariable { name: shown(name) }),
    }
}

pub(super) fn formats(key: &str, texts: &[String]) -> Result<Vec<DayFormat>> {
    let mut formats: Vec<DayFormat> = Vec::new();
    for text in texts {
        let format = DayFormat::parse(text).ok_or_else(|| InvalidMapping::DateFormat {
            key: key.to_owned(),
            format: shown(text),
        })?;
        if let Some(other) = formats.iter().find(|other| format.contradicts(other)) {
            return Err(InvalidMapping::AmbiguousDates {
                key: key.to_owned(),
                first: other.as_str().to_owned(),
                second: format.as_str().to_owned(),
            });
        }
        formats.push(format);
    }
    Ok(formats)
}

pub(super) fn separators(key: &str, texts: &[String]) -> Result<Vec<String>> {
    match texts.iter().find(|text| text.trim().is_empty()) {
        Some(text) => Err(InvalidMapping::Separator {
            key: key.to_owned(),
            text: text.clone(),
        }),
        None => Ok(texts.to_vec()),
    }
}

pub(super) fn numbers(entry: &str, aliases: &BTreeMap<String, u8>) -> Result<Texts<u8>> {
    let mut texts = Texts::default();
    for (text, number) in aliases {
        if !texts.add(text, *number) {
            return Err(InvalidMapping::Contradiction {
                key: entry.to_owned(),
                text: shown(text),
            });
        }
    }
    Ok(texts)
}

pub(super) fn source(key: &str, reason: &'static str) -> InvalidMapping {
    InvalidMapping::Source {
        key: key.to_owned(),
        reason,
    }
}
