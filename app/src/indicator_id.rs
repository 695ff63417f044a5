//! The name of an indicator in an address.

use std::{fmt, str::FromStr};

/// The longest name that is read, in bytes.
const LONGEST: usize = 24;

/// A name that an indicator of the catalogue could have.
///
/// Kept by itself because only the server knows the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct IndicatorId {
    /// Upper-case ASCII, the rest zero.
    bytes: [u8; LONGEST],
    length: usize,
}

/// The text cannot be the name of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidIndicatorId;

impl FromStr for IndicatorId {
    type Err = InvalidIndicatorId;

    /// Reads a name; case does not matter.
    fn from_str(text: &str) -> Result<Self, InvalidIndicatorId> {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-.".contains(&byte);
        if text.is_empty() || text.len() > LONGEST || !text.bytes().all(fits) {
            return Err(InvalidIndicatorId);
        }
        let mut bytes = [0; LONGEST];
        for (place, byte) in bytes.iter_mut().zip(text.bytes()) {
            *place = byte.to_ascii_uppercase();
        }
        Ok(Self {
            bytes,
            length: text.len(),
        })
    }
}

impl fmt::Display for IndicatorId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = std::str::from_utf8(&self.bytes[..self.length]);
        formatter.write_str(text.expect("it was read from ASCII"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_spelling() {
        let id: IndicatorId = "sdg-16.2.2-min".parse().unwrap();
        assert_eq!(id.to_string(), "SDG-16.2.2-MIN");
        assert_eq!(Ok(id), "SDG-16.2.2-MIN".parse());
    }

    #[test]
    fn what_could_not_stand_in_the_catalogue_is_no_name() {
        for text in ["", "ACC N", "ACC/N", "<b>", "número", &"A".repeat(25)] {
            assert_eq!(
                text.parse::<IndicatorId>(),
                Err(InvalidIndicatorId),
                "{text}"
            );
        }
    }

    #[cfg(feature = "ssr")]
    #[test]
    fn every_indicator_of_the_catalogue_can_be_addressed() {
        for indicator in domain::indicator::all() {
            let id = indicator.id.parse::<IndicatorId>();
            assert_eq!(id.map(|id| id.to_string()).as_deref(), Ok(indicator.id));
        }
    }
}
