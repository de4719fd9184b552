// Mistakes of calls: a function that is called instead of passed, an option that is ignored.
import { type CallExpression, Node } from 'ts-morph'
import { calleeOf, instead, type Mutation, receiverOf } from './mutation.ts'

/** Which argument is a function that somebody else calls. */
const CALLBACK_AT: Readonly<Record<string, number>> = {
  ...{ addDoneCallback: 0, removeDoneCallback: 0, callSoon: 0, callLater: 1, callAt: 1 },
  ...{ map: 0, forEach: 0, filter: 0, sort: 0, toThread: 0, setExceptionHandler: 0 },
}

/** The mistakes that can be made with the arguments of a call. */
export function callArguments(node: Node): Mutation[] {
  if (Node.isCallExpression(node)) return [...called(node), ...ignored(node, 1)]
  return Node.isNewExpression(node) ? ignored(node, 0) : []
}

function called(call: CallExpression): Mutation[] {
  const at = CALLBACK_AT[calleeOf(call)]
  const callback = at === undefined ? undefined : call.getArguments()[at]
  if (callback === undefined || Node.isCallExpression(callback)) return []
  const subject = calleeOf(call) === 'addDoneCallback' ? (receiverOf(call)?.getText() ?? '') : ''
  const isName = Node.isIdentifier(callback) || Node.isPropertyAccessExpression(callback)
  const text = isName ? callback.getText() : `(${callback.getText()})`
  return [instead('call-the-callback', callback, `${text}(${subject})`)]
}

/** Options come last, in one object; before them stand at least so many other arguments. */
function ignored(call: CallExpression | (Node & { getArguments(): Node[] }), others: number) {
  const all = call.getArguments()
  const options = all.at(-1)
  if (!Node.isObjectLiteralExpression(options) || all.length <= others) return []
  const properties = options.getProperties()
  const found = properties.map((one) => {
    const rest = properties.filter((other) => other !== one).map((other) => other.getText())
    return instead('ignore-option', options, rest.length === 0 ? '{}' : `{ ${rest.join(', ')} }`)
  })
  return found
}
