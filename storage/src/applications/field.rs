//! One value of a row that comes as a JSON array.

use std::{borrow::Cow, fmt};

use chrono::NaiveDate;
use serde::{
    Deserialize, Deserializer,
    de::{Error, Visitor},
};

/// A value, borrowed from the text of the row where possible.
#[derive(Debug, PartialEq)]
pub(super) enum Field<'row> {
    Null,
    Truth(bool),
    Number(i64),
    Text(Cow<'row, str>),
}

/// A value of another kind than its column has.
#[derive(Debug, PartialEq)]
pub(super) struct Unfit;

impl<'row> Field<'row> {
    pub(super) fn text(&self) -> Result<Option<&str>, Unfit> {
        match self {
            Self::Null => Ok(None),
            Self::Text(text) => Ok(Some(text)),
            _ => Err(Unfit),
        }
    }

    pub(super) fn day(&self) -> Result<Option<NaiveDate>, Unfit> {
        self.text()?
            .map(|text| text.parse().map_err(|_| Unfit))
            .transpose()
    }

    pub(super) fn small_number(&self) -> Result<Option<u8>, Unfit> {
        match self {
            Self::Null => Ok(None),
            Self::Number(number) => u8::try_from(*number).map(Some).map_err(|_| Unfit),
            _ => Err(Unfit),
        }
    }

    /// SQLite has numbers for it.
    pub(super) fn truth(&self) -> Result<bool, Unfit> {
        match self {
            Self::Truth(truth) => Ok(*truth),
            Self::Number(0) => Ok(false),
            Self::Number(1) => Ok(true),
            _ => Err(Unfit),
        }
    }
}

impl<'row> Deserialize<'row> for Field<'row> {
    fn deserialize<D: Deserializer<'row>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FieldVisitor)
    }
}

struct FieldVisitor;

impl<'row> Visitor<'row> for FieldVisitor {
    type Value = Field<'row>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value of a column")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Field::Null)
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Self::Value, E> {
        Ok(Field::Truth(truth))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Field::Number(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        i64::try_from(number).map(Field::Number).map_err(E::custom)
    }

    fn visit_borrowed_str<E: Error>(self, text: &'row str) -> Result<Self::Value, E> {
        Ok(Field::Text(text.into()))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Field::Text(text.to_owned().into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(json: &str) -> Vec<Field<'_>> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn values_come_back_as_what_they_are() {
        let fields = fields(r#"["C\u0041SO \"9\"", null, 120, true, 0, "2024-02-29"]"#);
        assert_eq!(fields[0].text(), Ok(Some("CASO \"9\"")));
        assert_eq!(fields[1].text(), Ok(None));
        assert_eq!(fields[1].day(), Ok(None));
        assert_eq!(fields[1].small_number(), Ok(None));
        assert_eq!(fields[2].small_number(), Ok(Some(120)));
        assert_eq!(
            (fields[3].truth(), fields[4].truth()),
            (Ok(true), Ok(false))
        );
        assert_eq!(fields[5].day(), Ok(NaiveDate::from_ymd_opt(2024, 2, 29)));
    }

    #[test]
    fn a_value_of_another_kind_is_unfit() {
        let fields = fields(r#"[256, -1, "17", "31/02/2024", 2, null]"#);
        for number in &fields[..3] {
            assert_eq!(number.small_number(), Err(Unfit));
        }
        assert_eq!(fields[0].text(), Err(Unfit));
        assert_eq!(fields[3].day(), Err(Unfit));
        assert_eq!(fields[4].truth(), Err(Unfit));
        assert_eq!(fields[5].truth(), Err(Unfit));
    }
}
