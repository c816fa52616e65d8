"""How many requests a second a server answers: a client that costs less than any server it asks.

It keeps some connections, asks for the same address several times in one write, and counts bytes: every answer must be
as long as the first.
"""

import selectors
import socket
import time

CONNECTIONS = 8
AT_ONCE = 16  # requests in one write


def requests_a_second(port: int, path: str, seconds: float, headers: str = "") -> float:
    """Requests that the server on this port of this machine answers in a second. Raises RuntimeError for another answer."""
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{headers}\r\n".encode()
    batch, length = request * AT_ONCE, length_of_an_answer(port, request) * AT_ONCE
    answered = 0
    with selectors.DefaultSelector() as waiting:
        missing = {}
        for _number in range(CONNECTIONS):
            connection = socket.create_connection(("127.0.0.1", port))
            waiting.register(connection, selectors.EVENT_READ)
            missing[connection] = length
            connection.sendall(batch)
        began = time.monotonic()
        while time.monotonic() - began < seconds:
            for key, _event in waiting.select(timeout=1):
                connection = key.fileobj
                received = len(connection.recv(1 << 20))
                missing[connection] -= received
                if not received or missing[connection] < 0:
                    raise RuntimeError("An answer is not as long as the first.")
                if missing[connection] == 0:
                    answered += AT_ONCE
                    missing[connection] = length
                    connection.sendall(batch)
        took = time.monotonic() - began
        for connection in missing:
            connection.close()
    return answered / took


def length_of_an_answer(port: int, request: bytes) -> int:
    """Bytes of one answer with its headers. Raises RuntimeError unless it is a 200 that says its length."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(request)
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += connection.recv(1 << 16)
    head = answer.partition(b"\r\n\r\n")[0]
    lengths = [line.split(b":")[1] for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    if not head.startswith(b"HTTP/1.1 200 ") or not lengths:
        raise RuntimeError(f"The server answers {head[:80]!r}.")
    return len(head) + 4 + int(lengths[0])
