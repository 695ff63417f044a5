//! What happened to the invented persons.

use super::{
    chance::{Chance, Text, Weighted, join},
    person::{Group, Person},
};

/// What was done, where and how.
pub(super) struct Event {
    pub(super) recruitment: Text,
    pub(super) lure: Text,
    pub(super) means_of_recruitment: Text,
    pub(super) place: Text,
    pub(super) relationship: Text,
    pub(super) means_of_control: Text,
    pub(super) countries: Text,
    pub(super) forms: Text,
    pub(super) sector: Text,
    pub(super) scope: Text,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Internal,
    Inwards,
    Outwards,
    Transit,
}

const SCOPE_OF_NATIONALS: &Weighted<Scope> = &[
    (Scope::Internal, 83),
    (Scope::Outwards, 15),
    (Scope::Inwards, 2),
];
const SCOPE_OF_FOREIGNERS: &Weighted<Scope> = &[
    (Scope::Inwards, 66),
    (Scope::Internal, 25),
    (Scope::Transit, 7),
    (Scope::Outwards, 2),
];

const SEXUAL: &Weighted = &[
    ("Explotación sexual", 22),
    ("Explotación sexual comercial", 44),
    ("Explotación sexual en viajes y turismo", 9),
    ("Explotación sexual privada o no comercial", 9),
    ("Pornografía o material de abuso sexual", 8),
    ("Servicios sexuales interactivos a distancia", 4),
    ("Explotación sexual, tipo desconocido", 4),
];
const LABOUR: &Weighted = &[
    ("Explotación laboral", 22),
    ("Trabajo forzado en actividades económicas", 36),
    ("Servidumbre doméstica", 24),
    ("Servidumbre por deudas", 8),
    ("Servidumbre", 4),
    ("Otras formas de explotación laboral", 6),
];
const LABOUR_OF_MINORS: &Weighted = &[
    ("Explotación laboral de personas menores", 55),
    ("Servidumbre doméstica", 30),
    ("Trabajo forzado en actividades económicas", 15),
];
const OTHER: &Weighted = &[
    ("Matrimonio servil o forzado", 34),
    ("Mendicidad forzada", 24),
    ("Actividades delictivas forzadas", 22),
    ("Adopción irregular", 7),
    ("Embarazo forzado", 4),
    ("Extracción de órganos, tejidos, células o fluidos", 2),
    ("Otra", 7),
];

const ABROAD: &Weighted = &[
    ("Panamá", 26),
    ("México", 20),
    ("Estados Unidos", 18),
    ("España", 10),
    ("Guatemala", 8),
    ("Nicaragua", 6),
    ("El Salvador", 4),
    ("Canadá", 3),
    ("Italia", 2),
    ("China", 1),
    ("Japón", 1),
    ("Bahamas", 1),
];

const RECRUITMENT: &Weighted = &[
    ("Engañosa", 46),
    ("Parcialmente engañosa", 24),
    ("Forzosa", 5),
    ("Violencia o amenaza", 5),
    ("Entregada, vendida o intercambiada por un tercero", 8),
    (
        "Inicio voluntario con explotación posterior (abuso de vulnerabilidad)",
        11,
    ),
    ("Otra", 1),
];

const LURES_OF_MINORS: &Weighted = &[
    ("Relación sentimental o de pareja", 34),
    ("Crianza, estudio o vivienda para una persona menor", 17),
    ("Oferta de trabajo en Costa Rica", 17),
    ("Oferta de viaje o turismo", 6),
    ("Oferta de modelaje, deporte o espectáculo", 7),
    ("Sin oferta (forzosa)", 9),
    ("Préstamo o deuda", 3),
    ("Adopción o apoyo durante el embarazo", 2),
    ("Otra", 5),
];
const LURES_OF_ADULTS: &Weighted = &[
    ("Oferta de trabajo en Costa Rica", 48),
    ("Oferta de trabajo en el extranjero", 13),
    ("Relación sentimental o de pareja", 14),
    ("Ayuda migratoria o servicio de traslado irregular", 9),
    ("Oferta de estudio o beca", 2),
    ("Oferta de matrimonio", 3),
    ("Oferta de modelaje, deporte o espectáculo", 4),
    ("Préstamo o deuda", 5),
    ("Otra", 2),
];

const MEANS_IN_PERSON: &Weighted = &[
    ("Abordaje directo por una persona captadora", 34),
    ("Por medio de la familia", 21),
    ("Por medio de amistades o eventos sociales", 27),
    ("Agencia de empleo o intermediario laboral", 12),
    ("Llamada o mensaje de texto", 3),
    ("Periódico", 2),
    ("Agencia de viajes, modelaje o matrimonial", 1),
];
const MEANS_ONLINE: &Weighted = &[
    ("Red social", 52),
    ("Aplicación de mensajería", 22),
    ("Anuncio o bolsa de empleo en línea", 16),
    ("Aplicación o sitio de citas", 6),
    ("Videojuego en línea", 4),
];

const PLACES: &Weighted = &[
    ("Casa de la víctima", 24),
    ("Casa de la persona captadora", 8),
    ("Otra casa particular", 7),
    ("Calle, parque o playa", 17),
    ("Puesto fronterizo o ruta migratoria", 9),
    ("Terminal, puerto, aeropuerto o vehículo", 4),
    ("Escuela u otra institución educativa", 5),
    ("Albergue de niñez o familiar", 2),
    ("Lugar de trabajo", 8),
    ("Finca o plantación", 4),
    ("Bar, club nocturno o prostíbulo", 8),
    ("Oficina de contratación o empleo", 2),
    ("Otro lugar", 2),
];

const RELATIONSHIPS: &Weighted = &[
    ("Conocido", 22),
    ("Amigo", 12),
    ("Pareja o cónyuge actual", 11),
    ("Madre o padre", 8),
    ("Otro pariente consanguíneo", 8),
    ("Padrastro, madrastra o persona tutora", 4),
    ("Vecino", 5),
    ("Conocido solo en línea", 7),
    ("Persona empleadora o jefatura", 9),
    ("Agente de contratación o intermediario", 5),
    ("Traficante de migrantes («coyote»)", 2),
    ("Transgresor desconocido por la víctima", 7),
];

const CONTROLS: &Weighted = &[
    ("Falsas promesas", 16),
    ("Abuso psicológico", 16),
    ("Amenazas de daño contra la persona", 13),
    ("Restricción de movimiento o aislamiento", 12),
    ("Retención o despojo de ingresos", 9),
    ("Servidumbre por deudas", 8),
    ("Abuso físico", 7),
    ("Jornadas excesivas", 6),
    ("Retención de documentos", 5),
    ("Amenaza con la policía o con migración", 4),
    ("Drogas, alcohol u otras sustancias", 4),
    ("Amenazas contra hijos o familia, o uso de los hijos", 3),
    ("Privación de alimentos, vivienda u otras necesidades", 2),
    ("Abuso sexual como control", 2),
    ("Vigilancia digital o chantaje con imágenes", 2),
];

const SECTORS_OF_LABOUR: &Weighted = &[
    ("Agricultura, ganadería, silvicultura y pesca", 22),
    ("Pesca y acuicultura", 10),
    (
        "Actividades de los hogares como empleadores de personal doméstico",
        26,
    ),
    ("Construcción", 12),
    ("Actividades de servicio de comidas y bebidas", 12),
    ("Comercio al por menor, excepto vehículos automotores", 8),
    ("Actividades de alojamiento", 4),
    ("Industrias manufactureras", 3),
    ("Venta ambulante", 3),
];

/// Invents what happened to a person.
pub(super) fn event(chance: &mut Chance, person: &Person, year: i32) -> Event {
    let scope = chance.pick(if person.national {
        SCOPE_OF_NATIONALS
    } else {
        SCOPE_OF_FOREIGNERS
    });
    let lures = if person.minor {
        LURES_OF_MINORS
    } else {
        LURES_OF_ADULTS
    };
    Event {
        recruitment: chance.answer(90, 12, |chance| {
            let form = chance.pick(RECRUITMENT);
            chance.spell(form)
        }),
        lure: since(2015, year, chance, |chance| {
            chance.answer(100, 15, |chance| chance.pick_several(lures, 130))
        }),
        means_of_recruitment: chance.answer(90, 10, |chance| means(chance, year)),
        place: since(2014, year, chance, |chance| {
            chance.answer(130, 10, |chance| chance.pick(PLACES).into())
        }),
        relationship: chance.answer(90, 25, |chance| chance.pick_several(RELATIONSHIPS, 120)),
        means_of_control: chance.answer(80, 15, |chance| chance.pick_several(CONTROLS, 640)),
        countries: chance.answer(20, 0, |chance| countries(chance, scope, person)),
        forms: chance.answer(12, 0, |chance| forms(chance, person)),
        sector: since(2014, year, chance, |chance| sector(chance, person.group)),
        scope: chance.answer(35, 0, |chance| {
            let text = match scope {
                Scope::Internal => "Interna (dentro de Costa Rica)",
                Scope::Inwards => "Externa con destino en Costa Rica",
                Scope::Outwards => "Externa desde Costa Rica",
                Scope::Transit => "Externa con tránsito por Costa Rica",
            };
            chance.spell(text)
        }),
    }
}

/// The answer to a question that was asked only since a year.
fn since(
    first: i32,
    year: i32,
    chance: &mut Chance,
    answer: impl FnOnce(&mut Chance) -> Text,
) -> Text {
    if year < first {
        "No se recolectó".into()
    } else {
        answer(chance)
    }
}

/// Online recruitment grows from some 5 to some 40 %.
fn means(chance: &mut Chance, year: i32) -> Text {
    let online = 50 + 28 * u32::try_from(year - super::process::FIRST_YEAR).unwrap_or(0);
    let choices = if chance.happens(online) {
        MEANS_ONLINE
    } else {
        MEANS_IN_PERSON
    };
    chance.pick_several(choices, 110)
}

fn countries(chance: &mut Chance, scope: Scope, person: &Person) -> Text {
    if person.group == Group::Labour && person.from_far && person.male && chance.happens(450) {
        return "Alta mar o a bordo de una embarcación".into();
    }
    match scope {
        Scope::Internal => chance.spell("Costa Rica"),
        Scope::Inwards if chance.happens(60) => join(&["Costa Rica", chance.pick(ABROAD)]),
        Scope::Inwards => "Costa Rica".into(),
        Scope::Outwards => chance.pick_several(ABROAD, 70),
        Scope::Transit if chance.happens(200) => "Explotación aún no iniciada".into(),
        Scope::Transit => chance.pick(ABROAD).into(),
    }
}

fn forms(chance: &mut Chance, person: &Person) -> Text {
    let of_group = |group| match group {
        Group::Sexual => SEXUAL,
        Group::Labour if person.minor => LABOUR_OF_MINORS,
        Group::Labour => LABOUR,
        Group::Other => OTHER,
    };
    let main = chance.pick(of_group(person.group));
    let second = match chance.below(1000) {
        0..60 => Some(chance.pick(SEXUAL)),
        60..110 => Some(chance.pick(of_group(Group::Labour))),
        110..130 => Some(chance.pick(OTHER)),
        _ => None,
    };
    match second {
        Some(second) if second != main => join(&[main, second]),
        _ => chance.spell(main),
    }
}

fn sector(chance: &mut Chance, group: Group) -> Text {
    match group {
        Group::Sexual => chance
            .pick(&[("Industria sexual", 92), ("Sin dato", 8)])
            .into(),
        Group::Labour => chance.answer(70, 0, |chance| chance.pick_several(SECTORS_OF_LABOUR, 60)),
        Group::Other => chance
            .pick(&[
                ("No aplica (sin componente laboral)", 64),
                ("Mendicidad", 18),
                ("Actividades ilícitas", 18),
            ])
            .into(),
    }
}
