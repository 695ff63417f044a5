//! Reading exact records.

mod field;
mod stored;

use chrono::NaiveDate;
use domain::record::Application;
use futures::future::join;
use sea_orm::{
    ConnectionTrait, DbBackend, EntityTrait, Order, PaginatorTrait, QueryResult,
    sea_query::{BinOper, Expr, ExprTrait, Func, Query, SelectStatement},
};

use self::stored::Reader;
use crate::{
    Registry, StorageError, columns, connection,
    entities::{answer, application},
};

/// Records that are asked for at a time; two pages are in memory.
const PAGE: u64 = 2_000;

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
        let moment = connection::begin_reading(&self.db).await?;
        let mut reader = Reader::default();
        let mut rows = page(&moment, received_until, 0).await?;
        while let Some(last) = rows.last() {
            let following = page(&moment, received_until, last.try_get_by(0)?);
            let mut hand_over = || -> Result<(), StorageError> {
                for row in &rows {
                    handle(reader.read(row)?);
                }
                Ok(())
            };
            // The database is asked for the next page and works on it meanwhile.
            let (following, handed_over) = join(following, async { hand_over() }).await;
            handed_over?;
            rows = following?;
        }
        Ok(moment.commit().await?)
    }

    /// Number of records.
    ///
    /// # Errors
    ///
    /// The database failed.
    pub async fn count_applications(&self) -> Result<u64, StorageError> {
        Ok(application::Entity::find().count(&self.db).await?)
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
        .limit(PAGE)
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
