//! Which figures a page has.

use domain::{label::Language, measure::Measure, variable::Variable};

use crate::{page::Page, text};

/// How a figure is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// Columns by year, a series for each measure of the figure.
    Years,
    /// Persons accredited per 100 applications, by year.
    Rate,
    /// A bar for each category.
    Bars,
    /// Bars for each pair of categories.
    Grouped,
    /// The provinces as a map with a ranked list.
    Map,
    /// Bands from one variable to another.
    Flow,
}

/// A figure: what it breaks down and how it is drawn.
#[derive(Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its name in the page's source and in links to it.
    pub id: &'static str,
    /// Its breakdown, outermost first.
    pub by: &'static [Variable],
    /// How it is drawn.
    pub drawing: Drawing,
    /// Whether it takes the whole width of the page.
    pub wide: bool,
}

impl Figure {
    const fn bars(id: &'static str, by: &'static [Variable]) -> Self {
        Self {
            id,
            by,
            drawing: Drawing::Bars,
            wide: false,
        }
    }

    const fn wide(id: &'static str, by: &'static [Variable], drawing: Drawing) -> Self {
        Self {
            id,
            by,
            drawing,
            wide: true,
        }
    }

    /// Its title for what the page counts.
    #[must_use]
    pub fn title(&self, page: Page, measure: Measure, language: Language) -> String {
        match (self.drawing, page) {
            (Drawing::Rate, _) => text::figure::RATE_TITLE.get(language).to_owned(),
            (Drawing::Flow, _) => text::figure::FLOW_TITLE.get(language).to_owned(),
            (Drawing::Years, Page::Persons) => {
                text::figure::COMPARISON_TITLE.get(language).to_owned()
            }
            _ => text::figure::title(measure, self.by, language),
        }
    }
}

const YEARS: Figure = Figure::wide("years", &[Variable::Period], Drawing::Years);
const RATE: Figure = Figure::wide("rate", &[Variable::Period], Drawing::Rate);
const AGE: Figure = Figure::bars("age", &[Variable::AgeGroup]);
const SEX: Figure = Figure::bars("sex", &[Variable::Sex]);
const AGE_AND_SEX: Figure = Figure::wide(
    "age-sex",
    &[Variable::AgeGroup, Variable::Sex],
    Drawing::Grouped,
);
const NATIONALITY: Figure = Figure::bars("nationality", &[Variable::Nationality]);
const MIGRATION: Figure = Figure::bars("migration", &[Variable::MigrationStatus]);

static PERSONS: [Figure; 2] = [YEARS, RATE];

static APPLICATIONS: [Figure; 6] = [YEARS, AGE, SEX, AGE_AND_SEX, NATIONALITY, MIGRATION];

static ACCREDITED: [Figure; 11] = [
    YEARS,
    Figure::wide("province", &[Variable::Province], Drawing::Map),
    AGE,
    SEX,
    AGE_AND_SEX,
    NATIONALITY,
    MIGRATION,
    Figure::bars("education", &[Variable::EducationLevel]),
    Figure::bars("occupation", &[Variable::Occupation]),
    Figure::bars("gender", &[Variable::GenderIdentity]),
    Figure::bars("language", &[Variable::MotherTongue]),
];

static EVENTS: [Figure; 11] = [
    Figure::bars("exploitation", &[Variable::FormOfExploitation]),
    Figure::bars("country", &[Variable::CountryOfExploitation]),
    Figure::wide(
        "flow",
        &[Variable::Nationality, Variable::CountryOfExploitation],
        Drawing::Flow,
    ),
    Figure::bars("recruitment", &[Variable::FormOfRecruitment]),
    Figure::bars("recruitment-means", &[Variable::MeansOfRecruitment]),
    Figure::bars("recruitment-place", &[Variable::PlaceOfRecruitment]),
    Figure::bars("lure", &[Variable::RecruitmentLure]),
    Figure::bars("recruiter", &[Variable::RelationshipToRecruiter]),
    Figure::bars("control", &[Variable::MeansOfControl]),
    Figure::bars("sector", &[Variable::EconomicSector]),
    Figure::bars("scope", &[Variable::TraffickingScope]),
];

/// The figures of a page, in their order.
#[must_use]
pub fn figures(page: Page) -> &'static [Figure] {
    match page {
        Page::Persons => &PERSONS,
        Page::Applications => &APPLICATIONS,
        Page::Accredited => &ACCREDITED,
        Page::Events => &EVENTS,
        Page::Method | Page::Releases => &[],
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_figures_of_a_page_have_different_names() {
        for page in Page::ALL {
            let names: BTreeSet<_> = figures(page).iter().map(|figure| figure.id).collect();
            assert_eq!(names.len(), figures(page).len(), "{page:?}");
        }
    }
}
