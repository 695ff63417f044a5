//! From the colours of a theme to the roles they play.

use crate::ChartTheme;

/// The role of a colour, as in the classes of the style sheet; `None` for
/// a colour that the theme does not hold.
pub(super) fn role(color: &str, theme: &ChartTheme) -> Option<String> {
    let named = [
        (theme.text, "text"),
        (theme.muted, "muted"),
        (theme.grid, "grid"),
        (theme.surface, "surface"),
        (theme.withheld, "withheld"),
    ];
    let is_same = |other: &str| other.eq_ignore_ascii_case(color);
    if let Some((_, name)) = named.iter().find(|(other, _)| is_same(other)) {
        return Some((*name).to_owned());
    }
    let index = theme.series.iter().position(|other| is_same(other))?;
    Some(format!("series-{}", index + 1))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_colour_of_a_theme_has_a_role_of_its_own() {
        for theme in [ChartTheme::LIGHT, ChartTheme::DARK] {
            let mut colors = vec![
                theme.text,
                theme.muted,
                theme.grid,
                theme.surface,
                theme.withheld,
            ];
            colors.extend(theme.series);
            let roles: BTreeSet<_> = colors
                .iter()
                .map(|color| role(color, &theme).expect("a colour of the theme"))
                .collect();
            assert_eq!(roles.len(), colors.len());
        }
    }

    #[test]
    fn a_foreign_colour_has_no_role() {
        assert_eq!(role("#123456", &ChartTheme::LIGHT), None);
    }
}
