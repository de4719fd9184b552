// A long list keeps its beginning, its end, and what matters in between.

/**
 * At most about `most` entries: the first and the last ones, those that have to stay, and in place
 * of each run of others what `gap` makes of it. A run of one stays as it is.
 */
export function shorten<T>(
  entries: readonly T[],
  most: number,
  hasToStay: (entry: T) => boolean,
  gap: (left: readonly [T, ...T[]]) => T,
): T[] {
  if (entries.length <= most) return [...entries]
  const half = most / 2
  const kept: T[] = []
  let left: T[] = []
  const close = () => {
    const [first, ...rest] = left
    if (first !== undefined) kept.push(rest.length === 0 ? first : gap([first, ...rest]))
    left = []
  }
  for (const [index, entry] of entries.entries()) {
    if (index >= half && index < entries.length - half && !hasToStay(entry)) {
      left.push(entry)
      continue
    }
    close()
    kept.push(entry)
  }
  return kept
}
