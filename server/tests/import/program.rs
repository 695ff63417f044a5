//! The program itself, as it is typed.

use std::{
    fs,
    io::{BufRead, BufReader},
    os::unix::process::ExitStatusExt,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use domain::demo;
use storage::Registry;
use tempfile::TempDir;

use super::support::demo_csv;

const SIGKILL: i32 = 9;

/// A folder in which the program runs.
struct Workplace {
    folder: TempDir,
}

impl Workplace {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("mapping.toml"), demo::MAPPING).expect("written");
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn import(&self, file: &Path) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_atalaya"));
        command
            .current_dir(self.folder.path())
            .env_clear()
            .env("ATALAYA_DATABASE", self.database())
            .env("ATALAYA_LOG", "error")
            .arg("import")
            .arg(file)
            .args(["--mapping", "mapping.toml", "--institution", "ERI"]);
        command
    }

    fn database(&self) -> String {
        format!(
            "sqlite://{}?mode=rwc",
            self.path("registry.sqlite").display()
        )
    }

    fn records(&self) -> u64 {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(async {
            let registry = Registry::open(&self.database())
                .await
                .expect("the database");
            registry.count_applications().await.expect("a number")
        })
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn output(command: &mut Command) -> Output {
    command.output().expect("the program runs")
}

#[test]
fn a_killed_import_never_happened_and_can_be_repeated() {
    let place = Workplace::new();
    let file = place.path("records.csv");
    fs::write(&file, demo_csv(12_000)).expect("written");
    let mut program = place
        .import(&file)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let messages = program.stderr.take().expect("piped");
    // The first message tells of rows that are in the open transaction.
    let message = BufReader::new(messages)
        .lines()
        .next()
        .expect("a message")
        .expect("text");
    program.kill().expect("killed");
    let status = program.wait().expect("ended");
    assert!(message.starts_with("10 % ("), "{message}");
    assert_eq!(status.signal(), Some(SIGKILL), "it had not ended by itself");
    assert_eq!(place.records(), 0);

    let again = output(&mut place.import(&file));
    assert!(again.status.success(), "{}", text(&again.stderr));
    assert!(
        text(&again.stdout).ends_with("Imported.\n"),
        "{}",
        text(&again.stdout)
    );
    assert_eq!(place.records(), 12_000);
}

#[test]
fn a_refused_file_ends_with_one_sentence_and_an_exit_code() {
    let place = Workplace::new();
    let file = place.path("records.csv");
    fs::write(&file, "a,b\n1,2\n").expect("written");
    let refused = output(&mut place.import(&file));
    assert!(!refused.status.success());
    assert!(refused.stdout.is_empty());
    let message = text(&refused.stderr);
    assert!(
        message.starts_with("atalaya: the file has no column «codigo_caso»"),
        "{message}"
    );
    assert_eq!(message.lines().count(), 1, "{message}");
    assert_eq!(place.records(), 0);
}

#[test]
fn an_unknown_variable_in_the_mapping_is_named() {
    let place = Workplace::new();
    let mapping = demo::MAPPING.replace("gender_identity.", "gender.");
    fs::write(place.path("mapping.toml"), mapping).expect("written");
    let file = place.path("records.csv");
    fs::write(&file, demo_csv(3)).expect("written");
    let refused = output(&mut place.import(&file));
    let message = text(&refused.stderr);
    assert!(!refused.status.success());
    assert!(
        message.contains("`variables.gender`: there is no such variable"),
        "{message}"
    );
}

#[test]
fn an_unknown_institution_is_refused() {
    let place = Workplace::new();
    let file = place.path("records.csv");
    fs::write(&file, demo_csv(3)).expect("written");
    let mut import = place.import(&file);
    import.args(["--institution", "REN-99"]);
    assert!(!output(&mut import).status.success());
}

#[test]
fn the_report_lists_the_rows_in_quarantine() {
    let place = Workplace::new();
    let file = place.path("records.csv");
    let rows = demo_csv(30);
    let bad = rows.lines().nth(1).map(|row| {
        let after_code = row.find(',').expect("several fields");
        format!("DEMO-X,31/02/2020{}", &row[after_code + 11..])
    });
    fs::write(&file, format!("{rows}{}\n", bad.expect("a row"))).expect("written");
    let mut import = place.import(&file);
    import.args(["--quarantine", "quarantine.csv"]);
    let done = output(&mut import);
    assert!(done.status.success(), "{}", text(&done.stderr));
    let report = text(&done.stdout);
    assert!(
        report.starts_with(
            "fila 32: La columna «fecha_recepcion» dice «31/02/2020», un día que no existe en el \
             calendario.\n31 rows: 30 accepted, 1 in quarantine"
        ),
        "{report}"
    );
    assert!(place.path("quarantine.csv").exists());
}

/// The most memory that a run of the program took, in KiB, if the system
/// tells.
#[cfg(target_os = "linux")]
mod memory {
    use super::*;
    use crate::support::zip;

    /// Runs the program to its end and reads how much memory it took.
    fn peak_kib(mut command: Command) -> u64 {
        let mut program = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        let status = format!("/proc/{}/status", program.id());
        let mut peak = 0;
        // The figure only grows; what is read last before the end holds.
        while program.try_wait().expect("its state").is_none() {
            let text = fs::read_to_string(&status).unwrap_or_default();
            let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
            peak = peak.max(kib.unwrap_or(0));
            std::thread::yield_now();
        }
        peak
    }

    #[test]
    fn a_bomb_and_an_endless_field_take_no_more_memory_than_a_good_file() {
        let place = Workplace::new();
        let good = place.path("good.csv");
        fs::write(&good, demo_csv(3)).expect("written");
        let usual = peak_kib(place.import(&good));
        assert!(usual > 0, "the system tells");

        let bomb = place.path("bomb.xlsx");
        zip(
            &bomb,
            &[("xl/worksheets/sheet1.xml", &vec![b' '; 80 * 1024 * 1024])],
        );
        let endless = place.path("endless.csv");
        let header: String = demo_csv(0);
        let mut text = format!("{header}\"").into_bytes();
        text.resize(100 * 1024 * 1024, b'a');
        fs::write(&endless, text).expect("written");
        for file in [bomb, endless] {
            let peak = peak_kib(place.import(&file));
            assert!(
                peak < usual + 64 * 1024,
                "{}: {peak} KiB, usually {usual}",
                file.display()
            );
        }
    }
}
