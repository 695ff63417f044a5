//! The API as pages describe it.

use std::sync::Arc;

use domain::{label::Language, release::Release};
use serde_json::Value;

/// Describes the API in OpenAPI 3.1: with the codes of a release, in a language,
/// and with examples at the address by which a reader has come, where the
/// operator has set none.
pub type Describe = dyn Fn(&Release, Language, &str) -> Value + Send + Sync;

/// What makes the description: context of the server, which alone knows it.
#[derive(Clone)]
pub struct ApiDescription(pub Arc<Describe>);
