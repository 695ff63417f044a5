//! Which records each release was made of.

use domain::selection::ReleaseId;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};

use crate::{Registry, StorageError, connection, entities::release_input};

/// Bytes of a key with its fingerprint.
const PAIR: usize = 16;

impl Registry {
    /// Remembers which records a release was made of (key and fingerprint of
    /// each), so that the next one can be compared with it. Saved again, as
    /// after a publication that was broken off, it replaces what was there.
    ///
    /// # Errors
    ///
    /// The database failed.
    pub async fn save_release_input(
        &self,
        release: &ReleaseId,
        fingerprints: &[(u64, u64)],
    ) -> Result<(), StorageError> {
        let row = release_input::ActiveModel {
            release: Set(release.as_str().to_owned()),
            fingerprints: Set(to_bytes(fingerprints)),
            ..Default::default()
        };
        let replace = OnConflict::column(release_input::Column::Release)
            .update_column(release_input::Column::Fingerprints)
            .to_owned();
        let transaction = connection::begin_writing(&self.db, self.patience).await?;
        release_input::Entity::insert(row)
            .on_conflict(replace)
            .exec_without_returning(&transaction)
            .await?;
        Ok(transaction.commit().await?)
    }

    /// What [`Self::save_release_input`] remembered.
    ///
    /// # Errors
    ///
    /// The database failed.
    pub async fn release_input(
        &self,
        release: &ReleaseId,
    ) -> Result<Option<Vec<(u64, u64)>>, StorageError> {
        release_input::Entity::find()
            .filter(release_input::Column::Release.eq(release.as_str()))
            .one(&self.db)
            .await?
            .map(|row| {
                to_pairs(&row.fingerprints).ok_or(StorageError::Inconsistent {
                    table: "release_input",
                    row: row.id,
                    column: "fingerprints",
                })
            })
            .transpose()
    }
}

fn to_bytes(fingerprints: &[(u64, u64)]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(fingerprints.len() * PAIR);
    for (key, fingerprint) in fingerprints {
        bytes.extend(key.to_le_bytes());
        bytes.extend(fingerprint.to_le_bytes());
    }
    bytes
}

/// The pairs, unless there is a broken one at the end.
fn to_pairs(bytes: &[u8]) -> Option<Vec<(u64, u64)>> {
    let (numbers, []) = bytes.as_chunks::<8>() else {
        return None;
    };
    let (pairs, []) = numbers.as_chunks::<2>() else {
        return None;
    };
    let number = |bytes: [u8; 8]| u64::from_le_bytes(bytes);
    Some(
        pairs
            .iter()
            .map(|&[key, fingerprint]| (number(key), number(fingerprint)))
            .collect(),
    )
}
