// What ten thousand coroutines cost, and as many threads as this machine bears: time and memory,
// measured and not claimed. No exercise; the chapter shows a run of it.
//
// Lo que cuestan diez mil corrutinas y tantos hilos como soporte esta máquina: tiempo y memoria,
// medidos y no afirmados. No es un ejercicio; el capítulo muestra una ejecución.
//
//     npx tsx exercises/01-concurrency/lighter.ts [coroutines] [threads]
import { Worker } from 'node:worker_threads'
import { type Coroutine, Event, gather, run, sleep } from '#runtime'

/** All of them exist at the same time, and wait, when the memory is looked at. */
type Cost = { count: number; seconds: number; bytes: number }

const [coroutines = 10_000, threads = 1_000] = process.argv.slice(2).map(Number)

/** Threads are started until one of these is reached: the machine is not ours alone. */
const MOST_SECONDS = 10
const MOST_BYTES = process.availableMemory() / 8

/** So many threads begin together, as coroutines do. */
const AT_A_TIME = 10

const light = await costOfCoroutines(coroutines)
const heavy = await costOfThreads(threads)
tell(light, heavy)

async function costOfCoroutines(count: number): Promise<Cost> {
  const begin = performance.now()
  const before = process.memoryUsage.rss()
  let bytes = 0
  function* main(): Coroutine<void> {
    const gate = new Event()
    const all = gather(Array.from({ length: count }, () => gate.wait()))
    // In this turn each of them begins and comes to stand at the gate.
    yield* sleep(0)
    bytes = process.memoryUsage.rss() - before
    gate.set()
    yield* all
  }
  await run(main())
  return { count, seconds: secondsSince(begin), bytes }
}

async function costOfThreads(most: number): Promise<Cost> {
  const begin = performance.now()
  const before = process.memoryUsage.rss()
  const gate = new Int32Array(new SharedArrayBuffer(4))
  const workers: Worker[] = []
  let bytes = 0
  while (workers.length < most && secondsSince(begin) < MOST_SECONDS && bytes < MOST_BYTES) {
    const group = Math.min(AT_A_TIME, most - workers.length)
    const started = await Promise.all(Array.from({ length: group }, () => waitingThread(gate)))
    workers.push(...started.filter((worker) => worker !== undefined))
    bytes = process.memoryUsage.rss() - before
    // The operating system has said that there will be no more.
    if (started.includes(undefined)) break
  }
  const ended = workers.map((worker) => new Promise((done) => worker.once('exit', done)))
  Atomics.store(gate, 0, 1)
  Atomics.notify(gate, 0)
  await Promise.all(ended)
  return { count: workers.length, seconds: secondsSince(begin), bytes }
}

/** A thread that has begun and stands at the gate; undefined if it could not be started. */
function waitingThread(gate: Int32Array): Promise<Worker | undefined> {
  const program = `
    const { parentPort, workerData } = require('node:worker_threads')
    parentPort.postMessage('ready')
    Atomics.wait(workerData, 0, 0)`
  return new Promise((done) => {
    const worker = new Worker(program, { eval: true, workerData: gate })
    worker.once('message', () => done(worker))
    worker.once('error', () => done(undefined))
  })
}

function secondsSince(begin: number): number {
  return (performance.now() - begin) / 1000
}

function tell(light: Cost, heavy: Cost): void {
  const { KIT_LANG, LC_ALL, LANG } = process.env
  const isSpanish = /^es/.test(KIT_LANG ?? LC_ALL ?? LANG ?? '')
  const words = isSpanish
    ? ['corrutinas', 'hilos', 'a la vez', 'tiempo', 'memoria', 'cada una: tiempo', 'memoria']
    : ['coroutines', 'threads', 'at once', 'time', 'memory', 'each: time', 'memory']
  const [coroutine = '', thread = '', ...titles] = words
  for (const row of [
    ['', ...titles],
    [coroutine, ...figures(light)],
    [thread, ...figures(heavy)],
  ]) {
    const [name = '', ...cells] = row
    const widths = [10, 12, 12, 18, 12]
    console.log(name.padEnd(12) + cells.map((cell, i) => cell.padStart(widths[i] ?? 0)).join(''))
  }
}

function figures({ count, seconds, bytes }: Cost): string[] {
  const each = Math.max(count, 1)
  return [
    String(count),
    `${seconds.toFixed(2)} s`,
    `${(bytes / 1e6).toFixed(1)} MB`,
    `${((seconds / each) * 1e3).toFixed(3)} ms`,
    `${(bytes / each / 1e3).toFixed(1)} KB`,
  ]
}
