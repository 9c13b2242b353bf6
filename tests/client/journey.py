"""A stranger's program, written against a client that a public generator made from the document: it lists programmes,
checks whether a team fits, and submits a registration."""

import os
import pathlib
import sys
import urllib.request
import uuid

import icalendar

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from mails import bearer

from kohort_client import AuthenticatedClient, Client
from kohort_client.api.catalogue import get_cohort, list_cohorts, list_programmes
from kohort_client.api.evaluations import evaluate_cohort
from kohort_client.api.registrations import create_registration, submit_registration
from kohort_client.models import (
    Affiliation,
    EvaluationRequest,
    MemberFacts,
    MemberInput,
    Nothing,
    Participation,
    Phase,
    RegistrationCreate,
)

URL = os.environ["KOHORT_URL"]


def key() -> str:
    return str(uuid.uuid4())


visitor = Client(base_url=URL, raise_on_unexpected_status=True)
programmes = list_programmes.sync(client=visitor)
print(f"{len(programmes.items)} programmes, the first is {programmes.items[0].title.text}")
assert len(programmes.items) >= 5

calls = list_cohorts.sync(client=visitor, phase=Phase.OPEN, participation=Participation.TEAM)
call = next(card for card in calls.items if card.team_size and (card.team_size.min_, card.team_size.max_) == (4, 6))

kinds = [Affiliation.MUNICIPALITY] * 3 + [Affiliation.NGO]
asked = EvaluationRequest(members=[MemberFacts(affiliation=kind) for kind in kinds], complete=True)
verdict = evaluate_cohort.sync(id=call.id, client=visitor, body=asked, accept_language="en")
print(f"{call.programme.title.text}: {verdict.status}")
assert verdict.status == "satisfied", verdict
short = EvaluationRequest(members=asked.members[1:], complete=True)
missing = evaluate_cohort.sync(id=call.id, client=visitor, body=short, accept_language="en")
assert missing.status == "violated" and missing.fixes, missing
print(f"one member fewer: {missing.status}; {missing.fixes[0].text}")

# Another's parser reads every calendar without a complaint, and finds in it what the document's clients find.
for card in list_cohorts.sync(client=visitor).items:
    with urllib.request.urlopen(f"{URL}/api/v1/cohorts/{card.id}/calendar.ics?lang=ru") as answer:
        calendar = icalendar.Calendar.from_ical(answer.read())
    dated = [session for session in get_cohort.sync(id=card.id, client=visitor).sessions if session.date]
    entries = {str(entry["uid"]): entry for entry in calendar.walk("VEVENT")}
    assert entries.keys() == {f"{session.id}@kohort" for session in dated}, entries
    for session in dated:
        entry = entries[f"{session.id}@kohort"]
        assert not entry.errors, entry.errors
        starts = entry.decoded("dtstart")
        assert starts == (session.starts_at or session.date), (starts, session)
print("every calendar was read")

lead = AuthenticatedClient(base_url=URL, token=bearer("integrator@people.example"), raise_on_unexpected_status=True)
members = [
    MemberInput(
        name=f"Member {number}",
        email=f"member-{number}@client.example",
        affiliation=kind,
        organisation="Viimsi",
        municipality="0890",
        is_lead=number == 1,
    )
    for number, kind in enumerate(kinds, 1)
]
team = RegistrationCreate(team_name="Generated", municipality="0890", members=members)
draft = create_registration.sync(id=call.id, client=lead, body=team, idempotency_key=key())
submitted = submit_registration.sync(
    id=draft.id, client=lead, body=Nothing(), idempotency_key=key(), if_match=f'"{draft.version}"'
)
print(f"registration {submitted.id}: {submitted.state}")
assert submitted.state == "submitted", submitted
