import { BooleanExpression, Expression, requirePresent } from './expression';
import { call } from '../functions/functions';
import { literal } from '../node/literal';
import { ListExpression } from './list-expression';
import { NumberExpression } from './number-expression';
import { FunctionName } from '../node/function-name';
import { toNode } from './to-node';

/**
 * A string: a declared string, enum, quantity or secret, or what a function makes of one.
 *
 * The functions are those of Helm, under Helm's names where TypeScript has none of its own.
 *
 * @see https://masterminds.github.io/sprig/strings.html
 */
export class StringExpression extends Expression {
  /** @internal */
  public constructor(node: any) {
    super(node);
  }

  /**
   * This string, or another when it is empty or absent.
   *
   * @param other a string or a string expression.
   */
  public orDefault(other: any): StringExpression {
    return new StringExpression(call('default', [toNode(other), this._node]));
  }

  /**
   * The first characters, or with a negative length the last ones.
   *
   * Rejected for strings that may hold other characters than ASCII, which Helm would cut in the middle
   * (`function-not-exact`).
   *
   * @param length how many characters to keep.
   */
  public trunc(length: number): StringExpression {
    return this.map('trunc', length);
  }

  /** Without white space at both ends. */
  public trim(): StringExpression {
    return this.map('trim');
  }

  /**
   * Without certain characters at both ends.
   *
   * @param characters the characters, in any order.
   */
  public trimAll(characters: any): StringExpression {
    return this.map('trimAll', characters);
  }

  /**
   * Without the given end, when it has it.
   *
   * @param suffix the end, a string or a string expression.
   */
  public trimSuffix(suffix: any): StringExpression {
    return this.map('trimSuffix', suffix);
  }

  /**
   * Without the given beginning, when it has it.
   *
   * @param prefix the beginning, a string or a string expression.
   */
  public trimPrefix(prefix: any): StringExpression {
    return this.map('trimPrefix', prefix);
  }

  /**
   * With all occurrences of a string replaced by another.
   *
   * @param text what is replaced.
   * @param by what it is replaced by.
   */
  public replace(text: any, by: any): StringExpression {
    return this.map('replace', text, by);
  }

  /**
   * With everything replaced that a regular expression matches.
   *
   * Rejected when Go and JavaScript do not read the expression alike, when it matches the empty string, or when the
   * replacement may hold `$` (`function-not-exact`).
   *
   * @param pattern the regular expression.
   * @param by what it is replaced by, a string or a string expression.
   */
  public replaceMatches(pattern: string, by: any): StringExpression {
    return new StringExpression(call('regexReplaceAll', [literal(pattern), requirePresent(this._node), toNode(by)]));
  }

  /** In lower case. Rejected for strings that may hold other characters than ASCII (`function-not-exact`). */
  public lower(): StringExpression {
    return this.map('lower');
  }

  /** In upper case. Rejected for strings that may hold other characters than ASCII (`function-not-exact`). */
  public upper(): StringExpression {
    return this.map('upper');
  }

  /** With every word in upper case at its beginning. Rejected like `lower()`. */
  public title(): StringExpression {
    return this.map('title');
  }

  /**
   * A part of the string. Rejected for strings that may hold other characters than ASCII (`function-not-exact`).
   *
   * @param start where it begins, from 0.
   * @param end where it ends; the character there does not belong to it.
   */
  public substr(start: number, end: number): StringExpression {
    return this.map('substr', start, end);
  }

  /** Without any white space. Rejected for strings that may hold other characters than ASCII (`function-not-exact`). */
  public nospace(): StringExpression {
    return this.map('nospace');
  }

  /**
   * Several times one after the other.
   *
   * @param count how often, from 0.
   */
  public repeat(count: number): StringExpression {
    return this.map('repeat', count);
  }

  /** In double quotes, with what would end them escaped, as Go writes a string. */
  public quote(): StringExpression {
    return this.map('quote');
  }

  /** In single quotes, as it is. */
  public squote(): StringExpression {
    return this.map('squote');
  }

  /** As JSON, with `<`, `>` and `&` escaped. */
  public toJson(): StringExpression {
    return this.map('toJson');
  }

  /** Encoded in base64. */
  public b64enc(): StringExpression {
    return this.map('b64enc');
  }

  /** Encoded for the query of a URL; also right for a password within one, but for spaces, which become `+`. */
  public urlquery(): StringExpression {
    return this.map('urlquery');
  }

  /** The SHA-1 hash in hexadecimal digits, for programs that want one; it protects nothing. */
  public sha1sum(): StringExpression {
    return this.map('sha1sum');
  }

  /** The SHA-512 hash in hexadecimal digits. */
  public sha512sum(): StringExpression {
    return this.map('sha512sum');
  }

  /** The Adler-32 checksum as a decimal number, short enough for a label. */
  public adler32sum(): StringExpression {
    return this.map('adler32sum');
  }

  /** The SHA-256 hash in hexadecimal digits. */
  public sha256sum(): StringExpression {
    return this.map('sha256sum');
  }

  /**
   * With every line moved to the right.
   *
   * @param spaces by how many spaces.
   */
  public indent(spaces: number): StringExpression {
    return this.map('indent', spaces);
  }

  /**
   * With a line break before it and every line moved to the right.
   *
   * @param spaces by how many spaces.
   */
  public nindent(spaces: number): StringExpression {
    return this.map('nindent', spaces);
  }

  /**
   * The pieces between a separator.
   *
   * @param separator a string that is not empty.
   */
  public split(separator: string): ListExpression {
    return new ListExpression(call('splitList', [literal(separator), requirePresent(this._node)]));
  }

  /** The number that the digits are. Rejected for strings that may be something else (`argument-type`). */
  public toInteger(): NumberExpression {
    return new NumberExpression(call('atoi', [requirePresent(this._node)]));
  }

  /**
   * Whether it holds another string.
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
   * Whether a regular expression matches some part of it.
   *
   * Rejected when Go and JavaScript do not read the expression alike (`function-not-exact`): look-around, back
   * references, `\s`, `\p` and others.
   *
   * @param pattern the regular expression.
   */
  public matches(pattern: string): BooleanExpression {
    return this.test('regexMatch', pattern);
  }

  /**
   * Whether it is a version within a range.
   *
   * @param constraint such as `>=1.29.0-0`.
   */
  public satisfies(constraint: string): BooleanExpression {
    return this.test('semverCompare', constraint);
  }

  /**
   * Whether it comes before another string in the order of bytes.
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
