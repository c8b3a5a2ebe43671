"""A small server that speaks clamd's INSTREAM, on TCP or on a Unix socket."""

import socket
import struct
import threading
from contextlib import contextmanager

EICAR = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"


class Clamd:
    """`says` is an answer whatever comes; None looks for the test virus. `silent` hangs up without one."""

    def __init__(self, says=None, silent=False):
        self.says, self.silent, self.heard = says, silent, []

    def serve(self, listener):
        while True:
            try:
                connection, _address = listener.accept()
            except OSError:
                return
            with connection:
                self.answer(connection)

    def answer(self, connection):
        stream = connection.makefile("rb")
        assert stream.read(10) == b"zINSTREAM\0"
        content = b""
        while length := struct.unpack(">I", stream.read(4))[0]:
            content += stream.read(length)
        self.heard.append(content)
        found = b"stream: Eicar-Test-Signature FOUND" if EICAR in content else b"stream: OK"
        if not self.silent:
            connection.sendall((self.says or found) + b"\0")


@contextmanager
def running(clamd, path=None):
    """The address under which it answers."""
    listener = socket.socket(socket.AF_UNIX if path else socket.AF_INET)
    listener.bind(str(path) if path else ("127.0.0.1", 0))
    listener.listen()
    thread = threading.Thread(target=clamd.serve, args=[listener], daemon=True)
    thread.start()
    try:
        yield f"unix://{path}" if path else f"tcp://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)
