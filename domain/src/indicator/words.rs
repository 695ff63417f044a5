//! Texts that follow from a formula, so that they cannot say otherwise.

use super::{
    Indicator,
    formula::{Formula, Part},
    population,
};
use crate::{label::Language, measure::Measure, release::Release, variable::Variable};

impl Indicator {
    /// How it is computed, in words, with the labels of a release.
    ///
    /// # Examples
    ///
    /// ```
    /// use domain::{indicator, label::Language, release};
    ///
    /// let women = indicator::by_id("ACC-S-F").expect("it is in the catalogue");
    /// assert_eq!(
    ///     women.formula_text(&release::sample(), Language::En),
    ///     "100 × accredited persons (Sex: Female) ÷ accredited persons (Sex: With an answer)"
    /// );
    /// ```
    #[must_use]
    pub fn formula_text(&self, release: &Release, language: Language) -> String {
        let part = |part: &Part| part_text(part, release, language);
        match &self.formula {
            Formula::Count(counted) => match language {
                Language::Es => format!("Número de {}", part(counted)),
                Language::En => format!("Number of {}", part(counted)),
            },
            Formula::Share { part: some, base } => format!("100 × {} ÷ {}", part(some), part(base)),
            Formula::Ratio {
                numerator,
                denominator,
                scale,
            } => format!("{scale} × {} ÷ {}", part(numerator), part(denominator)),
            Formula::Median(_) => {
                let decided = self.formula.parts();
                let decided: String = decided.iter().map(part).collect();
                match language {
                    Language::Es => format!("Mediana de los días hábiles de {decided}"),
                    Language::En => format!("Median working days of {decided}"),
                }
            }
            Formula::Rate(counted) => rate_text(&part(counted), language),
            Formula::Distribution { measure, variable } => {
                let name = variable_text(*variable, release, language);
                let persons = measure_text(*measure, language);
                match language {
                    Language::Es => format!(
                        "100 × {persons} ({name}: cada categoría) ÷ {persons} ({name}: con respuesta)"
                    ),
                    Language::En => format!(
                        "100 × {persons} ({name}: each category) ÷ {persons} ({name}: with an answer)"
                    ),
                }
            }
        }
    }

    /// Which persons it is about.
    #[must_use]
    pub fn universe(&self, language: Language) -> String {
        let universes = self.measures().into_iter().map(|measure| match (measure, language) {
            (Measure::Applications, Language::Es) => {
                "Solicitudes de acreditación recibidas hasta la fecha de corte, una por persona."
            }
            (Measure::Applications, Language::En) => {
                "Applications for accreditation received up to the cut-off date, one a person."
            }
            (Measure::Accredited, Language::Es) => {
                "Personas acreditadas como víctimas de trata hasta la fecha de corte, también aquellas cuya acreditación finalizó después."
            }
            (Measure::Accredited, Language::En) => {
                "Persons accredited as victims of trafficking up to the cut-off date, also those whose accreditation ended later."
            }
        });
        let base = match (&self.formula, language) {
            (Formula::Share { .. } | Formula::Distribution { .. }, Language::Es) => {
                Some("De ellas, las que se indican en el denominador.")
            }
            (Formula::Share { .. } | Formula::Distribution { .. }, Language::En) => {
                Some("Of these, those that the denominator names.")
            }
            _ => None,
        };
        universes.chain(base).collect::<Vec<_>>().join(" ")
    }
}

fn rate_text(persons: &str, language: Language) -> String {
    let year = population::YEAR;
    match language {
        Language::Es => format!(
            "100 000 × {persons} ÷ (años del período × población residente de {year}, INEC)"
        ),
        Language::En => format!(
            "100,000 × {persons} ÷ (years of the period × resident population of {year}, INEC)"
        ),
    }
}

fn measure_text(measure: Measure, language: Language) -> &'static str {
    match (measure, language) {
        (Measure::Applications, Language::Es) => "solicitudes recibidas",
        (Measure::Applications, Language::En) => "applications received",
        (Measure::Accredited, Language::Es) => "personas acreditadas",
        (Measure::Accredited, Language::En) => "accredited persons",
    }
}

fn part_text(part: &Part, release: &Release, language: Language) -> String {
    let persons = measure_text(part.measure(), language);
    let kept: Vec<String> = part
        .filters()
        .map(|(variable, code)| {
            let name = variable_text(variable, release, language);
            let answer = release
                .dimension(variable)
                .and_then(|dimension| dimension.items.iter().find(|it| it.code.as_str() == code))
                .map_or(code, |item| item.label.in_language(language));
            format!("{name}: {answer}")
        })
        .collect();
    if kept.is_empty() {
        persons.to_owned()
    } else {
        format!("{persons} ({})", kept.join("; "))
    }
}

/// The name that the release gives a variable, else its name in selections.
fn variable_text(variable: Variable, release: &Release, language: Language) -> &str {
    release
        .dimension(variable)
        .map_or(variable.name(), |known| known.label.in_language(language))
}
