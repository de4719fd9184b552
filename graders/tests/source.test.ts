import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfigFromFile } from 'vite'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { findings, messageFor, start, stop, typeErrors } from '../source.ts'

const ROOT = join(import.meta.dirname, '..', '..')
let kit: string

/** Seconds to wait for an answer: here a slow machine is no mistake. */
const PATIENT = 60

// A small kit of its own: rules and checker read real files.
beforeAll(() => {
  kit = mkdtempSync(join(tmpdir(), 'asyncio-kit-'))
  cpSync(join(ROOT, 'package.json'), join(kit, 'package.json'))
  cpSync(join(ROOT, 'runtime'), join(kit, 'runtime'), {
    recursive: true,
    filter: (path) => !/tests|bench|node_modules/.test(path.slice(ROOT.length)),
  })
  mkdirSync(join(kit, 'exercises'))
})

afterEach(() => vi.unstubAllEnvs())
afterAll(async () => {
  await stop()
  rmSync(kit, { recursive: true })
})

function write(name: string, code: string): string {
  const file = join(kit, 'exercises', name)
  writeFileSync(file, code)
  return file
}

const found = async (file: string) =>
  (await findings(file, PATIENT)).map(({ rule, card, line }) => ({ rule, card, line }))

describe('findings', { timeout: 90_000 }, () => {
  it('judges a file with every rule, in a thread that read the real runtime', async () => {
    start()
    const file = write(
      'orders.ts',
      `import { type Coroutine, createTask, gather, sleep } from '#runtime'
export function* save(order: string): Coroutine<string> {
  yield sleep(1)
  return order
}
export function* main(orders: string[]): Coroutine<void> {
  save('a')
  gather(orders.map(save))
  const [first] = gather([save('b')])
  if (save('c')) yield* sleep(0)
  for (const order of orders) yield* save(order)
  createTask(save('d')).addDoneCallback(function* () {})
}
`,
    )
    expect(await found(file)).toEqual([
      { rule: 'no-await-in-loop', card: 'M23', line: 11 },
      { rule: 'no-coroutine-as-value', card: 'M02', line: 10 },
      { rule: 'no-coroutine-callback', card: 'M64', line: 12 },
      { rule: 'no-floating-coroutine', card: 'M01', line: 7 },
      { rule: 'no-floating-coroutine', card: 'M75', line: 8 },
      { rule: 'no-iterated-coroutine', card: 'M75', line: 9 },
      { rule: 'no-yield-without-star', card: 'M03', line: 3 },
    ])
  })

  it('finds in each of many files that are read at once what it finds in one', async () => {
    const job = (line: string) =>
      `import { type Coroutine, sleep } from '#runtime'\nexport function* main(): Coroutine<void> {\n  ${line}\n}\n`
    const files = [write('a.ts', job('sleep(1)')), write('b.ts', job('yield* sleep(1)'))]
    const alone = [await findings(files[0] ?? '', PATIENT), await findings(files[1] ?? '', PATIENT)]
    const among = files.map((file) => findings(file, PATIENT, files))
    expect(await Promise.all(among)).toEqual(alone)
    expect(alone.map((all) => all.map(({ card }) => card))).toEqual([['M01'], []])
    // Whoever asks about one file alone hears what it is now.
    write('b.ts', job('sleep(1)'))
    expect(await findings(files[1] ?? '', PATIENT)).toHaveLength(1)
  })

  it('finds nothing in a right program', async () => {
    const file = write(
      'right.ts',
      `import { CancelledError, type Coroutine, createTask, gather, getRunningLoop, run, sleep, type Task } from '#runtime'
export const seconds = [3, 1, 2]
function* countTo(n: number): Generator<number> {
  for (let i = 1; i <= n; i++) yield i
}
function* work(n: number): Coroutine<number> {
  try {
    for (const i of countTo(n)) {
      yield
      yield* sleep(i)
    }
    return n
  } catch (error) {
    if (error instanceof CancelledError) throw error
    return 0
  }
}
export function* main(): Coroutine<number[]> {
  const total: number[] = []
  const tasks = seconds.map((n) => createTask(work(n), { name: 'work ' + n }))
  for (const task of tasks) task.addDoneCallback((done) => { total.push(done.result()) })
  const late: Task<number> = getRunningLoop().createTask(work(1))
  late.cancel()
  try {
    yield* late
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error
  }
  return yield* gather(tasks)
}
export const start = () => run(main())
`,
    )
    expect(await findings(file, PATIENT)).toEqual([])
  })

  it('leaves out the lines of the stub that its solution keeps', async () => {
    const name = '02-tasks/06-given.ts'
    const program = (last: string) => `import { type Coroutine, createTask, sleep } from '#runtime'
function* job(): Coroutine<void> {
  yield* sleep(1)
}
export function* given(): Coroutine<void> {
  yield* createTask(job())
  yield* createTask(job())
}
export function* main(): Coroutine<void> {
  ${last}
}
`
    for (const room of ['exercises', 'solutions', 'graders']) {
      mkdirSync(join(kit, room, '02-tasks/wrong'), { recursive: true })
    }
    const given = { rule: 'no-awaited-create-task', card: 'M24', line: 7 }
    const dropped = { rule: 'no-floating-coroutine', card: 'M01', line: 10 }
    const stub = write(name, program('job()'))
    expect(await found(stub)).toEqual([given, dropped])
    writeFileSync(join(kit, 'solutions', name), program('yield* job()'))
    expect(await found(stub)).toEqual([dropped])
    const wrong = join(kit, 'graders/02-tasks/wrong/06-given.floats.ts')
    writeFileSync(wrong, program('job()'))
    expect(await found(wrong)).toEqual([dropped])
    // The line is given once: the same mistake elsewhere is the student's.
    write(name, program('yield* createTask(job())\n  yield* createTask(job())'))
    expect(await found(stub)).toEqual([{ ...given, line: 11 }])
  })

  it('knows no virtual clock in the chapters that have none', async () => {
    const code = `export function later(f: () => void): void {\n  setTimeout(f, 10)\n}\n`
    for (const chapter of ['05-queues', '06-threads', '08-promises']) {
      mkdirSync(join(kit, 'exercises', chapter), { recursive: true })
    }
    const rule = { rule: 'no-native-clock', card: 'M13', line: 2 }
    expect(await found(write('05-queues/01-later.ts', code))).toEqual([rule])
    expect(await found(write('06-threads/01-later.ts', code))).toEqual([])
    expect(await found(write('08-promises/01-later.ts', code))).toEqual([])
  })

  it('reads again a file that has changed', async () => {
    const before = `import { sleep } from '#runtime'\nexport function* main() {\n  sleep(1)\n}\n`
    const file = write('changing.ts', before)
    expect(await found(file)).toEqual([{ rule: 'no-floating-coroutine', card: 'M01', line: 3 }])
    write('changing.ts', before.replace('sleep(1)', 'yield* sleep(1)'))
    expect(await found(file)).toEqual([])
    write('changing.ts', `\n${before}`)
    expect(await found(file)).toEqual([{ rule: 'no-floating-coroutine', card: 'M01', line: 4 }])
  })

  it('answers several requests at once, each with its own file', async () => {
    const one = write(
      'one.ts',
      `import { sleep } from '#runtime'\nfunction* f() {\n  sleep(1)\n}\n`,
    )
    const two = write('two.ts', `const start = Date.now()\n`)
    const cards = (await Promise.all([found(one), found(two), found(one)])).map((all) =>
      all.map(({ card }) => card),
    )
    expect(cards).toEqual([['M01'], ['M13'], ['M01']])
  })

  it('copes with a file that does not parse', async () => {
    const file = write(
      'broken.ts',
      `import { sleep } from '#runtime'\nfunction* f( {\n  sleep(1)\n`,
    )
    await expect(findings(file, PATIENT)).resolves.toBeInstanceOf(Array)
  })

  it('answers with a remark, not with an error, when the file cannot be read', async () => {
    const all = await findings(join(kit, 'exercises', 'absent.ts'))
    expect(all).toMatchObject([{ rule: 'source', level: 'style', line: 1 }])
    expect(all[0]?.seen.en).toMatch(/^The source rules could not look at this file: .*absent\.ts/)
    expect(all[0]?.seen.es).toMatch(/^Las reglas del código no han podido leer este archivo: /)
  })

  it('starts again after it was stopped', async () => {
    await stop()
    const file = write('again.ts', `const start = Date.now()\n`)
    expect(await found(file)).toEqual([{ rule: 'no-native-clock', card: 'M13', line: 1 }])
  })

  it('works from a bundled configuration of vite', async () => {
    const config = join(kit, 'vite.config.ts')
    const source = JSON.stringify(join(ROOT, 'graders', 'source.ts'))
    writeFileSync(
      config,
      `import { findings, stop } from ${source}\nexport default { findings, stop }\n`,
    )
    const loaded = await loadConfigFromFile(
      { command: 'serve', mode: 'test' },
      config,
      kit,
      'silent',
    )
    const bundled = loaded?.config as { findings: typeof findings; stop: typeof stop }
    const file = write('bundled.ts', `const start = Date.now()\n`)
    const all = await bundled.findings(file, PATIENT)
    await bundled.stop()
    expect(all.map(({ card }) => card)).toEqual(['M13'])
  })
})

describe('findings, when a rule is broken', { timeout: 90_000 }, () => {
  let broken: { findings: typeof findings; stop: typeof stop }

  // A copy of the service with two bad rules beside a good one.
  beforeAll(async () => {
    const graders = join(kit, 'graders')
    mkdirSync(join(graders, 'rules'), { recursive: true })
    cpSync(join(ROOT, 'tsconfig.json'), join(kit, 'tsconfig.json'))
    symlinkSync(join(ROOT, 'node_modules', 'ts-morph'), join(modules(), 'ts-morph'), 'junction')
    symlinkSync(join(ROOT, 'node_modules', 'vite'), join(modules(), 'vite'), 'junction')
    const rules = ['finding', 'awaitables', 'calls', 'no-dropped-task'].map(
      (name) => `rules/${name}.ts`,
    )
    cpSync(join(ROOT, 'graders'), graders, {
      recursive: true,
      filter: (path) => !/graders\/(tests|rules|\d\d-[^/]+)$/.test(path.replaceAll('\\', '/')),
    })
    for (const file of rules) cpSync(join(ROOT, 'graders', file), join(graders, file))
    writeFileSync(
      join(graders, 'rules', 'no-throw.ts'),
      `export function noThrow(): never { throw new Error('oops') }\n`,
    )
    writeFileSync(
      join(graders, 'rules', 'no-end.ts'),
      `export function noEnd(source: { getFullText(): string }) { while (source.getFullText().includes('endless')) {} return [] }\n`,
    )
    broken = await import(join(graders, 'source.ts'))
  })

  afterAll(() => broken.stop())

  function modules(): string {
    const path = join(kit, 'node_modules')
    mkdirSync(path, { recursive: true })
    return path
  }

  const job = `import { createTask, sleep } from '#runtime'\nfunction* f() {\n  createTask(sleep(1))\n}\n`

  it('says which rule failed, and keeps what the others found', async () => {
    const all = await broken.findings(write('job.ts', job), PATIENT)
    expect(all.map(({ rule, level, seen }) => ({ rule, level, seen: seen.en }))).toEqual([
      { rule: 'no-dropped-task', level: 'style', seen: expect.any(String) },
      {
        rule: 'no-throw',
        level: 'style',
        seen: "The kit's rule no-throw stopped with an error: oops.",
      },
    ])
  })

  it('gives up on an endless rule, and serves the next request', async () => {
    const endless = write('endless.ts', `// endless\n`)
    const all = await broken.findings(endless, 0.3)
    expect(all.map(({ rule, seen }) => ({ rule, seen: seen.es }))).toEqual([
      {
        rule: 'source',
        seen: 'Las reglas del código no han podido leer este archivo: sin respuesta en 0.3 s.',
      },
    ])
    expect(await broken.findings(write('job.ts', job), PATIENT)).toHaveLength(2)
  })
})

describe('rules', () => {
  it('have a test each, which is what makes them trustworthy', () => {
    const named = (folder: string, ending: string) =>
      readdirSync(join(ROOT, 'graders', folder))
        .filter((file) => /^(no|only)-/.test(file))
        .map((file) => file.slice(0, -ending.length))
        .sort()
    expect(named('tests/rules', '.test.ts')).toEqual(named('rules', '.ts'))
  })
})

describe('messageFor', () => {
  it('places the finding in the file, by its path from the root', () => {
    const seen = { en: 'seen', es: 'visto' }
    const advice = { en: 'do', es: 'hacer' }
    const finding = {
      rule: 'no-x',
      card: 'M01',
      level: 'source',
      line: 3,
      column: 5,
      seen,
      advice,
    } as const
    expect(messageFor('exercises/01-a/01-b.ts', finding)).toEqual({
      level: 'source',
      card: 'M01',
      seen,
      advice,
      place: { file: 'exercises/01-a/01-b.ts', line: 3, column: 5 },
    })
  })
})

describe('typeErrors', { timeout: 90_000 }, () => {
  it('gives each file its own errors, with what TypeScript says', async () => {
    const right = write('types-right.ts', `export const n: number = 1\nconst unused = 2\n`)
    const wrong = write(
      'types-wrong.ts',
      `import { type Coroutine, createTask, gather, sleep } from '#runtime'
import { n } from './types-other.ts'
export function* job(): Coroutine<number> {
  yield* sleep(n)
  return 'one'
}
export function* main(): Coroutine<void> {
  const count: number = job()
  job().cancel()
  const sum = 1 + createTask(job())
  yield* gather(job(), job())
}
export function plain(): Coroutine<number> {
  return 1
}
`,
    )
    write('types-other.ts', `export const n: number = 'not here'\n`)
    const errors = await typeErrors([right, wrong])
    expect([...errors.keys()]).toEqual([right, wrong])
    expect(errors.get(right)).toEqual([])
    expect(
      errors.get(wrong)?.map(({ level, card, place, seen, advice }) => ({
        level,
        card,
        line: place?.line,
        seen: seen.en,
        advice: advice?.en,
      })),
    ).toMatchInlineSnapshot(`
      [
        {
          "advice": "Correct the types of this line; the editor underlines the place.",
          "card": undefined,
          "level": "types",
          "line": 5,
          "seen": "The type checker says: Type 'string' is not assignable to type 'number'.",
        },
        {
          "advice": "Await before using the value: write \`yield*\` before the call.",
          "card": "M02",
          "level": "types",
          "line": 8,
          "seen": "The type checker says: Type 'Coroutine<number>' is not assignable to type 'number'.",
        },
        {
          "advice": "Wrap it first: \`const task = createTask(job())\`. A coroutine has no state to query.",
          "card": "M32",
          "level": "types",
          "line": 9,
          "seen": "The type checker says: Property 'cancel' does not exist on type 'Coroutine<number>'.",
        },
        {
          "advice": "A task is not its result: await it with \`yield*\`.",
          "card": undefined,
          "level": "types",
          "line": 10,
          "seen": "The type checker says: Operator '+' cannot be applied to types 'number' and 'Task<number>'.",
        },
        {
          "advice": "Pass one list: \`gather([a(), b()])\`. (In Python it is \`gather(*list)\`.)",
          "card": "M71",
          "level": "types",
          "line": 11,
          "seen": "The type checker says: Argument of type 'Coroutine<number>' is not assignable to parameter of type 'readonly Awaitable<unknown>[]'.",
        },
        {
          "advice": "A coroutine function is written \`function*\`, and returns the plain value.",
          "card": undefined,
          "level": "types",
          "line": 14,
          "seen": "The type checker says: Type 'number' is not assignable to type 'Coroutine<number>'.",
        },
      ]
    `)
  })

  it('lets TypeScript speak Spanish, and finds the same advice', async () => {
    const code = `import { createTask, gather, sleep } from '#runtime'
createTask(sleep(1)) + 1
sleep(1).cancel()
gather(sleep(1))
`
    const path = write('types-twice.ts', `${code}// ${Date.now()}\n`)
    const english = (await typeErrors([path])).get(path) ?? []
    vi.stubEnv('KIT_LANG', 'es')
    const spanish = (await typeErrors([path])).get(path) ?? []
    expect(spanish.map(({ seen }) => seen.es)).toEqual([
      "El comprobador de tipos dice: El operador '+' no se puede aplicar a los tipos 'Task<void>' y 'number'.",
      "El comprobador de tipos dice: La propiedad 'cancel' no existe en el tipo 'Coroutine<void>'.",
      'El comprobador de tipos dice: No se puede asignar un argumento de tipo "Coroutine<void>" al parámetro de tipo "readonly Awaitable<unknown>[]".',
    ])
    const rest = (messages: typeof english) =>
      messages.map(({ seen, ...other }) => [seen.en, other])
    expect(rest(spanish)).toEqual(rest(english))
    expect(english.map(({ card }) => card)).toEqual([undefined, 'M32', 'M71'])
  })

  it('checks the others when one file does not parse, and says so of that one', async () => {
    const stamp = `// ${Date.now()}`
    const [broken, wrong, right] = [
      'const = 5',
      'export const n: number = "a"',
      'export const n = 5',
    ].map((code, index) => {
      const path = join(kit, 'exercises', `parse-${index}.ts`)
      writeFileSync(path, `${code} ${stamp}\n`)
      return path
    }) as [string, string, string]
    const errors = await typeErrors([broken, wrong, right])
    const said = [broken, wrong, right].map((path) => errors.get(path)?.map(({ seen }) => seen.en))
    expect(said.map((sentences) => [...new Set(sentences)])).toEqual([
      ['The type checker says: Variable declaration expected.'],
      ["The type checker says: Type 'string' is not assignable to type 'number'."],
      [],
    ])
    // What was kept is what was said.
    expect(await typeErrors([broken, wrong, right])).toEqual(errors)
  })

  it('says nothing of no files', async () => {
    expect(await typeErrors([])).toEqual(new Map())
  })
})
