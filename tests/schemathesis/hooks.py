"""What the tester of the document cannot know: who calls, fresh keys, likely versions, and addresses of real things."""

import itertools
import json
import os
import pathlib
import sys
import time
import urllib.request

import schemathesis

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from mails import BASE, bearer

ADDRESSES = {"applicant": "taotleja@kohort.example", "organiser": "korraldaja@kohort.example"}

numbers = itertools.count(1)


class Caller:
    """Signs in again before the access token dies after ten minutes."""

    def __init__(self):
        self.signed_in_at, self.held = -1e9, ""

    def token(self) -> str:
        if time.monotonic() - self.signed_in_at > 480:
            self.signed_in_at, self.held = time.monotonic(), bearer(ADDRESSES[os.environ["KOHORT_CALLER"]])
        return self.held


caller = Caller()


def first_id(path: str) -> str | None:
    request = urllib.request.Request(BASE + path, headers={"Authorization": f"Bearer {caller.token()}"})
    with urllib.request.urlopen(request) as answer:
        items = json.load(answer)["items"]
    return items[0]["id"] if items else None


def registration() -> str | None:
    """One of the caller's own, or the first that came to a cohort they manage."""
    managed = first_id("/managed-cohorts")
    return first_id("/registrations") or (managed and first_id(f"/cohorts/{managed}/registrations"))


THINGS = {
    "cohorts": first_id("/managed-cohorts") or first_id("/cohorts"),
    "programmes": first_id("/programmes"),
    "initiatives": first_id("/initiatives"),
    "organisations": first_id("/organisations"),
    "registrations": registration(),
}


@schemathesis.hook
def before_call(context, case, kwargs):
    case.headers = case.headers or {}
    case.headers["Authorization"] = f"Bearer {caller.token()}"
    if "Idempotency-Key" in case.headers:
        case.headers["Idempotency-Key"] = f"schemathesis-{time.time_ns()}-{next(numbers)}"
    if "If-Match" in case.headers and next(numbers) % 2:
        case.headers["If-Match"] = '"1"'
    resource = case.operation.path.removeprefix("/api/v1").split("/")[1]
    thing = THINGS.get(resource)
    # Two of three requests go to something that exists; the others to whatever was made up.
    if thing and case.path_parameters and next(numbers) % 3:
        for name in case.path_parameters:
            case.path_parameters[name] = thing
