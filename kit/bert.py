"""The forward pass of a small BERT, from the files of a sentence-transformers model: texts in, vectors out.

Written out, because the library around such a model spends a third of a short text's time on its own bookkeeping and
takes seconds and 200 MB to import. Only what all-MiniLM-L6-v2 needs: absolute positions, GELU, mean pooling, length 1.

The pass is compiled by TorchScript, so that it runs without Python's lock from its first product to its last. Step by
step it asked for the lock a hundred times a text, and beside a busy event loop each time could take milliseconds.
"""

import json
import warnings
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

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
        longest = max(map(len, ids))
        tokens = torch.tensor([[*one, *[0] * (longest - len(one))] for one in ids])
        lengths = torch.tensor([len(one) for one in ids])
        hidden = self._words[tokens] + self._places[:longest]
        return _compiled()(hidden, lengths, self._norm, self._layers, self._heads, self._epsilon)


@cache
def _compiled() -> Callable[..., Tensor]:
    """Compile the pass once in a process that embeds.

    TorchScript is deprecated in favour of what needs a C compiler where the program runs; torch's version is pinned,
    and without it `_forward` runs as it stands.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        compiled: Callable[..., Tensor] = torch.jit.script(_forward)
    return compiled


def _forward(
    hidden: Tensor, lengths: Tensor, norm: list[Tensor], layers: list[list[Tensor]], heads: int, epsilon: float
) -> Tensor:
    """Pass embedded tokens through every layer; a plain subset of Python, which TorchScript compiles.

    A layer's tensors are weights and biases, by pairs: query, key and value together; what was attended; its norm; the
    wide product; the narrow one; its norm.
    """
    texts, tokens, width = hidden.shape
    counts = torch.arange(tokens) < lengths.unsqueeze(1)
    mask = counts.unsqueeze(1).unsqueeze(1)
    hidden = functional.layer_norm(hidden, [width], norm[0], norm[1], epsilon)
    for layer in layers:
        qkv = functional.linear(hidden, layer[0], layer[1])
        parts = qkv.view(texts, tokens, 3, heads, width // heads).permute(2, 0, 3, 1, 4)
        found = functional.scaled_dot_product_attention(parts[0], parts[1], parts[2], attn_mask=mask)
        attended = functional.linear(found.transpose(1, 2).reshape(texts, tokens, width), layer[2], layer[3])
        hidden = functional.layer_norm(attended + hidden, [width], layer[4], layer[5], epsilon)
        wide = functional.gelu(functional.linear(hidden, layer[6], layer[7]))
        narrow = functional.linear(wide, layer[8], layer[9])
        hidden = functional.layer_norm(narrow + hidden, [width], layer[10], layer[11], epsilon)
    mean = (hidden * counts.unsqueeze(2)).sum(1) / lengths.unsqueeze(1)
    return functional.normalize(mean)


def _layer(weights: dict[str, Any], name: str) -> list[Tensor]:
    parts = [_pair(weights, f"{name}.attention.self.{part}") for part in ("query", "key", "value")]
    return [
        torch.cat([weight for weight, _ in parts]),
        torch.cat([bias for _, bias in parts]),
        *_pair(weights, f"{name}.attention.output.dense"),
        *_pair(weights, f"{name}.attention.output.LayerNorm"),
        *_pair(weights, f"{name}.intermediate.dense"),
        *_pair(weights, f"{name}.output.dense"),
        *_pair(weights, f"{name}.output.LayerNorm"),
    ]


def _pair(weights: dict[str, Any], name: str) -> list[Tensor]:
    return [weights[f"{name}.weight"], weights[f"{name}.bias"]]
