// Where the time of a workload goes: node --cpu-prof, summed up by function.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { cache, commandOf, type Programs } from './processes.ts'
import type { Contestant, Row } from './workloads.ts'

type CpuProfile = {
  readonly nodes: readonly { readonly id: number; readonly callFrame: CallFrame }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

type CallFrame = {
  readonly functionName: string
  readonly url: string
  readonly lineNumber: number
}

const SHOWN = 15

/** Often enough that the start of the process does not matter. */
const REPEAT = 5

/** The functions in which a workload of a contestant spends most, as text. */
export function profile(programs: Programs, contestant: Contestant, row: Row): string {
  const folder = mkdtempSync(join(cache, `profile-${row.name}-`))
  const flags = ['--cpu-prof', `--cpu-prof-dir=${folder}`, '--cpu-prof-interval=200']
  const [command, ...args] = commandOf(programs, contestant, { ...row, repeat: REPEAT }, { flags })
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const [file = ''] = readdirSync(folder)
  const lines = summarize(JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile)
  return [`${row.name}, ${contestant}: ${join(folder, file)}`, ...lines].join('\n')
}

function summarize({ nodes, samples, timeDeltas }: CpuProfile): string[] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]))
  const times = new Map<string, number>()
  let total = 0
  samples.forEach((id, i) => {
    const place = frames.get(id) ?? '?'
    const time = timeDeltas[i] ?? 0
    times.set(place, (times.get(place) ?? 0) + time)
    total += time
  })
  return [...times]
    .sort(([, a], [, b]) => b - a)
    .slice(0, SHOWN)
    .map(([place, time]) => {
      const share = `${((100 * time) / total).toFixed(1)}%`
      return `${share.padStart(6)} ${`${(time / 1000).toFixed(0)} ms`.padStart(9)}  ${place}`
    })
}

function placeOf({ functionName, url, lineNumber }: CallFrame): string {
  const name = functionName || 'anonymous'
  return url === '' ? name : `${name} ${basename(url)}:${lineNumber + 1}`
}
