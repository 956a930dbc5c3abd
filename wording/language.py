"""The two languages of the product, and a text in both."""

from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, model_validator

Lang = Literal["vi", "en"]
LANGUAGES: tuple[Lang, ...] = get_args(Lang)


class Text(BaseModel):
    """One text in Vietnamese and English. In YAML a bare string stands for Vietnamese alone."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    vi: str
    en: str = ""

    @model_validator(mode="before")
    @classmethod
    def _from_a_bare_string(cls, given: object) -> object:
        return {"vi": given} if isinstance(given, str) else given

    def say(self, lang: Lang) -> str:
        """Return the text in `lang`; the Vietnamese one where no English was written."""
        return (self.en or self.vi) if lang == "en" else self.vi
