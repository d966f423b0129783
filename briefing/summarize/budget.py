"""How much a selection may hold: whole sentences or whole words, never a part of a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.summarize.features import Bools, Features


@dataclass(slots=True)
class Budget:
    """What is left to spend; None means without limit."""

    sentences: int | None
    words: int | None

    def fits(self, features: Features) -> Bools:
        """Which sentences, taken alone, still fit."""
        import numpy as np

        if self.sentences is not None and self.sentences <= 0:
            return np.zeros(len(features.words), np.bool_)
        if self.words is None:
            return np.ones(len(features.words), np.bool_)
        return features.words <= self.words

    def spend(self, words: int) -> None:
        """Take one sentence of this many words off."""
        if self.sentences is not None:
            self.sentences -= 1
        if self.words is not None:
            self.words -= words
