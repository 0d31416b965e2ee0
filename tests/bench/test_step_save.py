"""The benchmark of a saved step looks at every answer."""

from __future__ import annotations

from bench.step_save import NOTES, _Keeper


class Response:
    status_code = 303
    headers = {"Location": "/notes/"}


def keeper(expected: bytes) -> _Keeper:
    made = _Keeper(lambda path, form=None, cookie="": Response())
    made.expected, made.cookie = expected, ""
    return made


def test_a_wrong_answer_is_named():
    measured = keeper(b"303 /notes/")
    answer = measured.post("/legs/", "legs", "guided", {"far": "now"})
    assert measured.check(answer) == ""
    assert measured.check(b"500 ") == "b'500 ' instead of b'303 /notes/'"


def test_each_save_changes_something():
    measured = keeper(b"")
    notes = [measured.legs()["far__note"] for _number in range(3)]
    assert notes == [NOTES[0], NOTES[1], NOTES[0]]
    assert measured.sent == NOTES[0]
