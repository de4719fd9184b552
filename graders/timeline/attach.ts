// The picture of a failing check's run, for vitest's UI: it draws an SVG in the check's panel.
import { say } from '../language.ts'
import type { Picture } from './picture.ts'
import { timelineSvg } from './svg.ts'
import { summary } from './words.ts'

/** What `annotate` of vitest takes: a sentence, a title, and the picture. */
export function annotationOf({
  timeline,
  comparison,
}: Pick<Picture, 'timeline' | 'comparison'>): [
  string,
  string,
  { contentType: string; body: string },
] {
  const body = Buffer.from(timelineSvg(timeline, comparison)).toString('base64')
  return [say(summary(timeline)), say(HEADING), { contentType: 'image/svg+xml', body }]
}

const HEADING = { en: 'Timeline', es: 'Línea de tiempo' }
