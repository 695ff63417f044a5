//! Where settings come from.

use std::{
    collections::BTreeMap,
    fmt, fs, io,
    path::{Path, PathBuf},
};

use super::{CONFIG_VARIABLE, ConfigError, DEFAULT_FILE, SETTINGS, SettingInfo};

/// Where a value stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// In an environment variable.
    Environment(&'static str),
    /// In the configuration file, under a key.
    File(PathBuf, &'static str),
    /// Nowhere: the default.
    Default,
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Environment(variable) => formatter.write_str(variable),
            Self::File(path, key) => write!(formatter, "`{key}` in {}", path.display()),
            Self::Default => formatter.write_str("default"),
        }
    }
}

/// The texts of all settings that were given.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    environment: BTreeMap<&'static str, String>,
    file: Option<(PathBuf, BTreeMap<String, String>)>,
}

impl Sources {
    /// The environment of the process and its configuration file.
    ///
    /// # Errors
    ///
    /// A file that was asked for is not there, or is not sound.
    pub fn of_process(file: Option<&Path>) -> Result<Self, ConfigError> {
        let mut sources = Self::default();
        for setting in &SETTINGS {
            if let Some(value) = std::env::var_os(setting.variable) {
                let value = value.into_string().map_err(|_| ConfigError::Invalid {
                    origin: setting.variable.to_owned(),
                    expected: setting.expected,
                })?;
                sources = sources.with_variable(setting.variable, &value);
            }
        }
        let named = file
            .map(Path::to_owned)
            .or_else(|| std::env::var_os(CONFIG_VARIABLE).map(PathBuf::from))
            .filter(|path| !path.as_os_str().is_empty());
        let path = named.clone().unwrap_or_else(|| DEFAULT_FILE.into());
        match fs::read_to_string(&path) {
            Ok(text) => sources.with_file(&path, &text),
            Err(error) if error.kind() == io::ErrorKind::NotFound && named.is_none() => Ok(sources),
            Err(source) => Err(ConfigError::Unreadable { path, source }),
        }
    }

    /// The same with an environment variable. An empty one counts as absent.
    #[must_use]
    pub fn with_variable(mut self, variable: &'static str, value: &str) -> Self {
        if !value.is_empty() {
            self.environment.insert(variable, value.to_owned());
        }
        self
    }

    /// The same with a configuration file of this text.
    ///
    /// # Errors
    ///
    /// It is not TOML, or holds something that is no setting.
    pub fn with_file(mut self, path: &Path, text: &str) -> Result<Self, ConfigError> {
        let table: toml::Table =
            text.parse()
                .map_err(|error: toml::de::Error| ConfigError::Malformed {
                    path: path.to_owned(),
                    reason: error.message().to_owned(),
                })?;
        let mut values = BTreeMap::new();
        for (key, value) in table {
            let Some(setting) = SETTINGS.iter().find(|setting| setting.key == key) else {
                let path = path.to_owned();
                return Err(ConfigError::UnknownKey { path, key });
            };
            let text = text_of(&value).ok_or_else(|| ConfigError::Invalid {
                origin: Origin::File(path.to_owned(), setting.key).to_string(),
                expected: setting.expected,
            })?;
            values.insert(key, text);
        }
        self.file = Some((path.to_owned(), values));
        Ok(self)
    }

    /// The text of a setting and where it stands.
    pub(super) fn find(&self, setting: &SettingInfo) -> (String, Origin) {
        if let Some(value) = self.environment.get(setting.variable) {
            return (value.clone(), Origin::Environment(setting.variable));
        }
        if let Some((path, values)) = &self.file
            && let Some(value) = values.get(setting.key)
        {
            return (value.clone(), Origin::File(path.clone(), setting.key));
        }
        (setting.default.to_owned(), Origin::Default)
    }

    /// The value of a setting.
    pub(super) fn read<T>(
        &self,
        key: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, ConfigError> {
        let setting = SETTINGS
            .iter()
            .find(|setting| setting.key == key)
            .expect("the keys that are read are those of SETTINGS");
        let (text, origin) = self.find(setting);
        parse(&text).ok_or_else(|| ConfigError::Invalid {
            origin: origin.to_string(),
            expected: setting.expected,
        })
    }

    /// The value of a setting that may be absent.
    pub(super) fn read_optional<T>(
        &self,
        key: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, ConfigError> {
        self.read(key, |text| {
            if text.is_empty() {
                Some(None)
            } else {
                parse(text).map(Some)
            }
        })
    }
}

/// A value of the file as the environment would hold it.
fn text_of(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Integer(number) => Some(number.to_string()),
        toml::Value::Array(values) => values
            .iter()
            .map(text_of)
            .collect::<Option<Vec<_>>>()
            .map(|texts| texts.join(",")),
        _ => None,
    }
}
