import { BooleanExpression } from '../../expr/expression/expression';
import { Fn } from '../../expr/expression/fn';
import { call } from '../../expr/functions/functions';
import { labelOf } from '../../expr/node/label';
import { literal } from '../../expr/node/literal';
import { Node } from '../../expr/node/node';
import { ownerOf, pathPrefix } from '../../expr/node/owner';
import { nodesOfPart } from '../../expr/node/children';
import { StringExpression } from '../../expr/expression/string-expression';
import { asText, concat } from '../../expr/functions/concat';
import { toNode } from '../../expr/expression/to-node';
import { StringType, Type } from '../../expr/node/type';
import { evaluate, NOWHERE } from '../../plain/evaluate';
import { Refusal } from '../../values/refusal';
import { Json } from '../../values/shape';

/**
 * Values as literals of another language: no value can end its literal and become code.
 *
 * ```ts
 * `c.ServerApp.base_url = ${ConfigText.python(basePath)}\n`
 * ```
 *
 * A value is a literal, an expression, or a token of one. Values that the language cannot represent are refused
 * (`text-breaks-out`).
 */
export class ConfigText {
  /**
   * A JSON literal: a string, a number, a boolean, a list or a map.
   *
   * @param value anything.
   */
  public static json(value: any): StringExpression {
    return written(toNode(value), node => call('toRawJson', [node]));
  }

  /**
   * A Python literal: a string, a number, `True` or `False`; a list or dict of these in the code of the chart; or a value
   * that is a list or map of strings and numbers.
   *
   * Refused: lists and maps whose items may be booleans or of any type, and spread or conditional items. Use a loop for
   * those.
   *
   * @param value anything.
   */
  public static python(value: any): StringExpression {
    return new StringExpression(pythonOf(toNode(value)));
  }

  /**
   * A value of an INI file for Python's `configparser`: the rest of the line, without leading and trailing whitespace.
   *
   * Multi-line strings are refused: they could start another section.
   *
   * @param value a string, a number or a boolean.
   * @param interpolation whether to double `%`, for programs that have not disabled interpolation.
   */
  public static ini(value: any, interpolation: boolean = true): StringExpression {
    const node = scalar(value);
    need(node, !(node.type as StringType).chars.hasAnyOf('\n\r'), 'may have several lines, of which INI takes the second for another setting: declare it without multiline');
    return written(node, n => (interpolation ? call('replace', [literal('%'), literal('%%'), n]) : n));
  }

  /**
   * A word of a POSIX shell, in single quotes; also for files that a shell sources.
   *
   * @param value a string, a number or a boolean.
   */
  public static shell(value: any): StringExpression {
    return written(scalar(value), n => call('squote', [call('replace', [literal('\''), literal('\'\\\'\''), n])]));
  }

  private constructor() {
  }
}

/** Literals are converted at synthesis, not in the template. */
function written(node: Node, write: (node: Node) => Node): StringExpression {
  const text = write(node);
  return new StringExpression(ownerOf(text) || !isLiteral(node) ? text : literal(evaluate(text, NOWHERE) as Json));
}

function pythonOf(node: Node): Node {
  const parts = writtenParts(node);
  if (parts) {
    return bracketed(node.kind === 'list' ? '[]' : '{}', parts);
  }
  if (node.kind === 'literal') {
    return literal(pythonLiteral(node.value));
  }
  if (node.type.kind === 'boolean') {
    return Fn.ternary(new BooleanExpression(node), 'True', 'False')._node;
  }
  need(node, !holdsBooleans(node.type), 'may hold booleans or data of any kind, which Python writes in another way than JSON: loop over it, or declare what its items are');
  // Python has the escapes of JSON.
  return call('toRawJson', [node]);
}

/** The items or entries of a list or map in the code of the chart, one by one. */
function writtenParts(node: Node): Node[] | undefined {
  if (node.kind !== 'list' && node.kind !== 'map') {
    return undefined;
  }
  return node.parts.map(part => {
    if (part.kind !== 'element' && part.kind !== 'entry') {
      const [read] = nodesOfPart(part);
      throw new Refusal('text-breaks-out', `${pathPrefix(read)}${labelOf(read)} is spread into a Python literal, or decides its content: write that part as a string, with loop().join() or Fn.ternary()`);
    }
    return part.kind === 'element' ? pythonOf(part.value) : concat([pythonOf(part.key), literal(': '), pythonOf(part.value)]);
  });
}

function bracketed([open, close]: string, parts: readonly Node[]): Node {
  return concat([literal(open), ...parts.flatMap((part, i) => (i > 0 ? [literal(', '), part] : [part])), literal(close)]);
}

function pythonLiteral(value: Json): string {
  return typeof value === 'boolean' ? (value ? 'True' : 'False')
    : Array.isArray(value) ? `[${value.map(pythonLiteral).join(', ')}]`
      : typeof value === 'object' && value !== null ? `{${Object.entries(value).map(([k, v]) => `${pythonLiteral(k)}: ${pythonLiteral(v)}`).join(', ')}}`
        : JSON.stringify(value);
}

function isLiteral(node: Node): boolean {
  return node.kind === 'literal';
}

function scalar(value: any): Node {
  const node = toNode(value);
  need(node, ['string', 'integer', 'number', 'boolean'].includes(node.type.kind), `is a ${node.type.kind}, which has no text of its own: give a text, a number or a boolean`);
  return asText(node);
}

function holdsBooleans(type: Type): boolean {
  switch (type.kind) {
    case 'boolean':
    case 'any':
      return true;
    case 'list':
    case 'map':
      return holdsBooleans(type.items);
    case 'object':
      return Object.values(type.fields).some(field => holdsBooleans(field.type));
    default:
      return false;
  }
}

function need(node: Node, holds: boolean, message: string): void {
  if (!holds) {
    throw new Refusal('text-breaks-out', `${pathPrefix(node)}${labelOf(node)} ${message}`);
  }
}
