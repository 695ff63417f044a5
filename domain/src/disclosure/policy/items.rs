//! The items of a dimension and the codes of records that count in them.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    InvalidPolicy, PolicyItem, file,
    fixed::{OTHER, closing_items, fixed_code},
};
use crate::{
    classification::{Category, CodeList, Role, classification},
    code::Code,
    label::Label,
    table::ItemKind,
    variable::Variable,
};

/// All items of a dimension: categories, the residual if anything is left,
/// groups, the group of any answer, missing answers.
pub(super) fn items(
    key: &str,
    variable: Variable,
    dimension: file::Dimension,
) -> Result<Vec<PolicyItem>, InvalidPolicy> {
    let reader = Reader {
        key,
        variable,
        list: classification().list(variable),
    };
    let declared = match (dimension.categories, dimension.level) {
        (Some(categories), None) => categories,
        (None, Some(level)) => reader.level(level),
        _ => {
            return Err(InvalidPolicy::Value {
                key: key.to_owned(),
                reason: "needs either `categories` or `level`",
            });
        }
    };
    if declared.is_empty() {
        return Err(InvalidPolicy::Value {
            key: key.to_owned(),
            reason: "publishes no category",
        });
    }
    let mut items = reader.categories(declared)?;
    items.extend(reader.residual(&items, dimension.other)?);
    let mut groups = dimension
        .groups
        .into_iter()
        .map(|group| reader.group(group.into_declared(), &items))
        .collect::<Result<Vec<_>, _>>()?;
    reader.set_parents(&mut items, &groups);
    let nested = groups.clone();
    reader.set_parents(&mut groups, &nested);
    items.append(&mut groups);
    let answers = reader
        .answers()
        .map(|category| category.code.clone())
        .collect();
    items.extend(closing_items(answers));
    reader.check_unique(&items)?;
    Ok(items)
}

/// Reads the items of one dimension.
struct Reader<'file> {
    key: &'file str,
    variable: Variable,
    list: &'static CodeList,
}

impl Reader<'_> {
    fn key(&self, part: &str) -> String {
        format!("{}.{part}", self.key)
    }

    /// What records can answer. Age groups follow from completed years, so
    /// only the finest of them occur.
    fn answers(&self) -> impl Iterator<Item = &'static Category> {
        let derived = self.variable == Variable::AgeGroup;
        let list = self.list;
        list.categories()
            .iter()
            .filter(|category| category.role == Role::Substantive)
            .filter(move |category| {
                !derived || list.children(category.code.as_str()).next().is_none()
            })
    }

    /// Every answer down to a depth of the tree.
    fn level(&self, level: usize) -> Vec<file::Entry> {
        self.list
            .categories()
            .iter()
            .filter(|category| {
                let code = category.code.as_str();
                let depth = self.list.ancestors(code).len() + 1;
                let lowest = self.list.children(code).next().is_none();
                matches!(category.role, Role::Substantive | Role::Grouping)
                    && (depth == level || (depth < level && lowest))
            })
            .map(|category| file::Entry::Code(category.code.to_string()))
            .collect()
    }

    fn known(&self, part: &str, code: &str) -> Result<&'static Category, InvalidPolicy> {
        self.list
            .get(code)
            .ok_or_else(|| InvalidPolicy::UnknownCode {
                key: self.key(part),
                variable: self.variable,
                code: code.to_owned(),
            })
    }

    /// The categories: a record counts in the one of its own code, else in
    /// that of the nearest code above.
    fn categories(&self, declared: Vec<file::Entry>) -> Result<Vec<PolicyItem>, InvalidPolicy> {
        const PART: &str = "categories";
        let mut items = Vec::with_capacity(declared.len());
        let mut anchors: BTreeMap<&str, usize> = BTreeMap::new();
        for entry in declared {
            let entry = entry.into_declared();
            if !entry.except.is_empty() {
                return Err(InvalidPolicy::Value {
                    key: self.key(PART),
                    reason: "`except` is for groups",
                });
            }
            let own = [entry.code.clone()];
            for member in entry.members.as_deref().unwrap_or(&own) {
                let category = self.known(PART, member)?;
                if anchors
                    .insert(category.code.as_str(), items.len())
                    .is_some()
                {
                    return Err(self.repeated(PART, &category.code));
                }
            }
            items.push(self.item(PART, &entry, ItemKind::Category)?);
        }
        for category in self.answers() {
            let above = self.list.ancestors(category.code.as_str());
            let place = std::iter::once(category)
                .chain(above)
                .find_map(|category| anchors.get(category.code.as_str()));
            if let Some(&place) = place {
                items[place].members.push(category.code.clone());
            }
        }
        self.check_filled(PART, &items)?;
        Ok(items)
    }

    /// The item of all answers that no category holds, if there are any.
    fn residual(
        &self,
        categories: &[PolicyItem],
        label: Option<file::Texts>,
    ) -> Result<Option<PolicyItem>, InvalidPolicy> {
        let held: BTreeSet<_> = categories.iter().flat_map(|item| &item.members).collect();
        let members: Vec<Code> = self
            .answers()
            .map(|category| category.code.clone())
            .filter(|code| !held.contains(code))
            .collect();
        if members.is_empty() {
            return match label {
                None => Ok(None),
                Some(_) => Err(InvalidPolicy::Value {
                    key: self.key("other"),
                    reason: "nothing is left over for it",
                }),
            };
        }
        let label = label.map_or_else(
            || Label::new("Otras categorías", "Other categories"),
            |texts| Label::new(texts.es, texts.en),
        );
        Ok(Some(PolicyItem {
            code: fixed_code(OTHER),
            label,
            kind: ItemKind::Category,
            parent: None,
            members,
        }))
    }

    /// A declared group: all answers of its members, themselves categories of
    /// the policy or codes of any level of the list.
    fn group(
        &self,
        declared: file::Declared,
        categories: &[PolicyItem],
    ) -> Result<PolicyItem, InvalidPolicy> {
        const PART: &str = "groups";
        let members = match (&declared.members, declared.except.is_empty()) {
            (Some(members), _) => self.union(members, categories)?,
            (None, false) => self
                .answers()
                .map(|category| category.code.clone())
                .collect(),
            (None, true) => self.union(std::slice::from_ref(&declared.code), categories)?,
        };
        let without = self.union(&declared.except, categories)?;
        let mut item = self.item(PART, &declared, ItemKind::Group)?;
        // Ascending, as `set_parents` relies on.
        item.members = members.difference(&without).cloned().collect();
        self.check_filled(PART, std::slice::from_ref(&item))?;
        Ok(item)
    }

    fn union(
        &self,
        members: &[String],
        categories: &[PolicyItem],
    ) -> Result<BTreeSet<Code>, InvalidPolicy> {
        let mut codes = BTreeSet::new();
        for member in members {
            if let Some(category) = categories.iter().find(|item| item.code.as_str() == member) {
                codes.extend(category.members.iter().cloned());
                continue;
            }
            let top = self.known("groups", member)?;
            let below = self.answers().filter(|answer| {
                std::iter::once(*answer)
                    .chain(self.list.ancestors(answer.code.as_str()))
                    .any(|category| category.code == top.code)
            });
            codes.extend(below.map(|category| category.code.clone()));
        }
        Ok(codes)
    }

    /// An item without its members yet.
    fn item(
        &self,
        part: &str,
        declared: &file::Declared,
        kind: ItemKind,
    ) -> Result<PolicyItem, InvalidPolicy> {
        let code: Code = declared
            .code
            .parse()
            .map_err(|_| InvalidPolicy::UnknownCode {
                key: self.key(part),
                variable: self.variable,
                code: declared.code.clone(),
            })?;
        let label = match (&declared.es, &declared.en, self.list.get(code.as_str())) {
            (Some(es), Some(en), _) => Label::new(es, en),
            (None, None, Some(category)) => category.label.clone(),
            _ => {
                return Err(InvalidPolicy::NoLabel {
                    key: self.key(part),
                    code,
                });
            }
        };
        Ok(PolicyItem {
            code,
            label,
            kind,
            parent: None,
            members: Vec::new(),
        })
    }

    fn repeated(&self, part: &str, code: &Code) -> InvalidPolicy {
        InvalidPolicy::Repeated {
            key: self.key(part),
            code: code.clone(),
        }
    }

    fn check_filled(&self, part: &str, items: &[PolicyItem]) -> Result<(), InvalidPolicy> {
        match items.iter().find(|item| item.members.is_empty()) {
            None => Ok(()),
            Some(item) => Err(InvalidPolicy::Empty {
                key: self.key(part),
                code: item.code.clone(),
            }),
        }
    }

    fn check_unique(&self, items: &[PolicyItem]) -> Result<(), InvalidPolicy> {
        let mut seen = BTreeSet::new();
        match items.iter().find(|item| !seen.insert(&item.code)) {
            None => Ok(()),
            Some(item) => Err(self.repeated("categories and groups", &item.code)),
        }
    }

    /// The parent of an item is the least group that holds it and more; that
    /// of a canton is its province, an item of another dimension.
    fn set_parents(&self, items: &mut [PolicyItem], groups: &[PolicyItem]) {
        for item in items {
            let least = groups
                .iter()
                .filter(|group| {
                    group.members.len() > item.members.len()
                        && item
                            .members
                            .iter()
                            .all(|code| group.members.binary_search(code).is_ok())
                })
                .min_by_key(|group| group.members.len());
            item.parent = match least {
                Some(group) => Some(group.code.clone()),
                None if self.variable == Variable::Canton => self
                    .list
                    .get(item.code.as_str())
                    .and_then(|category| category.parent.clone()),
                None => None,
            };
        }
    }
}
