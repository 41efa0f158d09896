import { Scope } from '../model/model';
import { labelOf } from '../../expr/node/label';
import { CallNode, Loop, Node, Part } from '../../expr/node/node';
import { Owner, ownerOf } from '../../expr/node/owner';
import { childrenOf, nodesOfPart } from '../../expr/node/children';
import { valuePathsOf } from '../../expr/template/template-values';
import { fieldAt } from '../../values/schema/rule';
import { Refusal } from '../../values/refusal';
import { Field, ObjectShape, Shape } from '../../values/shape';

/** Refuses expressions of other charts, and items of loops that are not around them. @internal */
export function checkExpressions(nodes: readonly Node[], scopes: readonly Scope[], owner: Owner): void {
  const loops = new Set<Loop>();
  for (const scope of scopes) {
    check(scope.kind === 'when' ? scope.condition : scope.loop.over, loops, owner);
    if (scope.kind === 'each') {
      loops.add(scope.loop);
    }
  }
  nodes.forEach(node => check(node, loops, owner));
}

function check(node: Node, loops: ReadonlySet<Loop>, owner: Owner): void {
  switch (node.kind) {
    case 'value':
    case 'builtin':
      if (ownerOf(node) !== owner) {
        throw new Refusal('value-foreign',
          `${labelOf(node)} belongs to the chart ${ownerOf(node)?.path}: use values only in the chart that declares them`);
      }
      return;
    case 'item':
    case 'key':
      if (!loops.has(node.loop)) {
        throw new Refusal('loop-outside',
          `${labelOf(node)} is used outside of its loop: create the object as a child of the ForEach scope, or use it within items() or entries()`);
      }
      return;
    case 'include':
      return check(node.helper.body, new Set(), owner);
    case 'raw':
      valuePathsOf(node.template).forEach(path => declaredPath(path, owner.shape()));
      return childrenOf(node).forEach(child => check(child, loops, owner));
    case 'call':
      node.args.forEach(arg => checkArgument(node.fn, arg));
      checkOtherKeys(node, owner);
      return node.args.forEach(arg => check(arg, loops, owner));
    case 'map':
    case 'list':
      return checkParts(node.parts, loops, owner);
    default:
      childrenOf(node).forEach(child => check(child, loops, owner));
  }
}

/** A template can pass a structure to a function only if its parts are known. */
function checkArgument(fn: string, arg: Node): void {
  if (arg.kind === 'include' && arg.type.kind !== 'string') {
    throw new Refusal('structure-as-argument',
      `${fn}: the helper ${labelOf(arg)} is a map and cannot be an argument, since named templates render text: use it in a manifest, or spread it`);
  }
  if (arg.kind === 'raw' && !SCALARS.includes(arg.type.kind)) {
    throw new Refusal('structure-as-argument', `${fn}: a raw template that renders a ${arg.type.kind} cannot be an argument: use it in a manifest`);
  }
  if (fn !== 'join' && (arg.kind === 'map' || arg.kind === 'list') && arg.parts.some(p => p.kind !== 'entry' && p.kind !== 'element')) {
    throw new Refusal('structure-as-argument',
      `${fn}: a ${arg.kind} with conditions, loops or spread parts cannot be an argument: use concat(), merge() or omit(), or use it in a manifest`);
  }
}

/** The other keys of a group are those that are not declared when they are read. */
function checkOtherKeys({ fn, args: [group, ...known] }: CallNode, owner: Owner): void {
  const shape = fn === 'omit' && group.kind === 'value' ? fieldAt(owner.given(), group.path)?.shape : undefined;
  const later = shape?.kind === 'object' && shape.others ? Object.keys(shape.fields).find(name => !known.some(key => key.kind === 'literal' && key.value === name)) : undefined;
  if (later !== undefined) {
    throw new Refusal('value-redeclared', `${labelOf(group)}.${later} was declared after the other keys of ${labelOf(group)} were read: declare it before otherKeys()`);
  }
}

const SCALARS = ['string', 'integer', 'number', 'boolean'];

/** The declared value that a raw template reads: at the path, or at a prefix of it. */
function declaredPath(names: readonly string[], shape: ObjectShape): string {
  let at: Shape = shape;
  for (const [i, name] of names.entries()) {
    if (at.kind !== 'object') {
      return names.slice(0, i).join('.');
    }
    const field: Field | undefined = Object.prototype.hasOwnProperty.call(at.fields, name) ? at.fields[name] : undefined;
    if (!field) {
      throw new Refusal('value-undeclared', `the template reads .Values.${names.join('.')}, and ${names.slice(0, i + 1).join('.')} is not declared: declare it, or correct the path`);
    }
    at = field.shape;
  }
  return names.join('.');
}

function checkParts(parts: readonly Part[], loops: ReadonlySet<Loop>, owner: Owner): void {
  for (const part of parts) {
    switch (part.kind) {
      case 'entry':
        check(part.key, loops, owner);
        check(part.value, loops, owner);
        break;
      case 'element':
      case 'splice':
        check(part.value, loops, owner);
        break;
      case 'when':
        check(part.condition, loops, owner);
        checkParts(part.then, loops, owner);
        checkParts(part.otherwise, loops, owner);
        break;
      case 'each':
        check(part.loop.over, loops, owner);
        checkParts(part.body, new Set([...loops, part.loop]), owner);
        break;
    }
  }
}

/** Refuses declared values that are not used. @internal */
export function checkUse(path: string, declared: ObjectShape, roots: readonly Node[], loops: readonly Loop[]): void {
  const used = usedPaths(declared, roots, loops);
  // A chart may use only the items, the keys or a declared field of a fragment.
  const isUsed = (leaf: string): boolean => [leaf, ...ancestorsOf(leaf)].some(path => used.has(path))
    || [...used].some(path => path.startsWith(`${leaf}.`) || path.startsWith(`${leaf}[`));
  const all = leavesOf(declared, []);
  const unused = all.filter(leaf => !isUsed(leaf));
  if (unused.length) {
    const ofImage = unused.some(leaf => leaf.includes('.pullSecrets[]'));
    const values = unused.map(leaf => collectionOf(leaf, isUsed, all)).filter((value, i, list) => list.indexOf(value) === i);
    throw new Refusal('value-unused',
      `${path}: ${values.length === 1 ? 'the value' : 'the values'} ${values.join(', ')} ${values.length === 1 ? 'is' : 'are'} declared but not used: ` +
      `use what the declaration returned${ofImage ? ', for images also asPullSecrets()' : ''}, or remove it`);
  }
}

/** The collection of a field of its items, if no part of it is used; otherwise the field. */
function collectionOf(leaf: string, isUsed: (leaf: string) => boolean, all: readonly string[]): string {
  const collection = leaf.replace(/\[\].*$/, '');
  return all.some(other => other.startsWith(`${collection}[]`) && isUsed(other)) ? leaf : collection;
}

/**
 * The paths that expressions read: of values, and of the fields of items, as `workers[].replicas`. A loop over a
 * collection does not by itself use the fields of its items.
 */
function usedPaths(declared: ObjectShape, roots: readonly Node[], loops: readonly Loop[]): Set<string> {
  const used = new Set<string>();
  const seen = new Set<unknown>();
  const visit = (node: Node): void => {
    switch (node.kind) {
      case 'value':
      case 'item': {
        const path = pathOf(node);
        if (path === undefined) {
          break;
        }
        used.add(path);
        return;
      }
      case 'key':
        used.add(`${pathOf(node.loop.over)}[key]`);
        return;
      case 'include':
        if (seen.has(node.helper)) {
          return;
        }
        seen.add(node.helper);
        visit(node.helper.body);
        return;
      case 'raw':
        valuePathsOf(node.template).forEach(path => used.add(declaredPath(path, declared)));
        break;
      case 'map':
      case 'list':
        node.parts.forEach(visitPart);
        return;
    }
    // The collection of a loop is not read as a whole by reading an item.
    if (node.kind !== 'item') {
      childrenOf(node).forEach(visit);
    }
  };
  const visitPart = (part: Part): void => {
    if (part.kind === 'each') {
      visitLoop(part.loop);
      part.body.forEach(visitPart);
    } else if (part.kind === 'when') {
      visit(part.condition);
      part.then.forEach(visitPart);
      part.otherwise.forEach(visitPart);
    } else {
      nodesOfPart(part).forEach(visit);
    }
  };
  // A loop over a collection from values reads what its body reads; over any other collection, everything.
  const visitLoop = (loop: Loop): void => {
    if (pathOf(loop.over) === undefined) {
      visit(loop.over);
    }
  };
  roots.forEach(visit);
  loops.forEach(visitLoop);
  return used;
}

/** The path of a value, or of a field of an item; undefined when the loop goes over something computed. @internal */
export function pathOf(node: Node): string | undefined {
  switch (node.kind) {
    case 'value':
      return node.path.join('.');
    case 'item': {
      const over = pathOf(node.loop.over);
      return over === undefined ? undefined : [`${over}[]`, ...node.path].join('.');
    }
    default:
      return undefined;
  }
}

function leavesOf(shape: ObjectShape, path: readonly string[]): string[] {
  return Object.entries(shape.fields).flatMap(([name, field]) => leaves(field.shape, [...path, name]));
}

function leaves(shape: Shape, path: readonly string[]): string[] {
  switch (shape.kind) {
    case 'object':
      return leavesOf(shape, path);
    case 'list':
    case 'map': {
      const items = `${path[path.length - 1]}[]`;
      return leaves(shape.items, [...path.slice(0, -1), items]);
    }
    default:
      return [path.join('.')];
  }
}

/** The parents of a path: using a whole uses every part. */
function ancestorsOf(leaf: string): string[] {
  const ancestors: string[] = [];
  for (let i = 0; i < leaf.length; i++) {
    if (leaf[i] === '.' || leaf[i] === '[') {
      ancestors.push(leaf.slice(0, i));
    }
  }
  return ancestors;
}
