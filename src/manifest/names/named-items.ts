/** Lists of a pod in which Kubernetes tells items apart by a field, which is that of each. @internal */
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
