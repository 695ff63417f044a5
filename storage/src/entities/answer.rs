//! One of several answers of a person, or the reason why there is none.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "answer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub application_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub variable_id: i32,
    /// A category, or the code of a missing answer.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    #[sea_orm(belongs_to, from = "application_id", to = "id")]
    pub application: BelongsTo<super::application::Entity>,
    #[sea_orm(belongs_to, from = "variable_id", to = "id")]
    pub variable: BelongsTo<super::variable::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
