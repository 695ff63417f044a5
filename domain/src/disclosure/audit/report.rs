//! What the attacks brought.

use crate::label::{Label, Language};

/// A way of attacking a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attack {
    /// A total minus its parts, along every line of every table.
    Subtraction,
    /// Bounds of every cell, tightened across all tables until nothing moves.
    LinkedTables,
    /// All lines through a cell averaged, each number itself averaged over
    /// all tables that contain it.
    Averaging,
    /// Hidden cells fitted to the margins of their table.
    Fitting,
    /// A cell of one release minus the same cell of the release before.
    ReleaseDifference,
}

impl Attack {
    /// Every attack.
    pub const ALL: [Self; 5] = [
        Self::Subtraction,
        Self::LinkedTables,
        Self::Averaging,
        Self::Fitting,
        Self::ReleaseDifference,
    ];

    /// Its name for readers.
    #[must_use]
    pub fn label(self) -> Label {
        match self {
            Self::Subtraction => Label::new("Resta en una línea", "Subtraction along a line"),
            Self::LinkedTables => Label::new("Tablas enlazadas", "Linked tables"),
            Self::Averaging => Label::new("Promedio de tablas", "Averaging over tables"),
            Self::Fitting => Label::new("Ajuste a los márgenes", "Fitting to margins"),
            Self::ReleaseDifference => {
                Label::new("Resta entre publicaciones", "Difference of releases")
            }
        }
    }
}

/// What one attack brought: numbers of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The attack.
    pub attack: Attack,
    /// True small counts in the examined tables that are not public anyway.
    /// Zero for [`Attack::ReleaseDifference`], which looks at changes.
    pub small: usize,
    /// Hidden cells for which the attacker claims a small count.
    pub attacked: usize,
    /// Claims that are exactly right.
    pub exact: usize,
    /// Right by always naming the small count that is most frequent among them.
    pub by_guessing: usize,
    /// Right by an estimate from coarser tables alone.
    pub from_coarser: usize,
}

impl Outcome {
    pub(super) fn new(attack: Attack) -> Self {
        Self {
            attack,
            small: 0,
            attacked: 0,
            exact: 0,
            by_guessing: 0,
            from_coarser: 0,
        }
    }

    pub(super) fn add(&mut self, score: &Score) {
        self.attacked += score.attacked;
        self.exact += score.exact;
        self.by_guessing += score.by_guessing;
        self.from_coarser += score.from_coarser;
    }

    /// Share of the claims that are exactly right; `None` without a claim.
    #[must_use]
    pub fn rate(&self) -> Option<f64> {
        share(self.exact, self.attacked)
    }

    /// The same by guessing.
    #[must_use]
    pub fn rate_by_guessing(&self) -> Option<f64> {
        share(self.by_guessing, self.attacked)
    }

    /// The same from coarser tables alone.
    #[must_use]
    pub fn rate_from_coarser(&self) -> Option<f64> {
        share(self.from_coarser, self.attacked)
    }

    /// Share of all true small counts that the attacker names exactly.
    #[must_use]
    pub fn reach(&self) -> Option<f64> {
        share(self.exact, self.small)
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "numbers of cells of a table in memory"
)]
fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// How the claims on one measure fared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Score {
    pub(super) attacked: usize,
    pub(super) exact: usize,
    pub(super) by_guessing: usize,
    pub(super) from_coarser: usize,
}

/// What all attacks brought, on the release as protected and on the same
/// records with the noise left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditReport {
    /// Tables examined for each measure.
    pub tables: usize,
    /// The release as the policy protects it.
    pub protected: [Outcome; Attack::ALL.len()],
    /// Small counts hidden, but no noise: here the attacks must succeed.
    pub without_noise: [Outcome; Attack::ALL.len()],
}

impl AuditReport {
    /// The outcome of an attack on the release as protected.
    #[must_use]
    pub fn outcome(&self, attack: Attack) -> Outcome {
        self.protected[attack as usize]
    }

    /// The outcome of the same attack without noise.
    #[must_use]
    pub fn outcome_without_noise(&self, attack: Attack) -> Outcome {
        self.without_noise[attack as usize]
    }

    /// The report as lines of text: rates and numbers of cells, none named.
    #[must_use]
    pub fn to_text(&self, language: Language) -> String {
        let text = |es, en| match language {
            Language::Es => es,
            Language::En => en,
        };
        let heading = match language {
            Language::Es => format!("Ataques a {} tablas por medida\n", self.tables),
            Language::En => format!("Attacks on {} tables of each measure\n", self.tables),
        };
        let mut lines = heading;
        lines += &format!(
            "{:<28}{:>10}{:>10}{:>10}{:>11}{:>12}{:>12}\n",
            "",
            text("celdas", "cells"),
            text("exactas", "exact"),
            text("de todas", "of all"),
            text("adivinando", "guessing"),
            text("de margen", "coarser"),
            text("sin ruido", "no noise"),
        );
        for (outcome, bare) in self.protected.iter().zip(&self.without_noise) {
            lines += &format!(
                "{:<28}{:>10}{:>10}{:>10}{:>11}{:>12}{:>12}\n",
                outcome.attack.label().in_language(language),
                outcome.attacked,
                percent(outcome.rate()),
                percent(outcome.reach()),
                percent(outcome.rate_by_guessing()),
                percent(outcome.rate_from_coarser()),
                percent(bare.rate()),
            );
        }
        lines
    }
}

fn percent(rate: Option<f64>) -> String {
    rate.map_or_else(|| "–".into(), |rate| format!("{:.0} %", rate * 100.0))
}
