// What an update does to each file, decided before anything is touched. A file has three versions:
// the one that the student's copy of the kit began with, the kit's new one, and the one on the desk.
//
//   the kit's is the same           nothing to do
//   nobody edited it                take the kit's
//   edited, and below exercises/    it is the student's: it stays, and the new one is laid beside it
//   edited, and a part of the kit   the kit's, or nothing would fit together; a copy is kept

/** A version of every file: the id of its contents, by its path from the root. */
export type Versions = ReadonlyMap<string, string>

/** What is done to one file. */
export type Step =
  | { readonly kind: 'take' | 'drop' | 'replace' | 'settled'; readonly path: string }
  /** The file stays; `beside` is the path of the new original, if its contents are new. */
  | { readonly kind: 'keep'; readonly path: string; readonly beside?: string }
  /** The student's work moves to the exercise's new name. */
  | {
      readonly kind: 'move'
      readonly path: string
      readonly to: string
      readonly beside?: string
    }

/** The three versions, and what stands in the last commit. */
export type Sides = { readonly base: Versions; readonly kit: Versions; readonly mine: Versions }

/** The steps of an update, in the order of the paths. */
export function planOf(sides: Sides): Step[] {
  const { base, kit } = sides
  const renamed = renames(base, kit)
  const targets = new Set(renamed.values())
  const changed = [...new Set([...base.keys(), ...kit.keys()])]
    .filter((path) => base.get(path) !== kit.get(path) && !targets.has(path))
    .sort()
  return changed.flatMap((path) => {
    const to = renamed.get(path)
    return to === undefined ? stepOf(path, sides) : renameOf(path, to, sides)
  })
}

function stepOf(path: string, { base, kit, mine }: Sides): Step[] {
  const [before, after, own] = [base.get(path), kit.get(path), mine.get(path)]
  if (own === after) return [{ kind: 'settled', path }]
  if (own === before) return [{ kind: after === undefined ? 'drop' : 'take', path }]
  // Somebody took it away, as an instructor does with the solutions: it stays away.
  if (own === undefined) return []
  if (!path.startsWith('exercises/')) {
    return after === undefined ? [{ kind: 'keep', path }] : [{ kind: 'replace', path }]
  }
  return [{ kind: 'keep', path, ...(after !== undefined && { beside: besideOf(path) }) }]
}

function renameOf(path: string, to: string, sides: Sides): Step[] {
  const { base, kit, mine } = sides
  const own = mine.get(path)
  const isFree = !mine.has(to)
  if (own === undefined || own === base.get(path) || !isFree) {
    return [...stepOf(path, sides), ...stepOf(to, sides)]
  }
  const isNew = base.get(path) !== kit.get(to)
  return [{ kind: 'move', path, to, ...(isNew && { beside: besideOf(to) }) }]
}

/** Where the new original of an edited file is laid: beside it, and no program for anybody. */
export function besideOf(path: string): string {
  return `${path}.new`
}

const STUB = /^exercises\/(\d\d)-[^/]+\/(\d\d)-[^/]+\.ts$/

/** Numbers are never used again: a stub with the number of one that is gone is the same exercise. */
function renames(base: Versions, kit: Versions): Map<string, string> {
  const idOf = (path: string) => STUB.exec(path)?.slice(1).join('/')
  const found = new Map<string, string>()
  for (const path of base.keys()) {
    const id = idOf(path)
    if (id === undefined || kit.has(path)) continue
    const to = [...kit.keys()].find((other) => idOf(other) === id && !base.has(other))
    if (to !== undefined) found.set(path, to)
  }
  return found
}
