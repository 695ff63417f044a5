//! Why a row is kept out, in sentences for the person who corrects it.

use super::{
    Rejection,
    question::{Fault, FaultKind},
    texts::shown,
};

/// A rejected value and the rest of the sentence that begins with its column
/// and itself.
pub(super) fn says(column: &str, value: &str, rest: &str) -> Rejection {
    let value = shown(value);
    Rejection {
        reason: format!("La columna «{column}» dice «{value}»{rest}."),
        column: column.to_owned(),
        value,
        candidates: Vec::new(),
    }
}

/// A cell that is empty although something has to be there.
pub(super) fn is_empty(column: &str, rest: &str) -> Rejection {
    Rejection {
        reason: format!("La columna «{column}» está vacía{rest}."),
        column: column.to_owned(),
        value: String::new(),
        candidates: Vec::new(),
    }
}

/// A part of a cell of answers that cannot be used.
pub(super) fn answer(column: &str, label: &str, fault: &Fault) -> Rejection {
    let rest = match fault.kind {
        FaultKind::NoCategory => format!(", que no corresponde a una categoría de «{label}»"),
        FaultKind::SeveralAnswers => {
            format!(": son varias respuestas y «{label}» admite una sola")
        }
        FaultKind::MissingBesideAnswer => {
            ", que mezcla un dato faltante con otra respuesta".to_owned()
        }
        FaultKind::TooManyParts => {
            ", un texto con demasiadas partes para ser respuestas".to_owned()
        }
    };
    Rejection {
        candidates: fault.candidates.clone(),
        ..says(column, &fault.value, &rest)
    }
}
