import { ApiType } from '../shape';

const API = 'https://kubernetes.io/docs/reference/kubernetes-api';
const POD = `${API}/workload-resources/pod-v1`;
const AUTOSCALER = `${API}/workload-resources/horizontal-pod-autoscaler-v2`;

const PAGES = {
  Affinity: `${POD}/#scheduling`,
  Container: `${POD}/#Container`,
  EnvFromSource: `${POD}/#environment-variables`,
  EnvVar: `${POD}/#environment-variables`,
  HorizontalPodAutoscalerBehavior: `${AUTOSCALER}/#HorizontalPodAutoscalerSpec`,
  LocalObjectReference: `${API}/common-definitions/local-object-reference/`,
  MetricSpec: `${AUTOSCALER}/#HorizontalPodAutoscalerSpec`,
  NetworkPolicyEgressRule: `${API}/policy-resources/network-policy-v1/#NetworkPolicySpec`,
  NetworkPolicyPeer: `${API}/policy-resources/network-policy-v1/#NetworkPolicyPeer`,
  ParentReference: 'https://gateway-api.sigs.k8s.io/reference/spec/#parentreference',
  PodSecurityContext: `${POD}/#security-context`,
  RelabelConfig: 'https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.RelabelConfig',
  ResourceRequirements: `${POD}/#resources`,
  SecurityContext: `${POD}/#security-context-1`,
  Toleration: `${POD}/#scheduling`,
  TopologySpreadConstraint: `${POD}/#scheduling`,
  Volume: `${API}/config-and-storage-resources/volume/`,
  VolumeMount: `${POD}/#volumes-1`,
};

/** Types of the Kubernetes API, and of other APIs that charts use. @internal */
export type ApiTypeName = keyof typeof PAGES;

/** A type with the page that documents it. @internal */
export function apiType(name: ApiTypeName): ApiType {
  return { name, url: PAGES[name] };
}
