//! The transaction of an import.

use domain::record::Application;
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, QuerySelect, Statement, Value,
    sea_query::{Expr, ExprTrait, OnConflict, Query},
};

use super::{
    ImportCounts,
    known::{Batch, Finder, Known},
    stored, values,
};
use crate::{
    StorageError, columns,
    entities::{answer, application, import, status_change},
    rows::{LIST, RowInsert, filled},
};

/// One import: one transaction. Dropped without [`Self::commit`], it never
/// happened, and so it is when the program dies.
#[derive(Debug)]
pub struct ImportTransaction {
    transaction: DatabaseTransaction,
    import_id: i64,
    next_id: i64,
    statements: Statements,
}

/// The texts of the statements that every batch repeats.
#[derive(Debug)]
struct Statements {
    backend: DbBackend,
    find: Finder,
    put_applications: RowInsert,
    forget_answers: String,
    put_answers: RowInsert,
    put_status_changes: RowInsert,
}

/// A record with its row's key and what was stored before.
struct Entry<'record> {
    id: i64,
    record: &'record Application,
    before: Option<Known>,
}

impl ImportTransaction {
    pub(super) async fn begin(
        transaction: DatabaseTransaction,
        import_id: i64,
    ) -> Result<Self, StorageError> {
        let last_id: Option<i64> = application::Entity::find()
            .select_only()
            .column_as(Expr::col(application::Column::Id).max(), "last")
            .into_tuple()
            .one(&transaction)
            .await?
            .flatten();
        Ok(Self {
            import_id,
            next_id: next(last_id.unwrap_or(0))?,
            statements: Statements::new(transaction.get_database_backend()),
            transaction,
        })
    }

    /// Adds or, where institution and case code are known, replaces records
    /// with all their answers. A new or changed status joins the history.
    ///
    /// Of several records of one case, the last one holds.
    ///
    /// # Errors
    ///
    /// A record cannot be stored, or the database failed. The import can then
    /// only be dropped.
    pub async fn insert(&mut self, records: &[Application]) -> Result<(), StorageError> {
        let batch = Batch::latest(records);
        let known = self.statements.find.run(&self.transaction, &batch).await?;
        let entries = self.number(&batch, known)?;
        self.put_applications(&entries).await?;
        self.put_answers(&entries).await?;
        self.put_status_changes(&entries).await
    }

    /// Makes the import count.
    ///
    /// # Errors
    ///
    /// The database refused; then it never happened.
    pub async fn commit(self, counts: ImportCounts) -> Result<(), StorageError> {
        let ending = import::ActiveModel {
            id: Set(self.import_id),
            rows: Set(stored(counts.rows)?),
            accepted: Set(stored(counts.accepted)?),
            quarantined: Set(stored(counts.quarantined)?),
            filtered: Set(stored(counts.filtered)?),
            ..Default::default()
        };
        ending.update(&self.transaction).await?;
        Ok(self.transaction.commit().await?)
    }

    /// Gives each record its row: a known case keeps the one it has.
    fn number<'record>(
        &mut self,
        batch: &Batch<'record>,
        known: Vec<Option<Known>>,
    ) -> Result<Vec<Entry<'record>>, StorageError> {
        let mut number = |(record, before): (&'record Application, Option<Known>)| {
            let id = match &before {
                Some(before) => before.id,
                None => {
                    let id = self.next_id;
                    self.next_id = next(id)?;
                    id
                }
            };
            Ok(Entry { id, record, before })
        };
        batch.records().zip(known).map(&mut number).collect()
    }

    async fn put_applications(&self, entries: &[Entry<'_>]) -> Result<(), StorageError> {
        let mut rows = Vec::with_capacity(entries.len() * columns::all().count());
        for entry in entries {
            values::application(entry.id, self.import_id, entry.record, &mut rows)?;
        }
        let insert = &self.statements.put_applications;
        Ok(insert.run(&self.transaction, rows).await?)
    }

    async fn put_answers(&self, entries: &[Entry<'_>]) -> Result<(), StorageError> {
        self.forget_answers(entries).await?;
        let mut rows = Vec::new();
        for entry in entries {
            values::answers(entry.id, entry.record, &mut rows);
        }
        let insert = &self.statements.put_answers;
        Ok(insert.run(&self.transaction, rows).await?)
    }

    async fn forget_answers(&self, entries: &[Entry<'_>]) -> Result<(), StorageError> {
        let replaced: Vec<i64> = entries
            .iter()
            .filter(|entry| entry.before.is_some())
            .map(|entry| entry.id)
            .collect();
        for ids in replaced.chunks(LIST) {
            let statement = Statement::from_sql_and_values(
                self.statements.backend,
                &self.statements.forget_answers,
                filled(ids),
            );
            self.transaction.execute_raw(statement).await?;
        }
        Ok(())
    }

    async fn put_status_changes(&self, entries: &[Entry<'_>]) -> Result<(), StorageError> {
        let rows = entries
            .iter()
            .filter(|entry| entry.changes_status())
            .flat_map(|entry| -> [Value; 4] {
                [
                    entry.id.into(),
                    self.import_id.into(),
                    entry.record.status.as_str().into(),
                    entry.record.decided.into(),
                ]
            })
            .collect();
        let insert = &self.statements.put_status_changes;
        Ok(insert.run(&self.transaction, rows).await?)
    }
}

impl Entry<'_> {
    /// The record is new, or its status or the day of its decision is.
    fn changes_status(&self) -> bool {
        self.before.as_ref().is_none_or(|before| {
            before.status != self.record.status.as_str() || before.decided != self.record.decided
        })
    }
}

impl Statements {
    fn new(backend: DbBackend) -> Self {
        let applications: Vec<_> = columns::all().collect();
        let replace_application = OnConflict::column(application::Column::Id)
            .update_columns(applications[1..].iter().copied())
            .to_owned();
        let replace_status = OnConflict::columns([
            status_change::Column::ApplicationId,
            status_change::Column::ImportId,
        ])
        .update_columns([
            status_change::Column::Status,
            status_change::Column::Decided,
        ])
        .to_owned();
        Self {
            backend,
            find: Finder::new(backend),
            put_applications: RowInsert::new::<application::Entity>(
                backend,
                &applications,
                Some(replace_application),
            ),
            forget_answers: forget_answers(backend),
            put_answers: RowInsert::new::<answer::Entity>(
                backend,
                &[
                    answer::Column::ApplicationId,
                    answer::Column::VariableId,
                    answer::Column::Code,
                ],
                None,
            ),
            put_status_changes: RowInsert::new::<status_change::Entity>(
                backend,
                &[
                    status_change::Column::ApplicationId,
                    status_change::Column::ImportId,
                    status_change::Column::Status,
                    status_change::Column::Decided,
                ],
                Some(replace_status),
            ),
        }
    }
}

fn forget_answers(backend: DbBackend) -> String {
    let delete = Query::delete()
        .from_table(answer::Entity)
        .and_where(Expr::col(answer::Column::ApplicationId).is_in([0_i64; LIST]))
        .take();
    backend.build(&delete).sql
}

fn next(id: i64) -> Result<i64, StorageError> {
    id.checked_add(1).ok_or(StorageError::Full)
}
