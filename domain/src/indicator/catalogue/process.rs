//! Applications and what became of them.

use super::{
    super::{
        formula::{Formula, Part},
        note::Note,
        text::Text,
        unit::Theme::Process,
    },
    Accredited, Applications, Indicator,
};

pub(super) const INDICATORS: &[Indicator] = &[
    Indicator::new(
        "APP-N",
        Process,
        Text::new("Solicitudes recibidas", "Applications received"),
        Text::new(
            "Cuántas solicitudes de acreditación como víctima de trata recibieron las instituciones competentes, por el año en que se recibieron. Cada solicitud es de una persona.",
            "How many applications for accreditation as a victim of trafficking the competent institutions received, by the year in which they were received. Each application is one person's.",
        ),
        Formula::Count(Part::of(Applications)),
    )
    .keywords("total número cantidad presuntas posibles víctimas number total presumed possible victims")
    .notes(&[Note::DetectedOnly]),
    Indicator::new(
        "ACC-N",
        Process,
        Text::new("Personas acreditadas", "Accredited persons"),
        Text::new(
            "A cuántas personas se acreditó como víctimas de trata, por el año de la resolución. Cuentan también las acreditaciones que finalizaron después.",
            "How many persons were accredited as victims of trafficking, by the year of the decision. Accreditations that ended later count too.",
        ),
        Formula::Count(Part::of(Accredited)),
    )
    .keywords("total número cantidad víctimas confirmadas identificadas number total confirmed identified victims")
    .glotip(&["GLO-V-TOT"])
    .notes(&[Note::DetectedOnly]),
    Indicator::new(
        "ACC-RATE",
        Process,
        Text::new("Tasa de acreditación", "Accreditation rate"),
        Text::new(
            "Cuántas personas se acreditaron en un período por cada 100 solicitudes recibidas en el mismo período.",
            "How many persons were accredited in a period for every 100 applications received in the same period.",
        ),
        Formula::Ratio {
            numerator: Part::of(Accredited),
            denominator: Part::of(Applications),
            scale: 100,
        },
    )
    .keywords("proporción aprobación resultado resolución share approval outcome decision")
    .notes(&[Note::NotTheSamePersons]),
];
