//! The registry's rules, each on SQLite and on PostgreSQL.
#![expect(
    clippy::unwrap_used,
    reason = "where a test cannot go on, it should stop and say where"
)]

mod constraints;
mod databases;
mod imports;
mod interruptions;
mod migrations;
mod opening;
mod postgres;
mod reading;
mod release_inputs;
mod sample;

/// Runs each rule on a fresh database of either kind.
macro_rules! on_both_databases {
    ($($rule:ident,)+) => {
        mod sqlite {
            $(#[tokio::test]
            async fn $rule() {
                super::$rule(crate::databases::Fresh::sqlite()).await;
            })+
        }
        mod postgres {
            $(#[tokio::test]
            async fn $rule() {
                super::$rule(crate::databases::Fresh::postgres().await).await;
            })+
        }
    };
}
pub(crate) use on_both_databases;
