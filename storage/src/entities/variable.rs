//! A variable that takes several answers.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "variable")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// As in `domain::variable`.
    #[sea_orm(unique)]
    pub name: String,
    #[sea_orm(has_many)]
    pub answers: HasMany<super::answer::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
