// Classes 19-33: other processes, the own one, and what outlives a check.
import { type Attack, atLoading, inFunction, slow } from './attack.ts'

/** Ways to Node that a program may try; the first that works is used. */
export const NODE = `const ways = [
  () => process.getBuiltinModule ? process : undefined,
  () => (function () {}).constructor('return process')(),
  () => (function* () {}).constructor('return process')().next().value,
  () => [].constructor.constructor('return process')(),
  () => console.log.constructor('return process')(),
  () => runtime.sleep.constructor('return process')(),
  () => globalThis.process,
  () => runtime.Task.constructor('return process')(),
  () => { try { null.x } catch (error) { return error.constructor.constructor('return process')() } },
]
let node
for (const way of ways) { try { node = way(); if (node?.getBuiltinModule) break } catch {} }
const builtin = (name) => node.getBuiltinModule(name)
`

export const processes: readonly Attack[] = [
  atLoading([19], 'a fork bomb', `${NODE} for (;;) builtin('child_process').spawn('true')`),
  atLoading(
    [20],
    'a full disk',
    `${NODE} builtin('fs').writeFileSync('/tmp/asyncio-kit-attack', 'x'.repeat(1e6))`,
  ),
  atLoading([23], 'process.exit at import', 'process.exit(0)'),
  inFunction([23], 'process.exit in a function', 'try { process.exit(0) } catch {}'),
  atLoading([23], 'the real process.exit', `${NODE} node.exit(0)`),
  inFunction([24], 'process.reallyExit', 'process.reallyExit(0)'),
  atLoading([24], 'the real process.reallyExit', `${NODE} node.reallyExit(0)`),
  atLoading([25], 'its own pid', `${NODE} node.kill(node.pid, 'SIGKILL')`),
  atLoading([26], "its parent's pid", `${NODE} node.kill(node.ppid, 'SIGKILL')`),
  atLoading([27], 'every process there is', `${NODE} node.kill(-1, 'SIGKILL')`),
  atLoading(
    [28],
    'a child that goes on',
    `${NODE} builtin('child_process').spawn('sh', ['-c', 'sleep 1'], { detached: true })`,
  ),
  atLoading([29], 'a timer for later', "setTimeout(() => { throw new Error('late') }, 1)"),
  atLoading([30], 'a rejection that nobody handles', "Promise.reject(new Error('unhandled'))"),
  inFunction(
    [30],
    'a rejection later',
    "Promise.resolve().then(() => { throw new Error('late') })",
  ),
  atLoading([31], 'an exit handler', "process.on('exit', () => {})"),
  atLoading([31], 'the real exit handler', `${NODE} node.on('exit', () => node.exit(0))`),
  slow(
    atLoading([32], 'deaf to signals', `${NODE} node?.on('SIGTERM', () => {}); while (true) {}`),
  ),
  atLoading([33], 'the inspector', `${NODE} builtin('inspector').open(0)`),
]
