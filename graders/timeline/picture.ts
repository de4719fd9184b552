// What a verdict has to show: the run that its message is about, and beside it what the kit's own
// solution does in the same case.
import type { Shown } from '../explain.ts'
import { askedBy } from '../explore/schedule.ts'
import { type Checks, type Judging, judge } from '../judge.ts'
import type { Played } from '../observe.ts'
import type { Program } from '../program.ts'
import { given, type Verdict } from '../verdict.ts'
import { type Comparison, comparison, divergenceMark } from './expected.ts'
import { type Timeline, timelineOf } from './model.ts'

/** A run to be drawn, and what was expected of it where that is known. */
export type Picture = {
  readonly timeline: Timeline
  readonly comparison?: Comparison
  readonly run: Played<unknown>
}

/**
 * The picture of a verdict's message, whose run is in `shown` if it has one; undefined where nothing
 * ran. Judges the one case again, alone, and the solution with it.
 */
export async function pictureOf<Module>(
  checks: Checks<Module>,
  judging: Judging,
  {
    verdict,
    shown,
    solution,
  }: {
    readonly verdict: Verdict
    readonly shown: ReadonlyMap<string, Shown>
    readonly solution: Program | undefined
  },
): Promise<Picture | undefined> {
  const { message } = verdict
  const only = 1 + verdict.checks.findIndex(({ name }) => name.en === message?.check)
  if (message?.check === undefined || only === 0) return undefined
  const path = /--path (\S+)/.exec(message.again ?? '')?.[1]
  const seed = Number(/--seed (\d+)/.exec(message.again ?? '')?.[1] ?? judging.seed)
  const schedule = askedBy(/--schedule (\S+)/.exec(message.again ?? '')?.[1] ?? '')
  const one = given({ path, schedule })
  const repeated = async (program: Program) => {
    const played: Played<unknown>[] = []
    const watcher = {
      played: (run: Played<unknown>, isGuests: boolean) => void (isGuests && played.push(run)),
    }
    await judge(checks, { ...judging, program, only, seed, watcher, ...one })
    return played
  }
  const again = await repeated(judging.program)
  const last = again.at(-1)
  const found = shown.get(message.check) ?? (last && { run: last })
  if (found === undefined) return undefined
  const isKnown = solution !== undefined && again.length > 0
  const right = isKnown ? (await repeated(solution))[again.length - 1] : undefined
  const compared = right && comparison(right.notes, found.run.notes)
  const parting = compared && divergenceMark(compared)
  const timeline = timelineOf(found.run.trace, {
    mark: (line, index) => {
      const said = parting?.(line)
      return found.mark?.(line, index) ?? said
    },
  })
  return { timeline, run: found.run, ...given({ comparison: compared }) }
}
