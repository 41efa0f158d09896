import { segmentsOf } from './template-text';

/** The value paths that a raw template reads: by name, and by functions with keys, as in `index .Values "a" "b"`. @internal */
export function valuePathsOf(template: string): string[][] {
  return segmentsOf(template).filter(s => s.kind === 'action').flatMap(({ code }) => {
    const tokens = code.match(TOKEN) ?? [];
    return tokens.flatMap((_, i) => {
      const path = pathRead(tokens, i);
      return path?.length ? [path] : [];
    });
  });
}

/** Constants, variables and parentheses with their fields, fields, words, others. */
const TOKEN = /"(?:\\.|[^"\\])*"|`[^`]*`|'(?:\\.|[^'\\])*'|\$\w*(?:\.\w+)*|\)(?:\.\w+)*|(?:\.\w+)+|\w+|\S/g;

function pathRead(tokens: readonly string[], i: number): string[] | undefined {
  switch (tokens[i]) {
    case 'index':
    case 'get':
    case 'hasKey': {
      const map = valuesAt(tokens, i + 1);
      return map && [...map.path, ...keysAt(tokens, map.end).slice(0, tokens[i] === 'index' ? undefined : 1)];
    }
    case 'dig':
      return pathDug(tokens, i);
    default:
      return namesOf(tokens[i]);
  }
}

/** The path of `dig "a" "b" default map`; the map can also be piped. */
function pathDug(tokens: readonly string[], i: number): string[] | undefined {
  const constants = keysAt(tokens, i + 1);
  const end = i + 1 + constants.length;
  const isPiped = tokens[i - 1] === '|';
  const lastIsDefault = isPiped ? /^(\||\).*)?$/.test(tokens[end] ?? '') : valuesAt(tokens, end) !== undefined;
  const path = isPiped ? namesOf(tokens[i - 2]) : valuesAt(tokens, lastIsDefault ? end : operandEnd(tokens, end))?.path;
  return path && [...path, ...lastIsDefault ? constants.slice(0, -1) : constants];
}

/** The part of `.Values` that is read at a position, with or without parentheses, and its end. */
function valuesAt(tokens: readonly string[], at: number): { readonly path: string[]; readonly end: number } | undefined {
  const path = namesOf(tokens.slice(at).find(token => token !== '('));
  return path && { path, end: operandEnd(tokens, at) };
}

function namesOf(token: string | undefined): string[] | undefined {
  return /^\$?\.Values(\.|$)/.test(token ?? '') ? token!.split('.').slice(2) : undefined;
}

/** Consecutive string constants. */
function keysAt(tokens: readonly string[], at: number): string[] {
  const end = tokens.findIndex((token, i) => i >= at && !/^("[^"\\]*"|`[^]*)$/.test(token));
  return tokens.slice(at, end < 0 ? undefined : end).map(token => token.slice(1, -1));
}

function operandEnd(tokens: readonly string[], at: number): number {
  let [i, open] = [at, 0];
  do {
    open += tokens[i] === '(' ? 1 : tokens[i]?.startsWith(')') ? -1 : 0;
    i++;
  } while (open > 0 && i < tokens.length);
  return i;
}
