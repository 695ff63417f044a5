//! Pages in place of answers to requests that are not looked at further.
//!
//! They are sent when there is least time for them, and need nothing that could
//! itself fail: a page is made once, as two texts with how long to wait between
//! them.

use std::sync::LazyLock;

use domain::label::Language;

use crate::{
    address,
    page::Page,
    text::{Text, refusal as words, site},
};

/// Why a request is not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The client asks too often.
    TooMany,
    /// Too many requests are under way.
    Busy,
    /// The answer took too long.
    Late,
    /// The program failed.
    Failed,
}

/// A page but for how long to wait.
struct Prepared {
    before: String,
    after: String,
}

/// The pages in one language, in the order of [`Refusal::ALL`].
type Pages = LazyLock<[Prepared; 4]>;

static SPANISH: Pages = LazyLock::new(|| Refusal::ALL.map(|it| prepare(it, Language::Es)));
static ENGLISH: Pages = LazyLock::new(|| Refusal::ALL.map(|it| prepare(it, Language::En)));

impl Refusal {
    /// Every reason.
    pub const ALL: [Self; 4] = [Self::TooMany, Self::Busy, Self::Late, Self::Failed];

    /// The HTML of its page, with the seconds after which the request may be
    /// sent again where they are known.
    ///
    /// # Examples
    ///
    /// ```
    /// use app::refusal::Refusal;
    /// use domain::label::Language;
    ///
    /// let html = Refusal::TooMany.page(Language::En, Some(3));
    /// assert!(html.contains("Wait 3 seconds and load the page again."));
    /// ```
    #[must_use]
    pub fn page(self, language: Language, retry_after: Option<u64>) -> String {
        let pages = match language {
            Language::Es => &SPANISH,
            Language::En => &ENGLISH,
        };
        let Prepared { before, after } = &pages[self as usize];
        let wait = retry_after.map(|seconds| words::wait(seconds, language));
        let then = wait.as_deref().unwrap_or(self.then().get(language));
        [before, then, after].concat()
    }

    fn words(self) -> (Text, Text) {
        match self {
            Self::TooMany => (words::TOO_MANY, words::TOO_MANY_MORE),
            Self::Busy => (words::BUSY, words::BUSY_MORE),
            Self::Late => (words::LATE, words::LATE_MORE),
            Self::Failed => (words::FAILED, words::FAILED_MORE),
        }
    }

    /// What to do where it is not known how long to wait.
    fn then(self) -> Text {
        match self {
            Self::Failed => words::FEWER,
            _ => words::LATER,
        }
    }
}

fn prepare(refusal: Refusal, language: Language) -> Prepared {
    let (heading, more) = refusal.words();
    let [heading, more, name, country, home] =
        [heading, more, site::NAME, site::COUNTRY, words::HOME].map(|text| text.get(language));
    let style = address::of("/pkg/main.css");
    let start = Page::Persons.path(language);
    Prepared {
        before: format!(
            "<!DOCTYPE html><html lang=\"{language}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"color-scheme\" content=\"light dark\">\
             <meta name=\"robots\" content=\"noindex\">\
             <title>{heading} · {name}</title><link rel=\"stylesheet\" href=\"{style}\"></head>\
             <body><header class=\"site-header\"><div class=\"site-header__bar\">\
             <a class=\"brand\" href=\"{start}\">\
             <svg class=\"brand__mark\" viewBox=\"0 0 32 32\" width=\"32\" height=\"32\" aria-hidden=\"true\">\
             <path d=\"M9 29 11.5 13h9L23 29ZM8 6h3v3h3.5V6h3v3H21V6h3v7H8Z\" class=\"brand__tower\"/></svg>\
             <span class=\"brand__name\">{name}</span>\
             <span class=\"brand__country\">{country}</span></a></div></header>\
             <main class=\"page\"><h1>{heading}</h1><p class=\"page__lead\">{more}</p>\
             <div class=\"problem\"><p>",
            language = language.code(),
        ),
        after: format!("</p><p><a href=\"{start}\">{home}</a></p></div></main></body></html>\n"),
    }
}
