"""HTTP servers that answer the same, under the load of wrk."""

import pathlib
import re
import shutil
import socket
import time

from comparing.machine import CLASS_PATH, JVM, ROOT
from comparing.processes import Child, Failed
from comparing.scenario import Scenario

CONTENT = b"Hello from the sockets.\n"
REQUEST = b"GET /hello HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
FIELDS = ["content-length: 24", "content-type: text/plain", "date"]

# nginx says who it is, and that it keeps the connection: it cannot be told not to.
NGINX_FIELDS = [*FIELDS, "connection: keep-alive", "server: nginx"]

NGINX = """\
daemon off;
worker_processes 1;
pid nginx.pid;
error_log stderr;
events { worker_connections 1024; }
http {
    access_log off;
    server_tokens off;
    keepalive_requests 1000000000;
    default_type text/plain;
    server {
        listen 127.0.0.1:%d backlog=4096;
        location = /hello { return 200 "Hello from the sockets.\\n"; }
    }
}
"""


def example(engine):
    path = f"{ROOT}/examples/target/classes:{CLASS_PATH}"
    main = "soquete.examples.HttpResponder"
    return ["{java}", *JVM, "-cp", path, main, engine, "127.0.0.1:0"]


SUBJECTS = {
    "soquete-epoll": example("epoll"),
    "soquete-ring": example("ring"),
    "soquete-vt": example("virtual"),
    "netty-epoll": [
        *("{java}", *JVM, "-cp", CLASS_PATH),
        *("soquete.bench.load.Main", "serve", "netty-epoll-http", "tcp:0"),
    ],
    "nginx": ["nginx"],
}


def need(program, package):
    if not shutil.which(program):
        raise Failed(f"the scenario http needs {program}: apt-get install {package}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Http(Scenario):
    """64 connections that are kept, each with one request at a time."""

    CONNECTIONS = 64

    def __init__(self, name):
        super().__init__(name, list(SUBJECTS), ["rps", "cpu_per_request"], "nginx")
        self.beside = ["netty-epoll"]

    def started(self, place, name):
        """The server and its port, once it listens."""
        if name != "nginx":
            server = Child(name, place.command(SUBJECTS[name]), place.server_core)
            try:
                return server, int(server.line().rsplit(":", 1)[1])
            except (Failed, ValueError):
                server.end()
                raise
        need("nginx", "nginx-light")
        port, directory = free_port(), pathlib.Path(place.path())
        directory.mkdir()
        (directory / "nginx.conf").write_text(NGINX % port)
        command = ["nginx", "-p", f"{directory}/", "-c", "nginx.conf", "-e", "stderr"]
        server = Child(name, command, place.server_core)
        until = time.monotonic() + 20
        while server.process.poll() is None and time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", port), 5).close()
                return server, port
            except OSError:
                time.sleep(0.01)
        failure = server.failure("does not listen")
        server.end()
        raise failure

    def run(self, place, name):
        need("wrk", "wrk")
        server, port = self.started(place, name)
        with server:
            same_answer(name, port)
            if not place.quick:
                self.load(place, server, port, 3)  # a JVM has compiled what it will
            spent, requests, rps = self.load(place, server, port, 1 if place.quick else 2)
            same_answer(name, port)
        return {"cpu_us": spent / requests / 1000, "rps": rps, "requests": requests}

    def load(self, place, server, port, seconds):
        """Nanoseconds of the server, requests, and requests in a second."""
        options = ["-t1", f"-c{self.CONNECTIONS}", f"-d{seconds}s"]
        command = ["wrk", *options, f"http://127.0.0.1:{port}/hello"]
        before = processor_time(server)
        with Child("wrk", command, place.load_core) as wrk:
            said = wrk.all()
        spent = processor_time(server) - before
        count = re.search(r"(\d+) requests in", said)
        rate = re.search(r"Requests/sec: +([\d.]+)", said)
        if "Non-2xx" in said or "Socket errors" in said or not count or int(count[1]) == 0:
            raise Failed(f"{server.name} did not answer wrk as it should: {said}")
        return spent, int(count[1]), float(rate[1])


def same_answer(name, port):
    """Two requests in one segment: both answers, byte for byte but for the time."""
    with socket.create_connection(("127.0.0.1", port), 20) as client:
        client.sendall(2 * REQUEST)
        answers = client.makefile("rb")
        for _ in range(2):
            head = []
            while (line := answers.readline()) not in (b"\r\n", b""):
                head.append(line.decode().removesuffix("\r\n"))
            fields = [f.lower() for f in head[1:]]
            fields = sorted("date" if f.startswith("date: ") else f for f in fields)
            content = answers.read(len(CONTENT))
            wanted = NGINX_FIELDS if name == "nginx" else FIELDS
            if head[:1] != ["HTTP/1.1 200 OK"] or fields != sorted(wanted) or content != CONTENT:
                raise Failed(f"{name} answers otherwise: {head} {content}")


def processor_time(server):
    """Of a process and those that it has started; without the threads that compile."""
    total = 0
    waiting = [server.pid]
    while waiting:
        for task in pathlib.Path(f"/proc/{waiting.pop()}/task").iterdir():
            if not (task / "comm").read_text().startswith(("C1 Comp", "C2 Comp")):
                total += int((task / "schedstat").read_text().split()[0])
            waiting += map(int, (task / "children").read_text().split())
    return total
