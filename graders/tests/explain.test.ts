// What is said of each way in which a program can go wrong: whole messages, as the verdict has them.
import { describe, expect, it } from 'vitest'
import type { Coroutine } from '#runtime'
import { count } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import type { Checks } from '../judge.ts'
import { note, play, resultOf } from '../observe.ts'
import type { Message } from '../verdict.ts'
import { EXERCISE, judged } from './judging.ts'

type Main = { main: () => Coroutine<unknown> }

const returns: Checks<Main> = {
  'main returns': { es: 'main termina', run: ({ module }) => void resultOf(play(module.main())) },
}

/** What is said of a program whose `main` has to return; its body begins in line 3. */
async function said(body: string): Promise<Partial<Message>> {
  const text = `import * as asyncio from '#runtime'; const { createTask, gather, sleep } = asyncio
export function* main(): asyncio.Coroutine<unknown> {
${body}
}`
  return messageOf(returns, text)
}

async function messageOf(checks: Checks<never>, text: string): Promise<Partial<Message>> {
  const { message } = await judged(checks, text)
  const { check: _, requirement: __, again: ___, ...rest } = message ?? { seen: undefined }
  return rest as Partial<Message>
}

const at = (line: number) => ({ file: EXERCISE.stub, line })
const story = ({ trace }: Partial<Message>) =>
  trace?.map(({ time, text, mark }) => `${time} ${text.en}${mark ? ` <- ${mark.en}` : ''}`)

describe('a program that does not return', () => {
  it('waits for ever: who waits for what, with the story', async () => {
    const message = await said(
      "  const job = createTask((function* () { yield* new asyncio.Event().wait() })(), { name: 'job' })\n  yield* job",
    )
    expect(message).toMatchObject({
      level: 'runtime',
      seen: {
        en: expect.stringMatching(/^The program waits for something that never comes:\n {2}\S/),
        es: expect.stringMatching(/^El programa espera algo que nunca llega:\n {2}\S/),
      },
      advice: {
        en: 'Look at what each task waits for, and at who should bring it.',
        es: 'Hay que mirar qué espera cada tarea y quién debería traerlo.',
      },
    })
    expect(message.seen?.en).toContain('job')
    expect(story(message)?.[0]).toBe('0 main starts')
  })

  it('waits for a lock: who has it, in both languages and by the names of the story', async () => {
    const lock = (rest: string) =>
      said(`  const lock = new asyncio.Lock()
  const taking = (function* () { yield* lock.acquire() })()
  ${rest}`)
    const own = await lock('yield* lock.acquire(); yield* lock.acquire(); void taking')
    expect(own.seen?.en).toContain('\n  main: Lock.acquire (held by main itself)')
    expect(own.seen?.es).toContain('\n  main: Lock.acquire (lo tiene la propia main)')
    const ended = await lock("yield* createTask(taking, { name: 'ana' }); yield* lock.acquire()")
    expect(ended.seen?.en).toContain('\n  main: Lock.acquire (held by ana, which has ended)')
    expect(ended.seen?.es).toContain('\n  main: Lock.acquire (lo tiene ana, que ya ha terminado)')
  })

  it('takes turns without end: the limit, and the line of the loop', async () => {
    expect(await said('  while (true) yield')).toEqual({
      level: 'runtime',
      seen: {
        en: 'The program took 20000 turns of the event loop and did not end.',
        es: 'El programa usó 20000 turnos del bucle de eventos y no terminó.',
      },
      advice: {
        en: 'Check the condition of this loop: it gives a turn each time round, and never ends.',
        es: 'Conviene revisar la condición de este bucle: cede el turno en cada vuelta y nunca acaba.',
      },
      place: at(3),
    })
  })

  it('never gives a turn: the line of the loop', async () => {
    expect(await said('  \n  while (true) {}')).toMatchObject({
      level: 'runtime',
      seen: { en: 'this loop ran 1,000,000 times without giving the event loop a turn' },
      place: at(4),
    })
  })

  it('calls itself without end', async () => {
    const message = await said('  const f = (): number => f() + 1\n  return f()')
    expect(message).toMatchObject({
      level: 'runtime',
      seen: { en: 'this function calls itself without end: the call stack is full' },
      place: at(3),
    })
  })

  it('cannot be stopped by what it catches', async () => {
    const message = await said('  try { while (true) {} } catch {}\n  return 1')
    expect(message).toMatchObject({
      place: at(3),
      seen: { en: expect.stringContaining('loop ran') },
    })
  })
})

describe('an error', () => {
  it('of the program: its name, its text, its line and the story', async () => {
    const message = await said("  yield* sleep(1)\n  throw new RangeError('no such page')")
    expect(message).toEqual({
      level: 'runtime',
      seen: {
        en: 'The program raised RangeError: no such page',
        es: 'El programa lanzó RangeError: no such page',
      },
      place: { ...at(4), column: expect.any(Number) },
      trace: expect.any(Array),
      advice: {
        en: expect.stringMatching(/^Catch it with `try`/),
        es: expect.stringMatching(/^Hay que capturarlo con `try`/),
      },
    })
    expect(story(message)).toEqual(['0 main starts', '0 main waits for sleep(1)', '1 main fails'])
  })

  it('without a text: its name alone', async () => {
    const message = await said('  throw new asyncio.CancelledError()')
    expect(message.seen?.en).toBe('The program raised CancelledError')
  })

  it('of toThread: what to do, in both languages', async () => {
    const message = await said('  yield* asyncio.toThread((() => 1)() as never)')
    expect(message.advice?.en).toMatch(/^Pass the function without calling it/)
    expect(message.advice?.es).toMatch(/^Hay que pasar la función sin llamarla/)
  })

  it('that is no Error: its value', async () => {
    const message = await said("  throw 'up'")
    expect(message.seen).toEqual({
      en: 'The program raised "up"',
      es: 'El programa lanzó "up"',
    })
  })

  it('of the runtime with a card: the card says what to do, in both languages', async () => {
    const message = await said('  yield sleep(1) as never')
    expect(message).toMatchObject({
      level: 'runtime',
      card: 'M03',
      place: at(3),
      advice: { en: expect.stringContaining('`yield*`'), es: expect.stringContaining('asterisco') },
    })
    expect(message.seen?.en).not.toContain('\n')
  })

  it('of the runtime without a card: the rest of its text is the advice', async () => {
    const message = await said("  yield* sleep('2s' as never)")
    expect(message.card).toBeUndefined()
    expect(message.seen?.en).toMatch(/^The program raised \w+: .*2s/)
    expect(message.place).toMatchObject(at(3))
  })

  it('while the file loads: the line', async () => {
    const text = "export function* main() {}\n\nthrow new Error('oops')"
    expect(await messageOf(returns, text)).toEqual({
      level: 'runtime',
      seen: { en: 'The program raised Error: oops', es: 'El programa lanzó Error: oops' },
      place: { ...at(3), column: 7 },
    })
  })
})

describe('an unmet demand', () => {
  const seen = { en: 'too long', es: 'demasiado largo' }

  it('of a property: the smallest case, and how to repeat it', async () => {
    const checks: Checks<unknown> = {
      'is short': {
        es: 'es corto',
        run: () => check({ n: count(0, 99) }, ({ n }) => demand(n < 7, () => ({ seen }))),
      },
    }
    const { message } = await judged(checks, '')
    expect(message).toEqual({
      level: 'property',
      check: 'is short',
      requirement: { en: 'is short', es: 'es corto' },
      seen,
      counterexample: { en: 'n = 7', es: 'n = 7' },
      again: expect.stringMatching(/^npm test 02\/07 -- --check 1 --seed 1 --path \d+(:\d+)*$/),
    })
  })

  it('of a run: its story with the marked line, and the line of the program there', async () => {
    const checks: Checks<Main & { say: { note: typeof note } }> = {
      'ends early': {
        es: 'acaba pronto',
        run: ({ module }) => {
          const run = play(module.main())
          demand(false, () => ({
            seen,
            run,
            mark: ({ time }) => (time === 2 ? { en: 'late', es: 'tarde' } : undefined),
          }))
        },
      },
    }
    const text = `import { sleep } from '#runtime'
export function* main() {
  yield* sleep(1)
  for (const n of [1]) yield* sleep(n)
}`
    const message = await messageOf(checks, text)
    expect(message.level).toBe('trace')
    expect(story(message)).toEqual([
      '0 main starts',
      '0 main waits for sleep(1)',
      '1 main waits for sleep(1)',
      '2 main returns <- late',
    ])
    expect(message.place).toEqual(at(message.trace?.at(-1)?.line ?? 0))
  })

  it('has the advice of its card, or its own', async () => {
    const failing = (advice?: { en: string; es: string }): Checks<unknown> => ({
      a: {
        es: '-',
        run: () => demand(false, () => ({ seen, card: 'M23', ...(advice && { advice }) })),
      },
    })
    const own = { en: 'Do this.', es: 'Así.' }
    expect(await messageOf(failing(own), '')).toEqual({
      level: 'property',
      seen,
      card: 'M23',
      advice: own,
    })
    expect((await messageOf(failing(), '')).advice?.en).toMatch(/^Create all tasks first/)
  })

  it('shortens a long story to its beginning, its end and what is marked', async () => {
    function* long(): Coroutine<void> {
      for (let n = 1; n <= 40; n += 1) {
        note(`step ${n}`)
        yield
      }
    }
    const checks: Checks<unknown> = {
      a: {
        es: '-',
        run: () => {
          const run = play(long())
          const mark = ({ text }: { text: { en: string } }) =>
            text.en === 'step 20' ? { en: 'here', es: 'aquí' } : undefined
          demand(false, () => ({ seen, run, mark }))
        },
      },
    }
    const message = await messageOf(checks, '')
    expect(story(message)).toMatchInlineSnapshot(`
      [
        "0 main starts",
        "0 step 1",
        "0 step 2",
        "0 step 3",
        "0 step 4",
        "0 step 5",
        "0 step 6",
        "0 ... 13 more ...",
        "0 step 20 <- here",
        "0 ... 14 more ...",
        "0 step 35",
        "0 step 36",
        "0 step 37",
        "0 step 38",
        "0 step 39",
        "0 step 40",
        "0 main returns",
      ]
    `)
    expect(message.trace?.[7]?.text.es).toBe('... 13 más ...')
  })
})
