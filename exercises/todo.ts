// What a stub calls where there is still something to write.

/** Thrown by a stub that nobody has filled in: not started is not wrong. */
export class NotStarted extends Error {
  override name = 'NotStarted'
}

/** Marks a hole in a stub; `what` is to be written there. */
export function todo(what: string): never {
  throw new NotStarted(`still to do: ${what}`)
}
