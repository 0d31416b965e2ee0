"""What the specimens of blocks say; all of it invented."""

from __future__ import annotations

from typing import Any

from portal.core.blocks.advice import StepKind, Tone, Urgency
from portal.core.blocks.text import Duty, Rank
from portal.core.specimens.samples import SamplePicture, sample_document

LONG = "<p>Schools, most health staff and most voluntary groups hand over to a first responder:</p>"
LIST = "<ul><li>if the child has a social worker, tell that worker</li><li>if not, call</li></ul>"
NOTE = {"number": "4.1", "text": "Set by your partnership."}
# Blocks as a page keeps them.
TOGETHER = [
    {"type": "heading", "value": {"text": "What we agreed", "anchor": "what-we-agreed"}},
    {"type": "prose", "value": "<p>We meet every week.</p>"},
]

WORDS: dict[str, dict[str, Any]] = {
    "heading": {
        "section": {"text": "Who can refer", "rank": Rank.SECTION.value},
        "part of a section": {"text": "From a school", "rank": Rank.SUBSECTION.value},
    },
    "prose": {
        "paragraph and lists": f"{LONG}{LIST}<ol><li>first</li><li>second</li></ol>",
        "bold, italic, link": ('<p><b>Bold</b>, <i>italic</i>, <a href="tel:999">a link</a>.</p>'),
    },
    "paragraph": {
        "numbered": {"number": "4.1", "text": "<p>It covers children made to sell drugs.</p>"},
        "must": {"number": "4.2", "duty": Duty.MUST.value, "text": "<p>Consider a referral.</p>"},
        "should, with a list": {
            "number": "4.2A",
            "duty": Duty.SHOULD.value,
            "text": f"{LONG}{LIST}",
        },
        "without a number": {"text": "<p>A paragraph nobody quotes.</p>"},
    },
    "local_note": {"below a paragraph": {"number": "4.1", "text": "<p>Here, ask the desk.</p>"}},
    "quote": {
        "with its source": {
            "text": "Put children and young people first.",
            "source": "Multi-agency practice principles",
        },
        "without": {"text": "You are not in trouble."},
    },
    "callout": {
        "good to know": {
            "tone": Tone.NOTE.value,
            "title": "Not sure?",
            "text": "<p>Answer a few questions.</p>",
        },
        "take care": {
            "tone": Tone.WARNING.value,
            "title": "Do not search",
            "text": "<p>Stay close.</p>",
        },
        "a quiet aside": {"tone": Tone.ASIDE.value, "text": "<p>Set by the partnership.</p>"},
    },
    "do_dont": {
        "both": {
            "title": "When a child tells you",
            "dos": ["<p>Listen, and thank them</p>", "<p>Write down their own words</p>"],
            "donts": ["<p>Promise to keep it secret</p>", "<p>Ask why they did not say</p>"],
        },
        "without a title": {"dos": ["<p>Stay calm</p>"], "donts": ["<p>Blame</p>"]},
    },
    "steps": {
        "danger, ordinary, alongside": {
            "title": "What to do now",
            "steps": [
                {
                    "kind": StepKind.DANGER.value,
                    "title": "Danger now: call 999",
                    "text": "<p>Stay with the child if that is safe.</p>",
                },
                {
                    "kind": StepKind.ORDINARY.value,
                    "title": "Talk to your safeguarding lead",
                    "when": "Today, by 5 pm",
                    "text": "<p>If you cannot reach them, go on.</p>",
                },
                {"kind": StepKind.ALONGSIDE.value, "title": "Write down what you saw"},
                {"kind": StepKind.ORDINARY.value, "title": "Look again in two weeks"},
            ],
        },
        "without a title": {
            "steps": [
                {"kind": StepKind.ORDINARY.value, "title": "First"},
                {"kind": StepKind.ORDINARY.value, "title": "Second"},
            ],
        },
    },
    "care_card": {
        "not urgent": {
            "urgency": Urgency.NON_URGENT.value,
            "title": "Talk to somebody at school if",
            "text": "<ul><li>you are worried about a friend</li></ul>",
        },
        "urgent": {
            "urgency": Urgency.URGENT.value,
            "title": "Call the front door today if",
            "text": "<ul><li>a child has new things nobody can explain</li></ul>",
        },
        "emergency": {
            "urgency": Urgency.EMERGENCY.value,
            "title": "Call 999 if",
            "text": "<ul><li>somebody is hurt or threatened</li></ul>",
        },
    },
}

LINKS: dict[str, dict[str, Any]] = {
    "link_cards": {
        "with a title": {
            "title": "Start here",
            "cards": [
                {"title": "Report a problem", "text": "Tell us what is wrong.", "path": "/report/"},
                {"title": "Languages", "path": "/languages/"},
                {"title": "A page that is not public"},
            ],
        },
        "without": {"cards": [{"title": "Privacy", "path": "/privacy/"}]},
    },
}

FACTS: dict[str, dict[str, Any]] = {
    "table": {
        "rows with names": {
            "caption": "Who to ring",
            "columns": ["When", "Who", "How"],
            "rows": [
                {"cells": ["By day", "Front door", "01632 960 500"]},
                {"cells": ["At night", "Emergency duty team", ""]},
            ],
            "first_is_header": True,
        },
        "plain rows": {
            "caption": "Say this instead",
            "columns": ["Not", "Say"],
            "rows": [{"cells": ["Money mule", "Their account is being used by criminals"]}],
            "first_is_header": False,
        },
    },
    "statistic": {
        "with its source": {
            "figure": "1 in 4",
            "text": "children in this example saw something online that worried them",
            "source": "An invented example, 2026",
        },
    },
}


def document_values() -> dict[str, Any]:
    """Give a document under its own name and under another."""
    toolkit = sample_document("Neglect toolkit", "neglect.pdf", 300_000)
    return {
        "its own name": {"document": toolkit},
        "another name and a sentence": {
            "document": toolkit,
            "title": "The toolkit",
            "text": "Twelve pages, with space for notes.",
        },
    }


def picture_values() -> dict[str, Any]:
    """Give a picture with words and one that only decorates."""
    return {
        "with words and a caption": {
            "image": SamplePicture("Four small houses below a hill"),
            "caption": "A street, drawn for this page",
        },
        "decorative": {"image": SamplePicture(""), "caption": ""},
    }


def video_values() -> dict[str, Any]:
    """Give films of our own and one elsewhere."""
    return {
        "our own": {
            "title": "How to listen to a child",
            "length": "3 minutes",
            "film": sample_document("Listening", "listening.mp4", 12_400_000),
            "captions": sample_document("Words", "listening.vtt", 4_000),
            "transcript": "<p>A teacher sits down beside a pupil.</p>",
        },
        "our own, still without words": {
            "title": "A walk through town",
            "film": sample_document("Walking", "walking.mp4", 3_100_000),
        },
        "elsewhere": {"title": "What a first responder does", "link": "https://www.example.org/"},
    }
