// A schedule as a word: at which steps something else went first than what asyncio would have run,
// and what it was. `3b7c`: at the third step the second of those that could go on, at the seventh the
// third. `0` is asyncio's own order. Digits and letters only, so that every shell takes it as it is.

/** At this step, from 1, the choice with this index was taken; 0 is what asyncio would have done. */
export type Deviation = { readonly step: number; readonly choice: number }

/** Where an order differs from asyncio's own, by step. */
export type Schedule = readonly Deviation[]

const NONE = '0'
const LETTERS = 26

/** The word for a schedule. */
export function wordOf(schedule: Schedule): string {
  if (schedule.length === 0) return NONE
  return schedule.map(({ step, choice }) => `${step}${letters(choice)}`).join('')
}

/** The schedule that a word stands for; undefined when it stands for none. */
export function scheduleOf(word: string): Schedule | undefined {
  if (word === NONE) return []
  if (!/^(?:[1-9]\d{0,8}[a-z]{1,3})+$/.test(word)) return undefined
  const schedule = [...word.matchAll(/(\d+)([a-z]+)/g)].map(([, step = '', letter = '']) => ({
    step: Number(step),
    choice: index(letter),
  }))
  const isSorted = schedule.every(({ step, choice }, i) => {
    const before = schedule[i - 1]
    return choice > 0 && (before === undefined || before.step < step)
  })
  return isSorted ? schedule : undefined
}

/** As the columns of a spreadsheet, from 0: a ... z, aa ... */
function letters(choice: number): string {
  const rest = Math.floor(choice / LETTERS)
  return `${rest === 0 ? '' : letters(rest - 1)}${String.fromCharCode(97 + (choice % LETTERS))}`
}

function index(letter: string): number {
  return [...letter].reduce((sum, each) => sum * LETTERS + each.charCodeAt(0) - 96, 0) - 1
}

/** What `--schedule` names: an order of one exploration of one check, both counted from 1. */
export type Asked = { readonly check: number; readonly exploration: number; readonly word: string }

/** `2.3b7c`, or `2.2.3b7c` for the second exploration of that check. */
export function asking({ check, exploration, word }: Asked): string {
  return [check, ...(exploration === 1 ? [] : [exploration]), word].join('.')
}

/** What a word behind `--schedule` asks for; undefined for what is none. */
export function askedBy(text: string): Asked | undefined {
  const [, check, exploration = '1', word = ''] = ASKED.exec(text) ?? []
  if (check === undefined || scheduleOf(word) === undefined) return undefined
  return { check: Number(check), exploration: Number(exploration), word }
}

const ASKED = /^([1-9]\d{0,2})\.(?:([1-9]\d{0,2})\.)?(\w+)$/

const FOUND = new WeakMap<object, Omit<Asked, 'check'>>()

/** Notes with an error which order brought it about. */
export function noteSchedule(error: unknown, found: Omit<Asked, 'check'>): void {
  if (typeof error === 'object' && error !== null) FOUND.set(error, found)
}

/** The order that brought an error about, if an exploration found it. */
export function scheduleOfError(error: unknown): Omit<Asked, 'check'> | undefined {
  return typeof error === 'object' && error !== null ? FOUND.get(error) : undefined
}
