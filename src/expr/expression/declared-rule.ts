import { BooleanExpression } from './expression';
import { call } from '../functions/functions';
import { literal } from '../node/literal';
import { Node, ValueNode } from '../node/node';
import { own, ownerOf } from '../node/owner';
import { BOOLEAN } from '../node/type';
import type { Values } from './values';
import { Refusal } from '../../values/refusal';
import { fieldAt } from '../../values/schema/rule';
import { Rule, RuleKind, Shape, Term } from '../../values/shape';

/** A rule across values, with the condition of each of its terms. @internal */
export interface DeclaredRule {
  readonly rule: Rule;
  readonly conditions: readonly Node[];
}

/** @param texts paths, optionally followed by `=` and a value. @internal */
export function declareRule(values: Values, kind: RuleKind, texts: readonly string[], reason?: string): DeclaredRule {
  if (!Array.isArray(texts) || texts.some(text => typeof text !== 'string')) {
    throw new Refusal('value-rule', `${kind}(): got ${JSON.stringify(texts)}, expected paths of declared values`);
  }
  if (texts.length < 2) {
    throw new Refusal('value-rule', `${kind}(): got ${texts.length === 0 ? 'no path' : `only ${texts[0]}`}, expected at least two`);
  }
  const terms = texts.map(text => termOf(values, text));
  return { rule: { kind, terms, reason }, conditions: terms.map(term => conditionOf(values, term)) };
}

/** The condition that the rule is satisfied. @internal */
export function conditionOfRule({ rule, conditions }: DeclaredRule): Node {
  const [first, second] = conditions;
  const several = atLeast2(conditions);
  switch (rule.kind) {
    case 'needs':
      return or([not(first), second]);
    case 'conflicts':
      return not(call('and', [first, second]));
    case 'atLeastOneOf':
      return or(conditions);
    case 'atMostOneOf':
      return not(several);
    case 'exactlyOneOf':
      return call('and', [or(conditions), not(several)]);
  }
}

function atLeast2(conditions: readonly Node[]): Node {
  return or(conditions.flatMap((a, i) => conditions.slice(i + 1).map(b => call('and', [a, b]))));
}

function or(conditions: readonly Node[]): Node {
  return conditions.length === 1 ? conditions[0] : call('or', conditions);
}

function not(condition: Node): Node {
  return new BooleanExpression(condition).not()._node;
}

function termOf(values: Values, text: string): Term {
  const [, path, equals] = /^([^=]*)(?:=(.*))?$/s.exec(text)!;
  const field = fieldAt(values._shape, path.split('.'));
  if (!field) {
    throw new Refusal('value-undeclared', `the value ${path} is in a rule but not declared: declare it, or correct the path`);
  }
  if (field.shape.kind === 'object') {
    throw new Refusal('value-rule', `${path} is in a rule and is an object, which is never absent: name one of its fields`);
  }
  return { path: path.split('.'), ...equals === undefined ? {} : { equals: scalarOf(path, field.shape, equals) } };
}

function scalarOf(path: string, shape: Shape, text: string): string | number | boolean {
  switch (shape.kind) {
    case 'string':
      return text;
    case 'enum':
      if (shape.values.includes(text)) {
        return text;
      }
      throw new Refusal('value-rule', `the rule ${path}=${text}: got "${text}", expected one of ${shape.values.join(', ')}`);
    case 'integer':
    case 'number': {
      const number = Number(text);
      if (text.trim() !== '' && number >= shape.minimum && number <= shape.maximum && (shape.kind === 'number' || Number.isInteger(number))) {
        return number + 0;
      }
      throw new Refusal('value-rule', `the rule ${path}=${text}: got ${JSON.stringify(text)}, expected ${shape.kind === 'integer' ? 'an integer' : 'a number'} from ${shape.minimum} to ${shape.maximum}`);
    }
    case 'boolean':
      if (text === 'true' || text === 'false') {
        return text === 'true';
      }
      throw new Refusal('value-rule', `the rule ${path}=${text}: got ${JSON.stringify(text)}, expected true or false`);
    default:
      throw new Refusal('value-rule', `the rule ${path}=${text}: got ${shape.kind === 'raw' ? 'Kubernetes YAML' : `a ${shape.kind}`}, expected a string, a number or a boolean to compare`);
  }
}

function conditionOf(values: Values, { path, equals }: Term): Node {
  const value = values.get(path.join('.'));
  if (equals === undefined) {
    return value.isTruthy()._node;
  }
  const node = value._node as ValueNode;
  if (node.absent !== 'optional') {
    return call('eq', [node, literal(equals)]);
  }
  const given: ValueNode = own(Object.freeze({ ...node, absent: undefined }), ownerOf(node)!);
  return call('and', [Object.freeze({ kind: 'present', of: node, type: BOOLEAN }), call('eq', [given, literal(equals)])]);
}
