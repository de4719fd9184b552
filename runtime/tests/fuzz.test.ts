// The recorded random programs; `npm run fuzz` tries new ones against a real CPython.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { programOf } from './fuzz/arbitrary.ts'
import { readCorpus } from './fuzz/corpus.ts'
import { readOptions } from './fuzz/options.ts'
import { play } from './fuzz/player.ts'
import type { Program } from './fuzz/program.ts'
import { toPython } from './fuzz/python.ts'
import { shrink } from './fuzz/shrink.ts'
import { toTypeScript } from './fuzz/typescript.ts'

describe('random programs', () => {
  it('give the traces that CPython 3.13 gave', () => {
    const corpus = readCorpus()
    expect(corpus.length).toBeGreaterThan(300)
    const different = corpus.flatMap(({ program, trace }) => {
      const got = play(program)
      return got === trace ? [] : [{ python: toPython(program), expected: trace, got }]
    })
    expect(different.slice(0, 3)).toEqual([])
  })

  it('are the same each time for a seed', () => {
    expect(programOf(7)).toEqual(programOf(7))
    expect(play(programOf(7))).toBe(play(programOf(7)))
  })

  it('say the same in both languages', () => {
    const program: Program = {
      main: [
        { do: 'spawn', slot: 1, of: { a: 'sleep', seconds: 2 }, name: 'ann' },
        {
          do: 'try',
          body: [{ do: 'await', of: { a: 'slot', slot: 1 } }],
          handlers: [{ kind: 'cancelled', body: [{ do: 'reraise' }] }],
          otherwise: [],
          finally: [{ do: 'call', on: 'lock', index: 0, method: 'release', args: [] }],
        },
      ],
    }
    expect(toPython(program)).toBe(`async def main():
    s = futures()
    lock0 = Lock()
    s[1] = create_task(sleep(2), name='ann')
    try:
        log(1, await s[1])
    except CancelledError as error1:
        log(2, 'caught', error1)
        raise error1
    finally:
        log(3, 'finally')
        log(4, attempt(lambda: lock0.release()))
`)
    expect(toTypeScript(program)).toBe(`function* main() {
  const s = futures()
  const lock0 = new Lock()
  s[1] = createTask(sleep(2), { name: 'ann' })
  try {
    try {
      log(1, yield* s[1])
    } catch (error1) {
      if (is('cancelled', error1)) {
        log(2, 'caught', error1)
        throw error1
      }
      else throw error1
    }
  } finally {
    log(3, 'finally')
    log(4, attempt(() => lock0.release()))
  }
}
`)
  })

  it('are shrunk to what makes them fail', async () => {
    const job = { a: 'coroutine' as const, body: [{ do: 'log' as const }] }
    const program: Program = {
      main: [
        { do: 'turn' },
        {
          do: 'try',
          body: [
            { do: 'names' },
            { do: 'spawn', slot: 1, of: { a: 'shield', of: job }, name: 'ann' },
          ],
          handlers: [{ kind: 'any', body: [] }],
          otherwise: [],
          finally: [{ do: 'log' }],
        },
      ],
      rescue: true,
    }
    const fails = async (candidate: Program) => toTypeScript(candidate).includes('createTask(')
    expect(await shrink(program, fails)).toEqual({
      main: [{ do: 'spawn', slot: 1, of: { a: 'sleep', seconds: 1 } }],
    })
  })
})

describe('npm run fuzz', () => {
  afterEach(() => vi.unstubAllEnvs())
  const speak = (language: string) => vi.stubEnv('KIT_LANG', language)

  it('compares 2000 programs unless told', () => {
    const usual = { task: 'compare', runs: 2000, seed: undefined, keeps: false }
    expect(readOptions([])).toEqual(usual)
    expect(readOptions(['--runs', '3', '--seed', '0', '--keep'])).toEqual({
      ...{ task: 'compare', runs: 3, seed: 0, keeps: true },
    })
    expect(readOptions(['--coverage'])).toEqual({ ...usual, task: 'cover' })
    expect(readOptions(['--record'])).toEqual({ ...usual, task: 'record' })
  })

  it.each(['en', 'es'])('explains every option: %s', (language) => {
    speak(language)
    const help = readOptions(['--help'])
    expect(readOptions(['-h', '--keep'])).toEqual(help)
    expect(help).toMatchObject({ exitCode: 0 })
    for (const flag of ['runs', 'seed', 'keep', 'coverage', 'record', 'help']) {
      expect(help).toMatchObject({ text: expect.stringContaining(`\n  --${flag}`) })
    }
  })

  it('refuses in one line what it does not understand, and says where to read more', () => {
    const more = 'npm run fuzz -- --help shows the options.\n'
    const lines: [words: string[], line: string][] = [
      [['--nosuch'], '--nosuch is not understood here.'],
      [['--runs'], '--runs needs a value behind it.'],
      [['--runs', 'x'], '--runs takes a value like 1, got "x".'],
      [['--runs', '0'], '--runs takes a value like 200, got "0".'],
      [['--seed', '-1'], '--seed needs a value behind it.'],
      [['--seed', '1.5'], '--seed takes a value like 1, got "1.5".'],
      [['200'], '200 is not understood here. How many programs: --runs 200'],
      [
        ['--record', '--coverage'],
        '--coverage and --record are two different things: one at a time.',
      ],
    ]
    speak('en')
    for (const [words, line] of lines) {
      expect(readOptions(words)).toEqual({ text: `${line}\n${more}`, exitCode: 2 })
    }
    speak('es')
    expect(readOptions(['200'])).toEqual({
      text:
        'Aquí no se entiende 200. Cuántos programas: --runs 200\n' +
        'npm run fuzz -- --help muestra las opciones.\n',
      exitCode: 2,
    })
  })
})
