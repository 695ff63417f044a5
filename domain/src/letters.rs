//! Upper and lower case of the letters that our texts have.
//!
//! The standard library knows the case of every script there is; its tables
//! would be a fortieth of what a browser loads.

/// The lower-case form of a letter of Latin-1, any other character as it is.
///
/// # Examples
///
/// ```
/// use domain::letters::lower;
///
/// assert_eq!(['Á', 'z', '×'].map(lower), ['á', 'z', '×']);
/// ```
#[must_use]
pub fn lower(letter: char) -> char {
    match u8::try_from(letter) {
        Ok(byte @ (0xC0..=0xD6 | 0xD8..=0xDE)) => char::from(byte + 0x20),
        _ => letter.to_ascii_lowercase(),
    }
}

/// The upper-case form of a letter of Latin-1 that has one there, any other
/// character as it is.
#[must_use]
pub fn upper(letter: char) -> char {
    match u8::try_from(letter) {
        Ok(byte @ (0xE0..=0xF6 | 0xF8..=0xFE)) => char::from(byte - 0x20),
        _ => letter.to_ascii_uppercase(),
    }
}

/// A text in lower case, as [`lower`] has its letters.
#[must_use]
pub fn lowercase(text: &str) -> String {
    text.chars().map(lower).collect()
}

/// A text whose first letter is changed by one of the functions above.
///
/// # Examples
///
/// ```
/// use domain::letters::{first, lower, upper};
///
/// assert_eq!(first(upper, "índice"), "Índice");
/// assert_eq!(first(lower, "Sexo"), "sexo");
/// ```
#[must_use]
pub fn first(change: fn(char) -> char, text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(change);
    first.into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_latin_1_change_as_in_unicode() {
        for letter in (0..=0xFF_u8).map(char::from) {
            assert!(letter.to_lowercase().eq([lower(letter)]), "{letter}");
            // ß, ÿ and µ have no capital in Latin-1.
            let capital = letter.to_uppercase().collect::<String>();
            if capital.chars().all(|it| u8::try_from(it).is_ok()) && capital.chars().count() == 1 {
                assert_eq!(capital, upper(letter).to_string());
            } else {
                assert_eq!(upper(letter), letter);
            }
        }
    }

    #[test]
    fn an_empty_text_stays_empty() {
        assert_eq!(first(upper, ""), "");
    }
}
