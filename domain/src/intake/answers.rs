//! The answers to one question in one row.

use rustc_hash::FxHashMap;

use super::{
    Rejection,
    mapping::{Answered, Source},
    question::{Question, Reading, is_missing},
    reason,
    row::Row,
};
use crate::code::Code;

/// A column with more different texts is not one of answers.
const MOST_REMEMBERED: usize = 4096;
/// Longer texts, in bytes, are not remembered.
const LONGEST_REMEMBERED: usize = 256;

/// What the texts of one column mean: most columns have a few dozen of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Cache(FxHashMap<Box<str>, Reading>);

impl Cache {
    /// Reads a cell and hands over what it says.
    fn read<T>(&mut self, question: &Question, cell: &str, hand: impl FnOnce(&Reading) -> T) -> T {
        if let Some(reading) = self.0.get(cell) {
            return hand(reading);
        }
        let reading = question.read(cell);
        let handed = hand(&reading);
        if cell.len() <= LONGEST_REMEMBERED {
            // A column of free text must not fill the memory.
            if self.0.len() >= MOST_REMEMBERED {
                self.0.clear();
            }
            self.0.insert(cell.into(), reading);
        }
        handed
    }
}

/// The codes of a row, in ascending order, or none if any value was rejected.
///
/// Several columns answer together: a missing answer counts only where no
/// column has another, and then the first one.
pub(super) fn read(
    answered: &Answered,
    caches: &mut [Cache],
    row: Row<'_>,
    rejections: &mut Vec<Rejection>,
) -> Vec<Code> {
    let columns = match &answered.source {
        Source::Constant(codes) => return codes.clone(),
        Source::Columns(columns) => columns,
    };
    let question = &answered.question;
    let rejected = rejections.len();
    let mut codes: Vec<Code> = Vec::new();
    for (column, cache) in columns.iter().zip(caches) {
        cache.read(question, row.cell(*column), |reading| match reading {
            Reading::Empty => {}
            Reading::Codes(more) => add(&mut codes, more),
            Reading::Faults(faults) => rejections.extend(faults.iter().map(|fault| {
                let name = row.name(*column);
                reason::answer(name, question.label, fault)
            })),
        });
    }
    if rejections.len() > rejected {
        return Vec::new();
    }
    if codes.is_empty() {
        return no_answer(question, columns[0], row, rejections);
    }
    question.check(codes).unwrap_or_else(|kind| {
        let cells: Vec<&str> = columns.iter().map(|column| row.cell(*column)).collect();
        let fault = super::question::fault(&cells.join(" + "), kind);
        rejections.push(reason::answer(row.name(columns[0]), question.label, &fault));
        Vec::new()
    })
}

fn add(codes: &mut Vec<Code>, more: &[Code]) {
    match (codes.first().map(is_missing), is_missing(&more[0])) {
        (Some(true), true) | (Some(false), true) => {}
        (Some(true), false) => *codes = more.to_vec(),
        (None | Some(false), _) => codes.extend_from_slice(more),
    }
}

/// What it means that nobody answered.
fn no_answer(
    question: &Question,
    column: usize,
    row: Row<'_>,
    rejections: &mut Vec<Rejection>,
) -> Vec<Code> {
    if let Some(code) = &question.empty {
        return vec![code.clone()];
    }
    let (name, cell) = (row.name(column), row.cell(column));
    rejections.push(if cell.is_empty() {
        reason::is_empty(name, " y el mapeo no dice qué significa una celda vacía")
    } else {
        reason::says(
            name,
            cell,
            ", que no responde, y el mapeo no dice qué significa una celda sin respuesta",
        )
    });
    Vec::new()
}
