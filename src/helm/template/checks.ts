import { block, BLOCKS } from './control';
import { printDistinct, refuseSameNames } from './distinct';
import { goString } from './go-literal';
import { helperName } from './helper-name';
import { deprecationsFor } from './deprecations';
import { printMissing, refuseMissing } from './missing';
import { refuseUnless } from './refuse';
import { printRequests, refuseWithoutRequest } from './requests';
import { inScopes, Scoped } from './scopes';
import { SharedChecks } from './shared-checks';
import { rootOf } from './text-helpers';
import { Check, DistinctCheck, Model } from '../../manifest/model/model';
import { nodesOfCheck } from '../../manifest/model/nodes-of-check';
import { schemaOf } from '../../values/schema/schema';

/** `templates/validate.yaml`: renders nothing, and fails where plain YAML is refused. @internal */
export function printChecks(model: Model): string | undefined {
  const place = rootOf(model);
  const shared = SharedChecks.of(model);
  const sections = [...new Set(model.checks.map(check => check.about.section))].map(section => {
    const own = model.checks.filter(check => check.about.section === section);
    return [heading(own), ...inScopes(own.flatMap(check => scoped(model, shared, check)), place, BLOCKS)];
  });
  const first = [...refuseMissing(model), ...takesFreeText(model) ? UNSEEN : []];
  const deprecations = model.checks.flatMap(check => deprecationsFor(model, check.scopes, nodesOfCheck(check)));
  return first.length + sections.length === 0 ? undefined
    : `${['{{- /* Fails on values that cannot work. Renders nothing. */}}', ...first, ...deprecations.slice(0, 1), ...sections.flatMap(lines => ['', ...lines])].join('\n')}\n`;
}

/** The helpers that the checks need. @internal */
export function printCheckHelpers(model: Model): string[] {
  return [...printMissing(model), ...printDistinct(model), ...printRequests(model), ...SharedChecks.of(model).print(), ...model.checks.flatMap(check => printOwnHelper(model, check))];
}

/** The helper of a single check. */
function printOwnHelper(model: Model, check: Check): string[] {
  return check.kind !== 'distinct' || check.helper === undefined ? [] : [[
    `{{/* ${check.helper.description} */}}`,
    `{{- define ${goString(helperName(model, check.helper.name))} -}}`,
    ...refuseSameNames(model, check, rootOf(model)),
    '{{- end -}}',
    '',
  ].join('\n')];
}

/** The heading of a section of checks: the part of the chart, not the classes that make it. */
function heading(checks: readonly Check[]): string {
  const [{ about: { section } }] = checks;
  return `{{- /* ${section || 'Values that exclude each other'} */}}`;
}

/**
 * Helm 3 serializes the values to YAML and back before it validates the schema, which then does not see these characters,
 * nor the key `<<` of a map, which it merges. The templates see them, and check first, as the schema does.
 */
const UNSEEN = [...block(`if regexMatch ${goString('[\\x{85}\\x{2028}\\x{2029}]')} (toString .Values)`, [
  '{{- fail "a value holds U+0085, U+2028 or U+2029, which readers of YAML take for a line break: use a line feed" }}',
]), ...block(`if regexMatch ${goString('[{,]"<<":')} (toRawJson .Values)`, [
  '{{- fail "a map among the values has the key \\"<<\\", which readers of YAML take for a merge: use another key" }}',
])];

function takesFreeText(model: Model): boolean {
  const { global, tags, ...own } = schemaOf(model.values).properties as { [name: string]: unknown };
  return JSON.stringify(own).includes('"#/definitions/');
}

function callOf(model: Model, { helper }: DistinctCheck): string[] | undefined {
  return helper === undefined ? undefined : [`{{- include ${goString(helperName(model, helper.name))} . }}`];
}

/** The statements of a check; none if the helper of a previous check includes it. */
function scoped(model: Model, shared: SharedChecks, check: Check): Scoped[] {
  return shared.callOf(check) ?? [check.kind === 'holds' ? refuseUnless(check) : check.kind === 'requests' ? refuseWithoutRequest(model, check)
    : { scopes: check.scopes, mentioned: [check.texts, check.message], print: place => callOf(model, check) ?? refuseSameNames(model, check, place) }];
}
