import { CONFIGURATION } from './configuration';
import { CONTAINERS, ENVIRONMENT } from './containers';
import { INGRESSES, POLICIES, SERVICES } from './network';
import { PODS, SCHEDULING } from './pods';
import { RBAC } from './rbac';
import { CLAIMS, VOLUMES } from './volumes';
import { AUTOSCALING, UNITS, WORKLOADS } from './workloads';
import { Cases } from '../case';

/** All cases, by the section of the table. */
export const SECTIONS: { readonly [title: string]: Cases } = {
  'Deployment, StatefulSet, DaemonSet, Job and CronJob': WORKLOADS,
  'Pods': PODS,
  'Containers': CONTAINERS,
  'Environment variables': ENVIRONMENT,
  'Scheduling and selectors': SCHEDULING,
  'Volumes': VOLUMES,
  'Persistent volumes and claims': CLAIMS,
  'ConfigMap and Secret': CONFIGURATION,
  'Service': SERVICES,
  'Ingress': INGRESSES,
  'NetworkPolicy': POLICIES,
  'HorizontalPodAutoscaler': AUTOSCALING,
  'ServiceAccount and RBAC': RBAC,
  'Durations and sizes': UNITS,
};

/** Every case by its slot. */
export const CASES: Cases = Object.assign({}, ...Object.values(SECTIONS));

/** Slots that take no expression, with the reason. */
export const OUTSIDE: { readonly [slot: string]: string } = {
  'AddDeploymentOptions.port': 'no construct takes these options',
  'AddDirectoryOptions.exclude': 'the files are read when the chart is built',
  'ConfigMap.addDirectory(localDir)': 'the files are read when the chart is built',
  'ConfigMap.addFile(localFile)': 'the file is read when the chart is built',
  'EnvValue.fromProcess(key)': 'it is read from the environment of the process that builds the chart',
  'EnvValueFromProcessOptions.required': 'it is read from the environment of the process that builds the chart',
  'Secret.getStringData(key)': 'it returns what the chart has added',
  'Namespaces.new(names)': 'set by `NamespacesSelectOptions.names`',
  'Namespaces.new(labels)': 'set by `NamespacesSelectOptions.labels`',
  'Pods.new(labels)': 'set by `PodsSelectOptions.labels`',
  'LabelSelectorRequirement.key': 'only constructs pass it to each other',
  'LabelSelectorRequirement.operator': 'only constructs pass it to each other',
  'LabelSelectorRequirement.values': 'only constructs pass it to each other',
  'NamespaceSelectorConfig.names': 'only constructs pass it to each other',
  'ScalingTarget.apiVersion': 'only constructs pass it to each other',
  'ScalingTarget.kind': 'only constructs pass it to each other',
  'ScalingTarget.name': 'only constructs pass it to each other',
  'ScalingTarget.replicas': 'only constructs pass it to each other',
  'SubjectConfiguration.kind': 'only constructs pass it to each other',
  'SubjectConfiguration.name': 'only constructs pass it to each other',
  'SubjectConfiguration.apiGroup': 'only constructs pass it to each other',
  'SubjectConfiguration.namespace': 'only constructs pass it to each other',
};
