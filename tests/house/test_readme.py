"""What the README shows is what the program prints."""

from __future__ import annotations

from tests.house.readme import README, rewritten, runner


def test_the_examples_of_the_readme_are_real(tmp_path):
    text = README.read_text(encoding="utf-8")
    assert rewritten(text, runner(tmp_path)) == text, "run: python -m tests.house.readme"
