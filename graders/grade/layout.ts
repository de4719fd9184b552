// Where in a submission the exercises are. A fork has them where the kit has them. What a platform
// hands on may be a folder within a folder, a chapter alone, or files side by side.
import type { Exercise } from '../catalog.ts'

/** The paths at which a submission may hold an exercise, likeliest first; forward slashes. */
export function placesOf({ stub, chapter, name }: Exercise, prefix: string): string[] {
  return [stub, `${chapter}/${name}.ts`, `${name}.ts`].map((path) => prefix + path)
}

/**
 * What stands before those paths: nothing, or the one folder that holds everything, as in the zips
 * that GitHub makes. `names` are those at the top of the submission.
 */
export function prefixOf(
  names: readonly { readonly name: string; readonly isFolder: boolean }[],
): string {
  const own = names.filter(({ name }) => !name.startsWith('.') && name !== '__MACOSX')
  const [only, ...more] = own
  if (only === undefined || more.length > 0 || !only.isFolder) return ''
  return only.name === 'exercises' || /^\d\d-/.test(only.name) ? '' : `${only.name}/`
}

/** The path of each exercise's file among those that are there, by the exercise's id. */
export function locate(
  exercises: readonly Exercise[],
  paths: { has(path: string): boolean },
  prefix: string,
): Map<string, string> {
  return new Map(
    exercises.flatMap((exercise): [string, string][] => {
      const found = placesOf(exercise, prefix).find((path) => paths.has(path))
      return found === undefined ? [] : [[exercise.id, found]]
    }),
  )
}
