//! `atalaya import` as it is typed.

use std::{
    io::{self, Read},
    path::{Path, PathBuf},
};

use chrono::{SecondsFormat, Utc};
use clap::Args;
use domain::{
    classification::classification,
    code::{Code, reserved},
    intake::Mapping,
};
use storage::Registry;

use super::{
    ImportReport, ImportRequest,
    error::ImportError,
    import, progress,
    scan::{self, open},
};

/// A mapping is written by a person.
const LARGEST_MAPPING: u64 = 1024 * 1024;

/// Reads an institution's file into the registry.
#[derive(Clone, Debug, Args)]
pub struct ImportArgs {
    /// Table with a header: CSV or XLSX.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// What the columns of the file mean (docs/import.md).
    #[arg(long, value_name = "MAPPING.toml")]
    pub mapping: PathBuf,
    /// Who delivered the file: a code or name of reporting_entity, such as
    /// REN-42 or PANI.
    #[arg(long, value_name = "CODE")]
    pub institution: String,
    /// Where to write the rows that cannot be used, with the reasons; must
    /// not exist.
    #[arg(long, value_name = "FILE.csv")]
    pub quarantine: Option<PathBuf>,
    /// Only look at the file; change nothing.
    #[arg(long)]
    pub check: bool,
}

/// Runs the command: the report goes to `output`, progress to standard error.
///
/// # Errors
///
/// Why the file was not imported.
pub async fn run(
    args: &ImportArgs,
    registry: &Registry,
    output: &mut dyn io::Write,
) -> Result<ImportReport, ImportError> {
    let request = request(args)?;
    let mut progress = progress::on_standard_error();
    let result = import(registry, request, progress.as_mut()).await;
    progress.finish();
    let report = result?;
    report
        .write(output)
        .map_err(ImportError::io(Path::new("standard output")))?;
    Ok(report)
}

fn request(args: &ImportArgs) -> Result<ImportRequest, ImportError> {
    let text = read_mapping(&args.mapping)?;
    let mapping = Mapping::parse(&text).map_err(|source| ImportError::Mapping {
        path: args.mapping.clone(),
        source,
    })?;
    let now = Utc::now();
    Ok(ImportRequest {
        file: args.file.clone(),
        mapping,
        mapping_hash: scan::hash(&text),
        institution: institution(&args.institution)?,
        quarantine: args.quarantine.clone(),
        check: args.check,
        imported_at: now.to_rfc3339_opts(SecondsFormat::Secs, true),
        today: now.date_naive(),
    })
}

fn read_mapping(path: &Path) -> Result<String, ImportError> {
    let mut text = String::new();
    open(path)?
        .take(LARGEST_MAPPING)
        .read_to_string(&mut text)
        .map_err(ImportError::io(path))?;
    Ok(text)
}

/// The code of a reporting entity that exists.
fn institution(text: &str) -> Result<Code, ImportError> {
    let found = classification().resolve_in("reporting_entity", text);
    let candidates = match found {
        Ok(code) if !reserved::MISSING.contains(&code.as_str()) => return Ok(code),
        Ok(_) => Vec::new(),
        Err(miss) => miss
            .candidates
            .iter()
            .map(|near| format!("{} ({})", near.code, near.label.es))
            .collect(),
    };
    Err(ImportError::UnknownInstitution {
        text: text.chars().take(60).collect(),
        candidates,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn institutions_are_given_by_code_or_name() {
        let code = |text| institution(text).map(|code| code.to_string());
        assert_eq!(code("REN-80").ok().as_deref(), Some("REN-80"));
        assert_eq!(code("pani").ok().as_deref(), Some("REN-42"));
        for text in ["", "Se desconoce", "Paní de niños"] {
            assert!(code(text).is_err(), "{text}");
        }
    }
}
