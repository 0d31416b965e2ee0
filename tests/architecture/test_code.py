"""Habits of the code that no linter knows."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

from tests.architecture.source import CHECKOUT, PACKAGES, Module, files, modules, sample

# A drawer must say what is in it.
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "lib", "services"}
IGNORE = re.compile(r"#\s*(noqa|type:\s*ignore|pragma: no cover|fmt: off)\b(.*)")
REASONED = re.compile(r"^(:\s*[A-Z]+\d+(,\s*[A-Z]+\d+)*|\[[\w-]+\])\s+(#\s*|\()\S.*")
MANAGERS = {"objects", "_default_manager", "_base_manager"}


def unannotated(module: Module) -> list[str]:
    """List functions without a return annotation or with a bare argument."""
    found = []
    for node in module.functions():
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        named = [argument for argument in arguments if argument.arg not in {"self", "cls"}]
        if node.returns is None or any(argument.annotation is None for argument in named):
            found.append(f"{module.name}:{node.lineno} {node.name}")
    return found


def unreasoned_ignores(module: Module) -> list[str]:
    """List silenced rules that do not name the rule and, in words, the reason."""
    found = []
    for number, line in enumerate(module.lines, 1):
        match = IGNORE.search(line)
        if match and not REASONED.match(match.group(2).strip()):
            found.append(f"{module.name}:{number} {match.group()}")
    return found


def unreasoned_imports(module: Module) -> list[str]:
    """List imports inside a function without a reason on the same line or the line above."""
    found = []
    for function in module.functions():
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom):
                near = module.lines[node.lineno - 2 : node.end_lineno]
                if not any("#" in line for line in near):
                    found.append(f"{module.name}:{node.lineno}")
    return sorted(set(found))


def managers_in_views(module: Module) -> list[str]:
    """List places where a view speaks to a table itself."""
    if not (module.path.name == "views.py" or "views" in module.path.parent.parts):
        return []
    return [
        f"{module.name}:{node.lineno}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS
    ]


RULES = (unannotated, unreasoned_ignores, unreasoned_imports, managers_in_views)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_no_module_breaks_the_rule(rule):
    assert [line for module in modules() for line in rule(module)] == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (unannotated, "def f(x: int):\n    return x"),
        (unannotated, "def f(x) -> int:\n    return x"),
        (unannotated, "class A:\n    def f(self, *, x) -> None: ..."),
        (unreasoned_ignores, "import x  # noqa"),
        (unreasoned_ignores, "import x  # noqa: F401"),
        (unreasoned_ignores, "import x  # type: ignore"),
        (unreasoned_ignores, "import x  # type: ignore[import]"),
        (unreasoned_ignores, "# fmt: off"),
        (unreasoned_imports, "def f() -> None:\n    import x"),
        (unreasoned_imports, "def f() -> None:\n    from x import (\n        y,\n    )"),
        (managers_in_views, "def v(r: str) -> object:\n    return Page.objects.all()"),
        (managers_in_views, "def v(r: str) -> object:\n    return Page._default_manager.all()"),
    ],
)
def test_a_broken_rule_is_found(rule, text):
    assert len(rule(sample(text))) == 1


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (unannotated, "class A:\n    def f(self, x: int, *a: int, **k: int) -> int: ..."),
        (unreasoned_ignores, "import x  # noqa: F401, F403 (layered by design)"),
        (unreasoned_ignores, "import x  # type: ignore[import]  # it has no types"),
        (unreasoned_imports, "import x\ndef f() -> None:\n    import y  # models first"),
        (unreasoned_imports, "def f() -> None:\n    # slow to load\n    from y import (\n z,\n)"),
        (managers_in_views, "def v(r: str) -> object:\n    return live_pages()"),
    ],
)
def test_a_kept_rule_is_not_found(rule, text):
    assert rule(sample(text)) == []


def test_only_views_are_forbidden_to_query():
    text = "def q() -> object:\n    return Page.objects.all()"
    assert managers_in_views(sample(text, "portal/sample/queries.py")) == []
    assert managers_in_views(sample(text, "portal/sample/views/detail.py")) != []


def test_every_drawer_has_a_name_that_says_what_is_in_it():
    nameless = [module.name for module in modules() if module.path.stem in NAMELESS]
    assert nameless == []
    folders = {path.parent for path in files(*PACKAGES, suffix=".py")}
    assert [str(folder) for folder in folders if folder.name in NAMELESS] == []


def test_no_other_package_stands_at_the_top():
    tops = {path.parent.name for path in CHECKOUT.glob("*/__init__.py")}
    assert tops <= {*PACKAGES, "bench"}


def contracts() -> dict[str, dict[str, object]]:
    settings = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["tool"]["importlinter"]
    return {"": settings, **{contract["id"]: contract for contract in settings["contracts"]}}


def test_every_package_is_under_the_import_contracts():
    there = {name for name in PACKAGES if (CHECKOUT / name / "__init__.py").exists()}
    assert set(contracts()[""]["root_packages"]) == there


def test_every_feature_is_under_the_contract_of_drawers():
    apps = {
        ".".join(path.parent.relative_to(CHECKOUT).parts)
        for package in PACKAGES
        for path in CHECKOUT.glob(f"{package}/**/apps.py")
    }
    assert set(contracts()["drawers"]["containers"]) == apps


def test_tests_mirror_the_source():
    folders = {path.parent for path in files("tests/portal", suffix=".py")}
    homes = [folder.relative_to(CHECKOUT / "tests") for folder in folders]
    # Tables that say by hand where the rules must lead have no module of their own.
    by_hand = Path("portal/navigator/rules/by_hand")
    assert [str(home) for home in homes if not (CHECKOUT / home).is_dir()] == [str(by_hand)]
