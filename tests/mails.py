"""Signs people in from outside: asks for a link, finds it in the folder of mails, hands in its token."""

import email
import email.policy
import http.cookiejar
import json
import os
import pathlib
import re
import time
import urllib.request

MAILS = pathlib.Path(os.environ["KOHORT_MAILS"])
BASE = os.environ["KOHORT_URL"] + "/api/v1"


def newest_token(address: str, after: set[str]) -> str:
    """Token of the first mail to `address` that was not there before."""
    for _ in range(200):
        for file in sorted(MAILS.glob("*.eml"), reverse=True):
            if file.name in after:
                continue
            message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            if address in message["To"]:
                text = message.get_body(("plain",)).get_content()
                return re.search(r"#token=(\S+)", text).group(1)
        time.sleep(0.05)
    raise SystemExit(f"no mail to {address} arrived in {MAILS}")


def bearer(address: str) -> str:
    """An access token of the person with this address."""
    jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar(AnyHost()))
    browser = urllib.request.build_opener(jar)
    before = {file.name for file in MAILS.glob("*.eml")}

    def post(path: str, body: dict) -> bytes:
        headers = {"Content-Type": "application/json", "Idempotency-Key": f"mails-{time.monotonic_ns()}"}
        if cookie := jar_header(jar):
            headers["Cookie"] = cookie
        request = urllib.request.Request(BASE + path, json.dumps(body).encode(), headers)
        with browser.open(request) as answer:
            return answer.read()

    post("/sign-in-links", {"email": address, "language": "en"})
    token = newest_token(address, before)
    return json.loads(post("/sessions", {"token": token, "delivery": "bearer"}))["access_token"]


class AnyHost(http.cookiejar.DefaultCookiePolicy):
    """Keeps secure cookies of a loopback server without TLS, as browsers do."""

    def return_ok_secure(self, cookie, request):
        return True


def jar_header(processor: urllib.request.HTTPCookieProcessor) -> str:
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in processor.cookiejar)
