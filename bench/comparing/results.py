"""Figures of rounds become ratios, and ratios become lines."""

import json
import statistics

from comparing import goals

# metric: (what it is in the figures of one run, its factor, whether more is better)
METRICS = {
    "cpu_per_request": ("cpu_us", 1, False),  # µs
    "rps": ("rps", 1, True),
    "ns_per_op": ("ns", 1, False),
    "p50_us": ("p50_us", 1, False),
    "bytes_per_op": ("bytes", 1, False),
    "wall_ms": ("wall_ms", 1, False),
    "idle_cpu_percent": ("idle_cpu_percent", 1, False),
}

# Ratios that say how much better the subject is, so that more is better: base / subject for a cost.
EFFICIENCIES = {"cpu_per_request": "base / subject", "rps": "subject / base"}

# Bytes and idle time beside nothing are no ratio: such a figure stands for itself.
ALONE = ("bytes_per_op", "idle_cpu_percent")

KEYS = {
    "scenario": str,
    "subject": str,
    "base": (str, type(None)),
    "metric": str,
    "ratio": (float, type(None)),
    "min": (float, type(None)),
    "max": (float, type(None)),
    "ratio_is": str,
    "better": str,
    "value": float,
    "base_value": (float, type(None)),
    "pairs": int,
    "machine": str,
}


def checked(line):
    """The line, if everything that a reader may rely on is in it."""
    for key, kind in KEYS.items():
        if key not in line or not isinstance(line[key], kind):
            raise ValueError(f"{key} is missing or wrong in {line}")
    if line["metric"] not in METRICS or line["pairs"] < 1:
        raise ValueError(f"no such metric, or no pairs, in {line}")
    if (line["base"] is None) != (line["ratio"] is None):
        raise ValueError(f"a ratio without a base, or a base without one, in {line}")
    return line


def values(runs, metric):
    key, factor, _ = METRICS[metric]
    return [run[key] * factor for run in runs if key in run]


def ratios(mine, others, metric):
    if EFFICIENCIES.get(metric) == "base / subject":
        mine, others = others, mine
    return [a / b for a, b in zip(mine, others) if b]


def compare(scenario, subject, base, metric, figures, machine):
    """A line, or None where one of them has no such figure."""
    mine = values(figures[subject], metric)
    others = values(figures[base], metric) if base else []
    pairs = min(len(mine), len(others)) if base else len(mine)
    if not pairs:
        return None
    found = ratios(mine, others, metric)
    if base and not found:
        return None
    efficiency = EFFICIENCIES.get(metric)
    line = {
        "scenario": scenario,
        "subject": subject,
        "base": base,
        "metric": metric,
        "ratio": round(statistics.median(found), 4) if found else None,
        "min": round(min(found), 4) if found else None,
        "max": round(max(found), 4) if found else None,
        "ratio_is": efficiency or "subject / base",
        "better": "above 1" if efficiency else "below 1",
        "value": round(float(statistics.median(mine)), 4),
        "base_value": round(float(statistics.median(others)), 4) if base else None,
        "pairs": pairs,
        "machine": machine,
    }
    for goal in goals.of(scenario):
        if (goal.subject, goal.base, goal.metric) == (subject, base, metric):
            figure = line["ratio"] if base else line["value"]
            line |= {"goal": goal.text, "gate": goal.gate, "aim": goal.aim}
            line["met"] = figure is not None and goal.met(figure)
    return checked(line)


def lines(scenario, metrics, figures, base, machine, beside=()):
    """All subjects beside the base and further ones, and the pairs that goals ask for."""
    pairs = []
    others = [other for other in beside if other in figures and other != base]
    for subject in figures:
        for metric in metrics:
            if metric in ALONE or len(figures) == 1:
                pairs.append((subject, None, metric))
            elif subject != base:
                pairs.append((subject, base, metric))
                pairs += [(subject, o, metric) for o in others if o != subject]
    for goal in goals.of(scenario):
        pair = (goal.subject, goal.base, goal.metric)
        has = goal.subject in figures and (goal.base is None or goal.base in figures)
        if has and pair not in pairs:
            pairs.append(pair)
    for pair in pairs:
        line = compare(scenario, *pair, figures, machine)
        if line:
            yield line


def show(line):
    print(json.dumps(line, ensure_ascii=False), flush=True)
