"""Runs the programs that come in on standard input, separated by NUL, each in names of its own, and
prints one line for each: what it showed, or its traceback."""

import errno
import os
import socket
import sys
import threading
import time
import traceback


def tcp():
    """A connected TCP socket and its peer."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        s = socket.create_connection(server.getsockname())
        return s, server.accept()[0]


def udp():
    """Two UDP sockets, bound and not connected."""
    both = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2)]
    for s in both:
        s.bind(("127.0.0.1", 0))
    return both


def failure(operation):
    """How it fails, in the words of the Java side."""
    try:
        operation()
    except socket.gaierror as e:
        names = {v: k for k, v in vars(socket).items() if k.startswith("EAI_")}
        return names[e.errno]
    except TimeoutError as e:
        return errno.errorcode[e.errno] if e.errno else "timeout"
    except OSError as e:
        return errno.errorcode[e.errno] if e.errno else "OSError"
    except (ValueError, OverflowError, TypeError):
        return "refused"
    return "none"


def text(value):
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, (bytes, bytearray, memoryview)):
        return "bytes " + bytes(value).hex()
    if isinstance(value, (tuple, list)):
        return "(" + ", ".join(map(text, value)) + ")"
    return str(value)


def main():
    for program in sys.stdin.read().split("\0"):
        s, peer = tcp()
        u, v = udp()
        a, b = socket.socketpair()
        shown = []
        names = {
            "os": os,
            "socket": socket,
            "threading": threading,
            "time": time,
            "tcp": tcp,
            "udp": udp,
            "failure": failure,
            "s": s,
            "peer": peer,
            "u": u,
            "v": v,
            "a": a,
            "b": b,
            "show": lambda *values: shown.append(text(values)),
        }
        try:
            exec(program, names)
            answer = shown[0]
        except BaseException:
            answer = traceback.format_exc() + program
        sys.stdout.write(answer.replace("\n", "\\n") + "\n")
        sys.stdout.flush()
        for each in (s, peer, u, v, a, b):
            each.close()


main()
