// Judges a program that stands in a test, by checks that stand beside it or in a grader.
import { join } from 'node:path'
import { type Exercise, exerciseOf } from '../catalog.ts'
import { checksOf as checksIn } from '../checks.ts'
import { compile } from '../compile.ts'
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

/** The checks that a grader of this project declares. */
export function checksOf(exercise: Exercise): Promise<Checks<never>> {
  return checksIn(join(import.meta.dirname, '../..'), exercise)
}

/** Lines of a message that do not fit beside the margin of two that the terminal adds. */
export function tooLong(text: string): string[] {
  // A command that repeats a case is copied whole, however long its path.
  const lines = text.split('\n').filter((line) => !/^(Again|Otra vez): npm test/.test(line))
  return lines.filter((line) => line.length > 78)
}
