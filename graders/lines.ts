// Two texts, line by line.

/** The longest common run of lines, as pairs of their numbers. */
export function commonLines(old: readonly string[], young: readonly string[]): [number, number][] {
  const lengths = old.map(() => young.map(() => 0))
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const row = lengths[i]
    for (let j = young.length - 1; row !== undefined && j >= 0; j -= 1) {
      row[j] = old[i] === young[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pairs: [number, number][] = []
  for (let [i, j] = [0, 0]; i < old.length && j < young.length; ) {
    if (old[i] === young[j]) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}

/** Every line of two texts: `- ` only in the old one, `+ ` only in the young one, else `  `. */
export function changes(old: string, young: string): string[] {
  const [before, after] = [old.split('\n'), young.split('\n')]
  const found: string[] = []
  let [i, j] = [0, 0]
  const end: [number, number] = [before.length, after.length]
  for (const [oldAt, youngAt] of [...commonLines(before, after), end]) {
    found.push(...before.slice(i, oldAt).map((line) => `- ${line}`))
    found.push(...after.slice(j, youngAt).map((line) => `+ ${line}`))
    if (oldAt < before.length) found.push(`  ${before[oldAt] ?? ''}`)
    i = oldAt + 1
    j = youngAt + 1
  }
  return found.map((line) => line.trimEnd())
}
