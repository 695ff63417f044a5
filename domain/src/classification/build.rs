//! From categories to checked lists that can be searched.

use rustc_hash::FxHashMap;

use super::{
    error::ClassificationError,
    index::Index,
    list::{Category, CodeList, Role},
    read::read_aliases,
    sources::Sources,
};
use crate::code::Code;

type Result<T> = std::result::Result<T, ClassificationError>;

/// Checks the tree of a list and indexes every text that leads to it.
pub(super) fn build_list(
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
