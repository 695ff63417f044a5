//! A bucket that is asked as an S3-compatible store is: list, get, and put
//! where there is nothing yet. It asks for the name of a key, and can fail.

use std::{
    collections::BTreeMap,
    fmt::Write,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
};

use axum::{
    Router,
    body::Bytes,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use domain::release::Release;

/// The only bucket.
pub const BUCKET: &str = "conatt";

/// Who may ask.
pub const KEY_ID: &str = "reader-of-releases";

/// What signs; the store cannot know whether it is right.
pub const SECRET: &str = "classified";

/// What the store writes into every refusal.
pub const TELLTALE: &str = "StringToSign";

/// How it answers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// As it should.
    Well,
    /// With this status.
    Failing(StatusCode),
    /// Never.
    Silent,
    /// Half of every object, as if it were all.
    Forgetful,
}

/// A running store.
#[derive(Clone)]
pub struct Store {
    pub address: SocketAddr,
    shelf: Arc<Mutex<Shelf>>,
}

struct Shelf {
    objects: BTreeMap<String, Bytes>,
    mood: Mood,
    asked: usize,
}

impl Store {
    /// An empty store on a free port, until the process ends.
    pub fn start() -> Self {
        let shelf = Arc::new(Mutex::new(Shelf {
            objects: BTreeMap::new(),
            mood: Mood::Well,
            asked: 0,
        }));
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.set_nonblocking(true).expect("set");
        let address = listener.local_addr().expect("bound");
        let router = Router::new()
            .route("/{bucket}", get(list))
            .route("/{bucket}/{*key}", get(read).put(write))
            .with_state(Arc::clone(&shelf));
        thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a runtime");
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener).expect("taken over");
                axum::serve(listener, router).await
            })
        });
        Self { address, shelf }
    }

    /// The variables of who may ask.
    pub fn variables(&self) -> [(&'static str, String); 4] {
        [
            ("AWS_ENDPOINT_URL", format!("http://{}", self.address)),
            ("AWS_ALLOW_HTTP", "true".to_owned()),
            ("AWS_ACCESS_KEY_ID", KEY_ID.to_owned()),
            ("AWS_SECRET_ACCESS_KEY", SECRET.to_owned()),
        ]
    }

    pub fn is(&self, mood: Mood) {
        self.shelf().mood = mood;
    }

    /// How many requests came.
    pub fn asked(&self) -> usize {
        self.shelf().asked
    }

    pub fn put(&self, key: &str, bytes: Vec<u8>) {
        self.shelf().objects.insert(key.to_owned(), bytes.into());
    }

    pub fn take_away(&self, key: &str) {
        self.shelf().objects.remove(key).expect("it was there");
    }

    pub fn keys(&self) -> Vec<String> {
        self.shelf().objects.keys().cloned().collect()
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        lock(&self.shelf)
    }
}

fn lock(shelf: &Mutex<Shelf>) -> MutexGuard<'_, Shelf> {
    shelf.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether it answers at all, and if so with a refusal.
async fn refusal(shelf: &Mutex<Shelf>, headers: &HeaderMap, bucket: &str) -> Option<Response> {
    let mood = {
        let mut shelf = lock(shelf);
        shelf.asked += 1;
        shelf.mood
    };
    let signed_by = format!("AWS4-HMAC-SHA256 Credential={KEY_ID}/");
    let authorization = headers.get(header::AUTHORIZATION);
    let known =
        authorization.is_some_and(|value| value.as_bytes().starts_with(signed_by.as_bytes()));
    match mood {
        Mood::Silent => std::future::pending().await,
        Mood::Failing(status) => Some(refused(status)),
        _ if !known => Some(refused(StatusCode::FORBIDDEN)),
        _ if bucket != BUCKET => Some(refused(StatusCode::NOT_FOUND)),
        _ => None,
    }
}

fn refused(status: StatusCode) -> Response {
    let body = format!("<Error><Code>Refused</Code><{TELLTALE}>GET</{TELLTALE}></Error>");
    (status, body).into_response()
}

async fn list(
    State(shelf): State<Arc<Mutex<Shelf>>>,
    Path(bucket): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
    headers: HeaderMap,
) -> Response {
    if let Some(refusal) = refusal(&shelf, &headers, &bucket).await {
        return refusal;
    }
    let prefix = query.get("prefix").map_or("", String::as_str);
    let mut xml =
        format!("<ListBucketResult><Name>{bucket}</Name><IsTruncated>false</IsTruncated>");
    for (key, bytes) in &lock(&shelf).objects {
        let Some(rest) = key.strip_prefix(prefix) else {
            continue;
        };
        let _ = match rest.split_once('/') {
            Some((folder, _)) => write!(
                xml,
                "<CommonPrefixes><Prefix>{prefix}{folder}/</Prefix></CommonPrefixes>"
            ),
            None => write!(
                xml,
                "<Contents><Key>{key}</Key><Size>{}</Size><ETag>{}</ETag>\
                 <LastModified>2026-01-02T03:04:05.000Z</LastModified></Contents>",
                bytes.len(),
                tag(bytes).replace('"', "&quot;")
            ),
        };
    }
    xml.push_str("</ListBucketResult>");
    xml.into_response()
}

async fn read(
    State(shelf): State<Arc<Mutex<Shelf>>>,
    Path((bucket, key)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    if let Some(refusal) = refusal(&shelf, &headers, &bucket).await {
        return refusal;
    }
    let shelf = lock(&shelf);
    let Some(bytes) = shelf.objects.get(&key) else {
        return refused(StatusCode::NOT_FOUND);
    };
    let end = match shelf.mood {
        Mood::Forgetful => bytes.len() / 2,
        _ => bytes.len(),
    };
    let headers = [
        (header::ETAG, tag(bytes)),
        (
            header::LAST_MODIFIED,
            "Fri, 02 Jan 2026 03:04:05 GMT".to_owned(),
        ),
    ];
    (headers, bytes.slice(..end)).into_response()
}

async fn write(
    State(shelf): State<Arc<Mutex<Shelf>>>,
    Path((bucket, key)): Path<(String, String)>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Response {
    if let Some(refusal) = refusal(&shelf, &headers, &bucket).await {
        return refusal;
    }
    let mut shelf = lock(&shelf);
    if headers.get(header::IF_NONE_MATCH).is_some() && shelf.objects.contains_key(&key) {
        return refused(StatusCode::PRECONDITION_FAILED);
    }
    let tag = tag(&bytes);
    shelf.objects.insert(key, bytes);
    [(header::ETAG, tag)].into_response()
}

fn tag(bytes: &[u8]) -> String {
    format!("\"{}\"", Release::hash_of(bytes))
}
