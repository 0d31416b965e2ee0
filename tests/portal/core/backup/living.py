"""Code that runs on a host: people work there, and others look at what came back."""

from __future__ import annotations

# Rows of every room, and files: what a site has after its first weeks.
LIVED_IN = """
import io, os
from datetime import timedelta
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
from PIL import Image as Picture
from django_tasks_db.models import DBTaskResult
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from portal.core.actions import report_problem
from portal.core.audit.actions import record
from portal.core.audit.sealing import seal_events
from portal.core.models import Partnership, StandardPage
from portal.core.outbox.actions import queue_mail
from portal.core.vault.actions import give_code, start_run
from portal.core.vault.visitor import VisitorKey
from portal.users.actions.security import log_event
from portal.users.models import EventKind, User

now = timezone.now()
here = Partnership.objects.order_by("pk")[0]
page = StandardPage.objects.order_by("pk")[0]
page.title = "Żółta łódź, مرحبا"
page.save_revision()
person = User.objects.create_user("person", "person@example.org", "correct horse battery")
log_event(kind=EventKind.SIGNED_IN, account=person, now=now)
for number in range(5):
    record(kind="page-published", now=now, actor=person, partnership=here,
           subject=f"core.StandardPage:{number}", detail={"number": number, "is-new": True})
    seal_events(now=now + timedelta(seconds=number))
record(kind="page-published", now=now)
report_problem(partnership=here, path="/", message="The door is wrong", now=now)
DBTaskResult.objects.create(task_path="portal.tasks.send", queue_name="default", run_after=now,
                            backend_name="default", args_kwargs={"args": [], "kwargs": {}})
queue_mail(key="hello-1", to="person@example.org", subject="A note", text="Words", now=now,
           partnership=here, send_after=now + timedelta(days=30))
session = SessionStore()
session["secret"] = "a session"
session.create()
visitor = VisitorKey(b"v" * 32)
run = start_run(kind="screening", version="1", payload={"answer": "seeded words"},
                visitor=visitor, partnership=here, now=now)
give_code(run_id=run.id, kind="screening", visitor=visitor, now=now)
picture = io.BytesIO()
Picture.new("RGB", (400, 300), "teal").save(picture, "PNG")
image = get_image_model().objects.create(
    title="Street", file=ContentFile(picture.getvalue(), "street.png"))
image.get_rendition("width-100")
document = get_document_model()(title="Leaflet")
document.file.save("łódź leaflet.txt", ContentFile(os.urandom(300_000)))
document.save()
call_command("update_index", verbosity=0)  # the worker of this site would have
"""

# All of a host at one look: every row of every table as the database itself gives it (nothing of
# ours reads it), every file, every home page as a browser gets it, what opens and what is found.
LOOK = """
import json
from hashlib import sha256
from pathlib import Path
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test import Client
from wagtail.images import get_image_model
from wagtail.models import Page
from portal.core.models import Partnership, StandardPage
from portal.core.outbox.models import OutboxMail
from portal.users.models import User

def sum_of(rows):
    return [len(rows), sha256(repr(sorted(repr(row) for row in rows)).encode()).hexdigest()]

def tables():
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            columns = "t::text" if connection.vendor == "postgresql" else "*"
            cursor.execute(f'SELECT {columns} FROM "{model._meta.db_table}" t')
            yield model._meta.label, sum_of(cursor.fetchall())

def files():
    media = Path(settings.MEDIA_ROOT)
    for path in media.rglob("*"):
        if path.is_file():
            yield str(path.relative_to(media)), sha256(path.read_bytes()).hexdigest()

def homes():
    for row in Partnership.objects.with_site():
        response = Client().get("/", headers={"host": row.site.hostname})
        assert response.status_code == 200, (row.slug, response.status_code)
        assert row.name in response.content.decode()
        yield row.slug, sha256(response.content).hexdigest()

def opened():
    image = get_image_model().objects.get()
    yield "mail", json.loads(OutboxMail.objects.get(key="hello-1").content)["text"]
    yield "draft", StandardPage.objects.order_by("pk")[0].get_latest_revision_as_object().title
    yield "picture", [image.width, image.height, image.renditions.get().file.size > 100]
    yield "search", sorted(page.title for page in Page.objects.search("parents"))
    person = User.objects.get(username="person")
    yield "password", person.check_password("correct horse battery")

found = {"tables": dict(tables()), "files": dict(files())}
if found["tables"]["core.Partnership"][0]:
    found |= {"homes": dict(homes()), "opened": dict(opened())}
print(json.dumps(found))
"""

# Restores in which something goes wrong half-way, each in its own way; prints what is told.
SPOILT = """
import json
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from portal.core.backup import restoring
write, save = restoring.write_lines, default_storage.save
def write_fewer(table, lines):
    write(table, list(lines)[table.label == "audit.AuditEvent":])
def write_some(table, lines):
    if table.label != "wagtailcore.Site":
        write(table, lines)
def full(name, file):
    raise OSError(28, "No space left on device", "media/x")
told = []
for path, save_file, write_rows in (
    ({cut!r}, save, write),
    ({path!r}, lambda name, file: save(name + "x", file), write),
    ({path!r}, save, write_fewer),
    ({path!r}, save, write_some),
    ({path!r}, full, write),
):
    default_storage.save, restoring.write_lines = save_file, write_rows
    try:
        call_command("restore", path)
    except CommandError as error:
        told.append(str(error))
print(json.dumps(told))
"""

# A restore that is killed when rows and files are all written and nothing is decided yet.
KILLED = """
import os, signal
from django.core.management import call_command
from portal.core.backup import restoring
restoring._compare = lambda manifest: os.kill(os.getpid(), signal.SIGKILL)
call_command("restore", {path!r})
"""

# Somebody who goes on working: each person comes with a row of the log, both or neither.
WRITER = """
import time
from django.db import transaction
from django.utils import timezone
from portal.core.audit.actions import record
from portal.users.models import User
number = 0
print("writing", flush=True)
while True:
    number += 1
    with transaction.atomic():
        User.objects.create(username=f"w{number}", email=f"w{number}@example.org")
        record(kind="test-pair", now=timezone.now(), subject=str(number))
    time.sleep(0.002)
"""

# A backup that takes its time between the two tables, with the snapshot or without it.
SLOWLY = """
import json, time
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from portal.core.backup import making
from portal.users.models import User
add_table = making._add_table
def slowly(archive, table):
    if table.label in ("audit.AuditEvent", "users.User"):
        time.sleep(0.3)
    return add_table(archive, table)
making._add_table = slowly
if {without!r}:
    making.snapshot = nullcontext
manifest = making.make_backup(path=Path({path!r}), now=datetime.now(UTC))
rows = [manifest.tables[label].rows for label in ("audit.AuditEvent", "users.User")]
print(json.dumps([*rows, User.objects.count()]))
"""

# A backup that cannot be written: the file is there, the folder is not, the disk is full (a limit
# on the size of files fails in the same place).
UNWRITABLE = """
import json, resource, signal
from django.core.management import CommandError, call_command
told = []
for path in ({there!r}, {nowhere!r}, {full!r}):
    if path == {full!r}:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, resource.RLIM_INFINITY))
    try:
        call_command("backup", path)
    except CommandError as error:
        told.append(str(error))
print(json.dumps(told))
"""

# A host on which something has begun: another release, a file, a log, an account.
BEGUN = """
import json
from pathlib import Path
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from portal.users.actions.security import log_event
from portal.users.models import EventKind, User
told = []

def restore():
    try:
        call_command("restore", {path!r})
    except CommandError as error:
        told.append(str(error))

release = MigrationRecorder(connection)
release.record_applied("core", "0999_from_tomorrow")
restore()
release.record_unapplied("core", "0999_from_tomorrow")
file = Path(settings.MEDIA_ROOT, "notes", "a.txt")
file.parent.mkdir(parents=True)
file.write_text("words")
restore()
file.unlink()
log_event(kind=EventKind.SIGN_IN_FAILED, now=timezone.now())
restore()
User.objects.create_user("first", "first@example.org", "correct horse battery")
restore()
print(json.dumps(told))
"""

# How far the numbers of new rows are from those of the last restored ones.
FOLLOWING = """
import json
from django.utils import timezone
from portal.core.audit.actions import record
from portal.core.audit.models import AuditEvent
from portal.users.models import User
from wagtail.models import Page
def last():
    return [m.objects.order_by("-pk")[0].pk for m in (Page, User, AuditEvent)]
before = last()
page = Page.objects.order_by("-depth", "pk")[0]
page.add_sibling(instance=Page(title="New", slug="new", locale=page.locale))
User.objects.create_user("another", "another@example.org", "correct horse battery")
record(kind="page-published", now=timezone.now())
print(json.dumps([b - a for a, b in zip(before, last(), strict=True)]))
"""
