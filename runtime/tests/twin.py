"""Runs one conformance program on a virtual clock and prints its trace.

    PYENV_VERSION=3.13.0 python3 runtime/tests/twin.py runtime/tests/conformance/01-turn-is-a-snapshot.py

A program is `async def main()` and its helpers. Everything of asyncio, the running `loop`, `log`, `ErrA` and `ErrB` are
there by name. The program goes through the real asyncio.run(), shutdown included; only the clock is ours: it jumps to the
next timer when nothing is ready.
"""

import asyncio
import contextlib
import gc
import itertools
import sys
import warnings
import weakref


# Where CPython's order is an accident (hash sets, an unstable heap), the convention of SEMANTICS.md holds: creation or
# argument order. Everything up to VirtualLoop makes it so.


class OrderedSet(dict):
    """A set that remembers in which order its members came."""

    def __init__(self, members=()):
        super().__init__((member, None) for member in members)

    def add(self, member):
        self[member] = None

    def remove(self, member):
        del self[member]

    def discard(self, member):
        self.pop(member, None)

    def __eq__(self, other):
        return set(self) == set(other)


class OrderedWeakSet(weakref.WeakKeyDictionary):
    """The same for weak references: a generator that nobody holds is still collected."""

    def add(self, member):
        self[member] = None

    def discard(self, member):
        self.pop(member, None)


class OrderedTimer(asyncio.TimerHandle):
    """heapq is not stable: timers with equal deadlines would come out in any order."""

    number = itertools.count().__next__

    def __init__(self, *args):
        super().__init__(*args)
        self.order = (self._when, OrderedTimer.number())

    def __lt__(self, other):
        return self.order < other.order


def all_tasks(loop=None):
    """The unfinished tasks in creation order; asyncio.run() cancels the leftovers in the order it gets from here."""
    return [task for task in (loop or asyncio.get_running_loop()).created if not task.done()]


def as_completed_init(self, awaitables, timeout):
    """_AsCompletedIterator.__init__ as it is in 3.13.0, with ordered sets: it uses a set display, which nothing can patch."""
    self._done = asyncio.Queue()
    self._timeout_handle = None
    loop = asyncio.get_event_loop()
    todo = OrderedSet(asyncio.ensure_future(each, loop=loop) for each in OrderedSet(awaitables))
    for future in todo:
        future.add_done_callback(self._handle_completion)
    if todo and timeout is not None:
        self._timeout_handle = loop.call_later(timeout, self._handle_timeout)
    self._todo = todo
    self._todo_left = len(todo)


asyncio.events.TimerHandle = OrderedTimer
asyncio.tasks.set = OrderedSet  # wait(): set(fs); its done and pending
asyncio.taskgroups.set = OrderedSet  # TaskGroup._tasks, which _abort() cancels one after the other
asyncio.tasks.all_tasks = all_tasks
asyncio.tasks._AsCompletedIterator.__init__ = as_completed_init


class Deadlock(BaseException):
    pass


class VirtualLoop(asyncio.BaseEventLoop):
    """asyncio's own loop; select() moves the clock instead of waiting."""

    def __init__(self):
        super().__init__()
        self.now = 0.0
        self.created = []  # strong references too: no task is collected while the program runs
        self._asyncgens = OrderedWeakSet()
        self._selector = self
        self.set_exception_handler(show_context)

    def time(self):
        return self.now

    def create_task(self, *args, **options):
        task = super().create_task(*args, **options)
        self.created.append(task)
        return task

    def select(self, timeout):
        if timeout is None:
            write('DEADLOCK (real asyncio would wait forever)')
            self.now = None  # whatever the abandoned program still logs is not part of the trace
            raise Deadlock
        if timeout > 0:
            self.now = self._scheduled[0].when()  # exactly: now + timeout may be off by a rounding
        return []

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass


class ErrA(Exception):
    pass


class ErrB(Exception):
    pass


def show(value):
    """Names for exceptions and tasks, their own text for ours; lists as lists of that. twin.ts does the same."""
    match value:
        case BaseExceptionGroup():
            return f'{type(value).__name__}{show(value.exceptions)}'
        case (ErrA() | ErrB() | asyncio.CancelledError()) if value.args not in ((), ('',), (None,)):
            return f'{type(value).__name__}({value.args[0]!r})'
        case BaseException():
            return type(value).__name__
        case asyncio.Task():
            return f'<{value.get_name()}>'
        case list() | tuple() | OrderedSet():
            return f'[{", ".join(show(each) for each in value)}]'
        case _:
            return str(value)


def write(text):
    if loop.now is not None:
        print(f'{loop.now:g}: {text}')


def log(*values):
    write(' '.join(show(value) for value in values))


def show_context(loop, context):
    """A HANDLER line, unless it is about garbage collection, whose moment nobody can predict."""
    message = context['message']
    if 'never retrieved' in message or 'was destroyed' in message:
        return
    for start in ('Exception in callback', 'an error occurred during closing of asynchronous generator', 'Task <'):
        if message.startswith(start):
            message = f'{start} ...'
    write(f'HANDLER "{message}" {show(context.get("exception"))}')


def play(path):
    names = {name: getattr(asyncio, name) for name in asyncio.__all__}
    names |= {'aclosing': contextlib.aclosing, 'all_tasks': all_tasks, 'log': log, 'loop': loop, 'ErrA': ErrA, 'ErrB': ErrB}
    with open(path) as file:
        exec(compile(file.read(), path, 'exec'), names)
    try:
        result = asyncio.run(names['main'](), loop_factory=lambda: loop)
    except Deadlock:
        return
    except BaseException as error:
        write(f'run() raised {show(error)}')
    else:
        write(f'run() returned {show(result)}')


if __name__ == '__main__':
    gc.disable()
    warnings.simplefilter('ignore')  # 'coroutine ... was never awaited': also garbage collection
    loop = VirtualLoop()
    play(sys.argv[1])
