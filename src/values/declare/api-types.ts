import { isKnownType, knownTypes } from '../kubernetes/type-shape';
import { closest } from '../closest';
import { Refusal } from '../refusal';
import { ApiType } from '../shape';

const API = 'https://kubernetes.io/docs/reference/kubernetes-api';
const POD = `${API}/workload-resources/pod-v1`;
const AUTOSCALER = `${API}/workload-resources/horizontal-pod-autoscaler-v2`;

/** The pages that document types which charts often offer. */
const PAGES: { readonly [type: string]: string } = {
  Affinity: `${POD}/#scheduling`,
  Annotations: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set',
  Container: `${POD}/#Container`,
  EnvFromSource: `${POD}/#environment-variables`,
  EnvVar: `${POD}/#environment-variables`,
  DeploymentStrategy: `${API}/workload-resources/deployment-v1/#DeploymentSpec`,
  EmptyDirVolumeSource: `${API}/config-and-storage-resources/volume/#local-temporary-directory`,
  HorizontalPodAutoscalerBehavior: `${AUTOSCALER}/#HorizontalPodAutoscalerSpec`,
  Labels: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set',
  LocalObjectReference: `${API}/common-definitions/local-object-reference/`,
  MetricSpec: `${AUTOSCALER}/#HorizontalPodAutoscalerSpec`,
  NetworkPolicyEgressRule: `${API}/policy-resources/network-policy-v1/#NetworkPolicySpec`,
  NetworkPolicyPeer: `${API}/policy-resources/network-policy-v1/#NetworkPolicyPeer`,
  NetworkPolicyPort: `${API}/policy-resources/network-policy-v1/#NetworkPolicySpec`,
  ParentReference: 'https://gateway-api.sigs.k8s.io/reference/spec/#parentreference',
  PodDNSConfig: `${POD}/#dns-config`,
  PodSecurityContext: `${POD}/#security-context`,
  RelabelConfig: 'https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.RelabelConfig',
  ResourceRequirements: `${POD}/#resources`,
  SecurityContext: `${POD}/#security-context-1`,
  Toleration: `${POD}/#scheduling`,
  TopologySpreadConstraint: `${POD}/#scheduling`,
  Volume: `${API}/config-and-storage-resources/volume/`,
  VolumeMount: `${POD}/#volumes-1`,
};

/** A type with the page that documents it. @internal */
export function apiType(name: string): ApiType {
  return { name, ...PAGES[name] === undefined ? {} : { url: PAGES[name] } };
}

/** A type of Kubernetes; others are refused. @internal */
export function kubernetesType(path: string, name: string): ApiType {
  if (!isKnownType(name)) {
    const near = closest(name, knownTypes());
    throw new Refusal('value-option', `${path}: got the type ${JSON.stringify(name)}, expected one of the Kubernetes API such as Toleration or Labels${near === undefined ? '' : `: did you mean ${JSON.stringify(near)}?`}`);
  }
  return apiType(name);
}
