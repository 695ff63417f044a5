//! The items of the sample.

/// An item: code, labels, parent, and how many of a thousand persons have it.
pub(super) type Row = (&'static str, &'static str, &'static str, &'static str, u64);

pub(super) const PERIOD: &[Row] = &[
    ("2019", "2019", "2019", "2019-2021", 560),
    ("2020", "2020", "2020", "2019-2021", 20),
    ("2021", "2021", "2021", "2019-2021", 410),
    ("2019-2021", "2019 a 2021", "2019 to 2021", "", 990),
    ("_U", "Se desconoce", "Not known", "", 10),
];
pub(super) const AGE_GROUP: &[Row] = &[
    (
        "AGE-0011",
        "Niños y niñas (0 a 11)",
        "Children, 0 to 11",
        "AGE-MIN",
        40,
    ),
    (
        "AGE-1217",
        "Adolescentes (12 a 17)",
        "Adolescents, 12 to 17",
        "AGE-MIN",
        210,
    ),
    ("AGE-1829", "18 a 29", "18 to 29", "AGE-ADU", 420),
    ("AGE-3044", "30 a 44", "30 to 44", "AGE-ADU", 230),
    ("AGE-4559", "45 a 59", "45 to 59", "AGE-ADU", 60),
    ("AGE-60UP", "60 o más", "60 and over", "AGE-ADU", 10),
    (
        "AGE-MIN",
        "Personas menores de edad (0 a 17)",
        "Minors, under 18",
        "",
        250,
    ),
    (
        "AGE-ADU",
        "Personas adultas (18 o más)",
        "Adults, 18 and over",
        "",
        720,
    ),
    ("_A", "Con respuesta", "With an answer", "", 970),
    ("_U", "Se desconoce", "Not known", "", 30),
];
pub(super) const SEX: &[Row] = &[
    ("1", "Hombre", "Male", "", 280),
    ("2", "Mujer", "Female", "", 710),
    ("_A", "Con respuesta", "With an answer", "", 990),
    ("_U", "Se desconoce", "Not known", "", 10),
];
pub(super) const NATIONALITY: &[Row] = &[
    ("CRI", "Costa Rica", "Costa Rica", "013", 330),
    ("NIC", "Nicaragua", "Nicaragua", "013", 390),
    ("PAN", "Panamá", "Panama", "013", 30),
    ("COL", "Colombia", "Colombia", "005", 150),
    ("VEN", "Venezuela", "Venezuela", "005", 90),
    ("X-OTH", "Otra", "Other", "", 20),
    ("013", "América Central", "Central America", "", 740),
    ("005", "América del Sur", "South America", "", 230),
    ("_A", "Con respuesta", "With an answer", "", 960),
    ("_U", "Se desconoce", "Not known", "", 30),
    (
        "X-DEC",
        "Se niega a responder",
        "Declines to answer",
        "",
        10,
    ),
];
pub(super) const PROVINCE: &[Row] = &[
    ("1", "San José", "San José", "", 340),
    ("2", "Alajuela", "Alajuela", "", 160),
    ("3", "Cartago", "Cartago", "", 30),
    ("4", "Heredia", "Heredia", "", 70),
    ("5", "Guanacaste", "Guanacaste", "", 110),
    ("6", "Puntarenas", "Puntarenas", "", 130),
    ("7", "Limón", "Limón", "", 100),
    ("_A", "Con respuesta", "With an answer", "", 940),
    ("_U", "Se desconoce", "Not known", "", 60),
];
pub(super) const CANTON: &[Row] = &[
    ("101", "San José", "San José", "1", 220),
    ("119", "Pérez Zeledón", "Pérez Zeledón", "1", 80),
    ("210", "San Carlos", "San Carlos", "2", 90),
    ("601", "Puntarenas", "Puntarenas", "6", 70),
    ("701", "Limón", "Limón", "7", 20),
    ("X-OTH", "Otro", "Other", "", 440),
    ("_A", "Con respuesta", "With an answer", "", 920),
    ("_U", "Se desconoce", "Not known", "", 80),
];
pub(super) const COUNTRY_OF_EXPLOITATION: &[Row] = &[
    ("CRI", "Costa Rica", "Costa Rica", "", 720),
    ("NIC", "Nicaragua", "Nicaragua", "", 60),
    ("PAN", "Panamá", "Panama", "", 110),
    ("MEX", "México", "Mexico", "", 90),
    ("_A", "Con respuesta", "With an answer", "", 930),
    ("_U", "Se desconoce", "Not known", "", 70),
];
