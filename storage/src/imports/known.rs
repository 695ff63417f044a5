//! Which records of a batch are stored already.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use domain::record::Application;
use sea_orm::{
    ConnectionTrait, DbBackend, DbErr, Statement, Value,
    sea_query::{Expr, ExprTrait, Query},
};

use crate::{
    entities::application::{Column, Entity},
    rows::{LIST, filled},
};

/// What is stored of a record that comes again.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) id: i64,
    pub(super) status: String,
    pub(super) decided: Option<NaiveDate>,
}

/// The records of one call, each case once.
pub(super) struct Batch<'record> {
    records: Vec<&'record Application>,
    /// Institution and case code to the place in `records`.
    places: HashMap<(&'record str, &'record str), usize>,
}

impl<'record> Batch<'record> {
    /// Of several records of one case, keeps the last one.
    pub(super) fn latest(records: &'record [Application]) -> Self {
        let mut batch = Self {
            records: Vec::with_capacity(records.len()),
            places: HashMap::with_capacity(records.len()),
        };
        for record in records {
            let place = *batch
                .places
                .entry((record.institution.as_str(), &record.case_code))
                .or_insert(batch.records.len());
            match batch.records.get_mut(place) {
                Some(earlier) => *earlier = record,
                None => batch.records.push(record),
            }
        }
        batch
    }

    pub(super) fn records(&self) -> impl Iterator<Item = &'record Application> {
        self.records.iter().copied()
    }

    fn case_codes(&self) -> BTreeMap<&'record str, Vec<&'record str>> {
        let mut codes: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for record in self.records() {
            codes
                .entry(record.institution.as_str())
                .or_default()
                .push(record.case_code.as_str());
        }
        codes
    }
}

/// Looks for the records of a batch.
#[derive(Debug)]
pub(super) struct Finder {
    backend: DbBackend,
    sql: String,
}

impl Finder {
    pub(super) fn new(backend: DbBackend) -> Self {
        let select = Query::select()
            .columns([
                Column::CaseCode,
                Column::Id,
                Column::Status,
                Column::Decided,
            ])
            .from(Entity)
            .and_where(Expr::col(Column::Institution).eq(""))
            .and_where(Expr::col(Column::CaseCode).is_in([""; LIST]))
            .take();
        Self {
            backend,
            sql: backend.build(&select).sql,
        }
    }

    /// What is stored of each record, in the order of the batch.
    pub(super) async fn run(
        &self,
        db: &impl ConnectionTrait,
        batch: &Batch<'_>,
    ) -> Result<Vec<Option<Known>>, DbErr> {
        let mut known = vec![None; batch.records.len()];
        for (institution, case_codes) in batch.case_codes() {
            for some in case_codes.chunks(LIST) {
                let values = std::iter::once(Value::from(institution)).chain(filled(some));
                let statement = Statement::from_sql_and_values(self.backend, &self.sql, values);
                for row in db.query_all_raw(statement).await? {
                    let case_code: String = row.try_get_by(0)?;
                    let Some(&place) = batch.places.get(&(institution, case_code.as_str())) else {
                        continue;
                    };
                    known[place] = Some(Known {
                        id: row.try_get_by(1)?,
                        status: row.try_get_by(2)?,
                        decided: row.try_get_by(3)?,
                    });
                }
            }
        }
        Ok(known)
    }
}
