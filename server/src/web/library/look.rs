//! One look at the place of the releases: what is new, changed or gone.

use std::{collections::BTreeMap, sync::Arc};

use domain::selection::ReleaseId;
use storage::releases::{Listed, ReleaseStoreError};

use super::ReleaseFile;

/// A file that was listed, sound or not.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    stamp: String,
    file: Option<Arc<ReleaseFile>>,
}

/// All that was listed at one look.
pub(super) type Known = BTreeMap<ReleaseId, Seen>;

/// What one look found.
pub(super) struct Look {
    /// The files that are sound, as they were listed: oldest first.
    pub(super) files: Vec<Arc<ReleaseFile>>,
    /// What the next look compares with.
    pub(super) seen: Known,
    /// Why some file was not read; it is tried again at the next look.
    pub(super) missed: Option<ReleaseStoreError>,
}

impl Look {
    /// Reads what is not as it was seen before. A store that does not answer is
    /// not asked again: each question may take long.
    pub(super) fn at(
        listed: Vec<Listed>,
        before: &Known,
        read: impl Fn(&ReleaseId) -> Result<Option<Arc<ReleaseFile>>, ReleaseStoreError>,
    ) -> Self {
        let mut look = Self {
            files: Vec::new(),
            seen: Known::new(),
            missed: None,
        };
        for Listed { id, stamp } in listed {
            let known = before.get(&id);
            let same = known.is_some_and(|known| known.stamp == stamp);
            if same || matches!(look.missed, Some(ReleaseStoreError::Unreachable { .. })) {
                look.keep(id, known);
                continue;
            }
            match read(&id) {
                Ok(file) => {
                    // A release never changes: if its file is no longer sound,
                    // what was read when it was is still that release.
                    let file = file.or_else(|| known.and_then(|known| known.file.clone()));
                    look.keep(id, Some(&Seen { stamp, file }));
                }
                Err(error) => {
                    look.keep(id, known);
                    look.missed = Some(error);
                }
            }
        }
        look
    }

    fn keep(&mut self, id: ReleaseId, seen: Option<&Seen>) {
        if let Some(seen) = seen {
            self.files.extend(seen.file.clone());
            self.seen.insert(id, seen.clone());
        }
    }
}
