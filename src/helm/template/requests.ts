import { operand } from './action';
import { block } from './control';
import { givenNames } from './distinct';
import { failLines } from './filled';
import { goString } from './go-literal';
import { helperName } from './helper-name';
import { includeLines } from './include-lines';
import { Scoped } from './scopes';
import { listOf } from '../../expr/node/collections';
import { mapParts, partsOf } from '../../expr/node/parts';
import { Model, RequestsCheck } from '../../manifest/model/model';
import { nodesOfCheck } from '../../manifest/model/nodes-of-check';
import { requestMessage, requestPattern } from '../../manifest/model/requests';

const CHECK_REQUESTS = 'checkRequests';

/** The statement that refuses containers without a request. @internal */
export function refuseWithoutRequest(model: Model, check: RequestsCheck): Scoped {
  const lists = mapParts(check.containers.parts, leaf => [{ kind: 'element', value: leaf.kind === 'splice' ? leaf.value : listOf([leaf]) }]);
  return {
    scopes: check.scopes,
    mentioned: nodesOfCheck(check),
    print: place => includeLines(helperName(model, CHECK_REQUESTS), [
      ['resources', { list: givenNames(partsOf(check.resources), place) }], ['of', operand(check.of, 'any', place)], ['containers', { list: givenNames(lists, place) }],
    ]),
  };
}

/** The helper. @internal */
export function printRequests(model: Model): string[] {
  return model.checks.some(({ kind }) => kind === 'requests') ? [[
    '{{/* Fails if a container does not request all "resources", of which a HorizontalPodAutoscaler keeps to a percentage; a limit is a request too. */}}',
    `{{- define ${goString(helperName(model, CHECK_REQUESTS))} -}}`,
    ...block('range $resource := compact .resources', block('range compact $.containers', block('range .', block(
      `if not (regexMatch (printf ${goString(requestPattern('%s'))} $resource) (.resources | toJson))`,
      failLines(requestMessage('%s', '%s', '%s'), '.name', '$.of', '$resource', '$resource'),
    )))),
    '{{- end -}}',
    '',
  ].join('\n')] : [];
}
