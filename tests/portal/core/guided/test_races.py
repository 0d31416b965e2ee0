"""Ten windows at once: one result, one save, one conflict; real threads, real transactions."""

from __future__ import annotations

import json

import pytest
from django.conf import settings

from tests.elsewhere import as_setting, shared_database, start_elsewhere

pytestmark = [pytest.mark.slow, pytest.mark.loopback]

BEGIN = """
import json, os, re, threading, django
os.environ["DEMO"] = "1"
from django.conf import settings
settings.STORAGES["staticfiles"]["BACKEND"] = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"  # nothing was collected here
)
django.setup()
from django.db import connection
from django.test import Client
from portal.core.views.walk import WalkGuide

BASE, OURS = "/components/flow/", {"sec-fetch-site": "same-origin", "host": "localhost"}
made = []
conclude = WalkGuide.conclude
WalkGuide.conclude = lambda *args: made.append(1) or conclude(*args)
first = Client()
run = first.post(BASE, headers=OURS)["Location"].removesuffix("company/")

def client():
    other = Client()
    other.cookies.update(first.cookies)
    return other

def post(by, step, revision, **values):
    data = {"guided-current_step": step, f"{step}-revision": str(revision)}
    data |= {f"{step}-{name}": value for name, value in values.items()}
    return by.post(f"{run}{step}/", data, headers=OURS)

def walk():
    post(first, "company", 0, company="alone")
    post(first, "day", 0, day_day="5", day_month="12", day_year="2199", bus="yes")
    post(first, "sights", 0, sights=["cafe"])
    post(first, "legs", 0, far="now", rain="0")
    post(first, "notes", 0, notes="one")

def together(*jobs):
    gate, said = threading.Barrier(len(jobs)), []
    def work(job):
        try:
            gate.wait()
            said.append(job())
        except Exception as fault:
            said.append(repr(fault))
        finally:
            connection.close()
    threads = [threading.Thread(target=work, args=(job,)) for job in jobs]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    return sorted(said)
"""
FINISH = """
walk()
key = re.search('name="key" value="([^"]+)"', first.get(f"{run}check/", headers=OURS).text)[1]
clients = [client() for _ in range(10)]
finish = lambda by: lambda: by.post(f"{run}result/", {"key": key}, headers=OURS).status_code
print(json.dumps([together(*map(finish, clients)), len(made)]))
"""
SAME_STEP = """
walk()
clients = [client() for _ in range(10)]
say = lambda by, n: lambda: post(by, "notes", 1, notes=f"note {n}").status_code
print(json.dumps(together(*(say(by, n) for n, by in enumerate(clients)))))
"""
SAME_ANSWERS = """
clients = [client() for _ in range(10)]
say = lambda by: lambda: post(by, "company", 0, company="alone").status_code
said = together(*map(say, clients))
shown = first.get(f"{run}company/", headers=OURS).text
print(json.dumps([said, re.search('name="company-revision" value="([^"]+)"', shown)[1]]))
"""
DIFFERENT_STEPS = """
walk()
steps = [("notes", {"notes": "two"}), ("sights", {"sights": ["river"]}),
         ("legs", {"far": "past", "rain": "1", "boots": "no"}), ("company", {"company": "friends"})]
say = lambda by, step, values: lambda: post(by, step, 1, **values).status_code
said = together(*(say(client(), *each) for each in steps))
check = first.get(f"{run}check/?show=answers", headers=OURS).text
kept = [words in check for words in (">two<", "A river", ">Past<", "With friends")]
print(json.dumps([said, kept]))
"""


@pytest.fixture
def elsewhere(transactional_db, partnership, tmp_path):
    """Give a function that runs a script on this test's rows and gives what it printed."""

    def run(script):
        keys = as_setting(settings.FIELD_KEYS)
        database = shared_database(tmp_path)
        process = start_elsewhere("-c", BEGIN + script, database=database, var=tmp_path, keys=keys)
        said, faults = process.communicate(timeout=300)
        assert process.returncode == 0, faults
        return json.loads(said.splitlines()[-1])

    return run


def test_finishing_ten_times_at_once_concludes_once(elsewhere):
    assert elsewhere(FINISH) == [[303] * 10, 1]


def test_ten_windows_with_other_answers_to_one_step_save_one_and_ask_nine(elsewhere):
    assert elsewhere(SAME_STEP) == [303, *[409] * 9]


def test_ten_windows_with_the_same_answers_save_them_once(elsewhere):
    assert elsewhere(SAME_ANSWERS) == [[303] * 10, "1"]


def test_windows_at_different_steps_are_all_kept(elsewhere):
    assert elsewhere(DIFFERENT_STEPS) == [[303] * 4, [True] * 4]
