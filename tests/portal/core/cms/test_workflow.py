"""One step of approval covers every page and row."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from wagtail.models import (
    GroupApprovalTask,
    Page,
    Task,
    Workflow,
    WorkflowContentType,
    WorkflowMixin,
    WorkflowPage,
    WorkflowTask,
)

from portal.core import registry
from portal.core.cms.actions import NAME, ensure_workflow
from portal.core.cms.deciding import changed_fields, is_own_work
from portal.core.cms.models import PartnershipApprovalTask, deciders_of, may_decide
from tests.factories import (
    ContactFactory,
    StandardPageFactory,
    TermTextFactory,
    UserFactory,
    user_with_role,
)

pytestmark = pytest.mark.django_db


def state_of_workflows():
    return (
        sorted(Workflow.objects.filter(active=True).values_list("name", flat=True)),
        sorted(Task.objects.filter(active=True).values_list("name", flat=True)),
        list(WorkflowPage.objects.values_list("page__depth", flat=True)),
        WorkflowContentType.objects.count(),
    )


def test_everything_goes_through_it_and_asking_again_changes_nothing():
    ensure_workflow()
    before = state_of_workflows()
    rows = [model for model in registry.edited_tables if issubclass(model, WorkflowMixin)]
    assert before == ([NAME], [NAME], [1], len(rows))
    ensure_workflow()
    assert state_of_workflows() == before


def test_every_page_and_row_with_drafts_has_it(partnership):
    page = StandardPageFactory(parent=partnership.site.root_page)
    for thing in (page, TermTextFactory(), ContactFactory()):
        assert thing.get_workflow().name == NAME


def test_what_asks_others_is_put_away(partnership):
    workflow = Workflow.objects.create(name="Moderators")
    task = GroupApprovalTask.objects.create(name="Moderators")
    task.groups.add(Group.objects.create(name="Anybody"))
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(page=partnership.site.root_page, workflow=workflow)
    term = ContentType.objects.get_for_model(TermTextFactory._meta.model)
    WorkflowContentType.objects.filter(content_type=term).update(workflow=workflow)
    ensure_workflow()
    workflow.refresh_from_db()
    task.refresh_from_db()
    assert (workflow.active, task.active) == (False, False)
    assert TermTextFactory().get_workflow().name == NAME


def test_before_there_is_a_page_there_is_nothing_to_do():
    Page.objects.all().delete()
    assert ensure_workflow() is None


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("editor", False),
        ("approver", True),
        ("partnership-admin", True),
        ("trainer", False),
        ("admin", True),
    ],
)
def test_who_decides_about_a_page_and_a_row(two, role, expected):
    own, other = two
    page = StandardPageFactory(parent=own.site.root_page)
    row = TermTextFactory(owner__partnership=own)
    user = user_with_role(role, own)
    assert may_decide(page, user) is expected
    assert may_decide(row, user) is expected
    stranger = user_with_role(role, other)
    assert may_decide(page, stranger) is (role == "admin")
    assert may_decide(TermTextFactory(), user) is (role == "admin")


def test_who_is_asked(two):
    own, other = two
    wanted = {user_with_role("approver", own).pk, user_with_role("partnership-admin", own).pk}
    user_with_role("approver", other)
    assert deciders_of(TermTextFactory(owner__partnership=own)) == wanted
    assert deciders_of(StandardPageFactory(parent=own.site.root_page)) == wanted
    assert deciders_of(TermTextFactory()) == frozenset()


@pytest.fixture
def submitted(two):
    row = TermTextFactory(owner__partnership=two[0], draft=True)
    author = user_with_role("approver", two[0])
    row.save_revision(user=author)
    return row, author, row.get_workflow().start(row, author)


def task_of(state):
    return state.current_task_state.task.specific


def test_the_author_may_only_ask_for_changes(two, submitted):
    row, author, state = submitted
    task = task_of(state)
    second = user_with_role("approver", two[0])
    assert [name for name, _label, _form in task.get_actions(row, author)] == ["reject"]
    assert [name for name, _label, _form in task.get_actions(row, second)] == [
        *("reject", "approve", "approve")
    ]
    assert task.get_actions(row, user_with_role("editor", two[0])) == []
    assert is_own_work(row, author)
    assert not is_own_work(row, second)


def test_who_submitted_anothers_version_does_not_approve_it(two):
    row = TermTextFactory(owner__partnership=two[0], draft=True)
    row.save_revision(user=user_with_role("editor", two[0]))
    submitter = user_with_role("approver", two[0])
    state = row.get_workflow().start(row, submitter)
    assert [name for name, *_rest in task_of(state).get_actions(row, submitter)] == ["reject"]


def test_an_action_that_is_not_offered_is_refused(submitted):
    _row, author, state = submitted
    with pytest.raises(PermissionDenied):
        task_of(state).on_action(state.current_task_state, author, "approve")
    state.current_task_state.refresh_from_db()
    assert state.current_task_state.status == "in_progress"


def test_those_who_decide_may_look_lock_and_open(two, submitted):
    row, _author, state = submitted
    task, editor = task_of(state), user_with_role("editor", two[0])
    second = user_with_role("approver", two[0])
    for may in (task.user_can_access_editor, task.user_can_lock, task.user_can_unlock):
        assert may(row, second)
        assert not may(row, editor)
    assert task.locked_for_user(row, editor)
    assert not task.locked_for_user(row, second)
    assert PartnershipApprovalTask.get_description().startswith("People who approve")


def test_what_waits_for_somebody_is_listed(two, submitted):
    _row, author, state = submitted
    task = task_of(state)
    assert list(task.get_task_states_user_can_moderate(author)) == [state.current_task_state]
    stranger = user_with_role("approver", two[1])
    assert list(task.get_task_states_user_can_moderate(stranger)) == []
    assert list(task.get_task_states_user_can_moderate(UserFactory())) == []


def test_which_fields_changed():
    live = ContactFactory.build(phone="1", email="a@example.org", live=True)
    draft = ContactFactory.build(phone="2", email="a@example.org", live=False)
    assert changed_fields(live, draft, ("phone", "email")) == ["phone"]
    assert changed_fields(draft, live, ("phone", "email", "url")) == ["phone", "email"]
    assert changed_fields(None, live, ("url",)) == []
