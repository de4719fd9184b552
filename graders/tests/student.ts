// A student's desk: a copy of the project whose verdicts are known without grading, and the commands
// asked in this process, in which they answer at once.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Exercise, exercises } from '../catalog.ts'
import { type Answer, answerTo, type Command } from '../cli/command.ts'
import { OWN, Progress } from '../progress.ts'
import { plain, type Standing } from '../report.ts'
import { Desk } from './desk.ts'

/** Every exercise of the kit. */
export const all = exercises(join(import.meta.dirname, '../..'))

export const TO_DO: Standing = { state: 'notStarted', passed: 0, count: 3, isPartial: false }
export const SOLVED: Standing = { state: 'passed', passed: 3, count: 3, isPartial: false }
export const WRONG: Standing = { state: 'wrong', passed: 1, count: 3, isPartial: false }

/** The exercise of an id. */
export function exercise(id: string): Exercise {
  const found = all.find((one) => one.id === id)
  if (found === undefined) throw new Error(`there is no exercise ${id}`)
  return found
}

/** A desk with all rooms. */
export class Student extends Desk {
  constructor() {
    super(['exercises', 'solutions', 'graders', 'runtime'], ['tests'])
  }

  /** Has the desk know what each exercise is: to do, unless another standing is given. */
  know(standings: Record<string, Standing> = {}): void {
    const progress = new Progress(this.path)
    const known = all.map((one) => {
      const standing = standings[one.id] ?? TO_DO
      return [one.id, { ...standing, key: progress.keyOf(one) }] as const
    })
    progress.remember(new Map(known))
  }

  /** Has the desk know nothing, and takes its copies away. */
  forget(): void {
    rmSync(join(this.path, OWN), { recursive: true, force: true })
  }

  /** What a command answers to these words. */
  ask(command: Command, ...words: string[]): Promise<Answer> {
    const place = { root: this.path, cwd: this.path, style: plain }
    return answerTo(command, words, place, {})
  }
}
