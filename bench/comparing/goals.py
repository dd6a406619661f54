"""The goals, each as a scenario, a pair of subjects and a metric with its gate.

A ratio of cpu_per_request and rps is an efficiency: above 1 the subject is better. All other
ratios are subject / base: below 1 it is better. Where there is no base, the value itself counts.
"""


class Goal:
    def __init__(self, text, scenario, subject, base, metric, gate, aim):
        self.text = text
        self.scenario = scenario
        self.subject = subject
        self.base = base
        self.metric = metric
        self.gate = gate  # as "<= 1.05"
        self.aim = aim

    def met(self, figure):
        sign, bound = self.gate.split()
        return figure <= float(bound) if sign == "<=" else figure >= float(bound)


def both(text, scenarios, *rest):
    return [Goal(text, scenario, *rest) for scenario in scenarios]


ECHO = ("echo-50x64", "echo-1000x64")
S, VT, LOOP, RING = "soquete-threads", "soquete-vt", "soquete-epoll", "soquete-ring"

GOALS = [
    Goal("hot call / C recv", "call", S, "c-blocking", "ns_per_op", "<= 1.05", "1.00"),
    Goal("hot call / NIO direct", "call", S, "nio", "ns_per_op", "<= 0.92", "0.80"),
    Goal("allocation, recv", "call", S, None, "bytes_per_op", "<= 4", "0"),
    Goal("allocation, send and recv", "call-64", S, None, "bytes_per_op", "<= 4", "0"),
    Goal("allocation, arrays", "call-64", "soquete-array", None, "bytes_per_op", "<= 4", "0"),
    Goal("allocation, datagrams", "udp", S, None, "bytes_per_op", "<= 4", "0"),
    Goal("allocation, batches", "udp", "soquete-batch", None, "bytes_per_op", "<= 4", "0"),
    *both("allocation, epoll loop", ECHO, LOOP, None, "bytes_per_op", "<= 4", "0"),
    *both("allocation, ring loop", ECHO, RING, None, "bytes_per_op", "<= 4", "0"),
    *both(
        "ping-pong, platform thread / C blocking",
        ("pingpong-tcp", "pingpong-unix"),
        *(S, "c-blocking", "ns_per_op", "<= 1.05", "1.00"),
    ),
    Goal(
        "ping-pong, virtual thread / JDK's, TCP",
        *("pingpong-tcp", VT, "jdk-vt-channel", "ns_per_op", "<= 0.90", "0.75"),
    ),
    Goal(
        "ping-pong, virtual thread / JDK's, AF_UNIX",
        *("pingpong-unix", VT, "jdk-vt-channel", "ns_per_op", "<= 0.80", "0.55"),
    ),
    *both(
        "echo, virtual threads / JDK SocketChannel",
        *(ECHO, VT, "jdk-vt-channel", "cpu_per_request", ">= 1.2", "1.4"),
    ),
    *both(
        "echo, virtual threads / JDK Socket",
        *(ECHO, VT, "jdk-vt-socket", "cpu_per_request", ">= 1.25", "1.5"),
    ),
    Goal("… / Go net", "echo-1000x64", VT, "go", "cpu_per_request", ">= 1.0", "1.15"),
    Goal("… / C epoll", "echo-1000x64", VT, "c-epoll", "cpu_per_request", ">= 0.85", "0.95"),
    Goal("… 20,000/s, p50 / C epoll", "rate-1000x64", VT, "c-epoll", "p50_us", "<= 1.2", "1.05"),
    Goal(
        "… 20,000/s, CPU / JDK (as an efficiency)",
        *("rate-1000x64", VT, "jdk-vt-channel", "cpu_per_request", ">= 1.0", "1.25"),
    ),
    *both("echo, epoll loop / C", ECHO, LOOP, "c-epoll", "cpu_per_request", ">= 0.92", "1.0"),
    *both("… / Netty epoll", ECHO, LOOP, "netty-epoll", "cpu_per_request", ">= 1.15", "1.4"),
    *both("… / Netty NIO", ECHO, LOOP, "netty-nio", "cpu_per_request", ">= 1.25", "1.5"),
    *both("echo, ring loop / liburing", ECHO, RING, "c-uring", "cpu_per_request", ">= 0.95", "1.0"),
    *both("… / Netty io_uring", ECHO, RING, "netty-uring", "cpu_per_request", ">= 1.15", "1.35"),
    Goal("UDP / C", "udp", S, "c-blocking", "ns_per_op", "<= 1.05", "1.0"),
    Goal("UDP / NIO", "udp", S, "nio", "ns_per_op", "<= 0.88", "0.78"),
    Goal("GSO, a datagram / C", "udp-gso", S, "c-blocking", "ns_per_op", "<= 0.06", "0.04"),
    Goal("stream, native / C", "stream", S, "c-blocking", "ns_per_op", "<= 1.05", "1.0"),
    Goal(
        "stream, byte[] / C",
        *("stream", "soquete-array", "c-blocking", "ns_per_op", "<= 1.08", "1.0"),
    ),
    Goal(
        "stream, byte[] / NIO heap",
        *("stream", "soquete-array", "nio-heap", "ns_per_op", "<= 0.72", "0.62"),
    ),
    Goal("accept with peer / C", "accept", S, "c-blocking", "ns_per_op", "<= 1.15", "1.05"),
    Goal("accept, rate / NIO", "accept", S, "nio", "cpu_per_request", ">= 1.35", "1.5"),
    Goal("start-up / Python", "startup", S, "python", "wall_ms", "<= 2.4", "1.9"),
    Goal("start-up / java.net.Socket", "startup", S, "jdk-socket", "wall_ms", "<= 1.7", "1.3"),
    Goal("idle memory, epoll loop", "idle-memory", LOOP, None, "bytes_per_op", "<= 400", "200"),
    Goal("idle memory, ring loop", "idle-memory", RING, None, "bytes_per_op", "<= 400", "200"),
    Goal(
        "idle memory, virtual thread without a buffer",
        *("idle-memory", "soquete-vt-lean", None, "bytes_per_op", "<= 2560", "2000"),
    ),
    Goal(
        "10,000 idle connections, processor",
        *("idle-memory", "soquete-vt-lean", None, "idle_cpu_percent", "<= 0.1", "0"),
    ),
]


def of(scenario):
    return [g for g in GOALS if g.scenario == scenario]
