"""Pages of results as a browser gets them, and a reader that notices what is wrong with one."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from django.test import Client

from tests.portal.navigator.referring.cases import HOSTS

OURS = {"sec-fetch-site": "same-origin"}
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
VOID = set("area base br col embed hr img input link meta source track wbr use path circle".split())


@dataclass
class Telling:
    """This is a visitor who tells the inputs and sees the steps."""

    area: str = "NL"
    start: str = "/bench/told/"
    client: Client = field(init=False)
    run: str = ""

    def __post_init__(self):
        self.client = Client(headers={"host": HOSTS[self.area]}, enforce_csrf_checks=True)

    def finish(self, given):
        """Tell them, finish and give the page."""
        first = self.client.post(self.start, headers=OURS)["Location"]
        self.run = first.removesuffix("told/")
        hidden = dict(HIDDEN.findall(self.client.get(first).text))
        data = {**hidden, "told-told": json.dumps(given)}
        assert self.client.post(first, data, headers=OURS).status_code == 303
        return self.finish_again()

    def finish_again(self):
        """Press Finish on the check page and give the result."""
        key = re.search(r'name="key" value="([^"]+)"', self.client.get(f"{self.run}check/").text)[1]
        posted = self.client.post(f"{self.run}result/", {"key": key}, headers=OURS)
        assert posted.status_code == 303, posted.text
        return self.look()

    def look(self):
        """Give the page with the steps."""
        return self.client.get(f"{self.run}result/")


class Read(HTMLParser):
    """This reads a page and keeps what a careful reader would see."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.faults, self.ids = [], [], Counter()
        self.headings, self.words, self.links, self.targets = [], [], [], []
        self.on_paper, self.left_out = [], []  # words; how deep what paper leaves out begins
        self.feed(text)
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self.open]
        self.faults += [f"the id {name} stands twice" for name, n in self.ids.items() if n > 1]

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "id" in given:
            self.ids[given["id"]] += 1
        if tag == "a":
            self.links.append(given.get("href", ""))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append([int(tag[1]), ""])
        if tag not in VOID:
            self.open.append(tag)
            if "no-print" in given.get("class", "").split():
                self.left_out.append(len(self.open))

    def handle_startendtag(self, tag, attrs):
        """See an element of a drawing that closes itself."""

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if self.left_out and self.left_out[-1] == len(self.open):
            self.left_out.pop()
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else")

    def handle_data(self, data):
        self.words.append(data)
        if not self.left_out:
            self.on_paper.append(data)
        if self.open and self.headings and any(re.fullmatch("h[1-6]", tag) for tag in self.open):
            self.headings[-1][1] += data

    @property
    def text(self):
        """Give everything that is said, with plain spaces."""
        return " ".join(unescape("".join(self.words)).split())

    @property
    def paper(self):
        """Give what is said on paper, with plain spaces."""
        return " ".join(unescape("".join(self.on_paper)).split())

    def titles(self, level):
        """Give the headings of a level."""
        return [" ".join(words.split()) for number, words in self.headings if number == level]
