"""A table of the archive and its columns, each with what it means; the schema of its Parquet files is made of that."""

import json
from dataclasses import dataclass

import pyarrow as pa

from wording.language import Text

VERSION = "1"
"""Another one only when a column changes its meaning, its type or its name; a new column changes none."""
NO_UNIT = Text(vi="")


@dataclass(frozen=True)
class Column:
    """A column: its type, its unit of measure ("" for what is not measured), and whether it may hold nothing."""

    name: str
    type: pa.DataType
    meaning: Text
    unit: Text = NO_UNIT
    nullable: bool = False

    @property
    def words(self) -> dict[str, str]:
        """What is said of the column inside the file, in both languages."""
        said = {"vi": self.meaning.vi, "en": self.meaning.en}
        return said | ({"unit": self.unit.vi, "unit_en": self.unit.say("en")} if self.unit.vi else {})


@dataclass(frozen=True)
class Table:
    """A table: one file in the folder of each round."""

    name: str
    meaning: Text
    columns: tuple[Column, ...]

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.parquet"

    @property
    def schema(self) -> pa.Schema:
        """The schema of its files.

        The columns' words stand twice: at each field, which readers of Arrow give, and together as JSON among the
        file's own keys, which every reader of Parquet gives.
        """
        fields = [pa.field(one.name, one.type, one.nullable, one.words) for one in self.columns]
        told = json.dumps({one.name: one.words for one in self.columns}, ensure_ascii=False)
        of_the_file = {"table": self.name, "version": VERSION, "vi": self.meaning.vi, "en": self.meaning.en}
        return pa.schema(
            fields, {f"xaso.{key}": said for key, said in of_the_file.items()} | {"xaso.columns": told}
        )
