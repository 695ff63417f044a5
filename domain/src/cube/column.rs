//! One variable of all records: each distinct set of codes once, and for each
//! record its place among them.

use std::mem;

use rustc_hash::FxHashMap;

use crate::code::Code;

/// Numbers of sets, one a record, as narrow as the greatest allows.
#[derive(Debug)]
pub(super) enum Ids {
    Narrow(Vec<u8>),
    Wide(Vec<u16>),
    Long(Vec<u32>),
}

impl Ids {
    /// Room for `rows` numbers below `bound`.
    pub(super) fn with_capacity(bound: usize, rows: usize) -> Self {
        if bound <= 1 << 8 {
            Self::Narrow(Vec::with_capacity(rows))
        } else if bound <= 1 << 16 {
            Self::Wide(Vec::with_capacity(rows))
        } else {
            Self::Long(Vec::with_capacity(rows))
        }
    }

    pub(super) fn get(&self, row: usize) -> usize {
        match self {
            Self::Narrow(ids) => usize::from(ids[row]),
            Self::Wide(ids) => usize::from(ids[row]),
            Self::Long(ids) => ids[row] as usize,
        }
    }

    /// Appends a number, widening all if it does not fit.
    pub(super) fn push(&mut self, id: u32) {
        match self {
            Self::Narrow(ids) => match u8::try_from(id) {
                Ok(id) => ids.push(id),
                Err(_) => {
                    *self = Self::Wide(ids.iter().map(|&id| id.into()).collect());
                    self.push(id);
                }
            },
            Self::Wide(ids) => match u16::try_from(id) {
                Ok(id) => ids.push(id),
                Err(_) => {
                    *self = Self::Long(ids.iter().map(|&id| id.into()).collect());
                    self.push(id);
                }
            },
            Self::Long(ids) => ids.push(id),
        }
    }

    fn bytes(&self) -> usize {
        match self {
            Self::Narrow(ids) => ids.capacity(),
            Self::Wide(ids) => ids.capacity() * size_of::<u16>(),
            Self::Long(ids) => ids.capacity() * size_of::<u32>(),
        }
    }
}

/// A column under construction.
#[derive(Debug)]
pub(super) struct ColumnBuilder {
    ids: Ids,
    places: FxHashMap<Box<[Code]>, u32>,
}

impl ColumnBuilder {
    pub(super) fn new() -> Self {
        Self {
            ids: Ids::Narrow(Vec::new()),
            places: FxHashMap::default(),
        }
    }

    /// Appends a record's codes, ascending and without repetition.
    pub(super) fn push(&mut self, codes: &[Code]) {
        let id = match self.places.get(codes) {
            Some(&id) => id,
            None => {
                let id = u32::try_from(self.places.len())
                    .expect("distinct sets are fewer than records, which are counted in 32 bits");
                self.places.insert(codes.into(), id);
                id
            }
        };
        self.ids.push(id);
    }

    /// Numbers the sets by their codes, so that the numbers do not depend on
    /// the order of arrival.
    pub(super) fn sort(&mut self) {
        let mut sets: Vec<_> = mem::take(&mut self.places).into_iter().collect();
        sets.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        let mut renumbered = vec![0; sets.len()];
        for (new, (codes, old)) in (0..).zip(sets) {
            renumbered[old as usize] = new;
            self.places.insert(codes, new);
        }
        match &mut self.ids {
            // Narrower numbers hold as many sets before as after.
            Ids::Narrow(ids) => ids
                .iter_mut()
                .for_each(|id| *id = renumbered[usize::from(*id)] as u8),
            Ids::Wide(ids) => ids
                .iter_mut()
                .for_each(|id| *id = renumbered[usize::from(*id)] as u16),
            Ids::Long(ids) => ids.iter_mut().for_each(|id| *id = renumbered[*id as usize]),
        }
    }

    /// The number of a record's set.
    pub(super) fn id(&self, row: usize) -> usize {
        self.ids.get(row)
    }

    /// The column of these records, in this order.
    pub(super) fn finish(self, rows: &[usize]) -> Column {
        let mut sets: Vec<_> = self.places.into_iter().collect();
        sets.sort_unstable_by_key(|&(_, id)| id);
        let mut codes: Vec<Code> = sets
            .iter()
            .flat_map(|(set, _)| set.iter())
            .cloned()
            .collect();
        codes.sort_unstable();
        codes.dedup();

        let mut starts = vec![0];
        let mut members = Vec::new();
        for (set, _) in &sets {
            // Every code of every set was collected.
            members.extend(set.iter().filter_map(|code| position(&codes, code)));
            starts.push(members.len());
        }
        members.shrink_to_fit();
        starts.shrink_to_fit();

        let mut ids = Ids::with_capacity(sets.len(), rows.len());
        // Numbers of fewer than 2^32 sets.
        rows.iter()
            .for_each(|&row| ids.push(self.ids.get(row) as u32));
        Column {
            ids,
            codes,
            starts,
            members,
        }
    }
}

fn position(codes: &[Code], code: &Code) -> Option<u32> {
    let place = codes.binary_search(code).ok()?;
    u32::try_from(place).ok()
}

/// The sets of codes of one variable, and each record's.
#[derive(Debug)]
pub(super) struct Column {
    ids: Ids,
    /// Every code of any record, ascending.
    codes: Vec<Code>,
    /// Where the members of each set begin, and where those of the last end.
    starts: Vec<usize>,
    /// Places in `codes`, ascending within each set.
    members: Vec<u32>,
}

impl Column {
    pub(super) fn ids(&self) -> &Ids {
        &self.ids
    }

    /// Every code of any record, ascending.
    pub(super) fn codes(&self) -> &[Code] {
        &self.codes
    }

    /// The place of a code in [`Self::codes`].
    pub(super) fn place(&self, code: &Code) -> Option<usize> {
        self.codes.binary_search(code).ok()
    }

    /// The distinct sets in the order of their numbers, each as places in
    /// [`Self::codes`].
    pub(super) fn sets(&self) -> impl ExactSizeIterator<Item = &[u32]> {
        self.starts
            .windows(2)
            .map(|bounds| &self.members[bounds[0]..bounds[1]])
    }

    /// The number of the set of one code alone.
    pub(super) fn set_of(&self, code: &str) -> Option<usize> {
        self.sets()
            .position(|set| matches!(set, [only] if self.codes[*only as usize].as_str() == code))
    }

    /// Bytes on the heap; texts of codes are shared between columns and left
    /// out.
    pub(super) fn bytes(&self) -> usize {
        self.ids.bytes()
            + self.codes.capacity() * size_of::<Code>()
            + self.starts.capacity() * size_of::<usize>()
            + self.members.capacity() * size_of::<u32>()
    }
}
