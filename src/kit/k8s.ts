/**
 * The typed objects of Kubernetes, alone: to load the level-2 constructs as well, which the kit does without, takes as long again.
 *
 * @internal
 */
export * as k8s from 'cdk8s-plus-27/lib/imports/k8s';
