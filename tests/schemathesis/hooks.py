"""What the tester of the document cannot know: who calls, a fresh key for each request, and addresses of real things."""

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

ADDRESSES = {"anonymous": None, "applicant": "taotleja@kohort.example", "organiser": "korraldaja@kohort.example"}
ADDRESS = ADDRESSES[os.environ["KOHORT_CALLER"]]

numbers = itertools.count(1)
token = None


def first_id(path: str) -> str | None:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    request = urllib.request.Request(BASE + path, headers=headers)
    try:
        with urllib.request.urlopen(request) as answer:
            items = json.load(answer)["items"]
    except urllib.error.HTTPError:
        return None
    return items[0]["id"] if items else None


def sign_in() -> None:
    global token
    if ADDRESS:
        token = bearer(ADDRESS)


sign_in()
THINGS = {
    "cohorts": first_id("/cohorts"),
    "programmes": first_id("/programmes"),
    "initiatives": first_id("/initiatives"),
    "organisations": first_id("/organisations"),
    "registrations": first_id("/registrations") if token else None,
}


@schemathesis.hook
def before_call(context, case, kwargs):
    case.headers = case.headers or {}
    if token:
        case.headers["Authorization"] = f"Bearer {token}"
    if "Idempotency-Key" in case.headers:
        case.headers["Idempotency-Key"] = f"schemathesis-{time.time_ns()}-{next(numbers)}"
    resource = case.operation.path.removeprefix("/api/v1").split("/")[1]
    thing = THINGS.get(resource)
    # Two of three requests go to something that exists; the others to whatever was made up.
    if thing and case.path_parameters and next(numbers) % 3:
        for name in case.path_parameters:
            case.path_parameters[name] = thing


@schemathesis.hook
def after_call(context, case, response):
    # The tester also ends sessions, its own among them.
    if token and response.status_code == 401:
        sign_in()
