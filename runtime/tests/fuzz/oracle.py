"""Runs random programs on CPython's asyncio: one JSON line with a program in, one with its trace out.

    python3.13 runtime/tests/fuzz/oracle.py          {"text": "async def main(): ..."}  ->  {"trace": "..."}

The loop and the conventions are those of ../twin.py; player.ts is the same in TypeScript, helper by helper.
"""

import asyncio
import contextlib
import contextvars
import gc
import json
import sys
import types
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

all_tasks = asyncio.tasks.all_tasks  # twin puts one in its place that knows the order of creation

import twin

MAX_TURNS = 5000
MAX_CALLBACKS = 150
OTHER_LOOP = asyncio.BaseEventLoop()


class TurnLimit(BaseException):
    pass


class ErrA(Exception):
    pass


class ErrB(Exception):
    pass


# Errors whose text is compared, unless there is an object in it. The full stop at the end is not.
WITH_TEXT = (ErrA, ErrB, asyncio.CancelledError, RuntimeError, ValueError, asyncio.InvalidStateError)


class EagerTask(asyncio.Task):
    """A task of the eager factory. The loop knows it before its first step, which is a part of its creation.

    The name is given at creation, as from 3.13.3 on; 3.13.0 gives it afterwards, even when it is None.
    """

    def __init__(self, coro, loop, name, context):
        if asyncio.iscoroutine(coro):
            loop.created.append(self)
            if name is None:
                loop.names += 1
                name = f'Task-{loop.names}'
        super().__init__(coro, loop=loop, name=name, context=context, eager_start=True)


class FuzzLoop(twin.VirtualLoop):
    """Names tasks from 1 for each program, keeps what it would print to stderr, and stops at a limit."""

    def __init__(self, player):
        super().__init__()
        self.player = player
        self.names = 0
        self.turns = 0
        self.eager = False
        self.slow_callback_duration = float('inf')

    def create_task(self, coro, *, name=None, context=None):
        if self.eager:
            return EagerTask(coro, self, name, context)
        if name is not None:
            return super().create_task(coro, name=name, context=context)
        task = super().create_task(coro, name=f'Task-{self.names + 1}', context=context)
        self.names += 1
        return task

    def default_exception_handler(self, context):
        self.player.warnings.append(context)

    async def shutdown_asyncgens(self):
        # A generator that has ended is gone once nobody holds it, and whether somebody does is an accident.
        for generator in list(self._asyncgens):
            if generator.ag_frame is None:
                self._asyncgens.discard(generator)
        await super().shutdown_asyncgens()

    def select(self, timeout):
        if timeout is None:
            self.player.write('DEADLOCK')
            raise twin.Deadlock
        return super().select(timeout)

    def _run_once(self):
        self.turns += 1
        if self.turns > MAX_TURNS:
            self.player.write('TURN LIMIT')
            raise TurnLimit
        super()._run_once()


class Manager:
    """A context manager of two coroutine functions."""

    def __init__(self, enter, leave, swallows):
        self.enter = enter
        self.leave = leave
        self.swallows = swallows

    def __aenter__(self):
        return self.enter()

    async def __aexit__(self, kind, error, traceback):
        await self.leave(None if kind is GeneratorExit else error)
        return self.swallows and kind is not GeneratorExit  # JavaScript cannot


class Player:
    """One program: what it may use, and what it has written so far."""

    def __init__(self):
        self.lines = []
        self.warnings = []
        self.is_over = False
        self.errors = []
        self.slots = []
        self.held = []
        self.saved = {}
        self.contextvars = []
        self.called = 0
        self.loop = FuzzLoop(self)
        self.set_handler(lambda context: self.log(self.complaint(context)))

    def play(self, text):
        names = dict(NAMES)
        names |= {name: getattr(self, name) for name in HELPERS}
        names['loop'] = self.loop
        exec(compile(text, 'program', 'exec'), names)
        runner = asyncio.Runner(loop_factory=lambda: self.loop)
        asyncio.set_event_loop(self.loop)  # as asyncio.run() does when it makes the loop itself
        try:
            try:
                result = runner.run(names['main']())
            finally:
                if not isinstance(sys.exception(), (twin.Deadlock, TurnLimit)):
                    runner.close()
            self.write(f'returned {self.show(result)}')
        except (twin.Deadlock, TurnLimit):
            pass
        except BaseException as error:
            self.write(f'raised {self.show(error)}')
        finally:
            asyncio.set_event_loop(None)
        for context in self.warnings:
            if not is_collected(context):
                self.write(f'WARNING {self.complaint(context)}')
        self.is_over = True  # what the abandoned rest of a deadlock still writes is not part of the trace
        return '\n'.join(self.lines)

    def write(self, text):
        if not self.is_over:
            self.lines.append(f'{self.loop.now:g} {text}')

    def show(self, value):
        match value:
            case None | bool() | int():
                return str(value)
            case float():
                return f'{value:g}'
            case str():
                return value
            case list() | tuple() | twin.OrderedSet():
                return f'[{", ".join(map(self.show, value))}]'
            case asyncio.Task():
                return f'<{value.get_name()}>'
            case asyncio.Future():
                index = next((i for i, each in enumerate(self.slots) if each is value), None)
                return '<future>' if index is None else f'<s{index}>'
            case AttributeError():
                return 'no such method'
            case BaseExceptionGroup():
                return f'{type(value).__name__}{self.number(value)}{self.show(value.exceptions)}'
            case BaseException():
                text = ''
                if isinstance(value, WITH_TEXT) and value.args not in ((), ('',), (None,)) and '<' not in f'{value}':
                    text = f'({value})'.replace('.)', ')')
                return f'{type(value).__name__}{text}{self.number(value)}'
        return '<object>'

    def number(self, error):
        """Which of the errors seen so far it is."""
        for number, each in enumerate(self.errors):
            if each is error:
                return f'#{number}'
        self.errors.append(error)
        return f'#{len(self.errors) - 1}'

    # What programs call. player.ts has the same names in camelCase.

    def log(self, *values):
        task = asyncio.current_task(self.loop)
        words = ['-' if task is None else task.get_name(), *map(self.show, values)]
        words += [f'x={variable.get()}' for variable in self.contextvars if variable.get() != 0]
        self.write(' '.join(words))

    def complaint(self, context):
        message = context['message']
        for start in ('Exception in callback', 'an error occurred during closing of asynchronous generator', 'Task <'):
            if message.startswith(start):
                message = f'{start}...'
        task = f' {self.show(context["task"])}' if 'task' in context else ''
        return f'HANDLER {message}{task} {self.show(context.get("exception"))}'

    def attempt(self, action):
        try:
            return action()
        except (Exception, asyncio.CancelledError) as error:
            return error

    def all_tasks(self):
        return sorted(all_tasks(self.loop), key=self.loop.created.index)

    def describe(self, thing):
        return len(repr(thing)) > 0 and len(str(thing)) > 0

    def futures(self):
        self.slots = [self.loop.create_future() for _ in range(6)]
        return self.slots

    def generators(self):
        return [self.hold(empty()), self.hold(empty())]

    def handles(self):
        return [None, None, None]

    def callbacks(self):
        return [lambda future: None, lambda future: None, lambda future: None]

    def groups(self):
        return [asyncio.TaskGroup(), asyncio.TaskGroup()]

    def timeouts(self):
        return [asyncio.timeout(None), asyncio.timeout(None)]

    def counters(self):
        return [0]

    def variables(self):
        self.contextvars = [contextvars.ContextVar('x', default=0)]
        return self.contextvars

    def contexts(self):
        return [contextvars.copy_context(), contextvars.copy_context()]

    def eager(self, on):
        self.loop.eager = on

    def rescue(self):
        def settle(when):
            for future in self.slots:
                if not future.done() and not isinstance(future, asyncio.Task):
                    future.set_result(when)

        def cancel_all():
            for task in self.all_tasks():
                task.cancel()

        for when in (4, 8, 12, 16):
            self.loop.call_at(when, settle, when)
        for when in (30, 40, 50):
            self.loop.call_at(when, cancel_all)

    def hold(self, generator):
        """A generator that nobody holds is closed by the garbage collector, in the middle of the program."""
        self.held.append(generator)
        return generator

    def save(self, index, function):
        async def saved():
            entry['task'] = asyncio.current_task()
            try:
                return await function()
            finally:
                entry['task'] = None

        entry = self.saved[index] = {'coroutine': saved(), 'way': None, 'task': None}

    def again(self, index):
        """The saved coroutine, to be awaited on the spot, any number of times, but not by itself."""
        return self.use(index, 'again', (None, 'again'))

    def once(self, index):
        """The saved coroutine, to be given to a task; the second time, another one."""
        return self.use(index, 'once', (None,))

    def use(self, index, way, allowed):
        entry = self.saved.get(index)
        if entry is None or entry['way'] not in allowed or self.is_inside(entry):
            return self.noop()
        entry['way'] = way
        return entry['coroutine']

    def is_inside(self, entry):
        return entry['task'] is not None and entry['task'] is asyncio.current_task(self.loop)

    async def noop(self):
        self.log('noop')

    def spent(self):
        """True after so many callbacks that the program would probably never end."""
        self.called += 1
        if self.called == MAX_CALLBACKS:
            self.log('SPENT')
        return self.called >= MAX_CALLBACKS

    def set_handler(self, handler):
        def filtered(loop, context):
            if not is_collected(context):
                handler(context)

        self.loop.set_exception_handler(filtered)

    def report(self, loop):
        loop.call_exception_handler({'message': 'reported'})


def is_collected(context):
    """Is it about garbage collection, whose moment nobody can predict?"""
    return 'never retrieved' in context['message'] or 'was destroyed' in context['message']


async def empty():
    if False:
        yield


class Custom:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return 'custom'


def foreign():
    return asyncio.Future(loop=OTHER_LOOP)


@types.coroutine
def bare(thing):
    yield thing


async def bare_future(future):
    await bare(future)


async def bare_number():
    await bare(5)


async def bare_generator():
    await bare(each for each in ())


def enter(manager):
    with contextlib.suppress(StopIteration):
        manager.__aenter__().send(None)


def step(coroutine):
    """Runs it by hand, as nobody should."""
    with contextlib.suppress(StopIteration):
        coroutine.send(None)
        coroutine.send(None)


async def empty_coroutine():
    pass


async def anext_of(generator):
    return await generator.__anext__()


async def aclose_of(generator):
    return await generator.aclose()


NAMES = {name: getattr(asyncio, name) for name in asyncio.__all__} | {
    'aclosing': contextlib.aclosing,
    'copy_context': contextvars.copy_context,
    'ErrA': ErrA,
    'ErrB': ErrB,
    'Manager': Manager,
    'anext_of': anext_of,
    'aclose_of': aclose_of,
    'foreign': foreign,
    'custom': Custom,
    'bare_future': bare_future,
    'bare_number': bare_number,
    'bare_generator': bare_generator,
    'nan': lambda: asyncio.sleep(float('nan')),
    'wait_of_future': lambda future: asyncio.wait(future),
    'wait_of_coroutine': lambda: asyncio.wait([empty_coroutine()]),
    'enter': enter,
    'step': step,
}
HELPERS = (
    'log complaint attempt all_tasks describe futures generators handles callbacks groups timeouts counters variables contexts eager rescue hold save again once '
    'spent set_handler report'
).split()


def trace(text):
    player = Player()
    return player.play(text)


def main():
    gc.disable()
    warnings.simplefilter('ignore')
    sys.unraisablehook = lambda unraisable: None  # abandoned coroutines that await while they are collected
    twin.loop = types.SimpleNamespace(now=None)  # twin.write() writes nothing
    for number, line in enumerate(sys.stdin):
        print(json.dumps({'trace': trace(json.loads(line)['text'])}), flush=True)
        if number % 200 == 0:
            gc.collect()


if __name__ == '__main__':
    if sys.version_info[:2] != (3, 13):
        sys.exit(f'CPython 3.13 is needed, this is {sys.version.split()[0]}')
    main()
