"""As oracle.py, on asyncio's pure-Python classes; at the end it tells which lines of asyncio the programs reached.

    npm run fuzz -- --coverage [--runs N]

The accelerator module is hidden before asyncio is imported, so every class is the one in the .py files. A module's lines
are those that the compiler made code for; `def` lines and imports count, and run when the module is imported. Two figures
are given: of all lines, and of those outside of what the runtime does not have (OUTSIDE).
"""

import ast
import sys
import textwrap

MODULES = ('tasks', 'futures', 'locks', 'queues', 'taskgroups', 'timeouts')
# Functions of asyncio that have no counterpart: other threads, stacks of frames.
OUTSIDE = {
    'tasks': {
        'run_coroutine_threadsafe',
        'create_eager_task_factory',  # the oracle has one of its own, to name tasks as a fresh process does
        'get_stack',
        'print_stack',
    },
    'futures': {
        'wrap_future',
        '_chain_future',
        '_copy_future_state',
        '_set_concurrent_future_state',
        '_convert_future_exc',
    },
}
TOOL = sys.monitoring.COVERAGE_ID

reached = {}


def note(code, line):
    lines = reached.get(code.co_filename)
    if lines is not None:
        lines.add(line)
    return sys.monitoring.DISABLE


def watch(folder):
    for module in MODULES:
        reached[f'{folder}/{module}.py'] = set()
    sys.monitoring.use_tool_id(TOOL, 'fuzz')
    sys.monitoring.register_callback(TOOL, sys.monitoring.events.LINE, note)
    sys.monitoring.set_events(TOOL, sys.monitoring.events.LINE)


def lines_of(code, outside=()):
    """The lines that have code, those of the functions inside included, but not of those in `outside`."""
    lines = {line for _, _, line in code.co_lines() if line}  # 0 and None: set-up that no event tells of
    for constant in code.co_consts:
        if hasattr(constant, 'co_lines') and constant.co_name not in outside:
            lines |= lines_of(constant, outside)
    return lines


def accelerated(tree):
    """The lines at the end of a module that take the accelerated versions, which are hidden here."""
    return {
        line
        for node in tree.body
        if isinstance(node, ast.Try)
        for line in range(node.orelse[0].lineno, node.end_lineno + 1)
    }


def report():
    print('\nlines of asyncio that these programs ran (pure-Python classes): all, and without what is outside the runtime', file=sys.stderr)
    for path, lines in reached.items():
        with open(path) as file:
            source = file.read()
        module = path.rsplit('/', 1)[1].removesuffix('.py')
        code = compile(source, path, 'exec')
        all_lines = lines_of(code)
        inside = lines_of(code, OUTSIDE.get(module, ())) - accelerated(ast.parse(source))
        missing = sorted(inside - lines)
        print(
            f'  {module:10} {percent(lines, all_lines)} of {len(all_lines):3}   '
            f'{percent(lines, inside)} of {len(inside):3}   not reached: {ranges(missing)}',
            file=sys.stderr,
        )


def percent(lines, of):
    return f'{100 * len(lines & of) / len(of):5.1f} %'


def ranges(lines):
    parts = []
    for line in lines:
        if parts and line == parts[-1][1] + 1:
            parts[-1][1] = line
        else:
            parts.append([line, line])
    return ' '.join(str(a) if a == b else f'{a}-{b}' for a, b in parts) or 'none'


def restore_as_completed(tasks):
    """asyncio's own _AsCompletedIterator.__init__, instead of the copy in twin.py; only the set display is made a set()."""
    with open(tasks.__file__) as file:
        source = file.read()
    (iterator,) = (node for node in ast.parse(source).body if getattr(node, 'name', '') == '_AsCompletedIterator')
    (init,) = (node for node in iterator.body if getattr(node, 'name', '') == '__init__')
    display = '{ensure_future(aw, loop=loop) for aw in set(aws)}'
    text = '\n'.join(source.splitlines()[init.lineno - 1 : init.end_lineno])
    assert display in text, 'as_completed has changed'
    text = textwrap.dedent(text).replace(display, f'set({display[1:-1]})')
    names = {}
    exec(compile('\n' * (init.lineno - 1) + text, tasks.__file__, 'exec'), tasks.__dict__, names)
    tasks._AsCompletedIterator.__init__ = names['__init__']


if __name__ == '__main__':
    sys.modules['_asyncio'] = None  # importing it fails, as in a Python built without it
    import importlib.util

    watch(importlib.util.find_spec('asyncio').submodule_search_locations[0])
    import oracle

    restore_as_completed(oracle.asyncio.tasks)
    oracle.main()
    report()
