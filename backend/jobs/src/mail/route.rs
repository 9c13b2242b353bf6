//! Where mail goes, as the operator writes it: an SMTP server or a folder.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use lettre::message::Mailbox;

/// `smtp://…`, `smtps://…` or `file:FOLDER`.
#[derive(Clone, PartialEq, Eq)]
pub enum Route {
    /// Holds the password of the mail account, so it does not print.
    Smtp(String),
    Folder(PathBuf),
}

impl FromStr for Route {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.strip_prefix("file:") {
            Some("") => Err("file: lacks its folder".to_owned()),
            Some(folder) => Ok(Self::Folder(PathBuf::from(folder))),
            None if ["smtp://", "smtps://"].iter().any(|scheme| text.starts_with(scheme)) => {
                // The library judges host, port and TLS words; its message could repeat the password.
                super::mailer::connect(text)
                    .map(|_| Self::Smtp(text.to_owned()))
                    .map_err(|_| "the SMTP address cannot be read".to_owned())
            }
            None => Err("it is neither an SMTP address nor file:FOLDER".to_owned()),
        }
    }
}

impl fmt::Debug for Route {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Smtp(_) => out.write_str("Smtp(…)"),
            Self::Folder(folder) => write!(out, "Folder({})", folder.display()),
        }
    }
}

/// `Name <name@host>` or a bare address.
pub fn mailbox(text: &str) -> Result<Mailbox, String> {
    text.parse().map_err(|_| format!("\"{text}\" is not a mailbox"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_and_servers_are_told_apart() {
        assert_eq!("file:/var/mail".parse(), Ok(Route::Folder(PathBuf::from("/var/mail"))));
        for server in
            ["smtp://127.0.0.1:1025", "smtps://user:pass@mail.example", "smtp://mail.example?tls=required"]
        {
            assert_eq!(server.parse(), Ok(Route::Smtp(server.to_owned())));
        }
        for wrong in
            ["", "file:", "mail.example", "smtp://", "http://mail.example", "smtp://mail.example?tls=maybe"]
        {
            assert!(wrong.parse::<Route>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn passwords_do_not_print() {
        let route: Route = "smtps://user:hunter2@mail.example".parse().unwrap();
        assert_eq!(format!("{route:?}"), "Smtp(…)");
    }
}
