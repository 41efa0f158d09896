import { asking, Place } from './action';
import { chain, control, Lines } from './control';
import { inlineText } from './inline-text';
import { deprecationsFor, noticeLines } from './deprecations';
import { refuseMissingBefore } from './missing';
import { printMap } from './print';
import { Frame, inScopes } from './scopes';
import { rootOf } from './text-helpers';
import { Node } from '../../expr/node/node';
import { Document, Model } from '../../manifest/model/model';

/** The template of an object, with its conditions and loops. @internal */
export function printDocument(model: Model, document: Document): string {
  return text([...refuseMissingBefore(model, document.file), ...deprecationsFor(model, document.scopes, [document.body]), ...inScopes([{
    scopes: document.scopes,
    mentioned: [document.body],
    print: place => [...document.scopes.some(s => s.kind === 'each') ? ['---'] : [], ...printMap(document.body, 0, place)],
  }], outputOf(model), DOCUMENT)]);
}

const DOCUMENT: Frame = { around: (open, body) => control(0, open, body), chain: (open, body, next) => chain(0, open, body, next) };

/** `templates/NOTES.txt`, paragraph by paragraph. @internal */
export function printNotes(model: Model): string | undefined {
  const notices = noticeLines(model);
  if (model.notes.length + notices.length === 0) {
    return undefined;
  }
  const place = outputOf(model);
  return text([...deprecationsFor(model, [], model.notes), ...model.notes.flatMap((note, i) => {
    const apart = i ? [''] : [];
    return note.kind === 'choose'
      ? control(0, asking(note.condition, place), [...apart, ...paragraph(note.then, place)],
        note.otherwise && isNothing(note.otherwise) ? undefined : [...apart, ...paragraph(note.otherwise!, place)])
      : [...apart, ...paragraph(note, place)];
  }), ...notices.flatMap(notice => notice(model.notes.length > 0))]);
}

function outputOf(model: Model): Place {
  return { ...rootOf(model), isOutput: true };
}

function paragraph(note: Node, place: Place): Lines {
  return inlineText(note, place).replace(/\n$/, '').split('\n');
}

function isNothing(note: Node): boolean {
  return note.kind === 'literal' && note.value === '';
}

function text(lines: Lines): string {
  return `${lines.join('\n')}\n`;
}
