//! Chance with integers only, so that the same seed gives the same bytes on
//! every machine.

use std::borrow::Cow;

use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};

/// What a cell of the table holds.
pub(super) type Text = Cow<'static, str>;

/// Choices and their weights.
pub(super) type Weighted<T = &'static str> = [(T, u32)];

/// A stream of chance that follows from its seed.
pub(super) struct Chance(ChaCha8Rng);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        Self(ChaCha8Rng::from_seed(key))
    }

    /// A number from 0 to `bound - 1`; 0 if `bound` is 0. The bias of some
    /// 10⁻⁶ does not matter for invented data.
    pub(super) fn below(&mut self, bound: u32) -> u32 {
        let product = u64::from(self.0.next_u32()) * u64::from(bound);
        u32::try_from(product >> 32).unwrap_or(0)
    }

    /// A number from `first` to `last`.
    pub(super) fn between(&mut self, first: u32, last: u32) -> u32 {
        first + self.below(last - first + 1)
    }

    /// Whether something of this likelihood, in thousandths, happens.
    pub(super) fn happens(&mut self, per_mille: u32) -> bool {
        self.below(1000) < per_mille
    }

    /// One of several, all alike.
    pub(super) fn one_of(&mut self, texts: &[&'static str]) -> &'static str {
        let place = self.below(u32::try_from(texts.len()).unwrap_or(0));
        texts.get(place as usize).copied().unwrap_or_default()
    }

    /// One of several by weight.
    pub(super) fn pick<T: Copy>(&mut self, choices: &Weighted<T>) -> T {
        let total = choices.iter().map(|(_, weight)| weight).sum();
        let mut left = self.below(total);
        for (choice, weight) in choices {
            if left < *weight {
                return *choice;
            }
            left -= weight;
        }
        choices[choices.len() - 1].0
    }

    /// Several different ones by weight, joined as one cell: a second with
    /// the likelihood `more`, a third with half of it.
    pub(super) fn pick_several(&mut self, choices: &Weighted, more: u32) -> Text {
        let first = self.pick(choices);
        let mut answers = vec![first];
        for likelihood in [more, more / 2] {
            if !self.happens(likelihood) {
                break;
            }
            let another = self.pick(choices);
            if !answers.contains(&another) {
                answers.push(another);
            }
        }
        join(&answers)
    }

    /// An answer, or the word for a missing one: not known and declined in
    /// thousandths.
    pub(super) fn answer(
        &mut self,
        unknown: u32,
        declined: u32,
        answer: impl FnOnce(&mut Self) -> Text,
    ) -> Text {
        match self.below(1000) {
            draw if draw < unknown => self.unknown(),
            draw if draw < unknown + declined => self
                .one_of(&["Se niega a responder", "Prefiere no responder"])
                .into(),
            _ => answer(self),
        }
    }

    /// A word for an answer that is not known.
    pub(super) fn unknown(&mut self) -> Text {
        self.one_of(&["Sin dato", "No indica", "Ignorado", "Se desconoce"])
            .into()
    }

    /// A text as hurried hands type it: sometimes without accents or in
    /// capitals.
    pub(super) fn spell(&mut self, text: &'static str) -> Text {
        match self.below(100) {
            0..8 if !text.is_ascii() => without_accents(text).into(),
            8..11 => text.to_uppercase().into(),
            _ => text.into(),
        }
    }
}

/// Several answers in one cell.
pub(super) fn join(answers: &[&'static str]) -> Text {
    match answers {
        [] => "".into(),
        [only] => (*only).into(),
        several => several.join(super::ANSWER_SEPARATOR).into(),
    }
}

fn without_accents(text: &str) -> String {
    let plain = |letter| match letter {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' | 'ü' => 'u',
        'ñ' => 'n',
        other => other,
    };
    text.chars().map(plain).collect()
}
