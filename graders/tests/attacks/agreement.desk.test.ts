// A program gets the same verdict on a student's laptop and in a sealed process: every solution
// passes there, and of the right and wrong answers each check ends as it does here. With KIT_ANSWERS=all
// all of them are compared, which takes a quarter of an hour; else every ninth.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answersOf } from '../../answers.ts'
import { exercises } from '../../catalog.ts'
import { compile } from '../../compile.ts'
import { EXTENSIBLE } from '../../extensible.ts'
import { judge } from '../../judge.ts'
import { Cell } from '../../seal/cell.ts'
import { pristine } from '../../seal/pristine.ts'
import { checksOf } from '../judging.ts'

const root = join(import.meta.dirname, '../../..')
const SEED = 21
/** Every so many answers one is compared where there is little time. */
const SAMPLE = process.env.KIT_ANSWERS === 'all' ? 1 : 9

let cell: Cell
beforeAll(async () => {
  cell = new Cell(await pristine(root), 60)
})
afterAll(() => cell.close())

const all = exercises(root)

describe('sealed', () => {
  it.each(all)(
    'the solution of $id passes',
    async (exercise) => {
      const states = await sealed(exercise.id, exercise.stub, exercise.solution)
      expect(new Set(states.values())).toEqual(new Set(['passed']))
    },
    120_000,
  )
})

const MADE = /new (Queue|PriorityQueue|Lock|Event|Condition|Semaphore|Barrier)\b/g

/** The solution with classes of its own, that do what their parents do. */
function extended(solution: string): { code: string; names: string[] } {
  const text = readFileSync(join(root, solution), 'utf8')
  const names = [...new Set([...text.matchAll(MADE)].map(([, name = '']) => name))]
  const classes = names.map(
    (name) => `class Own${name} extends (${name} as any) {
  extra = 1
  #hidden = 2
  constructor(...values: any[]) { super(...values); this.toString = () => 'own'; this.more = [1] }
  get hidden() { return this.#hidden }
}`,
  )
  const changed = text.replaceAll(MADE, 'new Own$1')
  const at = changed.search(/^(?:export )?(?:function|const|class)/m)
  return { code: `${changed.slice(0, at)}${classes.join('\n')}\n${changed.slice(at)}`, names }
}

describe('a class of the program that extends one of the runtime', () => {
  const makers = all.filter(({ solution }) => extended(solution).names.length > 0)

  it('stands for all of those that may be extended, but two', () => {
    const names = makers.flatMap(({ solution }) => extended(solution).names)
    const left = [...EXTENSIBLE].filter((name) => !names.includes(name))
    expect(left).toEqual(['LifoQueue', 'BoundedSemaphore'])
  })

  it.each(makers)(
    'passes in $id as its parent does',
    async ({ id, stub, solution }) => {
      const { code } = extended(solution)
      const reply = await cell.judge({ exercise: id, file: stub, text: code, seed: SEED })
      expect('read' in reply && new Set(reply.read.states.values())).toEqual(new Set(['passed']))
    },
    120_000,
  )
})

const answers = all.flatMap((exercise) =>
  [...answersOf(root, exercise, 'right'), ...answersOf(root, exercise, 'wrong')].map((file) => ({
    file,
    exercise,
  })),
)

describe('sealed and local verdicts agree', () => {
  it.each(answers.filter((_, index) => index % SAMPLE === 0))(
    'on $file',
    async (answer) => {
      const { exercise, file } = answer
      const local = await judge(await checksOf(exercise), {
        exercise,
        program: compile(exercise.stub, readFileSync(join(root, file), 'utf8')),
        findings: async () => [],
        typeErrors: async () => [],
        limits: { check: 8, exercise: Number.POSITIVE_INFINITY },
        seed: SEED,
      })
      const here = new Map(local.checks.map(({ name, state }) => [name.en, state]))
      expect(await sealed(exercise.id, exercise.stub, file)).toEqual(here)
    },
    180_000,
  )
})

/** The states of all checks on a file, as a sealed process finds them. */
async function sealed(id: string, stub: string, file: string): Promise<Map<string, string>> {
  const text = readFileSync(join(root, file), 'utf8')
  const reply = await cell.judge({ exercise: id, file: stub, text, seed: SEED })
  if ('problem' in reply) throw new Error(reply.problem.text.en)
  return new Map(reply.read.states)
}
