"""This machine: what it has, where programs may run, and what has to be built first."""

import os
import pathlib
import platform
import re
import resource
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
MODULE = ROOT / "bench"
WORK = MODULE / "target/compare"
CLASS_PATH = f"{MODULE}/target/classes:{MODULE}/target/lib/*"

# Everything in the same JVM: a heap that does not grow, the collector that one core gets anyway.
JVM = [
    "-XX:+UseSerialGC",
    "-Xms512m",
    "-Xmx512m",
    "-XX:MaxDirectMemorySize=1g",
    "-Dio.netty.leakDetection.level=disabled",
    "--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
]

# The program or file that tells whether a package of Debian is there.
NEEDED = {
    "gcc": "gcc",
    "/usr/include/stdlib.h": "libc6-dev",
    "/usr/include/liburing.h": "liburing-dev",
    "go": "golang-go",
    "mvn": "maven",
}


def fail(sentence):
    sys.exit(f"bench/{pathlib.Path(sys.argv[0]).name}: {sentence}")


def say(text):
    print(text, file=sys.stderr, flush=True)


def run(command, **more):
    done = subprocess.run(command, capture_output=True, text=True, **more)
    if done.returncode != 0:
        words = " ".join(map(str, command))
        fail(f"{words} failed\n{done.stdout[-4000:]}{done.stderr[-4000:]}")
    return done.stdout


def check_tools():
    for what, package in NEEDED.items():
        if not shutil.which(what) and not os.path.exists(what):
            fail(f"{what} is missing: apt-get install {package}")


def allow_descriptors():
    """As many as the machine allows: ten thousand connections need as many descriptors."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return hard


def cores():
    """One for the load, one for what is measured; None where there is only one."""
    ours = sorted(os.sched_getaffinity(0))
    if len(ours) < 2:
        say("only one processor: the load and the server share it, so figures mean little")
        return None, None
    return ours[0], ours[-1]


def find_java():
    """A JDK 25 or newer: JAVA_HOME, the PATH, or where distributions put it."""
    homes = [os.environ.get("JAVA_HOME"), *sorted(pathlib.Path("/usr/lib/jvm").glob("*"))]
    for java in [f"{h}/bin/java" for h in homes if h] + [shutil.which("java")]:
        if java and os.access(java, os.X_OK):
            text = subprocess.run([java, "-version"], capture_output=True, text=True).stderr
            found = re.search(r'version "(\d+)', text)
            if found and int(found[1]) >= 25:
                return java, text.splitlines()[1]
    fail("there is no JDK 25 or newer: set JAVA_HOME")


def find_python():
    """Debian's, which starts faster than what shims and builds from source put on the PATH."""
    return "/usr/bin/python3" if os.access("/usr/bin/python3", os.X_OK) else sys.executable


def newest(*places):
    files = [f for p in places for f in pathlib.Path(p).rglob("*") if f.is_file()]
    return max(f.stat().st_mtime for f in files)


def build_java():
    made = [*MODULE.glob("target/soquete-bench-*.jar"), *MODULE.glob("target/lib/soquete-*.jar")]
    examples = ROOT / "examples/target/classes/soquete/examples/HttpResponder.class"
    sources = newest(ROOT / "library/src/main/java", MODULE / "src/main/java")
    stale_examples = stale(examples, *(ROOT / "examples/src/main/java").rglob("Http*.java"))
    pom = (MODULE / "pom.xml").stat().st_mtime
    old = len(made) < 2 or min(j.stat().st_mtime for j in made) < max(sources, pom)
    if old or stale_examples:
        say("building with Maven")
        run(
            ["mvn", "-B", "-ntp", "-q", "-pl", "bench,examples", "-am", "-Dmaven.test.skip", "package"],
            cwd=ROOT,
        )
        made = [*MODULE.glob("target/soquete-bench-*.jar"), *MODULE.glob("target/lib/soquete-*.jar")]
        for each in [*made, examples]:
            os.utime(each)
    return made


def stale(made, *sources):
    return not made.exists() or made.stat().st_mtime < max(s.stat().st_mtime for s in sources)


def build_c():
    folder = MODULE / "src/main/c/compare"
    headers = list(folder.glob("*.h"))
    for source in folder.glob("*.c"):
        program = WORK / source.stem
        if stale(program, source, *headers):
            flags = ["-O2", "-Wall", "-Wextra", "-Werror"]
            extra = ["-luring"] if source.stem.endswith("uring") else ["-pthread"]
            run(["gcc", *flags, "-o", program, source, *extra])


def build_go():
    source = MODULE / "src/main/go/server.go"
    program = WORK / "server-go"
    if stale(program, source):
        with_cache = os.environ | {"GOCACHE": str(WORK / "go"), "GO111MODULE": "off"}
        run(["go", "build", "-o", program, source], env=with_cache)


def build():
    WORK.mkdir(parents=True, exist_ok=True)
    jars = build_java()
    build_c()
    build_go()
    return jars


def describe(jdk):
    model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    name = model[1] if model else platform.machine()
    gcc = run(["gcc", "--version"]).splitlines()[0]
    return f"{name} × {os.cpu_count()}, Linux {platform.release()}, {jdk}, {gcc}"
