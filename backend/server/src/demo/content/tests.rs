//! The embedded files keep their promises: they can be read, their names resolve, their dates lie ahead and
//! keep the published pattern, and nobody real can be reached through them.

use std::collections::HashSet;

use chrono::{Datelike, Days, Weekday};
use domain::names::{check_slug, clean_email};
use domain::{Outcome, SessionKind, State, municipalities};
use eligibility::{Effect, FactSchema, Facts, Item, RuleSet, RuleStatus, Value, VerdictStatus, evaluate};

use super::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn content() -> Content {
    Content::starting_on(date("2026-11-22")).unwrap()
}

fn cohort<'a>(content: &'a Content, key: &str) -> &'a DemoCohort {
    content.calls.iter().flat_map(|call| &call.cohorts).find(|cohort| cohort.key == key).unwrap()
}

#[test]
fn every_name_resolves() {
    let content = content();
    let organisations: HashSet<_> = content.organisations.iter().map(|one| one.slug.as_str()).collect();
    assert_eq!(organisations.len(), content.organisations.len());
    let initiatives: HashSet<_> = content.initiatives.iter().map(|one| one.slug.as_str()).collect();
    let programmes = content.calls.iter().map(|call| &call.programme);
    let parts = programmes.clone().flat_map(|programme| &programme.organisations);
    let named = parts
        .chain(content.initiatives.iter().flat_map(|initiative| &initiative.organisations))
        .map(|part| part.organisation.as_str())
        .chain(programmes.clone().map(|programme| programme.organisation.as_str()))
        .chain(content.people.iter().flat_map(|one| &one.memberships).map(|one| one.organisation.as_str()));
    for slug in named {
        assert!(organisations.contains(slug), "{slug}");
    }
    for programme in programmes {
        assert!(programme.initiative.as_deref().is_none_or(|slug| initiatives.contains(slug)));
        let leads = programme.organisations.iter().filter(|one| one.part == Part::Lead);
        assert_eq!(leads.map(|one| &one.organisation).collect::<Vec<_>>(), [&programme.organisation]);
        assert_eq!(check_slug(&programme.slug, ""), Ok(()));
    }
}

#[test]
fn deadlines_and_meetings_lie_ahead_whenever_it_starts() {
    for day in 0..60 {
        let start = date("2027-03-01") + Days::new(day);
        for cohort in Content::starting_on(start).unwrap().calls.iter().flat_map(|call| &call.cohorts) {
            assert_eq!(cohort.opens, Some(LocalMoment { date: start, time: None }), "{}", cohort.key);
            let dates = cohort.sessions.iter().filter_map(|session| session.date);
            for ahead in dates.chain(cohort.closes.map(|moment| moment.date)) {
                assert!((14..365).contains(&(ahead - start).num_days()), "{} {ahead}", cohort.key);
            }
        }
    }
}

#[test]
fn the_dialogue_programme_keeps_weekdays_hours_and_distances() {
    let content = content();
    let dialogue = cohort(&content, "dialoog");
    let info = dialogue.sessions.iter().find(|session| session.kind == SessionKind::InfoEvent).unwrap();
    assert_eq!(info.start_time.zip(info.end_time).map(|(a, b)| (b - a).num_minutes()), Some(45));
    let distances = |from: NaiveDate| -> Vec<i64> {
        dialogue.sessions.iter().filter_map(|session| Some((session.date? - from).num_days())).collect()
    };
    let closes = dialogue.closes.unwrap().date;
    assert_eq!(closes.weekday(), Weekday::Fri);
    assert_eq!(distances(closes), [-10, 19, 33, 54, 75, 138]);
}

#[test]
fn what_a_page_does_not_state_stays_open() {
    let content = content();
    for key in ["huvikaitse", "kaasamine"] {
        let cohort = cohort(&content, key);
        assert_eq!((cohort.closes, cohort.starts_on, cohort.capacity), (None, None, None));
        assert!(cohort.sessions.iter().all(|session| session.date.is_none()));
    }
    let co_creation = cohort(&content, "koosloome");
    let days: Vec<_> = co_creation.sessions.iter().filter(|one| one.kind == SessionKind::Workshop).collect();
    assert_eq!(days.len(), 5);
    for day in days {
        let note = day.when_note.as_ref().and_then(|note| note.get(Language::Et)).unwrap();
        assert_eq!(
            (day.date, note),
            (None, "Kuupäev teatatakse, ajavahemikus jaanuar 2027 kuni märts 2027.")
        );
    }
}

#[test]
fn all_is_translated_except_one_text_that_shows_the_fallback() {
    let missing = |text: &Text| Language::ALL.into_iter().filter(|one| text.get(*one).is_none()).count();
    let content = content();
    let mut untranslated = Vec::new();
    for call in &content.calls {
        let programme = &call.programme;
        let lists = [&programme.topics, &programme.learning_outcomes, &programme.deliverables];
        let texts = lists.into_iter().flatten().chain(&programme.goal).chain(&programme.audience);
        for text in texts.chain([&programme.title, &programme.summary]) {
            assert_eq!(missing(text), 0, "{text:?}");
        }
        if missing(&programme.description) > 0 {
            untranslated.push((programme.slug.as_str(), programme.description.get(Language::Ru)));
        }
        for session in call.cohorts.iter().flat_map(|cohort| &cohort.sessions) {
            for text in session.title.iter().chain(&session.description).chain(&session.when_note) {
                assert_eq!(missing(text), 0, "{text:?}");
            }
        }
    }
    assert_eq!(untranslated, [("sotsiaalvaldkonna-teemagrupp", None)]);
}

#[test]
fn nobody_real_can_be_reached() {
    let content = content();
    let contacts = content.calls.iter().filter_map(|call| call.programme.contact.as_ref());
    assert!(contacts.clone().all(|contact| contact.phone.is_none()));
    let members = content.registrations.iter().flat_map(|one| &one.registration.members);
    let addresses = contacts
        .filter_map(|contact| contact.email.as_deref())
        .chain(content.people.iter().map(|person| person.email.as_str()))
        .chain(content.registrations.iter().map(|one| one.applicant.as_str()))
        .chain(members.map(|member| member.email.as_str()));
    for address in addresses {
        assert_eq!(clean_email(address, ""), Ok(Some(address.to_owned())));
        let host = address.split_once('@').unwrap().1;
        assert!(["example.org", "example.com"].contains(&host) || host.ends_with(".example"), "{address}");
    }
}

#[test]
fn three_meetings_take_whoever_says_that_they_will_come() {
    let content = content();
    for (key, by_rsvp, is_online) in
        [("teemagrupp", true, false), ("koosloome", false, true), ("dialoog", false, true)]
    {
        let cohort = cohort(&content, key);
        let taking: Vec<_> = cohort.sessions.iter().filter(|session| session.rsvp.is_some()).collect();
        assert_eq!((taking.len(), cohort.by_rsvp), (1, by_rsvp), "{key}");
        let join = taking.iter().find_map(|session| session.join_url.as_deref());
        assert_eq!(join.is_some_and(|url| url.starts_with("https://zoom.example/")), is_online, "{key}");
    }
}

#[test]
fn registrations_fit_their_cohorts_and_states() {
    let content = content();
    for one in &content.registrations {
        let entry = &one.registration;
        let cohort = cohort(&content, &one.cohort);
        let leads: Vec<_> = entry.members.iter().filter(|member| member.is_lead).collect();
        assert_eq!(leads.len(), 1, "{entry:?}");
        let addresses: HashSet<_> = entry.members.iter().map(|member| &member.email).collect();
        assert_eq!(addresses.len(), entry.members.len());
        match cohort.participation {
            EntryKind::Person => assert!(entry.members.len() == 1 && entry.team_name.is_none()),
            EntryKind::Team => assert!(entry.team_name.is_some()),
        }
        assert!(municipalities().iter().any(|unit| Some(unit.code) == entry.municipality));
        let outcome = one.decision.as_ref().map(|decision| decision.outcome);
        let allowed = match one.state {
            State::Draft => outcome.is_none(),
            State::Submitted => true,
            State::Offered | State::Confirmed => outcome == Some(Outcome::Offer),
            State::Waitlisted => outcome == Some(Outcome::Waitlist),
            State::Declined => outcome == Some(Outcome::Decline),
            State::Withdrawn | State::Completed => false,
        };
        assert!(allowed, "{:?} with {outcome:?}", one.state);
    }
}

fn facts(entry: &DemoEntry) -> Facts {
    let code = |code: &str| Value::Code(code.to_owned());
    let member = |member: &DemoMember| {
        let affiliation = member.affiliation.map(|kind| ("affiliation.kind", code(kind.code())));
        let role = member.role.map(|role| ("role", code(role.code())));
        Item::new(&*member.email, affiliation.into_iter().chain(role))
    };
    let municipality = entry.municipality.map(|unit| ("municipality".to_owned(), code(unit.as_str())));
    Facts {
        registration: municipality.into_iter().collect(),
        members: entry.members.iter().map(member).collect(),
        ..Facts::default()
    }
}

#[test]
fn what_is_handed_in_fits_and_some_of_it_goes_against_advice() {
    let content = content();
    let mut against_advice = Vec::new();
    for one in content.registrations.iter().filter(|one| one.state != State::Draft) {
        let rules = RuleSet { rules: cohort(&content, &one.cohort).rules.clone() };
        let verdict = evaluate(&rules, &FactSchema::standard(), &facts(&one.registration));
        assert_eq!(verdict.status, VerdictStatus::Satisfied, "{}", one.applicant);
        let advice = verdict.rules.iter().filter(|result| result.effect == Effect::Advise);
        if advice.clone().any(|result| result.status == RuleStatus::NotMet) {
            against_advice.push(one.applicant.as_str());
        }
    }
    assert_eq!(against_advice, ["nikolai.romanenko@alutaguse.example"]);
}

#[test]
fn a_draft_shows_what_is_missing() {
    let content = content();
    let draft = content.registrations.iter().find(|one| one.state == State::Draft).unwrap();
    let rules = RuleSet { rules: cohort(&content, &draft.cohort).rules.clone() };
    let verdict = evaluate(&rules, &FactSchema::standard(), &facts(&draft.registration));
    let failed: Vec<_> = verdict.rules.iter().filter(|result| result.status == RuleStatus::NotMet).collect();
    assert_eq!(failed.iter().map(|result| result.rule.as_str()).collect::<Vec<_>>(), ["from-municipality"]);
}
