// Which classes of the runtime a program may extend: those for its own tasks to talk to each other,
// as CPython's. What a task is, how it waits and what it is worth is the runtime's alone: a class that
// says otherwise would be believed by nobody who grades.

/** Their names. */
export const EXTENSIBLE: ReadonlySet<string> = new Set([
  ...['Queue', 'LifoQueue', 'PriorityQueue'],
  ...['Lock', 'Event', 'Condition', 'Semaphore', 'BoundedSemaphore', 'Barrier'],
])

/** Is this the name of one of the runtime's errors? Of those anybody may make others. */
export function isNameOfError(name: string): boolean {
  return /Error$|^Queue(?:Empty|Full|ShutDown)$|^ExceptionGroup$|^GeneratorExit$|^StopAsyncIteration$|^KeyboardInterrupt$/.test(
    name,
  )
}
