//! How persons were recruited and controlled.

use super::{
    super::{text::Text, unit::Theme::Recruitment},
    Accredited, Indicator, accredited, distribution,
};
use crate::variable::Variable;

pub(super) const INDICATORS: &[Indicator] = &[
    accredited(
        "ACC-S-DEC",
        Recruitment,
        (Variable::FormOfRecruitment, "RFO-1"),
        Text::new("Captación engañosa", "Deceptive recruitment"),
        Text::new(
            "De cada 100 personas acreditadas con dato de forma de captación, a cuántas se captó con un ofrecimiento del todo falso.",
            "Of every 100 accredited persons whose form of recruitment is recorded, how many were recruited with an offer that was false altogether.",
        ),
    )
    .keywords("engaño fraude forma deception fraud form"),
    accredited(
        "ACC-S-PDEC",
        Recruitment,
        (Variable::FormOfRecruitment, "RFO-2"),
        Text::new("Captación parcialmente engañosa", "Partly deceptive recruitment"),
        Text::new(
            "De cada 100 personas acreditadas con dato de forma de captación, a cuántas se captó con un ofrecimiento en parte cierto y en parte falso.",
            "Of every 100 accredited persons whose form of recruitment is recorded, how many were recruited with an offer that was true in part and false in part.",
        ),
    )
    .keywords("engaño forma deception form"),
    accredited(
        "ACC-S-FORCE",
        Recruitment,
        (Variable::FormOfRecruitment, "RFO-3"),
        Text::new("Captación forzosa", "Forced recruitment"),
        Text::new(
            "De cada 100 personas acreditadas con dato de forma de captación, a cuántas se captó por la fuerza: rapto, violencia o amenaza.",
            "Of every 100 accredited persons whose form of recruitment is recorded, how many were recruited by force: abduction, violence or threat.",
        ),
    )
    .keywords("rapto secuestro violencia abduction kidnapping violence"),
    accredited(
        "ACC-S-SOLD",
        Recruitment,
        (Variable::FormOfRecruitment, "RFO-4"),
        Text::new("Personas entregadas o vendidas por un tercero", "Persons handed over or sold by a third person"),
        Text::new(
            "De cada 100 personas acreditadas con dato de forma de captación, a cuántas entregó, vendió o intercambió otra persona, también familiares.",
            "Of every 100 accredited persons whose form of recruitment is recorded, how many were handed over, sold or exchanged by another person, relatives included.",
        ),
    )
    .keywords("venta intercambio sale exchange"),
    accredited(
        "ACC-S-KNOWN",
        Recruitment,
        (Variable::RelationshipToRecruiter, "X-KNOWN"),
        Text::new("Personas captadas por alguien conocido", "Persons recruited by somebody they knew"),
        Text::new(
            "De cada 100 personas acreditadas con dato de su relación con quien las captó, a cuántas captó al menos una persona que ya conocían: familia, pareja, amistades, trabajo u otra.",
            "Of every 100 accredited persons whose relationship to the recruiter is recorded, how many were recruited by at least one person they already knew: family, partner, friends, work or other.",
        ),
    )
    .keywords("conocida conocido familiar pareja amistad acquaintance family partner friend"),
    accredited(
        "ACC-S-PART",
        Recruitment,
        (Variable::RelationshipToRecruiter, "X-PAR"),
        Text::new("Personas captadas por su pareja", "Persons recruited by their partner"),
        Text::new(
            "De cada 100 personas acreditadas con dato de su relación con quien las captó, a cuántas captó su pareja o cónyuge, actual o anterior.",
            "Of every 100 accredited persons whose relationship to the recruiter is recorded, how many were recruited by a current or former intimate partner or spouse.",
        ),
    )
    .keywords("novio esposo cónyuge boyfriend husband spouse")
    .iccs(&["ViP-1", "ViP-2"]),
    accredited(
        "ACC-S-KIN",
        Recruitment,
        (Variable::RelationshipToRecruiter, "3"),
        Text::new("Personas captadas por un familiar consanguíneo", "Persons recruited by a blood relative"),
        Text::new(
            "De cada 100 personas acreditadas con dato de su relación con quien las captó, a cuántas captó un familiar consanguíneo.",
            "Of every 100 accredited persons whose relationship to the recruiter is recorded, how many were recruited by a blood relative.",
        ),
    )
    .keywords("familia madre padre parientes family mother father")
    .iccs(&["ViP-3"]),
    accredited(
        "ACC-S-STR",
        Recruitment,
        (Variable::RelationshipToRecruiter, "10"),
        Text::new("Personas captadas por alguien desconocido", "Persons recruited by a stranger"),
        Text::new(
            "De cada 100 personas acreditadas con dato de su relación con quien las captó, a cuántas captó al menos una persona que no conocían.",
            "Of every 100 accredited persons whose relationship to the recruiter is recorded, how many were recruited by at least one person they did not know.",
        ),
    )
    .keywords("extraños desconocida unknown")
    .iccs(&["ViP-10"]),
    accredited(
        "ACC-S-ONL",
        Recruitment,
        (Variable::MeansOfRecruitment, "RME-20"),
        Text::new("Personas captadas en línea", "Persons recruited online"),
        Text::new(
            "De cada 100 personas acreditadas con dato de medio de captación, con cuántas el primer contacto fue en línea: redes sociales, mensajería, anuncios, citas o juegos.",
            "Of every 100 accredited persons whose means of recruitment is recorded, how many were first contacted online: social networks, messaging, advertisements, dating or games.",
        ),
    )
    .keywords("internet redes sociales digital facebook whatsapp social networks")
    .iccs(&["Cy-1"]),
    accredited(
        "ACC-S-INP",
        Recruitment,
        (Variable::MeansOfRecruitment, "RME-10"),
        Text::new("Personas captadas en persona", "Persons recruited in person"),
        Text::new(
            "De cada 100 personas acreditadas con dato de medio de captación, con cuántas el primer contacto fue en persona.",
            "Of every 100 accredited persons whose means of recruitment is recorded, how many were first contacted in person.",
        ),
    )
    .keywords("presencial abordaje face approach")
    .iccs(&["Cy-2"]),
    accredited(
        "ACC-S-HOME",
        Recruitment,
        (Variable::PlaceOfRecruitment, "1"),
        Text::new("Personas captadas en un domicilio particular", "Persons recruited in a private residence"),
        Text::new(
            "De cada 100 personas acreditadas con dato de lugar de captación, a cuántas se captó en un domicilio particular.",
            "Of every 100 accredited persons whose place of recruitment is recorded, how many were recruited in a private residence.",
        ),
    )
    .keywords("casa hogar home house")
    .iccs(&["Lo-1"]),
    accredited(
        "ACC-S-JOBC",
        Recruitment,
        (Variable::RecruitmentLure, "LUR-01"),
        Text::new("Oferta de trabajo en Costa Rica como señuelo", "Job offer in Costa Rica as the lure"),
        Text::new(
            "De cada 100 personas acreditadas con dato de señuelo, a cuántas se ofreció un trabajo en Costa Rica.",
            "Of every 100 accredited persons whose lure is recorded, how many were offered a job in Costa Rica.",
        ),
    )
    .keywords("empleo ofrecimiento laboral employment"),
    accredited(
        "ACC-S-JOBA",
        Recruitment,
        (Variable::RecruitmentLure, "LUR-02"),
        Text::new("Oferta de trabajo en el extranjero como señuelo", "Job offer abroad as the lure"),
        Text::new(
            "De cada 100 personas acreditadas con dato de señuelo, a cuántas se ofreció un trabajo en otro país.",
            "Of every 100 accredited persons whose lure is recorded, how many were offered a job in another country.",
        ),
    )
    .keywords("empleo ofrecimiento laboral exterior employment"),
    accredited(
        "ACC-S-LOVE",
        Recruitment,
        (Variable::RecruitmentLure, "LUR-04"),
        Text::new("Relación sentimental como señuelo", "Romantic relationship as the lure"),
        Text::new(
            "De cada 100 personas acreditadas con dato de señuelo, a cuántas se captó mediante una relación sentimental o de pareja.",
            "Of every 100 accredited persons whose lure is recorded, how many were recruited through a romantic or intimate relationship.",
        ),
    )
    .keywords("enamoramiento seducción noviazgo seduction loverboy"),
    accredited(
        "ACC-S-DEBT",
        Recruitment,
        (Variable::MeansOfControl, "MOC-A"),
        Text::new("Control por deudas o retención de ingresos", "Control by debt or withheld earnings"),
        Text::new(
            "De cada 100 personas acreditadas con dato de medios de control, a cuántas se controló con deudas o reteniendo sus ingresos.",
            "Of every 100 accredited persons whose means of control are recorded, how many were controlled by debt or by taking their earnings.",
        ),
    )
    .keywords("servidumbre salario dinero bondage wages money"),
    accredited(
        "ACC-S-THR",
        Recruitment,
        (Variable::MeansOfControl, "MOC-B"),
        Text::new("Control por amenazas", "Control by threats"),
        Text::new(
            "De cada 100 personas acreditadas con dato de medios de control, a cuántas se controló con amenazas contra ellas, su familia o de denunciarlas.",
            "Of every 100 accredited persons whose means of control are recorded, how many were controlled by threats against them, against their family, or of reporting them.",
        ),
    )
    .keywords("amenaza intimidación threat intimidation"),
    accredited(
        "ACC-S-ABU",
        Recruitment,
        (Variable::MeansOfControl, "MOC-C"),
        Text::new("Control por abuso psicológico, físico o sexual", "Control by psychological, physical or sexual abuse"),
        Text::new(
            "De cada 100 personas acreditadas con dato de medios de control, a cuántas se controló con abuso psicológico, físico o sexual.",
            "Of every 100 accredited persons whose means of control are recorded, how many were controlled by psychological, physical or sexual abuse.",
        ),
    )
    .keywords("violencia maltrato violence"),
    accredited(
        "ACC-S-DEP",
        Recruitment,
        (Variable::MeansOfControl, "MOC-D"),
        Text::new("Control por privación de libertad o de necesidades básicas", "Control by denial of liberty or basic needs"),
        Text::new(
            "De cada 100 personas acreditadas con dato de medios de control, a cuántas se controló limitando su movimiento, su dinero, su salud o sus necesidades básicas.",
            "Of every 100 accredited persons whose means of control are recorded, how many were controlled by restricting movement, money, health care or basic needs.",
        ),
    )
    .keywords("encierro aislamiento comida confinement isolation food"),
    accredited(
        "ACC-S-DOC",
        Recruitment,
        (Variable::MeansOfControl, "MOC-16"),
        Text::new("Retención de documentos", "Withholding of documents"),
        Text::new(
            "De cada 100 personas acreditadas con dato de medios de control, a cuántas se les retuvieron sus documentos.",
            "Of every 100 accredited persons whose means of control are recorded, how many had their documents withheld.",
        ),
    )
    .keywords("pasaporte cédula control passport identity card"),
    distribution(
        Accredited,
        "ACC-D-FORM",
        Recruitment,
        Variable::FormOfRecruitment,
        Text::new("Personas acreditadas por forma de captación", "Accredited persons by form of recruitment"),
        Text::new(
            "De cada 100 personas acreditadas con dato de forma de captación, cuántas corresponden a cada categoría.",
            "Of every 100 accredited persons with recorded form of recruitment, how many stand in each category.",
        ),
    ),
    distribution(
        Accredited,
        "ACC-D-LURE",
        Recruitment,
        Variable::RecruitmentLure,
        Text::new("Personas acreditadas por señuelo de captación", "Accredited persons by recruitment lure"),
        Text::new(
            "De cada 100 personas acreditadas con dato de señuelo de captación, cuántas corresponden a cada categoría.",
            "Of every 100 accredited persons with recorded recruitment lure, how many stand in each category.",
        ),
    )
    .keywords("ofrecimiento oferta offer"),
    distribution(
        Accredited,
        "ACC-D-MEANS",
        Recruitment,
        Variable::MeansOfRecruitment,
        Text::new("Personas acreditadas por medio de captación", "Accredited persons by means of recruitment"),
        Text::new(
            "De cada 100 personas acreditadas con dato de medio de captación, cuántas corresponden a cada categoría.",
            "Of every 100 accredited persons with recorded means of recruitment, how many stand in each category.",
        ),
    )
    .keywords("canal contacto channel contact"),
    distribution(
        Accredited,
        "ACC-D-PLACE",
        Recruitment,
        Variable::PlaceOfRecruitment,
        Text::new("Personas acreditadas por lugar de captación", "Accredited persons by place of recruitment"),
        Text::new(
            "De cada 100 personas acreditadas con dato de lugar de captación, cuántas corresponden a cada categoría.",
            "Of every 100 accredited persons with recorded place of recruitment, how many stand in each category.",
        ),
    ),
    distribution(
        Accredited,
        "ACC-D-REL",
        Recruitment,
        Variable::RelationshipToRecruiter,
        Text::new("Personas acreditadas por relación con la persona captadora", "Accredited persons by relationship to the recruiter"),
        Text::new(
            "De cada 100 personas acreditadas con dato de relación con la persona captadora, cuántas corresponden a cada categoría.",
            "Of every 100 accredited persons with recorded relationship to the recruiter, how many stand in each category.",
        ),
    ),
    distribution(
        Accredited,
        "ACC-D-CON",
        Recruitment,
        Variable::MeansOfControl,
        Text::new("Personas acreditadas por medio de control", "Accredited persons by means of control"),
        Text::new(
            "De cada 100 personas acreditadas con dato de medio de control, cuántas corresponden a cada categoría.",
            "Of every 100 accredited persons with recorded means of control, how many stand in each category.",
        ),
    ),
];
