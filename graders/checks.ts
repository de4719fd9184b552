// The checks of an exercise without its tests: for those who judge other programs than the stub.
import { join } from 'node:path'
import type { Exercise } from './catalog.ts'
import { collecting } from './exercise.ts'
import type { Checks } from './judge.ts'

const read = new Map<string, Promise<Checks<never>>>()

/** The checks that an exercise's grader declares. A grader is evaluated once, however many ask. */
export function checksOf(root: string, { grader }: Exercise): Promise<Checks<never>> {
  const path = join(root, grader)
  const known = read.get(path) ?? collected(path, grader)
  read.set(path, known)
  return known
}

let last: Promise<unknown> = Promise.resolve()

// One after the other: what is declared meanwhile belongs to the grader that is being read.
function collected(path: string, grader: string): Promise<Checks<never>> {
  const reading = last.then(async () => {
    let found: Checks<never> | undefined
    collecting.into = (checks) => {
      found = checks
    }
    try {
      await import(/* @vite-ignore */ path)
    } finally {
      collecting.into = undefined
    }
    if (found === undefined) throw new Error(`${grader} does not call exercise()`)
    return found
  })
  last = reading.catch(() => {})
  return reading
}
