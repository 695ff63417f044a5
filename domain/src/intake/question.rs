//! From the text of a cell to the codes of one variable.

use std::ops::Range;

use super::texts::{Texts, shown};
use crate::{
    classification::{Candidate, CodeList},
    code::{Code, reserved},
    variable::Response,
};

/// More parts in one cell are free text, not answers.
const MOST_PARTS: usize = 32;
/// A category's own name holds the separator at most this often less one.
const LONGEST_RUN: usize = 6;

/// How the texts of one variable are read.
#[derive(Clone, Debug)]
pub(super) struct Question {
    pub(super) list: &'static CodeList,
    pub(super) label: &'static str,
    pub(super) response: Response,
    /// Texts of this file and their codes; no codes for another matter.
    pub(super) aliases: Texts<Vec<Code>>,
    pub(super) separators: Vec<String>,
    /// What an empty cell means, if the mapping says it.
    pub(super) empty: Option<Code>,
    /// Texts that mean nothing here are of another matter.
    pub(super) ignores_rest: bool,
}

/// What a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// Codes in ascending order, never none: answers, or one code of a
    /// missing answer.
    Codes(Vec<Code>),
    /// Nothing, or only of other matters.
    Empty,
    /// It cannot be used.
    Faults(Vec<Fault>),
}

/// Why a part of a cell cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) value: String,
    pub(super) kind: FaultKind,
    pub(super) candidates: Vec<Candidate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FaultKind {
    /// It means no category, or more than one.
    NoCategory,
    /// Several answers where one is allowed.
    SeveralAnswers,
    /// A missing answer beside another answer.
    MissingBesideAnswer,
    /// More parts than a cell of answers has.
    TooManyParts,
}

impl Question {
    /// Reads a cell. A separator within a category's own name does not
    /// separate: the longest run of parts that means something goes first.
    pub(super) fn read(&self, cell: &str) -> Reading {
        let cell = cell.trim();
        if cell.is_empty() {
            return Reading::Empty;
        }
        if let Some(codes) = self.look_up(cell) {
            return self.checked(cell, codes);
        }
        let parts = self.parts(cell);
        match parts.as_slice() {
            [] => Reading::Empty,
            [only] => self.read_parts(&cell[only.clone()], std::slice::from_ref(&(0..only.len()))),
            _ if parts.len() > MOST_PARTS && self.ignores_rest => Reading::Empty,
            _ if parts.len() > MOST_PARTS => {
                Reading::Faults(vec![fault(cell, FaultKind::TooManyParts)])
            }
            parts => self.read_parts(cell, parts),
        }
    }

    fn read_parts(&self, cell: &str, parts: &[Range<usize>]) -> Reading {
        let mut codes = Vec::new();
        let mut faults = Vec::new();
        let mut next = 0;
        while next < parts.len() {
            let runs = (next + 1..=parts.len().min(next + LONGEST_RUN)).rev();
            let found = runs.into_iter().find_map(|end| {
                let run = &cell[parts[next].start..parts[end - 1].end];
                self.look_up(run).map(|codes| (end, codes))
            });
            if let Some((end, more)) = found {
                codes.extend(more);
                next = end;
            } else {
                if !self.ignores_rest {
                    faults.push(self.unknown(&cell[parts[next].clone()]));
                }
                next += 1;
            }
        }
        // A cell of one answer that nobody knows is one text, not its parts.
        if self.response == Response::Single && faults.len() == parts.len() && parts.len() > 1 {
            faults = vec![self.unknown(cell)];
        }
        if faults.is_empty() {
            self.checked(cell, codes)
        } else {
            Reading::Faults(faults)
        }
    }

    /// The places of the parts that are not empty.
    fn parts(&self, cell: &str) -> Vec<Range<usize>> {
        let mut parts: Vec<Range<usize>> = std::iter::once(0..cell.len()).collect();
        for separator in &self.separators {
            parts = parts
                .into_iter()
                .flat_map(|part| split(cell, part, separator))
                .take(MOST_PARTS + 1)
                .collect();
        }
        parts
    }

    fn look_up(&self, text: &str) -> Option<Vec<Code>> {
        match self.aliases.get(text) {
            Some(codes) => Some(codes.clone()),
            None => self.list.find(text).map(|code| vec![code]),
        }
    }

    fn unknown(&self, text: &str) -> Fault {
        let candidates = match self.list.resolve(text) {
            Ok(_) => Vec::new(),
            Err(miss) => miss.candidates,
        };
        Fault {
            candidates,
            ..fault(text, FaultKind::NoCategory)
        }
    }

    fn checked(&self, cell: &str, codes: Vec<Code>) -> Reading {
        match self.check(codes) {
            Ok(codes) if codes.is_empty() => Reading::Empty,
            Ok(codes) => Reading::Codes(codes),
            Err(kind) => Reading::Faults(vec![fault(cell, kind)]),
        }
    }

    /// Puts codes in order, if they go together.
    pub(super) fn check(&self, mut codes: Vec<Code>) -> Result<Vec<Code>, FaultKind> {
        codes.sort_unstable();
        codes.dedup();
        if codes.len() > 1 {
            if codes.iter().any(is_missing) {
                return Err(FaultKind::MissingBesideAnswer);
            }
            if self.response == Response::Single {
                return Err(FaultKind::SeveralAnswers);
            }
        }
        Ok(codes)
    }
}

/// Whether a code stands for a missing answer.
pub(super) fn is_missing(code: &Code) -> bool {
    reserved::MISSING.contains(&code.as_str())
}

pub(super) fn fault(value: &str, kind: FaultKind) -> Fault {
    Fault {
        value: shown(value),
        kind,
        candidates: Vec::new(),
    }
}

/// The places of what stands between separators, without blanks around it.
fn split(cell: &str, part: Range<usize>, separator: &str) -> impl Iterator<Item = Range<usize>> {
    let mut next = part.start;
    cell[part].split(separator).filter_map(move |piece| {
        let start = next + piece.len() - piece.trim_start().len();
        next += piece.len() + separator.len();
        let length = piece.trim().len();
        (length > 0).then_some(start..start + length)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{classification::classification, variable::Variable};

    fn question(variable: Variable, separators: &[&str]) -> Question {
        let classification = classification();
        Question {
            list: classification.list(variable),
            label: classification.variable(variable).label.es.as_str(),
            response: variable.response(),
            aliases: Texts::default(),
            separators: separators.iter().map(|text| (*text).to_owned()).collect(),
            empty: None,
            ignores_rest: false,
        }
    }

    fn codes(texts: &[&str]) -> Reading {
        Reading::Codes(
            texts
                .iter()
                .map(|text| text.parse().expect("a code"))
                .collect(),
        )
    }

    fn kinds(reading: Reading) -> Vec<FaultKind> {
        match reading {
            Reading::Faults(faults) => faults.iter().map(|fault| fault.kind).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn several_answers_come_in_order_and_once() {
        let nationality = question(Variable::Nationality, &["|", " y "]);
        assert_eq!(
            nationality.read("Nicaragüense | costarricense|NIC"),
            codes(&["CRI", "NIC"])
        );
        assert_eq!(
            nationality.read("Nicaragua y Panamá"),
            codes(&["NIC", "PAN"])
        );
        assert_eq!(nationality.read("Nicaragua |"), codes(&["NIC"]));
        assert_eq!(nationality.read(" | "), Reading::Empty);
    }

    #[test]
    fn a_separator_in_a_categorys_name_does_not_separate() {
        let forms = question(Variable::FormOfExploitation, &[","]);
        assert_eq!(
            forms.read("Explotación sexual niñas, niños y adolescentes"),
            codes(&["EXP-S"])
        );
        assert_eq!(
            forms.read(
                "Matrimonio forzado, explotación laboral niñas, niños y adolescentes, Pornografía"
            ),
            codes(&["EXP-L6", "EXP-O2", "EXP-S2"])
        );
    }

    #[test]
    fn each_unknown_part_is_named_with_candidates() {
        let nationality = question(Variable::Nationality, &["|"]);
        let Reading::Faults(faults) = nationality.read("Nicaragua|Panamáa|Xyz") else {
            panic!("two parts mean nothing");
        };
        assert_eq!(faults.len(), 2);
        assert_eq!(faults[0].value, "Panamáa");
        assert_eq!(faults[0].candidates[0].code.as_str(), "PAN");
        assert!(faults[1].candidates.is_empty());
    }

    #[test]
    fn one_answer_where_one_is_allowed() {
        let sex = question(Variable::Sex, &["/"]);
        assert_eq!(kinds(sex.read("Mujer/Hombre")), [FaultKind::SeveralAnswers]);
        assert_eq!(sex.read("Mujer/Femenino"), codes(&["2"]));
        let Reading::Faults(faults) = sex.read("abc/def") else {
            panic!("neither part means anything");
        };
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].value, "abc/def");
    }

    #[test]
    fn a_missing_answer_beside_an_answer_contradicts_itself() {
        let nationality = question(Variable::Nationality, &["|"]);
        assert_eq!(nationality.read("Sin dato"), codes(&["_U"]));
        assert_eq!(
            kinds(nationality.read("Nicaragua|Sin dato")),
            [FaultKind::MissingBesideAnswer]
        );
    }

    #[test]
    fn aliases_go_first_and_may_say_nothing() {
        let mut forms = question(Variable::FormOfExploitation, &[","]);
        let code: Code = "EXP-L4".parse().expect("a code");
        assert!(forms.aliases.add("Reducción a la servidumbre", vec![code]));
        assert!(forms.aliases.add("Otro", vec![]));
        assert_eq!(forms.read("Otro"), Reading::Empty);
        assert_eq!(
            forms.read("otro, REDUCCION a la servidumbre"),
            codes(&["EXP-L4"])
        );
    }

    #[test]
    fn a_long_text_is_not_taken_for_answers() {
        let nationality = question(Variable::Nationality, &["|"]);
        let cell = "Nicaragua|".repeat(MOST_PARTS + 1);
        assert_eq!(kinds(nationality.read(&cell)), [FaultKind::TooManyParts]);
    }
}
