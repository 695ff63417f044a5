//! The greatest category of a distribution: what stands for it where there is
//! room for one number.

use domain::{
    indicator::{Formula, Indicator, IndicatorPoint},
    release::Release,
    selection::Selection,
    table::ItemKind,
};

use super::part::greatest_first;

/// The greatest category of a distribution under some filters; nothing for any
/// other indicator, where one category is filtered by, and where none has a
/// number.
pub(in crate::served) fn leading(
    indicator: &Indicator,
    release: &Release,
    selection: &Selection,
) -> Option<IndicatorPoint> {
    let Formula::Distribution { variable, .. } = indicator.formula else {
        return None;
    };
    if selection.filters.contains_key(&variable) {
        return None;
    }
    let points = indicator.breakdown(release, selection, variable).ok()?;
    let categories = points
        .iter()
        .filter(|point| point.kind == ItemKind::Category);
    greatest_first(categories)
        .first()
        .map(|&point| point.clone())
}

#[cfg(test)]
mod tests {
    use domain::{indicator::by_id, release::sample};

    use super::*;

    fn of(id: &str, query: &str) -> Option<String> {
        let indicator = by_id(id).expect("it is in the catalogue");
        let selection = Selection::parse(query).expect("a selection");
        let leading = leading(indicator, &sample(), &selection)?;
        Some(leading.code.to_string())
    }

    #[test]
    fn a_distribution_is_led_by_its_greatest_category() {
        assert_eq!(of("ACC-D-SEX", "").as_deref(), Some("2"));
        assert_eq!(of("ACC-D-SEX", "sex=1"), None);
        assert_eq!(of("ACC-N", ""), None);
    }
}
