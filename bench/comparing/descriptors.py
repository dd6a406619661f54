"""What a process has open: as many after a load as before it."""

import os
import time
from collections import Counter

PATIENCE = 15  # seconds for the last connections to end


def held(pid):
    """So many of each kind; files that it may have opened to read its own code are left out."""
    kinds = Counter()
    for name in os.listdir(f"/proc/{pid}/fd"):
        try:
            target = os.readlink(f"/proc/{pid}/fd/{name}")
        except FileNotFoundError:
            continue
        if not target.startswith("/"):
            kind, _, which = target.partition(":")
            kinds[which.strip("[]") if kind == "anon_inode" else kind] += 1
    return kinds


def settle(child, before):
    """Waits until it has no more open than before; it has failed if that does not come."""
    end = time.monotonic() + PATIENCE
    while more := held(child.pid) - before:
        if time.monotonic() > end:
            raise child.failure(f"has {dict(more)} open that it had not before the load")
        time.sleep(0.01)


def warm(child, before):
    """What it has open after the first connections have gone: no socket more than before."""
    unlimited = Counter({kind: 1 << 20 for kind in held(child.pid) if kind != "socket"})
    settle(child, before + unlimited)
    return held(child.pid)
