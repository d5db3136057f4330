"""Runs the functions of a Python file as the arms of a program that jest-asymptote measures.

    python3 asymptote_worker.py sorting.py

An arm is a public function of the file, plain or async, that is called with n. It speaks version 1 of the protocol that
docs/programs.md describes, over standard input and output; what the functions print goes to standard error. It needs
CPython 3.8 or newer and nothing else.
"""

import asyncio
import importlib.util
import inspect
import json
import os
import platform
import sys
import sysconfig
import traceback
from contextlib import contextmanager
from functools import lru_cache
from itertools import repeat
from time import perf_counter_ns

try:
    from resource import RUSAGE_SELF, getrusage
except ImportError:  # Windows has none.
    getrusage = None

PROTOCOL = 1
MARK = "asymptote: "
COUNTS = ["tasks", "loopTurns", "steps"]
FRAMES_SHOWN = 8


def main(path):
    orders, out = own_streams()
    # What is measured is no place for files of ours.
    sys.dont_write_bytecode = True
    try:
        arms = arms_of(path)
    except Exception as error:  # It is the file's.
        traceback.print_exception(type(error), error, below(error.__traceback__))
        sys.exit(1)
    runtime = f"{platform.python_implementation()} {platform.python_version()}"
    say(out, {"protocol": PROTOCOL, "runtime": runtime, "arms": list(arms), "counts": COUNTS})
    loop = asyncio.new_event_loop()
    known = set()
    # Their end is the end of this program.
    for line in orders:
        order = json.loads(line)
        say(out, {"id": order["id"], **answer(loop, arms[order["arm"]], order, known)})


def own_streams():
    """Returns standard input and output for the protocol alone: functions read nothing, and print to standard error."""
    orders = os.fdopen(os.dup(0), encoding="utf-8")
    out = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return orders, out


def say(out, said):
    # A part of a line may stand there already, from whoever shares the output.
    out.write(f"\n{MARK}{json.dumps(said)}\n")
    out.flush()


def arms_of(path):
    """Loads a file, and returns its public functions that can be called with n, by their names."""
    path = os.path.abspath(path)
    # What it imports may lie beside it.
    sys.path.insert(0, os.path.dirname(path))
    name = os.path.splitext(os.path.basename(path))[0]
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    functions = inspect.getmembers(module, inspect.isfunction)
    return {name: f for name, f in functions if f.__module__ == module.__name__ and is_arm(name, f)}


def is_arm(name, function):
    if name.startswith("_") or inspect.isgeneratorfunction(function) or inspect.isasyncgenfunction(function):
        return False
    try:
        inspect.signature(function).bind(1)
    except (NameError, TypeError, ValueError):
        return False
    return True


def answer(loop, run, order, known):
    n, calls = order["n"], order["calls"]
    try:
        if run not in known:
            check(run, n)
            known.add(run)
        if order["count"]:
            # Lines are counted only where they are asked for: that slows a call down by ten times and more.
            with_steps = order.get("metric") == "steps"
            return {"ns": 0, "counts": counted_with_steps(run, n) if with_steps else counted(run, n)}
        switches, waited = switches_so_far(), waited_so_far()
        answered = {"ns": timed(loop, run, n, calls, order["warm"])}
        if switches is not None:
            answered["preempted"] = switches_so_far() != switches
        if waited is not None:
            answered["waitNs"] = waited_so_far() - waited
        return answered
    except Exception as error:  # It is the workload's, and the one who asked says so.
        said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        trace = traceback.format_tb(below(error.__traceback__))[-FRAMES_SHOWN:]
        return {"error": said, "trace": "".join(trace).splitlines()}


def below(frames):
    """Returns the frames of a trace from where it leaves this file and the importing on."""
    while frames and frames.tb_frame.f_code.co_filename.startswith((__file__, "<frozen importlib")):
        frames = frames.tb_next
    return frames


def check(run, n):
    if not inspect.iscoroutinefunction(run) and inspect.isawaitable(run(n)):
        raise TypeError(f"{run.__name__} returns an awaitable: make it async, and await that in it")


def switches_so_far():
    """Returns how often the kernel took the core away from this process, or None where it does not say."""
    return getrusage(RUSAGE_SELF).ru_nivcsw if getrusage else None


def open_schedule():
    try:
        return os.open("/proc/thread-self/schedstat", os.O_RDONLY)
    except OSError:
        return None


SCHEDULE = open_schedule()


def waited_so_far():
    """Returns the nanoseconds in which this thread was ready and waited for a core, or None where nobody says."""
    return None if SCHEDULE is None else int(os.pread(SCHEDULE, 128, 0).split()[1])


def timed(loop, run, n, calls, warm):
    """Returns the nanoseconds of so many calls in a row."""
    if inspect.iscoroutinefunction(run):
        return loop.run_until_complete(timed_async(run, n, calls, warm))
    if warm:
        run(n)
    start = perf_counter_ns()
    for _ in repeat(None, calls):
        run(n)
    return perf_counter_ns() - start


async def timed_async(run, n, calls, warm):
    if warm:
        await run(n)
    start = perf_counter_ns()
    for _ in repeat(None, calls):
        await run(n)
    return perf_counter_ns() - start


class CountingLoop(asyncio.SelectorEventLoop):
    """An event loop that counts its turns and the tasks that are made; none but counted calls run in it."""

    def __init__(self):
        super().__init__()
        self.turns = 0
        self.tasks = 0
        self.set_task_factory(self.make_task)

    def make_task(self, loop, coroutine, **options):
        self.tasks += 1
        return asyncio.Task(coroutine, loop=loop, **options)

    def _run_once(self):
        # No public method sees a single turn.
        self.turns += 1
        super()._run_once()


def counted(run, n):
    """Returns what one call makes and takes."""
    if not inspect.iscoroutinefunction(run):
        # Whatever loop it starts is its own.
        run(n)
        return {}
    loop = CountingLoop()
    try:
        return loop.run_until_complete(counted_async(loop, run, n))
    finally:
        loop.close()


async def counted_async(loop, run, n):
    tasks, turns = loop.tasks, loop.turns
    await run(n)
    return {"tasks": loop.tasks - tasks, "loopTurns": loop.turns - turns}


def counted_with_steps(run, n):
    """Returns the same, with the lines that one call runs."""
    with counting_lines() as lines:
        counts = counted(run, n)
    return {**counts, "steps": lines()}


@lru_cache(maxsize=None)
def is_own(filename):
    """Whether code belongs to those who measure: neither to Python, nor to this file."""
    if filename.startswith("<") or filename == __file__:
        return False
    parts = os.path.normcase(filename).split(os.sep)
    return not filename.startswith(STANDARD) or "site-packages" in parts or "dist-packages" in parts


STANDARD = tuple(sysconfig.get_path(name) + os.sep for name in ("stdlib", "platstdlib"))


@contextmanager
def counting_lines():
    """Counts the lines of own code that this thread runs, and yields what returns their number."""
    return_lines, stop = (monitored_lines if hasattr(sys, "monitoring") else traced_lines)()
    try:
        yield return_lines
    finally:
        stop()


def traced_lines():
    lines = 0

    def on_call(frame, event, argument):
        return on_line if is_own(frame.f_code.co_filename) else None

    def on_line(frame, event, argument):
        nonlocal lines
        lines += event == "line"
        return on_line

    sys.settrace(on_call)
    return lambda: lines, lambda: sys.settrace(None)


def monitored_lines():
    """The same by what Python has since 3.12, which is faster."""
    lines = 0
    monitoring = sys.monitoring
    tool = next(id for id in range(6) if monitoring.get_tool(id) is None)

    def on_line(code, line):
        nonlocal lines
        if not is_own(code.co_filename):
            return monitoring.DISABLE
        lines += 1

    monitoring.use_tool_id(tool, "asymptote")
    monitoring.register_callback(tool, monitoring.events.LINE, on_line)
    monitoring.restart_events()
    monitoring.set_events(tool, monitoring.events.LINE)

    def stop():
        monitoring.set_events(tool, 0)
        monitoring.free_tool_id(tool)

    return lambda: lines, stop


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python3 asymptote_worker.py file.py")
    main(sys.argv[1])
