// The words that `npm run fuzz` takes.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readOptions } from './fuzz/options.ts'

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
