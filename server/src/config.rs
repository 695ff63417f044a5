//! The settings of the program: read once, validated at start.
//!
//! A setting comes from the environment, else from `atalaya.toml`, else it has
//! its default. `docs/configuration.md` lists them; a test keeps it complete.

mod mask;
mod parse;
mod sources;
#[cfg(test)]
mod tests;

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};

pub use sources::{Origin, Sources};
use storage::{geography::GeographyFile, releases::ReleaseBucket};

/// Names a configuration file that must exist.
pub const CONFIG_VARIABLE: &str = "ATALAYA_CONFIG";

/// The configuration file that is read when it exists.
pub const DEFAULT_FILE: &str = "atalaya.toml";

/// The folder of releases when nothing is given.
const DEFAULT_RELEASES: &str = "data/releases";

/// The largest number of requests or connections that a setting takes.
const MANY: u32 = 1_000_000;

/// One setting: how it is named, what it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SettingInfo {
    /// Key in the configuration file.
    pub key: &'static str,
    /// Environment variable.
    pub variable: &'static str,
    /// Value when nothing is given; empty for none.
    pub default: &'static str,
    /// What it takes, with its unit.
    pub expected: &'static str,
}

/// Every setting, in the order in which they are documented.
pub const SETTINGS: [SettingInfo; 22] = [
    SettingInfo {
        key: "database",
        variable: "ATALAYA_DATABASE",
        default: "sqlite://data/atalaya.sqlite?mode=rwc",
        expected: "a URL that begins with sqlite:// or postgres://",
    },
    SettingInfo {
        key: "releases",
        variable: "ATALAYA_RELEASES",
        default: DEFAULT_RELEASES,
        expected: "a folder, or a bucket such as s3://bucket/prefix",
    },
    SettingInfo {
        key: "refresh_interval_ms",
        variable: "ATALAYA_REFRESH_INTERVAL_MS",
        default: "1000",
        expected: "milliseconds, from 1 to 600000",
    },
    SettingInfo {
        key: "geography_file",
        variable: "ATALAYA_GEOGRAPHY_FILE",
        default: "",
        expected: "a file",
    },
    SettingInfo {
        key: "secret_file",
        variable: "ATALAYA_SECRET_FILE",
        default: "data/record-key.secret",
        expected: "a file",
    },
    SettingInfo {
        key: "site",
        variable: "ATALAYA_SITE",
        default: "target/site",
        expected: "a folder",
    },
    SettingInfo {
        key: "address",
        variable: "ATALAYA_ADDRESS",
        default: "127.0.0.1:3000",
        expected: "an IP address and a port, such as 127.0.0.1:3000",
    },
    SettingInfo {
        key: "public_url",
        variable: "ATALAYA_PUBLIC_URL",
        default: "",
        expected: "the address that readers use, such as https://trata.example.cr or https://www.example.cr/trata",
    },
    SettingInfo {
        key: "embed_hosts",
        variable: "ATALAYA_EMBED_HOSTS",
        default: "",
        expected: "origins such as https://intranet.example.cr, separated by commas",
    },
    SettingInfo {
        key: "request_timeout_ms",
        variable: "ATALAYA_REQUEST_TIMEOUT_MS",
        default: "10000",
        expected: "milliseconds, from 1 to 600000",
    },
    SettingInfo {
        key: "client_timeout_ms",
        variable: "ATALAYA_CLIENT_TIMEOUT_MS",
        default: "30000",
        expected: "milliseconds, from 1 to 600000",
    },
    SettingInfo {
        key: "shutdown_timeout_ms",
        variable: "ATALAYA_SHUTDOWN_TIMEOUT_MS",
        default: "10000",
        expected: "milliseconds, from 1 to 600000",
    },
    SettingInfo {
        key: "max_body_bytes",
        variable: "ATALAYA_MAX_BODY_BYTES",
        default: "65536",
        expected: "bytes, from 1 to 1073741824",
    },
    SettingInfo {
        key: "trusted_proxies",
        variable: "ATALAYA_TRUSTED_PROXIES",
        default: "0",
        expected: "a number of reverse proxies, from 0 to 16",
    },
    SettingInfo {
        key: "rate_limit_per_second",
        variable: "ATALAYA_RATE_LIMIT_PER_SECOND",
        default: "50",
        expected: "requests a second, from 0 (no limit) to 1000000",
    },
    SettingInfo {
        key: "rate_limit_burst",
        variable: "ATALAYA_RATE_LIMIT_BURST",
        default: "500",
        expected: "requests, from 1 to 1000000",
    },
    SettingInfo {
        key: "max_requests",
        variable: "ATALAYA_MAX_REQUESTS",
        default: "512",
        expected: "requests at the same time, from 1 to 1000000",
    },
    SettingInfo {
        key: "max_connections",
        variable: "ATALAYA_MAX_CONNECTIONS",
        default: "900",
        expected: "connections, from 1 to 1000000",
    },
    SettingInfo {
        key: "cache_bytes",
        variable: "ATALAYA_CACHE_BYTES",
        default: "67108864",
        expected: "bytes, from 1 to 1073741824",
    },
    SettingInfo {
        key: "metrics_address",
        variable: "ATALAYA_METRICS_ADDRESS",
        default: "",
        expected: "an IP address and a port, such as 127.0.0.1:9100",
    },
    SettingInfo {
        key: "log_format",
        variable: "ATALAYA_LOG_FORMAT",
        default: "text",
        expected: "text or json",
    },
    SettingInfo {
        key: "log",
        variable: "ATALAYA_LOG",
        default: "info,sea_orm_migration=warn,sqlx=warn",
        expected: "a level (error, warn, info, debug, trace) or directives such as info,sqlx=warn",
    },
];

/// How log lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// One readable line for each event.
    Text,
    /// One JSON object for each event.
    Json,
}

/// All settings, valid.
#[derive(Clone, Debug)]
pub struct Config {
    /// URL of the registry's database.
    pub database: String,
    /// Folder of release files, or `s3://BUCKET/PREFIX`.
    pub releases: String,
    /// How often a reader looks for releases.
    pub refresh_interval: Duration,
    /// File of the shapes of the cantons, where it is not the usual one.
    pub geography_file: Option<PathBuf>,
    /// File of the record-key secret.
    pub secret_file: PathBuf,
    /// Folder of the files that browsers load.
    pub site: PathBuf,
    /// Where to listen.
    pub address: SocketAddr,
    /// The address that readers use, without trailing slash: scheme, host, and
    /// the path under which the site stands if it is not all of its host.
    pub public_url: Option<String>,
    /// Origins that may show embedded figures in a frame.
    pub embed_hosts: Vec<String>,
    /// The longest that an answer may take.
    pub request_timeout: Duration,
    /// The longest that a client may take to send the head of a request, or to
    /// take nothing of an answer.
    pub client_timeout: Duration,
    /// The longest that requests may take to finish when the program stops.
    pub shutdown_timeout: Duration,
    /// The largest request body, in bytes.
    pub max_body_bytes: usize,
    /// Reverse proxies before the program whose `X-Forwarded-For` is believed.
    pub trusted_proxies: usize,
    /// Requests a second that one client may make for long; 0 for no limit.
    pub rate_limit_per_second: u32,
    /// Requests that one client may make at once.
    pub rate_limit_burst: u32,
    /// Requests that are answered at the same time.
    pub max_requests: usize,
    /// Connections that are open at the same time.
    pub max_connections: usize,
    /// The memory of kept answers, in bytes.
    pub cache_bytes: u64,
    /// Where operators read metrics; nowhere if not given.
    pub metrics_address: Option<SocketAddr>,
    /// How log lines are written.
    pub log_format: LogFormat,
    /// Which events are logged.
    pub log: String,
    sources: Sources,
}

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The configuration file cannot be read.
    #[error("{}: the configuration file cannot be read: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The configuration file is not TOML.
    #[error("{}: not a configuration file: {reason}", path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// Where and why.
        reason: String,
    },
    /// The configuration file holds a key that is no setting.
    #[error("{}: there is no setting `{key}`; settings are {}", path.display(), known_keys())]
    UnknownKey {
        /// The file.
        path: PathBuf,
        /// The key.
        key: String,
    },
    /// A value is not what the setting takes. The value itself is not
    /// repeated: a database URL may hold a password.
    #[error("{origin}: expected {expected}")]
    Invalid {
        /// Where the value stands.
        origin: String,
        /// What the setting takes.
        expected: &'static str,
    },
}

fn known_keys() -> String {
    SETTINGS.map(|setting| setting.key).join(", ")
}

impl Config {
    /// Reads the environment and the configuration file, if there is one.
    ///
    /// # Errors
    ///
    /// See [`ConfigError`]; the message names the variable or key.
    pub fn load(file: Option<&Path>) -> Result<Self, ConfigError> {
        Self::from_sources(Sources::of_process(file)?)
    }

    /// Validates the values of these sources.
    ///
    /// # Errors
    ///
    /// See [`ConfigError`].
    pub fn from_sources(sources: Sources) -> Result<Self, ConfigError> {
        Ok(Self {
            database: sources.read("database", parse::database)?,
            releases: sources.read("releases", parse::releases)?,
            refresh_interval: sources.read("refresh_interval_ms", parse::milliseconds)?,
            geography_file: sources.read_optional("geography_file", parse::path)?,
            secret_file: sources.read("secret_file", parse::path)?,
            site: sources.read("site", parse::path)?,
            address: sources.read("address", |text| text.parse().ok())?,
            public_url: sources.read_optional("public_url", parse::public_url)?,
            embed_hosts: sources
                .read_optional("embed_hosts", parse::origins)?
                .unwrap_or_default(),
            request_timeout: sources.read("request_timeout_ms", parse::milliseconds)?,
            client_timeout: sources.read("client_timeout_ms", parse::milliseconds)?,
            shutdown_timeout: sources.read("shutdown_timeout_ms", parse::milliseconds)?,
            max_body_bytes: sources.read("max_body_bytes", parse::bytes)?,
            trusted_proxies: sources.read("trusted_proxies", parse::number(0..=16))?,
            rate_limit_per_second: sources
                .read("rate_limit_per_second", parse::number(0..=MANY))?,
            rate_limit_burst: sources.read("rate_limit_burst", parse::number(1..=MANY))?,
            max_requests: sources.read("max_requests", parse::number(1..=MANY as usize))?,
            max_connections: sources.read("max_connections", parse::number(1..=MANY as usize))?,
            cache_bytes: sources.read("cache_bytes", parse::number(1..=1 << 30))?,
            metrics_address: sources.read_optional("metrics_address", |text| text.parse().ok())?,
            log_format: sources.read("log_format", parse::log_format)?,
            log: sources.read("log", parse::log_filter)?,
            sources,
        })
    }

    /// The shapes of the cantons: unless named, beside the folder of releases.
    /// Beside a bucket no file can stand; then it is where it would be by
    /// default.
    #[must_use]
    pub fn geography(&self) -> GeographyFile {
        match &self.geography_file {
            Some(file) => GeographyFile::new(file),
            None if self.releases.starts_with(ReleaseBucket::SCHEME) => {
                GeographyFile::beside(Path::new(DEFAULT_RELEASES))
            }
            None => GeographyFile::beside(Path::new(&self.releases)),
        }
    }

    /// Scheme and host that readers use; empty where they are not known.
    #[must_use]
    pub fn origin(&self) -> &str {
        let url = self.public_url.as_deref().unwrap_or_default();
        url.strip_suffix(self.base()).unwrap_or(url)
    }

    /// The path under which the site stands, such as `/trata`; empty where it
    /// is all of its host.
    #[must_use]
    pub fn base(&self) -> &str {
        let url = self.public_url.as_deref().unwrap_or_default();
        let host = url.find("://").map_or(url.len(), |end| end + 3);
        url[host..]
            .find('/')
            .map_or("", |start| &url[host + start..])
    }

    /// The settings in effect with where each comes from, one a line; a
    /// password in the database's URL is masked.
    #[must_use]
    pub fn describe(&self) -> String {
        SETTINGS
            .iter()
            .map(|setting| {
                let (value, origin) = self.sources.find(setting);
                let value = if setting.key == "database" {
                    mask::password(&value)
                } else {
                    value
                };
                format!("{} = {value:?}  # {origin}\n", setting.key)
            })
            .collect()
    }
}
