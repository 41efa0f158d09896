import { Context, evaluate, isTrue, positions } from './evaluate';
import { checkKubeVersion, Release } from './release';
import { isInstalled } from '../manifest/model/hooks';
import { Check, Document, Model, Scope } from '../manifest/model/model';
import { requestMessage, requestPattern } from '../manifest/model/requests';
import { neighbours, within } from '../manifest/model/neighbours';
import { Node } from '../expr/node/node';
import { defaultsOf } from '../values/read/defaults';
import { mergeValues } from '../values/read/merge';
import { refuseMissing } from '../values/schema/missing';
import { JsonMap } from '../values/json-map';
import { applyDeprecations, isUsed, noticeOf } from '../values/read/deprecations';
import { Refusal } from '../values/refusal';
import { schemaOf } from '../values/schema/schema';
import { Json } from '../values/shape';
import { validateValues } from '../values/schema/validate';

/**
 * The objects of a release, in Helm's order. Refuses what Helm would refuse.
 *
 * @internal
 */
export function render(model: Model, release: Release): Json[] {
  return renderDocuments(model, release).flatMap(({ objects }) => objects);
}

/** The objects of a construct: none, one, or one for each item. @internal */
export interface Rendered extends Pick<Document, 'path' | 'file' | 'hooks' | 'inCrds'> {
  readonly objects: readonly Json[];
}

/** The objects of plain YAML: those that are installed, or run as hooks, on installation or upgrade. @internal */
export function renderDocuments(model: Model, release: Release): Rendered[] {
  return renderEverything(model, release).filter(rendered => isInstalled(rendered, release.isUpgrade));
}

/** All objects of `helm template`, including tests and other hooks. @internal */
export function renderEverything(model: Model, release: Release): Rendered[] {
  const context = contextOf(model, release);
  applyAll(model.checks, context);
  return model.documents.map(({ path, file, hooks, inCrds, scopes, body }) => (
    { path, file, hooks, inCrds, objects: inScopes(scopes, context).map(inner => evaluate(body, inner) as Json) }));
}

/** The notes, trimmed as in Helm. @internal */
export function renderNotes(model: Model, release: Release): string {
  const context = contextOf(model, release);
  const notices = noticesOf(model, release).map(notice => `${notice}\n`);
  const text = [...model.notes.map(n => evaluate(paragraphOf(n, context), context)), ...notices].filter(paragraph => paragraph !== '').join('\n').trim();
  return text === '' ? '' : `${text}\n`;
}

/** Notes are under conditions of their own, as objects are. */
function paragraphOf(note: Node, context: Context): Node {
  return note.kind === 'choose' && note.otherwise ? isTrue(note.condition, context) ? note.then : note.otherwise : note;
}

/** Notices for the user: a sentence for each deprecated path that is set. @internal */
export function noticesOf(model: Model, release: Release): string[] {
  const { deprecations } = model.values;
  if (!deprecations?.length) {
    return [];
  }
  const given = mergedValues(model, release);
  return deprecations.filter(deprecation => isUsed(deprecation, given)).map(noticeOf);
}

/** All values of a release, with the defaults. Refuses values that the schema rejects. @internal */
export function valuesOf(model: Model, release: Release): JsonMap {
  return applyDeprecations(model.values, mergedValues(model, release));
}

/** Merged with values.yaml as in Helm. */
function mergedValues(model: Model, release: Release): JsonMap {
  const values = mergeValues(defaultsOf(model.values), release.values);
  validateValues(schemaOf(model.values), values);
  refuseMissing(model.values, values);
  return values;
}

function contextOf(model: Model, release: Release): Context {
  checkKubeVersion(model.metadata, release);
  return { values: valuesOf(model, release), release, chart: model.metadata, loops: new Map() };
}

/** The contexts in which the content of the scopes exists. @internal */
export function inScopes(scopes: readonly Scope[], context: Context): Context[] {
  return scopes.reduce<Context[]>((contexts, scope) => contexts.flatMap(c => (scope.kind === 'when'
    ? isTrue(scope.condition, c) ? [c] : []
    : positions(scope, c))), [context]);
}

/** Item by item, like the loops of templates: of several errors, both outputs report the same. */
function applyAll(checks: readonly Check[], context: Context): void {
  for (const group of neighbours(checks)) {
    const [scope] = group[0].scopes;
    if (scope) {
      inScopes([scope], context).forEach(inner => applyAll(group.map(check => within(check)), inner));
    } else {
      group.forEach(check => apply(check, context));
    }
  }
}

/** Applies a check outside of conditions and loops. */
function apply(check: Check, context: Context): void {
  switch (check.kind) {
    case 'holds':
      if (!isTrue(check.condition, context)) {
        refuse(String(evaluate(check.message as Node, context)));
      }
      break;
    case 'distinct': {
      const texts = evaluate(check.texts, context) as Json[];
      const twice = texts.find((text, i) => texts.indexOf(text) < i);
      if (twice !== undefined) {
        refuse(String(evaluate(check.message, context)).split('%s').join(String(twice)));
      }
      break;
    }
    case 'requests': {
      for (const resource of evaluate(check.resources, context) as string[]) {
        const pattern = new RegExp(requestPattern(resource));
        const without = (evaluate(check.containers, context) as JsonMap[]).find(({ resources }) => !pattern.test(JSON.stringify(resources ?? null)));
        if (without !== undefined) {
          refuse(requestMessage(String(without.name), String(evaluate(check.of, context)), resource));
        }
      }
      break;
    }
  }
}

function refuse(message: string): never {
  throw new Refusal('check-failed', message);
}
