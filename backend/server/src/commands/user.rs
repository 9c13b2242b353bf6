//! `kohort user`: gives somebody an account, a role or a fresh sign-in link.

use chrono::TimeDelta;
use clap::Args;
use domain::Language;

use super::{Failure, flags::SettingFlags, output};
use crate::opening;
use crate::people::{self, NewPerson, Standing, read_role};

/// Long enough to hand the link over by another way.
const LINK_TTL: TimeDelta = TimeDelta::hours(1);

#[derive(Debug, Args)]
pub struct UserArgs {
    /// E-mail address of the person
    #[arg(long)]
    email: String,
    /// Language of their mails and pages: et, en or ru
    #[arg(long, default_value_t)]
    language: Language,
    /// Make them an administrator of the installation
    #[arg(long, conflicts_with = "organisation")]
    administrator: bool,
    /// Slug of the organisation that they work for
    #[arg(long, requires = "role")]
    organisation: Option<String>,
    /// Their role there: viewer, reviewer, coordinator or owner
    #[arg(long, requires = "organisation")]
    role: Option<String>,
    #[command(flatten)]
    settings: SettingFlags,
}

pub async fn run(args: UserArgs) -> Result<(), Failure> {
    let config = args.settings.configuration()?;
    let standing = match (args.administrator, args.organisation, args.role) {
        (true, ..) => Standing::Administrator,
        (false, Some(organisation), Some(role)) => Standing::Colleague(organisation, read_role(&role)?),
        (false, ..) => Standing::Applicant,
    };
    let app = opening::open_app(&config).await?;
    let new = NewPerson { email: args.email, language: args.language, standing };
    let person = people::create(&app, &new).await?;
    let link = people::sign_in_link(&app, &person.email, new.language, LINK_TTL).await?;
    output::say(format_args!("{} can sign in once within an hour:\n{link}", person.email));
    Ok(app.store().clone().close().await?)
}
