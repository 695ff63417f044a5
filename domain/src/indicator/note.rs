//! What a reader should know beside a number.

use serde::Serialize;

use super::text::Text;

/// A remark on an indicator, or on one value of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// Numerator and denominator are of the same period, not the same persons.
    NotTheSamePersons,
    /// One person can give several answers.
    SeveralAnswers,
    /// A purpose counts, whether or not it came about.
    PurposeCounts,
    /// Only what the authorities came to know is counted.
    DetectedOnly,
    /// Which days are working days.
    WorkingDays,
    /// What was open at the cut-off date of the release.
    AtCutOff,
    /// A median is read from bands.
    MedianOfBands,
    /// The cut-off date lies within the year.
    PartialYear,
    /// The population is of another year than the persons.
    PopulationOfAnotherYear,
    /// A pooled period: the mean of its years.
    AnnualAverage,
    /// Only some persons are counted, but all inhabitants.
    WholePopulation,
    /// There is no population for this selection.
    NoPopulation,
    /// The part came out greater than the whole, by the protective noise.
    AboveHundred,
    /// Few persons stand behind the share.
    SmallBase,
}

impl Note {
    /// The remark in words.
    #[must_use]
    pub const fn text(self) -> Text {
        match self {
            Self::NotTheSamePersons => Text::new(
                "Se comparan las acreditaciones y las solicitudes del mismo período; no son necesariamente las mismas personas, porque una solicitud puede resolverse en un año posterior. Puede pasar de 100.",
                "Accreditations and applications of the same period are compared; they need not be the same persons, because an application may be decided in a later year. It can exceed 100.",
            ),
            Self::SeveralAnswers => Text::new(
                "Una persona puede dar varias respuestas: los porcentajes de todas las categorías pueden sumar más de 100.",
                "One person can give several answers: the percentages of all categories may add up to more than 100.",
            ),
            Self::PurposeCounts => Text::new(
                "Cuenta el fin de la trata aunque la explotación no haya llegado a ocurrir.",
                "The purpose of the trafficking counts even where the exploitation did not come about.",
            ),
            Self::DetectedOnly => Text::new(
                "Cuenta a las personas que las autoridades llegaron a conocer. No estima cuántas víctimas hay, y sube también cuando mejora la detección.",
                "It counts the persons whom the authorities came to know of. It does not estimate how many victims there are, and it also rises when detection improves.",
            ),
            Self::WorkingDays => Text::new(
                "Días hábiles después del de recepción: de lunes a viernes, sin los feriados del artículo 148 del Código de Trabajo en su propia fecha. No cuentan las solicitudes desistidas o cerradas sin resolución, ni las que no tienen fecha de resolución.",
                "Working days after the day of receipt: Monday to Friday without the holidays of article 148 of the Código de Trabajo, each on its own date. Applications that were withdrawn or closed without a decision do not count, nor those whose decision has no date.",
            ),
            Self::AtCutOff => Text::new(
                "Estado a la fecha de corte: los años recientes tienen más solicitudes en trámite, y sus resoluciones lentas aún no cuentan.",
                "As of the cut-off date: recent years have more applications pending, and their slow decisions do not count yet.",
            ),
            Self::MedianOfBands => Text::new(
                "Se lee de las franjas publicadas, como si en cada una los días se repartieran por igual. Si hay franjas reservadas, se dan los dos valores entre los que queda.",
                "It is read from the published bands, as if the days were spread evenly within each. Where bands are withheld, the two values between which it lies are given.",
            ),
            Self::PartialYear => Text::new(
                "Año incompleto: llega hasta la fecha de corte.",
                "Incomplete year: it runs to the cut-off date.",
            ),
            Self::PopulationOfAnotherYear => Text::new(
                "La población es la de 2022 (INEC), la única disponible; las personas son de otro período.",
                "The population is that of 2022 (INEC), the only one available; the persons are of another period.",
            ),
            Self::AnnualAverage => {
                Text::new("Promedio anual del período.", "Annual mean of the period.")
            }
            Self::WholePopulation => Text::new(
                "Se divide por toda la población, porque no se dispone de la población por sexo, edad u otras características.",
                "It is divided by the whole population, because the population by sex, age or other characteristics is not available.",
            ),
            Self::NoPopulation => Text::new(
                "No hay dato de población para esta selección; solo se dispone de la del país y la de cada provincia.",
                "There is no population for this selection; only those of the country and of each province are available.",
            ),
            Self::AboveHundred => Text::new(
                "Pasa de 100\u{a0}% por el ruido que protege las cifras; debe leerse como casi todas las personas.",
                "It exceeds 100% because of the noise that protects the figures; read it as nearly all persons.",
            ),
            Self::SmallBase => Text::new(
                "Base pequeña: pocas personas más o menos cambian mucho el porcentaje.",
                "Small base: a few persons more or less change the percentage a lot.",
            ),
        }
    }
}
