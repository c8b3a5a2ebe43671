"""The mails that landed in the local folder instead of being sent."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.parser import BytesParser
from pathlib import Path

NEWEST = 100


@dataclass(frozen=True)
class Mail:
    """One mail as its reader would see it."""

    name: str
    recipient: str
    subject: str
    landed_at: datetime
    text: str


def newest_mails(folder: Path) -> list[Mail]:
    """Without their text, the newest first."""
    files = sorted(folder.glob("*.eml"), key=lambda path: (-path.stat().st_mtime_ns, path.name))
    return [_mail(path, with_text=False) for path in files[:NEWEST]]


def mail_named(folder: Path, name: str) -> Mail | None:
    path = folder / f"{name}.eml"
    return _mail(path, with_text=True) if path.is_file() else None


def _mail(path: Path, *, with_text: bool) -> Mail:
    message = BytesParser(policy=policy.default).parsebytes(path.read_bytes(), headersonly=not with_text)
    body = message.get_body(("plain",)) if with_text else None
    return Mail(
        name=path.stem,
        recipient=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        landed_at=datetime.fromtimestamp(path.stat().st_mtime, UTC),
        text=str(body.get_content()) if body else "",
    )
