//! Enums of the domain as words on the wire. Each is written out once, so that the document lists its values; the
//! conversions are exhaustive matches, so a new variant cannot be forgotten.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

macro_rules! word {
    ($($(#[$doc:meta])* $name:ident = $domain:ident { $($variant:ident),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($variant),+
        }

        impl From<domain::$domain> for $name {
            fn from(value: domain::$domain) -> Self {
                match value {
                    $(domain::$domain::$variant => Self::$variant),+
                }
            }
        }

        impl From<$name> for domain::$domain {
            fn from(value: $name) -> Self {
                match value {
                    $($name::$variant => Self::$variant),+
                }
            }
        }
    )+};
}

word! {
    /// A language of interface and content.
    Language = Language { Et, En, Ru }
    /// What a member stands for.
    Affiliation = Affiliation { Municipality, Ngo, Community, State, Business, Education, Other }
    /// What a member does at home.
    Role = Role {
        Mayor, DeputyMayor, DevelopmentManager, CommunicationsManager, Councillor, Specialist, VillageElder, NgoLeader,
        NgoMember, CommunityMember, Other,
    }
    /// Whether a question is asked once, or of each member.
    AnswerOf = AnswerOf { Registration, Member }
    /// What a file is, told by its content.
    MediaType = MediaType { Pdf, Docx, Xlsx, Odt, Png, Jpeg }
    /// Whom a programme is for.
    Audience = Audience {
        MunicipalEmployee, DecisionMaker, Councillor, Ngo, CommunityLeader, Volunteer, Anyone,
    }
    /// What a programme is about.
    Theme = Theme {
        Engagement, Advocacy, CoCreation, CommunityDevelopment, Dialogue, Volunteering, SocialWelfare, OpenGovernance,
        CrisisPreparedness,
    }
    /// Whether teams or single people register.
    Participation = EntryKind { Team, Person }
    /// Whose word makes a team complete. `by_each_member`: nothing can be handed in while somebody is not confirmed.
    Consent = Consent { ByLead, ByEachMember }
    /// How a member stands: typed by the lead, asked, or confirmed by themselves. The lead counts as confirmed.
    Standing = Standing { Entered, Invited, Confirmed }
    /// What became of an invitation.
    InvitationState = InvitationState { Open, Accepted, Declined, Withdrawn, Expired }
    /// `first_come`: an eligible registration gets a place at once while places last. `selection`: registrations are
    /// collected, decided and told together.
    AdmissionMode = AdmissionMode { FirstCome, Selection }
    /// Where a cohort stands now. `announced`: its opening time is not known yet.
    Phase = Phase { Announced, Upcoming, Open, Closed }
    Format = Format { InPerson, Online, Hybrid }
    /// What capacity counts.
    CapacityUnit = Unit { Teams, People }
    SessionKind = SessionKind { TrainingDay, Workshop, Meeting, FinalSeminar, InfoEvent }
    Publication = Publication { Draft, Published }
    /// What an organisation does in a programme.
    OrganisationPart = Part { Lead, Organiser, Partner, Funder, Relay }
    CostParticipation = CostParticipation { Free, Paid, Unknown }
    /// Where an RSVP stands. `asked`: its link has not been opened and answered.
    RsvpState = RsvpState { Asked, Attending, Waitlisted, Cancelled }
    /// Where a registration stands.
    RegistrationState = State { Draft, Submitted, Waitlisted, Offered, Confirmed, Declined, Withdrawn, Completed }
    /// Who caused a step.
    ActorKind = ActorKind { Applicant, Member, Organiser, System }
    /// What a line of the history is about; only a `step` changes the state.
    HistoryKind = HistoryKind { Step, MemberLeft, HandedOver, Amended, Substituted }
    /// Why what was handed in cannot be changed: the registration stands elsewhere, the cohort does not offer it, its end
    /// has passed, or an offer ended unanswered.
    Shut = Shut { State, NotOffered, Over, OfferEnded }
    /// What a mail is about.
    MailKind = MailKind { Registration, Invitation, MemberAnswer, HandOver, TakenOut, Rsvp, SessionChange }
    /// How far a mail has come. `sent`: the mail server took it. `failed`: given up. `bounced`: came back later.
    /// `not_needed`: its news was out of date before it was written.
    MailState = MailState { Waiting, Retrying, Sent, Failed, Bounced, NotNeeded }
    /// What an organiser decides.
    Outcome = Outcome { Offer, Waitlist, Decline }
    /// What a colleague may do in an organisation; each role includes the ones before it.
    OrganisationRole = OrganisationRole { Viewer, Reviewer, Coordinator, Owner }
}

/// As cohorts were before the choice existed.
impl Default for Consent {
    fn default() -> Self {
        domain::Consent::default().into()
    }
}

/// What the reader can do with a registration now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RegistrationAction {
    Edit,
    Submit,
    Withdraw,
    Confirm,
    DeclineOffer,
    Delete,
    Propose,
    WithdrawProposal,
    Reopen,
    Complete,
    Amend,
    Substitute,
}

impl From<app::Action> for RegistrationAction {
    fn from(action: app::Action) -> Self {
        match action {
            app::Action::Edit => Self::Edit,
            app::Action::Submit => Self::Submit,
            app::Action::Withdraw => Self::Withdraw,
            app::Action::Confirm => Self::Confirm,
            app::Action::DeclineOffer => Self::DeclineOffer,
            app::Action::Delete => Self::Delete,
            app::Action::Propose => Self::Propose,
            app::Action::WithdrawProposal => Self::WithdrawProposal,
            app::Action::Reopen => Self::Reopen,
            app::Action::Complete => Self::Complete,
            app::Action::Amend => Self::Amend,
            app::Action::Substitute => Self::Substitute,
        }
    }
}
