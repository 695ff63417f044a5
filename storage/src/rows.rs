//! Many rows by few statements.

use sea_orm::{
    ConnectionTrait, DbBackend, DbErr, EntityTrait, Statement, Value,
    sea_query::{OnConflict, Query},
};

/// Rows in one statement, largest first. A statement of another size would be
/// parsed anew each time; these few stay prepared.
const SIZES: [usize; 3] = [200, 20, 1];

/// The one size of a list of values to look for.
pub(crate) const LIST: usize = 200;

/// Inserts rows of one table.
#[derive(Debug)]
pub(crate) struct RowInsert {
    backend: DbBackend,
    width: usize,
    statements: [String; SIZES.len()],
}

impl RowInsert {
    /// Prepares the statements.
    pub(crate) fn new<E: EntityTrait>(
        backend: DbBackend,
        columns: &[E::Column],
        on_conflict: Option<OnConflict>,
    ) -> Self {
        let statement = |rows| {
            let mut insert = Query::insert();
            insert
                .into_table(E::default())
                .columns(columns.iter().copied());
            for _ in 0..rows {
                // Any value: only the text of the statement is kept.
                insert.values_panic(columns.iter().map(|_| true.into()));
            }
            if let Some(on_conflict) = &on_conflict {
                insert.on_conflict(on_conflict.clone());
            }
            backend.build(&insert).sql
        };
        Self {
            backend,
            width: columns.len(),
            statements: SIZES.map(statement),
        }
    }

    /// Inserts the rows whose values follow each other.
    pub(crate) async fn run(
        &self,
        db: &impl ConnectionTrait,
        values: Vec<Value>,
    ) -> Result<(), DbErr> {
        let mut values = values.into_iter();
        for (size, sql) in SIZES.into_iter().zip(&self.statements) {
            let needed = size * self.width;
            while values.len() >= needed {
                let these: Vec<Value> = values.by_ref().take(needed).collect();
                let statement = Statement::from_sql_and_values(self.backend, sql, these);
                db.execute_raw(statement).await?;
            }
        }
        Ok(())
    }
}

/// The values of a list of fixed size: the last one is repeated to fill it.
///
/// Looking for a value twice finds it once, and the statement stays the same.
pub(crate) fn filled<T: Clone + Into<Value>>(list: &[T]) -> impl Iterator<Item = Value> {
    let last = list.last();
    list.iter()
        .chain(std::iter::repeat_with(move || last).flatten())
        .take(LIST)
        .map(|value| value.clone().into())
}
