import { labelOf } from '../node/label';
import { Node, RawNode } from '../node/node';
import { toNode } from './to-node';
import { mayBeLeftOut } from '../node/parts';
import { segmentsOf } from '../template/template-text';
import { findTokens, hasPieceOfToken } from '../token/token';
import { tokenById } from '../token/text';
import { ANY, BOOLEAN, integerType, stringType, Type } from '../node/type';
import { CharSet } from '../../values/schema/char-set';
import { checkObjectText } from '../../values/object-text';
import { Refusal } from '../../values/refusal';

/**
 * A raw template, and what it renders to.
 *
 * @internal
 */
export function rawNode(template: string, plain: any): RawNode {
  const twin = toNode(plain);
  if (mayBeLeftOut(twin)) {
    throw new Refusal('raw-template',
      `the plain value of the template, ${labelOf(twin)}, is left out under a condition: put the whole under the condition, as in x.ifTrue(Fn.raw({ … }))`);
  }
  checkObjectText(template);
  const nodes: Node[] = [];
  let text = '';
  let end = 0;
  for (const found of findTokens(template)) {
    text += `${known(template.slice(end, found.index))}\u2983${nodes.length}\u2984`;
    const { node } = tokenById(found.id, found.text, template);
    // Within code a number is one, though it came in a string.
    nodes.push(node.kind === 'call' && node.fn === 'toString' ? node.args[0] : node);
    end = found.index + found.text.length;
  }
  text += known(template.slice(end));
  segmentsOf(text);
  return Object.freeze({ kind: 'raw', template: text, nodes: Object.freeze(nodes), plain: twin, type: typeOf(twin.type) });
}

function known(text: string): string {
  if (hasPieceOfToken(text)) {
    throw new Refusal('token-damaged', `the template contains a piece of a token, ${JSON.stringify(text)}: code cut it`);
  }
  return text;
}

/** What the template renders is not checked, so only the kind of the type counts. */
function typeOf(type: Type): Type {
  switch (type.kind) {
    case 'string':
      return stringType(CharSet.ALL);
    case 'integer':
      return integerType();
    case 'number':
      return { kind: 'number', minimum: -Number.MAX_VALUE, maximum: Number.MAX_VALUE };
    case 'boolean':
      return BOOLEAN;
    case 'list':
      return { kind: 'list', items: ANY, minItems: 0 };
    case 'map':
    case 'object':
      return { kind: 'map', keys: stringType(CharSet.LINE), items: ANY };
    case 'any':
      return ANY;
  }
}
