//! Dimensions as a policy declares them.

use domain::{
    classification::{Category, CodeList, classification},
    code::{Code, reserved},
    cube::{DimensionSpec, ItemSpec},
    variable::{Response, Variable},
};

/// The twelve single-answer variables that can be combined freely: cantons
/// are tabulated over pooled periods only.
pub(crate) fn single_answer() -> Vec<DimensionSpec> {
    Variable::ALL
        .iter()
        .filter(|variable| variable.response() == Response::Single)
        .filter(|variable| **variable != Variable::Canton)
        .map(|&variable| dimension(variable))
        .collect()
}

/// A variable with every category of its list and those below it, all
/// answers together, and the missing ones.
pub(crate) fn dimension(variable: Variable) -> DimensionSpec {
    let list = classification().list(variable);
    let held: Vec<&Category> = list
        .categories()
        .iter()
        .filter(|category| variable == Variable::Period || category.answer.is_none())
        .collect();
    let mut items: Vec<_> = held
        .iter()
        .map(|category| item(&category.code, members(list, &category.code)))
        .collect();
    let answered = held.iter().map(|category| category.code.clone()).collect();
    items.push(item(&code(reserved::ANSWERED), answered));
    items.extend(reserved::MISSING.map(|missing| item(&code(missing), vec![code(missing)])));
    DimensionSpec { variable, items }
}

/// A code and all below it.
fn members(list: &CodeList, code: &Code) -> Vec<Code> {
    let mut members = vec![code.clone()];
    for child in list.children(code.as_str()) {
        members.extend(self::members(list, &child.code));
    }
    members
}

fn item(code: &Code, members: Vec<Code>) -> ItemSpec {
    ItemSpec {
        code: code.clone(),
        members,
    }
}

fn code(text: &str) -> Code {
    text.parse().expect("a code")
}
