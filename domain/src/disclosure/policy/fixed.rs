//! Items that every dimension has.

use super::PolicyItem;
use crate::{
    code::{Code, reserved},
    label::Label,
    table::ItemKind,
};

/// The residual of a dimension.
pub(in crate::disclosure) const OTHER: &str = "X-OTH";

/// The group of any answer and the items of missing ones.
pub(in crate::disclosure) fn closing_items(answers: Vec<Code>) -> Vec<PolicyItem> {
    let answered = PolicyItem {
        code: fixed_code(reserved::ANSWERED),
        label: Label::new("Con respuesta", "Any answer"),
        kind: ItemKind::Group,
        parent: None,
        members: answers,
    };
    let labels = [
        Label::new("Sin dato", "Not known"),
        Label::new("No aplica", "Not applicable"),
        Label::new("Se niega a responder", "Declines to answer"),
        Label::new("No recolectado", "Not collected"),
    ];
    let missing = reserved::MISSING
        .into_iter()
        .zip(labels)
        .map(|(code, label)| PolicyItem {
            code: fixed_code(code),
            label,
            kind: ItemKind::Missing,
            parent: None,
            members: vec![fixed_code(code)],
        });
    std::iter::once(answered).chain(missing).collect()
}

/// A code that is written in the program.
pub(in crate::disclosure) fn fixed_code(code: &str) -> Code {
    code.parse()
        .expect("the program's own codes are well-formed")
}
