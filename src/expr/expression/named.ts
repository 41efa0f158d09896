import { Helper, IncludeNode, Node } from '../node/node';
import { Owner } from '../node/owner';
import { mayBeLeftOut } from '../node/parts';
import { Refusal } from '../../values/refusal';

/**
 * A named template of the chart: a helper in `_helpers.tpl`, an `include` where it is used, and inlined for plain YAML.
 *
 * @internal
 */
export function include(owner: Owner, name: string, description: string, body: Node): IncludeNode {
  if (!/^[a-zA-Z][-_.a-zA-Z0-9]*$/.test(name)) {
    throw new Refusal('helper-name', `${owner.path}: "${name}" is not the name of a helper: use letters, digits, ".", "-" and "_"`);
  }
  if (owner.helpers.has(name)) {
    throw new Refusal('helper-redefined', `${owner.path}: the helper "${name}" is already defined: choose another name`);
  }
  if (body.type.kind !== 'string' && body.kind !== 'map') {
    throw new Refusal('helper-kind',
      `${owner.path}: the helper "${name}" is a ${body.type.kind}: expected a string, or an object written in the chart, ` +
      'since named templates render text');
  }
  if (mayBeLeftOut(body)) {
    throw new Refusal('helper-kind',
      `${owner.path}: the helper "${name}" is left out under a condition, and a named template always renders text: add the other case, as in ifTrue('a', '')`);
  }
  const helper: Helper = Object.freeze({ name, description, body });
  owner.helpers.set(name, helper);
  return Object.freeze({ kind: 'include', helper, type: body.type });
}
