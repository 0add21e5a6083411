"""The embedding model that comes in a wheel."""

from collections.abc import Sequence

import numpy as np
import pytest

from kit.embed import MiniLM, Remembering, Vectors, model_folder


@pytest.fixture(scope="module")
def model() -> MiniLM:
    return MiniLM()


async def test_vectors_have_length_one_and_the_stated_dimension(model: MiniLM) -> None:
    vectors = await model.embed(["a red shirt", "", "uma camisa vermelha " * 200])
    assert vectors.shape == (3, model.dimension)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


async def test_like_meanings_lie_closer_than_unlike_ones(model: MiniLM) -> None:
    asked, like, unlike = await model.embed(["cancel my order", "please stop my purchase", "the sky is blue"])
    assert asked @ like > asked @ unlike + 0.2


async def test_no_text_gives_no_vector(model: MiniLM) -> None:
    assert (await model.embed([])).shape == (0, 384)


def test_the_model_is_inside_its_wheel() -> None:
    assert (model_folder() / "model.safetensors").is_file()


async def test_a_remembering_embedder_asks_for_each_text_once_and_keeps_the_order() -> None:
    asked: list[str] = []

    class Counting:
        name, dimension = "counting", 1

        async def embed(self, texts: Sequence[str]) -> Vectors:
            asked.extend(texts)
            return np.array([[float(len(text))] for text in texts], dtype=np.float32).reshape(-1, 1)

    remembering = Remembering(Counting())
    await remembering.embed(["a", "bb"])
    assert (await remembering.embed(["ccc", "a", "ccc"])).ravel().tolist() == [3, 1, 3]
    assert asked == ["a", "bb", "ccc"]
