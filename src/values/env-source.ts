import { Fields } from './fields';
import { Pattern } from './pattern';
import { Field, RawShape } from './shape';

/**
 * Where the value of an environment variable comes from: one of a few places, each with fields of its own.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables
 * @internal
 */
export function envSource(): Field {
  const key = (kind: string) => only({
    name: Fields.string('name', { required: true, pattern: Pattern.DNS_NAME, description: `Name of the ${kind}.` }),
    key: Fields.string('key', { required: true, pattern: Pattern.FILE_NAME, description: 'Its key.' }),
    optional: Fields.boolean('optional', { optional: true, description: 'Whether it may be missing.' }),
  });
  return part('Where its value comes from instead, such as a `secretKeyRef`.', {
    ...only({
      secretKeyRef: part('A key of a Secret.', key('Secret')),
      configMapKeyRef: part('A key of a ConfigMap.', key('ConfigMap')),
      fieldRef: part('A field of the pod.', only({
        fieldPath: Fields.string('fieldPath', { required: true, minLength: 1, description: 'Path of the field.' }),
        apiVersion: Fields.string('apiVersion', { optional: true, minLength: 1, description: 'Version that the path is of.' }),
      })),
      resourceFieldRef: part('A resource of a container.', only({
        resource: Fields.string('resource', { required: true, minLength: 1, description: 'Name of the resource.' }),
        containerName: Fields.string('containerName', { optional: true, pattern: Pattern.DNS_LABEL, description: 'Name of the container.' }),
        divisor: Fields.quantity('divisor', { optional: true, description: 'What it is divided by.' }),
      })),
    }),
    single: true,
  });
}

/** A map with these fields and no others. */
function only(fields: { readonly [name: string]: Field }): RawShape {
  return { kind: 'raw', of: 'map', fields, closed: true };
}

function part(description: string, shape: RawShape): Field {
  return { shape, description, optional: true };
}
