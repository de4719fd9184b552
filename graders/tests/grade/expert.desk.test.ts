// What explains a failure where no check knows: the same in a sealed run as on a laptop, whatever
// somebody writes for it.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exercises } from '../../catalog.ts'
import { Cell } from '../../seal/cell.ts'
import { Experts, NO_OPINION } from '../../seal/expert.ts'
import { type Pristine, pristine } from '../../seal/pristine.ts'
import { exercise } from '../student.ts'

const ROOT = join(import.meta.dirname, '../../..')

let kit: Pristine
let experts: Experts
beforeAll(async () => {
  kit = await pristine(ROOT)
  experts = new Experts(kit)
}, 120_000)
afterAll(() => experts.close())

const subject = exercise('02/07')
const on = (text: string) => experts.on({ exercise: subject.id, file: subject.stub, text })

/** A call that nobody awaits, in line 3. */
const FLOATS = `import { type Coroutine, sleep } from '#runtime'
function* wait(): Coroutine<void> {
  sleep(1)
}
`

const found = async (text: string) =>
  (await on(text)).findings.map(({ card, line }) => `${card} ${line}`)

describe('an opinion', { timeout: 120_000 }, () => {
  it('has what the rules find, and what the type checker says', async () => {
    expect(await found(FLOATS)).toEqual(['M01 3'])
    const { typeErrors } = await on(`${FLOATS}const sum: number = wait() + 1\n`)
    expect(typeErrors).toMatchObject([
      { level: 'types', card: 'M02', place: { file: subject.stub, line: 5 } },
    ])
  })

  it('knows nothing against the names of Node', async () => {
    expect(await on('console.log(1); setTimeout(() => {}, performance.now())')).toMatchObject({
      typeErrors: [],
    })
  })

  it('finds nothing in a solution: given.json holds what the rules would', async () => {
    const lines: Record<string, string[]> = {}
    for (const { id, stub, solution } of exercises(ROOT)) {
      const text = readFileSync(join(ROOT, solution), 'utf8')
      // Of an exercise that is not there nothing is given.
      const { findings, typeErrors } = await experts.on({ exercise: '00/00', file: stub, text })
      expect([id, typeErrors]).toEqual([id, []])
      if (findings.length === 0) continue
      lines[id] = findings.map(({ rule, line }) =>
        createHash('sha256')
          .update(`${rule}: ${text.split('\n')[line - 1]?.trim()}`)
          .digest('hex')
          .slice(0, 16),
      )
    }
    const known = readFileSync(join(ROOT, 'graders/seal/given.json'), 'utf8')
    expect(lines).toEqual(JSON.parse(known))
  })

  it('is asked for in a sealed run, and explains what no check does', async () => {
    const cell = new Cell(kit, 20, experts)
    try {
      const { id, stub, chapter, name } = subject
      const wrong = join(ROOT, 'graders', chapter, 'wrong', `${name}.not-awaited.ts`)
      const text = readFileSync(wrong, 'utf8')
      const judge = (by: Cell) => by.judge({ exercise: id, file: stub, text, seed: 3 })
      const reply = await judge(cell)
      expect(reply).toMatchObject({ read: { message: { card: expect.any(String) } } })
    } finally {
      cell.close()
    }
  })
})

const functions = (count: number, body: string) =>
  Array.from({ length: count }, (_, at) => `function* f${at}() { ${body} }`).join('\n')

/** Types that double with each line. */
const DOUBLING = Array.from({ length: 40 }, (_, at) =>
  at === 0 ? 'type T0 = [0, 1]' : `type T${at} = [...T${at - 1}, ...T${at - 1}]`,
).join('\n')

describe('nobody stalls or kills whoever explains', { timeout: 240_000 }, () => {
  it.each<[string, string]>([
    ['a giant', `${FLOATS}// ${'x'.repeat(190_000)}`],
    ['ten thousand functions', functions(10_000, 'yield* f0()')],
    ['parentheses in each other', `${FLOATS}const deep = ${'('.repeat(900)}1${')'.repeat(900)}`],
    ['twenty thousand negations', `${FLOATS}const deep = ${'!'.repeat(20_000)}1`],
    ['five thousand operands', `${FLOATS}const sum = ${'1 + '.repeat(5000)}1`],
    ['conditions in each other', `${FLOATS}${'if (1) '.repeat(5000)};`],
    ['types in each other', `${FLOATS}type Deep = ${'A<'.repeat(5000)}B${'>'.repeat(5000)}`],
    ['arrows in each other', `${FLOATS}const f = ${'() => '.repeat(5000)}1`],
    ['nothing that is a program', '\u{1F600}\u2028\u202E)]}\uD800 `${ /* <'],
  ])('by %s: there is no finding', async (_, text) => {
    expect(await on(text)).toEqual(NO_OPINION)
    expect(await found(FLOATS)).toEqual(['M01 3'])
  })

  it.each<[string, string]>([
    ['a thousand findings', functions(1000, 'f0()')],
    ['a type that doubles forty times', `${DOUBLING}\nconst x: T39 = 1`],
    ['a type without an end', 'type Up<T> = Up<[T]>\nconst x: Up<0> = 1 as any'],
    [
      'a union of a million',
      `type D = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
const x: \`\${D}\${D}\${D}\${D}\${D}\${D}\` = 1`,
    ],
    [
      'names of ten thousand characters',
      `function* ${'x'.repeat(10_000)}() {}\n${'x'.repeat(10_000)}()`,
    ],
    [
      'files of the machine',
      '/// <reference path="/etc/passwd" />\nimport type x from "/etc/passwd"',
    ],
    [
      'another answer',
      "type A = typeof import('../../solutions/01-concurrency/01-hello-coroutine.ts')",
    ],
    ['names in other letters', 'const \u00E9 = 1, e\u0301 = 2, \\u{61} = 3\n\u00E9()'],
  ])('by %s: it ends, and says a few things at most', async (_, text) => {
    const opinion = await on(text)
    expect(opinion.findings.length + opinion.typeErrors.length).toBeLessThan(30)
    expect(JSON.stringify(opinion).length).toBeLessThan(60_000)
    expect(JSON.stringify(opinion)).not.toContain('root:')
    expect(await found(FLOATS)).toEqual(['M01 3'])
  })

  it('changes nothing for the next text by declaring what is everywhere', async () => {
    await on(
      "export {}\ndeclare global { interface Array<T> { sleep: 1 } }\ndeclare module '#runtime' { export const sleep: string }",
    )
    await on('interface Generator<T, R, N> { next: never }\ntype Coroutine = 1')
    const fresh = new Experts(kit)
    const alone = await fresh.on({ exercise: subject.id, file: subject.stub, text: FLOATS })
    fresh.close()
    expect(await on(FLOATS)).toEqual(alone)
  })

  it('says the same of a text, whatever was read before it', async () => {
    const both = [await on(FLOATS), await on(functions(50, 'f1()')), await on(FLOATS)]
    expect(both[2]).toEqual(both[0])
  })
})
