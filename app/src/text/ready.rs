//! Texts about the tables that are ready to hand in.

use super::Text;

/// The tables by their name in addresses.
pub const FILES: [(&str, Text); 2] = [
    (
        "glotip",
        Text::new("Cuestionario GLOTIP", "GLOTIP questionnaire"),
    ),
    ("sdg-16-2-2", Text::new("ODS 16.2.2", "SDG 16.2.2")),
];

pub const TITLE: Text = Text::new(
    "Archivos listos para la UNODC y los ODS",
    "Files ready for the UNODC and the SDGs",
);
pub const LEAD: Text = Text::new(
    "Cada publicación se ofrece también con las filas del cuestionario GLOTIP (víctimas detectadas por sexo y edad, por fin de explotación y por nacionalidad) y con el indicador 16.2.2 de los ODS. Solo llevan celdas publicadas: los totales son los de la publicación, y lo que ella no cruza se dice y no se calcula.",
    "Each release is also offered as the rows of the GLOTIP questionnaire (detected victims by sex and age, by form of exploitation and by citizenship) and as SDG indicator 16.2.2. They hold published cells only: totals are those of the release, and what it does not combine is said and not computed.",
);
pub const NOT_MAPPED: Text = Text::new(
    "Sin equivalente aquí: repatriaciones, persecución penal, formas mixtas de explotación, víctimas no detectadas y población por sexo y edad. Las personas acreditadas son una parte de las «víctimas detectadas».",
    "Without equivalent here: repatriations, criminal justice, mixed forms of exploitation, undetected victims, and population by sex and age. Accredited persons are a part of the “detected victims”.",
);
pub const CORRESPONDENCE: Text = Text::new(
    "La correspondencia completa, en la API",
    "The whole correspondence, in the API",
);
