//! The page's style sheet and the crate name the same colours.

use charts::ChartTheme;

const STYLE_SHEET: &str = include_str!("../../../style/components/chart-svg.css");

fn roles(theme: ChartTheme) -> Vec<(String, &'static str)> {
    let named = [
        ("text", theme.text),
        ("muted", theme.muted),
        ("grid", theme.grid),
        ("surface", theme.surface),
        ("withheld", theme.withheld),
    ];
    let series = (1..).zip(theme.series);
    named
        .into_iter()
        .map(|(role, color)| (role.to_owned(), color))
        .chain(series.map(|(number, color)| (format!("series-{number}"), color)))
        .collect()
}

#[test]
fn the_style_sheet_holds_the_colours_of_both_themes() {
    // Dark by the reader's setting and dark by choice.
    for (theme, times) in [(ChartTheme::LIGHT, 1), (ChartTheme::DARK, 2)] {
        for (role, color) in roles(theme) {
            let rule = format!("--chart-{role}: {color};");
            assert_eq!(STYLE_SHEET.matches(&rule).count(), times, "{rule}");
        }
    }
}

#[test]
fn the_style_sheet_has_a_class_for_each_role() {
    for (role, _) in roles(ChartTheme::LIGHT) {
        for paint in ["fill", "stroke"] {
            let rule = format!(".chart-{paint}-{role} {{\n  {paint}: var(--chart-{role});\n}}");
            assert!(STYLE_SHEET.contains(&rule), "{rule}");
        }
    }
}
