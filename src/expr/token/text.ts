import { literal } from '../node/literal';
import { Node } from '../node/node';
import { findTokens, FoundToken, hasPieceOfToken, stringTokenOf, Token } from './token';
import { Tokens } from './tokens';
import { checkObjectText } from '../../values/object-text';
import { Refusal } from '../../values/refusal';
import { concat } from '../functions/concat';

/**
 * A string with tokens, as an expression. Refuses fragments of tokens that code cut or changed.
 *
 * @internal
 */
export function textToNode(text: string): Node {
  const parts: Node[] = [];
  let end = 0;
  checkObjectText(text);
  for (const found of findTokens(text)) {
    addText(parts, text.slice(end, found.index));
    parts.push(nodeOf(found, text));
    end = found.index + found.text.length;
  }
  addText(parts, text.slice(end));
  return concat(parts);
}

/** Finds a token by id; refuses unknown and modified tokens. @internal */
export function tokenById(id: number, text: string, where: string): Token {
  const token = Tokens.find(id);
  if (!token || (token.form === 'number' ? false : stringTokenOf(token) !== text)) {
    throw new Refusal('token-damaged',
      `"${where}" contains ${text}, a token that code changed: give that property a literal, or use the functions of expressions`);
  }
  Tokens.arrive(token);
  return token;
}

function nodeOf(found: FoundToken, text: string): Node {
  const token = tokenById(found.id, found.text, text);
  if (token.form === 'structure') {
    throw new Refusal('token-structure-in-text',
      `${token.label} is a structure inside of the string "${text}": use asString(), Fn.ternary() for one of two strings, ` +
      'join() of a list or of a loop, lines() of a loop, or toJson() for JSON');
  }
  return token.node;
}

function addText(parts: Node[], text: string): void {
  if (hasPieceOfToken(text)) {
    throw new Refusal('token-damaged',
      `"${text}" contains a piece of a token: code cut it. ` +
      'Give that property a literal, or build the string with the functions of expressions, such as trunc()');
  }
  if (text !== '') {
    parts.push(literal(text));
  }
}
