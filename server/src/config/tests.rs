use std::path::Path;

use super::*;

fn with(variable: &'static str, value: &str) -> Result<Config, ConfigError> {
    Config::from_sources(Sources::default().with_variable(variable, value))
}

fn with_file(text: &str) -> Result<Config, ConfigError> {
    Config::from_sources(Sources::default().with_file(Path::new("atalaya.toml"), text)?)
}

#[test]
fn the_defaults_are_valid() {
    let config = Config::from_sources(Sources::default()).expect("defaults are valid");
    assert_eq!(config.address.port(), 3000);
    assert!(config.address.ip().is_loopback());
    assert_eq!(config.public_url, None);
    assert!(config.embed_hosts.is_empty());
}

#[test]
fn the_environment_goes_before_the_file_and_the_file_before_the_default() {
    let sources = Sources::default()
        .with_file(
            Path::new("atalaya.toml"),
            "address = \"127.0.0.1:1\"\nrequest_timeout_ms = 7",
        )
        .expect("a sound file")
        .with_variable("ATALAYA_ADDRESS", "127.0.0.1:2");
    let config = Config::from_sources(sources).expect("valid settings");
    assert_eq!(config.address.port(), 2);
    assert_eq!(config.request_timeout, Duration::from_millis(7));
    assert_eq!(config.max_body_bytes, 65_536);
    let text = config.describe();
    assert!(text.contains("address = \"127.0.0.1:2\"  # ATALAYA_ADDRESS\n"));
    assert!(text.contains("request_timeout_ms = \"7\"  # `request_timeout_ms` in atalaya.toml\n"));
    assert!(text.contains("max_body_bytes = \"65536\"  # default\n"));
}

#[test]
fn an_error_names_the_variable_and_what_is_expected() {
    for (variable, value) in [
        ("ATALAYA_ADDRESS", "localhost"),
        ("ATALAYA_DATABASE", "mysql://server/data"),
        ("ATALAYA_REQUEST_TIMEOUT_MS", "0"),
        ("ATALAYA_REQUEST_TIMEOUT_MS", "1s"),
        ("ATALAYA_SHUTDOWN_TIMEOUT_MS", "-1"),
        ("ATALAYA_MAX_BODY_BYTES", "99999999999999999999999"),
        ("ATALAYA_RELEASES", "s3://"),
        ("ATALAYA_RELEASES", "s3:///prefix"),
        ("ATALAYA_TRUSTED_PROXIES", "yes"),
        ("ATALAYA_RATE_LIMIT_PER_SECOND", "-1"),
        ("ATALAYA_RATE_LIMIT_BURST", "0"),
        ("ATALAYA_MAX_REQUESTS", "0"),
        ("ATALAYA_MAX_CONNECTIONS", "many"),
        ("ATALAYA_CACHE_BYTES", "1G"),
        ("ATALAYA_METRICS_ADDRESS", "9100"),
        ("ATALAYA_LOG_FORMAT", "xml"),
        ("ATALAYA_LOG", "loud=very=much"),
        ("ATALAYA_PUBLIC_URL", "trata.example.cr"),
        ("ATALAYA_PUBLIC_URL", "https://example.cr/es"),
        ("ATALAYA_PUBLIC_URL", "https://example.cr/trata/../es"),
        ("ATALAYA_PUBLIC_URL", "https://example.cr//trata"),
        ("ATALAYA_PUBLIC_URL", "https://example.cr/trata?x=1"),
        ("ATALAYA_PUBLIC_URL", "https://example.cr/tra%74a"),
        ("ATALAYA_PUBLIC_URL", "https:///trata"),
        ("ATALAYA_PUBLIC_URL", "javascript:alert(1)"),
        ("ATALAYA_EMBED_HOSTS", "*"),
        ("ATALAYA_EMBED_HOSTS", "https://a.example; script-src *"),
        ("ATALAYA_EMBED_HOSTS", "https://user:word@a.example"),
    ] {
        let error = with(variable, value).expect_err(value).to_string();
        let setting = SETTINGS
            .iter()
            .find(|setting| setting.variable == variable)
            .expect("a setting");
        assert_eq!(error, format!("{variable}: expected {}", setting.expected));
    }
}

#[test]
fn an_error_in_the_file_names_file_and_key() {
    let error = with_file("address = 3000").expect_err("no address");
    assert_eq!(
        error.to_string(),
        "`address` in atalaya.toml: expected an IP address and a port, such as 127.0.0.1:3000"
    );
    let error = with_file("adress = \"127.0.0.1:3000\"").expect_err("misspelt");
    assert!(
        error
            .to_string()
            .starts_with("atalaya.toml: there is no setting `adress`; settings are database, ")
    );
    let error = with_file("address = ").expect_err("not TOML");
    assert!(
        error
            .to_string()
            .starts_with("atalaya.toml: not a configuration file: ")
    );
    let error = with_file("[log]\nlevel = \"info\"").expect_err("a table");
    assert!(error.to_string().starts_with("`log` in atalaya.toml: "));
}

#[test]
fn an_empty_variable_counts_as_absent() {
    let config = with("ATALAYA_PUBLIC_URL", "").expect("absent");
    assert_eq!(config.public_url, None);
}

#[test]
fn the_public_address_may_have_a_path() {
    for (value, origin, base) in [
        ("", "", ""),
        ("https://a.example/", "https://a.example", ""),
        (
            "http://a.example:8080/trata/",
            "http://a.example:8080",
            "/trata",
        ),
        (
            "https://a.example/gob/trata.1",
            "https://a.example",
            "/gob/trata.1",
        ),
        // Its own words only matter at the beginning.
        ("https://a.example/gob/es", "https://a.example", "/gob/es"),
    ] {
        let config = with("ATALAYA_PUBLIC_URL", value).expect("an address");
        assert_eq!((config.origin(), config.base()), (origin, base));
    }
}

#[test]
fn hosts_can_be_a_list_in_the_file() {
    let config = with_file("embed_hosts = [\"https://a.example\", \"http://b.example:8080/\"]")
        .expect("valid hosts");
    assert_eq!(
        config.embed_hosts,
        ["https://a.example", "http://b.example:8080"]
    );
}

#[test]
fn a_password_is_never_shown() {
    for url in [
        "postgres://atalaya:hush@db.example/atalaya",
        "postgres://atalaya:hu/sh@hush@db.example/atalaya",
        "postgres://db.example/atalaya?user=a&password=hush&sslmode=require",
        "postgresql://atalaya:hush@db.example/a?password=hush",
    ] {
        let text = with("ATALAYA_DATABASE", url)
            .expect("a valid URL")
            .describe();
        assert!(!text.contains("hush"), "{text}");
        assert!(text.contains("db.example/a"), "{text}");
    }
    // Nor in an error.
    let error = with("ATALAYA_DATABASE", "mysql://atalaya:hush@db.example/a").expect_err("MySQL");
    assert!(!error.to_string().contains("hush"));
}

#[test]
fn every_setting_is_documented() {
    let documentation = include_str!("../../../docs/configuration.md");
    for setting in SETTINGS {
        let default = if setting.default.is_empty() {
            "none".to_owned()
        } else {
            format!("`{}`", setting.default)
        };
        let row = format!("| `{}` | `{}` | {default} |", setting.key, setting.variable);
        assert!(documentation.contains(&row), "{row}");
    }
}
