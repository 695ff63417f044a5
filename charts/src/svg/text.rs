//! How wide a text is, by the table of `app/js/chart-text.mjs`: no font is
//! asked, so that every machine breaks lines alike.

/// Advance widths of U+0020 to U+007E, in thousandths of the font size.
const ADVANCE: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, //
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, //
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, //
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, //
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, //
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
/// Characters outside of the list: letters with accents and of other
/// alphabets.
const OTHER: u16 = 600;
/// Spaces that do not break.
const NARROW_SPACE: u16 = 200;
const FULL_SPACE: u16 = 278;
/// Fonts on readers' machines are up to this much wider.
const ALLOWANCE: f64 = 1.1;

/// The width of a text in a font of so many pixels.
pub(crate) fn width(text: &str, font_px: f64) -> f64 {
    let thousandths: f64 = text.chars().map(|one| f64::from(advance(one))).sum();
    thousandths * font_px * ALLOWANCE / 1_000.0
}

fn advance(one: char) -> u16 {
    let place = u32::from(one).checked_sub(0x20);
    let known = place
        .and_then(|place| usize::try_from(place).ok())
        .and_then(|place| ADVANCE.get(place));
    match (known, one) {
        (Some(&known), _) => known,
        (None, '\u{a0}') => FULL_SPACE,
        (None, '\u{2009}' | '\u{202f}') => NARROW_SPACE,
        (None, _) => OTHER,
    }
}

/// The text in lines no wider than `limit_px`, broken at spaces. A single word
/// may be wider.
pub(crate) fn lines(text: &str, limit_px: f64, font_px: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), font_px) <= limit_px => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = include_str!("../../../app/js/chart-text.mjs");

    #[test]
    fn the_table_is_the_one_that_charts_are_laid_out_with() {
        let (_, rest) = SCRIPT.split_once("ADVANCE = [").unwrap();
        let (table, _) = rest.split_once("];").unwrap();
        let numbers: Vec<u16> = table
            .lines()
            .map(|line| line.split("//").next().unwrap())
            .flat_map(|line| line.split(','))
            .filter_map(|number| number.trim().parse().ok())
            .collect();
        assert_eq!(numbers, ADVANCE);
    }

    #[test]
    fn no_line_is_wider_than_its_limit_and_no_word_is_lost() {
        let text = "Las cifras llevan una pequeña alteración que protege a las personas.";
        let lines = lines(text, 160.0, 12.0);
        assert!(lines.len() > 1);
        assert!(lines.iter().all(|line| width(line, 12.0) <= 160.0));
        assert_eq!(lines.join(" "), text);
    }
}
