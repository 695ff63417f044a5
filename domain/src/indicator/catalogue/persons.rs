//! Who the persons are.

use super::{
    super::{
        correspondence::Correspondence,
        formula::{Formula, Part},
        text::Text,
        unit::Theme::Persons,
    },
    Accredited, Indicator, accredited, applied,
};
use crate::variable::Variable::{self, AgeGroup, Sex};

pub(super) const INDICATORS: &[Indicator] = &[
    accredited(
        "ACC-S-F",
        Persons,
        (Variable::Sex, "2"),
        Text::new("Mujeres entre las personas acreditadas", "Women among accredited persons"),
        Text::new(
            "De cada 100 personas acreditadas con dato de sexo, cuántas son mujeres, de cualquier edad.",
            "Of every 100 accredited persons whose sex is recorded, how many are women or girls.",
        ),
    )
    .keywords("femenino sexo niñas female sex girls")
    .iccs(&["SV-2"])
    .glotip(&["GLO-V-W", "GLO-V-G"]),
    accredited(
        "ACC-S-M",
        Persons,
        (Variable::Sex, "1"),
        Text::new("Hombres entre las personas acreditadas", "Men among accredited persons"),
        Text::new(
            "De cada 100 personas acreditadas con dato de sexo, cuántas son hombres, de cualquier edad.",
            "Of every 100 accredited persons whose sex is recorded, how many are men or boys.",
        ),
    )
    .keywords("masculino sexo niños male sex boys")
    .iccs(&["SV-1"])
    .glotip(&["GLO-V-M", "GLO-V-B"]),
    accredited(
        "ACC-S-MIN",
        Persons,
        (Variable::AgeGroup, "AGE-MIN"),
        Text::new("Menores de edad entre las personas acreditadas", "Minors among accredited persons"),
        Text::new(
            "De cada 100 personas acreditadas con dato de edad, cuántas tenían menos de 18 años.",
            "Of every 100 accredited persons whose age is recorded, how many were under 18.",
        ),
    )
    .keywords("niñas niños adolescentes niñez edad children adolescents age")
    .iccs(&["STV-1"])
    .glotip(&["GLO-V-G", "GLO-V-B"]),
    accredited(
        "ACC-S-ADU",
        Persons,
        (Variable::AgeGroup, "AGE-ADU"),
        Text::new("Personas adultas entre las acreditadas", "Adults among accredited persons"),
        Text::new(
            "De cada 100 personas acreditadas con dato de edad, cuántas tenían 18 años o más.",
            "Of every 100 accredited persons whose age is recorded, how many were 18 or older.",
        ),
    )
    .keywords("mayores de edad age")
    .iccs(&["STV-2"])
    .glotip(&["GLO-V-W", "GLO-V-M"]),
    accredited(
        "ACC-S-0011",
        Persons,
        (Variable::AgeGroup, "AGE-0011"),
        Text::new("Niñas y niños de 0 a 11 años entre las personas acreditadas", "Children of 0 to 11 among accredited persons"),
        Text::new(
            "De cada 100 personas acreditadas con dato de edad, cuántas no habían cumplido 12 años.",
            "Of every 100 accredited persons whose age is recorded, how many were under 12.",
        ),
    )
    .keywords("niñez infancia menores childhood minors"),
    accredited(
        "ACC-S-1217",
        Persons,
        (Variable::AgeGroup, "AGE-1217"),
        Text::new("Adolescentes de 12 a 17 años entre las personas acreditadas", "Adolescents of 12 to 17 among accredited persons"),
        Text::new(
            "De cada 100 personas acreditadas con dato de edad, cuántas tenían de 12 a 17 años.",
            "Of every 100 accredited persons whose age is recorded, how many were 12 to 17.",
        ),
    )
    .keywords("adolescencia menores adolescence minors"),
    accredited(
        "ACC-S-60UP",
        Persons,
        (Variable::AgeGroup, "AGE-60UP"),
        Text::new("Personas de 60 años o más entre las acreditadas", "Persons of 60 and over among accredited persons"),
        Text::new(
            "De cada 100 personas acreditadas con dato de edad, cuántas tenían 60 años o más.",
            "Of every 100 accredited persons whose age is recorded, how many were 60 or older.",
        ),
    )
    .keywords("adultas mayores vejez older elderly")
    .iccs(&["AV-5"]),
    Indicator::new(
        "ACC-S-GIRL",
        Persons,
        Text::new("Mujeres entre las personas menores acreditadas", "Girls among accredited minors"),
        Text::new(
            "De cada 100 personas acreditadas menores de 18 años con dato de sexo, cuántas son niñas o adolescentes mujeres.",
            "Of every 100 accredited persons under 18 whose sex is recorded, how many are girls.",
        ),
        Formula::Share {
            part: Part::of(Accredited).with(AgeGroup, "AGE-MIN").with(Sex, "2"),
            base: Part::of(Accredited).with(AgeGroup, "AGE-MIN").with(Sex, "_A"),
        },
    )
    .keywords("niñas adolescentes mujeres menores de edad female minors")
    .corresponds(Correspondence::of(Sex))
    .iccs(&["SV-2", "STV-1"])
    .glotip(&["GLO-V-G", "GLO-V-B"]),
    accredited(
        "ACC-S-FOR",
        Persons,
        (Variable::Nationality, "X-FOR"),
        Text::new("Personas extranjeras entre las acreditadas", "Foreign nationals among accredited persons"),
        Text::new(
            "De cada 100 personas acreditadas con dato de nacionalidad, cuántas tienen una nacionalidad distinta de la costarricense, sola o junto con ella.",
            "Of every 100 accredited persons whose nationality is recorded, how many hold a nationality other than the Costa Rican one, alone or beside it.",
        ),
    )
    .keywords("migrantes nacionalidad ciudadanía migrants nationality citizenship")
    .iccs(&["Cit-2"])
    .glotip(&["GLO-V-CIT-F"]),
    accredited(
        "ACC-S-CRI",
        Persons,
        (Variable::Nationality, "CRI"),
        Text::new("Personas costarricenses entre las acreditadas", "Costa Rican nationals among accredited persons"),
        Text::new(
            "De cada 100 personas acreditadas con dato de nacionalidad, cuántas tienen la costarricense.",
            "Of every 100 accredited persons whose nationality is recorded, how many hold the Costa Rican one.",
        ),
    )
    .keywords("nacionales ciudadanía nationality citizenship")
    .iccs(&["Cit-1"])
    .glotip(&["GLO-V-CIT-N"]),
    accredited(
        "ACC-S-NIC",
        Persons,
        (Variable::Nationality, "NIC"),
        Text::new("Personas nicaragüenses entre las acreditadas", "Nicaraguan nationals among accredited persons"),
        Text::new(
            "De cada 100 personas acreditadas con dato de nacionalidad, cuántas tienen la nicaragüense.",
            "Of every 100 accredited persons whose nationality is recorded, how many hold the Nicaraguan one.",
        ),
    )
    .keywords("nicaragua nacionalidad nationality")
    .glotip(&["GLO-V-CIT-F"]),
    accredited(
        "ACC-S-IRR",
        Persons,
        (Variable::MigrationStatus, "MIG-80"),
        Text::new("Personas en condición migratoria irregular entre las acreditadas", "Persons with irregular migration status among accredited persons"),
        Text::new(
            "De cada 100 personas acreditadas con dato de condición migratoria, cuántas estaban en condición irregular al ser identificadas. Ser víctima no es una falta.",
            "Of every 100 accredited persons whose migration status is recorded, how many had an irregular one when identified. To be a victim is no offence.",
        ),
    )
    .keywords("migración documentos indocumentadas migration undocumented"),
    accredited(
        "ACC-S-ASY",
        Persons,
        (Variable::MigrationStatus, "MIG-50"),
        Text::new("Solicitantes de refugio entre las personas acreditadas", "Asylum seekers among accredited persons"),
        Text::new(
            "De cada 100 personas acreditadas con dato de condición migratoria, cuántas habían pedido refugio y esperaban la decisión al ser identificadas.",
            "Of every 100 accredited persons whose migration status is recorded, how many had asked for asylum and awaited a decision when identified.",
        ),
    )
    .keywords("refugiadas asilo migración refugees migration"),
    accredited(
        "ACC-S-PRI",
        Persons,
        (Variable::EducationLevel, "0"),
        Text::new("Personas sin primaria completa entre las acreditadas", "Persons without completed primary school among accredited persons"),
        Text::new(
            "De cada 100 personas acreditadas con dato de educación, cuántas no habían terminado la primaria.",
            "Of every 100 accredited persons whose education is recorded, how many had not completed primary school.",
        ),
    )
    .keywords("escolaridad educación analfabetismo schooling education"),
    accredited(
        "ACC-S-UNE",
        Persons,
        (Variable::Occupation, "X-UNE"),
        Text::new("Personas sin empleo antes de la trata entre las acreditadas", "Persons without employment before trafficking among accredited persons"),
        Text::new(
            "De cada 100 personas acreditadas con dato de ocupación, cuántas estaban sin empleo antes de la trata.",
            "Of every 100 accredited persons whose occupation is recorded, how many were unemployed before trafficking.",
        ),
    )
    .keywords("desempleo trabajo ocupación unemployment work occupation"),
    accredited(
        "ACC-S-IND",
        Persons,
        (Variable::MotherTongue, "X-IND"),
        Text::new("Personas de lengua materna indígena entre las acreditadas", "Persons with an indigenous mother tongue among accredited persons"),
        Text::new(
            "De cada 100 personas acreditadas con dato de lengua materna, cuántas tienen una lengua indígena como lengua materna.",
            "Of every 100 accredited persons whose mother tongue is recorded, how many have an indigenous one.",
        ),
    )
    .keywords("pueblos indígenas idioma indigenous peoples language"),
    accredited(
        "ACC-S-TRANS",
        Persons,
        (Variable::GenderIdentity, "GEN-TD"),
        Text::new("Personas trans y de género diverso entre las acreditadas", "Trans and gender-diverse persons among accredited persons"),
        Text::new(
            "De cada 100 personas acreditadas que declararon su identidad de género, cuántas se identifican como trans, no binarias u otra identidad diversa. Se publica solo para varios años juntos.",
            "Of every 100 accredited persons who declared their gender identity, how many identify as trans, non-binary or otherwise gender-diverse. It is published for several years together only.",
        ),
    )
    .keywords("lgbtiq transgénero identidad de género transgender gender identity"),
    applied(
        "APP-S-F",
        Persons,
        (Variable::Sex, "2"),
        Text::new("Mujeres entre las solicitudes recibidas", "Women among applications received"),
        Text::new(
            "De cada 100 solicitudes con dato de sexo, cuántas son de mujeres, de cualquier edad.",
            "Of every 100 applications whose person's sex is recorded, how many are of women or girls.",
        ),
    )
    .keywords("femenino sexo niñas female sex girls")
    .iccs(&["SV-2"])
    .glotip(&[]),
    applied(
        "APP-S-MIN",
        Persons,
        (Variable::AgeGroup, "AGE-MIN"),
        Text::new("Menores de edad entre las solicitudes recibidas", "Minors among applications received"),
        Text::new(
            "De cada 100 solicitudes con dato de edad, cuántas son de personas menores de 18 años.",
            "Of every 100 applications whose person's age is recorded, how many are of persons under 18.",
        ),
    )
    .keywords("niñas niños adolescentes niñez edad children adolescents age")
    .iccs(&["STV-1"])
    .glotip(&[]),
    applied(
        "APP-S-FOR",
        Persons,
        (Variable::Nationality, "X-FOR"),
        Text::new("Personas extranjeras entre las solicitudes recibidas", "Foreign nationals among applications received"),
        Text::new(
            "De cada 100 solicitudes con dato de nacionalidad, cuántas son de personas con una nacionalidad distinta de la costarricense.",
            "Of every 100 applications whose person's nationality is recorded, how many are of persons with a nationality other than the Costa Rican one.",
        ),
    )
    .keywords("migrantes nacionalidad ciudadanía migrants nationality citizenship")
    .iccs(&["Cit-2"])
    .glotip(&[]),
];
