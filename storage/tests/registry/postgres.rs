//! A PostgreSQL server of the tests' own.
//!
//! One cluster for all tests of this program, in a temporary folder, reached
//! by a socket in the same folder: no port can be taken, no other server is
//! touched. A small watcher holds it and removes it when the program ends, in
//! whatever way.

use std::{
    fs,
    io::{BufRead, BufReader},
    os::unix::{
        fs::{MetadataExt, chown},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
};

use sea_orm::{ConnectionTrait, Database};

/// Makes the cluster, says `ready`, waits until the tests' end of the pipe is
/// closed, and clears everything away.
const WATCHER: &str = r#"
folder=$1
{
    "$2/initdb" --pgdata="$folder/data" --username=atalaya --auth=trust \
        --encoding=UTF8 --locale=C.UTF-8 --no-sync \
    && "$2/pg_ctl" --pgdata="$folder/data" --log="$folder/server.log" --wait --timeout=60 \
        --options="-k $folder -c listen_addresses= -c fsync=off -c max_connections=200" \
        start
} >"$folder/start.log" 2>&1 </dev/null \
    && echo ready || { tail -n 20 "$folder"/*.log | tr '\n' ' '; echo; }
cat >/dev/null
"$2/pg_ctl" --pgdata="$folder/data" --mode=immediate --wait stop >/dev/null 2>&1
rm -rf "$folder"
"#;

/// A running cluster. Its pipe stays open as long as this program runs.
struct Cluster {
    folder: PathBuf,
    _watcher: Child,
}

/// An empty database; the address of it.
pub async fn new_database() -> String {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    static DATABASES: AtomicUsize = AtomicUsize::new(0);

    let cluster = CLUSTER.get_or_init(|| start().unwrap_or_else(|problem| panic!("{problem}")));
    let name = format!("test_{}", DATABASES.fetch_add(1, Ordering::Relaxed));
    let server = Database::connect(cluster.url("postgres")).await.unwrap();
    server
        .execute_unprepared(&format!("CREATE DATABASE {name}"))
        .await
        .unwrap();
    server.close().await.unwrap();
    cluster.url(&name)
}

impl Cluster {
    fn url(&self, database: &str) -> String {
        let folder = self.folder.display();
        format!("postgres://atalaya@localhost/{database}?host={folder}")
    }
}

fn start() -> Result<Cluster, String> {
    let programs = programs().ok_or(
        "These tests start a PostgreSQL server of their own and found none. \
         Install it: `apt-get install postgresql` (the server need not run).",
    )?;
    // The watcher removes the folder: it outlives this program by a moment.
    let folder = tempfile::Builder::new()
        .prefix("atalaya-postgres-")
        .tempdir()
        .map_err(|error| error.to_string())?
        .keep();
    let mut command = Command::new("sh");
    command
        .args(["-c", WATCHER, "watcher"])
        .args([&folder, &programs])
        .current_dir(&folder)
        // An interrupt from the keyboard ends the tests, and then this.
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    run_as_nobody_special(&mut command, &folder)?;
    let mut watcher = command.spawn().map_err(|error| error.to_string())?;
    let mut answer = String::new();
    let output = watcher.stdout.take().expect("it was asked for");
    BufReader::new(output)
        .read_line(&mut answer)
        .map_err(|error| error.to_string())?;
    if answer.trim() == "ready" {
        Ok(Cluster {
            folder,
            _watcher: watcher,
        })
    } else {
        Err(format!("PostgreSQL does not start: {answer}"))
    }
}

/// The folder of the server's programs: Debian keeps them off the path, one
/// folder a version.
fn programs() -> Option<PathBuf> {
    let of_debian = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|version| Some(version.ok()?.path().join("bin")));
    let on_path = std::env::var_os("PATH")
        .map(|path| std::env::split_paths(&path).collect::<Vec<_>>())
        .unwrap_or_default();
    on_path
        .into_iter()
        .chain(of_debian)
        .find(|folder| folder.join("initdb").exists() && folder.join("pg_ctl").exists())
}

/// The server refuses to run as root: then it runs as the user `postgres`,
/// whom its package made.
fn run_as_nobody_special(command: &mut Command, folder: &Path) -> Result<(), String> {
    let made_by = fs::metadata(folder).map_err(|error| error.to_string())?;
    if made_by.uid() != 0 {
        return Ok(());
    }
    let users = fs::read_to_string("/etc/passwd").map_err(|error| error.to_string())?;
    let (user, group) = users
        .lines()
        .map(|line| line.split(':').collect::<Vec<_>>())
        .find(|fields| fields[0] == "postgres")
        .and_then(|fields| Some((fields.get(2)?.parse().ok()?, fields.get(3)?.parse().ok()?)))
        .ok_or("PostgreSQL does not run as root, and there is no user `postgres`.")?;
    chown(folder, Some(user), Some(group)).map_err(|error| error.to_string())?;
    command.uid(user).gid(group);
    Ok(())
}
