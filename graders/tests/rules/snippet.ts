// Tests of rules: snippets of student code, checked against a runtime of declarations alone, in
// memory. The imports follow the snippet, so that the lines reported are the snippet's own.
import { Project } from 'ts-morph'
import { describe, expect, it } from 'vitest'
import type { Text } from '../../language.ts'
import type { Finding, Rule } from '../../rules/finding.ts'

/** A snippet that a rule must find, once, with what it says. */
export type Invalid = {
  readonly code: string
  readonly line: number
  readonly seen: Text
  readonly advice: Text
  /** Those of the rule's first case when absent. */
  readonly card?: string
  readonly level?: Finding['level']
}

/** What a rule must leave alone and what it must find. */
export type Cases = {
  readonly card: string
  readonly level: Finding['level']
  readonly valid: readonly string[]
  readonly invalid: readonly Invalid[]
}

/** Declares the tests of a rule from its literal cases. */
export function judges(name: string, rule: Rule, { card, level, valid, invalid }: Cases): void {
  describe(name, () => {
    it.each(valid)('leaves alone: %s', (code) => {
      expect(findingsIn(rule, code)).toEqual([])
    })
    it.each(invalid)('finds: $code', (wanted) => {
      expect(findingsIn(rule, wanted.code)).toEqual([
        {
          rule: name,
          card: wanted.card ?? card,
          level: wanted.level ?? level,
          line: wanted.line,
          column: expect.any(Number),
          seen: wanted.seen,
          advice: wanted.advice,
        },
      ])
    })
  })
}

/** What the rule finds in the snippet. */
export function findingsIn(rule: Rule, code: string): Finding[] {
  const source = project.createSourceFile('/exercises/snippet.ts', `${code}\n${IMPORTS}`, {
    overwrite: true,
  })
  return rule(source)
}

const IMPORTS = `
import {
  asyncWith, CancelledError, type Coroutine, createTask, type Future, gather, getRunningLoop, Lock,
  Queue, run, shield, sleep, type Task, TaskGroup, timeout, TimeoutError, wait, waitFor,
} from '#runtime'
import * as asyncio from '#runtime'
import { get, isReady, log, notify, numbers, save } from './jobs.ts'
`

const JOBS = `
import type { Coroutine, Task } from '#runtime'
export declare function get(url: string): Coroutine<number>
export declare function save(order: string): Coroutine<void>
export declare function isReady(): Coroutine<boolean>
export declare function log(text: unknown): void
export declare function notify(task: Task<number>): void
export declare function numbers(): Generator<number>
`

const RUNTIME = `
export type Suspension = Future<unknown> | undefined
export type Coroutine<T> = Generator<Suspension, T, void>
export type Awaitable<T> = { [Symbol.iterator](): Iterator<Suspension, T, void> }
export type Awaited<A> = A extends Awaitable<infer T> ? T : never
export declare class CancelledError extends Error {}
export declare class TimeoutError extends Error {}
export declare class Future<T> {
  done(): boolean
  cancelled(): boolean
  result(): T
  exception(): unknown
  cancel(message?: string): boolean
  addDoneCallback(callback: (future: this) => unknown): void
  [Symbol.iterator](): Iterator<Suspension, T, void>
}
export declare class Task<T> extends Future<T> {
  getName(): string
  uncancel(): number
}
export declare class EventLoop {
  time(): number
  callSoon(callback: (...args: never[]) => unknown): void
  callLater(seconds: number, callback: (...args: never[]) => unknown): void
  createTask<T>(coroutine: Coroutine<T>): Task<T>
}
export declare class TaskGroup {
  createTask<T>(coroutine: Coroutine<T>): Task<T>
}
export declare class Queue<T> {
  put(item: T): Coroutine<void>
  get(): Coroutine<T>
  putNowait(item: T): void
}
export declare class Lock {
  acquire(): Coroutine<true>
}
export declare function sleep(seconds: number): Coroutine<void>
export declare function createTask<T>(coroutine: Coroutine<T>): Task<T>
export declare function shield<T>(awaitable: Awaitable<T>): Future<T>
export declare function wait(tasks: readonly Task<unknown>[]): Coroutine<unknown>
export declare function waitFor<T>(awaitable: Awaitable<T>, seconds: number): Coroutine<T>
export declare function timeout(seconds: number): object
export declare function asyncWith<T>(manager: object, block: () => Coroutine<T>): Coroutine<T>
export declare function getRunningLoop(): EventLoop
export declare function run<T>(main: Coroutine<T>): Promise<T>
export declare function gather<const A extends readonly Awaitable<unknown>[]>(
  awaitables: A,
  options?: { returnExceptions?: boolean },
): Future<{ -readonly [I in keyof A]: Awaited<A[I]> }>
`

const project = new Project({
  useInMemoryFileSystem: true,
  compilerOptions: {
    lib: ['lib.es2023.d.ts'],
    target: 10,
    module: 199,
    moduleResolution: 99,
    strict: true,
    types: [],
    noEmit: true,
    allowImportingTsExtensions: true,
  },
})
project
  .getFileSystem()
  .writeFileSync(
    '/package.json',
    '{ "type": "module", "imports": { "#runtime": "./runtime/index.ts" } }',
  )
project.createSourceFile('/runtime/index.ts', RUNTIME)
project.createSourceFile('/exercises/jobs.ts', JOBS)
