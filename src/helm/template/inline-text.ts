import { condition, inlineAction, innerPlace, Place, subjectOf, where } from './action';
import { goString } from './go-literal';
import { scalarCode } from './scalar';
import { escapeBraces } from './yaml-scalar';
import { childrenOf } from '../../expr/node/children';
import { sameNode } from '../../expr/node/equal';
import { mayEvaluateBoth } from '../../expr/node/may-fail';
import { Node } from '../../expr/node/node';

/**
 * A piece of template text: literal text, an action, or whole lines.
 *
 * @internal
 */
export type Piece = KnownText | Action | WholeLines;

interface KnownText {
  readonly kind: 'text';
  readonly text: string;
}

interface Action {
  readonly kind: 'action';
  /** The code between the braces. */
  readonly code: string;
  /** Whether it trims the whitespace before it. */
  readonly trims?: boolean;
}

interface WholeLines {
  readonly kind: 'lines';
  readonly lines: readonly string[];
}

/**
 * A string within template text. @param quote escapes literal text.
 * @internal
 */
export function inlineText(node: Node, place: Place, quote?: (text: string) => string): string {
  return printPieces(piecesOf(node, place), quote);
}

/** The same, piece by piece. @internal */
export function piecesOf(node: Node, place: Place): readonly Piece[] {
  switch (node.kind) {
    case 'literal':
      return node.value === '' ? [] : [{ kind: 'text', text: String(node.value) }];
    case 'concat':
      return node.parts.flatMap(p => piecesOf(p, place));
    case 'choose': {
      if (!mayEvaluateBoth(node)) {
        break; // as wherever a choice is an argument
      }
      const otherwise = node.otherwise === undefined ? [] : piecesOf(node.otherwise, place);
      const subject = withSubject(node.condition, node.then);
      const open = subject ? `with ${subjectOf(subject, place)}` : `if ${condition(node.condition, place)}`;
      const then = piecesOf(node.then, where(node.condition, subject ? innerPlace(place, subject) : place));
      return [actionOf(open), ...then, ...otherwise.length > 0 ? [actionOf('else'), ...otherwise] : [], actionOf('end')];
    }
    case 'call':
      if (node.fn === 'toString') {
        return [actionOf(scalarCode(node.args[0], place).text)];
      }
      if (asChoice(node) !== node) {
        return piecesOf(asChoice(node), place);
      }
  }
  return [actionOf(inlineAction(node, place))];
}

/** A `ternary` of strings, as text has it. @internal */
export function asChoice(node: Node): Node {
  if (node.kind !== 'call' || node.fn !== 'ternary' || node.type.kind !== 'string') {
    return node;
  }
  const [then, otherwise, asked] = node.args;
  return { kind: 'choose', condition: asked, then, otherwise, type: node.type };
}

function actionOf(code: string): Action {
  return { kind: 'action', code };
}

/**
 * Joined pieces of a template; a literal brace does not merge with the braces of the next action.
 *
 * @param quote escapes literal text.
 * @internal
 */
export function printPieces(pieces: readonly Piece[], quote: (text: string) => string = text => text): string {
  return pieces.map((piece, i) => {
    switch (piece.kind) {
      case 'action':
        return `{{${piece.trims ? '-' : ''} ${piece.code} }}`;
      case 'lines':
        return `${piece.lines.join('\n')}\n`;
      case 'text': {
        const text = escapeBraces(quote(piece.text));
        return pieces[i + 1]?.kind === 'action' ? text.replace(/\{$/, '{{ "{" }}') : text;
      }
    }
  }).join('');
}

/** The argument of a `with`: a value that is tested for truthiness and used under that condition. @internal */
export function withSubject(asked: Node, then: Node): Node | undefined {
  return asked.kind === 'call' && asked.fn === 'truthy' && mentionsNode(then, asked.args[0]) ? asked.args[0] : undefined;
}

/** Whether an expression is or contains another, outside of helpers, which only have the root. @internal */
export function mentionsNode(node: Node, what: Node): boolean {
  return sameNode(node, what) || (node.kind !== 'include' && childrenOf(node).some(child => mentionsNode(child, what)));
}

const SPACE_AT_START = /^[ \t\r\n]+/;
const SPACE_AT_END = /[ \t\r\n]+$/;

/** Whether there is whitespace at an edge that an adjacent action could trim. @internal */
export function hasSpaceAtEdge(pieces: readonly Piece[], edge: 'start' | 'end'): boolean {
  const piece = edge === 'start' ? pieces[0] : pieces[pieces.length - 1];
  return piece?.kind === 'text' && (edge === 'start' ? SPACE_AT_START : SPACE_AT_END).test(piece.text);
}

/** The lines around a helper trim whitespace at its edges unless an action renders it. @internal */
export function keepEdges(text: string): string {
  return [SPACE_AT_START, SPACE_AT_END].reduce((kept, edge) => kept.replace(edge, space => `{{ ${goString(space)} }}`), text);
}
