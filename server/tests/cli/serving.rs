use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
};

use crate::support::Place;

/// A running server.
pub struct Served {
    child: Child,
    address: String,
}

impl Served {
    fn start(place: &Place) -> Self {
        Self::of(place.command(["serve"]))
    }

    /// A server of this command, which says where it listens.
    pub fn of(mut command: Command) -> Self {
        let mut child = command
            .env("ATALAYA_ADDRESS", "127.0.0.1:0")
            .env("ATALAYA_LOG", "info")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let output = child.stdout.take().expect("piped");
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line).expect("a line");
        let address = line
            .trim()
            .strip_prefix("Serving http://")
            .and_then(|rest| rest.strip_suffix('/'))
            .expect("an address")
            .to_owned();
        Self { child, address }
    }

    pub fn get(&self, path: &str) -> String {
        let mut connection = TcpStream::connect(&self.address).expect("connected");
        let request = format!("GET {path} HTTP/1.1\r\nhost: test\r\nconnection: close\r\n\r\n");
        connection.write_all(request.as_bytes()).expect("sent");
        let mut answer = String::new();
        connection.read_to_string(&mut answer).expect("read");
        answer
    }

    /// Sends a signal and returns the exit code and the log.
    pub fn end(mut self, signal: &str) -> (Option<i32>, String) {
        let sent = Command::new("kill")
            .args([signal, &self.child.id().to_string()])
            .status()
            .expect("kill is there");
        assert!(sent.success());
        let mut log = String::new();
        let mut errors = self.child.stderr.take().expect("piped");
        errors.read_to_string(&mut log).expect("UTF-8");
        let status = self.child.wait().expect("it ends");
        (status.code(), log)
    }
}

#[test]
fn it_serves_without_database_and_secret_and_stops_in_order() {
    for signal in ["-TERM", "-INT"] {
        let place = Place::new();
        std::fs::create_dir_all(place.releases()).expect("created");
        let release = domain::release::sample();
        std::fs::write(place.releases().join("2022-06.atalaya"), release.encode())
            .expect("written");
        let served = Served::start(&place);
        assert!(served.get("/health").starts_with("HTTP/1.1 200"));
        let data = served.get("/api/v1/data?by=sex&province=1");
        assert!(data.contains("\"release\":\"2022-06\""), "{data}");
        let (code, log) = served.end(signal);
        assert_eq!(code, Some(0), "{log}");
        assert!(log.contains("stopping"), "{log}");
        assert!(log.contains("route=\"/api/v1/data\""), "{log}");
        assert!(!log.contains("province"), "{log}");
        assert!(!place.path("registry.sqlite").exists());
    }
}
