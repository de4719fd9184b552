// The compiled program means what the source means, on the same lines; what cannot run is said in a
// tutor's words. The reference for the first is vite's own transform, evaluated as a module.
import { transformWithOxc } from 'vite'
import { describe, expect, it } from 'vitest'
import * as real from '#runtime'
import { compile } from '../compile.ts'
import { EXTENSIBLE } from '../extensible.ts'
import { Guard, GuardError, placeOf } from '../guards.ts'
import { evaluate } from '../program.ts'

const FILE = 'exercises/01-test/01-test.ts'

/** Stands in for '#runtime'. */
const runtime = {
  *sleep(seconds: number) {
    yield
    return seconds
  },
  createTask: () => 'task',
  gather: () => [],
}

function load(source: string): Record<string, unknown> {
  const program = compile(FILE, source)
  expect(program.problem).toBeUndefined()
  return evaluate(
    program,
    (name) => (name === '#runtime' ? runtime : undefined),
    new Guard(program),
  )
}

async function reference(source: string): Promise<Record<string, unknown>> {
  const { code } = await transformWithOxc(source, 'reference.ts', { sourcemap: false })
  return (await import(
    /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
  )) as Record<string, unknown>
}

/** Each gives `answer`, the same as the reference's. */
const HONEST: Record<string, string> = {
  'labelled loops': `
    export const answer: string[] = []
    outer: for (const a of [1, 2, 3]) {
      inner: for (let b = 0; ; b++) {
        if (b === 2) continue outer
        if (a === 3) break outer
        if (b === 1) continue inner
        answer.push(\`\${a}\${b}\`)
      }
    }
    a: b: while (true) { while (true) break a }
    block: { answer.push('in'); break block }`,
  'do-while with and without braces': `
    export let answer = 0
    let i = 0
    do answer += i; while (++i < 5)
    do { answer += i } while (--i > 0)
    if (answer > 1) do answer++; while (answer < 100)
    else answer = -1
    do answer++
    while (answer < 200) answer *= 2`,
  'loops without braces': `
    export let answer = ''
    for (let i = 0; i < 3; i++) for (const k in { a: 1, b: 2 }) answer += i + k
    for (var j = 9; j > 0; j -= 3);
    while (j < 4) j++, answer += j
    if (j) for (const c of 'xy') answer += c
    else while (true);
    for (const c of 'pq') if (c === 'p') answer += '!'; else answer += '?'`,
  'closures capture each iteration': `
    const fs: (() => number)[] = []
    for (let i = 0; i < 3; i++) fs.push(() => i)
    for (const i of [7, 8]) fs.push(() => i)
    export const answer = fs.map((f) => f())`,
  switch: `
    function f(x: number): string {
      let s = ''
      switch (x) {
        case 1: s += [1].map(String)
        case (2 as number): { s += 'two'; break }
        case 'a:b'.length: s += 'three'; while (s.length < 20) s += '.'
          break
        default: s += String(x)
      }
      return s
    }
    export const answer = [1, 2, 3, 4].map(f)`,
  'arrow bodies': `
    const a = (x: number) => x * 2
    const b = (x: number) => ({ x })
    const c = (x: number): number[] => [x, ...[x]]
    const d = async (x: number) => await x
    const e = (x: number) => (y: number) => x + y
    const f = (x?: number) => x ? 1 : 2
    const g = () => function () { return 3 }
    const h = (x: unknown) => x as number
    const i = () => void 0
    const j = <T,>(x: T): T => x
    const k = (x: number) => (x, x + 1)
    export const answer = [a(1), b(2), c(3), d(1) instanceof Promise, e(1)(2), f(), g()(), h(6), i(), j(5), k(1), a.name, a.length, f.length]`,
  'getters, fields, static blocks, private names': `
    abstract class Base<T> {
      protected readonly first: T
      public static count?: number = 0
      declare ghost: string
      abstract area(): number
      abstract readonly kind: string
      [key: string]: unknown
      constructor(first: T) { this.first = first; Base.count!++ }
      get double(): T[] { return [this.first, this.first] }
      set double(v: T[]) { void v }
      static of<U>(u: U): U
      static of(u: unknown) { return u }
    }
    interface Shape { area(): number }
    class Square extends Base<number> implements Shape, Iterable<number> {
      #side!: number
      kind = 'square'
      override readonly early
      static
      async
      'quoted'?: number = 4;
      ['com' + 'puted']: number = 5;
      *[Symbol.iterator](): Iterator<number> { yield this.#side; yield* this.double }
      static { while (true) { Base.count = 10; break } }
      public constructor(side: number) { super(side); this.#side = side }
      public override area(this: Square): number { return this.#side ** 2 }
      private static async late(): Promise<void> {}
      has(x: object) { return #side in x }
    }
    const s = new Square(3)
    export const answer = [s.area(), [...s], s.double, Base.count, Base.of<number>(1), Object.keys(s), s.has(s)]`,
  async: `
    const seen: unknown[] = []
    async function* numbers(): AsyncGenerator<number> { for (let i = 0; i < 3; i++) { await null; yield i } }
    async function main(): Promise<unknown[]> {
      for await (const n of numbers()) seen.push(n)
      all: for await (const n of numbers()) { for (;;) { seen.push(n); continue all } }
      try { await Promise.reject(new Error('x')) } catch { seen.push('caught') } finally { seen.push('finally') }
      const f = async <T,>(x: T): Promise<T> => x
      seen.push(await f(4))
      return seen
    }
    export const answer = main()`,
  'nested generators': `
    function* inner(n: number): Generator<number, string, number> {
      let got = 0
      while (got < n) got += yield got
      return 'inner' + got
    }
    function* outer(): Generator<unknown, unknown, any> {
      const a = yield* inner(3)
      const b: unknown = yield a
      try { yield } finally { yield [a, b] }
      return (yield* inner(1)) + (yield)
    }
    const it = outer()
    export const answer = [0, 2, 2, 'b', 'c', 'd', 1, 'end', 'over'].map((x) => it.next(x))`,
  'comma expressions': `
    let x = 0
    const f = () => (x++, x++, x)
    for (let i = 0, j = 10; i < j; i++, j--) x += (i, j)
    export const answer = [f(), (1, 2), x]`,
  'statements that end at a newline': `
    let log = ''
    const call = (s: string) => { log += s; return call }
    let a = call
    type T = number
    (call)('1')
    let b = a as unknown
    ;[1].forEach(() => { log += '2' })
    const c = 1 as T
    interface I { x: number }
    [3].forEach(() => { log += '3' })
    declare const ghost: number
    \`\${call('4')}\`
    let d: number
    (call)('5')
    let e = call
    type U = 1
    /x/.test('x') && call('6')
    const g = call!
    void g
    function over(x: number): void
    function over(x: string): void
    function over(x: unknown) { log += x }
    over(7)
    function r(): unknown {
      return
      1
    }
    class K { a: number
      ['b']: number = 1
      static
      c = 2
      d = call as
        typeof call
      static; *e() {}
      get; f() {} }
    let i = 1
    let j = i
    ++i
    export const answer = [log, r(), Object.keys(new K()), Object.keys(K), i, j, d!, b === call, c]`,
  'arrow types over several lines': `
    const f = (a: number):
      number =>
      a + 1
    const g = (
      a: number,
    ): {
      a: number
    } => ({ a })
    const h = async <
      T,
    >(a: T): Promise<
      T
    > => a
    const k = async (
      a: number
    ):
      Promise<number> => { while (true) return a }
    export const answer = [f(1), g(2), h(3), k(4)]`,
  'templates and regular expressions': `
    const tag = (s: TemplateStringsArray, ...v: unknown[]) => s.raw.join('|') + v.join()
    export const answer = [
      \`a\${[1, 2].map((x) => \`<\${x}>\`).join('')}
      // not a comment \${'}'}\`, tag\`x\${1}\\n\${/[/"']\\/\`/g.source}y\`, /while(true){}/.test('while(true){}'),
      'for (;;) {}', "it's" /* as any */ as string, 4 / 2 / 1,
    ]`,
  'destructuring with defaults': `
    function f({ a = 1, b: { c = [2] } = {} as any, ...rest }: any = {}, [x, , y = x]: any[] = [3], z = () => x) {
      return [a, c, rest, x, y, z()]
    }
    let p, q
    ;({ p, q = p } = { p: 5 } as { p: number; q?: number })
    ;[p, q] = [q, p + 1] as any
    export const answer = [f(), f({ a: 0, b: { c: 9 }, d: 4 }, [7, 8]), p, q]`,
  'optional chaining and assertions': `
    const o: { a?: { b(): number; c: number[] } } = { a: { b() { return this.c!.length }, c: [1] } }
    const n = undefined as undefined | { x: { y: number } }
    export const answer = [o?.a?.b(), o.a!.b!(), n?.x!.y, (n as any)?.x.y, o?.['a']?.c?.[0]!, (o.a!).c![0]! as number + 1,
      Object.keys(o satisfies object), (o.a as any).b(), new (Map as any)().size, new Map<string, number>().size, Array.from<number>([1])]
    ;(o.a as any).c = [2]; o.a!.c! = [3]
    answer.push(o.a?.c)`,
  'directives and function scope': `
    'use strict'
    function f(this: unknown) { 'use strict'; return this }
    function g() { 'a directive' 
      return [h(), typeof k]; function h() { return 1 } var k }
    export const answer = [f(), g(), hoisted(), (function () { return typeof this })()]
    function hoisted() { return 'hoisted' }`,
  'comments in odd places': `
    type /* : */ T = /* ; */ number // type
    const f = (/* a? */ a /* ? */ ? /* : */ : /* ) */ T /* => */) /* ) */ : /* \${ */ T => a ?? /* x */ 1
    class A { /* private */ private /* readonly */ readonly /* x */ x /* ? */ ? /* : */ : T = 3 // end
      public /* static */ static y = 4 }
    for (const x /* of */ of /* [ */ [1] /* { */) /* } */ f(x)
    switch (1 /* : */) { case /* : */ 1 /* : */ : f() }
    export const answer = [f(), f(2), new A().x, A.y]`,
  'text that looks like something else': `#!/usr/bin/env -S node --> x
    // main --> task, import (them), eval (it) <!-- and so on
    type Arrow = '-->' | 'import(x)'
    let n = 3
    let m = 0
    while (n --> 1) m += 1
    const arrow: Arrow = '-->'
    export const answer = [arrow, '<!-- a', 'import (x)', "eval('1')", \`--> \${'import/*x*/'} <!--\`,
      /-->|import\\(|<!--/.test('a --> b'), /(?<!--)x-->/u.test('x-->'), n, m] /* --> */`,
  'exports of every kind': `
    let live = 1
    const bump = () => { live++ }
    export { live as answer, bump, type Hidden }
    export type { Hidden as Also }
    export interface Face { x: number }
    export declare const nothing: number
    export abstract class Thing {}
    export const { a, b: [c = 5] } = { a: 1, b: [] as number[] }
    export async function later() {}
    export function* gen(): Generator { while (true) { yield 1 } }
    type Hidden = string
    bump(); bump()
    export default class { x = 1 }`,
  'a default function': `
    export const answer = [main(), over(1)]
    export default function main(a: number): number
    export default function main(): number
    export default function main(): number { return 1 }
    export function over(x: number): number
    export function over(x: string): string
    export function over(x: unknown) { return x }`,
  'a default function without a name': `
    export const answer = 1
    export default function* <T>(x: T) { yield x }`,
  'a default expression': `
    export const answer = 1
    export default (x: number) => x
    const y = 3`,
  'erased declarations': `
    declare module 'x' { const y: number }
    declare global { var z: number }
    declare function ghost(): void
    declare class Ghost { x: number }
    declare enum G { A }
    abstract class P { abstract x: number; private constructor() {} }
    export const answer = typeof P
    let u!: number
    function asserts(x: unknown): asserts x is number {}
    const s: unique symbol = Symbol() as any
    let fn: new <T>(x?: T) => (y: T) => void
    let gen: (<T>(x: T) => T)[] = []
    if (answer) { type Local = 1; const x: Local = 1 }`,
  'names that look like guards': `
    const $g = 1, $genter = 2, $gcount1 = 3
    String($g)
    let answer = $g + $genter + $gcount1
    while (answer < 100) answer++
    export { answer }`,
}

describe('a compiled program', () => {
  for (const [name, source] of Object.entries(HONEST)) {
    it(`means what the source means: ${name}`, async () => {
      const ours = load(source)
      const theirs = await reference(source)
      expect(Object.keys(ours).sort()).toEqual(Object.keys(theirs).sort())
      expect(await plain(ours.answer)).toEqual(await plain(theirs.answer))
    })
  }

  it('keeps lines, and columns can be mapped back', () => {
    for (const source of [
      ...Object.values(HONEST),
      'export const a = 1\r\ntype X = {\r\n}\r\nlet b = a\r\n',
    ]) {
      const { code } = compile(FILE, source)
      expect(code.split('\n').length).toBe(source.split('\n').length + 1)
    }
    const lines = [
      'const a = 1 as number; export const f = (x: number) => x === 1 ? new Error("1") : [2].map((y) => { while (true) { return new Error(String(y)) } })[0]',
      '',
      'export function g() { for (const x of [1]) if (x) return new Error("g") }',
    ]
    const program = compile(FILE, lines.join('\n'))
    const { f, g } = evaluate(program, () => runtime, new Guard(program)) as Record<
      string,
      (x: number) => Error
    >
    const column = (line: number, text: string) => (lines[line - 1] ?? '').indexOf(text) + 1
    expect(placeOf(f?.(1), program)).toEqual({
      file: FILE,
      line: 1,
      column: column(1, 'new Error("1")'),
    })
    expect(placeOf(f?.(2), program)).toEqual({
      file: FILE,
      line: 1,
      column: column(1, 'new Error(String'),
    })
    expect(placeOf(g?.(1), program)).toEqual({
      file: FILE,
      line: 3,
      column: column(3, 'new Error("g")'),
    })
  })

  it('imports from the runtime by any local name, and no types', () => {
    const { answer, ns } = load(
      `import { sleep as nap, type Coroutine, Awaitable,
         createTask } from "#runtime"; import type { X } from '../../anywhere.ts'
       import * as all from '#runtime'
       export const answer = [[...nap(1)], createTask()]; export const ns = all
       export const f = (x: Awaitable) => x`,
    )
    expect(answer).toEqual([[undefined], 'task'])
    expect(ns).toBe(runtime)
  })

  it('knows the values of exports that are literals', () => {
    const { literals } = compile(
      FILE,
      `
      export const a = [1, -2.5, 'x', null, true, { b: ['c'], 'd e': 1, 3: \`f\` }] as const satisfies unknown
      export const g = a, h: string[] = [], i = [, 1], j = { ...a }, k = { [1]: 2 }, l = () => 1, m = /x/, n = 1n, o = 1 + 1
      export let p = 1
      const q = 1
      export const { r } = { r: 1 }, s = { h }, t = ('y' as string)!, u = { __proto__: null }`,
    )
    expect(literals).toEqual({
      a: [1, -2.5, 'x', null, true, { b: ['c'], 'd e': 1, 3: 'f' }],
      h: [],
    })
  })

  it('starts clean at each evaluation', () => {
    const program = compile(
      FILE,
      'export const n = ((globalThis as any).n ?? 0) + 1; (globalThis as any).n = n',
    )
    const first = evaluate(program, () => runtime, new Guard(program))
    expect([
      first.n,
      evaluate(program, () => runtime, new Guard(program)).n,
      'n' in globalThis,
    ]).toEqual([1, 1, false])
  })
})

/** Of errors the class, of functions nothing, of promises what they bring. */
async function plain(value: unknown): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map(plain))
  return value instanceof Promise
    ? plain(await value)
    : typeof value === 'function'
      ? 'function'
      : value
}

/** Source, line:column, what the message says, what the advice says, card. */
const REFUSED: [source: string, place: string, seen: RegExp, advice: RegExp, card?: string][] = [
  [
    'export function* f(xs) {\n  xs.forEach((x) => { yield* g(x) })\n}',
    '2:23',
    /only directly inside a `function\*`/,
    /for\.\.\.of.*`forEach`/,
    'M16',
  ],
  [
    'export function* f(xs) {\n  xs.map(x => yield* g(x))\n}',
    '2:15',
    /only directly inside/,
    /`map`/,
    'M16',
  ],
  [
    'export function* f() {\n  const h = () => yield* g()\n}',
    '2:19',
    /only directly inside/,
    /arrow function/,
    'M16',
  ],
  [
    'export function f() {\n  yield* g()\n}',
    '2:3',
    /only directly inside/,
    /`function\* f\(\.\.\.\)`/,
  ],
  ['yield* g()', '1:1', /only directly inside/, /top level/],
  [
    'function* f() {\n  await g()\n}',
    '2:3',
    /`await` works only inside/,
    /`yield\*` in place of `await`/,
  ],
  ['\nawait g()', '2:1', /top level/, /Wait inside a coroutine/],
  [
    "import { Task as T } from '#runtime'\nexport const x = class extends T {}",
    '2:32',
    /^Task cannot be extended here/,
    /has one inside.*Queue, .*Barrier/,
  ],
  [
    "import * as runtime from '#runtime'\nclass Mine extends runtime.TaskGroup {}",
    '2:20',
    /^TaskGroup cannot be extended/,
    /may be extended/,
  ],
  ['for await (const x of y) {}', '1:1', /`await`/, /yield\*/],
  [
    'function* f() {\n  if (x) {\n    g()\n\n  while (y) {\n    h()\n  }\n}\n',
    '2:10',
    /`{` opened on line 2 is never closed/,
    /Add its `}`/,
  ],
  ['const a = [1, 2\n', '1:11', /`\[` opened on line 1/, /`\]`/],
  ["const a = 'x\nlet b", '1:11', /string never ends/, /quote/],
  [
    'const a = {\n  b: 1\n  c: 2\n}',
    '3:3',
    /syntax error: `,` or `}` was expected/,
    /^Look at "c: 2"/,
  ],
  ['const a = 1\nconst a = 2', '2:7', /`a` is declared twice/, /const a = 2/],
  [
    "import { sleep } from '#runtime'\nfunction g() {}\nconst sleep = 1\n",
    '3:7',
    /`sleep` is declared twice/,
    /^$/,
  ],
  [
    "import fs from 'node:fs'",
    '1:16',
    /'node:fs' cannot be imported/,
    /No exercise needs a module of Node/,
  ],
  [
    "import { expect } from 'vitest'",
    '1:24',
    /'vitest' cannot/,
    /Remove this import.*'#runtime' and '..\/todo.ts'/,
  ],
  [
    "import { a } from '../../solutions/01-test/01-test.ts'",
    '1:19',
    /cannot be imported/,
    /Remove/,
  ],
  [
    "import { sleep } from '../../runtime/index.ts'",
    '1:23',
    /cannot be imported/,
    /Write '#runtime'/,
  ],
  ["import { sleep } from 'asyncio'", '1:23', /cannot be imported/, /Write '#runtime'/],
  ["import { todo } from '../todo'", '1:22', /cannot be imported/, /Write '\.\.\/todo\.ts'/],
  ["import asyncio from '#runtime'", '1:8', /no default export/, /in braces/],
  ["export * from '#runtime'", '1:1', /`export \.\.\. from`/, /./],
  ["export { sleep } from '#runtime'", '1:1', /`export \.\.\. from`/, /./],
  ["function f() {\n  return import('node:fs')\n}", '2:10', /`import\(\)`/, /top of the file/],
  ['const a = import.meta.url', '1:11', /`import.meta`/, /./],
  ['export { a, b }\nconst b = 1', '1:10', /a is exported but not declared/, /./],
  ['let a = 1\nenum A { B }', '2:1', /`enum`/, /union of strings/],
  ['namespace N { export const a = 1 }', '1:1', /`namespace`/, /./],
  ["import fs = require('fs')", '1:1', /`import x =/, /./],
  [
    'class A { constructor(private a: number) {} }',
    '1:23',
    /constructor parameter/,
    /Declare the field/,
  ],
  ['@a class A {}', '1:1', /decorators/, /./],
  ['class A { @a b() {} }', '1:11', /decorators/, /./],
  ['class A { accessor b = 1 }', '1:11', /decorators/, /./],
  ['const a = <number>b', '1:11', /type assertion/, /value as T/],
  ['function f() {\n  using a = b\n}', '2:3', /`using`/, /./],
  ['function f() {\n  eval = 1\n}', '2:3', /eval/, /eval = 1/],
]

describe('a file that cannot run', () => {
  for (const [source, place, seen, advice, card] of REFUSED) {
    it(`says so: ${source.replaceAll('\n', ' ⏎ ')}`, () => {
      const { problem, code } = compile(FILE, source)
      expect(problem?.seen.en).toMatch(seen)
      expect(problem?.advice?.en ?? '').toMatch(advice)
      expect(problem?.seen.es).toBeTruthy()
      expect(problem?.seen.es).not.toBe(problem?.seen.en)
      expect({ ...problem?.place, level: problem?.level, card: problem?.card, code }).toEqual({
        file: FILE,
        line: Number(place.split(':')[0]),
        column: Number(place.split(':')[1]),
        level: 'syntax',
        card,
        code: '',
      })
    })
  }

  it('is none because a class extends a queue, an error, or what is not of the runtime', () => {
    const names = Object.entries(real).flatMap(([name, value]) => {
      const isOpen =
        EXTENSIBLE.has(name) || (value as { prototype?: unknown }).prototype instanceof Error
      return isOpen ? [name] : []
    })
    expect(names).toEqual(expect.arrayContaining([...EXTENSIBLE, 'QueueEmpty', 'CancelledError']))
    for (const name of names) {
      const source = `import { ${name} } from '#runtime'\nexport class Mine extends ${name} {}`
      expect([name, compile(FILE, source).problem]).toEqual([name, undefined])
    }
    expect(compile(FILE, 'class Task {}\nclass Mine extends Task {}').problem).toBeUndefined()
  })

  it('names the export that a wrong import probably means', () => {
    const advice = (name: string) => {
      try {
        load(`\nimport { ${name} } from '#runtime'\nexport const x = ${name}`)
      } catch (error) {
        if (!(error instanceof GuardError)) throw error
        return { seen: error.text.en, place: error.place, advice: error.advice?.en }
      }
    }
    const seen = (name: string) => `'#runtime' does not export ${name}`
    const place = { file: FILE, line: 2, column: 10 }
    expect(advice('createtask')).toEqual({
      seen: seen('createtask'),
      place,
      advice: 'Is it createTask?',
    })
    expect(advice('create_task')?.advice).toBe('Is it createTask?')
    expect(advice('gahter')?.advice).toBe('Is it gather?')
    expect(advice('Promise2')?.advice).toBe(
      'It exports: createTask, gather, sleep. A type is imported with `import type`.',
    )
  })
})
