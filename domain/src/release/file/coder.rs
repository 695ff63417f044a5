//! An arithmetic coder of single decisions.
//!
//! Each decision is coded against the chance that it had, learnt from earlier
//! ones of its kind: what was likely costs a fraction of a bit. Reader and
//! writer learn alike. Whole numbers only: every machine codes the same.

use super::super::InvalidRelease;

/// Chances are shares of this.
const WHOLE: u32 = 1 << 16;
/// No chance is smaller: what never happened can still be written.
const LEAST: u32 = 32;
/// After so many decisions later ones weigh as much as earlier ones.
const MEMORY: usize = 120;
/// How far a chance moves towards what is decided, as shares: two thirds of
/// the way at first.
const STEPS: [u32; MEMORY + 1] = {
    let mut steps = [0; MEMORY + 1];
    let mut seen = 0;
    while seen <= MEMORY {
        steps[seen] = 2 * WHOLE / (2 * seen as u32 + 3);
        seen += 1;
    }
    steps
};
/// Bytes that a writer keeps back, and ends with.
const WINDOW_BYTES: usize = 4;
/// The byte of the window that is settled first.
const TOP: u32 = 0xff << 24;

/// The chance that a kind of decision is taken.
#[derive(Clone, Copy)]
pub(super) struct Chance {
    share: u32,
    /// Decisions of its kind, up to [`MEMORY`].
    seen: usize,
}

impl Chance {
    /// As likely as not.
    pub(super) const EVEN: Self = Self {
        share: WHOLE / 2,
        seen: 0,
    };

    /// Moves towards what was decided: far at first, then less and less.
    fn learn(&mut self, decision: bool) {
        let step = STEPS[self.seen];
        // Shares are below 2¹⁶: nothing overflows.
        if decision {
            self.share += ((WHOLE - self.share) * step) >> 16;
        } else {
            self.share -= (self.share * step) >> 16;
        }
        self.share = self.share.clamp(LEAST, WHOLE - LEAST);
        self.seen = (self.seen + 1).min(MEMORY);
    }
}

/// Writes decisions, or reads them: what a file holds is described once for
/// both.
pub(super) trait Coder {
    /// A writer writes the decision given; a reader ignores it. Both return
    /// what is in the file.
    fn decide(&mut self, chance: &mut Chance, decision: bool) -> bool;
}

/// The part of all numbers in which the number stands that the file is.
struct Interval {
    low: u32,
    high: u32,
}

impl Interval {
    const WHOLE: Self = Self {
        low: 0,
        high: u32::MAX,
    };

    /// The greatest number that stands for a decision taken.
    fn middle(&self, chance: Chance) -> u32 {
        let width = u64::from(self.high - self.low);
        // Less than `width`.
        self.low + (width * u64::from(chance.share) / u64::from(WHOLE)) as u32
    }

    fn narrow(&mut self, middle: u32, decision: bool) {
        if decision {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
    }

    /// Takes away the first byte when nothing to come can change it.
    fn settled(&mut self) -> Option<u8> {
        if (self.low ^ self.high) & TOP != 0 {
            return None;
        }
        let byte = (self.high >> 24) as u8;
        self.low <<= 8;
        self.high = self.high << 8 | 0xff;
        Some(byte)
    }
}

/// Writes decisions.
pub(super) struct Writer {
    interval: Interval,
    bytes: Vec<u8>,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self {
            interval: Interval::WHOLE,
            bytes: Vec::new(),
        }
    }

    /// All that was decided.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.bytes.extend(self.interval.low.to_be_bytes());
        self.bytes
    }
}

impl Coder for Writer {
    fn decide(&mut self, chance: &mut Chance, decision: bool) -> bool {
        let middle = self.interval.middle(*chance);
        self.interval.narrow(middle, decision);
        chance.learn(decision);
        while let Some(byte) = self.interval.settled() {
            self.bytes.push(byte);
        }
        decision
    }
}

/// Reads what a [`Writer`] wrote.
pub(super) struct Reader<'a> {
    interval: Interval,
    window: u32,
    rest: &'a [u8],
    /// Whether more was asked than there is; then all it says is invented.
    is_over: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Result<Self, InvalidRelease> {
        let (window, rest) = bytes
            .split_first_chunk::<WINDOW_BYTES>()
            .ok_or_else(|| InvalidRelease("its cells are cut short".into()))?;
        Ok(Self {
            interval: Interval::WHOLE,
            window: u32::from_be_bytes(*window),
            rest,
            is_over: false,
        })
    }

    /// Refuses to go on after the last byte.
    pub(super) fn check(&self) -> Result<(), InvalidRelease> {
        if self.is_over {
            return InvalidRelease::because("its cells are cut short");
        }
        Ok(())
    }

    /// Refuses an end that no writer makes.
    pub(super) fn finish(self) -> Result<(), InvalidRelease> {
        self.check()?;
        if !self.rest.is_empty() || self.window != self.interval.low {
            return InvalidRelease::because("there are bytes after its last cell");
        }
        Ok(())
    }
}

impl Coder for Reader<'_> {
    fn decide(&mut self, chance: &mut Chance, _: bool) -> bool {
        let middle = self.interval.middle(*chance);
        let decision = self.window <= middle;
        self.interval.narrow(middle, decision);
        chance.learn(decision);
        while self.interval.settled().is_some() {
            let next = self.rest.split_first();
            self.is_over |= next.is_none();
            let (&byte, rest) = next.unwrap_or((&0, &[]));
            self.rest = rest;
            self.window = self.window << 8 | u32::from(byte);
        }
        decision
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Decisions of which one in `rarity` is taken.
    fn decisions(rarity: u32) -> Vec<bool> {
        (0..20_000u32)
            .map(|place| place.wrapping_mul(2_654_435_761) >> 8) // scattered
            .map(|scattered| scattered % rarity == 0)
            .collect()
    }

    fn written(decisions: &[bool]) -> Vec<u8> {
        let (mut writer, mut chance) = (Writer::new(), Chance::EVEN);
        for &decision in decisions {
            writer.decide(&mut chance, decision);
        }
        writer.finish()
    }

    #[test]
    fn what_was_decided_is_read_back_and_nothing_is_left() {
        for rarity in [1, 2, 7, 1000, u32::MAX] {
            let decisions = decisions(rarity);
            let bytes = written(&decisions);
            let (mut reader, mut chance) = (Reader::new(&bytes).unwrap(), Chance::EVEN);
            for &decision in &decisions {
                assert_eq!(reader.decide(&mut chance, false), decision);
            }
            reader.finish().unwrap();
        }
    }

    #[test]
    fn what_is_likely_costs_a_fraction_of_a_bit() {
        let even = written(&decisions(2)).len();
        assert!(written(&decisions(100)).len() * 8 < even);
        assert!(written(&decisions(u32::MAX)).len() * 100 < even);
    }

    #[test]
    fn cut_longer_and_changed_ends_are_refused() {
        let decisions = decisions(3);
        let bytes = written(&decisions);
        let read = |bytes: &[u8]| {
            let (mut reader, mut chance) = (Reader::new(bytes)?, Chance::EVEN);
            for _ in &decisions {
                reader.decide(&mut chance, false);
            }
            reader.finish()
        };
        assert_eq!(read(&bytes), Ok(()));
        assert!(read(&bytes[..bytes.len() - 1]).is_err());
        assert!(read(&bytes[..3]).is_err());
        assert!(read(&[bytes.as_slice(), &[0]].concat()).is_err());
        let mut changed = bytes;
        *changed.last_mut().unwrap() ^= 1;
        assert!(read(&changed).is_err());
    }
}
