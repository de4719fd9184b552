// What looks like something else. A sealed process refuses a program in which `-->`, `<!--`, `import(`
// or `eval(` stand anywhere, be it in a text: some parsers take them for a comment, an import, an eval.
// Here they are written so that they mean the same and look like nothing. Comments have gone already.
import type { ESTree } from 'vite'
import { children, type Patch } from './patch.ts'

const LOOKALIKE = /<!--|-->|\bimport(?=\s*(?:\(|\/[/*]))|\beval(?=\s*\()/g

/** In a text a look-alike gets its last character as an escape, as an operator a blank inside. */
export function disguise(program: ESTree.Program, patch: Patch): void {
  const found = [...patch.bare.matchAll(LOOKALIKE)]
  if (found.length === 0) return
  const texts: ESTree.Node[] = []
  collect(program, texts)
  for (const { index, 0: word } of found) {
    const isText = texts.some(({ start, end }) => start < index && index < end)
    if (isText) patch.escape(index + word.length - 1)
    // The parser has refused `<!--` as an operator.
    else if (word === '-->') patch.insert(index + 2, ' ')
  }
}

/** Strings, regular expressions and the texts of templates. */
function collect(node: ESTree.Node, texts: ESTree.Node[]): void {
  if (node.type === 'Literal' || node.type === 'TemplateElement') texts.push(node)
  for (const child of children(node)) collect(child, texts)
}
