/**
 * Where the CustomResourceDefinitions of a chart go.
 *
 * @see https://helm.sh/docs/chart_best_practices/custom_resource_definitions/
 */
export enum CrdPlacement {
  /**
   * Into the folder `crds/`. Helm installs them before everything else, and never upgrades or deletes them. They have no
   * values, conditions or loops.
   */
  FOLDER = 'folder',

  /**
   * Among the templates, with `helm.sh/resource-policy: keep`. Helm upgrades them with the release and leaves them there
   * when it goes. The chart has no objects of their kinds, since the first installation would fail.
   */
  TEMPLATES = 'templates',
}
