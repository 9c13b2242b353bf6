//! The people of the tests, one for each role that the API tells apart. They sign in as people do: they ask for a
//! link, find it in their mail, and hand in its token.

use serde_json::json;
use server::people::{self, NewPerson};

use super::{Caller, TestApp};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Anonymous,
    /// The lead of the registration in question.
    Applicant,
    OtherApplicant,
    Viewer,
    Reviewer,
    Coordinator,
    Owner,
    /// An owner, but of another organisation.
    OtherOwner,
    Administrator,
}

pub const ROLES: [Role; 9] = [
    Role::Anonymous,
    Role::Applicant,
    Role::OtherApplicant,
    Role::Viewer,
    Role::Reviewer,
    Role::Coordinator,
    Role::Owner,
    Role::OtherOwner,
    Role::Administrator,
];

impl Role {
    /// As the column of the permission table is headed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Anonymous => "anonymous",
            Self::Applicant => "applicant",
            Self::OtherApplicant => "other_applicant",
            Self::Viewer => "viewer",
            Self::Reviewer => "reviewer",
            Self::Coordinator => "coordinator",
            Self::Owner => "owner",
            Self::OtherOwner => "other_owner",
            Self::Administrator => "administrator",
        }
    }

    pub fn email(self) -> String {
        format!("{}@people.example", self.name().replace('_', "-"))
    }
}

impl TestApp {
    /// Signs `email` in with a browser of its own, through the mail.
    pub async fn sign_in(&self, email: &str) -> Caller {
        let browser = self.browser();
        let before = self.mails(email).await;
        browser.post("/sign-in-links", &json!({ "email": email, "language": "en" })).await.expect(202);
        // The clock may stand still, so the names of the files do not tell the newest.
        let mails = self.mails(email).await;
        let new = mails.iter().find(|mail| !before.contains(mail)).expect("a mail with a link");
        let token = new.token();
        browser.post("/sessions", &json!({ "token": token })).await.expect(201);
        browser
    }

    /// The installation's administrator, made as at the command line of a real machine.
    pub async fn administrator(&self) -> Caller {
        let email = Role::Administrator.email();
        people::create(self.running.app(), &NewPerson::administrator(&email)).await.unwrap();
        self.sign_in(&email).await
    }

    /// Somebody who works for the organisation with this slug.
    pub async fn colleague(&self, email: &str, organisation: &str, role: &str) -> Caller {
        let colleague = NewPerson::colleague(email, organisation, role).unwrap();
        people::create(self.running.app(), &colleague).await.unwrap();
        self.sign_in(email).await
    }
}
