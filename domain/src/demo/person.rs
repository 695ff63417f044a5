//! Who the invented persons are.

use super::{
    chance::{Chance, Text, Weighted},
    origin::{Origin, Situation, pick_origin},
    place,
};

/// The top group of the main form of exploitation, on which much depends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    Sexual,
    Labour,
    Other,
}

/// Registered sex, as far as it shapes other answers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sex {
    Female,
    Male,
    Other,
    Unknown,
}

const GROUPS: &Weighted<Group> = &[(Group::Sexual, 58), (Group::Labour, 32), (Group::Other, 10)];
const SEX_IN_SEXUAL: &Weighted<Sex> = &[
    (Sex::Female, 885),
    (Sex::Male, 95),
    (Sex::Other, 10),
    (Sex::Unknown, 10),
];
const SEX_IN_LABOUR: &Weighted<Sex> = &[
    (Sex::Female, 520),
    (Sex::Male, 468),
    (Sex::Other, 2),
    (Sex::Unknown, 10),
];
const SEX_IN_OTHER: &Weighted<Sex> = &[
    (Sex::Female, 730),
    (Sex::Male, 255),
    (Sex::Other, 5),
    (Sex::Unknown, 10),
];

const MINOR_AGES: &Weighted<(u32, u32)> =
    &[((0, 5), 3), ((6, 11), 12), ((12, 14), 33), ((15, 17), 52)];
const ADULT_AGES: &Weighted<(u32, u32)> = &[
    ((18, 24), 34),
    ((25, 29), 24),
    ((30, 44), 32),
    ((45, 59), 8),
    ((60, 74), 2),
];

/// One invented person.
pub(super) struct Person {
    pub(super) group: Group,
    pub(super) male: bool,
    pub(super) minor: bool,
    /// Costa Rica is the country, or one of the countries, of nationality.
    pub(super) national: bool,
    pub(super) from_far: bool,
    pub(super) age: Text,
    pub(super) sex: Text,
    pub(super) gender_identity: Text,
    pub(super) nationality: Text,
    pub(super) migration_status: Text,
    pub(super) education: Text,
    pub(super) occupation: Text,
    pub(super) province: Text,
    pub(super) canton: Text,
    pub(super) mother_tongue: Text,
    pub(super) dependents: Text,
}

/// Invents a person of whom a request was received in one year.
pub(super) fn person(chance: &mut Chance, year: i32) -> Person {
    let group = chance.pick(GROUPS);
    let sex = chance.pick(match group {
        Group::Sexual => SEX_IN_SEXUAL,
        Group::Labour => SEX_IN_LABOUR,
        Group::Other => SEX_IN_OTHER,
    });
    let minor = chance.happens(match group {
        Group::Sexual => 370,
        Group::Labour => 180,
        Group::Other => 350,
    });
    let (first, last) = chance.pick(if minor { MINOR_AGES } else { ADULT_AGES });
    let age = chance.between(first, last);
    let origin = pick_origin(chance, group, minor, year);
    let national = origin.situation == Situation::National;
    let residence = place::residence(chance, year);
    Person {
        group,
        male: sex == Sex::Male,
        minor,
        national,
        from_far: origin.situation == Situation::Distant,
        sex: sex_text(chance, sex),
        gender_identity: gender_identity(chance, sex, age, year),
        nationality: nationality(chance, origin, sex),
        migration_status: chance.answer(if national { 5 } else { 45 }, 10, |chance| {
            let status = chance.pick(origin.situation.statuses());
            chance.spell(status)
        }),
        education: chance.answer(130, 12, |chance| education(chance, age).into()),
        occupation: chance.answer(140, 15, |chance| occupation(chance, age, sex, group).into()),
        province: residence.province,
        canton: residence.canton,
        mother_tongue: mother_tongue(chance, origin, year),
        dependents: dependents(chance, age, sex),
        age: if chance.happens(30) {
            chance.unknown()
        } else {
            age.to_string().into()
        },
    }
}

fn sex_text(chance: &mut Chance, sex: Sex) -> Text {
    match sex {
        Sex::Female => chance
            .pick(&[("Mujer", 80), ("Femenino", 12), ("F", 5), ("MUJER", 3)])
            .into(),
        Sex::Male => chance
            .pick(&[("Hombre", 80), ("Masculino", 12), ("H", 5), ("HOMBRE", 3)])
            .into(),
        Sex::Other => "Intersexual".into(),
        Sex::Unknown => chance.unknown(),
    }
}

/// Asked since 2018, and not of young children.
fn gender_identity(chance: &mut Chance, sex: Sex, age: u32, year: i32) -> Text {
    if year < 2018 {
        return "No se recolectó".into();
    }
    if age < 12 {
        return "No aplica".into();
    }
    chance.answer(70, 25, |chance| {
        let choices: &Weighted = match sex {
            Sex::Female => &[
                ("Mujer cisgénero", 972),
                ("Hombre trans", 6),
                ("Persona no binaria", 14),
                ("Otra identidad", 8),
            ],
            Sex::Male => &[
                ("Hombre cisgénero", 890),
                ("Mujer trans", 90),
                ("Persona no binaria", 14),
                ("Otra identidad", 6),
            ],
            Sex::Other | Sex::Unknown => &[
                ("Persona no binaria", 40),
                ("Otra identidad", 20),
                ("Mujer trans", 40),
            ],
        };
        chance.pick(choices).into()
    })
}

fn nationality(chance: &mut Chance, origin: &Origin, sex: Sex) -> Text {
    chance.answer(15, 0, |chance| {
        let demonym = if sex == Sex::Male {
            origin.masculine
        } else {
            origin.feminine
        };
        let text = if chance.happens(650) {
            demonym
        } else {
            origin.country
        };
        if origin.country == "Nicaragua" && chance.happens(25) {
            return super::chance::join(&[text, "Costarricense"]);
        }
        chance.spell(text)
    })
}

fn education(chance: &mut Chance, age: u32) -> &'static str {
    let choices: &Weighted = match age {
        0..=5 => &[("Nunca asistió a la escuela", 60), ("Solo preescolar", 40)],
        6..=11 => &[
            ("Primaria incompleta", 90),
            ("Nunca asistió a la escuela", 10),
        ],
        12..=14 => &[
            ("Primaria incompleta", 40),
            ("Educación primaria", 52),
            ("Nunca asistió a la escuela", 8),
        ],
        15..=17 => &[
            ("Primaria incompleta", 22),
            ("Educación primaria", 48),
            ("Educación secundaria baja", 26),
            ("Nunca asistió a la escuela", 4),
        ],
        _ => &[
            ("Nunca asistió a la escuela", 5),
            ("Primaria incompleta", 21),
            ("Educación primaria", 29),
            ("Educación secundaria baja", 20),
            ("Educación secundaria alta", 17),
            ("Educación terciaria de ciclo corto", 3),
            ("Grado en educación terciaria o nivel equivalente", 5),
        ],
    };
    chance.pick(choices)
}

fn occupation(chance: &mut Chance, age: u32, sex: Sex, group: Group) -> &'static str {
    let choices: &Weighted = match (age, sex, group) {
        (0..=5, ..) => &[("Menor de la edad laboral", 1)],
        (6..=14, ..) => &[("Estudiante", 62), ("Menor de la edad laboral", 38)],
        (15..=17, ..) => &[
            ("Estudiante", 58),
            ("Persona desempleada", 20),
            ("Trabajo doméstico o de cuidados no remunerado", 12),
            ("Ocupaciones elementales", 10),
        ],
        (_, Sex::Male, _) | (_, _, Group::Labour) => &[
            ("Persona desempleada", 20),
            ("Peones agropecuarios, pesqueros y forestales", 26),
            (
                "Trabajadores forestales calificados, pescadores y cazadores",
                10,
            ),
            (
                "Peones de la minería, la construcción, la industria manufacturera y el transporte",
                12,
            ),
            ("Limpiadores y asistentes", 16),
            ("Trabajadores de los servicios personales", 8),
            ("Vendedores ambulantes de servicios y afines", 5),
            (
                "Conductores de vehículos y operadores de equipos pesados móviles",
                3,
            ),
        ],
        _ => &[
            ("Persona desempleada", 28),
            ("Trabajo doméstico o de cuidados no remunerado", 17),
            ("Limpiadores y asistentes", 14),
            ("Trabajadores de los servicios personales", 12),
            ("Vendedores", 9),
            ("Trabajo sexual (previo a la trata)", 10),
            ("Estudiante", 6),
            ("Ayudantes de preparación de alimentos", 3),
            ("Personal de apoyo administrativo", 1),
        ],
    };
    chance.pick(choices)
}

/// Asked since 2016.
fn mother_tongue(chance: &mut Chance, origin: &Origin, year: i32) -> Text {
    if year < 2016 {
        return "No se recolectó".into();
    }
    chance.answer(50, 5, |chance| {
        let tongue = chance.pick(origin.tongues);
        chance.spell(tongue)
    })
}

/// A number, or nothing where it was not written down.
fn dependents(chance: &mut Chance, age: u32, sex: Sex) -> Text {
    if chance.happens(180) {
        return "".into();
    }
    let choices: &Weighted<u32> = match (age, sex) {
        (0..=14, _) => &[(0, 1)],
        (15..=17, _) => &[(0, 88), (1, 12)],
        (_, Sex::Female) => &[(0, 28), (1, 26), (2, 24), (3, 13), (4, 6), (5, 2), (6, 1)],
        _ => &[(0, 42), (1, 18), (2, 18), (3, 12), (4, 6), (5, 3), (6, 1)],
    };
    chance.pick(choices).to_string().into()
}
