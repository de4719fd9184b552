// Exercises in which an order is predicted: the programs that the grader runs are those that the
// student reads, and everything that is not a list written by hand gets a message of its own.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { exerciseOf } from '../catalog.ts'
import { compile } from '../compile.ts'
import { collecting } from '../exercise.ts'
import { type Checks, judge } from '../judge.ts'
import type { Verdict } from '../verdict.ts'

const ROOT = join(import.meta.dirname, '../..')
const NAME = '02-coroutines-and-tasks/03-when-does-it-run'

const text = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const solution = text(`solutions/${NAME}.ts`)

let checks: Checks<never> = {}

beforeAll(async () => {
  collecting.into = (found) => {
    checks = found
  }
  await import(/* @vite-ignore */ join(ROOT, `graders/${NAME}.grader.ts`))
  collecting.into = undefined
})

/** The coroutine functions of the given names, as they stand in the source. */
function programs(source: string, names: readonly string[]): string[] {
  return names.map((name) => {
    const found = new RegExp(`function\\* ${name}\\([^]*?\\n}\\n`).exec(source)
    if (found === null) throw new Error(`there is no function* ${name}`)
    return found[0]
  })
}

describe('02/03 when-does-it-run', () => {
  it.each(['exercises', 'solutions'])(
    'shows in %s the very programs that the grader runs',
    (room) => {
      const grader = text(`graders/${NAME}.grader.ts`)
      const shown = text(`${room}/${NAME}.ts`)
      const names = [...shown.matchAll(/^(?:export )?function\* (\w+)/gm)].map(
        ([, name]) => name ?? '',
      )
      expect(names).toEqual(['kitchen', 'serve', 'errands', 'visit', 'evening', 'read'])
      expect(programs(shown, names)).toEqual(programs(grader, names))
    },
  )

  it('is begun, not wrong, while a list is still to do', async () => {
    const verdict = await judged(kitchen("todo('what kitchen logs')"))
    expect(verdict.message).toBeUndefined()
    expect(verdict.state).not.toBe('passed')
  })

  it.each([
    "simulate(kitchen()).trace.flatMap((event) => (event.kind === 'log' ? [event.text] : []))",
    "['ordered', 'tea', 'cake', 'seated', 'pai' + 'd']",
    "'ordered tea cake seated paid'.split(' ')",
    'words()',
  ])('refuses a list that has to be computed: %s', async (list) => {
    const verdict = await judged(`${kitchen(list)}\nfunction words() { return [] }\n`)
    expect(seen(verdict)).toMatch(/^kitchenOrder would have to be computed/)
    expect(states(verdict)).toEqual(['failed', 'passed', 'passed'])
  })

  it.each([
    ["'ordered, tea, cake'", /^kitchenOrder is "ordered, tea, cake", not a list of strings/],
    ["['ordered', 1]", /^kitchenOrder is \["ordered", 1\], not a list of strings/],
    ['[]', /^kitchenOrder is empty: 0 of 5 steps/],
    ["['ordered', 'tea']", /^kitchenOrder is right as far as it goes.*2 of 5 steps/],
    ["['ordered', 'Tea', 'cake', 'seated', 'paid']", /has "Tea", which kitchen never logs/],
    ["['ordered', 'tea', 'tea', 'cake', 'seated', 'paid']", /^"tea" stands more than once/],
    ["['ordered', 'tea', 'seated', 'paid']", /^Step 3 of kitchen logs "cake", .* says "seated"/],
    ["['ordered', 'cake', 'tea', 'seated', 'paid']", /^Step 2 .* `tea`, the first to be created/],
  ])('says what is wrong with %s', async (list, message) => {
    const verdict = await judged(kitchen(list))
    expect(seen(verdict)).toMatch(message)
    expect(states(verdict)).toEqual(['failed', 'passed', 'passed'])
  })

  it('says which export is missing', async () => {
    const verdict = await judged(
      solution.replace('export const errandsOrder', 'const errandsOrder'),
    )
    expect(seen(verdict)).toBe('The file exports no errandsOrder.')
  })

  it('tells the story up to the first wrong step and no further', async () => {
    const verdict = await judged(kitchen("['ordered', 'cake', 'tea', 'seated', 'paid']"))
    expect(verdict.message?.trace?.map(({ text, mark }) => [text.en, mark?.en])).toEqual([
      ['kitchen starts', undefined],
      ['tea is created', undefined],
      ['cake is created', undefined],
      ['ordered', undefined],
      ['kitchen waits for sleep(0)', undefined],
      ['tea starts', undefined],
      ['tea', 'step 2'],
    ])
  })
})

/** The solution with another list for `kitchen`. */
function kitchen(list: string): string {
  const changed = solution.replace(/(kitchenOrder[^=]*= )\[[^\]]*\]/, (_, begin) => begin + list)
  return `import { todo } from '../todo.ts'\n${changed.replace('sleep }', 'simulate, sleep }')}`
}

function judged(source: string): Promise<Verdict> {
  return judge(checks, {
    exercise: exerciseOf('02-coroutines-and-tasks', '03-when-does-it-run'),
    program: compile(`exercises/${NAME}.ts`, source),
    seed: 1,
    findings: async () => [],
    typeErrors: async () => [],
  })
}

const seen = ({ message }: Verdict) => message?.seen.en
const states = ({ checks }: Verdict) => checks.map(({ state }) => state)
