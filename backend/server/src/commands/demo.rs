//! `kohort demo`: the whole product on one machine with the demonstration in it.

use chrono::TimeDelta;
use domain::Language;
use jobs::mail::Route;

use super::{Failure, flags::SettingFlags, output};
use crate::config::settings;
use crate::start::{Outside, Prepared};
use crate::{demo, log, people};

/// The links are printed once at start and should still work after lunch.
const LINK_TTL: TimeDelta = TimeDelta::hours(24);

pub async fn run(mut flags: SettingFlags) -> Result<(), Failure> {
    flags.0.entry(settings::MODE.key.to_owned()).or_insert_with(|| "demo".to_owned());
    flags.0.entry(settings::LOG.key.to_owned()).or_insert_with(|| "warn".to_owned());
    let config = flags.configuration()?;
    log::begin(&config);
    let prepared = Prepared::new(&config, Outside::default()).await?;
    if Box::pin(demo::load(prepared.app())).await? == demo::Loaded::Now {
        output::say("The demonstration is loaded.");
    }
    let running = prepared.serve()?;
    let link = async |email| people::sign_in_link(running.app(), email, Language::default(), LINK_TTL).await;
    output::say(format_args!(
        "\nKohort is ready.\n\n  Pages              {url}/\n  API documentation  {url}/api/docs/\n  Mails              {mail}\n\n\
         Sign in once, within a day, as\n\n  organiser          {organiser}\n  applicant          {applicant}\n\n\
         Ctrl-C stops it; what was done is kept in {data}.",
        url = running.public_url,
        mail = mail_place(&config.mail.route),
        organiser = link(demo::ORGANISER).await?,
        applicant = link(demo::APPLICANT).await?,
        data = config.data.display(),
    ));
    Ok(running.until_signal().await?)
}

fn mail_place(route: &Route) -> String {
    match route {
        Route::Folder(folder) => folder.display().to_string(),
        Route::Smtp(_) => "sent by SMTP".to_owned(),
    }
}
