// The last resort: a flood of native microtasks never gives Node a turn, and no error can end it.
// A thread looks for the heartbeat of the thread that grades; after eight seconds without one it
// says which line was reached last, and kills the process - or, where grading runs in a thread of
// vitest's process, has that thread ended. vitest then goes on with other files.
import { url as debuggerUrl } from 'node:inspector'
import { BroadcastChannel, isMainThread, threadId, Worker } from 'node:worker_threads'
import { say } from './language.ts'

const LOOK_EVERY_MS = 500
const SECONDS = 8

/** Where a watchdog asks the main thread to end the thread that it watches. */
const CHANNEL = 'asyncio-kit-watchdog'

const beats = new Int32Array(new SharedArrayBuffer(8))
const { setInterval } = globalThis
let thread: Worker | undefined

/** Watches that the event loop of this thread keeps turning while a program may run. */
export function watch(file: string, state: Int32Array, seconds = SECONDS): void {
  // A debugger stops the heart at every breakpoint.
  if (debuggerUrl()) return
  if (!thread) {
    thread = new Worker(WATCHDOG, {
      eval: true,
      workerData: {
        beats,
        every: LOOK_EVERY_MS,
        misses: (seconds * 1000) / LOOK_EVERY_MS,
        watched: isMainThread ? undefined : threadId,
        channel: CHANNEL,
      },
      stdin: false,
      execArgv: [],
      env: {},
    })
    thread.unref()
    setInterval(beat, LOOK_EVERY_MS / 2).unref()
  }
  thread.postMessage({ state, message: obituary(file, seconds) })
}

/** Counts as a sign of life; checks that follow each other without a turn in between give it. */
export function beat(): void {
  Atomics.add(beats, 0, 1)
}

function obituary(file: string, seconds: number): string {
  return `\n${file}:LINE: ${say({
    en: `the event loop got no turn for ${seconds} s; the last line reached was LINE. A promise that schedules itself again never lets it go on. The run of this file ends here.`,
    es: `el bucle de eventos no recibió el turno en ${seconds} s; la última línea alcanzada fue la LINE. Una promesa que se vuelve a programar no lo deja avanzar. La ejecución de este archivo acaba aquí.`,
  })}\n\n`
}

// Misses are counted, not seconds: a laptop that sleeps misses nothing. writeSync, because
// process.stderr of a thread needs the thread that is blocked.
const WATCHDOG = `
const { parentPort, receiveMessageOnPort, workerData } = require('node:worker_threads')
const { writeSync } = require('node:fs')
let last, missed = 0, guest
for (;;) {
  Atomics.wait(workerData.beats, 1, 0, workerData.every)
  for (let m; (m = receiveMessageOnPort(parentPort)); ) guest = m.message
  const now = Atomics.load(workerData.beats, 0)
  missed = now === last ? missed + 1 : 0
  last = now
  if (missed < workerData.misses || !guest) continue
  try { writeSync(2, guest.message.replaceAll('LINE', guest.state[0])) } catch {}
  if (workerData.watched === undefined) process.kill(process.pid, 'SIGKILL')
  new BroadcastChannel(workerData.channel).postMessage(workerData.watched)
  break
}`

let isObeying = false

/**
 * In the main thread: ends the worker threads that a watchdog has given up on. Only the main thread
 * can; it keeps track of the workers that are created from now on.
 */
export function obeyWatchdogs(): void {
  if (isObeying) return
  isObeying = true
  const workers = new Map<number, Worker>()
  process.on('worker', (worker) => {
    const { threadId } = worker
    workers.set(threadId, worker)
    worker.once('exit', () => workers.delete(threadId))
  })
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }) => void workers.get(data as number)?.terminate()
  // Being ready to obey keeps no process alive.
  ;(channel as unknown as { unref(): void }).unref()
}
