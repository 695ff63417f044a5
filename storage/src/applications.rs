//! Reading exact records.

mod field;
mod stored;

use chrono::NaiveDate;
use domain::record::Application;
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, IsolationLevel,
    Order, PaginatorTrait, QueryResult, TransactionOptions, TransactionTrait,
    sea_query::{BinOper, Expr, ExprTrait, Func, Query, SelectStatement},
};

use self::stored::Reader;
use crate::{
    Registry, StorageError, columns,
    entities::{answer, application},
};

/// Records that are in memory at a time.
const PAGE: usize = 2_000;

impl Registry {
    /// Hands over every record received up to a day, one by one, in the order
    /// in which they first came in. All are as they were at one moment, even
    /// if an import ends meanwhile; memory does not grow with their number.
    ///
    /// # Errors
    ///
    /// The database failed or holds what it should not.
    pub async fn for_each_application(
        &self,
        received_until: NaiveDate,
        mut handle: impl FnMut(Application) + Send,
    ) -> Result<(), StorageError> {
        let moment = self.begin_reading().await?;
        let mut reader = Reader::default();
        let mut last_id = 0;
        loop {
            let rows = page(&moment, received_until, last_id).await?;
            for row in &rows {
                last_id = row.try_get_by(0)?;
                let json: String = row.try_get_by(1)?;
                handle(reader.read(last_id, &json)?);
            }
            if rows.len() < PAGE {
                return Ok(());
            }
        }
    }

    /// Number of records.
    ///
    /// # Errors
    ///
    /// The database failed.
    pub async fn count_applications(&self) -> Result<u64, StorageError> {
        Ok(application::Entity::find().count(&self.db).await?)
    }

    /// A transaction that sees the database as it is now, whoever writes.
    async fn begin_reading(&self) -> Result<DatabaseTransaction, StorageError> {
        let options = match self.db.get_database_backend() {
            DbBackend::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..Default::default()
            },
            // With a write-ahead log this is what SQLite does anyway.
            _ => TransactionOptions::default(),
        };
        Ok(self.db.begin_with_options(options).await?)
    }
}

/// The records that follow one, in ascending order: the key and all values in
/// one JSON array. The driver copies and hands over each value on its own,
/// which for a row of them takes longer than all else.
async fn page(
    db: &impl ConnectionTrait,
    received_until: NaiveDate,
    after: i64,
) -> Result<Vec<QueryResult>, StorageError> {
    let backend = db.get_database_backend();
    let array = match backend {
        DbBackend::Postgres => "json_build_array",
        _ => "json_array",
    };
    let values = columns::all().map(Expr::col).chain([answers(backend)]);
    let select = Query::select()
        .column(application::Column::Id)
        .expr(Expr::from(Func::cust(array).args(values)).cast_as("text"))
        .from(application::Entity)
        .and_where(Expr::col(application::Column::Id).gt(after))
        .and_where(Expr::col(application::Column::Received).lte(received_until))
        .order_by(application::Column::Id, Order::Asc)
        .limit(PAGE as u64)
        .take();
    Ok(db.query_all(&select).await?)
}

/// All answers of a record in one text, `1:CRI 1:NIC 5:CTR-1`.
fn answers(backend: DbBackend) -> Expr {
    let joined = match backend {
        DbBackend::Postgres => "string_agg",
        _ => "group_concat",
    };
    let answer = Expr::col(answer::Column::VariableId)
        .cast_as("text")
        .binary(BinOper::Custom("||"), ":")
        .binary(BinOper::Custom("||"), Expr::col(answer::Column::Code));
    let select: SelectStatement = Query::select()
        .expr(Func::cust(joined).arg(answer).arg(" "))
        .from(answer::Entity)
        .and_where(
            Expr::col((answer::Entity, answer::Column::ApplicationId))
                .equals((application::Entity, application::Column::Id)),
        )
        .take();
    Expr::SubQuery(None, Box::new(select.into()))
}
