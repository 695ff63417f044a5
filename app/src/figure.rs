//! Which figures a page has.

use domain::{label::Language, measure::Measure, selection::Selection, variable::Variable};

use crate::{page::Page, place::Place, text};

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
    /// The countries of the world as equal squares with a ranked list.
    World,
    /// The cantons of a province, as a map where shapes are at hand, with a
    /// ranked list.
    Cantons,
    /// A bar for each pooled period.
    Pools,
    /// Bands from one variable to another.
    Flow,
    /// Columns by year, a series for each category of the second variable.
    YearsBy,
    /// One bar for each category, in parts for those of the second variable.
    Stacked,
    /// No chart: it would have more marks than can be told apart. `swap`:
    /// whether there is one with rows and columns the other way round.
    Table {
        /// See above.
        swap: bool,
    },
}

/// The variables of a figure, outermost first: one, or two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Breakdown {
    first: Variable,
    second: Option<Variable>,
}

impl Breakdown {
    /// By one variable.
    #[must_use]
    pub const fn one(first: Variable) -> Self {
        Self {
            first,
            second: None,
        }
    }

    /// By each category of the first, by each of the second.
    #[must_use]
    pub const fn two(first: Variable, second: Variable) -> Self {
        Self {
            first,
            second: Some(second),
        }
    }

    /// The variables, outermost first.
    pub fn iter(self) -> impl Iterator<Item = Variable> {
        std::iter::once(self.first).chain(self.second)
    }

    /// Whether a variable is one of them.
    #[must_use]
    pub fn contains(self, variable: Variable) -> bool {
        self.iter().any(|own| own == variable)
    }
}

/// A figure: what it breaks down and how it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its name in the page's source and in links to it.
    pub id: &'static str,
    /// What it breaks down.
    pub by: Breakdown,
    /// How it is drawn.
    pub drawing: Drawing,
    /// Whether it takes the whole width of the page.
    pub wide: bool,
}

impl Figure {
    const fn bars(id: &'static str, by: Breakdown) -> Self {
        Self {
            id,
            by,
            drawing: Drawing::Bars,
            wide: false,
        }
    }

    const fn wide(id: &'static str, by: Breakdown, drawing: Drawing) -> Self {
        Self {
            id,
            by,
            drawing,
            wide: true,
        }
    }

    /// The same across the page: for one that would have nothing beside it.
    const fn alone(self) -> Self {
        Self { wide: true, ..self }
    }

    /// Its title for what the page counts.
    #[must_use]
    pub fn title(&self, page: Page, measure: Measure, language: Language) -> String {
        match (self.drawing, page) {
            (Drawing::Rate, _) => text::figure::RATE_TITLE.get(language).to_owned(),
            (Drawing::Pools, _) => text::place::pools_title(measure, language),
            (Drawing::Flow, _) => text::figure::FLOW_TITLE.get(language).to_owned(),
            (Drawing::Years, Page::Persons) => {
                text::figure::COMPARISON_TITLE.get(language).to_owned()
            }
            _ => text::figure::title(measure, self.by.iter(), language),
        }
    }
}

const COMPARISON: Figure = Figure::wide(
    "comparison",
    Breakdown::one(Variable::Period),
    Drawing::Years,
);
const YEARS: Figure = Figure::wide("years", Breakdown::one(Variable::Period), Drawing::Years);
const RATE: Figure = Figure::wide("rate", Breakdown::one(Variable::Period), Drawing::Rate);
const AGE: Figure = Figure::bars("age", Breakdown::one(Variable::AgeGroup));
const SEX: Figure = Figure::bars("sex", Breakdown::one(Variable::Sex));
const AGE_AND_SEX: Figure = Figure::wide(
    "age-sex",
    Breakdown::two(Variable::AgeGroup, Variable::Sex),
    Drawing::Grouped,
);
const NATIONALITY: Figure = Figure::wide(
    "nationality",
    Breakdown::one(Variable::Nationality),
    Drawing::World,
);
const MIGRATION: Figure = Figure::bars("migration", Breakdown::one(Variable::MigrationStatus));

static PERSONS: [Figure; 2] = [COMPARISON, RATE];

static APPLICATIONS: [Figure; 6] = [YEARS, AGE, SEX, AGE_AND_SEX, NATIONALITY, MIGRATION.alone()];

static ACCREDITED: [Figure; 11] = [
    YEARS,
    PROVINCE,
    AGE,
    SEX,
    AGE_AND_SEX,
    NATIONALITY,
    MIGRATION,
    EDUCATION,
    Figure::bars("occupation", Breakdown::one(Variable::Occupation)),
    Figure::bars("gender", Breakdown::one(Variable::GenderIdentity)),
    LANGUAGE.alone(),
];

static EVENTS: [Figure; 11] = [
    EXPLOITATION.alone(),
    Figure::wide(
        "country",
        Breakdown::one(Variable::CountryOfExploitation),
        Drawing::World,
    ),
    Figure::wide(
        "flow",
        Breakdown::two(Variable::Nationality, Variable::CountryOfExploitation),
        Drawing::Flow,
    ),
    Figure::bars("recruitment", Breakdown::one(Variable::FormOfRecruitment)),
    Figure::bars(
        "recruitment-means",
        Breakdown::one(Variable::MeansOfRecruitment),
    ),
    Figure::bars(
        "recruitment-place",
        Breakdown::one(Variable::PlaceOfRecruitment),
    ),
    Figure::bars("lure", Breakdown::one(Variable::RecruitmentLure)),
    Figure::bars(
        "recruiter",
        Breakdown::one(Variable::RelationshipToRecruiter),
    ),
    Figure::bars("control", Breakdown::one(Variable::MeansOfControl)),
    Figure::bars("sector", Breakdown::one(Variable::EconomicSector)),
    Figure::bars("scope", Breakdown::one(Variable::TraffickingScope)),
];

const LANGUAGE: Figure = Figure::bars("language", Breakdown::one(Variable::MotherTongue));
const PROVINCE: Figure = Figure::wide("province", Breakdown::one(Variable::Province), Drawing::Map);
const EDUCATION: Figure = Figure::bars("education", Breakdown::one(Variable::EducationLevel));
const EXPLOITATION: Figure =
    Figure::bars("exploitation", Breakdown::one(Variable::FormOfExploitation));

static COUNTRY: [Figure; 1] = [PROVINCE];

static A_PROVINCE: [Figure; 11] = [
    Figure::wide(
        "cantons",
        Breakdown::one(Variable::Canton),
        Drawing::Cantons,
    ),
    YEARS,
    AGE,
    SEX,
    AGE_AND_SEX,
    NATIONALITY,
    MIGRATION,
    EDUCATION,
    Figure::bars("occupation", Breakdown::one(Variable::Occupation)),
    EXPLOITATION,
    LANGUAGE.alone(),
];

/// What a release may hold of a canton: pooled periods, and tables of it with
/// one more variable. More than half of them can also be filtered by a period.
static A_CANTON: [Figure; 6] = [
    Figure::wide("pools", Breakdown::one(Variable::Period), Drawing::Pools),
    AGE,
    SEX,
    EXPLOITATION,
    MIGRATION,
    EDUCATION.alone(),
];

/// The figures of a page, in their order; those that every reader finds there.
#[must_use]
pub fn figures(page: Page) -> &'static [Figure] {
    match page {
        Page::Persons => &PERSONS,
        Page::Applications => &APPLICATIONS,
        Page::Accredited => &ACCREDITED,
        Page::Events => &EVENTS,
        Page::Map(Place::Country) => &COUNTRY,
        Page::Map(Place::Province(_)) => &A_PROVINCE,
        Page::Map(Place::Canton(_)) => &A_CANTON,
        Page::Explore
        | Page::Indicators
        | Page::Indicator(_)
        | Page::Method
        | Page::Releases
        | Page::Data
        | Page::Embed(_) => &[],
    }
}

/// The name of a figure of any page.
#[must_use]
pub fn known(name: &str) -> Option<&'static str> {
    let lists = [
        &PERSONS[..],
        &APPLICATIONS,
        &ACCREDITED,
        &EVENTS,
        &COUNTRY,
        &A_PROVINCE,
        &A_CANTON,
    ];
    let mut figures = lists.into_iter().flatten();
    figures
        .find(|figure| figure.id == name)
        .map(|figure| figure.id)
}

/// The figure of a name with a page that it stands on.
///
/// Two pages can have a figure of the same name: what is counted tells them
/// apart. Figures of places alone are found where the selection names one.
///
/// # Examples
///
/// ```
/// use app::{figure::named, page::Page};
/// use domain::{measure::Measure, selection::Selection};
///
/// let page = |measure| named("age", &Selection::of(measure)).map(|(page, _)| page);
/// assert_eq!(page(Measure::Applications), Some(Page::Applications));
/// assert_eq!(page(Measure::Accredited), Some(Page::Accredited));
/// ```
#[must_use]
pub fn named(name: &str, selection: &Selection) -> Option<(Page, Figure)> {
    Page::ALL
        .into_iter()
        .chain([Page::Map(Place::of(selection))])
        .filter(|page| page.measure().is_none_or(|own| own == selection.measure))
        .find_map(|page| {
            let mut figures = figures(page).iter();
            figures
                .find(|figure| figure.id == name)
                .map(|figure| (page, *figure))
        })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_figures_of_a_page_have_different_names() {
        let places = [Place::Province(1), Place::Canton(101)].map(Page::Map);
        for page in Page::ALL.into_iter().chain(places) {
            let names: BTreeSet<_> = figures(page).iter().map(|figure| figure.id).collect();
            assert_eq!(names.len(), figures(page).len(), "{page:?}");
        }
    }

    #[test]
    fn no_figure_of_half_a_page_stands_alone() {
        let places = [Place::Province(1), Place::Canton(101)].map(Page::Map);
        for page in Page::ALL.into_iter().chain(places) {
            for halves in figures(page).split(|figure| figure.wide) {
                assert_eq!(halves.len() % 2, 0, "{page:?}: {halves:?}");
            }
        }
    }

    #[test]
    fn a_name_and_a_measure_lead_to_one_figure() {
        for page in Page::ALL {
            for measure in Measure::ALL {
                if page.measure().is_some_and(|own| own != measure) {
                    continue;
                }
                for figure in figures(page) {
                    // The map shows a figure of another page, large.
                    let named = named(figure.id, &Selection::of(measure));
                    let named = named.map(|(_, figure)| figure);
                    assert_eq!(named, Some(*figure));
                }
            }
        }
        assert_eq!(named("nothing", &Selection::default()), None);
    }
}
