"""Records what CPython 3.13 prints for every conformance program.

    PYENV_VERSION=3.13.0 python3 runtime/tests/record.py              writes conformance/*.txt
    PYENV_VERSION=3.13.0 python3 runtime/tests/record.py --check      compares instead; 1 if anything differs
    ... record.py NAME...                                             only these
"""

import difflib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).parent


def trace(program):
    """In a process of its own: task numbers and garbage must not depend on what ran before."""
    command = [sys.executable, '-W', 'ignore', HERE / 'twin.py', program]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60)
    if ran.returncode or ran.stderr:
        sys.exit(f'{program.name} did not run:\n{ran.stderr}')
    return ran.stdout


def main(arguments):
    if sys.version_info[:2] != (3, 13):
        sys.exit(
            f'Conformance is recorded with CPython 3.13, this is {sys.version.split()[0]}.\n'
            'Try: PYENV_VERSION=3.13.0 python3 runtime/tests/record.py'
        )
    check = '--check' in arguments
    names = [argument for argument in arguments if argument != '--check'] or ['*']
    programs = sorted({path for name in names for path in (HERE / 'conformance').glob(f'{name}.py')})
    if not programs:
        sys.exit(f'no program called {" ".join(names)}')
    with ThreadPoolExecutor(2) as pool:
        traces = list(pool.map(trace, programs))

    different = 0
    for program, new in zip(programs, traces):
        recorded = program.with_suffix('.txt')
        old = recorded.read_text() if recorded.exists() else ''
        if new == old:
            continue
        different += 1
        if check:
            lines = difflib.unified_diff(
                old.splitlines(), new.splitlines(), f'{recorded.name} (recorded)', f'{recorded.name} (this Python)', lineterm=''
            )
            print(*lines, sep='\n')
        else:
            recorded.write_text(new)
            print('recorded', recorded.name)
    print(f'{len(programs)} programs, {different} {"differ" if check else "changed"}')
    return 1 if check and different else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
