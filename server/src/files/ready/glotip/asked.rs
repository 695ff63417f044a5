//! What the questionnaire asks, and what answers it: from the crosswalk of the
//! classification.

use domain::{
    classification::{Correspondence, Relation, classification},
    code::{Code, reserved},
    label::{Label, Language},
    release::Release,
    table::ItemKind,
    variable::Variable,
};

use super::{TOTAL, all};
use crate::files::ready::Mapping;

const SCHEME: &str = "GLOTIP";
const BY_FORM: &str = "by form of exploitation";
const BY_CITIZENSHIP: &str = "by citizenship";

/// One row of the questionnaire, whatever the year.
#[derive(Clone, Debug)]
pub(super) struct Question {
    pub(super) dimension: &'static str,
    /// The variable of the category.
    pub(super) variable: Variable,
    pub(super) category: Answer,
    pub(super) sex: Answer,
    pub(super) age: Answer,
}

/// An answer that is asked apart, in the words of the dataset.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub(super) words: String,
    /// The code of a release; none for everybody.
    pub(super) code: Option<Code>,
    pub(super) relation: &'static str,
}

impl Question {
    /// How what is counted relates to what is asked: the loosest of its parts.
    /// Accredited persons are at best a part of the detected victims.
    pub(super) fn relation(&self) -> &'static str {
        let parts = [&self.category, &self.sex, &self.age];
        let loose = parts.into_iter().find(|part| part.relation == "partial");
        loose.map_or("narrower", |part| part.relation)
    }
}

/// Every row that is asked.
pub(super) fn questions(release: &Release) -> Vec<Question> {
    let sexes = answers(Variable::Sex);
    let ages = answers(Variable::AgeGroup);
    let total = |sex: &Answer, age: &Answer| Question {
        dimension: TOTAL,
        variable: Variable::FormOfExploitation,
        category: all(),
        sex: sex.clone(),
        age: age.clone(),
    };
    let totals = sexes
        .iter()
        .flat_map(|sex| ages.iter().map(move |age| total(sex, age)));
    let forms = answers(Variable::FormOfExploitation);
    let forms = forms.iter().filter(|form| form.code.is_some());
    let by_form = forms.flat_map(|form| {
        let pairs = sexes
            .iter()
            .flat_map(|sex| ages.iter().map(move |age| (sex, age)));
        pairs.map(|(sex, age)| Question {
            dimension: BY_FORM,
            category: form.clone(),
            ..total(sex, age)
        })
    });
    let by_citizenship = citizenships(release).into_iter().map(|country| Question {
        dimension: BY_CITIZENSHIP,
        variable: Variable::Nationality,
        category: country,
        ..total(&all(), &all())
    });
    totals.chain(by_form).chain(by_citizenship).collect()
}

/// The answers of a variable that the dataset knows, all of them first.
fn answers(variable: Variable) -> Vec<Answer> {
    let known = linked(variable).filter_map(|link| {
        let code = link.code.as_ref()?;
        // The word for an answer that is missing is a code of its own there.
        let category = classification().list(variable).get(code.as_str())?;
        let code = category.answer.clone().unwrap_or_else(|| code.clone());
        let (_, words) = link.target.split_once('=')?;
        Some(Answer {
            words: words.to_owned(),
            code: Some(code),
            relation: word(link.relation),
        })
    });
    [all()].into_iter().chain(known).collect()
}

/// The links of a variable's categories to the dataset.
fn linked(variable: Variable) -> impl Iterator<Item = &'static Correspondence> {
    let links = classification().correspondences().iter();
    links.filter(move |link| link.scheme == SCHEME && link.variable == variable.name())
}

fn word(relation: Relation) -> &'static str {
    match relation {
        Relation::Exact => "exact",
        Relation::Narrower => "narrower",
        Relation::Broader => "broader",
        Relation::Partial => "partial",
        Relation::None => "none",
    }
}

/// The nationalities that a release publishes by themselves. The dataset names
/// countries in English.
fn citizenships(release: &Release) -> Vec<Answer> {
    let items = release
        .dimension(Variable::Nationality)
        .map(|dimension| dimension.items.as_slice())
        .unwrap_or_default();
    items
        .iter()
        .filter(|item| item.kind == ItemKind::Category || item.code.as_str() == reserved::NOT_KNOWN)
        .map(|item| {
            let (words, relation) = match item.code.as_str() {
                reserved::NOT_KNOWN => ("Unknown", "exact"),
                reserved::RESIDUAL => (item.label.en.as_str(), "partial"),
                _ => (item.label.en.as_str(), "exact"),
            };
            Answer {
                words: words.to_owned(),
                code: Some(item.code.clone()),
                relation,
            }
        })
        .collect()
}

/// The correspondence that is used.
pub(super) fn mapped(language: Language) -> Vec<Mapping> {
    let variables = [
        Variable::Sex,
        Variable::AgeGroup,
        Variable::FormOfExploitation,
        Variable::Nationality,
    ];
    let measure = Mapping {
        theirs: super::INDICATOR.to_owned(),
        ours: "measure=accredited".to_owned(),
        relation: "narrower",
        remark: Label::new(
            "GLOTIP cuenta a las víctimas identificadas por las autoridades; aquí se cuentan las acreditadas.",
            "GLOTIP counts the victims identified by authorities; here the accredited ones are counted.",
        )
        .in_language(language)
        .to_owned(),
    };
    let of_answers = variables.into_iter().flat_map(move |variable| {
        linked(variable).map(move |link| {
            let code = link.code.as_ref().map_or("*", Code::as_str);
            Mapping {
                theirs: link.target.clone(),
                ours: format!("{variable}={code}"),
                relation: word(link.relation),
                remark: String::new(),
            }
        })
    });
    [measure].into_iter().chain(of_answers).collect()
}

/// What is asked and has no answer here, with the reason.
pub(super) fn unmapped(language: Language) -> Vec<Mapping> {
    let list = classification().code_list("glotip_indicator");
    let not_held = Label::new(
        "El registro es de personas víctimas: no tiene datos de la persecución penal.",
        "The registry is one of victims: it holds no data of criminal justice.",
    );
    let no_repatriation = Label::new(
        "El registro no recoge repatriaciones.",
        "The registry does not collect repatriations.",
    );
    let no_article = Label::new(
        "Se pide junto a cada cifra y no es una cifra: artículo 172 del Código Penal; fuente, las acreditaciones de personas víctimas.",
        "It is asked beside each count and is none: article 172 of the Criminal Code; source, the accreditations of victims.",
    );
    let of_list = [
        ("GLO-V-REP", &no_repatriation),
        ("GLO-O", &not_held),
        ("GLO-F", &not_held),
        ("GLO-P", &not_held),
        ("GLO-C", &not_held),
        ("GLO-Q-LAW", &no_article),
    ];
    let of_list = of_list.into_iter().filter_map(|(code, reason)| {
        let theirs = &list?.get(code)?.label;
        Some(not_mapped(&theirs.en, reason, language))
    });
    let mixed = Label::new(
        "Formas mixtas: quien tiene varios fines de explotación cuenta en cada uno.",
        "Mixed forms: who has several forms of exploitation counts in each.",
    );
    let declined = Label::new(
        "Quien no quiso responder, o a quien no se preguntó, está en los totales y en ninguna fila por separado: GLOTIP solo tiene «Unknown».",
        "Those who declined to answer or were not asked are in the totals and in no row by themselves: GLOTIP has \"Unknown\" only.",
    );
    of_list
        .chain([
            not_mapped("Mixed forms of exploitation", &mixed, language),
            not_mapped("Declined, not collected", &declined, language),
        ])
        .collect()
}

fn not_mapped(theirs: &str, reason: &Label, language: Language) -> Mapping {
    Mapping {
        theirs: theirs.to_owned(),
        ours: String::new(),
        relation: "none",
        remark: reason.in_language(language).to_owned(),
    }
}
