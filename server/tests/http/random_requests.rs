//! The canary: random requests over every public address, in every format, and
//! no number in any answer that the release does not hold.
//!
//! `ATALAYA_CANARY` says how many requests; `make canary` makes 100,000.

use std::{
    collections::BTreeMap,
    sync::Arc,
    time::{Duration, Instant},
};

use app::source::Releases;
use axum::{
    Router,
    body::{Body, Bytes},
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::Response,
};
use domain::{label::Language, release};
use http_body_util::BodyExt;
use server::api::openapi::describe;
use tower::ServiceExt;

use crate::{
    api_judge::{ApiJudge, as_json, has_twin},
    chance::{Chance, Door, Requests},
    embed::painting,
    page_judge::{PageJudge, is_png},
    support::{Answer, Dashboard},
};

/// How many requests a plain run of the tests makes.
const USUAL: usize = 2_000;
/// Every run makes the same requests.
const SEED: u64 = 20_251_125;

/// What came of the requests behind one door.
#[derive(Debug, Default)]
struct Count {
    asked: usize,
    /// How many were answered with what was asked.
    answered: usize,
    numbers: usize,
    time: Duration,
}

/// Judges answers by the release alone.
struct Judge {
    router: Router,
    api: ApiJudge,
    pages: PageJudge,
}

impl Judge {
    fn new(dashboard: &Dashboard, router: Router) -> Self {
        let releases = Releases(Arc::clone(&dashboard.state.library) as _);
        Self {
            router,
            api: ApiJudge::new(release::sample()),
            pages: PageJudge::new(release::sample(), releases),
        }
    }

    async fn get(&self, address: &str) -> Answer {
        let request = Request::get(address).body(Body::empty());
        let request = request.expect("a sound request");
        let response = self.router.clone().oneshot(request).await;
        let (parts, body) = response.expect("the router never fails").into_parts();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: body.collect().await.expect("a whole body").to_bytes(),
        }
    }

    /// Asks an address, and where its one spelling is; whether it was answered,
    /// and how many numbers were judged.
    async fn ask(&self, address: &str) -> Result<(bool, usize), String> {
        let mut address = address.to_owned();
        let mut answer = self.get(&address).await;
        if answer.status == StatusCode::SEE_OTHER {
            address = answer.header(header::LOCATION).to_owned();
            answer = self.get(&address).await;
        }
        if answer.status != StatusCode::OK {
            return Ok((false, 0));
        }
        Ok((true, self.judge(&address, &answer).await?))
    }

    async fn judge(&self, address: &str, answer: &Answer) -> Result<usize, String> {
        let path = address.split('?').next().unwrap_or_default();
        match Door::of(path) {
            Door::Data | Door::Api => {
                let twin = match has_twin(path, answer) {
                    true => Some(self.get(&as_json(address)).await),
                    false => None,
                };
                self.api.judge(address, answer, twin.as_ref())
            }
            Door::Png => {
                // Painted from the same picture in words.
                let drawn = address.replacen(".png", ".svg", 1);
                let drawing = self.get(&drawn).await;
                if !is_png(answer) || drawing.status != StatusCode::OK {
                    return Err("no picture".to_owned());
                }
                self.pages.judge(&drawn, &drawing).await
            }
            _ => self.pages.judge(address, answer).await,
        }
    }
}

/// Makes so many requests; what came of them, or the first fault.
async fn fly(
    dashboard: &Dashboard,
    router: Router,
    requests: usize,
) -> Result<BTreeMap<Door, Count>, String> {
    let judge = Judge::new(dashboard, router);
    let api = describe(Some(&release::sample()), Language::Es, "");
    let mut random = Requests::new(&api, release::sample(), Chance::new(SEED));
    let mut counts = BTreeMap::<Door, Count>::new();
    for _ in 0..requests {
        let address = random.next_address();
        let start = Instant::now();
        let (answered, numbers) = judge
            .ask(&address)
            .await
            .map_err(|fault| format!("{address}: {fault}"))?;
        let path = address.split('?').next().unwrap_or_default();
        let count = counts.entry(Door::of(path)).or_default();
        count.asked += 1;
        count.answered += usize::from(answered);
        count.numbers += numbers;
        count.time += start.elapsed();
    }
    Ok(counts)
}

#[tokio::test]
async fn no_random_request_is_answered_by_a_number_that_the_release_does_not_hold() {
    let requests = std::env::var("ATALAYA_CANARY").ok();
    let requests = requests.map_or(USUAL, |text| text.parse().expect("a number of requests"));
    let dashboard = painting();
    let counts = fly(&dashboard, dashboard.router(), requests).await;
    let counts = counts.expect("numbers of the release alone");
    for (door, count) in &counts {
        println!("{door:?}: {count:?}");
    }
    // It looked at something behind every door.
    assert_eq!(counts.len(), 8);
    for (door, count) in counts {
        assert!(
            count.numbers >= count.answered && count.answered > 0,
            "{door:?}: {count:?}"
        );
    }
}

/// A way to give away what is withheld: what stands in its place.
struct Leak {
    /// Of which addresses.
    path: &'static str,
    media_type: &'static str,
    /// What is withheld, and a number of persons.
    instead: (&'static str, &'static str),
}

const LEAKS: [Leak; 6] = [
    Leak {
        path: "/api/v1/data",
        media_type: "application/json",
        instead: (
            r#"{"status":"withheld"}"#,
            r#"{"status":"published","value":2}"#,
        ),
    },
    Leak {
        path: "/api/v1/data",
        media_type: "text/csv",
        instead: (",,withheld,", ",2,withheld,"),
    },
    Leak {
        path: "/e",
        media_type: "text/html",
        instead: (
            "<span aria-hidden=\"true\">&lt;\u{a0}5",
            "<span aria-hidden=\"true\">2",
        ),
    },
    Leak {
        path: "/embed/",
        media_type: "text/html",
        instead: ("dato reservado", "2 personas"),
    },
    Leak {
        path: "/embed/",
        media_type: "image/svg+xml",
        instead: (">&lt;5</text>", ">2</text>"),
    },
    Leak {
        path: "/oembed",
        media_type: "application/json",
        instead: ("ersonas", "ersonas: 2"),
    },
];

/// The answer with what the leak lets out.
async fn leaked(request: Request, next: Next, leak: &Leak) -> Response {
    let is_there = request.uri().path().starts_with(leak.path);
    let (mut parts, body) = next.run(request).await.into_parts();
    let bytes = body.collect().await.expect("a whole body").to_bytes();
    let media_type = parts.headers.get(header::CONTENT_TYPE);
    let is_of_type =
        media_type.is_some_and(|it| it.as_bytes().starts_with(leak.media_type.as_bytes()));
    if !is_there || !is_of_type {
        return Response::from_parts(parts, Body::from(bytes));
    }
    let (withheld, number) = leak.instead;
    let text = String::from_utf8_lossy(&bytes).replace(withheld, number);
    parts
        .headers
        .insert(header::CONTENT_LENGTH, HeaderValue::from(text.len()));
    Response::from_parts(parts, Body::from(Bytes::from(text)))
}

#[tokio::test]
async fn the_canary_dies_of_a_leak_behind_any_door() {
    let dashboard = painting();
    for leak in &LEAKS {
        let leaking = dashboard
            .router()
            .layer(middleware::from_fn(move |request, next| {
                leaked(request, next, leak)
            }));
        let fault = fly(&dashboard, leaking, USUAL).await;
        let fault = fault.expect_err(leak.instead.0);
        println!("{fault}");
        assert!(fault.starts_with(leak.path), "{fault}");
    }
}
