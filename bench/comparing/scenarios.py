"""The scenarios: what is done with a subject in one run, which ends in figures."""

import json
import os
import re
import subprocess
import sys
import tempfile
import time

from comparing import descriptors
from comparing.machine import MODULE, WORK
from comparing.processes import Child, Failed
from comparing.scenario import Scenario, loaded, start
from comparing.subjects import CALLS, PYTHON, SERVERS, STARTUP, TASKS
from comparing.web import Http


class Echo(Scenario):
    """Many connections, each with one request at a time."""

    KIND = "echo"

    def __init__(self, name, connections, size, rate=0, unix=False, one_core=False):
        ping_pong = connections == 1
        subjects = [
            n
            for n, s in SERVERS.items()
            if (s.unix and not s.only if unix else s.fits(self.KIND, connections))
        ]
        if rate:
            metrics = ["cpu_per_request", "p50_us"]
        else:
            metrics = ["ns_per_op" if ping_pong else "rps", "cpu_per_request", "bytes_per_op"]
        base = "c-blocking" if ping_pong else "c-epoll"
        super().__init__(name, subjects, metrics, base)
        self.unix = unix
        self.one_core = one_core
        self.ping_pong = ping_pong
        self.options = {"connections": connections, "size": size}
        if rate:
            self.options["rate"] = rate
        # About a second each, whatever the size; the code of a JVM is warm after so many.
        cost = 1 + size / 8192
        if one_core:
            counts = 150_000, 100_000
        elif ping_pong:
            counts = 60_000, 20_000
        else:
            counts = 120_000, rate * 1.5 or 120_000
        self.warm_up, self.requests = (int(count / cost) for count in counts)

    def on(self, place, server, name, address):
        """The code is warm before the connections are made that are measured: a thread that came
        into its loop before that was compiled may stay in the interpreter, and a server that has
        run for a while has none of those."""
        connections = self.options["connections"]
        size = {"connections": connections, "size": self.options["size"]}
        warm = size | {"requests": self.warm_up}
        options = self.options | {"warm-up": 2000 + 10 * connections, "requests": self.requests}
        if place.quick:
            few = {"connections": min(connections, 100)}
            warm |= few | {"requests": 200}
            options |= few | {"warm-up": 200, "requests": 400}
            options |= {"slow": min(options["slow"], 3)} if "slow" in options else {}
        core = place.server_core if self.one_core else place.load_core
        before = descriptors.held(server.pid)
        loaded(place, server, address, warm, False, core)
        # Some keep what they have needed once: as many as that, or a pool of them.
        before = descriptors.warm(server, before) + SERVERS[name].keeps
        figures = loaded(place, server, address, options, SERVERS[name].java, core)
        if self.ping_pong:
            figures["ns"] = figures["p50_us"] * 1000
        descriptors.settle(server, before)
        if name.startswith("soquete") and server.said():
            raise server.failure("said what nobody should have to read")
        return figures

    def run(self, place, name):
        server, address = start(place, name, f"unix:{place.path()}" if self.unix else "tcp:0")
        with server:
            return self.on(place, server, name, address)


class Mix(Echo):
    """Connections that come and go in every way, good and bad, and readers that are too slow."""

    KIND = "mix"
    CHURN = 20  # requests of a connection, on average

    def __init__(self, name, connections, size):
        super().__init__(name, connections, size)
        self.metrics = ["cpu_per_request", "rps"]
        self.options |= {"churn": self.CHURN, "slow": min(max(1, connections // 20), 50)}

    def on(self, place, server, name, address):
        figures = super().on(place, server, name, address)
        if SERVERS[name].java:
            figures |= json.loads(server.answer("counts", "counts"))
        return figures


class Task(Scenario):
    """Operations of one thread, which tells what they took."""

    # To warm up, and measured.
    COUNTS = {
        "udp": (400_000, 400_000),
        "udp-gso": (4_000_000, 4_000_000),
        "stream": (15_000, 7_500),
        "accept": (40_000, 20_000),
    }

    def __init__(self, name):
        metrics = ["ns_per_op", "bytes_per_op"]
        if name == "accept":
            metrics = ["ns_per_op", "cpu_per_request", "rps"]
        super().__init__(name, list(TASKS[name]), metrics, "c-blocking")

    def run(self, place, name):
        counts = [place.few(count) for count in self.COUNTS[self.name]]
        command = [*place.command(TASKS[self.name][name]), *counts]
        if self.name != "stream":
            return self.measured(place, name, [*command, "tcp:0"])
        with Child("the sink", [WORK / "sink", "tcp:0"], place.load_core) as sink:
            figures = self.measured(place, name, [*command, sink.answer("ready")])
            if int(sink.answer("received")) < figures["checked"]:
                raise Failed(f"{name}: the sink has not seen all that was sent")
            return figures

    @staticmethod
    def measured(place, name, command):
        with Child(name, command, place.server_core) as task:
            figures = json.loads(task.line())
        return figures | {"ns": figures["cpu_us"] * 1000}


class Calls(Scenario):
    """Single calls, by bench/calls."""

    def __init__(self, name):
        self.title, self.ways = CALLS[name]
        super().__init__(name, list(self.ways), ["ns_per_op", "bytes_per_op"], "c-blocking")

    def rounds(self, place, rounds, subjects):
        """All rounds of all subjects: they take turns there."""
        options = ["--rounds", rounds, "--milliseconds", 30 if place.quick else 250]
        command = [sys.executable, MODULE / "calls", *options, "--only", self.title, "--json"]
        with Child("bench/calls", command) as calls:
            figures = {name: [] for name in subjects}
            names = {way: name for name, way in self.ways.items()}
            wanted = rounds * len(self.ways)
            while wanted:
                line = json.loads(calls.line(200))
                name = names.get(line["way"])
                if name:
                    wanted -= 1
                if name in figures:
                    if not line["checked"]:
                        raise Failed(f"{name} did not compare what arrived")
                    run = {"ns": line["ns"]}
                    if "allocated" in line:
                        run["bytes"] = line["allocated"]
                    figures[name].append(run)
            return figures


class Startup(Scenario):
    """Whole processes: socket, connect, send, receive, close; from the fork to the exit."""

    MAIN = {"jdk-socket": "StartupJdk", "soquete-threads": "StartupSoquete"}

    def __init__(self, name):
        super().__init__(name, list(STARTUP), ["wall_ms", "cpu_per_request"], "python")
        self.server = None

    def command(self, place, name, port, *options):
        if name == "c-blocking":
            return [WORK / "startup", port]
        if name == "python":
            return [place.words["python"], PYTHON / "startup.py", port]
        jars = ":".join(map(str, place.jars))
        main = f"soquete.bench.load.{self.MAIN[name]}"
        flags = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"]
        return [place.words["java"], *flags, *options, "-cp", jars, main, port]

    def run(self, place, name):
        with Child("c-epoll", [WORK / "server-epoll", "tcp:0"]) as server:
            port = server.answer("ready").removeprefix("tcp:")
            options = []
            if name in self.MAIN:
                cache = WORK / f"{name}.aot"
                if not cache.exists() or cache.stat().st_mtime < max(
                    j.stat().st_mtime for j in place.jars
                ):
                    train = self.command(place, name, port, f"-XX:AOTCacheOutput={cache}")
                    self.spent(name, train)
                options = [f"-XX:AOTCache={cache}"]
            command = self.command(place, name, port, *options)
            runs = [self.spent(name, command) for _ in range(1 if place.quick else 3)]
            return min(runs, key=lambda run: run["wall_ms"])

    @staticmethod
    def spent(name, command):
        command = [str(c) for c in command]
        with tempfile.TemporaryFile() as errors:
            begin = time.perf_counter()
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors
            )
            _, status, usage = os.wait4(process.pid, 0)
            wall = (time.perf_counter() - begin) * 1000
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode != 0:
                errors.seek(0)
                raise Failed(f"{name} did not hold the conversation: {errors.read()[-1000:]}")
        return {"wall_ms": wall, "cpu_us": (usage.ru_utime + usage.ru_stime) * 1e6}


class IdleMemory(Scenario):
    """What a connection costs that has nothing to say: memory of the process without the heap,
    which is resident from the start, and what lives in the heap. Memory of the kernel is not in
    it."""

    CONNECTIONS = 10_000
    TOUCHED = ("-XX:+AlwaysPreTouch",)

    def __init__(self, name):
        subjects = [n for n, s in SERVERS.items() if s.fits(name, self.CONNECTIONS)]
        super().__init__(name, subjects, ["bytes_per_op", "idle_cpu_percent"], "c-epoll")

    def used(self, server, name):
        live = int(server.answer("memory", "memory")) if SERVERS[name].java else 0
        return live + server.resident()

    def run(self, place, name):
        few, count = place.few(500, 50), place.few(self.CONNECTIONS, 100)
        server, address = start(place, name, "tcp:0", self.TOUCHED if SERVERS[name].java else ())
        with server:
            warm = {"connections": 50, "requests": place.few(60_000)}
            loaded(place, server, address, warm, False, place.load_core)
            command = [WORK / "load", "--address", address, "--connections", 0, "--idle"]
            with Child("the load", command, place.load_core) as load:
                load.answer("connected", str(few))
                before = self.used(server, name)
                load.answer("connected", str(count))
                time.sleep(0.1 if place.quick else 0.5)
                after = self.used(server, name)
                seconds = 0.1 if place.quick else 3
                spent = server.processor_time()
                time.sleep(seconds)
                spent = server.processor_time() - spent
            return {
                "faults": 0,
                "bytes": (after - before) / count,
                "idle_cpu_percent": spent / seconds / 1e7,
            }


NAMES = [
    *("call", "call-64", "pingpong-tcp", "pingpong-unix"),
    *("pingpong-tcp-one-core", "pingpong-unix-one-core", "echo-50x64", "echo-1000x64"),
    *("echo-1000x4096", "echo-10000x64", "rate-1000x64", "udp", "udp-gso", "stream", "accept"),
    *("mix-1000x4096", "startup", "idle-memory", "http"),
]


def named(name):
    """A scenario; echo-CxS, rate-CxS and mix-CxS have any number of connections and bytes."""
    if name in CALLS:
        return Calls(name)
    if name in TASKS:
        return Task(name)
    if name == "startup":
        return Startup(name)
    if name == "idle-memory":
        return IdleMemory(name)
    if name == "http":
        return Http(name)
    found = re.fullmatch(r"pingpong-(tcp|unix)(-one-core)?", name)
    if found:
        return Echo(name, 1, 64, unix=found[1] == "unix", one_core=bool(found[2]))
    found = re.fullmatch(r"(echo|rate|mix)-(\d{1,5})x(\d{1,7})", name)
    if found and 1 <= int(found[2]) <= 15000 and 1 <= int(found[3]) <= 1 << 20:
        if found[1] == "mix":
            return Mix(name, int(found[2]), int(found[3]))
        return Echo(name, int(found[2]), int(found[3]), 20_000 if found[1] == "rate" else 0)
    return None
