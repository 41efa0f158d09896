import { labelOf } from '../node/label';
import { Node, RawNode } from '../node/node';
import { toNode } from './to-node';
import { mayBeLeftOut } from '../node/parts';
import { segmentsOf } from '../template/template-text';
import { hasMarkerCharacter, findMarkers, findNumbers } from '../token/token';
import { tokenById } from '../token/text';
import { ANY, BOOLEAN, integerType, stringType, Type } from '../node/type';
import { CharSet } from '../../values/schema/char-set';
import { Refusal } from '../../values/refusal';

/**
 * A text of a template, and what it gives.
 *
 * @internal
 */
export function rawNode(template: string, plain: any): RawNode {
  const twin = toNode(plain);
  if (mayBeLeftOut(twin)) {
    throw new Refusal('raw-template',
      `what the template text gives, ${labelOf(twin)}, is left out under a condition: place the whole under the condition, as in x.ifTrue(Fn.raw({ … }))`);
  }
  const nodes: Node[] = [];
  let text = '';
  let end = 0;
  for (const marker of [...findMarkers(template), ...findNumbers(template)].sort((a, b) => a.index - b.index)) {
    text += `${known(template.slice(end, marker.index))}\u2983${nodes.length}\u2984`;
    const { node } = tokenById(marker.id, marker.text, template);
    // Within code a number is one, though it came in a text.
    nodes.push(node.kind === 'call' && node.fn === 'toString' ? node.args[0] : node);
    end = marker.index + marker.text.length;
  }
  text += known(template.slice(end));
  segmentsOf(text);
  return Object.freeze({ kind: 'raw', template: text, nodes: Object.freeze(nodes), plain: twin, type: typeOf(twin.type) });
}

function known(text: string): string {
  if (hasMarkerCharacter(text)) {
    throw new Refusal('token-damaged', `the template text holds a piece of an expression, ${JSON.stringify(text)}: something cut it`);
  }
  return text;
}

/** What the text gives nobody has checked, so of the type only the kind counts. */
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
