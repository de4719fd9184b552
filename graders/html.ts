// The frame of every page that the kit writes: one file that asks for nothing from anywhere, light or
// dark as the system is, readable on a narrow screen and on paper.
import { language, say, type Text } from './language.ts'
import { COLOURS, DARK_COLOURS, escaped } from './timeline/markup.ts'

/** What is on a page: `body` and `head` are mark-up, the title is text. */
export type HtmlParts = {
  readonly title: string
  readonly body: string
  readonly head?: string
  readonly style?: string
  readonly script?: string
}

/** A page in the reader's language. */
export function htmlPage({ title, body, head = '', style = '', script }: HtmlParts): string {
  const scripts = script === undefined ? '' : `; script-src 'unsafe-inline'`
  const policy = `default-src 'none'; img-src data:; style-src 'unsafe-inline'${scripts}`
  return `<!doctype html>
<html lang="${language()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${policy}">
${head}
<title>${escaped(title)}</title>
<style>${STYLE}${style}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
${script === undefined ? '' : `<script>${script}</script>\n`}</body>
</html>
`
}

/** A table that scrolls by itself where the screen is narrow; rows are mark-up. */
export function tableOf(caption: string, heads: readonly Text[], rows: readonly string[]): string {
  const head = heads.map((text) => `<th scope="col">${word(text)}</th>`).join('')
  const name = escaped(caption)
  return `<div class="scroll" tabindex="0" role="region" aria-label="${name}">
<table><caption>${name}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>`
}

/** A text as content, in the reader's language. */
export const word = (text: Text): string => escaped(say(text))

const STYLE = `
:root {${COLOURS} color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root {${DARK_COLOURS}} }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; }
main { max-width: 75rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
pre, .scroll { overflow: auto; max-width: 100%; border: 1px solid var(--line); border-radius: 6px; }
pre { padding: 0.75rem; font: 14px/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; }
svg { display: block; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding: 0.5rem; color: var(--faint); }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.75rem; border-top: 1px solid var(--line); }
th[scope='row'] { font-weight: 400; white-space: nowrap; font-variant-numeric: tabular-nums; }
.line { color: var(--faint); font-size: 0.875rem; white-space: nowrap; }
.parts, tr.tl-here { outline: 2px solid var(--running); outline-offset: -2px; }
.steps { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; color: var(--faint); }
button { font: inherit; min-height: 2.25rem; padding: 0.25rem 0.9rem; color: var(--ink); background: var(--paper); border: 1px solid var(--faint); border-radius: 6px; }
#step { min-height: 1.5em; margin: 0.25rem 0; }
:focus-visible { outline: 3px solid var(--running); outline-offset: 2px; }
@media print { .steps, #step { display: none; } }
`
