//! What became of a file, for whoever imported it.

use std::{
    collections::HashMap,
    io::{self, Write},
    path::PathBuf,
};

use domain::intake::{Quarantined, Rejection};
use storage::ImportCounts;

/// Rejections that are listed one by one.
const MOST_LISTED: usize = 20;
/// Values that are counted.
const MOST_COUNTED: usize = 1_000;
/// Values that are shown with their number of rows.
const MOST_FREQUENT: usize = 10;

/// What became of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// What became of the rows.
    pub counts: ImportCounts,
    /// Rows without any text, which are no rows.
    pub blank: u64,
    /// The rows that were kept out.
    pub rejected: Rejected,
    /// What was done.
    pub outcome: Outcome,
    /// Where the rows that were kept out can be corrected.
    pub quarantine: Option<PathBuf>,
}

/// What was done with the accepted rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outcome {
    /// They are in the registry.
    #[default]
    Imported,
    /// They were in the registry already: the same file, institution and
    /// mapping. Nothing was changed.
    AlreadyImported,
    /// They were only looked at. Nothing was changed.
    Checked,
}

/// The first rejections of a file, and which values are behind most of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rejected {
    /// The first ones, each with its row.
    pub first: Vec<(u64, Rejection)>,
    /// All of them.
    pub total: u64,
    /// Column and value to number of rejections.
    values: HashMap<(String, String), u64>,
}

impl Rejected {
    /// Adds what is wrong with a row.
    pub(super) fn add(&mut self, row: u64, quarantined: &Quarantined) {
        for rejection in &quarantined.rejections {
            self.total += 1;
            if self.first.len() < MOST_LISTED {
                self.first.push((row, rejection.clone()));
            }
            let value = (rejection.column.clone(), rejection.value.clone());
            if self.values.len() < MOST_COUNTED || self.values.contains_key(&value) {
                *self.values.entry(value).or_default() += 1;
            }
        }
    }

    /// Column and value with the number of rejections, most frequent first.
    #[must_use]
    pub fn most_frequent(&self) -> Vec<(&str, &str, u64)> {
        let mut values: Vec<_> = self
            .values
            .iter()
            .map(|((column, value), times)| (column.as_str(), value.as_str(), *times))
            .collect();
        values.sort_by(|left, right| right.2.cmp(&left.2).then_with(|| left.cmp(right)));
        values.truncate(MOST_FREQUENT);
        values
    }
}

impl ImportReport {
    /// Writes the report as text.
    ///
    /// # Errors
    ///
    /// The output cannot be written.
    pub fn write(&self, to: &mut dyn Write) -> io::Result<()> {
        self.write_rejections(to)?;
        let ImportCounts {
            rows,
            accepted,
            quarantined,
            filtered,
        } = self.counts;
        writeln!(
            to,
            "{rows} rows: {accepted} accepted, {quarantined} in quarantine, \
             {filtered} left out by the mapping's filter"
        )?;
        if self.blank > 0 {
            writeln!(to, "{} blank rows besides", self.blank)?;
        }
        if let Some(path) = &self.quarantine {
            writeln!(
                to,
                "The rows in quarantine are in {}; corrected, import it with the same mapping.",
                path.display()
            )?;
        } else if quarantined > 0 {
            writeln!(to, "--quarantine FILE.csv writes the rows in quarantine.")?;
        }
        match self.outcome {
            Outcome::Imported => writeln!(to, "Imported."),
            Outcome::AlreadyImported => {
                writeln!(to, "This file was imported before: nothing was changed.")
            }
            Outcome::Checked => writeln!(to, "Only checked: nothing was changed."),
        }
    }

    fn write_rejections(&self, to: &mut dyn Write) -> io::Result<()> {
        for (row, rejection) in &self.rejected.first {
            write!(to, "fila {row}: {}", rejection.reason)?;
            if !rejection.candidates.is_empty() {
                write!(to, " Sugerencias: {}.", candidates(rejection))?;
            }
            writeln!(to)?;
        }
        let listed = self.rejected.first.len() as u64;
        if self.rejected.total > listed {
            writeln!(
                to,
                "… y {} motivos más. Los más frecuentes:",
                self.rejected.total - listed
            )?;
            for (column, value, times) in self.rejected.most_frequent() {
                writeln!(to, "  {times} × «{column}»: «{value}»")?;
            }
        }
        Ok(())
    }
}

/// Nearest categories, as `NIC (Nicaragua), NER (Níger)`.
pub(super) fn candidates(rejection: &Rejection) -> String {
    let candidates: Vec<String> = rejection
        .candidates
        .iter()
        .map(|candidate| format!("{} ({})", candidate.code, candidate.label.es))
        .collect();
    candidates.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quarantined(value: &str) -> Quarantined {
        Quarantined {
            rejections: vec![Rejection {
                column: "sexo".to_owned(),
                value: value.to_owned(),
                reason: format!("La columna «sexo» dice «{value}»."),
                candidates: Vec::new(),
            }],
            number: None,
        }
    }

    fn text(report: &ImportReport) -> String {
        let mut text = Vec::new();
        report.write(&mut text).expect("written");
        String::from_utf8(text).expect("text")
    }

    #[test]
    fn the_first_rejections_are_listed_and_all_are_counted() {
        let mut report = ImportReport::default();
        for row in 2..32 {
            let value = if row % 3 == 0 { "b" } else { "a" };
            report.rejected.add(row, &quarantined(value));
        }
        assert_eq!(report.rejected.first.len(), MOST_LISTED);
        assert_eq!(
            report.rejected.most_frequent(),
            [("sexo", "a", 20), ("sexo", "b", 10)]
        );
        let text = text(&report);
        assert!(
            text.starts_with("fila 2: La columna «sexo» dice «a».\n"),
            "{text}"
        );
        assert!(text.contains("… y 10 motivos más."), "{text}");
        assert!(text.contains("  20 × «sexo»: «a»\n"), "{text}");
    }

    #[test]
    fn memory_does_not_grow_with_different_values() {
        let mut rejected = Rejected::default();
        for row in 0..5_000 {
            rejected.add(row, &quarantined(&row.to_string()));
        }
        assert_eq!(rejected.values.len(), MOST_COUNTED);
        assert_eq!(rejected.total, 5_000);
    }

    #[test]
    fn an_import_that_changed_nothing_says_so() {
        for outcome in [Outcome::AlreadyImported, Outcome::Checked] {
            let report = ImportReport {
                outcome,
                ..ImportReport::default()
            };
            assert!(text(&report).ends_with("nothing was changed.\n"));
        }
    }
}
