// A verdict as text: whole screens, in both languages, at 80 columns and without colour.
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { exercises } from '../catalog.ts'
import { language } from '../language.ts'
import { asError, messageText, plain, proofText, statusLine, traceText, wrap } from '../report.ts'
import { titleOf } from '../titles.ts'
import type { CheckState, Message, Verdict } from '../verdict.ts'
import { tooLong } from './judging.ts'

const ROOT = join(import.meta.dirname, '../..')
const FILE = 'exercises/02-coroutines-and-tasks/07-hundred-files.ts'
const LANGUAGES = ['en', 'es'] as const

beforeEach(() => void vi.stubEnv('KIT_LANG', 'en'))
afterEach(() => vi.unstubAllEnvs())

const whole: Message = {
  level: 'trace',
  card: 'M23',
  check: 'starts every file at once',
  requirement: { en: 'starts every file at once', es: 'empieza todos los archivos a la vez' },
  seen: {
    en: 'At most 1 of 2 files were being read at the same time.',
    es: 'Como mucho se leían 1 de 2 archivos a la vez.',
  },
  counterexample: { en: 'seconds = [0.5,10]', es: 'seconds = [0.5,10]' },
  trace: [
    { time: 0, text: { en: 'main starts', es: 'main arranca' } },
    {
      time: 0.5,
      text: { en: 'file-1 starts', es: 'file-1 starts' },
      mark: { en: 'only now', es: 'hasta ahora no' },
      line: 3,
    },
    { time: 10.5, text: { en: 'main returns', es: 'main termina' } },
  ],
  place: { file: FILE, line: 3, column: 5 },
  advice: {
    en: 'Create all tasks first and wait afterwards: a loop of awaits adds the times up.',
    es: 'Primero se crean todas las tareas y después se esperan: un bucle de esperas suma los tiempos.',
  },
  again: 'npm test 02/07 -- --check 2 --seed 1 --path 0:0:0',
}

const code = (line: number) => (line === 3 ? '    yield* read(name)' : undefined)

function verdict(states: CheckState[], more: Partial<Verdict> = {}): Verdict {
  const checks = states.map((state, index) => ({
    name: { en: `check ${index + 1}`, es: `comprobación ${index + 1}` },
    state,
  }))
  return { exercise: '02/07', state: 'wrong', checks, others: [], seed: 1, ...more }
}

describe('messageText', () => {
  it('shows everything a message has', () => {
    expect(messageText(whole, plain, code)).toMatchInlineSnapshot(`
      "x starts every file at once

      At most 1 of 2 files were being read at the same time.
      Smallest case: seconds = [0.5,10]

           0 s  main starts
         0.5 s  file-1 starts   <- only now
        10.5 s  main returns

      exercises/02-coroutines-and-tasks/07-hundred-files.ts:3
        3 | yield* read(name)

      Create all tasks first and wait afterwards: a loop of awaits adds the times
      up.

      Again: npm test 02/07 -- --check 2 --seed 1 --path 0:0:0"
    `)
  })

  it('shows it in Spanish', () => {
    vi.stubEnv('KIT_LANG', 'es')
    expect(messageText(whole, plain, code)).toMatchInlineSnapshot(`
      "x empieza todos los archivos a la vez

      Como mucho se leían 1 de 2 archivos a la vez.
      Caso más pequeño: seconds = [0.5,10]

           0 s  main arranca
         0.5 s  file-1 starts   <- hasta ahora no
        10.5 s  main termina

      exercises/02-coroutines-and-tasks/07-hundred-files.ts:3
        3 | yield* read(name)

      Primero se crean todas las tareas y después se esperan: un bucle de esperas
      suma los tiempos.

      Otra vez: npm test 02/07 -- --check 2 --seed 1 --path 0:0:0"
    `)
  })

  it('leaves out what a message has not', () => {
    expect(messageText({ level: 'runtime', seen: whole.seen })).toBe(whole.seen.en)
    expect(messageText({ level: 'runtime', seen: whole.seen, trace: [] })).toBe(whole.seen.en)
    const empty = { en: '', es: '' }
    expect(messageText({ level: 'property', seen: whole.seen, counterexample: empty })).toBe(
      whole.seen.en,
    )
  })

  it('shows a place without its code where the line is empty or gone', () => {
    const message: Message = { level: 'runtime', seen: whole.seen, place: { file: FILE, line: 9 } }
    const expected = `${whole.seen.en}\n\n${FILE}:9`
    expect(messageText(message, plain, () => '   ')).toBe(expected)
    expect(messageText(message, plain, () => undefined)).toBe(expected)
  })

  it('stays within its columns, whatever it is given', () => {
    const long = (text: string) => ({ en: text.repeat(30), es: text.repeat(30) })
    const message: Message = {
      ...whole,
      requirement: long('starts every file '),
      seen: long('it did not '),
      counterexample: long('n = 1, '),
      advice: long('create them first '),
      trace: [
        { time: 0, text: long('waits for '), mark: long('too late ') },
        { time: 1, text: long('waits for ') },
        { time: 2, text: { en: 'starts', es: 'arranca' }, mark: long('too late ') },
      ],
    }
    for (const kitLanguage of LANGUAGES) {
      vi.stubEnv('KIT_LANG', kitLanguage)
      expect(tooLong(messageText(message, plain, () => 'const x = 1; '.repeat(30)))).toEqual([])
    }
  })

  it('says with words what it also says with colour', () => {
    const coloured = messageText(whole, (kind, text) => `<${kind}>${text}</>`, code)
    expect(coloured.replaceAll(/<[a-z]*>|<\/>/g, '')).toBe(messageText(whole, plain, code))
    expect(coloured).toContain('<bad>x starts every file at once</>')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one.
    expect(messageText(whole, plain, code)).not.toMatch(/\u001b/)
  })
})

describe('traceText', () => {
  it('stands in columns, and says times as short as they are', () => {
    const trace = [0, 0.1 + 0.2, 100].map((time) => ({ time, text: { en: 'x', es: 'y' } }))
    expect(traceText(trace)).toEqual(['    0 s  x', '  0.3 s  x', '  100 s  x'])
  })

  it('puts a mark that finds no room below its line', () => {
    const text = { en: 'callback report is called with the reader task', es: '-' }
    const mark = { en: 'the callback comes one turn too early', es: '-' }
    expect(traceText([{ time: 0, text, mark }])).toEqual([
      `  0 s  ${text.en}`,
      `         <- ${mark.en}`,
    ])
  })
})

describe('statusLine', () => {
  it.each(LANGUAGES)('says what became of an exercise, in 78 columns: %s', (kitLanguage) => {
    vi.stubEnv('KIT_LANG', kitLanguage)
    const lines = [
      verdict(['passed', 'passed'], { state: 'passed' }),
      verdict(['todo', 'todo'], { state: 'notStarted' }),
      verdict(['passed', 'todo'], { state: 'inProgress' }),
      verdict(['passed', 'notRun'], { state: 'inProgress' }),
      verdict(['passed', 'failed'], { state: 'wrong' }),
      verdict([], { state: 'wrong' }),
    ].map((each) => statusLine(each, 'this title has 26 letters.', plain))
    expect(tooLong(lines.join('\n'))).toEqual([])
    if (kitLanguage === 'en') {
      expect(lines).toMatchInlineSnapshot(`
        [
          "02/07  this title has 26 letters.  solved",
          "02/07  this title has 26 letters.  to do",
          "02/07  this title has 26 letters.  begun: 1 of 2 checks pass",
          "02/07  this title has 26 letters.  1 of 2 checks pass, the rest not run",
          "02/07  this title has 26 letters.  wrong: 1 of 2 checks pass",
          "02/07  this title has 26 letters.  wrong",
        ]
      `)
    } else {
      expect(lines).toMatchInlineSnapshot(`
        [
          "02/07  this title has 26 letters.  resuelto",
          "02/07  this title has 26 letters.  por hacer",
          "02/07  this title has 26 letters.  empezado: 1 de 2 comprobaciones pasan",
          "02/07  this title has 26 letters.  1 de 2 pasan, el resto no se ejecutó",
          "02/07  this title has 26 letters.  mal: 1 de 2 comprobaciones pasan",
          "02/07  this title has 26 letters.  mal",
        ]
      `)
    }
  })

  it('fits in 80 columns for every exercise of the kit', () => {
    const states = Array.from({ length: 12 }, () => 'passed' as const)
    for (const exercise of exercises(ROOT)) {
      for (const kitLanguage of LANGUAGES) {
        vi.stubEnv('KIT_LANG', kitLanguage)
        const title = titleOf(ROOT, exercise)
        const lines = (['wrong', 'inProgress'] as const).flatMap((state) => [
          statusLine(verdict([...states, 'todo'], { state }), title),
          statusLine(verdict([...states, 'notRun'], { state }), title),
        ])
        expect(tooLong(lines.join('\n'))).toEqual([])
      }
    }
  })
})

describe('proofText', () => {
  const name = { en: 'loses no seat', es: 'no pierde ningún asiento' }
  const proved = { en: 'all 34 schedules hold', es: 'se cumple en los 34 órdenes posibles' }
  const checks = [
    { name: { en: 'books', es: 'reserva' }, state: 'passed' },
    { name, state: 'passed', proved },
  ] as const
  const verdict = { exercise: '05/01', checks, others: [], seed: 1 }

  it('says after a pass in how many orders a check was tried', () => {
    expect(proofText({ ...verdict, state: 'passed' })).toEqual([
      '',
      'loses no seat',
      '-> all 34 schedules hold',
    ])
  })

  it('says nothing as long as something is wrong', () => {
    expect(proofText({ ...verdict, state: 'wrong' })).toEqual([])
  })
})

describe('asError', () => {
  const wrong = verdict(['passed', 'failed', 'failed'], {
    message: { ...whole, check: 'check 2' },
  })

  it('is the whole message in the check that it is about, at the line of the program', () => {
    const error = asError(wrong, 'check 2')
    expect(error.name).toBe('Check')
    expect(error.message).toBe(messageText({ ...whole, check: 'check 2' }))
    const frames = error.stack?.slice(`Check: ${error.message}`.length).trim()
    expect(frames).toMatch(/^at \S*exercises\/02-coroutines-and-tasks\/07-hundred-files\.ts:3:5$/)
  })

  it('points to that check in the others, in both languages', () => {
    expect(asError(wrong, 'check 3').message).toBe('One thing at a time: first "check 2".')
    vi.stubEnv('KIT_LANG', 'es')
    expect(asError(wrong, 'check 3').message).toBe(
      'Cada cosa a su tiempo: primero, «comprobación 2».',
    )
    expect(asError(wrong, 'check 3').name).toBe('Comprobación')
  })

  it('shows a message about the whole file in the first check that does not pass', () => {
    const { check: _, ...ofFile } = whole
    const broken = verdict(['notRun', 'notRun'], { message: ofFile })
    expect(asError(broken, 'check 1').message).toContain(whole.seen.en)
    expect(asError(broken, 'check 2').message).toBe('One thing at a time: first "check 1".')
  })

  it('has no frame where there is no place', () => {
    const { place: _, ...nowhere } = whole
    const error = asError(
      verdict(['failed'], { message: { ...nowhere, check: 'check 1' } }),
      'check 1',
    )
    expect(error.stack).toBe(`Check: ${error.message}`)
  })
})

describe('wrap', () => {
  it('breaks long lines at spaces, with their indent, and keeps short ones', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three'])
    expect(wrap('one\n  two three four\nfive', 7)).toEqual([
      ...['one', '  two', '  three', '  four', 'five'],
    ])
    expect(wrap('', 7)).toEqual([''])
  })

  it('breaks a list that is too long for a line behind its commas', () => {
    expect(wrap('x = [10,20,30] y', 7)).toEqual(['x =', '[10,20,', '30] y'])
  })

  it('loses nothing and never breaks a word', () => {
    const text = 'a command such as node_modules/.bin/vitest is not broken'
    expect(wrap(text, 12).join(' ')).toBe(text)
    expect(wrap(text, 12)).toContain('node_modules/.bin/vitest')
  })
})

describe('language', () => {
  it.each([
    [{}, 'en'],
    [{ KIT_LANG: 'es' }, 'es'],
    [{ KIT_LANG: 'ES' }, 'es'],
    [{ KIT_LANG: 'en', LANG: 'es_ES.UTF-8' }, 'en'],
    [{ LANG: 'es_AR.UTF-8' }, 'es'],
    [{ LC_ALL: 'C', LANG: 'es_ES.UTF-8' }, 'en'],
    [{ KIT_LANG: '', LC_ALL: '', LC_MESSAGES: 'es_ES', LANG: 'en_US' }, 'es'],
    [{ LANG: 'fr_FR.UTF-8' }, 'en'],
  ])('of %o is %s', (env, expected) => {
    expect(language(env)).toBe(expected)
  })
})
