//! From the files to a checked classification.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use super::{
    Classification, VariableInfo,
    build::build_list,
    error::ClassificationError,
    list::{Category, CodeList, Role},
    read::{
        RoleRow, ValidityRow, code, read_ages, read_aliases, read_categories, read_correspondences,
        read_variables, rows, unknown_list, value,
    },
    sources::Sources,
};
use crate::{code::reserved, variable::Variable};

type Result<T> = std::result::Result<T, ClassificationError>;

/// The list whose categories name the reserved codes.
const MISSING_LIST: &str = "missing_value";
/// Edition of the lists; the rest of the version follows from their content.
const EDITION: &str = "1";

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

fn unique_names(lists: &[CodeList]) -> Result<FxHashMap<String, usize>> {
    let mut by_name = FxHashMap::default();
    for (position, list) in lists.iter().enumerate() {
        if by_name.insert(list.name.clone(), position).is_some() {
            return Err(ClassificationError::DuplicateList(list.name.clone()));
        }
    }
    Ok(by_name)
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
