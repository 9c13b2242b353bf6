//! `kohort retention`: erases what is over, as the server does every day, or only says what that would be.

use app::retention::Erased;
use clap::Args;

use super::{Failure, flags::SettingFlags, output};
use crate::opening;

#[derive(Debug, Args)]
pub struct RetentionArgs {
    /// Only count what is due
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    settings: SettingFlags,
}

pub async fn run(args: RetentionArgs) -> Result<(), Failure> {
    let config = args.settings.configuration()?;
    let app = opening::open_app(&config).await?;
    let erased = app.erase_due(args.dry_run).await?;
    for line in lines(&erased, args.dry_run) {
        output::say(line);
    }
    Ok(app.store().clone().close().await?)
}

/// Counts only: whose data it is does not belong on a terminal.
fn lines(erased: &Erased, dry_run: bool) -> Vec<String> {
    let head = if dry_run { "due to be erased" } else { "erased" };
    let mut lines = vec![
        format!("{head}:"),
        format!("  drafts           {}", erased.drafts),
        format!("  registrations    {}", erased.registrations),
        format!("  people in both   {}", erased.people),
        format!("  answers          {}", erased.answers),
        format!("  rsvps            {}", erased.rsvps),
    ];
    if let Some(oldest) = erased.oldest {
        lines.push(format!("  due since        {}", oldest.format("%Y-%m-%d")));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_date_is_named_only_where_something_is_due() {
        assert!(!lines(&Erased::default(), true).iter().any(|line| line.contains("since")));
        let oldest = "2027-03-01T22:00:00Z".parse().ok();
        let due = lines(&Erased { people: 48, oldest, ..Erased::default() }, true);
        assert!(
            due.iter().any(|line| line.ends_with(" 48"))
                && due.iter().any(|line| line.ends_with("2027-03-01"))
        );
    }
}
