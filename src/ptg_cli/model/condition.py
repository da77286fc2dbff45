"""What an earlier answer has to be for a step to be asked: the `when` and `unless` of a guide."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from ptg_cli.model.answer import Answer, Listed, Number

Test = Literal["answered", "skipped", "one of", "at least", "at most", "higher", "lower", "the same", "not safe"]

NOT_SAFE: Final = ".not-safe"
"""Behind a step's id: stands among the answers where someone is named there whom the person marked as not safe."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One test of the answer to the earlier step `step`.

    `options` are those of which one has to be chosen (“one of”); `number`, 0 to 10, is what a rating is held against
    (“at least”, “at most”); `first` is the earlier scale that this one weighs again (“higher”, “lower”, “the same”).
    “not safe” is for a step that chooses among people: one who is marked as not safe was named.
    """

    step: str
    test: Test
    options: tuple[str, ...] = ()
    number: int = 0
    first: str = ""

    def holds(self, answers: Mapping[str, Answer]) -> bool:
        """True where the answers, by step id, pass the test. An answer that is not there is a skipped one: it passes
        no test but “skipped”. Own words are none of the options."""
        answer = answers.get(self.step)
        match self.test:
            case "answered":
                return bool(answer)
            case "skipped":
                return not answer
            case "not safe":
                return f"{self.step}{NOT_SAFE}" in answers
            case "one of":
                return isinstance(answer, Listed) and any(option in answer.items for option in self.options)
        value, first = _rating(answer), _rating(answers.get(self.first))
        if value is None:
            return False
        match self.test:
            case "at least":
                return value >= self.number
            case "at most":
                return value <= self.number
            case "higher":
                return first is not None and value > first
            case "lower":
                return first is not None and value < first
            case "the same":
                return first is not None and value == first


def _rating(answer: Answer | None) -> int | None:
    return answer.value if isinstance(answer, Number) else None
