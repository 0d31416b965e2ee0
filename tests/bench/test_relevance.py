"""Figures of relevance, worked out by hand beside."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.relevance import Answered, Scores, misses, ndcg, right_first, table, zero_result_rate

GRADES = {"/a/": 3, "/b/": 2, "/c/": 1}
BEST_ORDER = 7 + 3 / math.log2(3) + 1 / 2
PATHS = st.sampled_from(["/a/", "/b/", "/c/", "/d/", "/e/"])


def answered(*ranking, kind="typo", grades=GRADES):
    return Answered(kind, ranking, grades)


@pytest.mark.parametrize(
    ("ranking", "expected"),
    [
        (["/a/", "/b/", "/c/"], 1),
        (["/a/", "/b/", "/c/", "/d/"], 1),
        (["/c/", "/b/", "/a/"], (1 + 3 / math.log2(3) + 7 / 2) / BEST_ORDER),
        (["/d/", "/a/"], (7 / math.log2(3)) / BEST_ORDER),
        (["/a/"], 7 / BEST_ORDER),
        (["/d/", "/e/"], 0),
        ([], 0),
    ],
)
def test_ndcg(ranking, expected):
    assert ndcg(ranking, GRADES) == pytest.approx(expected)


def test_only_the_first_k_count():
    assert ndcg(["/d/"] * 10 + ["/a/"], GRADES) == 0
    assert ndcg(["/d/", "/a/"], {"/a/": 3}, k=1) == 0
    assert ndcg(["/d/", "/a/"], {"/a/": 3}, k=2) == pytest.approx(1 / math.log2(3))


def test_the_best_order_is_no_longer_than_k():
    many = {f"/{number}/": 3 for number in range(12)}
    assert ndcg([f"/{number}/" for number in range(2, 12)], many) == 1


def test_a_page_that_stands_there_twice_is_of_use_once():
    assert ndcg(["/a/", "/a/", "/b/"], GRADES) == pytest.approx((7 + 3 / 2) / BEST_ORDER)


@given(st.lists(PATHS, max_size=20))
def test_no_order_is_better_than_the_best(ranking):
    assert 0 <= ndcg(ranking, GRADES) <= 1 + 1e-12


@given(st.lists(PATHS, min_size=2, max_size=5, unique=True))
def test_putting_the_better_page_first_never_makes_it_worse(ranking):
    by_grade = sorted(ranking, key=lambda path: -GRADES.get(path, 0))
    assert ndcg(by_grade, GRADES) >= ndcg(ranking, GRADES) - 1e-12


def test_nothing_relevant_gives_no_figure():
    with pytest.raises(ValueError, match="nothing was judged relevant"):
        ndcg(["/a/"], {})


@pytest.mark.parametrize(
    ("ranking", "grades", "expected"),
    [
        (["/a/", "/d/"], GRADES, True),
        (["/b/", "/a/"], GRADES, False),
        (["/d/", "/a/"], GRADES, False),
        (["/b/"], {"/b/": 2, "/c/": 1}, True),
        (["/a/"], {"/a/": 3, "/b/": 3}, True),
        (["/b/"], {"/a/": 3, "/b/": 3}, True),
        ([], GRADES, False),
        (["/a/"], {}, False),
    ],
)
def test_right_first(ranking, grades, expected):
    assert right_first(ranking, grades) is expected


def test_zero_result_rate():
    assert zero_result_rate([["/a/"], [], ["/d/"], []]) == 0.5
    assert zero_result_rate([["/a/"]]) == 0
    with pytest.raises(ValueError, match="no rankings"):
        zero_result_rate([])


def test_scores_are_means_over_questions():
    scores = Scores.of(
        [answered("/a/", "/b/", "/c/"), answered(), answered("/d/"), answered("/a/")]
    )
    assert scores.count == 4
    assert scores.ndcg == pytest.approx((1 + 0 + 0 + 7 / BEST_ORDER) / 4)
    assert (scores.right_first, scores.nothing) == (0.5, 0.25)
    with pytest.raises(ValueError, match="no answers"):
        Scores.of([])


def test_engines_stand_side_by_side_by_kind():
    ours = [answered("/a/", "/b/", "/c/"), answered("/a/", kind="name", grades={"/a/": 3})]
    theirs = [answered(), answered("/d/", "/a/", kind="name", grades={"/a/": 3})]
    lines = [" ".join(line.split()) for line in table({"database": ours, "wagtail": theirs})]
    assert lines == [
        "kind count database wagtail",
        "nDCG@10 first none nDCG@10 first none",
        "typo 1 1.000 100.0% 0.0% 0.000 0.0% 100.0%",
        "name 1 1.000 100.0% 0.0% 0.631 0.0% 0.0%",
        "all 2 1.000 100.0% 0.0% 0.315 0.0% 50.0%",
    ]


def test_every_line_of_the_table_is_as_wide_as_the_others():
    few = [answered("/a/")]
    lines = table({"database": few, "a name that is far too long for its column": few})
    assert {len(line) for line in lines} == {16 + 25 + 25}


def test_an_engine_that_was_not_asked_a_kind_has_no_figures_for_it():
    lines = table({"database": [answered("/a/")], "wagtail": [answered("/a/", kind="name")]})
    assert " ".join(lines[2].split()) == "typo 1 0.745 100.0% 0.0% –"
    assert " ".join(lines[3].split()) == "name 1 – 0.745 100.0% 0.0%"


def test_what_missed_the_bar_is_listed_worst_first():
    answers = [
        ("right", answered("/a/", "/b/", "/c/")),
        ("half", answered("/d/", "/a/")),
        ("nothing", answered(kind="name")),
    ]
    assert misses(answers, 0.85) == [
        "0.00 name       nothing → nothing",
        "0.47 typo       half → /d/",
    ]
