"""The ticket of who was asked to wait: since when, for which address, once. It holds nothing about the person."""

import base64
import binascii
import hashlib
import hmac
import secrets
import struct
import threading
from collections import OrderedDict

LIFE = 900
MOST_REMEMBERED = 50_000
NONCE, SEAL = 6, 10
SHAPE = struct.Struct(f">I{NONCE}s{SEAL}s")


class Turns:
    """Tickets sealed with the key of all processes; each process takes the same ticket only once."""

    def __init__(self, key: bytes) -> None:
        self.key = hashlib.sha256(b"turn" + key).digest()
        self.used: OrderedDict[bytes, float] = OrderedDict()
        self.lock = threading.Lock()

    def ticket(self, address: str, since: float) -> str:
        moment, nonce = int(since), secrets.token_bytes(NONCE)
        return base64.urlsafe_b64encode(SHAPE.pack(moment, nonce, self._seal(moment, nonce, address))).decode()

    def since(self, ticket: str, address: str, now: float) -> float | None:
        """When its holder was first asked to wait; None for a ticket that is forged, old, used or of another page."""
        try:
            moment, nonce, seal = SHAPE.unpack(base64.urlsafe_b64decode(ticket.encode()))
        except (struct.error, binascii.Error, ValueError):
            return None
        is_ours = hmac.compare_digest(seal, self._seal(moment, nonce, address))
        return float(moment) if is_ours and 0 <= now - moment <= LIFE and nonce not in self.used else None

    def use(self, ticket: str, now: float) -> None:
        """From now on the ticket of somebody who was let in is worth nothing here."""
        _moment, nonce, _seal = SHAPE.unpack(base64.urlsafe_b64decode(ticket.encode()))
        with self.lock:
            self.used[nonce] = now
            while len(self.used) > MOST_REMEMBERED or now - next(iter(self.used.values())) > LIFE:
                self.used.popitem(last=False)

    def _seal(self, moment: int, nonce: bytes, address: str) -> bytes:
        return hmac.digest(self.key, struct.pack(">I", moment) + nonce + address.encode(), "sha256")[:SEAL]
