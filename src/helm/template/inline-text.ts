import { action, condition, Place, textAction, within } from './action';
import { goString } from './go-literal';
import { scalarCode } from './scalar';
import { escapeBraces } from './yaml-scalar';
import { sameNode } from '../../expr/node/equal';
import { mayEvaluateBoth } from '../../expr/node/may-fail';
import { Node } from '../../expr/node/node';
import { childrenOf } from '../../expr/node/children';

/**
 * A text as it stands in the middle of a template's text.
 *
 * @param escape how known text is written where it stands.
 * @internal
 */
export function inlineText(node: Node, place: Place, escape: (text: string) => string = escapeBraces): string {
  switch (node.kind) {
    case 'literal':
      return escape(String(node.value));
    case 'concat':
      return joined(node.parts.map(p => inlineText(p, place, escape)));
    case 'choose': {
      if (!mayEvaluateBoth(node)) {
        break; // as wherever a choice is an argument
      }
      const otherwise = node.otherwise === undefined ? '' : inlineText(node.otherwise, place, escape);
      const subject = withSubject(node.condition, node.then);
      const open = subject ? `with ${action(subject, place)}` : `if ${condition(node.condition, place)}`;
      const then = inlineText(node.then, subject ? within(place, subject) : place, escape);
      return joined([`{{ ${open} }}`, then, ...otherwise === '' ? [] : ['{{ else }}', otherwise], '{{ end }}']);
    }
    case 'call':
      if (node.fn === 'toString') {
        return `{{ ${scalarCode(node.args[0], place).text} }}`;
      }
      if (node.fn === 'ternary' && node.type.kind === 'string') {
        const [then, otherwise, asked] = node.args;
        return inlineText({ kind: 'choose', condition: asked, then, otherwise, type: node.type }, place, escape);
      }
  }
  return `{{ ${textAction(node, place)} }}`;
}

/** Pieces of a template one after the other; a brace of the text does not become one of the action behind it. @internal */
export function joined(pieces: readonly string[]): string {
  return pieces.reduce((text, piece) => (text.endsWith('{') && piece.startsWith('{{') ? `${text.slice(0, -1)}{{ "{" }}${piece}` : text + piece), '');
}

/** What a `with` would be about: something whose truthiness is asked and that is used under the condition. @internal */
export function withSubject(asked: Node, then: Node): Node | undefined {
  return asked.kind === 'call' && asked.fn === 'truthy' && mentionsNode(then, asked.args[0]) ? asked.args[0] : undefined;
}

/** Whether an expression is or holds another, outside of helpers, which know only the root. @internal */
export function mentionsNode(node: Node, what: Node): boolean {
  return sameNode(node, what) || (node.kind !== 'include' && childrenOf(node).some(child => mentionsNode(child, what)));
}

/** The lines around a helper trim the white space at its edges, unless an action gives it. @internal */
export function keepEdges(text: string): string {
  return text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, space => `{{ ${goString(space)} }}`);
}
