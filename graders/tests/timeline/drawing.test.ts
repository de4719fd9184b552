// The picture and the page: well formed whatever a program logs, with nothing from elsewhere, and
// readable without colour, without a mouse and without eyes.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Coroutine, createTask, log, sleep } from '#runtime'
import { play } from '../../observe.ts'
import { annotationOf } from '../../timeline/attach.ts'
import { comparison } from '../../timeline/expected.ts'
import { COLOURS, DARK_COLOURS } from '../../timeline/markup.ts'
import { timelineOf } from '../../timeline/model.ts'
import { isPage, pageOf } from '../../timeline/page.ts'
import { timelineSvg } from '../../timeline/svg.ts'
import { faults, faultsOfPage } from '../markup.ts'
import { callbacks, cancelling, many, stuck, traceOf } from './programs.ts'

beforeEach(() => vi.stubEnv('KIT_LANG', 'en'))
afterEach(() => vi.unstubAllEnvs())

/** What a program may log that is no XML. */
function* nasty(): Coroutine<void> {
  log('</svg></script><script>alert(1)</script> & "quoted" \u0000\u001b[31m \ud800 \uffff ]]>')
  yield* createTask(sleep(1), { name: '<b onclick="x">&amp;' })
}

const notes = (...texts: string[]) => texts.map((text, time) => ({ time, text }))
const parting = comparison(notes('a', '<b>'), notes('a', 'c', 'd & e'))
if (parting === undefined) throw new Error('these notes differ')

const programs: readonly [string, () => Coroutine<unknown>][] = [
  ['nasty', nasty],
  ['cancelling', cancelling],
  ['callbacks', callbacks],
  ['stuck', stuck],
  ['many', () => many(100)],
]

describe('timelineSvg', () => {
  it.each(programs)('is well formed for %s', (_, program) => {
    expect(faults(timelineSvg(timelineOf(traceOf(program)), parting))).toEqual([])
  })

  it('has a title, a description and a sentence for each row', () => {
    const timeline = timelineOf(traceOf(cancelling))
    const svg = timelineSvg(timeline)
    expect(svg).toMatch(/role="img" aria-labelledby="tl-title tl-desc"/)
    expect(svg).toContain('<desc id="tl-desc">At 1 s main returns.</desc>')
    for (const { text } of timeline.rows) expect(svg).toContain(`>${text.en}</text>`)
  })

  it('gives every state a shape of its own, and an arrow to who is asked to stop', () => {
    const svg = timelineSvg(timelineOf(traceOf(cancelling)))
    const shapes = ['running', 'ready', 'waiting', 'returned', 'cancelled'].map((state) => {
      const [, shape] = new RegExp(`<(\\w+) class="tl-${state}"`).exec(svg) ?? []
      return shape
    })
    expect(shapes).toEqual(['rect', 'rect', 'line', 'circle', 'circle'])
    expect(svg).toContain('url(#tl-hatch)')
    expect(svg.match(/tl-arrow tl-asks"/g)).toHaveLength(1)
  })

  it('speaks the language of the reader', () => {
    vi.stubEnv('KIT_LANG', 'es')
    const svg = timelineSvg(timelineOf(traceOf(cancelling)))
    expect(svg).toContain('main pide a worker que pare')
    expect(svg).toContain('>lista</text>')
  })
})

describe('annotationOf', () => {
  it('is a sentence, a heading and the picture, as vitest takes them', () => {
    const run = play(cancelling())
    const timeline = timelineOf(run.trace, {
      mark: ({ text }) => (text.en === 'cleans up' ? { en: 'look', es: 'mira' } : undefined),
    })
    const [sentence, heading, { contentType, body }] = annotationOf({
      timeline,
      comparison: parting,
    })
    expect([sentence, heading, contentType]).toEqual([
      'At 1 s main returns.',
      'Timeline',
      'image/svg+xml',
    ])
    const svg = Buffer.from(body, 'base64').toString()
    expect(faults(svg)).toEqual([])
    expect(svg).toContain('worker: cleans up<tspan class="tl-mark" dx="14">◀ look</tspan>')
    expect(svg).toMatch(/class="tl-mono"[^>]*>&gt; /)
  })
})

describe('pageOf', () => {
  it.each(programs)('is well formed for %s', (title, program) => {
    const html = pageOf(timelineOf(traceOf(program)), {
      title,
      message: '<x> & "y"',
      comparison: parting,
    })
    expect(faultsOfPage(html)).toEqual([])
    expect(html.match(/<script>/g)).toHaveLength(1)
    expect(isPage(html)).toBe(true)
  })

  it('asks for nothing from anywhere', () => {
    const html = pageOf(timelineOf(traceOf(cancelling)), { title: 'x' })
    expect(html.match(/\b(?:src|href|url|@import|fetch)\b[=(]\S*/g)).toEqual([
      ...(html.match(/url\(#tl-\w+\)\S*/g) ?? []),
    ])
    expect(html).toContain(`content="default-src 'none'`)
  })

  it('has every row in the picture and in the table, under one number', () => {
    const timeline = timelineOf(traceOf(cancelling))
    const html = pageOf(timeline, { title: 'x' })
    const numbers = timeline.rows.map((_, at) => `data-row="${at}"`)
    for (const number of numbers) expect(html.split(number)).toHaveLength(3)
    expect(html).toContain(
      '<td>main asks worker to stop: worker.cancel() returns true</td><td>main</td><td>worker</td><td>other (sleep(1))</td>',
    )
  })

  it('says where the two part in words', () => {
    const html = pageOf(timelineOf(traceOf(cancelling)), { title: 'x', comparison: parting })
    expect(html).toContain(
      '<td>1 s: &lt;b&gt;</td><td>1 s: c <strong>◀ here they part</strong></td>',
    )
  })

  it('is named in the language of the reader', () => {
    vi.stubEnv('KIT_LANG', 'es')
    const html = pageOf(timelineOf([]), { title: 'nada' })
    expect(html).toContain('<html lang="es">')
    expect(html).toContain('Lo mismo en una tabla')
  })
})

describe('the colours', () => {
  it.each([
    ['light', COLOURS],
    ['dark', DARK_COLOURS],
  ])('are readable: %s', (_, text) => {
    const colours = Object.fromEntries(
      [...text.matchAll(/--(\w+): (#\w{6})/g)].map(([, name = '', value = '']) => [name, value]),
    )
    const { paper = '', notice = '', line, ...inks } = colours
    const weak = Object.entries(inks).filter(([, ink]) => contrast(ink, paper) < 4.5)
    expect(weak).toEqual([])
    expect(contrast(inks.ink ?? '', notice)).toBeGreaterThan(4.5)
    expect(Object.keys(inks)).toHaveLength(7)
  })
})

/** WCAG's contrast ratio. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
