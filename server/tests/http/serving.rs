use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{Router, routing::get};
use server::web::{
    doors::Doors,
    serving::{self, Patience},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::{Notify, oneshot},
    task::JoinHandle,
};

/// A server with one slow route, its stop, and what lets the route go on.
struct Slow {
    address: SocketAddr,
    server: JoinHandle<()>,
    stop: oneshot::Sender<()>,
    reached: Arc<Notify>,
    go_on: Arc<Notify>,
}

async fn slow_server(finish: Duration) -> Slow {
    let (reached, go_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (stop, stopped) = oneshot::channel();
    let routes = {
        let (reached, go_on) = (reached.clone(), go_on.clone());
        Router::new().route(
            "/slow",
            get(async move || {
                reached.notify_one();
                go_on.notified().await;
                "finished"
            }),
        )
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let stop_signal = async {
        let _ = stopped.await;
    };
    let server = tokio::spawn(serving::serve(
        listener,
        routes,
        Doors::new(16, Arc::default()),
        stop_signal,
        Patience {
            client: Duration::from_secs(30),
            finish,
        },
    ));
    Slow {
        address,
        server,
        stop,
        reached,
        go_on,
    }
}

async fn request(address: SocketAddr) -> TcpStream {
    let mut connection = TcpStream::connect(address).await.expect("connected");
    connection
        .write_all(b"GET /slow HTTP/1.1\r\nhost: test\r\n\r\n")
        .await
        .expect("sent");
    connection
}

#[tokio::test]
async fn a_request_under_way_finishes_before_the_program_stops() {
    let slow = slow_server(Duration::from_secs(60)).await;
    let mut connection = request(slow.address).await;
    slow.reached.notified().await;
    slow.stop.send(()).expect("listening");
    slow.go_on.notify_one();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).await.expect("read");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.ends_with("finished"), "{answer}");
    slow.server.await.expect("no panic");
    assert!(TcpStream::connect(slow.address).await.is_err());
}

#[tokio::test]
async fn a_request_that_never_finishes_does_not_keep_the_program() {
    let slow = slow_server(Duration::from_millis(1)).await;
    let _connection = request(slow.address).await;
    slow.reached.notified().await;
    slow.stop.send(()).expect("listening");
    slow.server.await.expect("no panic");
}

// With the clock paused, time passes as soon as nothing else is left to do.
#[tokio::test(start_paused = true)]
async fn a_connection_without_a_whole_request_is_closed() {
    let slow = slow_server(Duration::from_secs(60)).await;
    let mut connection = TcpStream::connect(slow.address).await.expect("connected");
    connection.write_all(b"GET /slow HT").await.expect("sent");
    let mut answer = Vec::new();
    connection.read_to_end(&mut answer).await.expect("closed");
    assert!(!answer.starts_with(b"HTTP/1.1 200"));
    slow.stop.send(()).expect("listening");
    slow.server.await.expect("no panic");
}
