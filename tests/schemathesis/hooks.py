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

ADDRESSES = {"visitor": None, "applicant": "taotleja@kohort.example", "organiser": "korraldaja@kohort.example"}

numbers = itertools.count(1)


class Caller:
    """A visitor, or somebody who signs in again before the access token dies after ten minutes."""

    def __init__(self, address: str | None):
        self.address, self.signed_in_at, self.token = address, -1e9, ""

    def headers(self) -> dict[str, str]:
        if self.address is None:
            return {}
        if time.monotonic() - self.signed_in_at > 480:
            self.signed_in_at, self.token = time.monotonic(), bearer(self.address)
        return {"Authorization": f"Bearer {self.token}"}


caller = Caller(ADDRESSES[os.environ["KOHORT_CALLER"]])


def first_id(path: str) -> str | None:
    request = urllib.request.Request(BASE + path, headers=caller.headers())
    with urllib.request.urlopen(request) as answer:
        items = json.load(answer)["items"]
    return items[0]["id"] if items else None


def own_things() -> dict[str, str | None]:
    """A cohort that the caller manages, and a registration of theirs or the first that came to it."""
    if caller.address is None:
        return {"cohorts": first_id("/cohorts")}
    managed = first_id("/managed-cohorts")
    came = managed and first_id(f"/cohorts/{managed}/registrations")
    return {"cohorts": managed or first_id("/cohorts"), "registrations": first_id("/registrations") or came}


THINGS = {
    "programmes": first_id("/programmes"),
    "initiatives": first_id("/initiatives"),
    "organisations": first_id("/organisations"),
    **own_things(),
}


@schemathesis.hook
def before_call(context, case, kwargs):
    case.headers = case.headers or {}
    case.headers.update(caller.headers())
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
