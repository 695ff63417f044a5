//! Texts of the list of releases.

use domain::{label::Language, release::PolicySummary};

use super::Text;

pub const CHANGES: Text = Text::new(
    "Respecto de la publicación anterior",
    "Against the release before",
);
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
    match language {
        Language::Es => format!(
            "Política «{name}»: se reservan las cifras menores de {threshold}; cada cifra se altera en {max_noise} personas como máximo; se cruzan hasta {max_dimensions} variables; no se tabula ninguna población de menos de {min_population} personas; la publicación siguiente cambia al menos {min_changed_records} registros."
        ),
        Language::En => format!(
            "Policy “{name}”: figures below {threshold} are withheld; each figure is changed by at most {max_noise} persons; up to {max_dimensions} variables are combined; no population of fewer than {min_population} persons is tabulated; the next release changes at least {min_changed_records} records."
        ),
    }
}

/// What changed from one release to the next, as far as they say so
/// themselves.
pub fn changes(change: &Changes, language: Language) -> Vec<String> {
    let text = |es: String, en: String| match language {
        Language::Es => es,
        Language::En => en,
    };
    let Changes {
        days,
        variables,
        items,
        policy,
        codes,
    } = *change;
    let mut said = vec![text(
        format!("Fecha de corte: {days} días después."),
        format!("Cut-off date: {days} days later."),
    )];
    if let Some((before, now)) = variables {
        said.push(text(
            format!("Variables tabuladas: {before} antes, {now} ahora."),
            format!("Variables tabulated: {before} before, {now} now."),
        ));
    }
    if let Some((before, now)) = items {
        said.push(text(
            format!("Categorías y grupos: {before} antes, {now} ahora."),
            format!("Categories and groups: {before} before, {now} now."),
        ));
    }
    said.push(if policy {
        text(
            "La política de protección cambió: compare las cifras con cuidado.".to_owned(),
            "The protection policy changed: compare figures with care.".to_owned(),
        )
    } else {
        text(
            "La misma política de protección.".to_owned(),
            "The same protection policy.".to_owned(),
        )
    });
    if codes {
        said.push(text(
            "La versión de las listas de códigos cambió.".to_owned(),
            "The version of the code lists changed.".to_owned(),
        ));
    }
    said
}

/// How a release differs from the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changes {
    /// Days between the cut-off dates.
    pub days: i64,
    /// Variables before and now.
    pub variables: Option<(usize, usize)>,
    /// Items of all variables before and now.
    pub items: Option<(usize, usize)>,
    /// Whether the policy is another.
    pub policy: bool,
    /// Whether the code lists are of another version.
    pub codes: bool,
}
