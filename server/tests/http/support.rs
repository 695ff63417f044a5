//! A dashboard of the sample release, and requests to it.

use std::{fs, path::Path};

use axum::{
    Router,
    body::{Body, Bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use domain::release::{self, Manifest, Release};
use http_body_util::BodyExt;
use serde_json::Value;
use server::{
    config::{Config, Sources},
    web::{self, AppState, client::Peer},
};
use storage::releases::ReleaseFolder;
use tempfile::TempDir;
use tower::ServiceExt;

/// The content of `/pkg/main.css`.
pub const STYLE: &str = "body { color: CanvasText; }";

/// The content of `/pkg/main.css.br`: what it is does not matter here.
pub const STYLE_BROTLI: &[u8] = b"compressed";

/// A router with its folders.
pub struct Dashboard {
    pub state: AppState,
    router: Router,
    folder: TempDir,
}

/// An answer with its whole body.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

/// A dashboard with the sample release and a site folder.
pub fn dashboard() -> Dashboard {
    let dashboard = Dashboard::with(&[]);
    dashboard.write_site();
    dashboard.publish(&release::sample());
    dashboard.state.refresh();
    dashboard
}

/// The sample release under another name.
pub fn renamed(id: &str) -> Release {
    let sample = release::sample();
    let manifest = Manifest {
        id: id.parse().expect("a release id"),
        ..sample.manifest().clone()
    };
    let series = [].into();
    Release::new(manifest, sample.dimensions().to_vec(), Vec::new(), series).expect("a release")
}

impl Dashboard {
    /// Nothing published, no site folder, these variables set.
    pub fn with(variables: &[(&'static str, &str)]) -> Self {
        Self::adapted(variables, |_| {})
    }

    /// The same with a state that is changed before anything is served.
    pub fn adapted(variables: &[(&'static str, &str)], adapt: impl FnOnce(&mut AppState)) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name).display().to_string();
        let mut sources = Sources::default()
            .with_variable("ATALAYA_RELEASES", &path("releases"))
            .with_variable("ATALAYA_SITE", &path("site"));
        for (variable, value) in variables {
            sources = sources.with_variable(variable, value);
        }
        let mut state = AppState::open(Config::from_sources(sources).expect("valid settings"))
            .expect("a folder");
        adapt(&mut state);
        Self {
            router: web::router(state.clone()),
            state,
            folder,
        }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn router(&self) -> Router {
        self.router.clone()
    }

    pub fn write_site(&self) {
        let site = self.path().join("site");
        fs::create_dir_all(&site).expect("created");
        fs::write(site.join("Sans-ABCD2345.woff2"), "").expect("written");
        fs::write(site.join("main.css"), STYLE).expect("written");
        fs::write(site.join("main.css.br"), STYLE_BROTLI).expect("written");
        fs::write(site.join("frontend_bg.wasm"), b"\0asm").expect("written");
    }

    pub fn publish(&self, release: &Release) {
        ReleaseFolder::new(&self.state.config.releases)
            .add(release)
            .expect("a new release");
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self
            .router()
            .oneshot(request)
            .await
            .expect("the router never fails");
        let (parts, body) = response.into_parts();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: body.collect().await.expect("a whole body").to_bytes(),
        }
    }

    pub async fn get(&self, address: &str) -> Answer {
        self.get_with(address, &[]).await
    }

    pub async fn get_with(&self, address: &str, headers: &[(header::HeaderName, &str)]) -> Answer {
        let mut request = Request::get(address);
        for (name, value) in headers {
            request = request.header(name, *value);
        }
        self.send(request.body(Body::empty()).expect("a sound request"))
            .await
    }

    /// A request from this client.
    pub async fn get_from(&self, client: &str, address: &str, headers: &[(&str, &str)]) -> Answer {
        let client = Peer(client.parse().expect("an address"));
        let mut request = Request::get(address).extension(client);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::empty()).expect("a sound request"))
            .await
    }

    pub async fn method(&self, method: Method, address: &str) -> Answer {
        let request = Request::builder().method(method).uri(address);
        self.send(request.body(Body::empty()).expect("a sound request"))
            .await
    }
}

impl Answer {
    pub fn header(&self, name: impl header::AsHeaderName) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().expect("an ASCII header"))
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("UTF-8")
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }

    /// The problem, after checking that it is one.
    pub fn problem(&self) -> Value {
        assert_eq!(
            self.header(header::CONTENT_TYPE),
            "application/problem+json"
        );
        let problem = self.json();
        assert_eq!(problem["status"], self.status.as_u16());
        for member in ["type", "title", "detail"] {
            assert!(problem[member].is_string(), "{member} of {problem}");
        }
        problem
    }
}
