//! Texts of the list of releases.

use domain::{label::Language, release::PolicySummary};

use super::{Text, site};

pub const OPEN: Text = Text::new("Abrir el tablero con ella", "Open the dashboard with it");
pub const NEWEST: Text = Text::new("la más reciente", "the newest");
pub const TO_API: Text = Text::new("Descripción en la API", "Description in the API");
pub const WHAT_IS: Text = Text::new(
    "Cómo se protege y se revisa una publicación",
    "How a release is protected and revised",
);

/// The policy of a release in words.
pub fn policy(policy: &PolicySummary, language: Language) -> String {
    let PolicySummary {
        name,
        threshold,
        max_dimensions,
        max_noise,
        min_population,
        min_changed_records,
        ..
    } = policy;
    let name = site::policy(name, language);
    match language {
        Language::Es => format!(
            "Política «{name}»: se reservan las cifras menores de {threshold}; cada cifra se altera en {max_noise} personas como máximo; se cruzan hasta {max_dimensions} variables; no se tabula ninguna población de menos de {min_population} personas; la publicación siguiente cambia al menos {min_changed_records} registros."
        ),
        Language::En => format!(
            "Policy “{name}”: figures below {threshold} are withheld; each figure is changed by at most {max_noise} persons; up to {max_dimensions} variables are combined; no population of fewer than {min_population} persons is tabulated; the next release changes at least {min_changed_records} records."
        ),
    }
}
