/** Lists of a pod whose items Kubernetes identifies by a field. @internal */
export const NAMED_ITEMS: { readonly [list: string]: string } = {
  containers: 'name',
  env: 'name',
  imagePullSecrets: 'name',
  initContainers: 'name',
  ports: 'name',
  volumeMounts: 'mountPath',
  volumes: 'name',
};

/** Whether it is one of these lists. @internal */
export function hasNamedItems(list: string | undefined): boolean {
  return list !== undefined && Object.prototype.hasOwnProperty.call(NAMED_ITEMS, list);
}
