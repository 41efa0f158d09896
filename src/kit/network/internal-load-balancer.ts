import { Condition, textOf } from '../condition';

/** Annotations of a load balancer with an address of the private network only, by cloud. */
const ANNOTATIONS: { readonly [cloud: string]: { readonly [key: string]: string } } = {
  // @see https://cloud.google.com/kubernetes-engine/docs/how-to/internal-load-balancing
  gke: { 'networking.gke.io/load-balancer-type': 'Internal' },
  // The first is that of the AWS Load Balancer Controller, the second that of the controller in the control plane.
  // @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/
  aws: { 'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal', 'service.beta.kubernetes.io/aws-load-balancer-internal': 'true' },
  // @see https://cloud-provider-azure.sigs.k8s.io/topics/loadbalancer/
  azure: { 'service.beta.kubernetes.io/azure-load-balancer-internal': 'true' },
};

/** Clouds whose annotations are known. @internal */
export const CLOUDS = Object.keys(ANNOTATIONS);

/** The annotations of an internal load balancer, each under the condition that it is that of its cloud. @internal */
export function internalLoadBalancerAnnotations(cloud: string): { [key: string]: any } {
  return Object.fromEntries(Object.entries(ANNOTATIONS).flatMap(([name, annotations]) => {
    const wanted = Condition.of(textOf(cloud).is(name));
    return Object.entries(annotations).map(([key, value]) => [key, wanted.choose(value)]);
  }));
}
