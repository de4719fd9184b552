// The timeline on a terminal: whole screens, at 80 columns, in both languages and in plain ASCII.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { comparison, divergenceMark } from '../../timeline/expected.ts'
import { timelineOf } from '../../timeline/model.ts'
import { comparisonText, isAsciiOnly, timelineText } from '../../timeline/text.ts'
import { callbacks, cancelling, many, stuck, traceOf } from './programs.ts'

beforeEach(() => vi.stubEnv('KIT_LANG', 'en'))
afterEach(() => vi.unstubAllEnvs())

const screen = (program: () => ReturnType<typeof callbacks>, isAscii = false) =>
  `\n${timelineText(timelineOf(traceOf(program)), { isAscii }).join('\n')}\n`

describe('timelineText', () => {
  it('shows who asked whom to stop', () => {
    expect(screen(cancelling)).toMatchInlineSnapshot(`
      "
             main
               other
                 worker
        0 s  █      main starts
             █ ░    main creates other
             █ ░ ░  main creates worker
             ░ ░ ░  main gives up its turn
             ░ █ ░  other starts
             ░ │ ░  other waits for sleep(1)
             ░ │ █  worker starts
             ░ │ │  worker waits for sleep(1)
             █ │ ░  main asks worker to stop: worker.cancel() returns true
             │ │ ░  main waits for gather of 2
             │ │ █  CancelledError reaches worker
             │ │ █  worker: cleans up
             │ │ x  worker ends cancelled
        1 s  │ ●    other returns
             ●      main returns

      █ running   ░ ready   │ waiting   ● returns   x ends cancelled
      At 1 s main returns.
      "
    `)
  })

  it('shows callbacks, and tasks that nobody waited for, in Spanish', () => {
    vi.stubEnv('KIT_LANG', 'es')
    expect(screen(callbacks)).toMatchInlineSnapshot(`
      "
               main
                 first
                   forgotten
                     callbacks
          0 s  █        main arranca
               █ ░      main crea first
               █ ░ ░    main crea forgotten
               │ ░ ░    main espera first
               │ █ ░    first arranca
               │ │ ░    first espera sleep(1)
               │ │ █    forgotten arranca
               │ │ │    forgotten espera sleep(9)
        0.5 s  │ │ │ █  ring
          1 s  ░ ● │    first termina
               ░   │ █  se llama al callback shout con first
               ░   │ █  shouted
               ●   │    main termina

      █ en marcha   ░ lista   │ esperando   ● termina
      A los 1 s main termina; quedan tareas sin terminar: forgotten.
      "
    `)
  })

  it('needs no more than ASCII', () => {
    const text = screen(stuck, true)
    expect(text).toMatchInlineSnapshot(`
      "
             main
               holder
        0 s  #    main starts
             # :  main creates holder
             : :  main gives up its turn
             : #  holder starts
             : #  holder takes Lock-1
             : |  holder waits for Event.wait
             # |  main goes on
             | |  main waits for Lock.acquire

      # running   : ready   | waiting
      At 0 s main has not ended. Unfinished tasks: main, holder.
      "
    `)
    expect(text).toMatch(/^[\x20-\x7e\n]*$/)
  })

  it('folds a hundred tasks', () => {
    expect(screen(() => many(100))).toMatchInlineSnapshot(`
      "
             main
               Task-2
                 Task-3
                   Task-4
                     + 96 more like Task-5
                       Task-101
        0 s  █            main starts
             █ ░          main creates Task-2
             █ ░ ░        main creates Task-3
             █ ░ ░ ░      main creates Task-4
             █ ░ ░ ░ ░    main creates Task-5 (and 95 more)
             █ ░ ░ ░ ░ ░  main creates Task-101
             │ ░ ░ ░ ░ ░  main waits for gather of 100
             │ █ ░ ░ ░ ░  Task-2 starts
             │ █ ░ ░ ░ ░  Task-2: file-0 opens
             │ │ ░ ░ ░ ░  Task-2 waits for sleep(1)
             │ │ █ ░ ░ ░  Task-3 starts
             │ │ █ ░ ░ ░  Task-3: file-1 opens
             │ │ │ ░ ░ ░  Task-3 waits for sleep(1)
             │ │ │ █ ░ ░  Task-4 starts
             │ │ │ █ ░ ░  Task-4: file-2 opens
             │ │ │ │ ░ ░  Task-4 waits for sleep(1)
             │ │ │ │ │ ░  Task-5 starts; Task-5: file-3 opens; Task-5 waits for
                            sleep(1) (and 95 more)
             │ │ │ │ │ █  Task-101 starts
             │ │ │ │ │ █  Task-101: file-99 opens
             │ │ │ │ │ │  Task-101 waits for sleep(1)
        1 s  │ ● ░ ░ ░ ░  Task-2 returns
             │   ● ░ ░ ░  Task-3 returns
             │     ● ░ ░  Task-4 returns
             │       ● ░  Task-5 returns (and 95 more)
             │         ●  Task-101 returns
             ●            main returns

      █ running   ░ ready   │ waiting   ● returns
      At 1 s main returns.
      "
    `)
  })

  it.each(['en', 'es'])('stays within 80 columns (%s)', (language) => {
    vi.stubEnv('KIT_LANG', language)
    for (const program of [cancelling, callbacks, stuck, () => many(100)]) {
      const tooLong = screen(program)
        .split('\n')
        .filter((line) => line.length > 80)
      expect(tooLong).toEqual([])
    }
  })

  it('puts a mark that is too long below its row', () => {
    const words = 'what is to be noticed here takes far more room than there is beside the row'
    const mark = ({ text }: { text: { en: string } }, index: number) =>
      index === 0 ? { en: `${words}: ${text.en}`, es: words } : undefined
    const lines = timelineText(timelineOf(traceOf(callbacks), { mark }))
    expect(lines.slice(4, 7)).toMatchInlineSnapshot(`
      [
        "    0 s  █        main starts",
        "                    <- what is to be noticed here takes far more room than",
        "                    there is beside the row: main starts",
      ]
    `)
  })

  it('keeps a long story short', () => {
    const timeline = timelineOf(traceOf(() => many(11)))
    const lines = timelineText(timeline, { rows: 10 })
    expect(lines.filter((line) => line.includes('... '))).toHaveLength(1)
    expect(lines.length).toBeLessThan(30)
  })
})

describe('isAsciiOnly', () => {
  it.each([
    [{}, false],
    [{ LANG: 'en_GB.UTF-8' }, false],
    [{ LANG: 'es_ES.utf8', TERM: 'xterm' }, false],
    [{ LANG: 'C' }, true],
    [{ LANG: 'C.UTF-8', LC_ALL: 'POSIX' }, true],
    [{ LANG: 'en_GB.UTF-8', TERM: 'dumb' }, true],
  ])('of %o is %s', (env, expected) => {
    expect(isAsciiOnly(env)).toBe(expected)
  })
})

const notes = (...texts: string[]) => texts.map((text, time) => ({ time, text }))

describe('comparison', () => {
  it('finds where two lists part', () => {
    expect(comparison(notes('a', 'b'), notes('a', 'b'))).toBeUndefined()
    expect(comparison(notes('a', 'b'), notes('a', 'c'))?.first).toBe(1)
    expect(comparison(notes('a', 'b'), notes('a'))?.first).toBe(1)
    expect(comparison(notes('a'), [{ time: 2, text: 'a' }])?.first).toBe(0)
  })

  it('marks the row that should have been another', () => {
    const parting = comparison([{ time: 0, text: 'other' }], [{ time: 0, text: 'cleans up' }])
    const mark = parting && divergenceMark(parting)
    const { rows } = timelineOf(traceOf(cancelling), { mark: (line) => mark?.(line) })
    expect(rows.filter((row) => row.mark !== undefined)).toMatchObject([
      { text: { en: 'worker: cleans up' }, mark: { en: 'expected here: other (0 s)' } },
    ])
  })

  it('is printed around that place', () => {
    const parting = comparison(notes(...'abcdefghi'), notes(...'abcdefxhi'))
    expect(parting && comparisonText(parting)).toMatchInlineSnapshot(`
      [
        "  expected                               seen",
        "  3 s  d                                 3 s  d",
        "  4 s  e                                 4 s  e",
        "  5 s  f                                 5 s  f",
        "> 6 s  g                                 6 s  x",
        "  7 s  h                                 7 s  h",
        "  8 s  i                                 8 s  i",
      ]
    `)
  })
})
