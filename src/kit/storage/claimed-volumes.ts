/**
 * What a claim asks of a PersistentVolume: values of one that the claim binds.
 *
 * @internal
 */
export interface ClaimedVolume {
  readonly claim: { readonly name: string; readonly namespace: string };
  readonly size: string;
  readonly storageClass: string;
  readonly accessModes: readonly string[];
}

/**
 * The volumes that the claims among the objects of a chart ask for, and the claims that its StatefulSets make for their pods.
 *
 * @internal
 */
export function claimedVolumes(objects: readonly any[]): ClaimedVolume[] {
  return objects.flatMap(({ kind, metadata, spec }) => {
    switch (kind) {
      case 'PersistentVolumeClaim':
        return [claimed(metadata.name, metadata.namespace, spec)];
      case 'StatefulSet':
        return Array.from({ length: spec.replicas ?? 1 }, (_, ordinal) => ordinal).flatMap(ordinal =>
          (spec.volumeClaimTemplates ?? []).map((template: any) => claimed(`${template.metadata.name}-${metadata.name}-${ordinal}`, metadata.namespace, template.spec)));
      default:
        return [];
    }
  });
}

/**
 * Values of a PersistentVolume that follow from the first claim among the objects of a chart, so that the claim binds it; without a claim, there is
 * none.
 *
 * @internal
 */
export function volumeValuesOf(objects: readonly any[]): any {
  const [first] = claimedVolumes(objects);
  return first ?? { enabled: false };
}

function claimed(name: string, namespace: string, spec: any): ClaimedVolume {
  return { claim: { name, namespace }, size: spec.resources.requests.storage, storageClass: spec.storageClassName ?? '', accessModes: spec.accessModes };
}
