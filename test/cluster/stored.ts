/**
 * A stored object without what is new in every object, what the cluster fills in for this one alone, and what Helm and
 * kubectl note down for themselves. The namespace is taken out of texts too.
 */
export function normalised(stored: any, namespace: string): any {
  const { status: _, ...object } = JSON.parse(JSON.stringify(stored).split(namespace).join('NAMESPACE'));
  const { metadata, spec } = object;
  for (const name of ['uid', 'resourceVersion', 'creationTimestamp', 'generation', 'managedFields']) {
    delete metadata[name];
  }
  for (const name of NOTED) {
    delete metadata.annotations?.[name];
    delete metadata.labels?.[name];
  }
  // It is of the namespace too.
  const pod = spec?.template?.metadata?.annotations;
  if (pod?.['checksum/config'] !== undefined) {
    pod['checksum/config'] = 'CHECKSUM';
  }
  for (const name of ['annotations', 'labels']) {
    if (metadata[name] && Object.keys(metadata[name]).length === 0) {
      delete metadata[name];
    }
  }
  switch (object.kind) {
    case 'Service':
      delete spec.clusterIP;
      delete spec.clusterIPs;
      spec.ports.forEach((port: any) => delete port.nodePort);
      break;
    case 'PersistentVolumeClaim':
      delete spec.volumeName;
      break;
    case 'PersistentVolume':
      delete spec.claimRef?.uid;
      delete spec.claimRef?.resourceVersion;
      break;
    case 'Job':
      delete spec.selector;
      delete spec.template.metadata.labels?.['controller-uid'];
      delete spec.template.metadata.labels?.['batch.kubernetes.io/controller-uid'];
      break;
    case 'Pod':
      delete spec.nodeName;
      break;
  }
  return object;
}

/** Labels and annotations in which Helm, kubectl and the controllers keep what they know. */
const NOTED = [
  'app.kubernetes.io/managed-by',
  'meta.helm.sh/release-name',
  'meta.helm.sh/release-namespace',
  'kubectl.kubernetes.io/last-applied-configuration',
  'deployment.kubernetes.io/revision',
  'pv.kubernetes.io/bind-completed',
  'pv.kubernetes.io/bound-by-controller',
  'volume.beta.kubernetes.io/storage-provisioner',
  'volume.kubernetes.io/storage-provisioner',
  'batch.kubernetes.io/job-tracking',
];
