import { BooleanExpression, Expression, requirePresent } from './expression';
import { call } from '../functions/functions';
import { literal } from '../node/literal';
import { ListExpression } from './list-expression';
import { NumberExpression } from './number-expression';
import { FunctionName } from '../node/function-name';
import { toNode } from './to-node';

/**
 * A string: a declared string, enum, quantity or secret, or the result of a function.
 *
 * The methods are functions of Helm, with the names of Helm unless TypeScript has its own.
 *
 * @see https://masterminds.github.io/sprig/strings.html
 */
export class StringExpression extends Expression {
  /** @internal */
  public constructor(node: any) {
    super(node);
  }

  /** The pattern of its schema. @internal */
  public get _pattern(): string | undefined {
    const { type } = this._node;
    return type.kind === 'string' ? type.pattern : undefined;
  }

  /** This string, of which is known that it is not empty and matches a pattern, which its functions do not say. @internal */
  public _matching(pattern: string): StringExpression {
    return new StringExpression(Object.freeze({ ...this._node, type: { ...this._node.type, pattern, minLength: 1 } }));
  }

  /**
   * This string, or another if it is empty or not set.
   *
   * @param other a string or a string expression.
   */
  public orDefault(other: any): StringExpression {
    return new StringExpression(call('default', [toNode(other), this._node]));
  }

  /** Number of bytes, as UTF-8. */
  public bytes(): NumberExpression {
    return new NumberExpression(call('len', [requirePresent(this._node)]));
  }

  /**
   * The first characters, or, for a negative length, the last ones.
   *
   * Rejected for strings that can contain non-ASCII characters, which Helm would cut (`function-not-exact`).
   *
   * @param length the number of characters to keep.
   */
  public trunc(length: number): StringExpression {
    return this.map('trunc', length);
  }

  /** Without leading and trailing whitespace. */
  public trim(): StringExpression {
    return this.map('trim');
  }

  /**
   * Without the given characters at both ends.
   *
   * @param characters the characters, in any order.
   */
  public trimAll(characters: any): StringExpression {
    return this.map('trimAll', characters);
  }

  /**
   * Without the suffix, if it has it.
   *
   * @param suffix a string or a string expression.
   */
  public trimSuffix(suffix: any): StringExpression {
    return this.map('trimSuffix', suffix);
  }

  /**
   * Without the prefix, if it has it.
   *
   * @param prefix a string or a string expression.
   */
  public trimPrefix(prefix: any): StringExpression {
    return this.map('trimPrefix', prefix);
  }

  /**
   * With all occurrences of a string replaced.
   *
   * @param text the string to replace.
   * @param by the replacement.
   */
  public replace(text: any, by: any): StringExpression {
    return this.map('replace', text, by);
  }

  /**
   * With all matches of a regular expression replaced.
   *
   * Rejected if Go and JavaScript interpret the regular expression differently, if it matches the empty string, or if the
   * replacement can contain `$` (`function-not-exact`).
   *
   * @param pattern the regular expression.
   * @param by the replacement, a string or a string expression.
   */
  public replaceMatches(pattern: string, by: any): StringExpression {
    return new StringExpression(call('regexReplaceAll', [literal(pattern), requirePresent(this._node), toNode(by)]));
  }

  /** In lower case. Rejected for strings that can contain non-ASCII characters (`function-not-exact`). */
  public lower(): StringExpression {
    return this.map('lower');
  }

  /** In upper case. Rejected for strings that can contain non-ASCII characters (`function-not-exact`). */
  public upper(): StringExpression {
    return this.map('upper');
  }

  /** With the first letter of every word in upper case. Rejected like `lower()`. */
  public title(): StringExpression {
    return this.map('title');
  }

  /**
   * A substring. Rejected for strings that can contain non-ASCII characters (`function-not-exact`).
   *
   * @param start the index of the first character, from 0.
   * @param end the index after the last character.
   */
  public substr(start: number, end: number): StringExpression {
    return this.map('substr', start, end);
  }

  /** Without whitespace. Rejected for strings that can contain non-ASCII characters (`function-not-exact`). */
  public nospace(): StringExpression {
    return this.map('nospace');
  }

  /**
   * Repeated.
   *
   * @param count the number of repetitions, from 0.
   */
  public repeat(count: number): StringExpression {
    return this.map('repeat', count);
  }

  /** In double quotes, escaped as a Go string. */
  public quote(): StringExpression {
    return this.map('quote');
  }

  /** In single quotes, without escaping. */
  public squote(): StringExpression {
    return this.map('squote');
  }

  /** As JSON, with `<`, `>` and `&` escaped. */
  public toJson(): StringExpression {
    return this.map('toJson');
  }

  /** Base64-encoded. */
  public b64enc(): StringExpression {
    return this.map('b64enc');
  }

  /** Encoded for the query of a URL. For a password in a URL, note that a space becomes `+`. */
  public urlquery(): StringExpression {
    return this.map('urlquery');
  }

  /** The SHA-1 hash as hexadecimal digits, for programs that need one; it is not secure. */
  public sha1sum(): StringExpression {
    return this.map('sha1sum');
  }

  /** The SHA-512 hash as hexadecimal digits. */
  public sha512sum(): StringExpression {
    return this.map('sha512sum');
  }

  /** The Adler-32 checksum as a decimal number, short enough for a label. */
  public adler32sum(): StringExpression {
    return this.map('adler32sum');
  }

  /** The SHA-256 hash as hexadecimal digits. */
  public sha256sum(): StringExpression {
    return this.map('sha256sum');
  }

  /**
   * With every line indented.
   *
   * @param spaces the number of spaces.
   */
  public indent(spaces: number): StringExpression {
    return this.map('indent', spaces);
  }

  /**
   * With a leading line break, and every line indented.
   *
   * @param spaces the number of spaces.
   */
  public nindent(spaces: number): StringExpression {
    return this.map('nindent', spaces);
  }

  /**
   * The parts between separators.
   *
   * @param separator a non-empty string.
   */
  public split(separator: string): ListExpression {
    return new ListExpression(call('splitList', [literal(separator), requirePresent(this._node)]));
  }

  /** The integer of a string of digits. Rejected for strings that can be something else (`argument-type`). */
  public toInteger(): NumberExpression {
    return new NumberExpression(call('atoi', [requirePresent(this._node)]));
  }

  /**
   * Whether it contains another string.
   *
   * @param text a string or a string expression.
   */
  public contains(text: any): BooleanExpression {
    return this.test('contains', text);
  }

  /**
   * Whether it begins with another string.
   *
   * @param prefix a string or a string expression.
   */
  public hasPrefix(prefix: any): BooleanExpression {
    return this.test('hasPrefix', prefix);
  }

  /**
   * Whether it ends with another string.
   *
   * @param suffix a string or a string expression.
   */
  public hasSuffix(suffix: any): BooleanExpression {
    return this.test('hasSuffix', suffix);
  }

  /**
   * Whether a regular expression matches a part of it.
   *
   * Rejected if Go and JavaScript interpret the regular expression differently (`function-not-exact`): look-around, back
   * references, `\s`, `\p` and others.
   *
   * @param pattern the regular expression.
   */
  public matches(pattern: string): BooleanExpression {
    return this.test('regexMatch', pattern);
  }

  /**
   * Whether it is a version that satisfies a constraint.
   *
   * @param constraint a semantic version constraint, such as `>=1.29.0-0`.
   */
  public satisfies(constraint: string): BooleanExpression {
    return this.test('semverCompare', constraint);
  }

  /**
   * Whether it comes before another string in byte order.
   *
   * @param other a string or a string expression.
   */
  public isBefore(other: any): BooleanExpression {
    return new BooleanExpression(call('lt', [requirePresent(this._node), toNode(other)]));
  }

  private map(fn: FunctionName, ...args: any[]): StringExpression {
    return new StringExpression(call(fn, [...args.map(toNode), requirePresent(this._node)]));
  }

  private test(fn: FunctionName, ...args: any[]): BooleanExpression {
    return new BooleanExpression(call(fn, [...args.map(toNode), requirePresent(this._node)]));
  }
}
