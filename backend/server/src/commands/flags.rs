//! The settings as flags, made from the manual, so that a new setting is a flag without another line of code.

use std::collections::BTreeMap;

use clap::{Arg, ArgMatches, Args, Command, Error, FromArgMatches};

use crate::config::settings::{self, Door, Preset, Setting};
use crate::config::{self, Config, Refusals};

/// Settings given on the command line, by key.
#[derive(Debug, Clone, Default)]
pub struct SettingFlags(pub BTreeMap<String, String>);

impl SettingFlags {
    /// The configuration of the environment and these flags.
    pub fn configuration(self) -> Result<Config, Refusals> {
        config::from_environment(self.0)
    }
}

fn offered() -> impl Iterator<Item = &'static Setting> {
    settings::ALL.into_iter().filter(|setting| setting.door == Door::EnvironmentAndFlag)
}

impl Args for SettingFlags {
    fn augment_args(command: Command) -> Command {
        command
            .args(offered().map(|setting| {
                Arg::new(setting.key).long(setting.flag()).value_name(setting.kind).help(help(setting))
            }))
            .after_help("Every flag is also an environment variable; secrets are only that. See `kohort config-reference`.")
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for SettingFlags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let given = offered().filter_map(|setting| {
            let value = matches.get_one::<String>(setting.key)?;
            Some((setting.key.to_owned(), value.clone()))
        });
        Ok(Self(given.collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        self.0.extend(Self::from_arg_matches(matches)?.0);
        Ok(())
    }
}

fn help(setting: &Setting) -> String {
    let default = match setting.preset {
        Preset::Value("") => "empty".to_owned(),
        Preset::Value(text) | Preset::Derived(text) => text.to_owned(),
        Preset::RequiredInProduction(otherwise) => format!("required in production, otherwise {otherwise}"),
    };
    format!("{} [{}; default: {default}]", setting.about, setting.key)
}
