// Many reports made one: shards of a class, or students graded one by one. The order in which they
// come makes no difference to the bytes.
import { say, type Text } from '../language.ts'
import { oneLine } from './escape.ts'
import { canonical, inOrder, type Report, type Submission } from './report.ts'

/** A report and what to call it in a message, such as its path. */
export type Named = { readonly name: string; readonly report: Report }

/** The union, and a line for each report or submission that is not in it. */
export type Merged = { readonly report: Report | undefined; readonly problems: readonly string[] }

/**
 * The union of reports of the same kit, seed, exercises and points. The same result twice counts
 * once. Of two different results for one submission neither is taken, unless `isReplacing`: then the
 * later one is.
 */
export function merge(reports: readonly Named[], isReplacing = false): Merged {
  const [first] = reports
  if (first === undefined) return { report: undefined, problems: [] }
  const problems: string[] = []
  const found = new Map<string, { readonly name: string; readonly submission: Submission }>()
  const disputed = new Map<string, string>()
  for (const { name, report } of reports) {
    const difference = differenceOf(first.report, report)
    if (difference !== undefined) {
      problems.push(say(other(name, first.name, difference)))
      continue
    }
    for (const submission of report.submissions) {
      const known = found.get(submission.id)
      const isSame = known !== undefined && canonical(known.submission) === canonical(submission)
      if (known === undefined || isReplacing) found.set(submission.id, { name, submission })
      else if (!isSame) disputed.set(submission.id, say(twice(submission.id, known.name, name)))
    }
  }
  problems.push(...[...disputed].sort(([a], [b]) => inOrder(a, b)).map(([, line]) => line))
  const submissions = [...found.values()]
    .map(({ submission }) => submission)
    .filter(({ id }) => !disputed.has(id))
    .sort((a, b) => inOrder(a.id, b.id))
  return { report: { ...first.report, submissions }, problems }
}

/** In what two reports differ that may not be mixed. */
function differenceOf(one: Report, two: Report): Text | undefined {
  if (canonical(one.kit) !== canonical(two.kit)) return { en: 'kit', es: 'el kit' }
  if (one.seed !== two.seed) return { en: 'seed', es: 'la semilla' }
  const same = canonical(one.exercises) === canonical(two.exercises)
  return same ? undefined : { en: 'list of exercises or points', es: 'los ejercicios o los puntos' }
}

function other(name: string, first: string, { en, es }: Text): Text {
  return {
    en: `${name} is left out: its ${en} is not that of ${first}. Grade both alike, or merge them apart.`,
    es: `${name} queda fuera: no coincide ${es} con ${first}. Conviene evaluarlos igual, o unirlos por separado.`,
  }
}

function twice(id: string, one: string, two: string): Text {
  const name = JSON.stringify(oneLine(id, 80))
  return {
    en: `${name} is left out: ${one} and ${two} give different results for it. With --replace the later one counts.`,
    es: `${name} queda fuera: ${one} y ${two} le dan resultados distintos. Con --replace vale el último.`,
  }
}
