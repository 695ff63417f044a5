//! Charts in the pages, as readers without scripts get them.

use std::{env, fs, path::PathBuf, sync::Arc, time::Duration};

use app::{
    drawing::{PageChart, PageCharts},
    page::Page,
    source::Releases,
};
use axum::http::StatusCode;
use domain::{label::Language, release};
use server::web::charts::Charts;

use crate::support::{Answer, Dashboard};

/// Longer than a busy machine takes by chance.
pub const PATIENT: Duration = Duration::from_secs(120);

/// The script that `scripts/build-web.sh --assets` writes.
pub fn built_path() -> PathBuf {
    let named = env::var_os("ATALAYA_SSR_BUNDLE").map(PathBuf::from);
    let built = || {
        let program = env::current_exe().ok()?;
        program
            .ancestors()
            .map(|folder| folder.join("ssr/echarts-ssr.js"))
            .find(|path| path.exists())
    };
    named
        .or_else(built)
        .expect("the script that draws charts: build it with `scripts/build-web.sh --assets`")
}

pub fn built_script() -> String {
    fs::read_to_string(built_path()).expect("a script")
}

/// A dashboard of the sample release that draws with this script; its pages
/// wait so long for charts that a browser draws later.
pub fn drawing_with(script: &str, patience: Duration) -> Dashboard {
    // A debug build on a busy machine paints slowly.
    let patient = PATIENT.as_millis().to_string();
    let variables = [("ATALAYA_REQUEST_TIMEOUT_MS", patient.as_str())];
    let dashboard = Dashboard::adapted(&variables, |state| {
        let path = state.config.site.join("../ssr/echarts-ssr.js");
        state.charts = Arc::new(Charts::new(path).with_patience(patience, PATIENT));
    });
    dashboard.write_site();
    fs::create_dir_all(dashboard.path().join("ssr")).expect("created");
    fs::write(dashboard.path().join("ssr/echarts-ssr.js"), script).expect("written");
    dashboard.publish(&release::sample());
    dashboard.state.refresh();
    dashboard
}

/// What a page should show, as charts.
fn wanted(dashboard: &Dashboard, address: &str) -> PageCharts {
    let releases = Releases(dashboard.state.library.clone());
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    PageCharts::of(&releases, path, query).expect("a page of figures")
}

fn heading(chart: &PageChart, width: u32) -> String {
    format!(
        "<title id=\"chart-{}-{width}-title\">{}</title>",
        chart.figure, chart.title
    )
}

/// The drawings in a page, in its order.
fn drawings(answer: &Answer) -> Vec<&str> {
    let parts = answer.text().split("<div class=\"chart-host__drawing\">");
    parts
        .skip(1)
        .map(|part| part.split_once("</svg>").expect("a whole drawing").0)
        .collect()
}

fn assert_only_tables(answer: &Answer) {
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(drawings(answer), Vec::<&str>::new());
    // What hydration reads between an element and its text, no reader sees.
    assert!(answer.text().replace("<!>", "").contains("<td>174</td>"));
}

#[tokio::test]
async fn every_figure_holds_its_chart_with_a_title_before_any_script_runs() {
    let dashboard = drawing_with(&built_script(), PATIENT);
    let mut found = 0;
    for language in [Language::Es, Language::En] {
        for page in Page::ALL {
            let address = page.path(language);
            let answer = dashboard.get(&address).await;
            let html = answer.text();
            for chart in &wanted(&dashboard, &address).charts {
                for &width in chart.widths {
                    assert!(
                        html.contains(&heading(chart, width)),
                        "{address}: {chart:?}"
                    );
                    found += 1;
                }
            }
            assert!(!html.contains(" style="), "{address}");
        }
    }
    assert!(found > 40, "{found}");
    let answer = dashboard.get("/es/solicitudes?sex=2").await;
    for drawing in drawings(&answer) {
        assert!(drawing.starts_with("<svg ") && drawing.contains(" role=\"img\""));
    }
}

#[tokio::test]
async fn a_withheld_count_is_drawn_as_such_and_never_as_zero() {
    let dashboard = drawing_with(&built_script(), PATIENT);
    let answer = dashboard.get("/es/acreditadas?sex=2&province=7").await;
    let drawings = drawings(&answer);
    assert!(!drawings.is_empty());
    let withheld = drawings.iter().filter(|it| it.contains(">&lt;5</text>"));
    assert!(withheld.count() > 0);
    for drawing in drawings {
        assert!(!drawing.contains(">0 ("), "{drawing}");
    }
}

#[tokio::test]
async fn a_chart_is_the_same_for_every_reader() {
    let dashboard = drawing_with(&built_script(), PATIENT);
    let first = dashboard.get("/es/solicitudes").await;
    let second = dashboard.get("/es/solicitudes").await;
    assert!(!drawings(&first).is_empty());
    assert_eq!(drawings(&first), drawings(&second));
}

#[tokio::test]
async fn what_is_not_drawn_in_time_is_there_for_the_next_reader() {
    let dashboard = drawing_with(&built_script(), Duration::ZERO);
    let address = "/es";
    assert_only_tables(&dashboard.get(address).await);
    // The drawings go on though nobody waits for them.
    let charts = Arc::clone(&dashboard.state.charts);
    let all = wanted(&dashboard, address);
    let count: usize = all.charts.iter().map(|chart| chart.widths.len()).sum();
    charts.of_page_within(all, PATIENT).await;
    assert_eq!(drawings(&dashboard.get(address).await).len(), count);
}

#[tokio::test]
async fn a_page_that_no_browser_draws_later_waits_for_its_charts() {
    let dashboard = drawing_with(&built_script(), Duration::ZERO);
    let address = "/es/indicadores/ACC-RATE";
    let all = wanted(&dashboard, address);
    let count: usize = all.charts.iter().map(|chart| chart.widths.len()).sum();
    assert!(count > 0);
    assert_eq!(drawings(&dashboard.get(address).await).len(), count);
}

#[tokio::test]
async fn a_page_without_a_way_to_draw_shows_its_tables() {
    for broken in [
        "this is no script",
        "globalThis.somethingElse = 1;",
        "globalThis.drawChart = () => { throw new Error('no') };",
        "globalThis.drawChart = () => 'no nodes';",
    ] {
        let dashboard = drawing_with(broken, PATIENT);
        assert_only_tables(&dashboard.get("/es").await);
    }
    let nothing_to_draw_with = crate::support::dashboard();
    assert_only_tables(&nothing_to_draw_with.get("/es").await);
}

#[tokio::test]
async fn an_address_that_cannot_be_answered_draws_nothing() {
    let dashboard = drawing_with(&built_script(), PATIENT);
    let answer = dashboard.get("/es/acreditadas?sex=9").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(drawings(&answer), Vec::<&str>::new());
}
