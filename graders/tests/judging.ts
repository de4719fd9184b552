// Judges a program that stands in a test, by checks that stand beside it or in a grader.
import { join } from 'node:path'
import { type Exercise, exerciseOf } from '../catalog.ts'
import { compile } from '../compile.ts'
import { collecting } from '../exercise.ts'
import { type Checks, type Judging, judge } from '../judge.ts'
import type { Verdict } from '../verdict.ts'

/** Where the programs of these tests are said to stand. */
export const EXERCISE = exerciseOf('02-coroutines-and-tasks', '07-hundred-files')

/** The verdict of the checks on a program; nothing is found in its source unless `more` says so. */
export function judged<Module>(
  checks: Checks<Module>,
  source: string,
  more: Partial<Judging> = {},
): Promise<Verdict> {
  return judge(checks, {
    exercise: EXERCISE,
    program: compile(EXERCISE.stub, source),
    findings: async () => [],
    typeErrors: async () => [],
    seed: 1,
    ...more,
  })
}

const read = new Map<string, Checks<never>>()

/** The checks that a grader declares; its module is evaluated once, however many ask for them. */
export async function checksOf(exercise: Exercise): Promise<Checks<never>> {
  const known = read.get(exercise.grader)
  if (known !== undefined) return known
  let found: Checks<never> | undefined
  collecting.into = (checks) => {
    found = checks
  }
  try {
    await import(/* @vite-ignore */ join(import.meta.dirname, '../..', exercise.grader))
  } finally {
    collecting.into = undefined
  }
  if (found === undefined) throw new Error(`${exercise.grader} does not call exercise()`)
  read.set(exercise.grader, found)
  return found
}
