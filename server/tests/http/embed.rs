//! Figures as pictures, by address.

use std::{fs, sync::LazyLock};

use app::{figure::figures, page::Page};
use axum::http::{StatusCode, header};
use domain::measure::Measure;

use crate::{
    charts::{PATIENT, built_path, built_script, drawing_with},
    support::{Answer, Dashboard, dashboard},
};

/// A dashboard that draws, and paints with the fonts of pictures.
pub fn painting() -> Dashboard {
    static SCRIPT: LazyLock<String> = LazyLock::new(built_script);
    let dashboard = drawing_with(&SCRIPT, PATIENT);
    let built = built_path().with_file_name("fonts");
    let fonts = dashboard.path().join("ssr/fonts");
    fs::create_dir_all(&fonts).expect("created");
    for font in fs::read_dir(built).expect("fonts beside the script") {
        let font = font.expect("a file");
        fs::copy(font.path(), fonts.join(font.file_name())).expect("copied");
    }
    dashboard.state.refresh();
    dashboard
}

/// Every figure of the sample release with the measure of its page.
fn every_figure() -> Vec<(&'static str, Measure)> {
    let known = domain::release::sample();
    Page::ALL
        .into_iter()
        .flat_map(|page| figures(page).iter().map(move |figure| (page, figure)))
        .filter(|(_, figure)| figure.by.iter().all(|it| known.dimension(it).is_some()))
        .map(|(page, figure)| (figure.id, page.measure().unwrap_or_default()))
        .collect()
}

fn size(png: &Answer) -> (u32, u32) {
    assert!(png.body.starts_with(b"\x89PNG\r\n"));
    let side = |from: usize| {
        let bytes = png.body[from..from + 4].try_into().expect("four bytes");
        u32::from_be_bytes(bytes)
    };
    (side(16), side(20))
}

#[tokio::test]
async fn every_figure_is_a_picture_that_explains_itself() {
    let dashboard = painting();
    let figures = every_figure();
    assert!(figures.len() > 8);
    for (id, measure) in figures {
        for (language, said) in [
            (
                "es",
                ["Datos inventados", "Fuente: Atalaya", "fecha de corte"],
            ),
            ("en", ["Invented", "Source: Atalaya", "cut-off date"]),
        ] {
            let address = format!("/embed/{id}.svg?measure={measure}&lang={language}");
            let answer = dashboard.get(&address).await;
            assert_eq!(answer.status, StatusCode::OK, "{address}");
            assert_eq!(answer.header(header::CONTENT_TYPE), "image/svg+xml");
            assert_eq!(
                answer.header("cross-origin-resource-policy"),
                "cross-origin"
            );
            let svg = answer.text();
            for words in said {
                assert!(svg.contains(words), "{address}: {words}");
            }
            for forbidden in ["<script", " style=", "href", "<image", " on"] {
                let tag = |part: &str| part.split('>').next().unwrap_or("").to_owned();
                let tags: Vec<_> = svg.split('<').skip(1).map(tag).collect();
                let found = tags.iter().any(|it| format!("<{it}").contains(forbidden));
                assert!(!found, "{address}: {forbidden}");
            }
        }
    }
}

#[tokio::test]
async fn charts_and_map_are_painted_at_twice_the_width_that_was_asked() {
    let dashboard = painting();
    for address in [
        "/embed/sex.png?width=400",
        "/embed/province.png?width=400&theme=dark",
    ] {
        let answer = dashboard.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        assert_eq!(answer.header(header::CONTENT_TYPE), "image/png");
        assert_eq!(size(&answer).0, 800);
        assert_eq!(
            dashboard.get(address).await.body,
            answer.body,
            "kept or painted alike"
        );
    }
}

#[tokio::test]
async fn a_withheld_count_is_drawn_as_such() {
    let dashboard = painting();
    for address in [
        "/embed/age.svg?sex=2&province=7",
        "/embed/province.svg?sex=1",
    ] {
        let answer = dashboard.get(address).await;
        assert!(answer.text().contains(">&lt;5</text>"), "{address}");
        assert!(!answer.text().contains(">0 ("), "{address}");
        assert!(
            answer
                .text()
                .contains("dato reservado: menos de 5 personas")
        );
    }
}

#[tokio::test]
async fn an_axis_is_written_as_the_language_writes_numbers() {
    let dashboard = painting();
    for (language, written) in [("es", ">0,5</text>"), ("en", ">0.5</text>")] {
        let address = format!("/embed/SDG-16.2.2/series.svg?lang={language}");
        let answer = dashboard.get(&address).await;
        assert!(answer.text().contains(written), "{address}");
    }
}

#[tokio::test]
async fn a_picture_of_a_pinned_release_never_changes() {
    let dashboard = painting();
    let pinned = dashboard.get("/embed/sex.svg?release=2022-06").await;
    assert!(pinned.header(header::CACHE_CONTROL).contains("immutable"));
    assert_eq!(
        pinned.header(header::CONTENT_DISPOSITION),
        "inline; filename=\"atalaya_2022-06_accredited_sex.svg\""
    );
    let tag = pinned.header(header::ETAG).to_owned();
    let headers = [(header::IF_NONE_MATCH, tag.as_str())];
    let again = dashboard
        .get_with("/embed/sex.svg?release=2022-06", &headers)
        .await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    for other in ["theme=dark", "width=500", "lang=en", "age_group=AGE-1829"] {
        let address = format!("/embed/sex.svg?{other}&release=2022-06");
        let answer = dashboard.get_with(&address, &headers).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
    }
    let following = dashboard.get("/embed/sex.svg").await;
    assert!(
        !following
            .header(header::CACHE_CONTROL)
            .contains("immutable")
    );
}

#[tokio::test]
async fn what_is_no_picture_is_a_problem_with_one_sentence() {
    let dashboard = painting();
    for (address, status, kind) in [
        ("/embed/sex.svg?width=100", 400, "malformed-query"),
        ("/embed/sex.svg?theme=blue", 400, "malformed-query"),
        ("/embed/sex.svg?by=sex", 400, "malformed-query"),
        ("/embed/sex.svg?color=blue", 400, "unknown-variable"),
        ("/embed/ACC-S-F/series.svg?sex=1", 422, "own-variable"),
        ("/embed/ACC-S-F/series.png?sex=1", 422, "own-variable"),
        (
            "/embed/ACC-N/breakdown.svg?by=relationship_to_recruiter",
            422,
            "table-not-published",
        ),
        ("/embed/sex.svg?release=1999-01", 404, "unknown-release"),
        ("/embed/sex.svg?province=99", 400, "unknown-code"),
        ("/embed/nothing.svg", 404, "unknown-path"),
        ("/embed/sex.gif", 404, "unknown-path"),
        (
            "/embed/education.svg?measure=applications",
            404,
            "unknown-path",
        ),
        (
            "/embed/age.svg?period=2021&sex=2&province=1",
            422,
            "too-many-variables",
        ),
        (
            "/embed/age.svg?period=2020&province=3",
            404,
            "nothing-to-draw",
        ),
    ] {
        let answer = dashboard.get(address).await;
        let problem = answer.problem();
        assert_eq!(answer.status.as_u16(), status, "{address}: {problem}");
        assert_eq!(
            problem["type"],
            format!("/api/v1/problems#{kind}"),
            "{address}"
        );
    }
}

#[tokio::test]
async fn a_chart_that_cannot_be_drawn_is_not_kept_and_says_so() {
    let broken = drawing_with("globalThis.drawChart = () => 'no nodes';", PATIENT);
    for dashboard in [broken, dashboard()] {
        let answer = dashboard.get("/embed/sex.png?release=2022-06").await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(answer.problem()["type"], "/api/v1/problems#not-made");
        assert_eq!(answer.header(header::CACHE_CONTROL), "no-store");
        // The map takes no script.
        let map = dashboard.get("/embed/province.svg").await;
        assert_eq!(map.status, StatusCode::OK);
    }
}
