//! One person's request for accreditation.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "application")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The import that delivered its present state.
    pub import_id: i64,
    /// Reporting entity that registered it.
    pub institution: String,
    /// The institution's own code of the case.
    pub case_code: String,
    /// Day on which the request was received.
    pub received: Date,
    /// Day of the decision.
    pub decided: Option<Date>,
    /// Day on which the event began.
    pub event_date: Option<Date>,
    /// State of the request.
    pub status: String,
    /// Age in completed years.
    pub age_years: Option<i16>,
    /// Which date the age refers to.
    pub age_reference: Option<String>,
    /// Number of dependents.
    pub dependents: Option<i16>,
    /// Keyed hash of identity data.
    pub linkage_token: Option<String>,
    /// Invented for demonstration.
    pub demonstration: bool,
    /// The answers, `NULL` where the variable was not collected.
    pub sex: Option<String>,
    pub gender_identity: Option<String>,
    pub migration_status: Option<String>,
    pub education_level: Option<String>,
    pub occupation: Option<String>,
    pub province: Option<String>,
    pub canton: Option<String>,
    pub mother_tongue: Option<String>,
    pub form_of_recruitment: Option<String>,
    pub place_of_recruitment: Option<String>,
    pub trafficking_scope: Option<String>,
    #[sea_orm(belongs_to, from = "import_id", to = "id")]
    pub import: BelongsTo<super::import::Entity>,
    #[sea_orm(has_many)]
    pub answers: HasMany<super::answer::Entity>,
    #[sea_orm(has_many)]
    pub status_changes: HasMany<super::status_change::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
