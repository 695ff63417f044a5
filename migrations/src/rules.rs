//! Rules that several tables share.
//!
//! The steps that use them have been released: a rule that changes gets a new
//! name here, and a new step.

use sea_orm_migration::{
    prelude::*,
    sea_orm::DbBackend,
    sea_query::{BinOper, Check},
};

/// The longest code of a classification, in characters.
pub(crate) const CODE_LENGTH: u32 = 24;

/// A rule with a name, so that a refusal can say which one was broken.
pub(crate) fn rule(name: impl Into<String>, holds: impl Into<Expr>) -> Check {
    Check::named(Alias::new(name), holds)
}

/// The length of a text lies between two bounds, in characters.
pub(crate) fn length(column: &'static str, least: u32, most: u32) -> Expr {
    Expr::from(Func::cust("length").arg(Expr::col(column))).between(least, most)
}

/// A column of codes, as `domain::code` allows them.
///
/// A text of another shape cannot be a code of any list: held here, it would
/// stop every later reading of the table.
pub(crate) fn code(column: &'static str, backend: DbBackend) -> ColumnDef {
    ColumnDef::new(column)
        .string_len(CODE_LENGTH)
        .check(rule(
            format!("{column}_is_a_code"),
            length(column, 1, CODE_LENGTH).and(has_code_characters(column, backend)),
        ))
        .take()
}

/// Patterns are the one thing that the two databases write differently.
fn has_code_characters(column: &'static str, backend: DbBackend) -> Expr {
    let column = Expr::col(column);
    match backend {
        DbBackend::Postgres => column.binary(BinOper::Custom("~"), "^[A-Za-z0-9._-]+$"),
        _ => column.binary(BinOper::Custom("NOT GLOB"), "*[^A-Za-z0-9._-]*"),
    }
}

/// A text of no other characters than these.
pub(crate) fn only(characters: &'static str, column: &'static str) -> Expr {
    let trimmed = Func::cust("ltrim").arg(Expr::col(column)).arg(characters);
    Expr::from(trimmed).eq("")
}

/// A column of days.
///
/// SQLite keeps a day as text, any text: only among real days with four
/// digits in the year does the earlier one sort first.
pub(crate) fn day(column: &'static str, backend: DbBackend) -> ColumnDef {
    let four_digits = Expr::col(column).between("0001-01-01", "9999-12-31");
    let is_a_day = match backend {
        DbBackend::Postgres => four_digits,
        _ => {
            let as_read = Func::cust("date").arg(Expr::col(column));
            four_digits.and(Expr::from(as_read).binary(BinOper::Is, Expr::col(column)))
        }
    };
    ColumnDef::new(column)
        .date()
        .check(rule(format!("{column}_is_a_day"), is_a_day))
        .take()
}
