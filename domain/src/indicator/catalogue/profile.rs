//! The make-up of accredited persons and of applications.

use super::{
    super::{text::Text, unit::Theme::Persons},
    Accredited, Applications, Indicator, distribution,
};
use crate::variable::Variable;

pub(super) const INDICATORS: &[Indicator] = &[
    distribution(
        Accredited,
        "ACC-D-SEX",
        Persons,
        Variable::Sex,
        Text::new("Personas acreditadas por sexo", "Accredited persons by sex"),
        Text::new(
            "De cada 100 personas acreditadas con dato de sexo, cuántas corresponden a cada categoría.",
            "Of every 100 accredited persons with recorded sex, how many stand in each category.",
        ),
    ),
    distribution(
        Accredited,
        "ACC-D-AGE",
        Persons,
        Variable::AgeGroup,
        Text::new("Personas acreditadas por grupo de edad", "Accredited persons by age group"),
        Text::new(
            "De cada 100 personas acreditadas con dato de grupo de edad, cuántas corresponden a cada categoría.",
            "Of every 100 accredited persons with recorded age group, how many stand in each category.",
        ),
    )
    .keywords("edades ages"),
    distribution(
        Accredited,
        "ACC-D-NAT",
        Persons,
        Variable::Nationality,
        Text::new("Personas acreditadas por nacionalidad", "Accredited persons by nationality"),
        Text::new(
            "De cada 100 personas acreditadas con dato de nacionalidad, cuántas corresponden a cada categoría.",
            "Of every 100 accredited persons with recorded nationality, how many stand in each category.",
        ),
    )
    .keywords("países ciudadanía countries citizenship"),
    distribution(
        Accredited,
        "ACC-D-MIG",
        Persons,
        Variable::MigrationStatus,
        Text::new("Personas acreditadas por condición migratoria", "Accredited persons by migration status"),
        Text::new(
            "De cada 100 personas acreditadas con dato de condición migratoria, cuántas corresponden a cada categoría.",
            "Of every 100 accredited persons with recorded migration status, how many stand in each category.",
        ),
    )
    .keywords("migración migration"),
    distribution(
        Accredited,
        "ACC-D-PROV",
        Persons,
        Variable::Province,
        Text::new("Personas acreditadas por provincia de residencia", "Accredited persons by province of residence"),
        Text::new(
            "De cada 100 personas acreditadas con dato de provincia de residencia, cuántas corresponden a cada categoría.",
            "Of every 100 accredited persons with recorded province of residence, how many stand in each category.",
        ),
    )
    .keywords("territorio lugar region place"),
    distribution(
        Accredited,
        "ACC-D-EDU",
        Persons,
        Variable::EducationLevel,
        Text::new("Personas acreditadas por nivel educativo", "Accredited persons by education"),
        Text::new(
            "De cada 100 personas acreditadas con dato de nivel educativo, cuántas corresponden a cada categoría.",
            "Of every 100 accredited persons with recorded education, how many stand in each category.",
        ),
    )
    .keywords("escolaridad schooling"),
    distribution(
        Accredited,
        "ACC-D-OCC",
        Persons,
        Variable::Occupation,
        Text::new("Personas acreditadas por ocupación previa", "Accredited persons by occupation before trafficking"),
        Text::new(
            "De cada 100 personas acreditadas con dato de ocupación previa, cuántas corresponden a cada categoría.",
            "Of every 100 accredited persons with recorded occupation before trafficking, how many stand in each category.",
        ),
    )
    .keywords("trabajo empleo work employment"),
    distribution(
        Accredited,
        "ACC-D-LANG",
        Persons,
        Variable::MotherTongue,
        Text::new("Personas acreditadas por lengua materna", "Accredited persons by mother tongue"),
        Text::new(
            "De cada 100 personas acreditadas con dato de lengua materna, cuántas corresponden a cada categoría.",
            "Of every 100 accredited persons with recorded mother tongue, how many stand in each category.",
        ),
    )
    .keywords("idioma language"),
    distribution(
        Applications,
        "APP-D-SEX",
        Persons,
        Variable::Sex,
        Text::new("Solicitudes recibidas por sexo", "Applications received by sex"),
        Text::new(
            "De cada 100 solicitudes con dato de sexo, cuántas corresponden a cada categoría.",
            "Of every 100 applications with recorded sex, how many stand in each category.",
        ),
    )
    .glotip(&[]),
    distribution(
        Applications,
        "APP-D-AGE",
        Persons,
        Variable::AgeGroup,
        Text::new("Solicitudes recibidas por grupo de edad", "Applications received by age group"),
        Text::new(
            "De cada 100 solicitudes con dato de grupo de edad, cuántas corresponden a cada categoría.",
            "Of every 100 applications with recorded age group, how many stand in each category.",
        ),
    )
    .keywords("edades ages")
    .glotip(&[]),
    distribution(
        Applications,
        "APP-D-NAT",
        Persons,
        Variable::Nationality,
        Text::new("Solicitudes recibidas por nacionalidad", "Applications received by nationality"),
        Text::new(
            "De cada 100 solicitudes con dato de nacionalidad, cuántas corresponden a cada categoría.",
            "Of every 100 applications with recorded nationality, how many stand in each category.",
        ),
    )
    .keywords("países ciudadanía countries citizenship")
    .glotip(&[]),
];
