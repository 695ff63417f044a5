use axum::http::{Method, StatusCode, header};
use domain::release;

use crate::support::{Answer, Dashboard, dashboard};

/// One address of each kind of answer.
const ADDRESSES: [(&str, u16); 10] = [
    ("/", 302),
    ("/es", 200),
    ("/es/nada", 404),
    ("/pkg/main.css", 200),
    ("/pkg/nothing.js", 404),
    ("/health", 200),
    ("/ready", 200),
    ("/api/v1/data?by=sex", 200),
    ("/api/v1/data?by=nothing", 400),
    ("/api/v1/releases/2022-06/file", 200),
];

fn check(answer: &Answer, address: &str) {
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
    ] {
        assert_eq!(answer.header(name), value, "{name} of {address}");
    }
    assert!(
        answer.header("permissions-policy").contains("camera=()"),
        "{address}"
    );
    let policy = answer.header(header::CONTENT_SECURITY_POLICY);
    assert!(policy.starts_with("default-src 'none'; "), "{address}");
    assert!(policy.contains("frame-ancestors 'none'"), "{address}");
    for never in ["unsafe-inline", "'unsafe-eval'", "*", "http:"] {
        assert!(!policy.contains(never), "{never} for {address}");
    }
    assert_eq!(answer.header("x-frame-options"), "DENY", "{address}");
    let resource_policy = if address.starts_with("/api") || address.starts_with("/pkg") {
        "cross-origin"
    } else {
        "same-origin"
    };
    assert_eq!(
        answer.header("cross-origin-resource-policy"),
        resource_policy,
        "{address}"
    );
    assert!(
        !answer.headers.contains_key(header::SET_COOKIE),
        "{address}"
    );
    assert!(!answer.headers.contains_key(header::SERVER), "{address}");
}

#[tokio::test]
async fn every_kind_of_answer_protects_its_reader() {
    let dashboard = dashboard();
    for (address, status) in ADDRESSES {
        let answer = dashboard.get(address).await;
        assert_eq!(answer.status.as_u16(), status, "{address}");
        check(&answer, address);
        let head = dashboard.method(Method::HEAD, address).await;
        assert_eq!(head.status.as_u16(), status, "HEAD {address}");
        check(&head, address);
        assert!(head.body.is_empty());
        check(&dashboard.method(Method::POST, address).await, address);
    }
}

#[tokio::test]
async fn an_answer_that_is_not_sent_again_is_protected_too() {
    let dashboard = dashboard();
    for address in ["/pkg/main.css", "/api/v1/data?by=sex"] {
        let tag = dashboard.get(address).await.header(header::ETAG).to_owned();
        let again = dashboard
            .get_with(address, &[(header::IF_NONE_MATCH, &tag)])
            .await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED);
        check(&again, address);
    }
}

#[tokio::test]
async fn every_page_has_a_nonce_of_its_own() {
    let dashboard = dashboard();
    let mut seen = Vec::new();
    for _ in 0..3 {
        let answer = dashboard.get("/es").await;
        let policy = answer.header(header::CONTENT_SECURITY_POLICY);
        let nonce = policy
            .split("'nonce-")
            .nth(1)
            .and_then(|rest| rest.split('\'').next())
            .expect("a nonce");
        assert!(nonce.len() >= 16);
        assert!(!seen.contains(&nonce.to_owned()));
        // Every script of the page bears it, and none another one.
        for script in answer.text().split("<script").skip(1) {
            let tag = script.split('>').next().unwrap_or_default();
            assert!(tag.contains(&format!("nonce=\"{nonce}\"")), "{tag}");
        }
        assert!(!answer.text().contains(" style=\""));
        seen.push(nonce.to_owned());
    }
}

#[tokio::test]
async fn browsers_are_told_to_stay_on_https_only_where_it_is_used() {
    let plain = dashboard().get("/health").await;
    assert_eq!(plain.header(header::STRICT_TRANSPORT_SECURITY), "");
    let dashboard = Dashboard::with(&[("ATALAYA_PUBLIC_URL", "https://trata.example.cr")]);
    let secure = dashboard.get("/health").await;
    assert_eq!(
        secure.header(header::STRICT_TRANSPORT_SECURITY),
        "max-age=31536000"
    );
}

#[tokio::test]
async fn any_site_may_read_the_api_and_the_files_of_pages_and_nothing_else() {
    let dashboard = dashboard();
    let origin = (header::ORIGIN, "https://elsewhere.example");
    for (address, open) in [
        ("/api/v1/data?by=sex", true),
        ("/api/v1/data?by=nothing", true),
        ("/api/v1/releases", true),
        ("/api/v1/releases/2022-06/file", true),
        ("/api/nothing", true),
        ("/es", false),
        // For figures in frames that have no origin of their own.
        ("/pkg/main.css", true),
    ] {
        let answer = dashboard
            .get_with(address, std::slice::from_ref(&origin))
            .await;
        let allowed = answer.header(header::ACCESS_CONTROL_ALLOW_ORIGIN);
        assert_eq!(allowed, if open { "*" } else { "" }, "{address}");
        assert_eq!(answer.header(header::ACCESS_CONTROL_ALLOW_CREDENTIALS), "");
    }
    let preflight = dashboard.method(Method::OPTIONS, "/api/v1/data").await;
    assert_eq!(preflight.status, StatusCode::NO_CONTENT);
    assert_eq!(
        preflight.header(header::ACCESS_CONTROL_ALLOW_METHODS),
        "GET, HEAD, OPTIONS"
    );
}

#[tokio::test]
async fn what_is_worthwhile_is_compressed() {
    let dashboard = dashboard();
    for (accept, encoding) in [("br", "br"), ("gzip", "gzip"), ("identity", "")] {
        for address in ["/es", "/api/v1/data?by=sex,age_group"] {
            let answer = dashboard
                .get_with(address, &[(header::ACCEPT_ENCODING, accept)])
                .await;
            assert_eq!(answer.status, StatusCode::OK);
            assert_eq!(
                answer.header(header::CONTENT_ENCODING),
                encoding,
                "{address}"
            );
            assert!(answer.headers.get_all(header::VARY).iter().any(|vary| {
                vary.to_str()
                    .is_ok_and(|vary| vary.contains("accept-encoding"))
            }));
        }
    }
    let compressed = dashboard
        .get_with("/api/v1/data?by=sex", &[(header::ACCEPT_ENCODING, "br")])
        .await;
    let mut plain = Vec::new();
    brotli::BrotliDecompress(&mut &compressed.body[..], &mut plain).expect("Brotli");
    assert_eq!(plain, dashboard.get("/api/v1/data?by=sex").await.body);
    assert!(!release::sample().encode().is_empty());
}
