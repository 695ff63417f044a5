//! Texts of the filter bar.

use domain::{label::Language, measure::Measure, variable::Variable};

use super::Text;

pub const HEADING: Text = Text::new("Filtros", "Filters");
pub const MORE: Text = Text::new("Más filtros", "More filters");
pub const APPLY: Text = Text::new("Aplicar", "Apply");
pub const CLEAR_ALL: Text = Text::new("Quitar todos", "Clear all");
pub const CHOSEN: Text = Text::new("Filtros elegidos", "Chosen filters");
pub const NONE_CHOSEN: Text = Text::new(
    "Sin filtros: se muestran todas las personas.",
    "No filters: all persons are shown.",
);
pub const ANY: Text = Text::new("Todas", "All");
pub const ANY_PERIOD: Text = Text::new("Todos los años", "All years");
pub const YEARS: Text = Text::new("Años", "Years");
pub const POOLS: Text = Text::new("Períodos agrupados", "Pooled periods");
pub const GROUPS: Text = Text::new("Grupos", "Groups");
pub const CATEGORIES: Text = Text::new("Categorías", "Categories");
pub const MISSING: Text = Text::new("Sin respuesta", "No answer");
pub const MEASURE: Text = Text::new("Qué se cuenta", "What is counted");

/// What is counted, as the name of a choice.
pub fn measure(measure: Measure) -> Text {
    match measure {
        Measure::Applications => Text::new("Solicitudes recibidas", "Applications received"),
        Measure::Accredited => Text::new("Personas acreditadas", "Accredited persons"),
    }
}

/// The accessible name of the link that removes a filter.
pub fn remove(filter: &str, language: Language) -> String {
    match language {
        Language::Es => format!("Quitar el filtro {filter}"),
        Language::En => format!("Remove the filter {filter}"),
    }
}

/// Why no further filter is offered.
pub fn full(limit: usize, language: Language) -> String {
    match language {
        Language::Es => format!(
            "No cabe otro filtro: esta publicación cruza como máximo {limit} variables, y cada figura necesita al menos una. Quite uno para elegir otro."
        ),
        Language::En => format!(
            "There is no room for another filter: this release combines at most {limit} variables, and each figure needs at least one. Remove one to choose another."
        ),
    }
}

/// What is read aloud after a change of filters.
pub fn announced(filters: &[String], language: Language) -> String {
    match (filters.is_empty(), language) {
        (true, Language::Es) => "Figuras actualizadas: sin filtros.".to_owned(),
        (true, Language::En) => "Figures updated: no filters.".to_owned(),
        (false, Language::Es) => format!("Figuras actualizadas: {}.", filters.join("; ")),
        (false, Language::En) => format!("Figures updated: {}.", filters.join("; ")),
    }
}

/// A variable's name where the release holds none.
pub fn variable(variable: Variable) -> Text {
    match variable {
        Variable::Period => Text::new("Período", "Period"),
        Variable::AgeGroup => Text::new("Grupo de edad", "Age group"),
        Variable::Sex => Text::new("Sexo", "Sex"),
        Variable::GenderIdentity => Text::new("Identidad de género", "Gender identity"),
        Variable::Nationality => Text::new("Nacionalidad", "Nationality"),
        Variable::MigrationStatus => Text::new("Condición migratoria", "Migration status"),
        Variable::EducationLevel => Text::new("Nivel educativo", "Education"),
        Variable::Occupation => Text::new("Ocupación", "Occupation"),
        Variable::Province => Text::new("Provincia de residencia", "Province of residence"),
        Variable::Canton => Text::new("Cantón de residencia", "Canton of residence"),
        Variable::MotherTongue => Text::new("Lengua materna", "Mother tongue"),
        Variable::FormOfRecruitment => Text::new("Forma de captación", "Form of recruitment"),
        Variable::RecruitmentLure => Text::new("Ofrecimiento", "What was offered"),
        Variable::MeansOfRecruitment => Text::new("Medio de captación", "Means of recruitment"),
        Variable::PlaceOfRecruitment => Text::new("Lugar de captación", "Place of recruitment"),
        Variable::RelationshipToRecruiter => Text::new(
            "Relación con la persona captadora",
            "Relationship to the recruiter",
        ),
        Variable::MeansOfControl => Text::new("Medio de control", "Means of control"),
        Variable::CountryOfExploitation => {
            Text::new("País de explotación", "Country of exploitation")
        }
        Variable::FormOfExploitation => Text::new("Fin de explotación", "Form of exploitation"),
        Variable::EconomicSector => Text::new("Sector económico", "Economic sector"),
        Variable::TraffickingScope => Text::new("Ámbito de la trata", "Scope of trafficking"),
        Variable::DecisionTime => Text::new("Tiempo hasta la resolución", "Time to decision"),
    }
}
