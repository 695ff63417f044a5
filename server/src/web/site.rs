//! The files that browsers load: `/pkg/…`.
//!
//! They are read once and served from memory, so that files of two builds are
//! never mixed and no path of a request ever reaches the file system. Browsers
//! ask each time (`no-cache`) whether a file is still the same; the entity tag
//! is a hash of the content.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use app::address;
use axum::{
    body::Bytes,
    extract::{Path as PathParameter, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};

use super::{AppState, caching};

/// A name with a hash of its content, as the style bundler writes it:
/// `Name-ABCD2345.woff2`.
const HASH_LENGTH: usize = 8;

/// The type of fonts.
const FONT: &str = "font/woff2";

/// A file with its compressed form.
#[derive(Debug)]
pub struct SiteFile {
    bytes: Bytes,
    brotli: Option<Bytes>,
    tag: String,
    content_type: &'static str,
    /// Whether the name changes with the content.
    hashed_name: bool,
}

/// The folder of files, read at the first time that it is there.
#[derive(Debug)]
pub struct SiteFolder {
    path: PathBuf,
    files: OnceLock<BTreeMap<String, Arc<SiteFile>>>,
}

impl SiteFolder {
    /// A folder that is not read yet.
    #[must_use]
    pub fn new(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            files: OnceLock::new(),
        }
    }

    /// Reads the folder unless it was read before.
    pub fn load_once(&self) {
        if self.files.get().is_some() {
            return;
        }
        match read_folder(&self.path) {
            Ok(files) if files.is_empty() => {}
            Ok(files) => {
                let _ = self.files.set(files);
            }
            Err(error) => tracing::debug!(%error, "the site folder cannot be read yet"),
        }
    }

    /// Whether the folder was read.
    #[must_use]
    pub fn is_loaded(&self) -> bool {
        self.files.get().is_some()
    }

    /// A `Link` header that has pages' fonts fetched before the style sheet
    /// asks for them: whoever waits for no font may still see them at once.
    #[must_use]
    pub fn font_links(&self) -> Option<HeaderValue> {
        let links: Vec<_> = self
            .files
            .get()?
            .iter()
            .filter(|(_, file)| file.content_type == FONT)
            .map(|(name, _)| {
                let address = address::of(&format!("/pkg/{name}"));
                format!("<{address}>; rel=preload; as=font; type=\"{FONT}\"; crossorigin")
            })
            .collect();
        let links = Some(links.join(", ")).filter(|links| !links.is_empty())?;
        HeaderValue::from_str(&links).ok()
    }

    fn find(&self, name: &str) -> Option<Arc<SiteFile>> {
        self.files.get()?.get(name).cloned()
    }
}

fn read_folder(path: &Path) -> io::Result<BTreeMap<String, Arc<SiteFile>>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        if let Some(content_type) = content_type(&name)
            && entry.file_type()?.is_file()
        {
            let file = read_file(path, &name, content_type)?;
            files.insert(name, Arc::new(file));
        }
    }
    Ok(files)
}

fn read_file(folder: &Path, name: &str, content_type: &'static str) -> io::Result<SiteFile> {
    let bytes = fs::read(folder.join(name))?;
    let compressed = folder.join(format!("{name}.br"));
    // A compressed copy older than its file is of an earlier build.
    let is_current = || {
        let changed = |path| fs::metadata(path).and_then(|metadata| metadata.modified());
        matches!(
            (changed(compressed.clone()), changed(folder.join(name))),
            (Ok(copy), Ok(file)) if copy >= file
        )
    };
    let brotli = is_current().then(|| fs::read(&compressed)).transpose()?;
    Ok(SiteFile {
        tag: tag_of(&bytes),
        bytes: bytes.into(),
        brotli: brotli.map(Bytes::from),
        content_type,
        hashed_name: has_hash(name),
    })
}

/// A short hash of the content: half of SHA-256 is plenty for telling builds
/// apart.
fn tag_of(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest[..16]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn has_hash(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() == HASH_LENGTH
            && hash
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    })
}

/// The media type of a file that browsers may load; `None` for others.
fn content_type(name: &str) -> Option<&'static str> {
    match name.rsplit_once('.')?.1 {
        "css" => Some("text/css; charset=utf-8"),
        "ico" => Some("image/x-icon"),
        "js" => Some("text/javascript; charset=utf-8"),
        "json" => Some("application/json"),
        "png" => Some("image/png"),
        "svg" => Some("image/svg+xml"),
        "txt" => Some("text/plain; charset=utf-8"),
        "wasm" => Some("application/wasm"),
        "webmanifest" => Some("application/manifest+json"),
        "woff2" => Some(FONT),
        _ => None,
    }
}

/// `GET /pkg/{file}`: pages in frames without an origin load them too.
pub async fn serve(
    State(state): State<AppState>,
    PathParameter(name): PathParameter<String>,
    request: HeaderMap,
) -> Response {
    let anyone = (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    ([anyone], answer(&state, &name, &request)).into_response()
}

/// A file of the folder, or that there is none of this name.
pub fn answer(state: &AppState, name: &str, request: &HeaderMap) -> Response {
    let Some(file) = state.site.find(name) else {
        return (StatusCode::NOT_FOUND, "There is no such file.\n").into_response();
    };
    let cache_control = if file.hashed_name {
        caching::IMMUTABLE
    } else {
        "no-cache"
    };
    let content = caching::Content {
        bytes: file.bytes.clone(),
        brotli: file.brotli.clone(),
        tag: file.tag.clone(),
    };
    let headers: [(HeaderName, HeaderValue); 2] = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static(file.content_type),
        ),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static(cache_control),
        ),
    ];
    (headers, content.answer(request)).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        assert!(has_hash("Inter-ABCD2345.woff2"));
        for name in [
            "main.css",
            "frontend_bg.wasm",
            "a-b.js",
            "legal-comments.txt",
        ] {
            assert!(!has_hash(name), "{name}");
        }
    }

    #[test]
    fn a_stale_compressed_copy_is_not_served() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str, seconds: u64| {
            let file = fs::File::create(folder.path().join(name)).expect("created");
            io::Write::write_all(&mut &file, text.as_bytes()).expect("written");
            let time = std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
            file.set_modified(time).expect("dated");
        };
        write("main.css", "new", 20);
        write("main.css.br", "old", 10);
        write("boot.js", "new", 10);
        write("boot.js.br", "new too", 20);
        let files = read_folder(folder.path()).expect("read");
        assert!(files["main.css"].brotli.is_none());
        assert!(files["boot.js"].brotli.is_some());
        assert_eq!(files.len(), 2);
    }
}
