//! What visitors send over connections to the program as it is served:
//! addresses and heads of any length, bytes that are no request, requests
//! within requests. The program refuses, closes, stays small and goes on, and
//! its log knows nothing of it.

use tokio::io::AsyncWriteExt;

use crate::program::{MARK, Program, read_all, status};

/// What all of the hostile visitors together may cost, in bytes.
const MEMORY: u64 = 48 << 20;

const TEN_MEGABYTES: usize = 10_000_000;

fn get(target: &str, more: &str) -> Vec<u8> {
    format!("GET {target} HTTP/1.1\r\nhost: {MARK}\r\nuser-agent: {MARK}\r\n{more}\r\n")
        .into_bytes()
}

#[tokio::test]
async fn an_address_of_ten_megabytes_is_refused_and_takes_no_memory() {
    let program = Program::start(&[]);
    let before = program.peak_memory();
    for start in ["/es?sex=", "/api/v1/data?by=", "/embed/", "/pkg/", "/%"] {
        let target = format!("{start}{MARK}{}", "9".repeat(TEN_MEGABYTES));
        let request = get(&target, "");
        // Several at a time.
        let (one, two, three, four) = tokio::join!(
            program.say(&request),
            program.say(&request),
            program.say(&request),
            program.say(&request)
        );
        for answer in [one, two, three, four] {
            assert_eq!(status(&answer), Some(431), "{start}: {answer}");
        }
    }
    assert!(program.is_well().await);
    let grown = program.peak_memory() - before;
    assert!(grown < MEMORY, "{grown} bytes for 20 addresses of 10 MB");
    program.end();
}

#[tokio::test]
async fn an_address_that_is_merely_too_long_is_refused_in_words() {
    let program = Program::start(&[]);
    for (start, said) in [
        ("/api/v1/data?by=", "application/problem+json"),
        (
            "/workbook/es/acreditadas.xlsx?sex=",
            "application/problem+json",
        ),
        ("/embed/sex.svg?sex=", "application/problem+json"),
        ("/es/acreditadas?sex=", "text/html"),
        ("/embed/sex?sex=", "text/html"),
    ] {
        let target = format!("{start}{}", "9".repeat(20_000));
        let answer = program.say(&get(&target, "connection: close\r\n")).await;
        let refused = status(&answer).expect("an answer");
        assert!((400..500).contains(&refused), "{start}: {refused}");
        assert!(answer.contains(&format!("content-type: {said}")), "{start}");
    }
    program.end();
}

#[tokio::test]
async fn heads_without_end_are_refused() {
    let program = Program::start(&[]);
    let before = program.peak_memory();
    let long = format!("x-long: {MARK}{}\r\n", "a".repeat(TEN_MEGABYTES));
    let cookies = format!("cookie: {MARK}\r\n").repeat(100_000);
    let many: String = (0..1_000)
        .map(|place| format!("x-{place}: a\r\n"))
        .collect();
    for (what, more) in [("long", long), ("cookies", cookies), ("many", many)] {
        let answer = program.say(&get("/es", &more)).await;
        assert_eq!(status(&answer), Some(431), "{what}");
    }
    assert!(program.is_well().await);
    assert!(program.peak_memory() - before < MEMORY);
    program.end();
}

#[tokio::test]
async fn what_is_no_request_is_refused_or_hung_up_on() {
    // What never ends is hung up on soon.
    let program = Program::start(&[("ATALAYA_CLIENT_TIMEOUT_MS", "500")]);
    let of_target = |target: &str| get(target, "connection: close\r\n");
    let headers = [
        "content-length: -1\r\n",
        "content-length: 1\r\ncontent-length: 2\r\n\r\na",
        "content-length: 99999999999999999999999\r\n",
        "transfer-encoding: chunked\r\n\r\nzz\r\n",
        "transfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\n",
        "name with spaces: a\r\n",
        "x : a\r\n",
        "x: a\0b\r\n",
        ": a\r\n",
        "x\r\n",
    ];
    let mut requests: Vec<Vec<u8>> = headers.map(|more| get("/es", more)).to_vec();
    requests.extend([
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec(),
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(),
        format!("GET /es?{MARK}\r\n\r\n").into_bytes(),
        format!("GET /es?{MARK} HTTP/9.9\r\n\r\n").into_bytes(),
        format!("get /es?{MARK}\r\n").into_bytes(),
        format!("{MARK}\r\n\r\n").into_bytes(),
        b"\r\n\r\n\r\n".to_vec(),
        b"\0\0\0\0\0\0\r\n\r\n".to_vec(),
        b"GET /es?\xff\xfe\x80 HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n".to_vec(),
        b"GET /api/v1/data?by=\xc3\x28 HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n".to_vec(),
        of_target("/es?a b"),
        of_target("/es\t"),
        of_target("es"),
        of_target("/es#x"),
        of_target("//evil.example/es"),
        of_target(&format!("http://{MARK}.example/es")),
        of_target(&format!("http://user:{MARK}@evil.example:99999/es")),
        of_target("/api/v1/data?by=sex\u{0}"),
        of_target("/%00%0d%0aset-cookie:%20a=b"),
        of_target("/?next=%0d%0alocation:%20//evil.example"),
        of_target("/../../../../etc/passwd"),
        of_target("/pkg/..%2f..%2f..%2fetc%2fpasswd"),
        of_target("/geography/..%2f..%2fetc%2fpasswd"),
    ]);
    for request in requests {
        // It stays to hear the answer: whoever hangs up is not answered.
        let answer = program.say(&request).await;
        let what = String::from_utf8_lossy(&request[..request.len().min(120)]).into_owned();
        if let Some(status) = status(&answer) {
            assert!(status < 500, "{what}: {answer}");
        } else {
            assert_eq!(answer, "", "{what}");
        }
        assert!(!answer.contains("set-cookie: a"), "{what}");
        assert!(!answer.contains("root:"), "{what}");
        assert!(!answer.contains("location: //evil"), "{what}");
    }
    assert!(program.is_well().await);
    program.end();
}

#[tokio::test]
async fn an_address_without_a_path_is_refused_in_words() {
    let program = Program::start(&[]);
    for target in ["es", "evil.example:443"] {
        let answer = program.say(&get(target, "connection: close\r\n")).await;
        assert_eq!(status(&answer), Some(400), "{target}: {answer}");
        assert!(answer.contains("must begin with a slash"), "{answer}");
    }
    program.end();
}

#[tokio::test]
async fn only_reading_is_answered() {
    let program = Program::start(&[]);
    let addresses = [
        "/es",
        "/api/v1/data?by=sex",
        "/embed/sex",
        "/embed/sex.svg",
        "/workbook/es/acreditadas.xlsx",
        "/oembed?url=a",
        "/pkg/main.css",
        "/health",
        "/nowhere",
    ];
    for method in ["POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW", "get"] {
        for address in addresses {
            let head = format!("{method} {address} HTTP/1.1\r\nhost: {MARK}\r\n");
            let request = format!("{head}content-length: 11\r\nconnection: close\r\n\r\n{MARK}");
            let answer = program.say(request.as_bytes()).await;
            let refused = status(&answer).expect("an answer");
            assert!(
                [404, 405].contains(&refused),
                "{method} {address}: {refused}"
            );
            assert!(!answer.contains(MARK), "{method} {address} comes back");
        }
    }
    for target in ["evil.example:443", "/es"] {
        let request = format!("CONNECT {target} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
        let refused = status(&program.say(request.as_bytes()).await);
        assert!(
            refused.is_some_and(|it| (400..500).contains(&it)),
            "{refused:?}"
        );
    }
    program.end();
}

/// How often a text stands in another.
fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

#[tokio::test]
async fn a_body_is_no_second_request() {
    let program = Program::start(&[]);
    let inner = format!("GET /es?{MARK} HTTP/1.1\r\nhost: a\r\n\r\n");
    let length = inner.len();
    for head in [
        format!("content-length: {length}\r\n"),
        format!("content-length: {length}\r\nexpect: 100-continue\r\n"),
    ] {
        let request = format!("GET /health HTTP/1.1\r\nhost: a\r\n{head}\r\n{inner}");
        let last = "GET /ready HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";
        let answer = program.say(format!("{request}{last}").as_bytes()).await;
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        // The two that were asked, or the first and the end of the connection.
        assert!(count(&answer, "HTTP/1.1 ") <= 2, "{answer}");
        assert_eq!(count(&answer, "<html"), 0, "{answer}");
    }
    // Which of two lengths holds nobody can know.
    let both = "GET /health HTTP/1.1\r\nhost: a\r\ncontent-length: 4\r\n\
        transfer-encoding: chunked\r\nconnection: close\r\n\r\n0\r\n\r\nGET /es HTTP/1.1\r\n\r\n";
    let answer = program.say(both.as_bytes()).await;
    assert_eq!(count(&answer, "<html"), 0, "{answer}");
    program.end();
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_before_it_comes() {
    let program = Program::start(&[]);
    let request = format!(
        "POST /api/v1/data HTTP/1.1\r\nhost: {MARK}\r\ncontent-length: 99999999999\r\n\r\n"
    );
    let mut connection = program.connect().await;
    connection
        .write_all(request.as_bytes())
        .await
        .expect("sent");
    let answer = read_all(&mut connection).await;
    assert_eq!(status(&answer), Some(413), "{answer}");
    program.end();
}

#[tokio::test]
async fn requests_sent_together_are_answered_in_their_order() {
    let program = Program::start(&[]);
    const PAIRS: usize = 100;
    let pair = "GET /health HTTP/1.1\r\nhost: a\r\n\r\n\
        GET /api/v1/data?by=nothing HTTP/1.1\r\nhost: a\r\n\r\n";
    let last = "GET /nowhere HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";
    let answer = program
        .say(format!("{}{last}", pair.repeat(PAIRS)).as_bytes())
        .await;
    let statuses: Vec<_> = answer
        .split("HTTP/1.1 ")
        .skip(1)
        .map(|part| part[..3].to_owned())
        .collect();
    let mut expected = ["200", "400"].repeat(PAIRS);
    expected.push("404");
    assert_eq!(statuses, expected);
    program.end();
}
