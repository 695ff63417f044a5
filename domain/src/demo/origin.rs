//! Where the invented persons come from.

use super::{
    chance::{Chance, Weighted},
    person::Group,
};

/// How people of a country usually stay in Costa Rica.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Situation {
    National,
    Neighbour,
    Regional,
    Seeking,
    Distant,
}

impl Situation {
    pub(super) fn statuses(self) -> &'static Weighted {
        match self {
            Self::National => NATIONAL,
            Self::Neighbour => NEIGHBOUR,
            Self::Regional => REGIONAL,
            Self::Seeking => SEEKING,
            Self::Distant => DISTANT,
        }
    }
}

/// A country of nationality and how its people appear in the register.
pub(super) struct Origin {
    pub(super) country: &'static str,
    pub(super) feminine: &'static str,
    pub(super) masculine: &'static str,
    /// Weights for sexual, labour and other exploitation.
    weights: [u32; 3],
    pub(super) situation: Situation,
    pub(super) tongues: &'static Weighted,
}

const NATIONAL: &Weighted = &[("Persona costarricense", 60), ("Costarricense", 40)];
const NEIGHBOUR: &Weighted = &[
    ("Condición migratoria irregular", 34),
    ("Ingreso irregular", 12),
    ("Permanencia vencida o incumplimiento de condiciones", 6),
    ("Residente permanente", 12),
    ("Residente temporal", 8),
    ("Persona trabajadora de categoría especial", 5),
    ("Persona solicitante de refugio", 12),
    ("Solicitud de permanencia en trámite", 5),
    ("Turista", 6),
];
const REGIONAL: &Weighted = &[
    ("Turista", 26),
    ("Condición migratoria irregular", 22),
    ("Permanencia vencida o incumplimiento de condiciones", 14),
    ("Residente temporal", 9),
    ("Residente permanente", 6),
    ("Persona solicitante de refugio", 15),
    ("Persona refugiada", 4),
    ("Estancia o tránsito", 4),
];
const SEEKING: &Weighted = &[
    ("Persona solicitante de refugio", 48),
    ("Persona refugiada", 10),
    ("Condición migratoria irregular", 18),
    ("Ingreso irregular", 9),
    ("Turista", 8),
    ("Protección complementaria o categoría temporal", 5),
    ("Estancia o tránsito", 2),
];
const DISTANT: &Weighted = &[
    ("Residente temporal", 18),
    ("Turista", 22),
    ("Estancia o tránsito", 18),
    ("Condición migratoria irregular", 26),
    ("Permanencia vencida o incumplimiento de condiciones", 12),
    ("Persona trabajadora de categoría especial", 4),
];

const SPANISH: &Weighted = &[("español", 1)];
const OF_COSTA_RICA: &Weighted = &[
    ("español", 950),
    ("cabécar", 14),
    ("bribri", 14),
    ("Ngäbe", 10),
    ("criollo limonense (inglés criollo)", 8),
    ("lengua de señas costarricense (LESCO)", 4),
];
const OF_NICARAGUA: &Weighted = &[
    ("español", 970),
    ("misquito", 22),
    ("Lengua de señas nicaragüense", 8),
];
const OF_PANAMA: &Weighted = &[
    ("español", 70),
    ("ngäbere (guaimí)", 28),
    ("guna (kuna)", 2),
];
const OF_GUATEMALA: &Weighted = &[("español", 80), ("quiché", 8), ("mam", 7), ("kekchí", 5)];
const OF_CHINA: &Weighted = &[("Mandarín", 45), ("cantonés", 45), ("chino hakka", 10)];
const OF_HAITI: &Weighted = &[("criollo haitiano", 90), ("francés", 10)];
const OF_PHILIPPINES: &Weighted = &[("tagalo", 70), ("cebuano", 25), ("inglés", 5)];
const OF_INDONESIA: &Weighted = &[("indonesio", 1)];
const ENGLISH: &Weighted = &[("inglés", 1)];
const OF_VIETNAM: &Weighted = &[("vietnamita", 1)];
const OF_UKRAINE: &Weighted = &[("ucraniano", 60), ("ruso", 40)];
const OF_RUSSIA: &Weighted = &[("ruso", 1)];
const OF_NEPAL: &Weighted = &[("nepalí", 1)];
const OF_BANGLADESH: &Weighted = &[("bengalí", 1)];
const OF_BRAZIL: &Weighted = &[("portugués", 1)];

const fn origin(
    country: &'static str,
    [feminine, masculine]: [&'static str; 2],
    weights: [u32; 3],
    situation: Situation,
    tongues: &'static Weighted,
) -> Origin {
    Origin {
        country,
        feminine,
        masculine,
        weights,
        situation,
        tongues,
    }
}

/// Costa Rica first: its weight is set by age.
const ORIGINS: &[Origin] = &[
    origin(
        "Costa Rica",
        ["Costarricense", "Costarricense"],
        [0, 0, 0],
        Situation::National,
        OF_COSTA_RICA,
    ),
    origin(
        "Nicaragua",
        ["Nicaragüense", "Nicaragüense"],
        [520, 590, 560],
        Situation::Neighbour,
        OF_NICARAGUA,
    ),
    origin(
        "Colombia",
        ["Colombiana", "Colombiano"],
        [125, 35, 60],
        Situation::Regional,
        SPANISH,
    ),
    origin(
        "Venezuela",
        ["Venezolana", "Venezolano"],
        [75, 30, 60],
        Situation::Seeking,
        SPANISH,
    ),
    origin(
        "República Dominicana",
        ["Dominicana", "Dominicano"],
        [85, 10, 30],
        Situation::Regional,
        SPANISH,
    ),
    origin(
        "Honduras",
        ["Hondureña", "Hondureño"],
        [52, 38, 50],
        Situation::Regional,
        SPANISH,
    ),
    origin(
        "El Salvador",
        ["Salvadoreña", "Salvadoreño"],
        [42, 30, 50],
        Situation::Seeking,
        SPANISH,
    ),
    origin(
        "Panamá",
        ["Panameña", "Panameño"],
        [26, 48, 70],
        Situation::Neighbour,
        OF_PANAMA,
    ),
    origin(
        "Cuba",
        ["Cubana", "Cubano"],
        [20, 18, 30],
        Situation::Seeking,
        SPANISH,
    ),
    origin(
        "China",
        ["China", "Chino"],
        [4, 62, 20],
        Situation::Distant,
        OF_CHINA,
    ),
    origin(
        "Filipinas",
        ["Filipina", "Filipino"],
        [3, 34, 5],
        Situation::Distant,
        OF_PHILIPPINES,
    ),
    origin(
        "Indonesia",
        ["Indonesia", "Indonesio"],
        [1, 36, 5],
        Situation::Distant,
        OF_INDONESIA,
    ),
    origin(
        "Guatemala",
        ["Guatemalteca", "Guatemalteco"],
        [14, 14, 25],
        Situation::Regional,
        OF_GUATEMALA,
    ),
    origin(
        "Haití",
        ["Haitiana", "Haitiano"],
        [8, 10, 15],
        Situation::Seeking,
        OF_HAITI,
    ),
    origin(
        "Perú",
        ["Peruana", "Peruano"],
        [6, 8, 5],
        Situation::Regional,
        SPANISH,
    ),
    origin(
        "Ecuador",
        ["Ecuatoriana", "Ecuatoriano"],
        [6, 6, 5],
        Situation::Regional,
        SPANISH,
    ),
    origin(
        "México",
        ["Mexicana", "Mexicano"],
        [6, 4, 5],
        Situation::Regional,
        SPANISH,
    ),
    origin(
        "Vietnam",
        ["Vietnamita", "Vietnamita"],
        [0, 14, 0],
        Situation::Distant,
        OF_VIETNAM,
    ),
    origin(
        "Estados Unidos",
        ["Estadounidense", "Estadounidense"],
        [5, 1, 5],
        Situation::Distant,
        ENGLISH,
    ),
    origin(
        "Ucrania",
        ["Ucraniana", "Ucraniano"],
        [2, 1, 0],
        Situation::Distant,
        OF_UKRAINE,
    ),
    origin(
        "Rusia",
        ["Rusa", "Ruso"],
        [2, 0, 0],
        Situation::Distant,
        OF_RUSSIA,
    ),
    origin(
        "Jamaica",
        ["Jamaiquina", "Jamaiquino"],
        [3, 2, 0],
        Situation::Distant,
        ENGLISH,
    ),
    origin(
        "Nepal",
        ["Nepalesa", "Nepalés"],
        [0, 5, 0],
        Situation::Distant,
        OF_NEPAL,
    ),
    origin(
        "Bangladés",
        ["Bangladesí", "Bangladesí"],
        [0, 5, 0],
        Situation::Distant,
        OF_BANGLADESH,
    ),
    origin(
        "Bolivia",
        ["Boliviana", "Boliviano"],
        [2, 2, 0],
        Situation::Regional,
        SPANISH,
    ),
    origin(
        "Brasil",
        ["Brasileña", "Brasileño"],
        [3, 1, 0],
        Situation::Distant,
        OF_BRAZIL,
    ),
];

/// Invents the nationality of a person.
pub(super) fn pick_origin(
    chance: &mut Chance,
    group: Group,
    minor: bool,
    year: i32,
) -> &'static Origin {
    if chance.happens(if minor { 480 } else { 290 }) {
        return &ORIGINS[0];
    }
    let weight = |origin: &Origin| {
        let weight = origin.weights[group as usize];
        match origin.country {
            // People came from Venezuela later, from the Caribbean earlier.
            "Venezuela" if year < 2017 => weight / 5,
            "Venezuela" => weight * 3 / 2,
            "República Dominicana" if year < 2018 => weight * 2,
            _ => weight,
        }
    };
    let total = ORIGINS.iter().map(weight).sum();
    let mut left = chance.below(total);
    for origin in ORIGINS {
        let weight = weight(origin);
        if left < weight {
            return origin;
        }
        left -= weight;
    }
    &ORIGINS[1]
}
