// What an attack is: a wrong answer to an exercise, with something around it that wants a point for
// it. The same wrong answer without it is the measure: nothing may pass that does not pass there.

/** An attack on the grader of one exercise. */
export type Attack = {
  /** Numbers of the catalogue (catalogue.ts). */
  readonly classes: readonly number[]
  readonly title: string
  readonly exercise: keyof typeof WRONG
  readonly code: string
  /** The same wrong answer without it; default: the exercise's in `WRONG`. */
  readonly without?: string
  /** Checks that its wrong answer does pass, since it does a part of the work. */
  readonly earns?: readonly string[]
  /** It ends with its process, which takes a while. */
  readonly isSlow?: boolean
}

/** Wrong answers; `BEFORE` and `INSTEAD` are the places of an attack. */
export const WRONG = {
  /** Gives no sizes and reads nothing. */
  '02/07': `import * as runtime from '#runtime'
BEFORE
export function* sizes(names, read) {
  INSTEAD
  return []
}`,
  /** Begins nothing: its task says nothing. */
  '02/02': `import * as runtime from '#runtime'
BEFORE
export function* begin(voice) {
  INSTEAD
  return runtime.createTask(runtime.sleep(0))
}
export function* duet(first, second) {
  return ['', '']
}`,
  /** Reports nothing. */
  '03/02': `import * as runtime from '#runtime'
BEFORE
export function* report(stations, ask) {
  INSTEAD
  return { readings: [], failures: [] }
}`,
  /** Tells nothing, and changes nothing. */
  '02/14': `import * as runtime from '#runtime'
BEFORE
export function follow(task, tell, lost) {
  INSTEAD
  return () => 0
}
export function* changed(task, change) {
  return 0
}`,
  /** Predicts nothing. */
  '01/02': `import * as runtime from '#runtime'
BEFORE
export const postOrder = []
export const kitchenOrder = []
export const concertOrder = []
export function* post() {}
export function* kitchen() {}
export function* concert() {}`,
} as const

/** The wrong answer to an exercise, with code at its two places. */
export function wrong(exercise: keyof typeof WRONG, before = '', instead = ''): string {
  return WRONG[exercise].replace('BEFORE', () => before).replace('INSTEAD', () => instead)
}

/** An attack at the top of the program, which runs when it is loaded. */
export function atLoading(
  classes: readonly number[],
  title: string,
  before: string,
  exercise: keyof typeof WRONG = '02/07',
): Attack {
  return { classes, title, exercise, code: wrong(exercise, before) }
}

/** An attack inside of the function that the exercise is about. */
export function inFunction(
  classes: readonly number[],
  title: string,
  instead: string,
  exercise: keyof typeof WRONG = '02/07',
  before = '',
): Attack {
  return { classes, title, exercise, code: wrong(exercise, before, instead) }
}

/** The same, where the process does not survive it. */
export function slow(attack: Attack): Attack {
  return { ...attack, isSlow: true }
}
