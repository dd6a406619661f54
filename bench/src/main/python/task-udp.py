"""A datagram of 64 bytes sent and received on the loopback, by one thread, as the tasks in Java."""

import json
import os
import socket
import sys
import time

SIZE = 64
CHUNK = 500


def pair():
    ends = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2)]
    for end in ends:
        end.bind(("127.0.0.1", 0))
    ends[0].connect(ends[1].getsockname())
    ends[1].connect(ends[0].getsockname())
    return ends


def run(operations, here, there):
    count = wall = spent = checked = 0
    while count < operations:
        out = os.urandom(SIZE)
        begin, cpu = time.perf_counter_ns(), time.thread_time_ns()
        for _ in range(CHUNK):
            here.send(out)
            back = there.recv(SIZE)
        spent += time.thread_time_ns() - cpu
        wall += time.perf_counter_ns() - begin
        if back != out:
            sys.exit("other bytes arrived than were sent")
        checked += SIZE
        count += CHUNK
    return {
        "requests": count,
        "faults": 0,
        "wall_ms": wall / 1e6,
        "rps": count * 1e9 / wall,
        "cpu_us": spent / 1e3 / count,
        "checked": checked,
    }


def main():
    ends = pair()
    run(int(sys.argv[1]), *ends)
    print(json.dumps(run(int(sys.argv[2]), *ends)))


main()
