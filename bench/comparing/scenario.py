"""What every scenario has: a place where its runs happen, subjects that take turns, metrics, a base;
and how a server is started and put under load."""

import json
import os
import tempfile
import time

from comparing.machine import WORK
from comparing.processes import TIME_LIMIT, Child, Failed
from comparing.subjects import SERVERS


class Place:
    """Where runs happen: on which processors, with which Java and Python, how much of it."""

    def __init__(self, java, python, load_core, server_core, jars, quick=False):
        self.words = {"java": java, "python": python}
        self.load_core = load_core
        self.server_core = server_core
        self.jars = jars
        self.quick = quick
        self.directory = tempfile.TemporaryDirectory(prefix="compare-")

    def command(self, command):
        return [str(word).format(**self.words) if "{" in str(word) else word for word in command]

    def path(self):
        """For a Unix socket: short, and never used before."""
        return os.path.join(self.directory.name, f"{time.monotonic_ns()}")

    def few(self, count, least=200):
        """A smoke run does a hundredth."""
        return max(min(count, least), count // 100) if self.quick else count


class Scenario:
    """Subjects in the order in which they take turns, metrics, and the usual base."""

    def __init__(self, name, subjects, metrics, base):
        self.name = name
        self.subjects = subjects
        self.metrics = metrics
        self.base = base
        self.beside = []  # more bases


def start(place, name, at, more=()):
    server = SERVERS[name]
    command = place.command(server.command)
    if more:
        command[1:1] = more
    child = Child(name, [*command, at], place.server_core)
    try:
        return child, child.answer("ready")
    except Failed:
        child.end()
        raise


def loaded(place, server, address, options, counted, core):
    """Puts a server under load."""
    command = [WORK / "load", "--address", address, "--pid", server.pid, "--seconds", TIME_LIMIT]
    for option, value in options.items():
        command += [f"--{option}", value]
    with Child("the load", command + (["--pause"] if counted else []), core) as load:
        if not counted:
            return json.loads(load.line())
        load.answer("warm")
        before = int(server.answer("allocated", "allocated"))
        load.say("")
        figures = json.loads(load.line())
        spent = int(server.answer("allocated", "allocated")) - before
        return figures | {"bytes": spent / figures["requests"]}
