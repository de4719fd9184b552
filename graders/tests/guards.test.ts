// Everything hostile that students write ends with one clear message that names the line, in a
// function and while the file loads, and the next check finds a working guard.
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { compile } from '../compile.ts'
import { bounded, explained, Guard, GuardError } from '../guards.ts'
import { evaluate } from '../program.ts'

const FILE = 'exercises/01-test/01-test.ts'

type Loaded = { guard: Guard; main: () => unknown }

/** A program with `source` as the body of `main`, from line 3 on. */
function inFunction(source: string, turn?: () => number): Loaded {
  const program = compile(FILE, `const box = { n: 0 }\nexport function main() {\n${source}\n}`)
  expect(program.problem).toBeUndefined()
  const guard = new Guard(program, turn)
  const { main } = evaluate(program, () => undefined, guard) as { main: () => unknown }
  return { guard, main }
}

/** A program with `source` at its top level, from line 3 on. */
function atImport(source: string): Loaded {
  const program = compile(FILE, `const box = { n: 0 }\n\n${source}\nexport {}`)
  expect(program.problem).toBeUndefined()
  const guard = new Guard(program)
  return { guard, main: () => evaluate(program, () => undefined, guard) }
}

/** What a run under a short deadline ends with. */
function ending({ main, guard }: Loaded, seconds = 0.3) {
  try {
    return { returned: bounded(seconds, main, guard) }
  } catch (error) {
    if (!(error instanceof GuardError)) throw error
    return {
      seen: error.text.en,
      line: error.place?.line,
      card: error.card,
      advice: error.advice?.en,
    }
  }
}

const LOOP = 'this loop ran 1,000,000 times without giving the event loop a turn'

/** Source, line, what the message says, a word of the advice, card. */
const HOSTILE: Record<string, [string, number, string, RegExp, string?]> = {
  'while (true) {}': ['while (true) {}', 3, LOOP, /condition/],
  'for (;;);': ['\nfor (;;);', 4, LOOP, /condition/],
  'do while': ['do { box.n++ }\nwhile (true)', 3, LOOP, /condition/],
  'a labelled loop with continue': ['a: for (;;) { for (;;) continue a }', 3, LOOP, /condition/],
  'a loop over an endless generator': [
    'function* g() {\n  for (;;) yield 1 }\nfor (const x of g()) box.n += x',
    4,
    LOOP,
    /yield/,
    'M07',
  ],
  'a coroutine driven by hand': [
    'function* g(): any {\n  while (true) yield }\n[...g()]',
    4,
    LOOP,
    /yield/,
    'M07',
  ],
  'an await that never suspends': [
    'function* check() {}\nfunction* wait() {\n  while (!box.n) { yield* check() }\n}\n[...wait()]',
    5,
    LOOP,
    /never suspends/,
    'M07',
  ],
  'a loop that watches the clock': [
    'const loop = { time: () => box.n }\nwhile (loop.time() < 1);',
    4,
    LOOP,
    /sleep/,
    'M10',
  ],
  'a caught loop': ['try {\n while (true) {} } catch { box.n = 1 }', 4, LOOP, /condition/],
  'a loop in finally': [
    'try {\n while (true) {} } finally {\n while (true) {} }',
    4,
    LOOP,
    /condition/,
  ],
  'a loop that swallows everything': [
    'const f = () => { while (true) {} }\nfor (;;) {\n try { f() } catch {} }',
    3,
    LOOP,
    /condition/,
  ],
  'a loop in a getter, a field and a default': [
    'class A { get x() {\n while (true) {} }\n y = this.x }\n((a = new A()) => a)()',
    4,
    LOOP,
    /condition/,
  ],
  'a catastrophic regex': [
    "const s = 'a'.repeat(40) + '!'\n\nif (/^(a+)+$/.test(s)) box.n = 1",
    5,
    'still running after 0.3 s; the last line reached was 5',
    /regular expression/,
  ],
  'a regex in match, in an arrow': [
    "const s = 'a'.repeat(40) + '!'\nconst f = (t: string) =>\n t.match(/^(a+)+$/)\nf(s)",
    5,
    'still running after 0.3 s; the last line reached was 5',
    /regular expression/,
  ],
  'an endless native iteration': [
    'const it = { [Symbol.iterator]() { return this }, next: Object }\n\nnew Set(it as any)',
    5,
    'still running after 0.3 s; the last line reached was 5',
    /does not end/,
  ],
  'a large power': [
    'const n = 7n\nString(n ** 10000000n)',
    4,
    'still running after 0.3 s; the last line reached was 4',
    /does not end/,
  ],
  'Atomics.wait': [
    'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)',
    3,
    'still running after 0.3 s; the last line reached was 3',
    /does not end/,
  ],
  recursion: [
    'function f(): unknown {\n  return [f()] }\nf()',
    4,
    'this function calls itself without end: the call stack is full',
    /case that ends it/,
  ],
  'process.exit(0)': [
    'box.n = 1\nprocess.exit(0)',
    4,
    'process.exit() ends the whole program, with every other exercise in it',
    /return/,
  ],
  'process.reallyExit, caught': [
    'try {\n ;(process as any).reallyExit(0) } catch {}',
    4,
    'process.reallyExit() ends the whole program, with every other exercise in it',
    /return/,
  ],
  'process.kill': [
    'process.kill(process.pid)',
    3,
    'process.kill() ends the whole program, with every other exercise in it',
    /return/,
  ],
  'globalThis.process.abort': [
    'globalThis.process.abort()',
    3,
    'process.abort() ends the whole program, with every other exercise in it',
    /return/,
  ],
  setTimeout: [
    'setTimeout(() => {}, 10)',
    3,
    "setTimeout belongs to Node's own event loop, which does not run during an exercise",
    /yield\* sleep/,
    'M13',
  ],
  'globalThis.setInterval': [
    'globalThis.setInterval(() => {}, 10)',
    3,
    "setInterval belongs to Node's own event loop, which does not run during an exercise",
    /yield\* sleep/,
    'M13',
  ],
  'process.nextTick': [
    'process.nextTick(() => {})',
    3,
    "process.nextTick belongs to Node's own event loop, which does not run during an exercise",
    /yield\* sleep/,
    'M13',
  ],
  queueMicrotask: [
    'queueMicrotask(() => {})',
    3,
    "queueMicrotask belongs to Node's own event loop, which does not run during an exercise",
    /yield\* sleep/,
    'M13',
  ],
  fetch: [
    "fetch('https://example.org')",
    3,
    'fetch() goes to the real network, and no exercise does',
    /parameter/,
  ],
  require: [
    "require('node:fs')",
    3,
    'require() does not exist here: the exercises are ES modules',
    /import/,
  ],
}

describe('a hostile program', () => {
  for (const [name, [source, line, seen, advice, card]] of Object.entries(HOSTILE)) {
    const expected = { seen, line, card, advice: expect.stringMatching(advice) }
    it(`ends, in a function: ${name}`, () => {
      const loaded = inFunction(source)
      expect(ending(loaded)).toEqual(expected)
      loaded.guard.reset()
      expect(bounded(1, () => 'works', loaded.guard)).toBe('works')
    })

    it(`ends, while it loads: ${name}`, () => {
      const deadline = { seen: seen.replace('0.3 s', '2 s') }
      const isSlow = seen !== deadline.seen
      // The deadline of loading is longer: one slow case stands for all.
      if (isSlow && !name.startsWith('a catastrophic')) return
      expect(ending(atImport(source), 5)).toEqual({ ...expected, ...deadline })
    })
  }

  it('throws what the file throws, from its line', () => {
    const { main } = atImport('throw new Error("own")')
    expect(main).toThrow('own')
    expect(() => inFunction('throw 7').main()).toThrow()
  })

  it('says the same in Spanish', () => {
    const { main, guard } = inFunction('while (true) {}')
    expect(() => bounded(1, main, guard)).toThrow(GuardError)
    expect(guard.tripped?.text.es).toBe(
      'este bucle dio un millón de vueltas sin ceder el turno al bucle de eventos',
    )
    expect(guard.tripped?.message).toMatch(/^exercises\/01-test\/01-test\.ts:3: /)
  })
})

describe('Guard', () => {
  it('lets a loop run for ever that gives turns', () => {
    let turns = 0
    const { main, guard } = inFunction(
      'let i = 0\nwhile (i < 3e6) { i++; if (i % 999900 === 0) globalThis.turn() }\nreturn i',
      () => turns,
    )
    const world = globalThis as { turn?: () => void }
    world.turn = () => void turns++
    expect(ending({ main, guard }, 5)).toEqual({ returned: 3e6 })
    delete world.turn
  })

  it('counts each execution of a loop for itself', () => {
    const { main, guard } = inFunction(
      'for (let i = 0; i < 30; i++) for (let j = 0; j < 100000; j++) box.n++\nreturn box.n',
    )
    expect(ending({ main, guard }, 5)).toEqual({ returned: 3e6 })
  })

  it('stays tripped until it is reset, whatever the program catches', () => {
    const { main, guard } = inFunction(
      'box.n++\nif (box.n > 1) return box.n\ntry { while (true) {} } catch { return 0 }',
    )
    expect(() => bounded(1, main, guard)).toThrow(LOOP)
    expect(main).toThrow(LOOP)
    guard.reset()
    expect(bounded(1, main, guard)).toBe(2)
  })

  it('lets a program that caught a trip call nothing more', () => {
    const { main, guard } = inFunction(`
      const say = (text: string) => console.log(text)
      say('before')
      try { while (true) {} } catch {}
      say('after')`)
    expect(() => bounded(1, main, guard)).toThrow(LOOP)
    expect(guard.output.lines).toEqual(['before'])
  })

  it('allows much work under a deadline, and little after it', () => {
    const { main, guard } = inFunction(
      'const f = (n: number): number => n < 2 ? 1 : f(n - 1) + f(n - 2)\nreturn f(30)',
    )
    expect(ending({ main, guard }, 5)).toEqual({ returned: 1346269 })
    expect(main).toThrow(/entered 1,000,000 times after its check had ended/)
    expect(guard.tripped?.place?.line).toBe(3)
  })

  it('ends floods of microtasks', async () => {
    const floods = [
      'const f = () => { Promise.resolve().then(f) }\nf()',
      'const p: any = {\n then(r: any) { r(p) } }\nPromise.resolve(p)',
      'async function f(): Promise<void> { await null; return f() }\nf()',
      ';(async () => {\n while (true) await null })()',
    ]
    for (const flood of floods) {
      const rejected = new Promise((resolve) => {
        const others = process.listeners('unhandledRejection')
        process.removeAllListeners('unhandledRejection')
        process.once('unhandledRejection', (error) => {
          for (const other of others) process.on('unhandledRejection', other)
          resolve(error)
        })
      })
      const { main, guard } = inFunction(flood)
      bounded(1, main, guard)
      expect(await rejected).toBeInstanceOf(GuardError)
      expect(guard.tripped?.text.en).toMatch(/without giving the event loop a turn/)
      expect(guard.tripped?.place?.line).toBeGreaterThan(2)
    }
  })

  it('keeps a limited amount of output', () => {
    const { main, guard } = inFunction(`
      console.log('a', 1, { b: [2] })
      console.error('%s!', 'c')
      process.stdout.write('d\\n')
      console.table([{ x: 1 }])
      for (let i = 0; i < 50000; i++) console.log(i)`)
    bounded(2, main, guard)
    const { lines, dropped } = guard.output
    expect(lines.slice(0, 3)).toEqual(['a 1 { b: [ 2 ] }', 'c!', 'd'])
    expect(lines).toHaveLength(200)
    expect(dropped).toBe(50000 - 200 + 3 + 5)
    guard.reset()
    expect(guard.output).toEqual({ lines: [], times: [], dropped: 0 })
    const wide = inFunction("console.log('x'.repeat(30000)); console.log('more')")
    bounded(1, wide.main, wide.guard)
    expect(wide.guard.output).toEqual({ lines: ['x'.repeat(20000)], times: [0], dropped: 1 })
  })
})

describe('bounded', () => {
  it('gives what the function gives', () => {
    expect(bounded(1, () => 7)).toBe(7)
    expect(bounded(1, () => bounded(1, () => [1]))).toEqual([1])
    expect(() =>
      bounded(1, () => {
        throw new TypeError('own')
      }),
    ).toThrow(TypeError)
  })

  it('needs no guard to end what does not end', () => {
    expect(() =>
      bounded(0.1, () => {
        for (;;);
      }),
    ).toThrow('still running after 0.1 s')
    expect(bounded(0.1, () => 1)).toBe(1)
  })

  it('ends what loops in finally and in catch', () => {
    const f = () => {
      try {
        for (;;);
      } finally {
        for (;;);
      }
    }
    expect(() => bounded(0.1, f)).toThrow('still running after 0.1 s')
  })
})

describe('explained', () => {
  it('changes only errors of a full stack', () => {
    const { guard } = inFunction('')
    for (const error of [new RangeError('other'), 7, undefined])
      expect(explained(error, guard)).toBe(error)
    expect(explained(new RangeError('Maximum call stack size exceeded'), guard)).toBeInstanceOf(
      GuardError,
    )
  })
})

describe('the watchdog', () => {
  it('names the last line and ends the process when nothing else can', () => {
    const script = `
      import { watch } from './graders/watchdog.ts'
      watch('exercises/a.ts', new Int32Array([12, 0]), 1)
      setTimeout(() => { for (;;); }, 300)`
    const run = spawnSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', script],
      { encoding: 'utf8', timeout: 20_000 },
    )
    expect(run.stderr).toMatch(/exercises\/a\.ts:12: .*12/)
    expect(run.signal).toBe('SIGKILL')
  }, 30_000)

  it('lets a process end that has nothing left to do', () => {
    const script =
      "import { watch } from './graders/watchdog.ts'; watch('a.ts', new Int32Array(2), 1)"
    const run = spawnSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', script],
      { encoding: 'utf8', timeout: 20_000 },
    )
    expect([run.stderr, run.signal, run.status]).toEqual(['', null, 0])
  }, 30_000)
})
