// The words behind `npm test`: what is understood, and what is answered to the rest.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { readOptions, tell } from '../options.ts'

let tree = ''

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'asyncio-kit-options-'))
  for (const name of ['01-first/01-hello', '02-tasks/03-one-file', '02-tasks/07-hundred-files']) {
    for (const file of [`exercises/${name}.ts`, `graders/${name}.grader.ts`]) {
      mkdirSync(dirname(join(tree, file)), { recursive: true })
      writeFileSync(join(tree, file), '')
    }
  }
})

afterAll(() => rmSync(tree, { recursive: true, force: true }))

beforeEach(() => {
  vi.stubEnv('KIT_LANG', 'en')
  vi.stubEnv('KIT_SEED', undefined)
})

afterEach(() => vi.unstubAllEnvs())

/** What the words behind `npm test` ask for: ids instead of exercises. */
function asked(words: readonly string[], folder = '.') {
  const options = readOptions(['node', 'vitest', 'run', '--', ...words], tree, join(tree, folder))
  if ('exitCode' in options) return options
  const { exercises, ...rest } = options
  return { ids: exercises.map(({ id }) => id), ...rest }
}

/** The answer to words that are not understood. */
function refusal(...words: string[]): string {
  const answer = asked(words)
  if (!('exitCode' in answer)) throw new Error(`${words} was understood`)
  expect(answer.exitCode).toBe(2)
  return answer.text
}

const ALL = ['01/01', '02/03', '02/07']

describe('readOptions', () => {
  it('takes no words as everything, with seed 1', () => {
    expect(asked([])).toEqual({ ids: ALL, isNamed: false, replay: { seed: 1 } })
  })

  it('takes the words behind the first dashes only', () => {
    const options = readOptions(['node', 'vitest', 'run', '02/07'], tree, tree)
    expect('exercises' in options && options.exercises).toHaveLength(3)
  })

  it('takes names, with dashes of their own or without', () => {
    const expected = { ids: ['02/07'], isNamed: true, replay: { seed: 1 } }
    expect(asked(['02/07'])).toEqual(expected)
    expect(asked(['--', '02/07'])).toEqual(expected)
    expect(asked(['hundred'])).toEqual(expected)
  })

  it('takes a chapter as a list, and exercises each by its word as named', () => {
    expect(asked(['02'])).toMatchObject({ ids: ['02/03', '02/07'], isNamed: false })
    expect(asked(['02/03', 'hundred'])).toMatchObject({ ids: ['02/03', '02/07'], isNamed: true })
  })

  it('takes the chapter of the folder where it was typed', () => {
    expect(asked([], 'exercises/02-tasks')).toEqual({
      ids: ['02/03', '02/07'],
      isNamed: false,
      replay: { seed: 1 },
    })
    expect(asked([], 'exercises')).toMatchObject({ ids: ALL, isNamed: false })
  })

  it('takes what a message tells to type', () => {
    const replay = { seed: 5, only: 2, path: '0:2:1' }
    const expected = { ids: ['02/07'], isNamed: true, replay }
    const line = ['02/07', '--', '--check', '2', '--seed', '5', '--path', '0:2:1']
    expect(asked(line)).toEqual(expected)
    expect(asked(['--seed=5', '--path=0:2:1', '02/07', '--check=2'])).toEqual(expected)
  })

  it('takes the seed of KIT_SEED, and rather that of --seed', () => {
    vi.stubEnv('KIT_SEED', '77')
    expect(asked([])).toMatchObject({ replay: { seed: 77 } })
    expect(asked(['--seed', '5'])).toMatchObject({ replay: { seed: 5 } })
    vi.stubEnv('KIT_SEED', '')
    expect(asked([])).toMatchObject({ replay: { seed: 1 } })
  })

  it('says what is wrong with a value', () => {
    expect(refusal('--seed', 'abc')).toBe('--seed takes a value like 1, got "abc".\n')
    expect(refusal('--seed', '1.5')).toBe('--seed takes a value like 1, got "1.5".\n')
    expect(refusal('--seed=-5')).toBe('--seed takes a value like 1, got "-5".\n')
    expect(refusal('--check', 'two')).toBe('--check takes a value like 1, got "two".\n')
    expect(refusal('--check', '1', '--path', '0;1')).toBe(
      '--path takes a value like 0:2:1, got "0;1".\n',
    )
    expect(refusal('--path', '0:1')).toBe('--path goes with --check: it is a case of that check.\n')
    vi.stubEnv('KIT_SEED', 'abc')
    expect(refusal()).toBe('KIT_SEED takes a value like 1, got "abc".\n')
  })

  it('says the same in Spanish', () => {
    vi.stubEnv('KIT_LANG', 'es')
    expect(refusal('--seed', 'abc')).toBe('--seed espera un valor como 1, y recibió "abc".\n')
    expect(refusal('--path', '0:1')).toBe(
      '--path acompaña a --check: es un caso de esa comprobación.\n',
    )
  })

  it('says which option it does not know, and then how it is used', () => {
    expect(refusal('--sed', '5')).toMatch(/^--sed is not understood here\.\n\nnpm test \[/)
    expect(refusal('-x')).toMatch(/^-x is not understood here\.\n\nnpm test \[/)
    expect(refusal('--seed')).toMatch(/^--seed needs a value behind it\.\n\nnpm test \[/)
    expect(refusal('--seed', '-5')).toMatch(/^--seed needs a value behind it\.\n\nnpm test \[/)
    vi.stubEnv('KIT_LANG', 'es')
    expect(refusal('--sed')).toMatch(/^Aquí no se entiende --sed\.\n\nnpm test \[ejercicios/)
    expect(refusal('--seed')).toMatch(/^A --seed le falta un valor detrás\.\n\nnpm test \[/)
  })

  it('names the exercises near a wrong one, as they can be typed', () => {
    expect(refusal('hundred-flies')).toBe(
      'There is no exercise "hundred-flies". Near it:\n  npm test 02/07   hundred files\n',
    )
    expect(refusal('qqqqqq')).toBe('There is no exercise "qqqqqq". npm test lists them all.\n')
    vi.stubEnv('KIT_LANG', 'es')
    expect(refusal('helo')).toBe(
      'No existe el ejercicio "helo". Parecidos:\n  npm test 01/01   hello\n',
    )
    expect(refusal('qqqqqq')).toBe('No existe el ejercicio "qqqqqq". npm test los muestra todos.\n')
  })

  it.each(['en', 'es'])('gives help when asked, with exit code 0: %s', (language) => {
    vi.stubEnv('KIT_LANG', language)
    for (const words of [['--help'], ['-h'], ['02/07', '--help']]) {
      const answer = asked(words)
      expect(answer).toMatchObject({ exitCode: 0 })
      const text = 'text' in answer ? answer.text : ''
      for (const part of ['npm test 02/07', '--check N', '--seed N', '--path P', 'npm run watch']) {
        expect(text).toContain(part)
      }
      expect(text.split('\n').filter((line) => line.length > 80)).toEqual([])
    }
  })

  it('helps in the reader’s language', () => {
    expect(asked(['--help'])).toMatchObject({ text: expect.stringContaining('a chapter') })
    vi.stubEnv('KIT_LANG', 'es')
    expect(asked(['--help'])).toMatchObject({ text: expect.stringContaining('un capítulo') })
  })
})

describe('tell', () => {
  afterEach(() => vi.restoreAllMocks())

  it.each([
    [0, 'stdout'],
    [1, 'stdout'],
    [2, 'stderr'],
  ] as const)('prints an answer with exit code %i on %s alone', (exitCode, name) => {
    const written = { stdout: '', stderr: '' }
    for (const stream of ['stdout', 'stderr'] as const) {
      vi.spyOn(process[stream], 'write').mockImplementation((text) => {
        written[stream] += text
        return true
      })
    }
    expect(tell({ text: 'an answer\n', exitCode })).toBe(exitCode)
    expect(written).toEqual({ stdout: '', stderr: '', [name]: 'an answer\n' })
  })
})
