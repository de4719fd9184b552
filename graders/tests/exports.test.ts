// A missing export, or one of another kind, is told once for all exercises.
import { describe, expect, it } from 'vitest'
import { type Coroutine, createTask } from '#runtime'
import { demand } from '../check.ts'
import { demandPlain } from '../exports.ts'
import { Crew } from '../jobs.ts'
import type { Checks } from '../judge.ts'
import { play, resultOf, returned, tookForList } from '../observe.ts'
import { judged } from './judging.ts'

type Module = { total(list: readonly number[]): Coroutine<number>; double(n: number): number }

const CHECKS: Checks<Module> = {
  'adds up': {
    es: 'suma',
    run: ({ module }) => demand(returned(module.total([1, 2])).result === 3, () => SEEN),
  },
  'adds up in a task': {
    es: 'suma en una tarea',
    run: ({ module }) => {
      function* main(): Coroutine<number> {
        return yield* createTask(module.total([1, 2]))
      }
      demand(returned(main()).result === 3, () => SEEN)
    },
  },
  'adds up inline': {
    es: 'suma aquí mismo',
    run: ({ module: { total } }) => {
      function* main(): Coroutine<number> {
        return yield* total([1, 2])
      }
      demand(returned(main()).result === 3, () => SEEN)
    },
  },
  doubles: {
    es: 'dobla',
    run: ({ module }) => demand(module.double(2) === 4, () => SEEN),
  },
}

const SEEN = { seen: { en: 'Another number.', es: 'Otro número.' } }

const TOTAL = `export function* total(list: number[]) {
  let sum = 0
  for (const n of list) sum += n
  return sum
}
`
const DOUBLE = 'export const double = (n: number) => 2 * n\n'

async function messageOf(source: string) {
  const { message, checks } = await judged(CHECKS, source)
  const failed = checks.flatMap(({ name, state }) => (state === 'failed' ? [name.en] : []))
  return { message, failed }
}

const ADDING = ['adds up', 'adds up in a task', 'adds up inline']

describe('exports', () => {
  it('are as they should be', async () => {
    expect(await messageOf(TOTAL + DOUBLE)).toEqual({ message: undefined, failed: [] })
    const plain = `const inner = function* (list: number[]) { return list.length + 1 }
export const total = (list: number[]) => inner(list)
`
    expect(await messageOf(plain + DOUBLE)).toEqual({ message: undefined, failed: [] })
  })

  it('that are renamed name the one that comes near', async () => {
    const { message, failed } = await messageOf(TOTAL.replace('total(', 'totals(') + DOUBLE)
    expect(failed).toEqual(ADDING)
    expect(message).toMatchObject({
      level: 'runtime',
      seen: { en: 'The file exports no total. It exports: totals, double.' },
      advice: { en: 'Is it totals? The exercise asks for total: give it that name again.' },
    })
  })

  it('that lack `export` show the line to put it on', async () => {
    const { message, failed } = await messageOf(
      `${TOTAL}// twice\n${DOUBLE.slice('export '.length)}`,
    )
    expect(failed).toEqual(['doubles'])
    expect(message).toMatchObject({
      seen: { en: 'The file exports no double. It exports: total.' },
      advice: { es: 'double está en el archivo: falta `export` delante de su declaración.' },
      place: { line: 7 },
    })
  })

  it('that are the default one are told by name', async () => {
    const { message } = await messageOf(DOUBLE + TOTAL.replace('export', 'export default'))
    expect(message?.advice?.en).toBe('Leave out `default`: total is asked for by its name.')
  })

  it('that are not there at all', async () => {
    const { message, failed } = await messageOf('const nothing = 1\n')
    expect(failed).toEqual([...ADDING, 'doubles'])
    expect(message?.seen.en).toBe('The file exports no total. It exports nothing.')
    expect(message?.advice?.en).toMatch(/^Declare it, with `export`/)
  })

  it.each([
    ['a value', '3', 'total is 3, and the exercise calls it: it has to be a function.'],
    ['a coroutine', '(function* () {})()', /^total is <Generator>, and the exercise calls it/],
  ])('that are %s instead of a function', async (_, value, seen) => {
    const { message, failed } = await messageOf(`${DOUBLE}export const total = ${value}\n`)
    expect(failed).toEqual(ADDING)
    expect(message?.seen.en).toMatch(seen)
    expect(message?.place).toMatchObject({ line: 2 })
  })

  it.each([
    ['export async function total() { return 3 }', /^total is an async function/, 'M13'],
    ['export const total = async () => 3', /^total is an async function/, 'M13'],
    ['export function total() { return 3 }', /^total is a function without star/, undefined],
    ['export const total = () => {}', /^total is a function without star/, undefined],
  ])('that give no coroutine: %s', async (source, seen, card) => {
    const { message, failed } = await messageOf(`${DOUBLE}${source}\n`)
    expect(failed).toEqual(ADDING)
    expect(message?.seen.en).toMatch(seen)
    expect(message).toMatchObject({ level: 'runtime', place: { line: 2 } })
    expect(message?.card).toBe(card)
    for (const check of Object.keys(CHECKS).slice(0, 3)) {
      const only = { [check]: CHECKS[check] } as Checks<Module>
      expect((await judged(only, `${DOUBLE}${source}\n`)).message?.seen.en).toMatch(seen)
    }
  })

  it.each([
    ['export async function total() { return 3 }', /^total is an async function/],
    ['export function total() {}', /^total is a function without star/],
  ])(
    'that give no coroutine are told before what a check makes of it: %s',
    async (source, seen) => {
      const checks: Checks<Module> = {
        'adds up without taking anything for a list': {
          es: 'suma sin tomar nada por una lista',
          run: ({ module }) => {
            const run = new Crew().play(module.total([1, 2]))
            demand(!tookForList(run), () => ({ ...SEEN, card: 'M77', run }))
            resultOf(run)
          },
        },
      }
      const { message } = await judged(checks, `${DOUBLE}${source}\n`)
      expect(message?.seen.en).toMatch(seen)
      expect(message?.place).toMatchObject({ line: 2 })
    },
  )

  it('leave the errors of the program itself as they are', async () => {
    const own = `export function total(list: number[]) { return list.sum() }\n`
    const { message } = await messageOf(own + DOUBLE)
    expect(message?.seen.en).toContain('list.sum is not a function')
    expect(message?.place).toMatchObject({ line: 1 })
  })

  it('can be asked about without asking for them', async () => {
    const checks: Checks<object> = {
      'exports double and no more': {
        es: 'exporta double y nada más',
        run: ({ module }) => demand('double' in module && !('total' in module), () => SEEN),
      },
    }
    expect((await judged(checks, DOUBLE)).state).toBe('passed')
  })

  it('of one check are forgotten in the next', async () => {
    const checks: Checks<{ double: unknown }> = {
      'asks for double': {
        es: 'pide double',
        run: ({ module }) => demand(module.double !== undefined, () => SEEN),
      },
      'has a grader with a mistake': {
        es: 'tiene un evaluador con un error',
        run: () => {
          play(undefined as never)
        },
      },
    }
    const { message } = await judged(checks, DOUBLE)
    expect(message?.seen.en).toMatch(/a coroutine was expected, got undefined/)
  })
})

describe('demandPlain', () => {
  const checks: Checks<{ look(): unknown }> = {
    looks: {
      es: 'mira',
      run: ({ module }) =>
        demandPlain(
          'look',
          module.look(),
          { en: 'it does not wait', es: 'no espera' },
          { card: 'M64' },
        ),
    },
  }

  it('takes whatever is no coroutine', async () => {
    expect((await judged(checks, 'export function look() { return [1] }')).state).toBe('passed')
  })

  it('tells of a coroutine that nobody awaits', async () => {
    const { message } = await judged(checks, 'export function* look() { return [1] }')
    expect(message).toMatchObject({
      seen: { en: 'look returned a coroutine, and nobody awaits it: none of it ran.' },
      advice: { en: 'Keep look a plain function (`function`, no star): it does not wait.' },
      card: 'M64',
    })
  })
})
