/**
 * Values of a PersistentVolume that follow from the claim among the objects of a chart, so that the claim binds it; without a claim,
 * there is none.
 *
 * @internal
 */
export function volumeValuesOf(objects: readonly any[]): any {
  const claim = objects.find(({ kind }) => kind === 'PersistentVolumeClaim');
  return claim === undefined ? { enabled: false } : {
    claim: { name: claim.metadata.name, namespace: claim.metadata.namespace },
    size: claim.spec.resources.requests.storage,
    storageClass: claim.spec.storageClassName ?? '',
    accessModes: claim.spec.accessModes,
  };
}
