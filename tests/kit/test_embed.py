"""The embedding model that comes in a wheel."""

import asyncio
from collections.abc import Sequence

import numpy as np
import pytest

from kit.bert import Bert
from kit.embed import MiniLM, Remembering, Vectors, embedding_once, model_folder


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


async def test_its_vectors_are_those_of_the_library_that_published_it() -> None:
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - seconds to import

    texts = ["a red shirt", "", "Émile's \u4f60\u597d \U0001f600", "uma camisa vermelha " * 200, "A RED SHIRT, please!"]
    published = SentenceTransformer(str(model_folder()), device="cpu").encode(texts, normalize_embeddings=True)
    assert np.allclose(Bert(model_folder()).encode(texts), published, atol=1e-5)


async def test_texts_that_wait_go_through_together_and_each_gets_its_own(
    model: MiniLM, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts, passes = [f"a shirt in size {size}" for size in range(12)], list[int]()
    alone = [await model.embed([text]) for text in texts]
    encode = Bert.encode

    def counting(bert: Bert, texts: Sequence[str]) -> Vectors:
        passes.append(len(texts))
        return encode(bert, texts)

    monkeypatch.setattr(Bert, "encode", counting)
    together = await asyncio.gather(*(model.embed([text]) for text in texts))
    assert np.allclose(np.concatenate(together), np.concatenate(alone), atol=1e-5)
    assert len(passes) < len(texts)
    assert sum(passes) == len(texts)


async def test_a_text_whose_reader_is_gone_holds_nobody_up(model: MiniLM) -> None:
    gone = [asyncio.create_task(model.embed(["nobody waits"])) for _ in range(3)]
    await asyncio.sleep(0)
    for task in gone:
        task.cancel()
    assert (await asyncio.wait_for(model.embed(["somebody waits"]), 30)).shape == (1, 384)


async def test_within_one_turn_no_text_is_embedded_twice(model: MiniLM, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, encode = list[str](), Bert.encode

    def noting(bert: Bert, texts: Sequence[str]) -> Vectors:
        asked.extend(texts)
        return encode(bert, texts)

    monkeypatch.setattr(Bert, "encode", noting)
    with embedding_once():
        first = await model.embed(["one", "two"])
        again = await asyncio.create_task(model.embed(["two", "three", "one"]))
    await model.embed(["one"])
    assert np.array_equal(again[[2, 0]], first)
    assert asked == ["one", "two", "three", "one"]


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
