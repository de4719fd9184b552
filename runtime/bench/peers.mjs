// For the libraries, which are plain JavaScript so that nobody has to install their types: the same
// as in workloads.ts.

export const TURNS = 10
export const ROOM = 16

export function momentOf(index, size) {
  return ((index * 7919) % size) + 1
}
