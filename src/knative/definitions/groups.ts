/** The API groups of Knative. @internal */
export const GROUPS = {
  serving: 'serving.knative.dev',
  networking: 'networking.internal.knative.dev',
  autoscaling: 'autoscaling.internal.knative.dev',
  caching: 'caching.internal.knative.dev',
} as const;
