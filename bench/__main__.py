"""Run the benchmarks: `python -m bench [name …] [--quick]`."""

from __future__ import annotations

import argparse
import importlib
import sys

from bench.harness import WrongAnswer
from bench.result import Result
from bench.site import prepared_site

BENCHMARKS = {
    "page_cache": "pages from the page cache, beside a view of the same bytes",
    "pack_load": "a pack of many pages: rows a second, and the longest write lock",
    "cold_page": "pages drawn afresh, beside a minimal Wagtail page; their SQL queries",
    "step_save": "a step of a guided form saved in the vault, beside one kept in a session",
    "search_relevance": "judged questions, beside Wagtail's own search on the same content",
    "navigator": "decisions about where to refer over random answers, and the proof of each set",
    # Fills the search with made-up things, so it comes last.
    "search": "two hundred questions to many entries, beside the bare SQL of the same words",
}


def main(arguments: list[str]) -> int:
    """Run what was asked for; 1 when a bar is missed, 2 when an answer was wrong."""
    options = _parser().parse_args(arguments)
    if options.list:
        print(*(f"{name:<16} {words}" for name, words in BENCHMARKS.items()), sep="\n")
        return 0
    results: list[Result] = []
    with prepared_site():
        for name in options.names or BENCHMARKS:
            module = importlib.import_module(f"bench.{name}")
            try:
                measured = module.run(is_quick=options.quick)
            except WrongAnswer as wrong:
                print(f"{name}: no figures, because an answer was wrong. {wrong}", file=sys.stderr)
                return 2
            print(*measured, sep="\n", flush=True)
            results += measured
    missed = [result.name for result in results if not result.is_met]
    print(f"\n{len(results) - len(missed)} of {len(results)} bars met.")
    return 1 if missed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=f"of {', '.join(BENCHMARKS)}")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, for CI")
    parser.add_argument("--list", action="store_true", help="name the benchmarks")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
