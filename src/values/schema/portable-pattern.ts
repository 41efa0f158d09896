import { AST, RegExpParser } from '@eslint-community/regexpp';
import { Refusal } from '../refusal';

/**
 * A JavaScript regular expression for a pattern that Go and JavaScript interpret alike.
 *
 * Refuses other patterns, naming the part that differs. Accepted is the syntax of JavaScript with the `u` flag, without
 * what RE2 lacks (look-around, back references), writes differently (`\u`, `(?<name>)`) or interprets differently (`\s`,
 * `\p`, classes with a bracket).
 *
 * @see https://github.com/google/re2/wiki/Syntax
 * @internal
 */
export function portableRegExp(pattern: string, flags = ''): RegExp {
  return new RegExp(spelledOut(pattern), `u${flags}`);
}

/**
 * The pattern with the sets of characters spelled out that languages see differently: JavaScript's dot does not match CR, U+2028
 * and U+2029; the digits and letters of Python and Rust are those of all scripts.
 *
 * @internal
 */
export function spelledOut(pattern: string): string {
  let text = '';
  let end = 0;
  for (const { start, end: next, spelled } of setsOf(parsePattern(pattern))) {
    text += pattern.slice(end, start) + spelled;
    end = next;
  }
  return text + pattern.slice(end);
}

/** The parsed pattern; refused like in `portableRegExp`. @internal */
export function parsePattern(pattern: string): AST.Pattern {
  const known = cache.get(pattern);
  if (known) {
    return known;
  }
  const ast = parse(pattern);
  ast.alternatives.forEach(alternative => checkElements(pattern, alternative.elements, 1));
  cache.set(pattern, ast);
  return ast;
}

const cache = new Map<string, AST.Pattern>();

/** RE2 refuses more repetitions, also when they multiply by nesting. */
const MAX_REPETITIONS = 1000;

function parse(pattern: string): AST.Pattern {
  try {
    return new RegExpParser({ ecmaVersion: 2020 }).parsePattern(pattern, 0, pattern.length, { unicode: true });
  } catch (e) {
    throw refusal(pattern, `it is not a regular expression of JavaScript: ${(e as Error).message.replace(/^.*\/u?: /, '').toLowerCase()}`);
  }
}

function checkElements(pattern: string, elements: readonly AST.Element[], repetitions: number): void {
  elements.forEach(element => checkElement(pattern, element, repetitions));
}

function checkElement(pattern: string, element: AST.Element, repetitions: number): void {
  switch (element.type) {
    case 'Assertion':
      if (element.kind === 'lookahead' || element.kind === 'lookbehind') {
        throw refusal(pattern, `Go has no look-around, such as ${element.raw}`);
      }
      return;
    case 'Backreference':
      throw refusal(pattern, `Go has no back references, such as ${element.raw}`);
    case 'CapturingGroup':
      if (element.name !== null) {
        throw refusal(pattern, `older versions of Go do not read the name in ${element.raw}: use (…) or (?:…)`);
      }
      element.alternatives.forEach(a => checkElements(pattern, a.elements, repetitions));
      return;
    case 'Group':
      element.alternatives.forEach(a => checkElements(pattern, a.elements, repetitions));
      return;
    case 'Quantifier': {
      const most = element.max === Infinity ? element.min : element.max;
      const nested = repetitions * Math.max(1, most);
      if (nested > MAX_REPETITIONS) {
        throw refusal(pattern, `Go repeats up to ${MAX_REPETITIONS} times, and ${element.raw} asks for ${nested}`);
      }
      checkElement(pattern, element.element, nested);
      return;
    }
    case 'CharacterClass':
      checkClass(pattern, element);
      return;
    case 'CharacterSet':
      checkSet(pattern, element);
      return;
    case 'Character':
      checkCharacter(pattern, element);
      return;
    default:
      throw refusal(pattern, `${element.raw} is not known to both`);
  }
}

function checkClass(pattern: string, element: AST.CharacterClass): void {
  if (element.elements.length === 0) {
    throw refusal(pattern, `${element.raw} is a class without characters, which Go does not read`);
  }
  for (const member of element.elements) {
    switch (member.type) {
      case 'Character':
        checkClassCharacter(pattern, member);
        break;
      case 'CharacterClassRange':
        checkClassCharacter(pattern, member.min);
        checkClassCharacter(pattern, member.max);
        break;
      case 'CharacterSet':
        checkSet(pattern, member);
        break;
      default:
        throw refusal(pattern, `${member.raw} is not known to both`);
    }
  }
}

function checkClassCharacter(pattern: string, character: AST.Character): void {
  if (character.raw === '[') {
    throw refusal(pattern, 'Go reads [: in a class as the start of a name: write \\[');
  }
  if (character.raw === '\\b') {
    throw refusal(pattern, 'a backspace in a class is \\x08 for both');
  }
  checkCharacter(pattern, character);
}

function checkSet(pattern: string, element: AST.CharacterSet): void {
  if (element.kind === 'space') {
    throw refusal(pattern, `${element.raw} means less in Go than in JavaScript: use [ \\t\\n]`);
  }
  if (element.kind === 'property') {
    throw refusal(pattern, `${element.raw} depends on the version of Unicode: list the characters`);
  }
}

function checkCharacter(pattern: string, { raw }: AST.Character): void {
  if (/^\\(?:u|c|0)/.test(raw)) {
    throw refusal(pattern, `Go does not read ${raw}: write the character itself, or \\xHH`);
  }
}

function refusal(pattern: string, why: string): Refusal {
  return new Refusal('function-not-exact', `Go and JavaScript do not read the pattern ${pattern} alike: ${why}`);
}

interface SpelledSet {
  readonly start: number;
  readonly end: number;
  readonly spelled: string;
}

const MEMBERS: { readonly [raw: string]: string } = { '\\d': '0-9', '\\D': '^0-9', '\\w': '0-9A-Za-z_', '\\W': '^0-9A-Za-z_', '.': '^\\n' };

/** The sets in the order in which they stand. What a class has besides others can be spelled without what it does not have only. */
function setsOf(ast: AST.Pattern): readonly SpelledSet[] {
  const sets: SpelledSet[] = [];
  const visit = (element: AST.Element): void => {
    switch (element.type) {
      case 'CharacterSet':
        sets.push({ start: element.start, end: element.end, spelled: `[${MEMBERS[element.raw]}]` });
        break;
      case 'CharacterClass':
        for (const { type, raw, start, end } of element.elements) {
          if (type === 'CharacterSet' && !MEMBERS[raw].startsWith('^')) {
            sets.push({ start, end, spelled: MEMBERS[raw] });
          }
        }
        break;
      case 'Group':
      case 'CapturingGroup':
        element.alternatives.forEach(a => a.elements.forEach(visit));
        break;
      case 'Quantifier':
        visit(element.element);
        break;
    }
  };
  ast.alternatives.forEach(a => a.elements.forEach(visit));
  return sets;
}
