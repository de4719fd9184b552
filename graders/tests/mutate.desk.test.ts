// `npm run mutate` from end to end, in a copy whose grader is as weak as the test wants it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Desk, type Ran, TSX } from './desk.ts'

const GRADER = 'graders/02-coroutines-and-tasks/07-hundred-files.grader.ts'
const PAGE = 'graders/02-coroutines-and-tasks/07-hundred-files.equivalent.md'
const SOLUTION = 'solutions/02-coroutines-and-tasks/07-hundred-files.ts'

let desk: Desk
let strong = ''

beforeAll(() => {
  desk = new Desk(['exercises', 'solutions', 'graders', 'runtime'], ['tests', 'wrong', 'right'])
  strong = desk.read(GRADER)
})
afterAll(() => desk.clear())

const mutate = (words: readonly string[], env: Record<string, string> = {}): Ran =>
  desk.run(TSX, ['graders/mutate.ts', ...words], env)

// Only the order of the sizes is checked: that files are read one by one goes unnoticed.
const weak = () => {
  const [head = '', rest = ''] = strong.split("  'starts reading every file")
  return `${head}})\n${rest.slice(rest.indexOf('\n})\n') + '\n})\n'.length)}`
}

describe('npm run mutate', { timeout: 120_000 }, () => {
  it('lists what a weak grader lets pass, and wants a reason or a better check', () => {
    desk.write(GRADER, weak())
    const words = ['02/07', '--json', 'mutants.json', '--record']
    const { exitCode, out } = mutate(words, { KIT_LANG: 'es' })
    expect(out).toContain(`${SOLUTION}:13  gather-one-by-one en sizes`)
    expect(out).toContain('      - return yield* gather(names.map(read))\n')
    expect(out).toMatch(/x menos del 97 % en total/)
    expect(exitCode).toBe(1)
    const { exercises } = JSON.parse(desk.read('mutants.json'))
    const states = exercises[0].mutants.map(({ state }: { state: string }) => state)
    expect(new Set(states)).toEqual(new Set(['killed', 'survived']))

    desk.write(PAGE, desk.read(PAGE).replaceAll(/TODO author: .*/g, 'Nobody looks at the time.'))
    const content = mutate(['02/07'])
    expect(content.out).toMatch(/100\.0 % .*, equivalent: \d+/)
    expect(content.exitCode).toBe(0)
  })

  it('calls a record stale as soon as a check kills its mutant', () => {
    desk.write(GRADER, strong)
    const { exitCode, out } = mutate(['02/07'])
    expect(out).toContain(`${PAGE}: is killed now; remove it`)
    expect(out).toContain('x stale records: 02/07')
    expect(exitCode).toBe(1)
  })

  it('knows its words', () => {
    const unknown = mutate(['02/98'], { KIT_LANG: 'es' })
    expect(unknown).toMatchObject({ exitCode: 2, out: '' })
    expect(unknown.error).toContain('No existe el ejercicio "02/98"')
  })
})
