import { literal } from '../node/literal';
import { Node } from '../node/node';
import { findMarkers, findNumbers, FoundMarker, hasMarkerCharacter, markerOf, Token } from './token';
import { Tokens } from './tokens';
import { Refusal } from '../../values/refusal';
import { concat } from '../functions/concat';

/**
 * A text in which tokens may stand, as an expression. Refuses what is left of a token that code cut or changed.
 *
 * @internal
 */
export function textToNode(text: string): Node {
  const markers = [...findMarkers(text), ...findNumbers(text)].sort((a, b) => a.index - b.index);
  const parts: Node[] = [];
  let end = 0;
  for (const marker of markers) {
    addText(parts, text.slice(end, marker.index));
    parts.push(nodeOf(marker, text));
    end = marker.index + marker.text.length;
  }
  addText(parts, text.slice(end));
  return concat(parts);
}

/** Refuses when the token is not one that was handed out, or not as it was. @internal */
export function tokenById(id: number, text: string, where: string): Token {
  const token = Tokens.find(id);
  if (!token || (token.form === 'number' ? false : markerOf(token) !== text)) {
    throw new Refusal('token-damaged',
      `"${where}" holds ${text}, which is not as it was handed out: something changed its letters`);
  }
  token.arrivals++;
  return token;
}

function nodeOf(marker: FoundMarker, text: string): Node {
  const token = tokenById(marker.id, marker.text, text);
  if (token.form === 'structure') {
    throw new Refusal('token-structure-in-text',
      `${token.label} is put into the text "${text}" as a structure: use asString(), Fn.ternary() for one of two texts, ` +
      'join() of a list or of a loop, lines() of a loop, or toJson() for its JSON text');
  }
  return token.node;
}

function addText(parts: Node[], text: string): void {
  if (hasMarkerCharacter(text)) {
    throw new Refusal('token-damaged',
      `"${text}" holds a piece of an expression: something cut it. ` +
      'Give that property a literal, or build the text with the functions of expressions, such as trunc()');
  }
  if (text !== '') {
    parts.push(literal(text));
  }
}
