"""What can be compared: how each subject is started.

A subject in Java is one line here, one in soquete.bench.load.Subjects (or Tasks), and a class.
"""

from collections import Counter

from comparing.machine import CLASS_PATH, JVM, MODULE, WORK

C = WORK
PYTHON = MODULE / "src/main/python"


class Server:
    def __init__(
        self, command, *, tcp=True, unix=True, most=15000, java=False, only=None, keeps=()
    ):
        self.command = command  # before the address
        self.tcp = tcp
        self.unix = unix
        self.most = most  # connections that make sense
        self.java = java
        self.keeps = Counter(dict(keeps))  # so many descriptors at most, for what waits later on
        self.only = only  # the kind of scenario in which it takes part without being named

    def fits(self, kind, connections):
        return self.tcp and self.most >= connections and self.only in (None, kind)


def in_java(name, **more):
    command = ["{java}", *JVM, "-cp", CLASS_PATH, "soquete.bench.load.Main", "serve", name]
    return Server(command, java=True, **more)


# Echo servers. A thread for each connection is out of place where there are ten thousand.
SERVERS = {
    "c-epoll": Server([C / "server-epoll"]),
    "c-uring": Server([C / "server-uring"]),
    "c-blocking": Server([C / "server-blocking"], most=4000),
    "nio": in_java("nio"),
    "jdk-vt-channel": in_java("jdk-vt-channel"),
    "jdk-vt-socket": in_java("jdk-vt-socket", unix=False),
    "netty-nio": in_java("netty-nio", unix=False),
    "netty-epoll": in_java("netty-epoll"),
    "netty-uring": in_java("netty-uring", unix=False),
    "junixsocket": in_java("junixsocket", tcp=False, most=4000),
    "go": Server([C / "server-go"]),
    "python": Server(["{python}", PYTHON / "server.py"]),
    "soquete-threads": in_java("soquete-threads", most=4000, keeps={"eventfd": 64, "eventpoll": 1}),
    "soquete-vt": in_java("soquete-vt"),
    "soquete-epoll": in_java("soquete-epoll"),
    "soquete-ring": in_java("soquete-ring"),
    "soquete-vt-lean": in_java("soquete-vt-lean", only="idle-memory"),
    # So little shared with the kernel that buffers run out and completions overflow.
    "soquete-ring-tight": in_java("soquete-ring-tight", unix=False, only="mix"),
}


def task_in_java(task, name):
    command = ["{java}", *JVM, "-cp", CLASS_PATH, "soquete.bench.load.Main", "task", task, name]
    return command


def tasks_in_java(task, *names):
    return {name: task_in_java(task, name) for name in names}


# Operations of one thread: the commands before the counts and the address of the peer.
TASKS = {
    "udp": {
        "c-blocking": [C / "task-udp"],
        **tasks_in_java("udp", "nio", "jdk-socket"),
        "python": ["{python}", PYTHON / "task-udp.py"],
        **tasks_in_java("udp", "soquete-threads", "soquete-batch"),
    },
    "udp-gso": {
        "c-blocking": [C / "task-udp"],  # one datagram at a time: what segments are compared with
        **tasks_in_java("udp-gso", "soquete-threads"),
    },
    "stream": {
        "c-blocking": [C / "task-stream"],
        **tasks_in_java("stream", "nio", "nio-heap", "soquete-threads", "soquete-array"),
    },
    "accept": {
        "c-blocking": [C / "task-accept"],
        **tasks_in_java("accept", "nio", "jdk-socket", "soquete-threads"),
    },
}

# The ways of bench/calls by the names of subjects: "nothing there" is the way of a loop.
CALLS = {
    "call": (
        "recv with MSG_DONTWAIT, nothing there",
        {"c-blocking": "C", "nio": "nioDirect", "soquete-threads": "socketChannel"},
    ),
    "call-64": (
        "send + recv of 64 bytes, Unix stream",
        {
            "c-blocking": "C",
            "nio": "nioDirect",
            "nio-heap": "nioHeap",
            "soquete-threads": "socketSegment",
            "soquete-array": "socketArray",
        },
    ),
}

# Whole processes: c-blocking is a program, the others need their interpreter or JVM.
STARTUP = ("c-blocking", "python", "jdk-socket", "soquete-threads")
