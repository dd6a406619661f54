"""Processes that do not outlive this one, on the processor that they are given, and in time."""

import ctypes
import os
import pathlib
import select
import signal
import subprocess
import tempfile
import threading

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None, use_errno=True)
TIME_LIMIT = 90  # seconds for anything


class Failed(Exception):
    """A process that did not do what it should: a sentence, and what it said."""


class Child:
    """A process with lines in both directions."""

    running = set()
    lock = threading.Lock()

    def __init__(self, name, command, core=None):
        self.name = name
        self.errors = tempfile.TemporaryFile()
        self.rest = b""

        def prepare():
            LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
            if core is not None:
                os.sched_setaffinity(0, {core})

        self.process = subprocess.Popen(
            [str(c) for c in command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.errors,
            preexec_fn=prepare,
            start_new_session=True,  # so that what it starts ends with it
        )
        self.pid = self.process.pid
        with Child.lock:
            Child.running.add(self)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def end(self):
        with Child.lock:
            Child.running.discard(self)
        if self.process.poll() is None:
            os.killpg(self.pid, signal.SIGKILL)
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()
        self.errors.close()

    def said(self):
        """The end of what it wrote to standard error."""
        size = os.fstat(self.errors.fileno()).st_size
        end = os.pread(self.errors.fileno(), 2000, max(0, size - 2000))
        return end.decode(errors="replace").strip()

    def failure(self, what):
        return Failed(f"{self.name} {what}: {self.said() or 'it said nothing'}")

    def say(self, line):
        try:
            self.process.stdin.write(line.encode() + b"\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            raise self.failure("ended early") from None

    def line(self, limit=TIME_LIMIT):
        """The next line of its output."""
        while b"\n" not in self.rest:
            ready, _, _ = select.select([self.process.stdout], [], [], limit)
            if not ready:
                raise self.failure(f"said nothing for {limit} s")
            more = os.read(self.process.stdout.fileno(), 65536)
            if not more:
                code = self.process.wait()
                raise self.failure(f"ended with {code}")
            self.rest += more
        line, self.rest = self.rest.split(b"\n", 1)
        return line.decode()

    def all(self, limit=TIME_LIMIT):
        """Everything that it says until it ends, which has to be well."""
        said = b""
        while True:
            ready, _, _ = select.select([self.process.stdout], [], [], limit)
            if not ready:
                raise self.failure(f"said nothing for {limit} s")
            more = os.read(self.process.stdout.fileno(), 65536)
            if not more:
                break
            said += more
        if self.process.wait() != 0:
            raise self.failure(f"ended with {self.process.returncode}")
        return said.decode()

    def answer(self, word, question=None):
        """What follows the word that its next line begins with."""
        if question is not None:
            self.say(question)
        first, _, answer = self.line().partition(" ")
        if first != word:
            raise self.failure(f"said {first} instead of {word}")
        return answer

    def resident(self):
        """Bytes of memory that it has."""
        for line in pathlib.Path(f"/proc/{self.pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Rss:"):
                return int(line.split()[1]) * 1024
        raise self.failure("has no memory")

    def processor_time(self):
        """Nanoseconds, of all its threads."""
        threads = pathlib.Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(t.read_text().split()[0]) for t in threads)


def end_all():
    for child in list(Child.running):
        child.end()
