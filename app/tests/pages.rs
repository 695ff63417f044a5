//! Pages as the server renders them.

use std::sync::Arc;

use app::{
    App,
    drawing::{DrawnCharts, PageCharts},
    page::Page,
    source::{ReleaseSource, Releases},
};
use domain::{
    label::{Label, Language},
    release::{Manifest, Release, sample},
    selection::ReleaseId,
};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_router::location::RequestUrl;

struct Held(Option<Arc<Release>>);

impl ReleaseSource for Held {
    fn latest(&self) -> Option<Arc<Release>> {
        self.0.clone()
    }

    fn get(&self, id: &ReleaseId) -> Option<Arc<Release>> {
        self.0.clone().filter(|release| release.id() == id)
    }

    fn list(&self) -> Vec<Manifest> {
        self.0
            .iter()
            .map(|release| release.manifest().clone())
            .collect()
    }
}

/// The status and the HTML of a page.
fn render_from(held: Held, url: &str) -> (u16, String) {
    render_with(&Releases(Arc::new(held)), None, url)
}

fn render_with(releases: &Releases, drawn: Option<DrawnCharts>, url: &str) -> (u16, String) {
    let owner = Owner::new();
    let answer = owner.with(|| {
        let response = ResponseOptions::default();
        provide_context(response.clone());
        provide_context(RequestUrl::new(url));
        provide_context(releases.clone());
        if let Some(drawn) = drawn {
            provide_context(drawn);
        }
        let html = view! { <App /> }.to_html();
        let status = response.0.read().expect("no other thread writes").status;
        (status.map_or(200, |status| status.as_u16()), html)
    });
    owner.cleanup();
    answer
}

fn render(url: &str) -> (u16, String) {
    render_from(Held(Some(Arc::new(sample()))), url)
}

#[test]
fn every_page_is_rendered_in_both_languages() {
    for language in [Language::Es, Language::En] {
        for page in Page::ALL {
            let (status, html) = render(&page.path(language));
            assert_eq!(status, 200, "{page:?}");
            assert_eq!(html.matches("<h1").count(), 1, "{page:?}");
        }
    }
}

#[test]
fn a_page_holds_the_published_numbers_before_any_script_runs() {
    let (_, html) = render("/es");
    // What hydration reads between an element and its text, no reader sees.
    let html = html.replace("<!>", "").replace("<!---->", "");
    // The exact series of 2019: 174 applications, 107 accredited.
    assert!(html.contains("<td>174</td>") && html.contains("<td>107</td>"));
}

#[test]
fn a_page_that_cannot_be_says_what_would_work() {
    let (status, html) = render("/es/acreditadas?sex=9&province=1");
    assert_eq!(status, 404);
    assert!(html.contains("/es/acreditadas?province=1"));
}

#[test]
fn an_address_has_one_spelling() {
    let (status, _) = render("/es/acreditadas?period=&sex=2&nationality=");
    assert_eq!(status, 303);
    let (status, _) = render("/es/acreditadas?sex=2");
    assert_eq!(status, 200);
}

#[test]
fn a_path_that_is_no_page_is_not_found_in_its_language() {
    let (status, html) = render("/en/nothing");
    assert_eq!(status, 404);
    assert!(html.contains("There is no such page"));
}

#[test]
fn without_any_release_pages_say_so() {
    let (status, html) = render_from(Held(None), "/es");
    assert_eq!(status, 503);
    assert!(html.contains("Todavía no hay ninguna publicación"));
}

#[test]
fn invented_data_are_called_so_above_the_page_and_in_each_figure() {
    let (_, html) = render("/es/solicitudes");
    let figures = html.matches("class=\"figure__title").count();
    assert!(figures > 3);
    assert!(html.matches("Datos inventados de demostración").count() > figures);
}

#[test]
fn a_figure_that_cannot_take_all_filters_offers_the_way_out() {
    let (status, html) = render("/es/acreditadas?period=2021&sex=2&province=1");
    assert_eq!(status, 200);
    assert!(html.contains("Esta figura no puede aplicar todos los filtros."));
    assert!(html.contains("href=\"/es/acreditadas?period=2021&amp;sex=2\""));
}

#[test]
fn no_page_shows_a_number_below_the_threshold_as_a_count() {
    for page in Page::ALL {
        let (_, html) = render(&page.path(Language::Es));
        for small in 1..5 {
            let cell = format!("<td>{small}</td>");
            // The exact series may hold any number: it is public anyway.
            if page != Page::Persons {
                assert!(
                    !figures_without_years(&html).contains(&cell),
                    "{page:?}: {cell}"
                );
            }
        }
    }
}

/// The page after its figure by year.
fn figures_without_years(html: &str) -> &str {
    html.split_once("id=\"years\"")
        .and_then(|(_, rest)| rest.split_once("</section>"))
        .map_or(html, |(_, rest)| rest)
}

/// Charts for an address, drawn as nothing but their names.
fn named_charts(releases: &Releases, path: &str, query: &str) -> DrawnCharts {
    let page = PageCharts::of(releases, path, query).expect("a page of figures");
    let names = page
        .charts
        .iter()
        .map(|chart| {
            (
                chart.figure,
                vec![format!("<svg>{}</svg>", chart.figure).into()],
            )
        })
        .collect();
    page.drawn(names)
}

#[test]
fn every_figure_but_a_map_has_a_chart_to_draw() {
    let releases = Releases(Arc::new(Held(Some(Arc::new(sample())))));
    let page = PageCharts::of(&releases, "/es/acreditadas", "sex=2").expect("a page of figures");
    let figures: Vec<_> = page.charts.iter().map(|chart| chart.figure).collect();
    assert_eq!(figures, ["years", "age", "sex", "age-sex"]);
    for chart in &page.charts {
        assert!(chart.description.ends_with('.'), "{chart:?}");
        assert!(chart.widths.is_sorted() && chart.widths.len() > 1);
    }
}

#[test]
fn what_the_server_drew_stands_in_its_figure() {
    let releases = Releases(Arc::new(Held(Some(Arc::new(sample())))));
    let drawn = named_charts(&releases, "/es/solicitudes", "sex=2");
    let (_, html) = render_with(&releases, Some(drawn), "/es/solicitudes?sex=2");
    let figure = html.split_once("id=\"age\"").expect("the figure").1;
    let figure = figure.split_once("</section>").expect("its end").0;
    assert!(figure.contains("<div class=\"chart-host__drawing\"><svg>age</svg></div>"));
}

#[test]
fn a_chart_of_another_page_or_of_other_filters_is_never_shown() {
    let releases = Releases(Arc::new(Held(Some(Arc::new(sample())))));
    let drawn = named_charts(&releases, "/es/solicitudes", "sex=2");
    for url in [
        "/es/solicitudes",
        "/es/solicitudes?sex=1",
        "/es/acreditadas?sex=2",
    ] {
        let (_, html) = render_with(&releases, Some(drawn.clone()), url);
        assert!(!html.contains("chart-host__drawing"), "{url}");
    }
}

#[test]
fn the_pages_of_the_map_lead_down_by_links_and_up_again() {
    let (status, country) = render("/es/mapa?sex=2");
    assert_eq!(status, 200);
    assert!(country.contains("href=\"/es/mapa/1?sex=2\""));
    let (status, province) = render("/es/mapa/1?sex=2");
    assert_eq!(status, 200);
    assert!(province.contains("href=\"/es/mapa/1/101?sex=2\""));
    let (status, canton) = render("/es/mapa/1/101?sex=2");
    assert_eq!(status, 200);
    assert!(canton.contains("href=\"/es/mapa/1?sex=2\""));
    assert!(canton.contains("href=\"/es/mapa?sex=2\""));
}

#[test]
fn a_place_has_one_address() {
    for other in [
        "/es/mapa?province=1",
        "/es/mapa/2?province=1",
        "/es/mapa/2/101",
        "/es/mapa/1?canton=101",
    ] {
        assert_eq!(render(other).0, 303, "{other}");
    }
}

#[test]
fn an_address_that_names_no_place_offers_the_nearest() {
    for (address, nearest) in [
        ("/es/mapa/9", "/es/mapa"),
        ("/es/mapa/san-jose?sex=2", "/es/mapa"),
        ("/es/mapa/1/199", "/es/mapa/1"),
        ("/es/mapa/1/x", "/es/mapa/1"),
        ("/en/map/9/x", "/en/map"),
    ] {
        let (status, html) = render(address);
        assert_eq!(status, 404, "{address}");
        let problem = html.split_once("class=\"problem\"").expect("the way out").1;
        assert!(
            problem.contains(&format!("href=\"{nearest}\"")),
            "{address}"
        );
        assert_eq!(html.matches("<h1").count(), 1, "{address}");
    }
}

#[test]
fn the_catalogue_lists_each_indicator_with_its_current_value() {
    let (status, html) = render("/es/indicadores");
    assert_eq!(status, 200);
    for indicator in domain::indicator::all() {
        let link = format!("href=\"/es/indicadores/{}\"", indicator.id);
        assert!(html.contains(&link), "{}", indicator.id);
    }
    // The last year of the sample: 127 applications, exactly.
    assert!(html.contains("127 personas"));
    assert!(html.contains("no está en esta publicación"));
}

#[test]
fn a_search_in_the_catalogue_works_without_scripts_and_keeps_the_filters() {
    let (_, html) = render("/es/indicadores?q=NI%C3%91AS&province=1");
    assert!(html.contains("para «NIÑAS»"));
    assert!(html.contains("href=\"/es/indicadores/ACC-S-GIRL?province=1\""));
    assert!(html.contains("<input type=\"hidden\" name=\"province\" value=\"1\""));
    let (_, html) = render("/es/indicadores?q=xyzzy");
    assert!(html.contains("Ningún indicador para «xyzzy»"));
    assert!(html.contains("href=\"/es/indicadores\""));
}

#[test]
fn a_search_is_text_and_never_markup() {
    let (status, html) = render("/es/indicadores?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E");
    assert_eq!(status, 200);
    assert!(!html.contains("<script"));
}

#[test]
fn an_indicator_tells_its_value_series_and_breakdown() {
    let (status, html) = render("/es/indicadores/ACC-RATE");
    assert_eq!(status, 200);
    // 185 accredited for 304 applications.
    assert!(html.contains("185 acreditadas, 304 solicitudes"));
    assert!(html.contains("100 × personas acreditadas ÷ solicitudes recibidas"));
    assert!(html.contains("IC-TIP (ICS-TIP 2023)"));
    assert!(html.contains("href=\"/es/indicadores/ACC-RATE?by=sex#breakdown\""));
    let release = domain::release::sample().id().clone();
    for format in ["csv", "xlsx"] {
        let file = format!(
            "/api/v1/indicators/ACC-RATE?by=period&amp;release={release}&amp;lang=es&amp;format={format}"
        );
        assert!(html.contains(&file), "{file}");
    }
}

#[test]
fn every_indicator_has_a_page_in_both_languages() {
    for language in [Language::Es, Language::En] {
        for indicator in domain::indicator::all() {
            let page = Page::Indicator(indicator.id.parse().expect("an id"));
            let (status, html) = render(&page.path(language));
            assert_eq!(status, 200, "{}", indicator.id);
            assert_eq!(html.matches("<h1").count(), 1, "{}", indicator.id);
        }
    }
}

#[test]
fn an_indicator_and_a_search_have_one_address_each() {
    for (address, expected) in [
        ("/es/indicadores/acc-n", 303),
        ("/es/indicadores/ACC-N?period=&sex=2&province=", 303),
        ("/es/indicadores/ACC-N?by=sex&province=1", 200),
        ("/es/indicadores?q=", 303),
        ("/es/indicadores?q=tasa+de&sex=", 303),
        ("/es/indicadores?sex=2&q=tasa+de", 200),
    ] {
        assert_eq!(render(address).0, expected, "{address}");
    }
}

#[test]
fn a_place_that_is_filtered_by_stands_above_the_indicator() {
    let (_, html) = render("/es/indicadores/ACC-N?province=1");
    let path = html.split_once("class=\"breadcrumb\"").expect("a path").1;
    let path = path.split_once("</nav>").expect("its end").0;
    assert!(path.contains("href=\"/es/mapa\"") && path.contains("href=\"/es/mapa/1\""));
    assert!(path.contains("Costa Rica") && path.contains("San José"));
}

#[test]
fn a_filter_that_an_indicator_cannot_take_is_refused_with_the_way_out() {
    let (status, html) = render("/es/indicadores/ACC-S-F?sex=1&province=1");
    assert_eq!(status, 422);
    assert!(html.contains("Este indicador trata de «Sexo»"));
    assert!(html.contains("href=\"/es/indicadores/ACC-S-F?province=1\""));
    for (query, expected) in [
        ("sex=9", 404),
        ("color=blue", 400),
        ("measure=applications", 400),
        ("by=sex,province", 422),
        ("period=2020&canton=101", 422),
        ("release=2001-01", 404),
    ] {
        let (status, _) = render(&format!("/es/indicadores/ACC-N?{query}"));
        assert_eq!(status, expected, "{query}");
    }
}

#[test]
fn an_indicator_that_there_is_not_is_not_found_and_the_nearest_are_named() {
    let (status, html) = render("/es/indicadores/ACC-S-MINOR");
    assert_eq!(status, 404);
    assert!(html.contains("href=\"/es/indicadores/ACC-S-MIN\""));
    let (status, _) = render("/en/indicators/no%20such");
    assert_eq!(status, 404);
}

#[test]
fn no_indicator_shows_a_count_below_the_threshold() {
    for indicator in domain::indicator::all() {
        // Yearly totals may be exact series, which are public anyway.
        let Some(by) = indicator.breakdowns(&sample()).first().copied() else {
            continue;
        };
        let (_, html) = render(&format!("/es/indicadores/{}?by={by}", indicator.id));
        let breakdown = html.split_once("id=\"breakdown\"").expect("it is shown").1;
        let table = breakdown.split_once("</table>").expect("its table").0;
        if indicator.unit() == domain::indicator::Unit::Persons {
            for small in 1..5 {
                assert!(
                    !table.contains(&format!("<td>{small}</td>")),
                    "{}",
                    indicator.id
                );
            }
        }
    }
}

/// Several releases, the newest first.
struct Shelf(Vec<Arc<Release>>);

impl ReleaseSource for Shelf {
    fn latest(&self) -> Option<Arc<Release>> {
        self.0.first().cloned()
    }

    fn get(&self, id: &ReleaseId) -> Option<Arc<Release>> {
        self.0.iter().find(|release| release.id() == id).cloned()
    }

    fn list(&self) -> Vec<Manifest> {
        let manifests = self.0.iter().map(|release| release.manifest());
        manifests.cloned().collect()
    }
}

/// The sample, and a later release of the same variables without a number.
fn two_releases() -> Releases {
    let first = sample();
    let mut later = first.manifest().clone();
    later.previous = Some(later.id.clone());
    later.id = "2023-06".parse().expect("a name");
    later.cutoff = later.cutoff + chrono::Days::new(365);
    later.revision_notes = vec![Label::new("Se corrigió una edad.", "An age was corrected.")];
    let later = Release::new(later, first.dimensions().to_vec(), Vec::new(), Vec::new())
        .expect("a sound release");
    Releases(Arc::new(Shelf(vec![Arc::new(later), Arc::new(first)])))
}

#[test]
fn the_list_of_releases_tells_what_each_is_and_what_changed() {
    let (status, html) = render_with(&two_releases(), None, "/es/publicaciones?sex=2");
    assert_eq!(status, 200);
    for told in [
        "Se corrigió una edad.",
        "Fecha de corte: 365 días después.",
        "La misma política de protección.",
        "href=\"/es?sex=2&amp;release=2023-06\"",
        "href=\"/es?sex=2&amp;release=2022-06\"",
        "href=\"/api/v1/releases/2022-06/file\"",
    ] {
        assert!(html.contains(told), "{told}");
    }
    // Only the later one has one before it.
    let heading = "Qué cambió respecto de la publicación 2022-06";
    assert_eq!(html.matches("Qué cambió respecto").count(), 1);
    for told in [
        heading,
        // Nothing is tabulated any more.
        "Solicitudes recibidas: cambiaron 3 años de 3: 2019, 2020 y 2021.",
        "Combinaciones de variables: 0 nuevas",
        "href=\"/api/v1/releases/2023-06/changes?from=2022-06&amp;lang=es\"",
    ] {
        assert!(html.contains(told), "{told}");
    }
}

#[test]
fn an_old_release_leads_to_the_same_page_of_the_newest() {
    for (old, newest) in [
        (
            "/es/acreditadas?sex=2&release=2022-06",
            "/es/acreditadas?sex=2",
        ),
        (
            "/es/indicadores/ACC-N?by=sex&province=1&release=2022-06",
            "/es/indicadores/ACC-N?by=sex&amp;province=1",
        ),
        ("/en/method?release=2022-06", "/en/method"),
    ] {
        let (status, html) = render_with(&two_releases(), None, old);
        assert_eq!(status, 200, "{old}");
        let banner = html.split_once("banner--outdated").expect("the banner").1;
        let banner = banner.split_once("</p>").expect("its end").0;
        assert!(banner.contains(&format!("href=\"{newest}\"")), "{banner}");
    }
    let (_, html) = render_with(&two_releases(), None, "/es/metodologia");
    assert!(!html.contains("banner--outdated"));
}

#[test]
fn the_contents_of_the_method_lead_to_its_parts_and_terms_to_the_glossary() {
    for (path, method) in [
        ("/es/metodologia", "/es/acreditadas"),
        ("/en/method", "/en/accredited"),
    ] {
        let (_, html) = render(path);
        let contents = html.split_once("class=\"contents\"").expect("contents").1;
        let contents = contents.split_once("</nav>").expect("their end").0;
        let mut links = contents.split("href=\"#").skip(1);
        assert!(links.clone().count() > 10);
        assert!(links.all(|link| {
            let id = link.split('"').next().expect("an anchor");
            html.contains(&format!("id=\"{id}\""))
        }));
        let (_, page) = render(method);
        for link in page.split("#term-").skip(1) {
            let id = link.split('"').next().expect("an anchor");
            assert!(html.contains(&format!("id=\"term-{id}\"")), "{id}");
        }
        assert!(page.contains(&format!("href=\"{path}#term-withheld\"")));
    }
}

#[test]
fn the_page_of_the_data_begins_with_a_table_and_keeps_the_one_at_hand() {
    let (status, html) = render("/es/datos");
    assert_eq!(status, 200);
    assert!(html.contains("Personas acreditadas por año"));
    assert!(html.contains("/api/v1/data?by=period&amp;lang=es&amp;format=csv"));
    let (status, html) =
        render("/en/data?measure=applications&by=sex,age_group&province=1&format=json");
    assert_eq!(status, 200);
    assert!(html.contains("Applications received by sex and age group"));
    let asked = "/api/v1/data?measure=applications&amp;by=sex,age_group&amp;province=1&amp;lang=en&amp;format=json";
    // The address itself, and one example in each language.
    assert!(
        html.matches(asked).count() >= 5,
        "{}",
        html.matches(asked).count()
    );
    assert!(
        html.contains(
            "href=\"/en/explore?measure=applications&amp;by=sex,age_group&amp;province=1\""
        )
    );
}

#[test]
fn the_page_of_the_data_has_one_address_for_a_table_and_refuses_what_there_is_not() {
    for (url, expected) in [
        ("/es/datos?format=csv&by=sex", 303),
        ("/es/datos?by=sex&format=xml", 400),
        ("/es/datos?by=sex&format=csv&format=json", 400),
        ("/es/datos?by=mother_tongue", 422),
        ("/es/datos?period=2020&canton=101", 422),
        ("/es/datos?release=2001-01", 404),
    ] {
        assert_eq!(render(url).0, expected, "{url}");
    }
}
