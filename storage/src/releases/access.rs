//! How a bucket is asked: the usual `AWS_` variables, as few as are needed.

use std::{fmt, sync::Arc, time::Duration};

use object_store::{ClientOptions, ObjectStore, RetryConfig, aws::AmazonS3Builder};

use super::{ReleaseStoreError, reason::reason};

const ENDPOINT: &str = "AWS_ENDPOINT_URL";
const ALLOW_HTTP: &str = "AWS_ALLOW_HTTP";
const REGION: &str = "AWS_REGION";
const KEY_ID: &str = "AWS_ACCESS_KEY_ID";
const SECRET: &str = "AWS_SECRET_ACCESS_KEY";
const TOKEN: &str = "AWS_SESSION_TOKEN";

/// How long one request may take. Releases are some megabytes; whoever waits
/// longer waits in vain.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often a request that failed is made again.
const RETRIES: usize = 2;

/// Where a store of buckets is, and who asks it.
#[derive(Clone, Debug)]
pub struct BucketAccess {
    /// Amazon's of the region where none is given.
    endpoint: Option<String>,
    region: Option<String>,
    /// Requests are not signed where there are none: for a bucket that
    /// everybody may read.
    keys: Option<Keys>,
    patience: Duration,
}

/// Credentials.
#[derive(Clone)]
struct Keys {
    id: String,
    secret: String,
    token: Option<String>,
}

impl fmt::Debug for Keys {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Keys(…)")
    }
}

impl BucketAccess {
    /// What these variables say. An empty one counts as absent.
    ///
    /// # Errors
    ///
    /// One is not sound, or needs another; the message never holds a value.
    ///
    /// # Examples
    ///
    /// ```
    /// use storage::releases::BucketAccess;
    ///
    /// let access = BucketAccess::from_variables(|name| match name {
    ///     "AWS_ACCESS_KEY_ID" => Some("reader".to_owned()),
    ///     _ => None,
    /// });
    /// let error = access.expect_err("a key without its secret");
    /// assert!(error.to_string().starts_with("AWS_SECRET_ACCESS_KEY: "));
    /// ```
    pub fn from_variables(
        find: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, ReleaseStoreError> {
        let find = |name| find(name).filter(|value| !value.is_empty());
        let endpoint = find(ENDPOINT);
        if let Some(address) = &endpoint {
            check_endpoint(address, find(ALLOW_HTTP).as_deref())?;
        }
        Ok(Self {
            endpoint,
            region: find(REGION),
            keys: keys(find(KEY_ID), find(SECRET), find(TOKEN))?,
            patience: PATIENCE,
        })
    }

    /// The same with another longest time of one request.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// The store that holds a bucket. Nothing is asked yet.
    pub(super) fn open(&self, bucket: &str) -> Result<Arc<dyn ObjectStore>, ReleaseStoreError> {
        // The provider that connections to databases use too; it may be in
        // place already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = ClientOptions::new()
            .with_timeout(self.patience)
            .with_connect_timeout(self.patience / 2)
            // Whether it may be plain was asked of the variables.
            .with_allow_http(self.endpoint.is_some());
        let retry = RetryConfig {
            max_retries: RETRIES,
            retry_timeout: self.patience,
            ..RetryConfig::default()
        };
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(bucket)
            .with_client_options(client)
            .with_retry(retry);
        if let Some(endpoint) = &self.endpoint {
            builder = builder.with_endpoint(endpoint);
        }
        if let Some(region) = &self.region {
            builder = builder.with_region(region);
        }
        builder = match &self.keys {
            None => builder.with_skip_signature(true),
            Some(keys) => {
                let signed = builder
                    .with_access_key_id(&keys.id)
                    .with_secret_access_key(&keys.secret);
                match &keys.token {
                    Some(token) => signed.with_token(token),
                    None => signed,
                }
            }
        };
        let store = builder
            .build()
            .map_err(|error| ReleaseStoreError::Unreachable {
                place: bucket.to_owned(),
                reason: reason(&error),
            })?;
        Ok(Arc::new(store))
    }
}

fn check_endpoint(address: &str, allow_http: Option<&str>) -> Result<(), ReleaseStoreError> {
    let host = ["https://", "http://"]
        .iter()
        .find_map(|scheme| address.strip_prefix(scheme));
    if host.is_none_or(|host| host.is_empty() || host.contains(['@', '?', '#', ' '])) {
        return Err(ReleaseStoreError::Access {
            variable: ENDPOINT,
            expected: "expected the address of the store, such as https://objects.example.go.cr, without name or password",
        });
    }
    if address.starts_with("http://") && allow_http != Some("true") {
        return Err(ReleaseStoreError::Access {
            variable: ENDPOINT,
            expected: "expected an address with https://; where nobody else is on the network between, set AWS_ALLOW_HTTP=true",
        });
    }
    Ok(())
}

/// A key and its secret, or neither.
fn keys(
    id: Option<String>,
    secret: Option<String>,
    token: Option<String>,
) -> Result<Option<Keys>, ReleaseStoreError> {
    let missing = |variable, expected| Err(ReleaseStoreError::Access { variable, expected });
    match (id, secret) {
        (Some(id), Some(secret)) => Ok(Some(Keys { id, secret, token })),
        (None, None) => Ok(None),
        (Some(_), None) => missing(SECRET, "expected the secret of AWS_ACCESS_KEY_ID"),
        (None, Some(_)) => missing(
            KEY_ID,
            "expected the name of the key of AWS_SECRET_ACCESS_KEY",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn access(variables: &[(&str, &str)]) -> Result<BucketAccess, ReleaseStoreError> {
        BucketAccess::from_variables(|name| {
            let found = variables.iter().find(|(variable, _)| *variable == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn what_is_not_sound_is_said_without_its_value() {
        for (variables, named) in [
            (&[(KEY_ID, "reader")][..], SECRET),
            (&[(SECRET, "classified")], KEY_ID),
            (&[(KEY_ID, "reader"), (SECRET, "")], SECRET),
            (&[(ENDPOINT, "objects.example.go.cr")], ENDPOINT),
            (&[(ENDPOINT, "https://")], ENDPOINT),
            (
                &[(ENDPOINT, "https://reader:classified@objects.example.go.cr")],
                ENDPOINT,
            ),
            (&[(ENDPOINT, "http://10.0.0.7:9000")], ENDPOINT),
            (
                &[(ENDPOINT, "http://10.0.0.7:9000"), (ALLOW_HTTP, "no")],
                ENDPOINT,
            ),
        ] {
            let text = access(variables).expect_err("not sound").to_string();
            assert!(text.starts_with(named), "{variables:?}: {text}");
            assert!(!text.contains("classified"), "{text}");
            assert!(!text.contains("10.0.0.7"), "{text}");
        }
    }

    #[test]
    fn what_is_sound_opens_a_bucket_without_asking_it() {
        for variables in [
            &[][..],
            &[(KEY_ID, "reader"), (SECRET, "classified")],
            &[
                (KEY_ID, "reader"),
                (SECRET, "classified"),
                (TOKEN, "short-lived"),
            ],
            &[
                (ENDPOINT, "https://objects.example.go.cr"),
                (REGION, "cr-1"),
            ],
            &[(ENDPOINT, "http://10.0.0.7:9000"), (ALLOW_HTTP, "true")],
        ] {
            let access = access(variables).expect("sound");
            assert!(!format!("{access:?}").contains("classified"));
            access.open("releases").expect("a store");
        }
    }
}
