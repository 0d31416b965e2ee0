"""Random flows that are right by construction, and random answers to them."""

from __future__ import annotations

from hypothesis import strategies as st

from portal.core.flow import (
    All,
    Answered,
    AnyOf,
    AtLeast,
    Equals,
    Flow,
    In,
    Kind,
    Not,
    Option,
    Question,
    Section,
    Step,
    typed,
)

OPTIONS = tuple(Option(code, code.title()) for code in ("one", "two", "three"))
NUMBERS = st.integers(0, 5)


def values_of(question: Question) -> st.SearchStrategy:
    """Draw an answer that fits."""
    if question.kind is Kind.MANY:
        return st.lists(st.sampled_from(sorted(question.codes)), min_size=1, unique=True)
    if question.choices:
        return st.sampled_from(sorted(question.codes))
    if question.kind is Kind.NUMBER:
        return NUMBERS
    if question.kind is Kind.DATE:
        return st.dates().map(lambda day: day.isoformat())
    if question.kind is Kind.REFERENCE:
        return st.from_regex(r"[A-Z][0-9]{3}", fullmatch=True)
    return st.text(min_size=1, max_size=20).filter(lambda text: bool(text.strip()))


WRONG = st.one_of(
    st.just(typed("31", "2", "")),
    st.just([]),
    st.just([["a"]]),
    st.just({"value": {"value": "one"}}),
    st.just({"value": "one", "basis": [{}]}),
    st.just("\0"),
    st.just(True),
    st.just(-1),
    st.none(),
    st.floats(),
)


@st.composite
def conditions(draw, questions: list[Question], depth: int = 2):
    """Draw a condition on questions asked before."""
    if depth and draw(st.booleans()):
        parts = draw(st.lists(conditions(questions, depth - 1), min_size=1, max_size=3))
        return draw(st.sampled_from([All(tuple(parts)), AnyOf(tuple(parts)), Not(parts[0])]))
    question = draw(st.sampled_from(questions))
    if question.choices:
        codes = sorted(question.codes)
        several = draw(st.lists(st.sampled_from(codes), min_size=1, unique=True))
        tests = [Equals(question.id, several[0]), In(question.id, tuple(several))]
    else:
        tests = [AtLeast(question.id, draw(NUMBERS))]
    return draw(st.sampled_from([*tests, Answered(question.id)]))


@st.composite
def flows(draw) -> Flow:
    """Draw a flow whose conditions look only at earlier questions."""
    asked: list[Question] = []
    sections = []
    for section in range(draw(st.integers(1, 3))):
        steps = []
        for step in range(draw(st.integers(1, 3))):
            name = f"s{section}-{step}"
            condition = draw(st.none() | conditions(asked)) if asked else None
            questions = tuple(draw(st.lists(_questions(asked), min_size=0, max_size=3)))
            questions = tuple(
                Question(f"{name}-q{number}", *args) for number, args in enumerate(questions)
            )
            steps.append(Step(name, name, questions, when=condition))
            asked = [*asked, *questions]
        sections.append(Section(f"section-{section}", "Section", tuple(steps)))
    return Flow("random", "1", "Random", tuple(sections))


@st.composite
def _questions(draw, asked: list[Question]):
    """Draw everything of a question but its id, in the order of its fields."""
    kind = draw(st.sampled_from(list(Kind)))
    options = OPTIONS if kind in {Kind.ONE, Kind.MANY} else ()
    required = draw(st.booleans() | conditions(asked)) if asked else draw(st.booleans())
    when = draw(st.none() | conditions(asked)) if asked else None
    return (kind, "Label", "", "", options, required, when)


@st.composite
def answers_to(draw, flow: Flow, *, only_fitting: bool = False) -> dict:
    """Draw answers to some of the steps, on the path or not, fitting or not."""
    answers: dict = {}
    for step in flow.steps:
        if not draw(st.booleans()):
            continue
        answers[step.id] = {
            question.id: draw(values_of(question) if only_fitting else values_of(question) | WRONG)
            for question in step.questions
            if draw(st.booleans())
        }
    return answers
