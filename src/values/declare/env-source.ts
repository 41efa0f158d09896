import { closedFragment, optional } from './closed-fragment';
import { Fields } from './fields';
import { Pattern } from '../pattern';
import { Field } from '../shape';

/**
 * The source of an environment variable's value: exactly one of several, each with fields of its own.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables
 * @internal
 */
export function envSource(): Field {
  const key = (kind: string) => closedFragment({
    name: Fields.string('name', { required: true, pattern: Pattern.DNS_NAME, description: `Name of the ${kind}.` }),
    key: Fields.string('key', { required: true, pattern: Pattern.FILE_NAME, description: 'Key in it.' }),
    optional: Fields.boolean('optional', { optional: true, description: 'Whether the key may be missing.' }),
  });
  return optional('Source of the value, such as `secretKeyRef`.', {
    ...closedFragment({
      secretKeyRef: optional('Key of a Secret.', key('Secret')),
      configMapKeyRef: optional('Key of a ConfigMap.', key('ConfigMap')),
      fieldRef: optional('Field of the pod.', closedFragment({
        fieldPath: Fields.string('fieldPath', { required: true, minLength: 1, description: 'Path of the field.' }),
        apiVersion: Fields.string('apiVersion', { optional: true, minLength: 1, description: 'API version of the path.' }),
      })),
      resourceFieldRef: optional('Resource request or limit of a container.', closedFragment({
        resource: Fields.string('resource', { required: true, minLength: 1, description: 'Name of the resource, such as `limits.memory`.' }),
        containerName: Fields.string('containerName', { optional: true, pattern: Pattern.DNS_LABEL, description: 'Name of the container.' }),
        divisor: Fields.quantity('divisor', { optional: true, description: 'Divisor of the value.' }),
      })),
    }),
    single: true,
  });
}
