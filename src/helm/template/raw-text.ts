import { operand, Place } from './action';
import { Code } from './code';
import { RawNode } from '../../expr/node/node';
import { CODE, Segment, segmentsOf, singleAction } from '../../expr/template/template-text';

/** The code between the braces if the text is a single action; otherwise undefined. @internal */
export function rawCode(node: RawNode, place: Place): Code | undefined {
  const action = singleAction(node.template);
  return action && { text: codeOf(action, node, place), precedence: isOneTerm(action.code) ? 'operand' : 'pipeline' };
}

/** Whether the author's code is a single constant, variable or field, or in parentheses. */
function isOneTerm(code: string): boolean {
  let open = 0;
  return (code.match(CODE) ?? []).every(token => {
    open += token === '(' ? 1 : token === ')' ? -1 : 0;
    return open > 0 || !/^(\s+|\|)$/.test(token);
  });
}

/** Whether it has more than one action, so that it becomes a helper. @internal */
export function rawIsText(node: RawNode): boolean {
  return singleAction(node.template) === undefined;
}

/** The text in a template. @internal */
export function rawText(node: RawNode, place: Place): string {
  return segmentsOf(node.template).map(segment => {
    switch (segment.kind) {
      case 'comment':
        return segment.text;
      case 'text':
        return segment.text.replace(MENTION, (_, i) => `{{ ${operand(node.nodes[i], 'scalar', place)} }}`);
      case 'action':
        return segment.text.replace(segment.code, () => codeOf(segment, node, place));
    }
  }).join('');
}

/** Whether an action renders several lines, which are indented, or has an indent of its own, relative to the text. @internal */
export function givesLines(node: RawNode): boolean {
  return segmentsOf(node.template).some(s => s.kind === 'action' && /\b(n?indent|toYaml\w*|toPrettyJson|include)\b/.test(s.code));
}

const MENTION = /\u2983(\d+)\u2984/g;

/** The code with its expressions, and with the root instead of the dot or `$`. */
function codeOf({ code, depth }: Segment, node: RawNode, place: Place): string {
  const tokens = code.match(CODE) ?? [];
  return tokens.map((token, i) => {
    const before = tokens[i - 1] ?? ' ';
    if (/^\u2983/.test(token)) {
      return operand(node.nodes[Number(token.slice(1, -1))], 'scalar', place);
    }
    if (token === '$' && place.root === '$.root') {
      return place.root;
    }
    // After a variable or a parenthesis, it is a field of that.
    if (!token.startsWith('.') || depth > 0 || !place.root || /[\w$)\u2984]$/.test(before)) {
      return token;
    }
    return token === '.' ? place.root : `${place.root}${token}`;
  }).join('');
}
