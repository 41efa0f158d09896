/**
 * The typed Kubernetes objects only: loading the level-2 constructs, which the kit does not use, would double the time.
 *
 * @internal
 */
export * as k8s from 'cdk8s-plus-27/lib/imports/k8s';
