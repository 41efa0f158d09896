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
  'EnvValue.fromProcess(key)': 'the environment is that of the process that builds the chart',
  'EnvValueFromProcessOptions.required': 'the environment is that of the process that builds the chart',
  'Secret.getStringData(key)': 'it reads what the chart has put in',
  'Namespaces.new(names)': 'as `NamespacesSelectOptions.names`',
  'Namespaces.new(labels)': 'as `NamespacesSelectOptions.labels`',
  'Pods.new(labels)': 'as `PodsSelectOptions.labels`',
  'LabelSelectorRequirement.key': 'constructs tell it each other',
  'LabelSelectorRequirement.operator': 'constructs tell it each other',
  'LabelSelectorRequirement.values': 'constructs tell it each other',
  'NamespaceSelectorConfig.names': 'constructs tell it each other',
  'ScalingTarget.apiVersion': 'constructs tell it each other',
  'ScalingTarget.kind': 'constructs tell it each other',
  'ScalingTarget.name': 'constructs tell it each other',
  'ScalingTarget.replicas': 'constructs tell it each other',
  'SubjectConfiguration.kind': 'constructs tell it each other',
  'SubjectConfiguration.name': 'constructs tell it each other',
  'SubjectConfiguration.apiGroup': 'constructs tell it each other',
  'SubjectConfiguration.namespace': 'constructs tell it each other',
};
