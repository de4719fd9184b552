// Text in SVG and HTML: escaped, and without what no XML may hold. A program may log anything.

/** The text as content or as the value of an attribute. */
export function escaped(text: string): string {
  return text
    .replaceAll(/[^\P{Cc}\t\n]|\p{Cs}|[\uFFFE\uFFFF]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/**
 * The colours of every drawing, light and dark. Each is readable on the background beside it (4.5 to
 * 1 and more), and none of them says anything that a shape or a word does not say too.
 */
export const COLOURS = `
--paper: #ffffff; --ink: #1f2328; --faint: #59636e; --line: #d1d9e0; --notice: #fff3c9;
--running: #0550ae; --ready: #8a5a00; --waiting: #59636e; --good: #116329; --bad: #a40e26;
`

export const DARK_COLOURS = `
--paper: #0d1117; --ink: #e6edf3; --faint: #9da7b3; --line: #3d444d; --notice: #3a2f0b;
--running: #79b8ff; --ready: #e3b341; --waiting: #9da7b3; --good: #56d364; --bad: #ff9492;
`

/** Seconds as they are printed. */
export function seconds(time: number): string {
  return `${Number(time.toPrecision(6))} s`
}
