//! From the files to a checked classification.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use serde::{Deserialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

use super::{
    Classification,
    crosswalk::{Correspondence, Relation, VariableInfo},
    error::ClassificationError,
    index::Index,
    list::{Category, CodeList, Confidence, Role},
    sources::Sources,
};
use crate::{
    code::{Code, reserved},
    label::Label,
    variable::{Response, Variable},
};

type Result<T> = std::result::Result<T, ClassificationError>;

/// The list whose categories name the reserved codes.
const MISSING_LIST: &str = "missing_value";
/// Edition of the lists; the rest of the version follows from their content.
const EDITION: &str = "1";

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
struct RoleRow {
    list: String,
    code: String,
    role: String,
    answer: String,
}

#[derive(Deserialize)]
struct ValidityRow {
    list: String,
    code: String,
    valid_from: String,
    valid_to: String,
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

/// Reads and checks all files.
pub(super) fn parse(sources: &Sources<'_>) -> Result<Classification> {
    let mut lists = sources
        .lists
        .iter()
        .map(|(name, text)| Ok((*name, read_categories(name, text)?)))
        .collect::<Result<Vec<_>>>()?;
    set_roles(&mut lists, sources.roles)?;
    set_validity(&mut lists, sources.validity)?;
    let missing = lists
        .iter()
        .find(|(name, _)| *name == MISSING_LIST)
        .map(|(_, categories)| categories.clone())
        .ok_or_else(|| unknown_list("lists", MISSING_LIST))?;
    if let Some((file, _)) = sources
        .aliases
        .iter()
        .find(|(file, _)| !lists.iter().any(|(name, _)| name == file))
    {
        return Err(unknown_list("aliases", file));
    }
    let missing_words = read_aliases("missing words", sources.missing_words)?;
    let lists = lists
        .into_iter()
        .map(|(name, categories)| build_list(name, categories, sources, &missing, &missing_words))
        .collect::<Result<Vec<_>>>()?;
    let by_name = unique_names(&lists)?;
    let infos = read_variables(sources.variables)?;
    let variables = describe_variables(&infos, &by_name)?;
    let age_list = by_name
        .get(Variable::AgeGroup.code_list())
        .map(|position| &lists[*position])
        .ok_or(ClassificationError::MissingVariable("age_group"))?;
    Ok(Classification {
        version: version(sources),
        ages: read_ages(sources.ages, age_list)?,
        correspondences: read_correspondences(sources.correspondences)?,
        lists,
        by_name,
        infos,
        variables,
    })
}

fn rows<Row: DeserializeOwned>(file: &str, text: &str) -> Result<Vec<Row>> {
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .collect::<std::result::Result<_, _>>()
        .map_err(|source| ClassificationError::Csv {
            file: file.to_owned(),
            source,
        })
}

fn code(file: &str, text: &str) -> Result<Code> {
    text.parse().map_err(|source| ClassificationError::Code {
        file: file.to_owned(),
        source,
    })
}

fn value(file: &str, column: &'static str, value: &str) -> ClassificationError {
    ClassificationError::Value {
        file: file.to_owned(),
        column,
        value: value.to_owned(),
    }
}

fn unknown_list(file: &str, list: &str) -> ClassificationError {
    ClassificationError::UnknownList {
        file: file.to_owned(),
        list: list.to_owned(),
    }
}

fn read_categories(list: &str, text: &str) -> Result<Vec<Category>> {
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

/// The category that a row of another file names.
fn named<'lists>(
    lists: &'lists mut [(&str, Vec<Category>)],
    file: &str,
    list: &str,
    wanted: &str,
) -> Result<&'lists mut Category> {
    let wanted = code(file, wanted)?;
    let (_, categories) = lists
        .iter_mut()
        .find(|(name, _)| *name == list)
        .ok_or_else(|| unknown_list(file, list))?;
    categories
        .iter_mut()
        .find(|category| category.code == wanted)
        .ok_or_else(|| ClassificationError::UnknownCategory {
            file: file.to_owned(),
            list: list.to_owned(),
            code: wanted,
        })
}

fn set_roles(lists: &mut [(&str, Vec<Category>)], text: &str) -> Result<()> {
    for row in rows::<RoleRow>("roles", text)? {
        let category = named(lists, "roles", &row.list, &row.code)?;
        category.role = match row.role.as_str() {
            "missing" => Role::Missing,
            "grouping" => Role::Grouping,
            "output_only" => Role::OutputOnly,
            other => return Err(value("roles", "role", other)),
        };
        let answers = reserved::MISSING.contains(&row.answer.as_str());
        let fits = match category.role {
            Role::Missing => answers,
            _ => row.answer.is_empty(),
        };
        if !fits {
            return Err(ClassificationError::Answer {
                list: row.list,
                code: category.code.clone(),
            });
        }
        category.answer = if answers {
            Some(code("roles", &row.answer)?)
        } else {
            None
        };
    }
    Ok(())
}

fn set_validity(lists: &mut [(&str, Vec<Category>)], text: &str) -> Result<()> {
    let day = |column, text: &str| match text {
        "" => Ok(None),
        text => text
            .parse::<NaiveDate>()
            .map(Some)
            .map_err(|_| value("validity", column, text)),
    };
    for row in rows::<ValidityRow>("validity", text)? {
        let category = named(lists, "validity", &row.list, &row.code)?;
        category.valid_from = day("valid_from", &row.valid_from)?;
        category.valid_to = day("valid_to", &row.valid_to)?;
        if let (Some(from), Some(to)) = (category.valid_from, category.valid_to)
            && to < from
        {
            return Err(ClassificationError::Validity {
                list: row.list,
                code: category.code.clone(),
            });
        }
    }
    Ok(())
}

fn read_aliases(file: &str, text: &str) -> Result<Vec<(String, Code)>> {
    rows::<AliasRow>(file, text)?
        .into_iter()
        .map(|row| Ok((row.alias, code(file, &row.code)?)))
        .collect()
}

fn build_list(
    name: &str,
    categories: Vec<Category>,
    sources: &Sources<'_>,
    missing: &[Category],
    missing_words: &[(String, Code)],
) -> Result<CodeList> {
    let positions = unique_codes(name, &categories)?;
    check_tree(name, &categories, &positions)?;
    let mut index = index_categories(&categories);
    for (_, text) in sources.aliases.iter().filter(|(list, _)| *list == name) {
        for (alias, code) in read_aliases(name, text)? {
            let target = positions
                .get(&code)
                .and_then(|position| categories[*position].recorded_as())
                .ok_or_else(|| ClassificationError::AliasTarget {
                    list: name.to_owned(),
                    alias: alias.clone(),
                    code: code.clone(),
                })?;
            index.add_alias(name, &alias, target)?;
        }
    }
    index_missing(&mut index, name, missing, missing_words)?;
    Ok(CodeList {
        name: name.to_owned(),
        categories,
        positions,
        index,
    })
}

fn unique_codes(list: &str, categories: &[Category]) -> Result<FxHashMap<Code, usize>> {
    let mut positions = FxHashMap::default();
    for (position, category) in categories.iter().enumerate() {
        if positions.insert(category.code.clone(), position).is_some() {
            return Err(ClassificationError::DuplicateCode {
                list: list.to_owned(),
                code: category.code.clone(),
            });
        }
    }
    Ok(positions)
}

/// Parents exist, and no walk upwards is longer than the list.
fn check_tree(
    list: &str,
    categories: &[Category],
    positions: &FxHashMap<Code, usize>,
) -> Result<()> {
    for category in categories {
        let mut current = category;
        let mut steps = 0;
        while let Some(parent) = &current.parent {
            let position =
                positions
                    .get(parent)
                    .ok_or_else(|| ClassificationError::UnknownParent {
                        list: list.to_owned(),
                        code: current.code.clone(),
                        parent: parent.clone(),
                    })?;
            current = &categories[*position];
            steps += 1;
            if steps > categories.len() {
                return Err(ClassificationError::ParentCycle {
                    list: list.to_owned(),
                    code: category.code.clone(),
                });
            }
        }
    }
    Ok(())
}

fn index_categories(categories: &[Category]) -> Index {
    let mut index = Index::default();
    for category in categories {
        if let Some(code) = category.recorded_as() {
            if category.role == Role::Substantive {
                index.name(code, &category.label);
            }
            index.add_code(category.code.as_str(), code);
        }
    }
    for category in categories {
        if let Some(code) = category.recorded_as() {
            index.add_label(&category.label.es, code);
            index.add_label(&category.label.en, code);
        }
    }
    index
}

fn index_missing(
    index: &mut Index,
    list: &str,
    missing: &[Category],
    words: &[(String, Code)],
) -> Result<()> {
    let reserved: Vec<&Category> = missing
        .iter()
        .filter(|category| category.role == Role::Missing)
        .collect();
    for category in &reserved {
        index.name(&category.code, &category.label);
        index.add_code(category.code.as_str(), &category.code);
        index.add_missing_word(&category.label.es, &category.code);
        index.add_missing_word(&category.label.en, &category.code);
    }
    for (word, code) in words {
        if !reserved.iter().any(|category| category.code == *code) {
            return Err(ClassificationError::AliasTarget {
                list: list.to_owned(),
                alias: word.clone(),
                code: code.clone(),
            });
        }
        index.add_missing_word(word, code);
    }
    Ok(())
}

fn unique_names(lists: &[CodeList]) -> Result<FxHashMap<String, usize>> {
    let mut by_name = FxHashMap::default();
    for (position, list) in lists.iter().enumerate() {
        if by_name.insert(list.name.clone(), position).is_some() {
            return Err(ClassificationError::DuplicateList(list.name.clone()));
        }
    }
    Ok(by_name)
}

fn read_variables(text: &str) -> Result<Vec<VariableInfo>> {
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

/// For each variable of the product, the places of its description and list.
fn describe_variables(
    infos: &[VariableInfo],
    by_name: &FxHashMap<String, usize>,
) -> Result<Vec<(usize, usize)>> {
    let describe = |variable: &Variable| {
        let name = variable.code_list();
        let info = infos
            .iter()
            .position(|info| info.code_list == name && info.response == variable.response())
            .ok_or(ClassificationError::MissingVariable(name))?;
        let list = by_name
            .get(name)
            .ok_or_else(|| unknown_list("variables", name))?;
        Ok((info, *list))
    };
    Variable::ALL.iter().map(describe).collect()
}

fn read_correspondences(text: &str) -> Result<Vec<Correspondence>> {
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
fn read_ages(text: &str, list: &CodeList) -> Result<Vec<Code>> {
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

/// Edition and the first 48 bits of the SHA-256 of all files.
fn version(sources: &Sources<'_>) -> String {
    let mut hash = Sha256::new();
    for text in sources.texts() {
        hash.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_le_bytes());
        hash.update(text.as_bytes());
    }
    let mut version = format!("{EDITION}-");
    for byte in &hash.finalize()[..6] {
        version.push_str(&format!("{byte:02x}"));
    }
    version
}
