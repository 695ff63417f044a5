//! Why the registry could not answer.

use std::path::PathBuf;

use domain::variable::Variable;
use sea_orm::{DbErr, RuntimeErr, sqlx};

/// Why the registry could not answer.
///
/// No message holds a value of a record, or the address of the database with
/// its password.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The address of the database does not begin with a known scheme.
    #[error("the database's address must begin with `sqlite:` or `postgres:`")]
    UnknownScheme,
    /// The address of the database cannot be read. It is not repeated: it may
    /// hold a password.
    #[error("the database's address is not a valid {scheme} URL")]
    MalformedAddress {
        /// `sqlite` or `postgres`.
        scheme: &'static str,
    },
    /// The folder that should hold the database is not there.
    #[error("the folder {} does not exist", .0.display())]
    FolderMissing(PathBuf),
    /// The database is not there, and the address does not say to make it.
    #[error("the database {} does not exist; `?mode=rwc` in its address makes it", .0.display())]
    FileMissing(PathBuf),
    /// The database's file cannot be made.
    #[error("{}: {source}", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is something else.
    #[error("{} is not an SQLite database", .0.display())]
    NotADatabase(PathBuf),
    /// Somebody else is writing, and did not end in time.
    #[error("another import is being written; try again when it has ended")]
    Busy,
    /// The same file was imported meanwhile.
    #[error("this file has been imported already")]
    AlreadyImported,
    /// A record breaks a rule of the database.
    #[error("the database refused a record: {rule}")]
    Refused {
        /// The rule's name or the database's words for it, without values.
        rule: String,
    },
    /// A record holds answers that its variable does not take.
    #[error("the answers to {variable} of a record cannot be stored")]
    UnfitAnswers {
        /// The variable.
        variable: Variable,
    },
    /// There are more records than the table can number.
    #[error("the registry is full")]
    Full,
    /// A stored value breaks a rule of the domain.
    #[error("{table} {row}: column `{column}` is not valid")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The row's key.
        row: i64,
        /// The column.
        column: &'static str,
    },
    /// The database failed or could not be reached.
    #[error("the registry's database failed")]
    Database(#[source] DbErr),
}

impl From<DbErr> for StorageError {
    fn from(error: DbErr) -> Self {
        match database_error(&error) {
            Some(reported) if is_busy(reported) => Self::Busy,
            // The database's own error may quote the whole row.
            Some(reported) if is_refusal(reported) => Self::Refused {
                rule: reported
                    .constraint()
                    .unwrap_or(reported.message())
                    .to_owned(),
            },
            _ => Self::Database(error),
        }
    }
}

impl From<sqlx::Error> for StorageError {
    fn from(error: sqlx::Error) -> Self {
        Self::from(DbErr::Conn(RuntimeErr::SqlxError(error.into())))
    }
}

/// What the database itself said.
fn database_error(error: &DbErr) -> Option<&dyn sqlx::error::DatabaseError> {
    let (DbErr::Conn(cause) | DbErr::Exec(cause) | DbErr::Query(cause)) = error else {
        return None;
    };
    match cause {
        RuntimeErr::SqlxError(error) => error.as_database_error(),
        RuntimeErr::Internal(_) => None,
    }
}

/// `SQLITE_BUSY` with its variants, `SQLITE_LOCKED`, PostgreSQL's
/// `lock_not_available`.
fn is_busy(error: &dyn sqlx::error::DatabaseError) -> bool {
    matches!(
        error.code().as_deref(),
        Some("5" | "261" | "517" | "6" | "55P03")
    )
}

/// A broken constraint, or PostgreSQL's class 22: a value that its column
/// cannot hold.
fn is_refusal(error: &dyn sqlx::error::DatabaseError) -> bool {
    let unfit_value = || {
        error
            .code()
            .is_some_and(|code| code.len() == 5 && code.starts_with("22"))
    };
    !matches!(error.kind(), sqlx::error::ErrorKind::Other) || unfit_value()
}
