import { closedFragment, optional } from './closed-fragment';
import { Fields } from './fields';
import { Pattern } from '../pattern';
import { Field } from '../shape';

/**
 * Where the value of an environment variable comes from: one of a few places, each with fields of its own.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables
 * @internal
 */
export function envSource(): Field {
  const key = (kind: string) => closedFragment({
    name: Fields.string('name', { required: true, pattern: Pattern.DNS_NAME, description: `Name of the ${kind}.` }),
    key: Fields.string('key', { required: true, pattern: Pattern.FILE_NAME, description: 'Its key.' }),
    optional: Fields.boolean('optional', { optional: true, description: 'Whether it may be missing.' }),
  });
  return optional('Where its value comes from instead, such as a `secretKeyRef`.', {
    ...closedFragment({
      secretKeyRef: optional('A key of a Secret.', key('Secret')),
      configMapKeyRef: optional('A key of a ConfigMap.', key('ConfigMap')),
      fieldRef: optional('A field of the pod.', closedFragment({
        fieldPath: Fields.string('fieldPath', { required: true, minLength: 1, description: 'Path of the field.' }),
        apiVersion: Fields.string('apiVersion', { optional: true, minLength: 1, description: 'Version that the path is of.' }),
      })),
      resourceFieldRef: optional('A resource of a container.', closedFragment({
        resource: Fields.string('resource', { required: true, minLength: 1, description: 'Name of the resource.' }),
        containerName: Fields.string('containerName', { optional: true, pattern: Pattern.DNS_LABEL, description: 'Name of the container.' }),
        divisor: Fields.quantity('divisor', { optional: true, description: 'What it is divided by.' }),
      })),
    }),
    single: true,
  });
}
