//! How long decisions take, and what waits for one.

use super::{
    super::{
        correspondence::Correspondence,
        formula::{Formula, Part},
        note::Note::{self, AtCutOff, MedianOfBands},
        text::Text,
        unit::Theme::Process,
    },
    Accredited, Applications, Indicator, Measure, distribution,
};
use crate::{
    code::reserved,
    decision_time::{DECIDED, PENDING},
    variable::Variable::DecisionTime,
};

const WITHIN_TERM: &str = "DTM-D7";
const BEYOND_TERM: &str = "DTM-P8UP";

const OPEN_OR_NOT: &[Note] = &[Note::WorkingDays, AtCutOff];
const MEDIAN: &[Note] = &[Note::WorkingDays, AtCutOff, MedianOfBands];

pub(super) const INDICATORS: &[Indicator] = &[
    decision(
        "APP-DEC-N",
        Text::new("Solicitudes resueltas", "Applications decided"),
        Text::new(
            "Cuántas de las solicitudes recibidas se habían resuelto a la fecha de corte, con cualquier resultado.",
            "How many of the applications received had been decided by the cut-off date, whatever the outcome.",
        ),
        Formula::Count(with(Applications, DECIDED)),
    )
    .keywords("resolución decisiones decisions outcome"),
    decision(
        "APP-PEN-N",
        Text::new("Solicitudes en trámite", "Applications pending"),
        Text::new(
            "Cuántas de las solicitudes recibidas seguían sin resolución a la fecha de corte.",
            "How many of the applications received were still without a decision at the cut-off date.",
        ),
        Formula::Count(with(Applications, PENDING)),
    )
    .keywords("pendientes abiertas espera open waiting backlog"),
    decision(
        "APP-PEN7-N",
        Text::new(
            "Solicitudes en trámite por más de siete días hábiles",
            "Applications pending beyond seven working days",
        ),
        Text::new(
            "Cuántas solicitudes seguían sin resolución a la fecha de corte cuando ya habían pasado más de siete días hábiles, el plazo de referencia de la Ley 9095.",
            "How many applications were still without a decision at the cut-off date when more than seven working days, the term of reference under Law 9095, had passed.",
        ),
        Formula::Count(with(Applications, BEYOND_TERM)),
    )
    .keywords("pendientes atraso mora plazo vencido espera overdue delay deadline backlog"),
    decision(
        "APP-PEN7",
        Text::new(
            "Más de siete días hábiles entre las solicitudes en trámite",
            "Beyond seven working days among applications pending",
        ),
        Text::new(
            "De cada 100 solicitudes en trámite a la fecha de corte, cuántas esperaban desde hacía más de siete días hábiles.",
            "Of every 100 applications pending at the cut-off date, how many had been waiting for more than seven working days.",
        ),
        Formula::Share {
            part: with(Applications, BEYOND_TERM),
            base: with(Applications, PENDING),
        },
    )
    .keywords("pendientes atraso mora plazo vencido proporción overdue delay deadline share"),
    decision(
        "APP-DEC",
        Text::new(
            "Resueltas entre las solicitudes recibidas",
            "Decided among applications received",
        ),
        Text::new(
            "De cada 100 solicitudes recibidas, resueltas o en trámite, cuántas se habían resuelto a la fecha de corte.",
            "Of every 100 applications received, decided or pending, how many had been decided by the cut-off date.",
        ),
        Formula::Share {
            part: with(Applications, DECIDED),
            base: with(Applications, reserved::ANSWERED),
        },
    )
    .keywords("resolución proporción share decisions"),
    decision(
        "APP-DEC7",
        Text::new(
            "Resueltas en siete días hábiles entre las solicitudes resueltas",
            "Decided within seven working days among applications decided",
        ),
        Text::new(
            "De cada 100 solicitudes resueltas, cuántas se resolvieron en siete días hábiles o menos, el plazo de referencia de la Ley 9095.",
            "Of every 100 applications decided, how many were decided within seven working days, the term of reference under Law 9095.",
        ),
        Formula::Share {
            part: with(Applications, WITHIN_TERM),
            base: with(Applications, DECIDED),
        },
    )
    .keywords("plazo cumplimiento puntualidad term deadline compliance"),
    decision(
        "ACC-DEC7",
        Text::new(
            "Acreditadas en siete días hábiles entre las personas acreditadas",
            "Accredited within seven working days among accredited persons",
        ),
        Text::new(
            "De cada 100 personas acreditadas, a cuántas se acreditó en siete días hábiles o menos desde que se recibió su solicitud.",
            "Of every 100 accredited persons, how many were accredited within seven working days of the receipt of their application.",
        ),
        Formula::Share {
            part: with(Accredited, WITHIN_TERM),
            base: with(Accredited, DECIDED),
        },
    )
    .keywords("plazo cumplimiento puntualidad term deadline compliance"),
    decision(
        "APP-DEC-MED",
        Text::new(
            "Mediana de días hábiles hasta la resolución",
            "Median working days to decision",
        ),
        Text::new(
            "En cuántos días hábiles desde la recepción se había resuelto la mitad de las solicitudes resueltas, con cualquier resultado.",
            "Within how many working days of receipt half of the applications decided had been decided, whatever the outcome.",
        ),
        Formula::Median(Part::of(Applications)),
    )
    .keywords("duración demora tiempo promedio espera duration delay time average wait")
    .notes(MEDIAN),
    decision(
        "ACC-DEC-MED",
        Text::new(
            "Mediana de días hábiles hasta la acreditación",
            "Median working days to accreditation",
        ),
        Text::new(
            "En cuántos días hábiles desde la recepción de la solicitud se había acreditado a la mitad de las personas acreditadas.",
            "Within how many working days of the receipt of the application half of the accredited persons had been accredited.",
        ),
        Formula::Median(Part::of(Accredited)),
    )
    .keywords("duración demora tiempo promedio espera duration delay time average wait")
    .notes(MEDIAN),
    distribution(
        Applications,
        "APP-D-DEC",
        Process,
        DecisionTime,
        Text::new(
            "Solicitudes recibidas por tiempo hasta la resolución",
            "Applications received by time to decision",
        ),
        Text::new(
            "De cada 100 solicitudes resueltas o en trámite, cuántas corresponden a cada franja de días hábiles.",
            "Of every 100 applications decided or pending, how many stand in each band of working days.",
        ),
    )
    .keywords("duración demora plazo duration delay term")
    .notes(OPEN_OR_NOT),
];

const fn with(measure: Measure, code: &'static str) -> Part {
    Part::of(measure).with(DecisionTime, code)
}

const fn decision(id: &'static str, name: Text, definition: Text, formula: Formula) -> Indicator {
    Indicator::new(id, Process, name, definition, formula)
        .corresponds(Correspondence::of(DecisionTime))
        .notes(OPEN_OR_NOT)
}
