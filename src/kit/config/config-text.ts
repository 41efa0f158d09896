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
import { Context, evaluate } from '../../plain/evaluate';
import { Refusal } from '../../values/refusal';
import { Json } from '../../values/shape';

/**
 * Values within a text of another language, as that language writes them: nothing that a user gives ends the literal and
 * becomes code.
 *
 * ```ts
 * `c.ServerApp.base_url = ${ConfigText.python(basePath)}\n`
 * ```
 *
 * A value is a literal, an expression, or a token of one. Refused is what the language has no way to write
 * (`text-breaks-out`).
 */
export class ConfigText {
  /**
   * A literal of JSON: a text in quotes, a number, `true`, a list, a map.
   *
   * @param value anything.
   */
  public static json(value: any): StringExpression {
    return written(toNode(value), node => call('toRawJson', [node]));
  }

  /**
   * A literal of Python: a text in quotes, a number, `True` or `False`, a list or map of these that is written in the
   * chart, or a value that is a list or map of strings and numbers.
   *
   * Refused are values that may hold booleans or data of any kind, and what is spread into a list or map or stands there
   * under a condition: loop over it.
   *
   * @param value anything.
   */
  public static python(value: any): StringExpression {
    return new StringExpression(pythonOf(toNode(value)));
  }

  /**
   * A value of an INI file, as Python's `configparser` reads it: the rest of the line, without white space at its ends.
   *
   * Refused are texts of several lines, which could go on with a section of their own.
   *
   * @param value a text, a number or a boolean.
   * @param interpolation whether `%` stands for other values and has to be doubled, as it is unless the program has turned
   * it off.
   */
  public static ini(value: any, interpolation: boolean = true): StringExpression {
    const node = scalar(value);
    need(node, !(node.type as StringType).chars.hasAnyOf('\n\r'), 'may have several lines, of which INI takes the second for another setting: declare it without multiline');
    return written(node, n => (interpolation ? call('replace', [literal('%'), literal('%%'), n]) : n));
  }

  /**
   * A word of a POSIX shell, in single quotes; also right for files that are read as a shell's, such as `/etc/environment`
   * with `set -a`.
   *
   * @param value a text, a number or a boolean.
   */
  public static shell(value: any): StringExpression {
    return written(scalar(value), n => call('squote', [call('replace', [literal('\''), literal('\'\\\'\''), n])]));
  }

  private constructor() {
  }
}

/** What is known is written as it will be; nothing of it is left to the template. */
function written(node: Node, write: (node: Node) => Node): StringExpression {
  const text = write(node);
  return new StringExpression(ownerOf(text) || !isLiteral(node) ? text : literal(evaluate(text, {} as Context) as Json));
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
  // The escapes of JSON are those of Python.
  return call('toRawJson', [node]);
}

/** The items of a list or the entries of a map that is written in the chart, each by itself. */
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
