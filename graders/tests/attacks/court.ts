// The court for attacks: one sealed process, as long as it lives, in which each of them is tried.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Exercise, exercises } from '../../catalog.ts'
import { Cell } from '../../seal/cell.ts'
import { type Pristine, pristine } from '../../seal/pristine.ts'
import { type Attack, type WRONG, wrong } from './attack.ts'
import { lists } from './catalogue.ts'

const root = join(import.meta.dirname, '../../..')
/** For one exercise; the process's own deadlines are shorter. */
const SECONDS = 12
/** A process that waits for a busy machine is given several times as long. */
const TIMEOUT = 8 * SECONDS * 1000

let kit: Pristine
let cell: Cell

/**
 * Declares a test for each attack that is slow, or is not: it passes no check that its wrong answer
 * does not pass without it, it changes nothing of what becomes of the next program, and it ends.
 */
export function tryAttacks(areSlow: boolean): void {
  beforeAll(async () => {
    kit = await pristine(root)
    cell = new Cell(kit, SECONDS)
  })
  afterAll(() => cell.close())

  const chosen = Object.entries(lists).flatMap(([name, attacks]) => {
    const own = attacks.filter(({ isSlow = false }) => isSlow === areSlow)
    return own.length === 0 ? [] : [{ name, own }]
  })
  describe.each(chosen)('no attack gains anything: $name', ({ own }) => {
    it.each(own)(
      '$classes $title',
      async ({ exercise, code, without = wrong(exercise), earns = [] }) => {
        const measure = [...earns, ...(await measured(exercise, without))]
        // A process that has judged before would be thought the culprit, and the attack asked again.
        if (areSlow) cell.close()
        const passed = await passedBy(cell, exercise, code)
        expect(passed.filter((name) => !measure.includes(name))).toEqual([])
        expect(await witness(cell)).toEqual(await pure())
      },
      TIMEOUT,
    )
  })
}

/** Does an attack pass a check that it should not, where no walls are? */
export async function gains({ exercise, code, without }: Attack): Promise<boolean> {
  const open = new Cell(kit, SECONDS, undefined, false)
  try {
    const measure = await passedBy(open, exercise, without ?? wrong(exercise))
    const passed = await passedBy(open, exercise, code)
    return passed.some((name) => !measure.includes(name))
  } finally {
    open.close()
  }
}

const measures = new Map<string, Promise<string[]>>()

/** What the wrong answer passes by itself. */
function measured(exercise: keyof typeof WRONG, text: string): Promise<string[]> {
  const passed = measures.get(text) ?? passedBy(cell, exercise, text)
  measures.set(text, passed)
  return passed
}

/** The checks that a program passes. */
async function passedBy(by: Cell, id: keyof typeof WRONG, text: string): Promise<string[]> {
  const { stub } = exerciseOf(id)
  const reply = await by.judge({ exercise: id, file: stub, text, seed: 11 })
  if ('problem' in reply) return []
  return [...reply.read.states].flatMap(([name, state]) => (state === 'passed' ? [name] : []))
}

const solution = exerciseOf('02/02')
const NEARLY = 'wrong/02-create-task.a-second-to-begin.ts'

/** What becomes of an answer that is nearly right, with all that is said of it. */
function witness(by: Cell): Promise<unknown> {
  const text = readFileSync(join(root, 'graders', solution.chapter, NEARLY), 'utf8')
  return by.judge({ exercise: solution.id, file: solution.stub, seed: 12, text })
}

// What follows is made once, however many attacks there are.
let known: Promise<unknown> | undefined

/** The same in a process of its own. */
function pure(): Promise<unknown> {
  const fresh = new Cell(kit, SECONDS)
  known ??= witness(fresh).finally(() => fresh.close())
  return known
}

function exerciseOf(id: string): Exercise {
  const found = exercises(root).find((exercise) => exercise.id === id)
  if (found === undefined) throw new Error(`there is no exercise ${id}`)
  return found
}
