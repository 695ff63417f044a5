//! Patterns by which marks are told apart without their colours.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4};

use serde_json::{Value, json};

use crate::Style;

/// The pattern of one series. The first is plain; diagonal lines are for
/// withheld cells alone. Where the colours start again the patterns are one
/// further, so that no two series look alike.
pub(crate) fn of_series(index: usize, style: &Style) -> Value {
    let color = style.theme.surface;
    let colors = style.theme.series.len();
    match (index + index / colors) % colors {
        0 => Value::Null,
        1 => json!({
            // Full circles end where they begin and vanish when rounded.
            "symbol": "diamond",
            "symbolSize": 0.6,
            "color": color,
            "dashArrayX": [[6, 6], [0, 6, 6, 0]],
            "dashArrayY": [6, 0],
        }),
        2 => json!({
            "symbol": "rect",
            "color": color,
            "dashArrayX": [1, 0],
            "dashArrayY": [1, 5],
            "rotation": FRAC_PI_2,
        }),
        3 => json!({
            "symbol": "rect",
            "color": color,
            "dashArrayX": [1, 0],
            "dashArrayY": [1, 4],
        }),
        4 => json!({
            "symbol": "triangle",
            "symbolSize": 0.7,
            "color": color,
            "dashArrayX": [[8, 8], [0, 8, 8, 0]],
            "dashArrayY": [8, 2],
        }),
        _ => json!({
            "symbol": "rect",
            "symbolSize": 0.6,
            "color": color,
            "dashArrayX": [[4, 4], [0, 4, 4, 0]],
            "dashArrayY": [4, 0],
        }),
    }
}

/// The diagonal lines of withheld cells.
pub(crate) fn hatching(style: &Style) -> Value {
    json!({
        "symbol": "rect",
        "color": style.theme.withheld,
        "dashArrayX": [1, 0],
        "dashArrayY": [1, 4],
        "rotation": -FRAC_PI_4,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::label::Language;

    use super::*;
    use crate::ChartTheme;

    #[test]
    fn no_two_of_many_series_look_alike_and_none_like_a_withheld_cell() {
        let style = Style::new(Language::Es, ChartTheme::LIGHT, 5);
        let looks: BTreeSet<_> = (0..30)
            .map(|index| {
                (
                    style.theme.series_color(index),
                    of_series(index, &style).to_string(),
                )
            })
            .collect();
        assert_eq!(looks.len(), 30);
        let hatching = hatching(&style)["rotation"].clone();
        assert!(
            looks
                .iter()
                .all(|(_, pattern)| !pattern.contains(&hatching.to_string()))
        );
    }
}
