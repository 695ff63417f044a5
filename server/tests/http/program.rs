//! The program itself, as `atalaya serve` starts it, and visitors who speak to
//! it over a connection.

use std::{
    fs,
    io::{BufRead, BufReader, Read},
    net::SocketAddr,
    process::{Child, Command, Stdio},
    thread::{self, JoinHandle},
};

use domain::release;
use storage::releases::ReleaseFolder;
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
};

/// Where visitors come from: an address that is not that of the server.
const VISITOR: &str = "127.0.0.2:0";

/// What no log line may hold: visitors of these tests put it into everything
/// that they send.
pub const MARK: &str = "7-0123-0456";

/// A running program with the sample release.
pub struct Program {
    child: Child,
    log: Option<JoinHandle<String>>,
    pub address: SocketAddr,
    _folder: TempDir,
}

impl Program {
    /// Starts it with these settings, at the most talkative log level.
    pub fn start(settings: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (releases, site) = (folder.path().join("releases"), folder.path().join("site"));
        ReleaseFolder::new(&releases)
            .add(&release::sample())
            .expect("a new release");
        fs::create_dir(&site).expect("created");
        fs::write(site.join("main.css"), "body { color: CanvasText; }").expect("written");
        let mut command = Command::new(env!("CARGO_BIN_EXE_atalaya"));
        command
            .arg("serve")
            .current_dir(folder.path())
            .env("ATALAYA_RELEASES", &releases)
            .env("ATALAYA_SITE", &site)
            .env("ATALAYA_ADDRESS", "127.0.0.1:0")
            .env("ATALAYA_RATE_LIMIT_PER_SECOND", "0")
            .env("ATALAYA_LOG", "trace")
            .envs(settings.iter().copied())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut errors = child.stderr.take().expect("standard error");
        let log = thread::spawn(move || {
            let mut log = String::new();
            errors.read_to_string(&mut log).expect("UTF-8");
            log
        });
        let output = child.stdout.take().expect("standard output");
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line).expect("a line");
        let address = line.trim().trim_start_matches("Serving http://");
        Self {
            address: address.trim_end_matches('/').parse().expect("an address"),
            child,
            log: Some(log),
            _folder: folder,
        }
    }

    /// A connection of a visitor.
    pub async fn connect(&self) -> TcpStream {
        let socket = TcpSocket::new_v4().expect("a socket");
        self.connect_by(socket).await
    }

    /// A connection of a visitor through this socket.
    pub async fn connect_by(&self, socket: TcpSocket) -> TcpStream {
        socket
            .bind(VISITOR.parse().expect("an address"))
            .expect("a local address");
        socket.connect(self.address).await.expect("connected")
    }

    /// Sends these bytes and reads what comes until the connection is closed.
    pub async fn say(&self, bytes: &[u8]) -> String {
        let connection = self.connect().await;
        let (mut input, mut output) = connection.into_split();
        let bytes = bytes.to_vec();
        let sending = tokio::spawn(async move {
            // The program may stop listening at any time.
            let _ = output.write_all(&bytes).await;
            output
        });
        let answer = read_all(&mut input).await;
        sending.abort();
        answer
    }

    /// Whether another visitor is answered.
    pub async fn is_well(&self) -> bool {
        let request = "GET /health HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";
        let answer = self.say(request.as_bytes()).await;
        answer.starts_with("HTTP/1.1 200")
    }

    /// The most memory that it has taken, in bytes.
    pub fn peak_memory(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let status = status.expect("the program runs");
        let line = status.lines().find(|line| line.starts_with("VmHWM:"));
        let kilobytes = line.expect("a peak").split_whitespace().nth(1);
        1024 * kilobytes
            .and_then(|number| number.parse::<u64>().ok())
            .expect("a number")
    }

    /// Ends it and reads its log: nothing went wrong inside, and no line holds
    /// anything of the visitors.
    pub fn end(mut self) {
        self.child.kill().expect("it runs to the end");
        let log = self.log.take().expect("read once");
        let log = log.join().expect("the log is read");
        assert!(log.contains("serving"), "{log}");
        for never in [MARK, "127.0.0.2", "panic", " ERROR "] {
            let line = log.lines().find(|line| line.contains(never));
            assert_eq!(line, None, "{never}");
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Everything that comes until the other side closes or breaks off.
pub async fn read_all(input: &mut (impl AsyncReadExt + Unpin)) -> String {
    let mut answer = Vec::new();
    let _ = input.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

/// The status of an answer; none where there is no answer.
pub fn status(answer: &str) -> Option<u16> {
    let rest = answer.strip_prefix("HTTP/1.1 ")?;
    rest.get(..3)?.parse().ok()
}
