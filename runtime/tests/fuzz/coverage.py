"""As oracle.py, on asyncio's pure-Python classes; at the end it tells which lines of asyncio the programs reached.

    npm run fuzz -- --coverage [--runs N]

The accelerator module is hidden before asyncio is imported, so every class is the one in the .py files. A module's lines
are those that the compiler made code for; `def` lines and imports count, and run when the module is imported.
"""

import sys

MODULES = ('tasks', 'futures', 'locks', 'queues', 'taskgroups', 'timeouts')
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


def lines_of(code):
    """The lines that have code, those of the functions inside included."""
    # Line 0 and the first line of a module are set-up that no LINE event tells of.
    lines = {line for _, _, line in code.co_lines() if line}
    for constant in code.co_consts:
        if hasattr(constant, 'co_lines'):
            lines |= lines_of(constant)
    return lines


def report():
    print('\ncoverage of asyncio by these programs (pure-Python classes)', file=sys.stderr)
    for path, lines in reached.items():
        with open(path) as file:
            source = file.read()
        all_lines = lines_of(compile(source, path, 'exec'))
        missing = sorted(all_lines - lines)
        percent = 100 * (1 - len(missing) / len(all_lines))
        name = path.rsplit('/', 1)[1]
        print(f'  {name:14} {percent:5.1f} %  of {len(all_lines)} lines; not reached: {ranges(missing)}', file=sys.stderr)


def ranges(lines):
    parts = []
    for line in lines:
        if parts and line == parts[-1][1] + 1:
            parts[-1][1] = line
        else:
            parts.append([line, line])
    return ' '.join(str(a) if a == b else f'{a}-{b}' for a, b in parts) or 'none'


if __name__ == '__main__':
    sys.modules['_asyncio'] = None  # importing it fails, as in a Python built without it
    import importlib.util

    watch(importlib.util.find_spec('asyncio').submodule_search_locations[0])
    import oracle

    oracle.main()
    report()
