//! Runs of the program in a folder of its own.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

/// A folder with everything that the program writes.
pub struct Place {
    folder: TempDir,
}

/// How a run ended.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Place {
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
        }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn releases(&self) -> PathBuf {
        self.path("releases")
    }

    /// The program, with all its settings inside the folder.
    pub fn command<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_atalaya"));
        let database = format!(
            "sqlite://{}?mode=rwc",
            self.path("registry.sqlite").display()
        );
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .env("ATALAYA_DATABASE", database)
            .env("ATALAYA_RELEASES", self.releases())
            .env("ATALAYA_SECRET_FILE", self.path("secret"))
            .env("ATALAYA_SITE", self.path("site"))
            .env("ATALAYA_LOG", "warn")
            .stdin(Stdio::null());
        command
    }

    pub fn run<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Run {
        Run::of(self.command(arguments).output().expect("it starts"))
    }

    /// Runs the program with arguments separated by spaces; it must succeed.
    pub fn ok(&self, arguments: &str) -> Run {
        let run = self.run(arguments.split(' '));
        assert_eq!(run.code, 0, "{arguments}: {run:?}");
        run
    }

    /// The same, but it must fail with this code.
    pub fn fails(&self, code: i32, arguments: &str) -> Run {
        let run = self.run(arguments.split(' '));
        assert_eq!(run.code, code, "{arguments}: {run:?}");
        assert_eq!(run.stdout, "", "{arguments}");
        run
    }

    /// Invents records, and imports those of this many lines.
    pub fn import_demo(&self, records: usize, seed: u64, name: &str) {
        let demo = self.ok(&format!("demo --records {records} --seed {seed}"));
        self.import(name, &demo.stdout);
    }

    /// Imports a file of this content.
    pub fn import(&self, name: &str, content: &str) {
        let mapping = self.path("mapping.toml");
        fs::write(&mapping, domain::demo::MAPPING).expect("written");
        fs::write(self.path(name), content).expect("written");
        self.ok(&format!(
            "import {name} --mapping mapping.toml --institution REN-41"
        ));
    }
}

impl Run {
    pub fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Self {
            code: output.status.code().unwrap_or(-1),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}

/// The names of the files of a folder, sorted.
pub fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| {
            let name = entry.expect("an entry").file_name();
            name.to_string_lossy().into_owned()
        })
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    names
}
