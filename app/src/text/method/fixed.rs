//! Texts of the method page that hold for every release.

use crate::text::Text;

pub(super) const PROCESS: Text = Text::new(
    "De la solicitud a la acreditación",
    "From application to accreditation",
);

pub(super) const PROCESS_TEXT: [Text; 3] = [
    Text::new(
        "Una institución competente recibe la solicitud de una persona. La autoridad valora el caso según la Ley 9095 y resuelve: acredita a la persona como víctima de trata o no la acredita. Hasta entonces la solicitud está en trámite; la persona también puede desistir.",
        "A competent institution receives a person’s application. The authority assesses it under Law 9095 and decides: it accredits the person as a victim of trafficking or does not. Until then the application is pending; the person can also withdraw it.",
    ),
    Text::new(
        "Una acreditación puede finalizar después. No por eso deja de contar: la resolución que la reconoció sigue siendo un hecho de su año.",
        "An accreditation can end later. She does not cease to count for that: the decision that recognised her remains a fact of its year.",
    ),
    Text::new(
        "El tiempo hasta la resolución se cuenta en días hábiles desde el día siguiente al de la recepción: de lunes a viernes, sin los feriados del artículo 148 del Código de Trabajo, cada uno en su propia fecha. Los traslados de feriados y los asuetos no se siguen, de modo que puede variar en uno o dos días.",
        "The time to decision is counted in working days from the day after receipt: Monday to Friday, without the holidays of article 148 of the Código de Trabajo, each on its own date. Holidays that are moved and further days off are not followed, so that it can be a day or two off.",
    ),
];

pub(super) const DATES: Text = Text::new("Fechas y años", "Dates and years");

pub(super) const DATES_TEXT: [Text; 2] = [
    Text::new(
        "Cada medida tiene su fecha de referencia: las solicitudes, el día en que se recibieron; las personas acreditadas, el día de la resolución. El año de una figura es el de esa fecha, no el de los hechos, que muchas veces ocurrieron antes.",
        "Each measure has its reference date: applications, the day of receipt; accredited persons, the day of the decision. The year in a figure is that of this date, not that of the events, which often lie earlier.",
    ),
    Text::new(
        "Si la fecha de corte cae dentro de un año, ese año está incompleto y se dice. Los años recientes tienen más solicitudes en trámite: parte de sus resoluciones aún no existe.",
        "Where the cut-off date lies within a year, that year is incomplete, and it is said. Recent years have more applications pending: part of their decisions does not exist yet.",
    ),
];

pub(super) const SEVERAL: Text = Text::new(
    "Varias respuestas de una misma persona",
    "Several answers of one person",
);

pub(super) const SEVERAL_TEXT: [Text; 1] = [Text::new(
    "En las variables que admiten varias respuestas (nacionalidad, medios de captación, fines de explotación y otras) cada persona cuenta una vez en cada categoría suya. Los porcentajes pueden sumar más de 100\u{a0}%. En un grupo cuenta una sola vez.",
    "In variables that take several answers (nationality, means of recruitment, forms of exploitation and others) each person counts once in every category of hers. Shares may add up to more than 100%. In a group she counts once.",
)];

pub(super) const COMPARABLE: Text = Text::new(
    "Comparar en el tiempo y con otros países",
    "Comparing over time and with other countries",
);

pub(super) const COMPARABLE_TEXT: [Text; 3] = [
    Text::new(
        "Antes de atribuir un cambio a la trata conviene descartar otras causas: más detección o menos, cambios en la ley o en las instituciones, un formulario que pregunta algo nuevo, y el puro azar cuando las personas son pocas. Una variable que no se recogía en un período se muestra como «no recolectado», no como cero.",
        "Before a change is put down to trafficking, other causes should be excluded: more detection or less, changes of law or institutions, a form that asks something new, and mere chance where persons are few. A variable that was not collected in a period is shown as “not collected”, not as zero.",
    ),
    Text::new(
        "Las tasas por cada 100 000 habitantes usan para todos los años la población de 2022 (INEC), la única disponible por provincia; cuando las personas son de otro período, una nota lo dice. No hay población por sexo ni por edad, así que las partes por sexo o edad se dividen por todos los habitantes.",
        "Rates per 100,000 inhabitants use the population of 2022 (INEC) for all years, the only one available by province; where the persons are of another period a note says so. There is no population by sex or age, so the parts by sex or age are divided by all inhabitants.",
    ),
    Text::new(
        "Otros países cuentan a víctimas detectadas, identificadas, asistidas o confirmadas en juicio. Las cifras de aquí son de personas acreditadas y se comparan con las de otros solo con esa advertencia, también en el indicador 16.2.2 de los Objetivos de Desarrollo Sostenible.",
        "Other countries count victims who were detected, identified, assisted or confirmed in court. The figures here are of accredited persons and compare with those of others with this warning only, in indicator 16.2.2 of the Sustainable Development Goals too.",
    ),
];

pub(super) const CLASSIFICATION: Text = Text::new("Clasificación", "Classification");

pub(super) const CLASSIFICATION_TEXT: [Text; 2] = [
    Text::new(
        "Las categorías siguen la Clasificación internacional estándar de datos administrativos sobre trata de personas, IC-TIP (ICS-TIP 2023), de la OIM y la UNODC, en sus unidades: hecho, persona víctima, persona autora, entidad que reporta. Las tablas de códigos de esa norma no son públicas: los códigos que se ven aquí son de este proyecto.",
        "Categories follow the international classification standard for administrative data on trafficking in persons, IC-TIP (ICS-TIP 2023), of IOM and UNODC, in its units: event, victim, perpetrator, reporting entity. The code tables of that standard are not public: the codes seen here are this project’s own.",
    ),
    Text::new(
        "Cada indicador señala además con qué puede compararse en la ICCS (delitos), el HTCDS (registro de casos) y los datos de GLOTIP. Es una correspondencia, no una equivalencia.",
        "Each indicator also says what it can be compared with in the ICCS (crime), the HTCDS (case records) and the data of GLOTIP. That is a correspondence, not an equivalence.",
    ),
];

pub(super) const CITE: Text = Text::new("Cómo citar", "How to cite");

pub(super) const CITE_TEXT: Text = Text::new(
    "Cite la publicación y la fecha de corte, y el enlace permanente de la figura (con «release=» en la dirección): así quien lea podrá ver las mismas cifras dentro de diez años. No escriba «0» donde aquí dice «dato reservado», y diga «personas acreditadas», no «víctimas de trata en Costa Rica».",
    "Cite the release and the cut-off date, and the permanent link of the figure (with “release=” in its address), so that readers can see the same figures in ten years. Do not write “0” where it says “withheld” here, and say “accredited persons”, not “victims of trafficking in Costa Rica”.",
);

pub(super) const COUNTED: Text = Text::new("Qué se cuenta", "What is counted");

pub(super) const COUNTED_TEXT: [Text; 3] = [
    Text::new(
        "Solicitudes recibidas: la solicitud de una persona para ser acreditada como víctima de trata, según el año en que una institución la recibió. La unidad es la persona.",
        "Applications received: one person’s request for accreditation as a victim of trafficking, by the year in which an institution received it. The unit is the person.",
    ),
    Text::new(
        "Personas acreditadas: las personas a quienes se reconoció como víctimas, según el año de la decisión. Una acreditación que terminó después sigue contando en su año.",
        "Accredited persons: those who were recognised as victims, by the year of the decision. An accreditation that ended later still counts in its year.",
    ),
    Text::new(
        "La tasa de acreditación divide las personas acreditadas en un período entre las solicitudes recibidas en ese mismo período. No sigue a las mismas personas: una solicitud de diciembre suele decidirse al año siguiente. Por eso puede pasar de 100\u{a0}%.",
        "The accreditation rate divides the persons accredited in a period by the applications received in the same period. It does not follow the same persons: an application of December is often decided in the next year. It can therefore pass 100%.",
    ),
];

pub(super) const NOT_COUNTED: Text = Text::new("Qué no se cuenta", "What is not counted");

pub(super) const NOT_COUNTED_TEXT: [Text; 2] = [
    Text::new(
        "Estas cifras no miden cuánta trata hay. Cuentan a las personas que llegaron a una institución y pidieron ser acreditadas; quienes no fueron detectadas no aparecen. Un aumento puede deberse a más hechos, a más detección o a ambos.",
        "These figures do not measure how much trafficking there is. They count the persons who reached an institution and applied for accreditation; those who were not detected do not appear. An increase may come from more events, from more detection, or from both.",
    ),
    Text::new(
        "Tampoco se cuentan denuncias, investigaciones ni sentencias, ni a las personas tratantes. Quien tiene una solicitud denegada o en trámite aparece entre las solicitudes, no entre las personas acreditadas: que no esté acreditada no dice que no sea víctima.",
        "Nor do they count complaints, investigations or sentences, nor the persons who traffic. Whose application was denied or is pending appears among the applications, not among accredited persons: not being accredited does not say that a person is no victim.",
    ),
];

pub(super) const BASES: Text = Text::new("La base de los porcentajes", "The base of shares");

pub(super) const BASES_TEXT: [Text; 1] = [Text::new(
    "El porcentaje de una categoría se toma de las personas con alguna respuesta a esa variable, bajo los mismos filtros; esa base se escribe junto a cada figura (n = …). Las personas sin dato no entran en ella.",
    "The share of a category is taken of the persons with any answer to that variable, under the same filters; this base is written beside each figure (n = …). Persons without an answer are not part of it.",
)];

pub(super) const MISSING: Text =
    Text::new("Cuando falta la respuesta", "When an answer is missing");

pub(super) const MISSING_TEXT: [Text; 1] = [Text::new(
    "«Sin dato» (nadie lo sabe o no se anotó), «no aplica», «se niega a responder» y «no recolectado» son cuatro cosas distintas y se guardan por separado. La identidad de género es la que la persona declara, nunca una inferencia.",
    "“Not known” (nobody knows, or it was not recorded), “not applicable”, “declines to answer” and “not collected” are four different things and are kept apart. Gender identity is what the person declares, never an inference.",
)];
