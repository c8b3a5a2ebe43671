"""Where a result goes: checked before anything is read, and written whole or not at all."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _

from cases.formats.lists import BadFile

# No more of its name goes into that of the unfinished file: together they must not be longer than a name can be.
KEPT_OF_NAME = 20
SHOWN_OF_NAME = 100


def check_places(output: Path, *sources: Path) -> None:
    """Each list is another file, and the result can be written and is none of them."""
    try:
        _check_sources(output, [source.resolve() for source in sources], sources)
        _check_output(output)
    except OSError as trouble:
        raise bad_file(trouble.filename, trouble) from None


def bad_file(path: object, trouble: OSError) -> BadFile:
    """In our words where it is the name that is wrong, which then is told by its beginning."""
    name = str(path)
    if trouble.errno == errno.ENAMETOOLONG:
        return BadFile(_("%(file)s…: el nombre del archivo es demasiado largo.") % {"file": name[:SHOWN_OF_NAME]})
    return BadFile(f"{name}: {trouble.strerror}.")


def _check_sources(output: Path, files: list[Path], sources: tuple[Path, ...]) -> None:
    if len(set(files)) < len(files):
        raise BadFile(_("%(file)s: las dos listas son el mismo archivo.") % {"file": sources[0]})
    if output.resolve() in files or any(_is_same(output, file) for file in files):
        raise BadFile(_("%(file)s: el resultado borraría la lista; dele otro nombre.") % {"file": output})


def _is_same(output: Path, file: Path) -> bool:
    return output.exists() and file.exists() and output.samefile(file)


def _check_output(output: Path) -> None:
    folder = output.resolve().parent
    if not folder.is_dir():
        raise BadFile(_("%(file)s: no existe la carpeta del resultado.") % {"file": output})
    if output.is_dir():
        raise BadFile(_("%(file)s: es una carpeta; escriba el nombre de un archivo.") % {"file": output})
    if output.exists() and not output.is_file():
        raise BadFile(_("%(file)s: no es un archivo; dele otro nombre al resultado.") % {"file": output})
    if not os.access(folder, os.W_OK):
        raise BadFile(_("%(file)s: no se puede escribir en esa carpeta.") % {"file": output})


@contextmanager
def written_whole(path: Path) -> Iterator[IO[str]]:
    """Beside its place and then into it: a run that is interrupted leaves what was there. BadFile where it can't be."""
    try:
        handle, name = tempfile.mkstemp(dir=path.resolve().parent, prefix=f".{path.name[:KEPT_OF_NAME]}.")
    except OSError as trouble:
        raise bad_file(path, trouble) from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            yield file
        Path(name).replace(path)
    except OSError as trouble:
        Path(name).unlink(missing_ok=True)
        raise bad_file(path, trouble) from None
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
