//! Visitors who are slow, many, or gone. Limits are set so short that they end
//! while the test waits for the connection to close.

use std::time::Duration;

use tokio::{io::AsyncWriteExt, net::TcpSocket};

use crate::program::{MARK, Program, read_all, status};

/// Limits that end at once.
const SHORT: (&str, &str) = ("ATALAYA_CLIENT_TIMEOUT_MS", "100");

const REQUEST: &[u8] = b"GET /health HTTP/1.1\r\nhost: a\r\n\r\n";

#[tokio::test]
async fn who_does_not_finish_the_head_of_a_request_is_hung_up_on() {
    let program = Program::start(&[SHORT]);
    for start in [
        "",
        "GET",
        "GET /es?",
        "GET /es HTTP/1.1\r\nhost: a\r\nx-slow: ",
    ] {
        let mut connection = program.connect().await;
        let sent = format!("{start}{MARK}");
        let sent = if start.is_empty() { "" } else { &sent };
        connection.write_all(sent.as_bytes()).await.expect("sent");
        let answer = read_all(&mut connection).await;
        assert!(matches!(status(&answer), None | Some(408)), "{answer}");
    }
    // Nor is a place kept for who has nothing more to ask.
    let mut connection = program.connect().await;
    connection.write_all(REQUEST).await.expect("sent");
    let answer = read_all(&mut connection).await;
    assert_eq!(status(&answer), Some(200));
    assert!(program.is_well().await);
    program.end();
}

#[tokio::test]
async fn who_takes_no_answers_loses_the_place() {
    let program = Program::start(&[SHORT, ("ATALAYA_MAX_CONNECTIONS", "1")]);
    let socket = TcpSocket::new_v4().expect("a socket");
    socket.set_recv_buffer_size(4096).expect("a small buffer");
    let mut greedy = program.connect_by(socket).await;
    // More answers than the system holds for a connection.
    let request = format!("GET /api/v1/openapi.json?lang=en HTTP/1.1\r\nhost: {MARK}\r\n\r\n");
    let asking = tokio::spawn(async move {
        let _ = greedy.write_all(request.repeat(2_000).as_bytes()).await;
        // It stays, and reads nothing.
        std::future::pending::<()>().await;
        drop(greedy);
    });
    while !program.is_well().await {
        tokio::task::yield_now().await;
    }
    asking.abort();
    program.end();
}

#[tokio::test]
async fn who_finds_no_place_is_told_so_and_places_become_free() {
    let program = Program::start(&[("ATALAYA_MAX_CONNECTIONS", "8")]);
    let mut inside = Vec::new();
    for _ in 0..8 {
        let mut connection = program.connect().await;
        connection.write_all(REQUEST).await.expect("sent");
        inside.push(connection);
    }
    for _ in 0..200 {
        let answer = program.say(REQUEST).await;
        // Most hear it; when there are too many even for that, they are closed.
        assert!(matches!(status(&answer), None | Some(503)), "{answer}");
    }
    drop(inside);
    while !program.is_well().await {
        tokio::task::yield_now().await;
    }
    program.end();
}

#[tokio::test]
async fn who_hangs_up_half_way_disturbs_nobody() {
    let program = Program::start(&[]);
    let page = format!("GET /es/acreditadas?sex=2 HTTP/1.1\r\nhost: {MARK}\r\n\r\n");
    let file = format!("GET /workbook/es/acreditadas.xlsx HTTP/1.1\r\nhost: {MARK}\r\n\r\n");
    for turn in 0..60 {
        let request = [&page, &file][turn % 2].as_bytes();
        // Anywhere in the request, and after it.
        let sent = request.len() * (turn % 6) / 5;
        let socket = TcpSocket::new_v4().expect("a socket");
        // Broken off, not closed.
        socket.set_zero_linger().expect("no lingering");
        let mut connection = program.connect_by(socket).await;
        connection.write_all(&request[..sent]).await.expect("sent");
        drop(connection);
    }
    let patience = Duration::from_secs(60);
    let well = tokio::time::timeout(patience, program.is_well()).await;
    assert_eq!(well, Ok(true));
    program.end();
}
