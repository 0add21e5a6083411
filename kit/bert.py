"""The forward pass of a small BERT, from the files of a sentence-transformers model: texts in, vectors out.

Written out, because the library around such a model spends a third of a short text's time on its own bookkeeping and
takes seconds and 200 MB to import. Only what all-MiniLM-L6-v2 needs: absolute positions, GELU, mean pooling, length 1.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

LONGEST = 256
"""Tokens of a text that count, as the model was published."""
_AT_ONCE = 32
"""Texts in one pass."""


class _Layer(NamedTuple):
    """The weights of one layer; query, key and value stand in one matrix, so that they are one product."""

    qkv: tuple[Tensor, Tensor]
    attended: tuple[Tensor, Tensor]
    attended_norm: tuple[Tensor, Tensor]
    wide: tuple[Tensor, Tensor]
    narrow: tuple[Tensor, Tensor]
    narrow_norm: tuple[Tensor, Tensor]


class Bert:
    """A model in memory. One thread at a time may encode."""

    def __init__(self, folder: Path) -> None:
        """Read `config.json`, `model.safetensors` and `tokenizer.json` of a folder."""
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self._heads: int = config["num_attention_heads"]
        self._epsilon: float = config["layer_norm_eps"]
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.no_padding()
        weights = load_file(folder / "model.safetensors")
        self._words = weights["embeddings.word_embeddings.weight"]
        # Every text is a first sentence, so that part of the sum is the same for all.
        places = (
            weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self._places = places[:LONGEST].clone()
        self._norm = _pair(weights, "embeddings.LayerNorm")
        self._layers = [_layer(weights, f"encoder.layer.{place}") for place in range(config["num_hidden_layers"])]

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector of length 1 per text, in order; texts of like length go through together."""
        ids = [encoded.ids for encoded in self._tokenizer.encode_batch(list(texts))]
        order = sorted(range(len(ids)), key=lambda place: len(ids[place]))
        made = np.zeros((len(ids), self._words.shape[1]), dtype=np.float32)
        with torch.inference_mode():
            for start in range(0, len(order), _AT_ONCE):
                places = order[start : start + _AT_ONCE]
                made[places] = self._pass([ids[place] for place in places]).numpy()
        return made

    def _pass(self, ids: Sequence[Sequence[int]]) -> Tensor:
        lengths = torch.tensor([len(one) for one in ids])
        longest = int(lengths.max())
        tokens = torch.tensor([[*one, *[0] * (longest - len(one))] for one in ids])
        counts = torch.arange(longest) < lengths[:, None]
        mask = None if bool(counts.all()) else counts[:, None, None, :]
        hidden = self._normed(self._words[tokens] + self._places[:longest], self._norm)
        for layer in self._layers:
            attended = functional.linear(self._attend(functional.linear(hidden, *layer.qkv), mask), *layer.attended)
            hidden = self._normed(attended + hidden, layer.attended_norm)
            wide = functional.gelu(functional.linear(hidden, *layer.wide))
            hidden = self._normed(functional.linear(wide, *layer.narrow) + hidden, layer.narrow_norm)
        mean = (hidden * counts[:, :, None]).sum(1) / lengths[:, None]
        return functional.normalize(mean)

    def _attend(self, qkv: Tensor, mask: Tensor | None) -> Tensor:
        texts, tokens, width = qkv.shape
        query, key, value = qkv.view(texts, tokens, 3, self._heads, -1).permute(2, 0, 3, 1, 4)
        found = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        return found.transpose(1, 2).reshape(texts, tokens, width // 3)

    def _normed(self, hidden: Tensor, weights: tuple[Tensor, Tensor]) -> Tensor:
        return functional.layer_norm(hidden, hidden.shape[-1:], *weights, self._epsilon)


def _layer(weights: dict[str, Any], name: str) -> _Layer:
    parts = [_pair(weights, f"{name}.attention.self.{part}") for part in ("query", "key", "value")]
    return _Layer(
        (torch.cat([weight for weight, _ in parts]), torch.cat([bias for _, bias in parts])),
        _pair(weights, f"{name}.attention.output.dense"),
        _pair(weights, f"{name}.attention.output.LayerNorm"),
        _pair(weights, f"{name}.intermediate.dense"),
        _pair(weights, f"{name}.output.dense"),
        _pair(weights, f"{name}.output.LayerNorm"),
    )


def _pair(weights: dict[str, Any], name: str) -> tuple[Tensor, Tensor]:
    return weights[f"{name}.weight"], weights[f"{name}.bias"]
