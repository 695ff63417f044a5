//! Where the invented persons live.

use super::chance::{Chance, Text, Weighted};

/// Province and canton, as written.
pub(super) struct Residence {
    pub(super) province: Text,
    pub(super) canton: Text,
}

struct Province {
    name: &'static str,
    cantons: &'static Weighted,
}

const PROVINCES: &Weighted<&Province> = &[
    (
        &Province {
            name: "San José",
            cantons: &[
                ("San José", 420),
                ("Desamparados", 90),
                ("Goicoechea", 60),
                ("Alajuelita", 55),
                ("Tibás", 40),
                ("Pérez Zeledón", 90),
                ("Curridabat", 35),
                ("Montes de Oca", 30),
                ("Santa Ana", 30),
                ("Escazú", 30),
                ("Moravia", 20),
                ("Vázquez de Coronado", 20),
                ("Aserrí", 20),
                ("Puriscal", 15),
                ("Mora", 12),
                ("Tarrazú", 12),
                ("Acosta", 8),
                ("León Cortés Castro", 5),
                ("Dota", 4),
                ("Turrubares", 4),
            ],
        },
        330,
    ),
    (
        &Province {
            name: "Puntarenas",
            cantons: &[
                ("Puntarenas", 330),
                ("Garabito", 180),
                ("Quepos", 110),
                ("Corredores", 130),
                ("Golfito", 70),
                ("Coto Brus", 60),
                ("Osa", 40),
                ("Parrita", 30),
                ("Esparza", 20),
                ("Buenos Aires", 40),
                ("Montes de Oro", 10),
            ],
        },
        180,
    ),
    (
        &Province {
            name: "Limón",
            cantons: &[
                ("Limón", 380),
                ("Pococí", 240),
                ("Talamanca", 150),
                ("Siquirres", 110),
                ("Matina", 80),
                ("Guácimo", 40),
            ],
        },
        150,
    ),
    (
        &Province {
            name: "Guanacaste",
            cantons: &[
                ("Liberia", 260),
                ("Santa Cruz", 230),
                ("Carrillo", 140),
                ("La Cruz", 150),
                ("Nicoya", 90),
                ("Cañas", 60),
                ("Bagaces", 25),
                ("Abangares", 20),
                ("Tilarán", 15),
                ("Nandayure", 5),
                ("Hojancha", 5),
            ],
        },
        120,
    ),
    (
        &Province {
            name: "Alajuela",
            cantons: &[
                ("Alajuela", 320),
                ("San Carlos", 250),
                ("Upala", 120),
                ("Los Chiles", 130),
                ("San Ramón", 60),
                ("Grecia", 40),
                ("Guatuso", 25),
                ("Río Cuarto", 15),
                ("Orotina", 15),
                ("Naranjo", 10),
                ("Palmares", 8),
                ("Sarchí", 4),
                ("Zarcero", 3),
            ],
        },
        110,
    ),
    (
        &Province {
            name: "Heredia",
            cantons: &[
                ("Heredia", 350),
                ("Sarapiquí", 330),
                ("San Pablo", 60),
                ("Santo Domingo", 60),
                ("San Rafael", 60),
                ("Barva", 50),
                ("Belén", 40),
                ("Santa Bárbara", 25),
                ("San Isidro", 15),
                ("Flores", 10),
            ],
        },
        55,
    ),
    (
        &Province {
            name: "Cartago",
            cantons: &[
                ("Cartago", 400),
                ("La Unión", 220),
                ("Turrialba", 180),
                ("Paraíso", 90),
                ("Oreamuno", 40),
                ("El Guarco", 40),
                ("Jiménez", 20),
                ("Alvarado", 10),
            ],
        },
        35,
    ),
];

/// Invents a residence. The canton is known less often than the province.
pub(super) fn residence(chance: &mut Chance, year: i32) -> Residence {
    let everywhere = |text: &'static str| Residence {
        province: text.into(),
        canton: text.into(),
    };
    match chance.below(1000) {
        0..15 => everywhere("Reside fuera de Costa Rica"),
        15..24 => everywhere("Sin residencia fija"),
        24..46 => Residence {
            province: chance.unknown(),
            canton: chance.unknown(),
        },
        _ => {
            let province = chance.pick(PROVINCES);
            let canton = chance.answer(70, 0, |chance| {
                let canton = chance.pick(province.cantons);
                let canton = name_in(canton, year, chance);
                chance.spell(canton)
            });
            Residence {
                province: chance.spell(province.name),
                canton,
            }
        }
    }
}

/// The name of a canton in a year: old ones until they were changed, cantons
/// from the year they were created.
fn name_in(canton: &'static str, year: i32, chance: &mut Chance) -> &'static str {
    match canton {
        "Quepos" if year < 2015 => "Aguirre",
        "Sarchí" if year < 2018 => "Valverde Vega",
        "Golfito" if year >= 2023 && chance.happens(350) => "Puerto Jiménez",
        "Puntarenas" if year >= 2022 && chance.happens(80) => "Monteverde",
        _ => canton,
    }
}
