//! Texts of what changed from one release to another.

use charts::number;
use domain::{label::Language, measure::Measure, selection::ReleaseId, variable::Variable};

use super::{Text, filter, list};

pub const YEAR: Text = Text::new("Año", "Year");
pub const COUNTED: Text = Text::new("Qué se cuenta", "What is counted");
pub const BEFORE: Text = Text::new("Antes", "Before");
pub const NOW: Text = Text::new("Ahora", "Now");
pub const DIFFERENCE: Text = Text::new("Diferencia", "Difference");
pub const YEARS: Text = Text::new("Los años, antes y ahora", "The years, before and now");
pub const ALL_CELLS: Text = Text::new(
    "Todo lo que cambió, en la API:",
    "All that changed, in the API:",
);
pub const SAME_POLICY: Text = Text::new(
    "La misma política de protección.",
    "The same protection policy.",
);
pub const OTHER_CODES: Text = Text::new(
    "La versión de las listas de códigos cambió.",
    "The version of the code lists changed.",
);
pub const OTHER_POLICY: Text = Text::new(
    "La política de protección cambió: compare las cifras con cuidado.",
    "The protection policy changed: compare figures with care.",
);
pub const NOT_HELD: Text = Text::new(
    "La publicación anterior ya no está disponible: no se puede comparar.",
    "The release before is no longer at hand: they cannot be compared.",
);

/// The most names in a sentence; more are counted.
const MOST_NAMES: usize = 6;

/// The heading of the changes against a release.
pub fn heading(before: &ReleaseId, language: Language) -> String {
    match language {
        Language::Es => format!("Qué cambió respecto de la publicación {before}"),
        Language::En => format!("What changed against release {before}"),
    }
}

/// How much later a release ends.
pub fn days(days: i64, language: Language) -> String {
    match language {
        Language::Es => format!("Fecha de corte: {days} días después."),
        Language::En => format!("Cut-off date: {days} days later."),
    }
}

/// Things that came or went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Periods that only the later release has.
    NewPeriods,
    /// Periods that only the earlier one has.
    GonePeriods,
    /// Variables that only the later one tabulates.
    NewVariables,
    /// Variables that only the earlier one tabulates.
    GoneVariables,
    /// Categories and groups that only the later one has.
    NewItems,
    /// Categories and groups that only the earlier one has.
    GoneItems,
    /// Categories and groups with another name.
    RenamedItems,
}

impl What {
    /// Everything, in the order in which it is said.
    pub const ALL: [Self; 7] = [
        Self::NewPeriods,
        Self::GonePeriods,
        Self::NewVariables,
        Self::GoneVariables,
        Self::NewItems,
        Self::GoneItems,
        Self::RenamedItems,
    ];

    const fn text(self) -> Text {
        match self {
            Self::NewPeriods => Text::new("Períodos nuevos", "New periods"),
            Self::GonePeriods => Text::new("Períodos que ya no están", "Periods that are gone"),
            Self::NewVariables => Text::new("Variables nuevas", "New variables"),
            Self::GoneVariables => Text::new(
                "Variables que ya no se tabulan",
                "Variables that are no longer tabulated",
            ),
            Self::NewItems => Text::new("Categorías y grupos nuevos", "New categories and groups"),
            Self::GoneItems => Text::new(
                "Categorías y grupos que ya no están",
                "Categories and groups that are gone",
            ),
            Self::RenamedItems => Text::new(
                "Categorías y grupos con otro nombre",
                "Categories and groups with another name",
            ),
        }
    }
}

/// Which things came or went; nothing where there are none.
pub fn named(what: What, names: &[String], language: Language) -> Option<String> {
    let shown = &names[..names.len().min(MOST_NAMES)];
    let more = names.len() - shown.len();
    let more = (more > 0).then(|| match language {
        Language::Es => format!("{more} más"),
        Language::En => format!("{more} more"),
    });
    let all: Vec<_> = shown.iter().cloned().chain(more).collect();
    let text = what.text().get(language);
    (!all.is_empty()).then(|| format!("{text}: {}.", list(&all, language)))
}

/// An item with its variable.
pub fn item(variable: Variable, label: &str, language: Language) -> String {
    format!("{} ({label})", filter::variable(variable).get(language))
}

/// How many combinations of variables came and went.
pub fn tables(added: usize, removed: usize, language: Language) -> Option<String> {
    let text = match language {
        Language::Es => {
            format!("Combinaciones de variables: {added} nuevas, {removed} que ya no están.")
        }
        Language::En => format!("Combinations of variables: {added} new, {removed} gone."),
    };
    (added + removed > 0).then_some(text)
}

/// A setting of the policy, before and now.
pub fn setting(name: &str, before: &str, now: &str, language: Language) -> Option<String> {
    let name = match name {
        "name" => Text::new("Nombre de la política", "Name of the policy"),
        "threshold" => Text::new(
            "Se reservan las cifras menores de",
            "Figures are withheld below",
        ),
        "max_noise" => Text::new(
            "Alteración máxima, en personas",
            "Largest alteration, in persons",
        ),
        "max_dimensions" => Text::new("Variables que se cruzan", "Variables that are combined"),
        "min_population" => Text::new(
            "Población mínima que se tabula",
            "Smallest population that is tabulated",
        ),
        "min_changed_records" => Text::new(
            "Registros que cambian entre publicaciones, como mínimo",
            "Records that change between releases, at least",
        ),
        // A hash says nothing to a reader that the settings do not.
        _ => return None,
    };
    let name = name.get(language);
    Some(match language {
        Language::Es => format!("{name}: {before} antes, {now} ahora."),
        Language::En => format!("{name}: {before} before, {now} now."),
    })
}

/// The revised years of a measure.
pub fn revised(
    measure: Measure,
    years: &[String],
    largest: Option<i64>,
    compared: usize,
    language: Language,
) -> String {
    let what = filter::measure(measure).get(language);
    let largest = largest.map(|persons| difference(persons, language));
    let names = list(years, language);
    match (language, years.len(), largest) {
        (Language::Es, 0, _) => {
            format!("{what}: ninguno de los {compared} años ya publicados cambió.")
        }
        (Language::En, 0, _) => {
            format!("{what}: none of the {compared} years published before changed.")
        }
        (Language::Es, 1, None) => format!("{what}: cambió un año de {compared}, {names}."),
        (Language::En, 1, None) => format!("{what}: one year of {compared} changed, {names}."),
        (Language::Es, 1, Some(by)) => {
            format!("{what}: se revisó un año de {compared}: {names}, en {by} personas.")
        }
        (Language::En, 1, Some(by)) => {
            format!("{what}: one year of {compared} was revised: {names}, by {by} persons.")
        }
        (Language::Es, count, None) => {
            format!("{what}: cambiaron {count} años de {compared}: {names}.")
        }
        (Language::En, count, None) => {
            format!("{what}: {count} years of {compared} changed: {names}.")
        }
        (Language::Es, count, Some(by)) => format!(
            "{what}: se revisaron {count} años de {compared} ({names}); la mayor diferencia es de {by} personas."
        ),
        (Language::En, count, Some(by)) => format!(
            "{what}: {count} years of {compared} were revised ({names}); the largest difference is {by} persons."
        ),
    }
}

/// Persons more or fewer, with their sign.
pub fn difference(persons: i64, language: Language) -> String {
    let sign = match persons {
        0 => "",
        1.. => "+",
        _ => "\u{2212}",
    };
    // Counts are whole numbers of 32 bits, and so is what lies between two.
    let size = u32::try_from(persons.unsigned_abs()).unwrap_or(u32::MAX);
    format!("{sign}{}", number::whole(size, language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_has_its_sign_and_a_long_list_is_counted() {
        assert_eq!(difference(-1234, Language::Es), "\u{2212}1\u{202f}234");
        assert_eq!(difference(4, Language::En), "+4");
        let names: Vec<_> = (1..=8).map(|number| number.to_string()).collect();
        assert_eq!(
            named(What::NewPeriods, &names, Language::En).as_deref(),
            Some("New periods: 1, 2, 3, 4, 5, 6 and 2 more.")
        );
        assert_eq!(named(What::NewItems, &[], Language::Es), None);
    }

    #[test]
    fn revised_years_are_told_with_the_largest_difference() {
        let told = |years: &[&str], largest| {
            let years: Vec<_> = years.iter().map(|&year| year.to_owned()).collect();
            revised(Measure::Applications, &years, largest, 12, Language::Es)
        };
        assert_eq!(
            told(&[], None),
            "Solicitudes recibidas: ninguno de los 12 años ya publicados cambió."
        );
        assert_eq!(
            told(&["2020", "2021"], Some(-3)),
            "Solicitudes recibidas: se revisaron 2 años de 12 (2020 y 2021); la mayor diferencia es de \u{2212}3 personas."
        );
    }
}
