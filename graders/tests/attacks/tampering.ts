// Classes 68-76: the runtime, its objects and its loop.
import { type Attack, atLoading, inFunction } from './attack.ts'

const onBegin = (classes: readonly number[], title: string, instead: string, before = '') =>
  inFunction(classes, title, instead, '02/02', before)

export const tampering: readonly Attack[] = [
  atLoading(
    [68],
    'Task.prototype',
    "runtime.Task.prototype.done = () => false; runtime.Task.prototype.result = () => 'ana ends'",
    '02/02',
  ),
  atLoading(
    [68],
    'Future.prototype',
    'runtime.Future.prototype.result = () => []; runtime.Future.prototype.cancelled = () => true',
    '02/14',
  ),
  onBegin(
    [68],
    'a method on an instance',
    "const task = runtime.createTask(runtime.sleep(0)); task.done = () => false; task.result = () => 'ana ends'; return task",
  ),
  onBegin(
    [68],
    "a method on the grader's own task",
    "runtime.currentTask().getName = () => 'x'; runtime.currentTask().done = () => true",
  ),
  onBegin(
    [69],
    'a lying subclass',
    'return new Lie(voice())',
    "class Lie extends runtime.Task { done() { return false } result() { return 'ana ends' } }",
  ),
  onBegin(
    [69],
    'a task made by a class of queues',
    'return Reflect.construct(runtime.Task, [voice()], Lie)',
    "class Lie extends runtime.Queue { done() { return false } result() { return 'ana ends' } }",
  ),
  onBegin(
    [69],
    'a queue that becomes a task',
    `const queue = new (class extends runtime.Queue {})()
Object.assign(queue, { done: false, result: 'ana ends' })
return Object.setPrototypeOf(queue, runtime.Task.prototype)`,
  ),
  onBegin(
    [69],
    'an object with the prototype of Task',
    "return Object.create(runtime.Task.prototype, { done: { value: () => false }, result: { value: () => 'ana ends' } })",
  ),
  onBegin(
    [69],
    'the same, closed',
    "return Object.freeze(Object.create(runtime.Task.prototype, { done: { value: () => false }, result: { value: () => 'ana ends' } }))",
  ),
  onBegin(
    [69],
    'a task factory',
    "runtime.getRunningLoop().setTaskFactory(() => ({ done: () => false, result: () => 'ana ends' }))",
  ),
  onBegin(
    [62],
    "a next of its own for the grader's coroutine",
    `const coroutine = runtime.currentTask().getCoro()
Object.defineProperty(coroutine, 'next', { value: () => ({ done: true, value: 'ana ends' }) })
yield`,
  ),
  onBegin(
    [62],
    "ends the grader's coroutines",
    'for (const task of runtime.allTasks()) { try { task.getCoro().return() } catch {} } yield',
  ),
  onBegin(
    [62],
    'the same from a task of its own',
    `const main = runtime.currentTask()
runtime.createTask((function* () { try { main.getCoro().return('ana ends') } catch {} })())
yield* runtime.sleep(1)`,
  ),
  onBegin(
    [72],
    'a kernel of its own',
    `const kernel = { nextTaskName: 1, timers: {}, enqueue() {}, isTurning: false, loop: runtime.getRunningLoop() }
const task = new runtime.Task((function* () { return 'ana ends' })(), {}, kernel)
for (const key of Object.getOwnPropertySymbols(runtime.Task.prototype)) { try { task[key](kernel) } catch {} }
return task`,
  ),
  onBegin(
    [75],
    'a message of a cancellation that runs code',
    `for (const task of runtime.allTasks()) task.cancel({ toString() { throw 1 }, split: () => [''] })
yield`,
  ),
  atLoading(
    [70],
    'fast-check is imported',
    "import fc from 'fast-check'\nfc.configureGlobal({ numRuns: 0 })",
  ),
  atLoading(
    [70],
    'fast-check by its global',
    "globalThis[Symbol.for('fast-check/GlobalParameters')] = { numRuns: 0 }",
  ),
  atLoading(
    [71],
    'Math.random and Date',
    'Math.random = () => 0; Date.now = () => 0; performance.now = () => 0',
  ),
  inFunction([72], 'a simulation inside of a simulation', 'runtime.simulate((function* () {})())'),
  atLoading(
    [72],
    'a simulation at import',
    'runtime.simulate((function* () { runtime.createTask(runtime.sleep(1)); while (true) yield })())',
  ),
  atLoading([73], 'tasks from the top', 'runtime.createTask(runtime.sleep(1))'),
  inFunction(
    [74],
    'counts the checks',
    'globalThis.calls = (globalThis.calls ?? 0) + 1; runtime.calls = 1; if (globalThis.calls > 1) return names.map(() => 0)',
  ),
  inFunction(
    [75],
    'never lets itself be cancelled',
    'for (;;) { try { yield* runtime.sleep(1) } catch {} }',
  ),
  atLoading(
    [76],
    'the prototype of generators',
    `const proto = Object.getPrototypeOf(Object.getPrototypeOf((function* () {})()))
proto.next = () => ({ done: true, value: [] })`,
  ),
  atLoading([76], 'the clock of the loop', 'runtime.EventLoop'),
  inFunction(
    [76],
    'the time of the loop',
    'const loop = runtime.getRunningLoop(); loop.time = () => 0; Object.getPrototypeOf(loop).time = () => 0',
  ),
  inFunction([68], 'the exports of the runtime', 'runtime.sleep = () => {}; runtime.log.x = 1'),
]
