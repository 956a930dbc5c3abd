"""The texts of an edition: kept clean, never blank where one is asked for, so that every way of writing keeps them."""

from collections.abc import Iterator

from pydantic import BaseModel

from criteria.document import Path
from wording.cleaning import cleaned
from wording.language import Text

LONGEST = 30_000
"""Characters of a text; a cell of Excel holds hardly more."""


def with_clean_texts(data: object) -> object:
    """Return plain data with every text cleaned: composed, without control characters and spaces at its ends."""
    if isinstance(data, str):
        return cleaned(data)
    if isinstance(data, dict):
        return {key: with_clean_texts(value) for key, value in data.items()}
    return [with_clean_texts(one) for one in data] if isinstance(data, list) else data


def blank_texts(model: BaseModel, path: Path = ()) -> Iterator[Path]:
    """Yield the path of every text or id that is empty though it is asked for or though it has English words."""
    for name, field in type(model).model_fields.items():
        value, here = getattr(model, name), (*path, name)
        if isinstance(value, Text):
            if not value.vi and (value.en or field.default != Text(vi="")):
                yield here
        elif value == "":
            yield here
        else:
            yield from _within(value, here, blank_texts)


def long_texts(model: BaseModel, path: Path = ()) -> Iterator[Path]:
    """Yield the path of every text longer than `LONGEST`."""
    for name in type(model).model_fields:
        value, here = getattr(model, name), (*path, name)
        if isinstance(value, str):
            if len(value) > LONGEST:
                yield here
        else:
            yield from _within(value, here, long_texts)


def _within(value: object, path: Path, walk) -> Iterator[Path]:  # type: ignore[no-untyped-def]
    for step, one in enumerate(value) if isinstance(value, tuple) else ((None, value),):
        if isinstance(one, BaseModel):
            yield from walk(one, path if step is None else (*path, step))
