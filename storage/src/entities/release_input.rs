//! Which records a release was made of.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "release_input")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The release's name.
    #[sea_orm(unique)]
    pub release: String,
    /// Key and fingerprint of each record, eight bytes each, little-endian.
    pub fingerprints: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
