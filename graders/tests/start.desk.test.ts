// `npm start` as a process of its own, which finds out how far one is.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Progress } from '../progress.ts'
import { TSX } from './desk.ts'
import { all, exercise, Student } from './student.ts'

let desk: Student

beforeAll(() => {
  desk = new Student()
})
afterAll(() => desk.clear())

describe('npm start', () => {
  it('finds out by itself, in a process of its own, and remembers', { timeout: 100_000 }, () => {
    const [first, second] = [exercise('01/01'), exercise('02/07')]
    const stubs = [first, second].map(({ stub }) => [stub, desk.read(stub)] as const)
    // All the others are known: what is not has to be graded.
    desk.know({})
    desk.write(first.stub, desk.read(first.solution))
    const wrong = `graders/${second.chapter}/wrong/${second.name}.one-by-one.ts`
    desk.write(second.stub, desk.read(wrong))
    const env = { KIT_LANG: 'es' }
    const ran = desk.run(TSX, ['graders/cli/cli.ts', 'start'], env)
    expect(ran.error).toBe('')
    expect(ran.out).toContain(`1 de ${all.length} resueltos\n`)
    expect(ran.out).toContain('Se sigue con 02/07 cien archivos: mal: 2 de 5 comprobaciones pasan')
    const known = new Progress(desk.path).recall(all)
    expect(known.get('01/01')).toMatchObject({ state: 'passed' })
    expect(known.get('02/07')).toMatchObject({ state: 'wrong', passed: 2, count: 5 })
    for (const [stub, text] of stubs) desk.write(stub, text)
    expect(new Progress(desk.path).recall(all).has('01/01')).toBe(false)
  })
})
