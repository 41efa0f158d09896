import { isDeepStrictEqual } from 'util';

/** Fields that the API server lets nobody change, by the kind of their object. */
const FIELDS: { readonly [kind: string]: readonly string[] } = {
  Deployment: ['selector'],
  DaemonSet: ['selector'],
  StatefulSet: ['selector', 'serviceName', 'podManagementPolicy', 'volumeClaimTemplates'],
  Job: ['template', 'selector', 'completions', 'completionMode'],
  Pod: ['containers', 'initContainers', 'volumes', 'securityContext', 'restartPolicy'],
  PersistentVolumeClaim: ['accessModes', 'storageClassName', 'volumeMode', 'volumeName'],
};

/** @throws an Error when an object cannot be changed to what it is now, as `kubectl apply` would */
export function checkChange(old: any, object: any): void {
  const changed = (FIELDS[object.kind] ?? []).filter(field => !isDeepStrictEqual(plain(old.spec?.[field]), plain(object.spec?.[field])));
  if (changed.length > 0) {
    throw new Error(`${object.kind}/${object.metadata.name}: spec.${changed[0]}: field is immutable`);
  }
}

/** Without what YAML does not show. */
function plain(value: unknown): unknown {
  return value === undefined || value === null ? undefined : JSON.parse(JSON.stringify(value));
}
