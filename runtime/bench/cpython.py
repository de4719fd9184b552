"""The workloads on CPython's own asyncio; the twin of ours.ts and measure.ts.

    python3 cpython.py WORKLOAD SIZE REPEAT FASTEST
"""

import asyncio
import gc
import json
import math
import os
import sys
import time
import tracemalloc

TURNS = 10
ROOM = 16

# As in core.ts. CPython compiles nothing on the way, so that a tenth prepares it.
TOLERANCE = 1.2
TRIES = 4
FIRST_LOOK = 20.0
MOST_RUNS = 3
MOST_SECONDS = 0.8
PATIENCE = 3.0


def moment_of(index, size):
    return index * 7919 % size + 1


class Stopwatch:
    def __init__(self):
        self.seconds = 0.0
        self.bytes = 0
        self.rss = 0
        self.checksum = 0
        self.is_weighed = False
        self.start = self.stop = 0.0

    def begin(self):
        gc.collect()
        self.start = time.perf_counter()

    def end(self):
        self.stop = time.perf_counter()

    def trace_memory(self):
        gc.collect()
        tracemalloc.start()

    def weigh(self):
        gc.collect()
        self.is_weighed = True
        self.bytes = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()

    def run(self, workload, size):
        self.stop = None
        self.start = time.perf_counter()
        checksum = asyncio.run(workload(size, self))
        self.seconds += (self.stop or time.perf_counter()) - self.start
        return checksum


async def spawn(size, meter):
    tasks = [asyncio.create_task(give(i)) for i in range(size)]
    return sum(await asyncio.gather(*tasks))


async def give(value):
    return value


async def ping_pong(size, meter):
    table = {"last": 1, "switches": 0}
    first = asyncio.create_task(player(0, size // 2, table))
    second = asyncio.create_task(player(1, size // 2, table))
    await asyncio.gather(first, second)
    return table["switches"]


async def player(me, turns, table):
    for _ in range(turns):
        if table["last"] != me:
            table["switches"] += 1
        table["last"] = me
        await asyncio.sleep(0)


async def many_turns(size, meter):
    tasks = [asyncio.create_task(take_turns(TURNS)) for _ in range(size)]
    return sum(await asyncio.gather(*tasks))


async def take_turns(turns):
    taken = 0
    while taken < turns:
        await asyncio.sleep(0)
        taken += 1
    return taken


def deep(depth):
    return lambda size, meter: nested(depth, size)


async def nested(depth, turns):
    if depth == 1:
        return await take_turns(turns)
    return await nested(depth - 1, turns)


async def timers(size, meter):
    tasks = [asyncio.create_task(wake_at(moment_of(i, size), size)) for i in range(size)]
    return sum(await asyncio.gather(*tasks))


# Real time: all of them within 20 milliseconds.
async def wake_at(moment, size):
    await asyncio.sleep(moment / size * 0.02)
    return moment


async def cancel(size, meter):
    tasks = park(size)
    await asyncio.sleep(0)
    meter.begin()
    for task in tasks:
        task.cancel()
    endings = await asyncio.gather(*tasks, return_exceptions=True)
    meter.end()
    return sum(isinstance(ending, asyncio.CancelledError) for ending in endings)


def park(size):
    loop = asyncio.get_running_loop()
    return [asyncio.create_task(wait_for(loop.create_future())) for _ in range(size)]


async def wait_for(answer):
    return await answer


async def callbacks(size, meter):
    done = asyncio.get_running_loop().create_future()
    called = 0

    def count(_):
        nonlocal called
        called += 1

    for _ in range(size):
        done.add_done_callback(count)
    done.set_result(None)
    await asyncio.sleep(0)
    return called


async def queue(size, meter):
    items = asyncio.Queue(ROOM)
    producer = asyncio.create_task(produce(items, size))
    total = await asyncio.create_task(consume(items, size))
    await producer
    return total


async def produce(items, size):
    for i in range(size):
        await items.put(i)


async def consume(items, size):
    total = 0
    for _ in range(size):
        total += await items.get()
    return total


async def future(size, meter):
    loop = asyncio.get_running_loop()
    total = 0
    for i in range(size):
        answer = loop.create_future()
        loop.call_soon(answer.set_result, i)
        total += await answer
    return total


async def parked(size, meter):
    meter.trace_memory()
    tasks = park(size)
    await asyncio.sleep(0)
    meter.weigh()
    return sum(not task.done() for task in tasks)


async def life(size, meter):
    loop = asyncio.get_running_loop()
    answers = [loop.create_future() for _ in range(size)]
    tasks = [asyncio.create_task(wait_for(answer)) for answer in answers]
    await asyncio.sleep(0)
    for i, answer in enumerate(answers):
        answer.set_result(i)
    return sum(await asyncio.gather(*tasks))


WORKLOADS = {
    "spawn": spawn,
    "ping-pong": ping_pong,
    "many-turns": many_turns,
    "depth-1": deep(1),
    "depth-10": deep(10),
    "depth-100": deep(100),
    "timers": timers,
    "real-timers": timers,
    "cancel": cancel,
    "callbacks": callbacks,
    "queue": queue,
    "future": future,
    "parked": parked,
    "life": life,
}


def compute():
    a, b, c = 1, 2, 3
    for i in range(20_000):
        a = a + i & 0xFFFF
        b = b ^ i
        c = c + (i >> 1) & 0xFFFF
    return a ^ b ^ c


class SharedCore:
    def __init__(self, fastest):
        self.fastest = fastest or math.inf
        end = time.perf_counter() + (0 if fastest else FIRST_LOOK)
        while time.perf_counter() < end:
            self.probe()

    def is_quiet(self):
        return self.fastest == math.inf or self.probe() <= self.fastest * TOLERANCE

    def probe(self):
        least = math.inf
        for _ in range(TRIES):
            start = time.perf_counter()
            compute()
            least = min(least, (time.perf_counter() - start) * 1000)
        self.fastest = min(self.fastest, least)
        return least


def whole_run(workload, size, repeat):
    stopwatch = Stopwatch()
    gc.collect()
    for _ in range(repeat):
        stopwatch.checksum = stopwatch.run(workload, size)
    return stopwatch


def runs_in_quiet(core, *work):
    quiet, others = [], []
    start = time.perf_counter()
    was_quiet = core.is_quiet()
    while True:
        run = whole_run(*work)
        is_quiet = core.is_quiet()
        (quiet if was_quiet and is_quiet else others).append(run)
        was_quiet = is_quiet
        spent = time.perf_counter() - start
        if len(quiet) >= MOST_RUNS or spent >= (MOST_SECONDS if quiet else PATIENCE):
            return (quiet, False) if quiet else (others, True)


def main():
    workload, size, repeat = WORKLOADS[sys.argv[1]], int(sys.argv[2]), int(sys.argv[3])
    core = SharedCore(float(sys.argv[4]))
    first = Stopwatch()
    first.run(workload, max(2, size // 10))
    if first.is_weighed:
        runs, is_disturbed = [whole_run(workload, size, repeat)], False
    else:
        runs, is_disturbed = runs_in_quiet(core, workload, size, repeat)
    runs = sorted(runs, key=lambda stopwatch: stopwatch.seconds)
    stopwatch = runs[0 if is_disturbed else (len(runs) - 1) // 2]
    measured = {
        "seconds": stopwatch.seconds,
        "checksum": stopwatch.checksum,
        "bytes": stopwatch.bytes,
        "rss": stopwatch.rss,
        "fastest": 0 if core.fastest == math.inf else core.fastest,
        "isDisturbed": is_disturbed,
    }
    print(json.dumps(measured), flush=True)
    # What is parked stays parked: nobody waits for it.
    os._exit(0)


sys.setrecursionlimit(10_000)
main()
