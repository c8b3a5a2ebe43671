"""The kinds of fields of the public pages: `kind` says how the page writes one, `show` how the review does."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.utils import formats
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField
from phonenumber_field.phonenumber import PhoneNumber

from repatriation.common.refusals import StrOrPromise

LONGEST_KEPT = 1000
MOST_KEPT = 60
Options = Sequence[tuple[str, StrOrPromise]]
# Years outside are of another calendar (2569, 1447) or slips of the finger.
FIRST_YEAR, LAST_YEAR = 1900, 2199
# They turn the direction of a text, so that a name reads as another one.
TURNING_MARKS = "\u202d\u202e\u2066\u2067\u2068\u2069"
REMOVED = _("Quitamos de este texto unos signos que no se pueden leer. Revise si quedó bien y continúe.")


def readable(text: str) -> str:
    """One form for each letter (NFC), and none of the characters that can't be seen."""
    spaced = "".join(
        " " if mark.isspace() else mark for mark in unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    )
    return "".join(mark for mark in spaced if unicodedata.category(mark) not in ("Cc", "Cf", "Cs", "Co")).strip()


def has_hidden_signs(text: str) -> bool:
    """Whether something was typed or pasted in that changes what one reads; soft marks of other programs don't."""
    return any(mark in TURNING_MARKS or (unicodedata.category(mark) == "Cc" and not mark.isspace()) for mark in text)


class PublicField(forms.Field):
    """`hint` stands under the label; `optional` says in words that the field may stay empty."""

    kind = "text"
    rows, width = 1, ""
    # The field shows only when the option or the box before it that opens it is chosen.
    is_opened = False
    # May stay empty only together with another answer, as the page says: it is not called optional.
    is_conditional = False

    def __init__(
        self, *, label: StrOrPromise, hint: StrOrPromise = "", missing: StrOrPromise = "", **kwargs: Any
    ) -> None:
        self.hint = hint
        self.attributes: dict[str, str] = kwargs.pop("attributes", {})
        self.is_opened = kwargs.pop("is_opened", False)
        self.is_conditional = kwargs.pop("is_conditional", self.is_opened)
        if missing:
            kwargs["error_messages"] = {**kwargs.get("error_messages", {}), "required": missing}
        super().__init__(label=label, **kwargs)  # type: ignore[arg-type]

    def parts(self, name: str) -> list[str]:
        """The names of the inputs that make up the field."""
        return [name]

    def typed(self, name: str, data: Mapping[str, Any]) -> dict[str, Any]:
        """What is kept of the data: the field's own inputs, cut to a sane length."""
        return {part: str(data.get(part, ""))[:LONGEST_KEPT] for part in self.parts(name)}

    def show(self, value: Any) -> str:
        """A cleaned value in words, for the review."""
        return str(value or "")


class Text(PublicField, forms.CharField):
    """A line of text; `rows` above one makes it an area."""

    def __init__(self, *, rows: int = 1, width: str = "", **kwargs: Any) -> None:
        self.rows, self.width = rows, width
        too_long = {"max_length": _("Es muy largo: escriba hasta %(limit_value)d letras.")}
        super().__init__(error_messages={**too_long, **kwargs.pop("error_messages", {})}, **kwargs)
        self.validators = [known for known in self.validators if not isinstance(known, ProhibitNullCharactersValidator)]

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(readable(str(value or "")))
        if has_hidden_signs(str(value or "")):
            raise ValidationError(REMOVED)
        return cleaned


class Email(Text, forms.EmailField):
    def __init__(self, **kwargs: Any) -> None:
        wrong = _("Escriba un correo como nombre@ejemplo.com")
        kwargs.setdefault("attributes", {"type": "email", "autocomplete": "email", "inputmode": "email"})
        super().__init__(error_messages={"invalid": wrong}, **kwargs)


class Phone(PublicField, PhoneNumberField):
    """A telephone as E.164; `region` is the country in which a number without its code is read."""

    def __init__(self, **kwargs: Any) -> None:
        wrong = _("Escriba un teléfono que exista, con el código del país, por ejemplo +1 305 555 0134")
        kwargs.setdefault("attributes", {"type": "tel", "autocomplete": "tel", "inputmode": "tel"})
        super().__init__(error_messages={"invalid": wrong}, **kwargs)

    def clean(self, value: Any) -> Any:
        number = super().clean(readable(str(value or "")))
        return number.as_e164 if isinstance(number, PhoneNumber) else ""

    def show(self, value: Any) -> str:
        return PhoneNumber.from_string(value).as_international if value else ""


class WholeNumber(PublicField, forms.IntegerField):
    def __init__(self, **kwargs: Any) -> None:
        self.width = "w-s"
        kwargs.setdefault("attributes", {"inputmode": "numeric"})
        super().__init__(**kwargs)


class Choice(PublicField, forms.ChoiceField):
    """One of a few, as radio buttons. `hints` by value; `opens` is the value that opens the field behind it."""

    kind = "choice"

    def __init__(self, *, hints: Mapping[str, StrOrPromise] | None = None, opens: str = "", **kwargs: Any) -> None:
        self.hints, self.opens = hints or {}, opens
        super().__init__(**kwargs)
        self.error_messages["invalid_choice"] = self.error_messages["required"]

    def show(self, value: Any) -> str:
        return str(dict(self.choices).get(value, ""))  # type: ignore[arg-type]


class Select(PublicField, forms.CharField):
    """One of many, as a list that opens; `empty` is the line for nothing chosen.

    `options` is plain pairs, or what returns them: Django's choices are made anew at each look, too slow for countries.
    """

    kind = "select"

    def __init__(
        self, *, options: Options | Callable[[], Options] = (), empty: StrOrPromise = "", **kwargs: Any
    ) -> None:
        self.options, self.empty = options, empty
        super().__init__(**kwargs)

    @property
    def choices(self) -> Options:
        return self.options() if callable(self.options) else self.options

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and all(value != code for code, _label in self.choices):
            raise ValidationError(self.error_messages["required"])

    def show(self, value: Any) -> str:
        return str(dict(self.choices).get(value, ""))


class Choices(PublicField, forms.MultipleChoiceField):
    """Any number of a few, as boxes to tick."""

    kind = "choices"

    def __init__(self, *, hints: Mapping[str, StrOrPromise] | None = None, **kwargs: Any) -> None:
        self.hints, self.opens = hints or {}, ""
        super().__init__(**kwargs)
        self.error_messages["invalid_choice"] = self.error_messages["required"]

    def typed(self, name: str, data: Mapping[str, Any]) -> dict[str, Any]:
        values = data.getlist(name) if isinstance(data, MultiValueDict) else data.get(name, [])
        return {name: [str(value)[:LONGEST_KEPT] for value in values[:MOST_KEPT]]}

    def show(self, value: Iterable[str]) -> str:
        labels = dict(self.choices)  # type: ignore[arg-type]
        return ", ".join(str(labels[one]) for one in value)


class Check(PublicField, forms.BooleanField):
    """One box to tick; the label is the sentence that is agreed to."""

    kind = "check"

    def __init__(self, *, opens: bool = False, **kwargs: Any) -> None:
        self.opens = opens
        super().__init__(**kwargs)

    def typed(self, name: str, data: Mapping[str, Any]) -> dict[str, Any]:
        return {name: "on" if data.get(name) else ""}

    def show(self, value: Any) -> str:
        return str(_("Sí")) if value else ""


class DayParts(forms.Widget):
    """Day, month and year as three inputs."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        return tuple(readable(str(data.get(f"{name}_{part}", ""))) for part in ("day", "month", "year"))


class Day(PublicField):
    """A date typed as three numbers. `earliest` and `latest`, with their messages, are set by the form."""

    kind = "day"
    widget = DayParts

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.bounds: list[tuple[date | None, date | None, StrOrPromise]] = []

    def parts(self, name: str) -> list[str]:
        return [f"{name}_{part}" for part in ("day", "month", "year")]

    def bound(self, message: StrOrPromise, *, earliest: date | None = None, latest: date | None = None) -> None:
        """Refuse a day outside, in these words."""
        self.bounds.append((earliest, latest, message))

    def clean(self, value: Any) -> date | None:
        texts = value or ("", "", "")
        if not any(texts):
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        return self._within_bounds(self._read(texts))

    def _read(self, texts: tuple[str, str, str]) -> date:
        if not all(text.isdecimal() and len(text) <= 4 for text in texts):
            raise ValidationError(_("Escriba el día, el mes y el año con números, por ejemplo 27 3 2030."))
        day, month, year = (int(text) for text in texts)
        if year < 1000:
            raise ValidationError(_("Escriba el año con sus cuatro números, por ejemplo 1987."))
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValidationError(
                _("Revise el año. Si es de otro calendario, escríbalo como en su pasaporte, por ejemplo 1987.")
            )
        try:
            return date(year, month, day)
        except ValueError:
            raise ValidationError(_("Ese día no existe en el calendario. Revise el día y el mes.")) from None

    def _within_bounds(self, day: date) -> date:
        for earliest, latest, message in self.bounds:
            if (earliest and day < earliest) or (latest and day > latest):
                raise ValidationError(message)  # type: ignore[arg-type]
        return day

    def show(self, value: Any) -> str:
        return formats.date_format(value, "DATE_FORMAT") if value else ""
