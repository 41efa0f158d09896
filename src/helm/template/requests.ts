import { operand } from './action';
import { block } from './control';
import { givenNames } from './distinct';
import { goString } from './go-literal';
import { helperName } from './helper-name';
import { includeLines } from './include-lines';
import { Scoped } from './scopes';
import { listOf } from '../../expr/node/collections';
import { mapParts } from '../../expr/node/parts';
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
      ['resource', goString(check.resource)], ['of', operand(check.of, 'any', place)], ['containers', { list: givenNames(lists, place) }],
    ]),
  };
}

/** The helper. @internal */
export function printRequests(model: Model): string[] {
  return model.checks.some(({ kind }) => kind === 'requests') ? [[
    '{{/* Fails if a container requests none of the "resource", of which a HorizontalPodAutoscaler keeps to a percentage; a limit is a request too. */}}',
    `{{- define ${goString(helperName(model, CHECK_REQUESTS))} -}}`,
    ...block('range compact .containers', block('range .', block(
      `if not (regexMatch (printf ${goString(requestPattern('%s'))} $.resource) (.resources | toJson))`,
      [`{{- fail (printf ${goString(requestMessage('%s', '%s', '%s'))} .name $.of $.resource $.resource) }}`],
    ))),
    '{{- end -}}',
    '',
  ].join('\n')] : [];
}
