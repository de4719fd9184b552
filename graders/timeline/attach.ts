// The picture of a failing check's run, for vitest's UI: it draws an SVG in the check's panel.
import type { Shown } from '../explain.ts'
import { say } from '../language.ts'
import { timelineOf } from './model.ts'
import { timelineSvg } from './svg.ts'
import { summary } from './words.ts'

/** What `annotate` of vitest takes: a sentence, a title, and the picture. */
export function annotationOf({
  run,
  mark,
}: Shown): [string, string, { contentType: string; body: string }] {
  const timeline = timelineOf(run.trace, { mark })
  const body = Buffer.from(timelineSvg(timeline)).toString('base64')
  return [say(summary(timeline)), say(HEADING), { contentType: 'image/svg+xml', body }]
}

const HEADING = { en: 'Timeline', es: 'Línea de tiempo' }
