//! Every parameter of every address with values of the wrong type, length,
//! encoding and meaning, and more than once: always a clear answer.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};

use crate::{
    addresses::{Address, every},
    support::{Answer, Dashboard, dashboard},
};

/// Values that nothing takes.
const VALUES: [&str; 30] = [
    "x",
    "-1",
    "0x1",
    "1e9",
    "1.5",
    "99999999999999999999",
    "null",
    "true",
    "ñ-%C3%B1",
    "%",
    "%zz",
    "%c3%28",
    "%ff%fe",
    "%00",
    "1%00",
    "%0d%0aset-cookie:%20a=b",
    "..%2f..%2fetc%2fpasswd",
    "../../etc/passwd",
    "..%5c..%5cetc",
    "%2e%2e",
    "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "%22onload=%22alert(1)",
    "'%20OR%201=1--",
    "%3Dcmd|%27/c%20calc%27!A1",
    "%F0%9F%92%A5",
    "%E2%80%AE",
    "__proto__",
    "{}[]",
    ",",
    "sex,sex",
];

/// A page takes long to write: each of its keys gets so many of the values, and
/// all keys together get all of them.
const VALUES_ON_PAGES: usize = 3;

async fn ask(dashboard: &Dashboard, address: &str) -> Option<Answer> {
    // What is no address at all no router is ever asked.
    let request = Request::get(address).body(Body::empty()).ok()?;
    Some(dashboard.send(request).await)
}

/// Whether a refusal says what is wrong, and gives nothing back that a browser
/// would run; else the fault.
fn fault_of(answer: &Answer, is_page: bool) -> Option<&'static str> {
    let status = answer.status;
    if status.is_server_error() && status != StatusCode::NOT_IMPLEMENTED {
        return Some("the server fails");
    }
    if answer.headers.contains_key(header::SET_COOKIE) {
        return Some("a header comes back");
    }
    if status.is_redirection() {
        let target = answer.header(header::LOCATION);
        let stays = target.starts_with('/') && !target.starts_with("//");
        return (!stays).then_some("it leads elsewhere");
    }
    if !status.is_client_error() {
        return None;
    }
    let body = answer.text();
    if body.contains("root:") {
        return Some("a file of the machine");
    }
    if answer.header(header::CONTENT_TYPE).starts_with("text/html") {
        let tags = body.split('<').filter_map(|tag| tag.split('>').next());
        let runs = |tag: &str| tag.starts_with("script") && !tag.contains("nonce");
        // In an address it stays a word, as long as its quotation mark is none.
        let acts = |tag: &str| tag.contains("\"onload=") || tag.contains(" onload=");
        let is_clear = is_page && body.contains("<h1");
        let is_clear = is_clear && !tags.into_iter().any(|tag| runs(tag) || acts(tag));
        return (!is_clear).then_some("no clear page");
    }
    let problem = answer.problem();
    let is_clear = |member| {
        let words = problem[member].as_str().unwrap_or_default();
        (5..1_000).contains(&words.len())
    };
    (!is_clear("title") || !is_clear("detail")).then_some("no clear problem")
}

/// Asks for something that nothing takes; the fault of the answer.
async fn refuse(dashboard: &Dashboard, address: &str, is_page: bool, faults: &mut Vec<String>) {
    let Some(answer) = ask(dashboard, address).await else {
        return;
    };
    let fault = match answer.status.is_success() {
        true => Some("it is answered as if it meant something"),
        false => fault_of(&answer, is_page),
    };
    let short: String = address.chars().take(150).collect();
    faults.extend(fault.map(|fault| format!("{fault}: {} of {short}", answer.status)));
}

/// Whether a key takes any words: those of a search.
fn is_free(key: &str) -> bool {
    key == "q"
}

fn values_for(place: usize, address: &Address) -> Vec<&'static str> {
    let count = if address.is_page {
        VALUES_ON_PAGES
    } else {
        VALUES.len()
    };
    let values = VALUES.iter().cycle().skip(place * VALUES_ON_PAGES);
    values.take(count).copied().collect()
}

#[tokio::test]
async fn every_key_of_every_address_refuses_what_it_does_not_take() {
    let dashboard = dashboard();
    let mut faults = Vec::new();
    let mut place = 0;
    for address in every() {
        let path = address.usual();
        for key in address.keys.iter().filter(|key| !is_free(key)) {
            for value in values_for(place, &address) {
                // Any number of pixels will do where others say how many.
                if key.starts_with("max") && value == "99999999999999999999" {
                    continue;
                }
                refuse(
                    &dashboard,
                    &format!("{path}?{key}={value}"),
                    address.is_page,
                    &mut faults,
                )
                .await;
            }
            let long = format!("{path}?{key}={}", "9".repeat(5_000));
            refuse(&dashboard, &long, address.is_page, &mut faults).await;
            place += 1;
        }
    }
    assert!(place > 200, "{place}");
    assert!(faults.is_empty(), "{faults:#?}");
}

#[tokio::test]
async fn no_key_is_taken_twice_or_under_another_name() {
    let dashboard = dashboard();
    let mut faults = Vec::new();
    for address in every() {
        let path = address.usual();
        for key in address.keys.iter().filter(|key| !is_free(key)) {
            let upper = key.to_uppercase();
            for query in [
                format!("{key}=1&{key}=1"),
                format!("{key}=1&{key}=2"),
                format!("{upper}=1"),
                format!("{key}[]=1"),
                format!("{key}%00=1"),
            ] {
                // Keys that are not ours are other versions' business there.
                if path == "/oembed" && !query.starts_with("url=") {
                    continue;
                }
                refuse(
                    &dashboard,
                    &format!("{path}?{query}"),
                    address.is_page,
                    &mut faults,
                )
                .await;
            }
        }
        if path != "/oembed" && !address.keys.is_empty() {
            refuse(
                &dashboard,
                &format!("{path}?nonsense=1"),
                address.is_page,
                &mut faults,
            )
            .await;
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[tokio::test]
async fn every_part_of_every_path_refuses_what_it_does_not_take() {
    let dashboard = dashboard();
    let mut faults = Vec::new();
    for address in every() {
        for (parameter, _) in &address.places {
            let long = "9".repeat(5_000);
            for value in VALUES.into_iter().chain([long.as_str(), "%20", "+"]) {
                let path = address.with(parameter, value);
                refuse(&dashboard, &path, address.is_page, &mut faults).await;
            }
        }
    }
    for page in crate::addresses::pages() {
        let path = page.path(domain::label::Language::Es);
        for value in VALUES {
            refuse(&dashboard, &format!("{path}/{value}"), true, &mut faults).await;
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
