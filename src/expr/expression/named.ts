import { Helper, IncludeNode, Node } from '../node/node';
import { Owner } from '../node/owner';
import { mayBeLeftOut } from '../node/parts';
import { Refusal } from '../../values/refusal';

/**
 * A named expression of the chart: written once, a helper in `_helpers.tpl`, an `include` where it is used, and inlined
 * in plain mode.
 *
 * @internal
 */
export function include(owner: Owner, name: string, description: string, body: Node): IncludeNode {
  if (!/^[a-zA-Z][-_.a-zA-Z0-9]*$/.test(name)) {
    throw new Refusal('helper-name', `${owner.path}: "${name}" cannot be the name of an expression: use letters, digits, ".", "-" and "_"`);
  }
  if (owner.helpers.has(name)) {
    throw new Refusal('helper-redefined', `${owner.path}: there is an expression named "${name}" already`);
  }
  if (body.type.kind !== 'string' && body.kind !== 'map') {
    throw new Refusal('helper-kind',
      `${owner.path}: the expression "${name}" is a ${body.type.kind}: only a text or an object written in the chart can have a name, ` +
      'since a helper of Helm gives text');
  }
  if (mayBeLeftOut(body)) {
    throw new Refusal('helper-kind',
      `${owner.path}: the expression "${name}" is left out under a condition, and a helper of Helm always gives text: say what it is otherwise, as in ifTrue('a', '')`);
  }
  const helper: Helper = Object.freeze({ name, description, body });
  owner.helpers.set(name, helper);
  return Object.freeze({ kind: 'include', helper, type: body.type });
}
