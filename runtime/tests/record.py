"""Records what CPython 3.13 prints for every conformance program; `record.py --help` tells how."""

import difflib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).parent

USAGE = {
    'en': """python3.13 runtime/tests/record.py [--check] [NAME...]

Runs the conformance programs, runtime/tests/conformance/NAME.py, in this CPython 3.13 and records what
they print in NAME.txt, to which the runtime is held. Without names: all of them.

  --check   record nothing; show what differs from the records
  --help    this text

Exit code 1: with --check, something differs. Exit code 2: words that are not understood, another Python,
or a program that does not run.
""",
    'es': """python3.13 runtime/tests/record.py [--check] [NOMBRE...]

Ejecuta los programas de conformidad, runtime/tests/conformance/NOMBRE.py, en este CPython 3.13 y graba lo
que imprimen en NOMBRE.txt, a lo que se atiene el runtime. Sin nombres: todos.

  --check   no grabar nada; mostrar qué difiere de lo grabado
  --help    este texto

Código de salida 1: con --check, algo difiere. Código 2: palabras que no se entienden, otro Python, o un
programa que no funciona.
""",
}


def say(en, es):
    """In the reader's language, which is found as the other commands find it (graders/language.ts)."""
    wanted = next(filter(None, map(os.environ.get, ('KIT_LANG', 'LC_ALL', 'LC_MESSAGES', 'LANG'))), 'en')
    return es if wanted.lower().startswith('es') else en


def refuse(en, es):
    print(say(en, es), file=sys.stderr)
    sys.exit(2)


def understood(words):
    """What is asked for: `--check`, and the programs."""
    if {'-h', '--help'} & set(words):
        print(say(**USAGE), end='')
        sys.exit(0)
    programs = []
    for word in [word for word in words if word != '--check'] or ['*']:
        found = [] if word.startswith('-') else sorted((HERE / 'conformance').glob(f'{word}.py'))
        if not found:
            refuse(
                f'There is no program called {word}, and no such option. record.py --help tells what there is.',
                f'No existe un programa llamado {word}, ni esa opción. record.py --help dice lo que hay.',
            )
        programs += found
    return '--check' in words, sorted(set(programs))


def trace(program):
    """In a process of its own: task numbers and garbage must not depend on what ran before."""
    command = [sys.executable, '-W', 'ignore', HERE / 'twin.py', program]
    try:
        ran = subprocess.run(command, capture_output=True, text=True, timeout=60)
    except subprocess.TimeoutExpired:
        refuse(f'{program.name} does not end.', f'{program.name} no termina.')
    if ran.returncode or ran.stderr:
        refuse(f'{program.name} did not run:\n{ran.stderr}', f'{program.name} no ha funcionado:\n{ran.stderr}')
    return ran.stdout


def main(arguments):
    check, programs = understood(arguments)
    if sys.version_info[:2] != (3, 13):
        version = sys.version.split()[0]
        refuse(
            f'Conformance is recorded with CPython 3.13, this is {version}.\nTry: python3.13 runtime/tests/record.py',
            f'La conformidad se graba con CPython 3.13, y este es {version}.\nSe usa así: python3.13 runtime/tests/record.py',
        )
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
            names = [f'{recorded.name} ({which})' for which in say(('recorded', 'this Python'), ('grabado', 'este Python'))]
            lines = difflib.unified_diff(old.splitlines(), new.splitlines(), *names, lineterm='')
            print(*lines, sep='\n')
        else:
            recorded.write_text(new)
            print(say('recorded', 'grabado'), recorded.name)
    verb = say('differ', 'difieren') if check else say('changed', 'cambiados')
    print(say(f'{len(programs)} programs, {different} {verb}', f'{len(programs)} programas, {different} {verb}'))
    return 1 if check and different else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
