// What everything that prints shares: colour where there is a terminal for it, indentation, a bar.
// Nothing is said by colour alone.
import { styleText } from 'node:util'
import { plain, type Style } from './report.ts'

/** How text is emphasised on this stream: NO_COLOR and FORCE_COLOR decide, else the terminal. */
export function styleFor(stream: { readonly isTTY?: boolean }): Style {
  const { NO_COLOR, FORCE_COLOR } = process.env
  if (NO_COLOR) return plain
  const isColoured = FORCE_COLOR !== undefined ? FORCE_COLOR !== '0' : stream.isTTY === true
  return isColoured ? coloured : plain
}

const coloured: Style = (kind, text) => {
  const formats = { bold: 'bold', good: 'green', bad: 'red', faint: 'dim' } as const
  return styleText(formats[kind], text)
}

/** Every line that is not empty, two columns to the right. */
export function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ')
}

/** `[#######.....]`; full only where nothing is left, and empty only where nothing is done. */
export function barText(done: number, total: number, width = 30): string {
  const share = total === 0 ? 0 : (width * done) / total
  const full = done >= total ? width : Math.min(width - 1, done > 0 ? Math.max(1, share) : 0)
  const count = Math.floor(full)
  return `[${'#'.repeat(count)}${'.'.repeat(width - count)}]`
}
