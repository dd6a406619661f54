"""The goals and what was reached, as the table of docs/benchmarks.md."""

import json
import sys

from comparing.goals import GOALS


def read(lines):
    """The last line of each goal: by scenario, subject, base and metric."""
    found = {}
    for text in lines:
        line = json.loads(text)
        if "gate" in line and not line.get("quick"):
            found[line["scenario"], line["subject"], line["base"], line["metric"]] = line
    return found


def figure(number):
    if number >= 10:
        return f"{number:.0f}"
    return f"{number:.2f}" if number >= 0.1 or number == 0 else f"{number:.3f}"


def row(goal, line):
    if line["base"]:
        reached, least, most = (figure(line[k]) for k in ("ratio", "min", "max"))
        reached = f"**{reached}** ({least} to {most})"
    else:
        reached = f"**{figure(line['value'])}**"
    beside = goal.subject if goal.base is None else f"{goal.subject} / {goal.base}"
    cells = (
        goal.text,
        f"`{goal.scenario}`",
        beside,
        f"`{goal.metric}`",
        reached,
        str(line["pairs"]),
        goal.gate.replace("<=", "≤").replace(">=", "≥"),
        goal.aim,
        "met" if line["met"] else "missed",
    )
    return f"| {' | '.join(cells)} |"


def show(lines):
    found = read(lines)
    print("| goal | scenario | subjects | metric | reached | pairs | gate | aim | |")
    print("| --- | --- | --- | --- | --- | ---: | --- | --- | --- |")
    for goal in GOALS:
        line = found.get((goal.scenario, goal.subject, goal.base, goal.metric))
        if line:
            print(row(goal, line))
    for machine in sorted({line["machine"] for line in found.values()}):
        print(f"\n{machine}")
    if not found:
        sys.exit("bench/compare: no line with a gate on standard input")
