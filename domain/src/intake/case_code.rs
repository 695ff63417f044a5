//! Case codes: unique in a file, and the same when it is imported again.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Rejection, reason, row::Row};

/// The longest case code, in characters.
const LONGEST_CODE: usize = 64;

/// The case codes of a file so far, as 64-bit hashes: a few bytes a row, and
/// two codes are taken for one with a likelihood of 10⁻⁷ in a million rows.
#[derive(Clone, Debug, Default)]
pub(super) struct CaseCodes {
    seen: FxHashSet<u64>,
    numbers: FxHashMap<u64, u32>,
}

impl CaseCodes {
    /// Whether a code was not there before.
    pub(super) fn is_new(&mut self, code: &str) -> bool {
        self.seen.insert(hash(code))
    }

    /// How many rows had this key, this one included.
    pub(super) fn next_number(&mut self, key: &str) -> u32 {
        let number = self.numbers.entry(hash(key)).or_default();
        *number = number.saturating_add(1);
        *number
    }
}

fn hash(text: &str) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(text)
}

/// The case code of a row: the texts of its columns, joined by hyphens. It may
/// still be too long.
///
/// # Errors
///
/// What is wrong with each of them.
pub(super) fn join(row: Row<'_>, columns: &[usize]) -> Result<String, Vec<Rejection>> {
    let parts = || {
        columns
            .iter()
            .map(|column| (row.name(*column), row.cell(*column)))
    };
    let faults: Vec<Rejection> = parts()
        .filter_map(|(name, cell)| check(name, cell).err())
        .collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    let code: Vec<&str> = parts().map(|(_, cell)| cell).collect();
    Ok(code.join("-"))
}

/// Whether a text can be, or be part of, a case code.
pub(super) fn check(column: &str, text: &str) -> Result<(), Rejection> {
    if text.is_empty() {
        Err(reason::is_empty(column, ": falta el código del caso"))
    } else if text.chars().count() > LONGEST_CODE {
        Err(reason::says(
            column,
            text,
            ", demasiado largo para ser un código de caso",
        ))
    } else if text.contains(char::is_control) {
        Err(reason::says(
            column,
            text,
            ", con signos que un código de caso no admite",
        ))
    } else if looks_personal(text) {
        Err(reason::says(
            column,
            text,
            ", que parece un dato personal (número de cédula o correo) y no un código de caso",
        ))
    } else {
        Ok(())
    }
}

/// An electronic address, or a Costa Rican identity number with its hyphens.
fn looks_personal(text: &str) -> bool {
    let widths = || text.split('-').map(str::len);
    text.contains('@')
        || (widths().eq([1, 4, 4])
            && text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identity_numbers_and_addresses_are_no_case_codes() {
        assert!(check("caso", "1-0234-0567").is_err());
        assert!(check("caso", "ana@example.org").is_err());
        assert!(check("caso", "2024-0234-0567").is_ok());
        assert!(check("caso", "A-0234-0567").is_ok());
    }

    #[test]
    fn a_case_code_is_short_and_printable() {
        assert!(check("caso", "").is_err());
        assert!(check("caso", "a\u{1f}b").is_err());
        assert!(check("caso", &"ñ".repeat(LONGEST_CODE)).is_ok());
        assert!(check("caso", &"ñ".repeat(LONGEST_CODE + 1)).is_err());
    }

    #[test]
    fn rows_of_one_key_are_numbered_from_one() {
        let mut codes = CaseCodes::default();
        assert_eq!(codes.next_number("a"), 1);
        assert_eq!(codes.next_number("b"), 1);
        assert_eq!(codes.next_number("a"), 2);
        assert!(codes.is_new("a-1"));
        assert!(!codes.is_new("a-1"));
    }
}
