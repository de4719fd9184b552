// Is a text XML, or a page HTML? Strict enough for what the kit writes, and for nothing else.

/** What keeps a text from being well formed; `voids` need no end. */
export function faults(xml: string, voids: readonly string[] = []): string[] {
  const found: string[] = []
  const open: string[] = []
  const tag =
    /<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"<]*")?)*)\s*(\/?)>|<|&(?!(?:amp|lt|gt|quot|#\d+);)/g
  for (const [whole, end, name, , selfClosing] of xml.matchAll(tag)) {
    if (name === undefined) found.push(`${whole} stands alone`)
    else if (end === '/') {
      if (open.pop() !== name) found.push(`</${name}> closes something else`)
    } else if (selfClosing !== '/' && !voids.includes(name)) open.push(name)
  }
  if (/[^\P{Cc}\t\n]|\p{Cs}|\uffff/u.test(xml)) found.push('a forbidden character')
  const ids = [...xml.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id)
  if (new Set(ids).size < ids.length) found.push('an id twice')
  return [...found, ...open.map((name) => `<${name}> is not closed`)]
}

/** The same of a page, without what is no markup: the script, the styles, the doctype. */
export function faultsOfPage(html: string): string[] {
  const markup = html
    .replace(/^<!doctype html>/, '')
    .replaceAll(/<(script|style)>[\s\S]*?<\/\1>/g, '')
  return faults(markup, ['meta', 'img'])
}
