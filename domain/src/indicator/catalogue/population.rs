//! Rates in the population.

use super::{
    super::{
        correspondence::Correspondence,
        formula::{Formula, Part},
        note::Note,
        text::Text,
        unit::Theme::Population,
    },
    Accredited, Applications, Indicator,
};
use crate::variable::Variable::{self, AgeGroup, FormOfExploitation, Province, Sex};

/// A population is known of the country and its provinces only.
const PLACES: &[Variable] = &[Province];

const SDG: Correspondence = Correspondence::PERSONS
    .glotip(&["SDG-16.2.2"])
    .sdg("16.2.2");

const KEYWORDS: &str = "ods sdg agenda 2030 desarrollo sostenible sustainable development tasa rate incidencia incidence";

pub(super) const INDICATORS: &[Indicator] = &[
    Indicator::new(
        "APP-POP",
        Population,
        Text::new(
            "Solicitudes recibidas por cada 100 000 habitantes",
            "Applications received per 100,000 inhabitants",
        ),
        Text::new(
            "Cuántas solicitudes se recibieron en un año por cada 100 000 habitantes, en el país o en la provincia de residencia de la persona.",
            "How many applications were received in a year for every 100,000 inhabitants, in the country or in the person's province of residence.",
        ),
        Formula::Rate(Part::of(Applications)),
    )
    .keywords("tasa poblacional población provincia rate population province")
    .offered_by(PLACES)
    .notes(&[Note::DetectedOnly]),
    Indicator::new(
        "ACC-POP",
        Population,
        Text::new(
            "Personas acreditadas por cada 100 000 habitantes",
            "Accredited persons per 100,000 inhabitants",
        ),
        Text::new(
            "A cuántas personas se acreditó en un año por cada 100 000 habitantes, en el país o en la provincia de residencia de la persona.",
            "How many persons were accredited in a year for every 100,000 inhabitants, in the country or in the person's province of residence.",
        ),
        Formula::Rate(Part::of(Accredited)),
    )
    .keywords("tasa poblacional población provincia rate population province")
    .offered_by(PLACES)
    .notes(&[Note::DetectedOnly]),
    goal(
        "SDG-16.2.2",
        Part::of(Accredited),
        Text::new(
            "ODS 16.2.2: víctimas de trata por cada 100 000 habitantes",
            "SDG 16.2.2: victims of trafficking per 100,000 population",
        ),
        Text::new(
            "Personas acreditadas como víctimas de trata en un año por cada 100 000 habitantes del país: la parte detectada del indicador 16.2.2 de los Objetivos de Desarrollo Sostenible.",
            "Persons accredited as victims of trafficking in a year per 100,000 inhabitants of the country: the detected part of indicator 16.2.2 of the Sustainable Development Goals.",
        ),
    ),
    goal(
        "SDG-16.2.2-F",
        Part::of(Accredited).with(Sex, "2"),
        Text::new(
            "ODS 16.2.2: mujeres víctimas por cada 100 000 habitantes",
            "SDG 16.2.2: female victims per 100,000 population",
        ),
        Text::new(
            "Mujeres de cualquier edad acreditadas como víctimas en un año por cada 100 000 habitantes de ambos sexos.",
            "Women and girls accredited as victims in a year per 100,000 inhabitants of both sexes.",
        ),
    ),
    goal(
        "SDG-16.2.2-M",
        Part::of(Accredited).with(Sex, "1"),
        Text::new(
            "ODS 16.2.2: hombres víctimas por cada 100 000 habitantes",
            "SDG 16.2.2: male victims per 100,000 population",
        ),
        Text::new(
            "Hombres de cualquier edad acreditados como víctimas en un año por cada 100 000 habitantes de ambos sexos.",
            "Men and boys accredited as victims in a year per 100,000 inhabitants of both sexes.",
        ),
    ),
    goal(
        "SDG-16.2.2-MIN",
        Part::of(Accredited).with(AgeGroup, "AGE-MIN"),
        Text::new(
            "ODS 16.2.2: víctimas menores de edad por cada 100 000 habitantes",
            "SDG 16.2.2: victims under 18 per 100,000 population",
        ),
        Text::new(
            "Personas menores de 18 años acreditadas como víctimas en un año por cada 100 000 habitantes de todas las edades.",
            "Persons under 18 accredited as victims in a year per 100,000 inhabitants of all ages.",
        ),
    ),
    goal(
        "SDG-16.2.2-ADU",
        Part::of(Accredited).with(AgeGroup, "AGE-ADU"),
        Text::new(
            "ODS 16.2.2: víctimas adultas por cada 100 000 habitantes",
            "SDG 16.2.2: adult victims per 100,000 population",
        ),
        Text::new(
            "Personas de 18 años o más acreditadas como víctimas en un año por cada 100 000 habitantes de todas las edades.",
            "Persons of 18 and over accredited as victims in a year per 100,000 inhabitants of all ages.",
        ),
    ),
    goal(
        "SDG-16.2.2-SEX",
        Part::of(Accredited).with(FormOfExploitation, "EXP-S"),
        Text::new(
            "ODS 16.2.2: víctimas de explotación sexual por cada 100 000 habitantes",
            "SDG 16.2.2: victims of sexual exploitation per 100,000 population",
        ),
        Text::new(
            "Personas acreditadas en un año con fin de explotación sexual por cada 100 000 habitantes.",
            "Persons accredited in a year with sexual exploitation as a purpose, per 100,000 inhabitants.",
        ),
    ),
    goal(
        "SDG-16.2.2-LAB",
        Part::of(Accredited).with(FormOfExploitation, "EXP-L"),
        Text::new(
            "ODS 16.2.2: víctimas de trabajo o servicios forzados por cada 100 000 habitantes",
            "SDG 16.2.2: victims of forced labour or services per 100,000 population",
        ),
        Text::new(
            "Personas acreditadas en un año con fin de trabajo o servicios forzados por cada 100 000 habitantes.",
            "Persons accredited in a year with forced labour or services as a purpose, per 100,000 inhabitants.",
        ),
    ),
    goal(
        "SDG-16.2.2-OTH",
        Part::of(Accredited).with(FormOfExploitation, "EXP-O"),
        Text::new(
            "ODS 16.2.2: víctimas de otras formas de explotación por cada 100 000 habitantes",
            "SDG 16.2.2: victims of other forms of exploitation per 100,000 population",
        ),
        Text::new(
            "Personas acreditadas en un año con otro fin de explotación por cada 100 000 habitantes.",
            "Persons accredited in a year with another purpose of exploitation, per 100,000 inhabitants.",
        ),
    ),
];

const fn goal(id: &'static str, part: Part, name: Text, definition: Text) -> Indicator {
    Indicator::new(id, Population, name, definition, Formula::Rate(part))
        .corresponds(SDG)
        .keywords(KEYWORDS)
        .offered_by(&[])
        .notes(&[Note::DetectedOnly])
}
