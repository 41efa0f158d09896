import { Cron, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { deployment, main } from './constructs';
import { amount, Cases, flag, instead, integer, name, oneOf, patch, seconds, structs, string, stringOf } from '../case';

const strategy = (s: Construct, options: kplus.DeploymentStrategyRollingUpdateOptions) =>
  deployment(s, { strategy: kplus.DeploymentStrategy.rollingUpdate(options) });
const statefulSet = (s: Construct, props: Partial<kplus.StatefulSetProps>) =>
  new kplus.StatefulSet(s, 'app', { containers: [{ ...main, portNumber: 8080 }], ...props });
const job = (s: Construct, props: kplus.JobProps) => new kplus.Job(s, 'app', { containers: [main], ...props });
const cronJob = (s: Construct, props: Partial<kplus.CronJobProps>) => new kplus.CronJob(s, 'app', { schedule: Cron.hourly(), containers: [main], ...props });
const scheduled = (s: Construct, options: any) => cronJob(s, { schedule: Cron.schedule(options) });
const cronField = stringOf('*/5', '0', '1-3');

export const WORKLOADS: Cases = {
  'DeploymentProps.minReady': seconds((s, x) => deployment(s, { minReady: x }))
    .refused('token-inspected', patch('Deployment', '/spec/minReadySeconds')),
  'DeploymentProps.progressDeadline': seconds((s, x) => deployment(s, { progressDeadline: x })),
  'DeploymentProps.replicas': integer((s, x) => deployment(s, { replicas: x })),
  'PercentOrAbsolute.absolute(num)': integer((s, x) => strategy(s, { maxSurge: kplus.PercentOrAbsolute.absolute(x) })),
  'PercentOrAbsolute.percent(percent)': integer((s, x) => strategy(s, { maxUnavailable: kplus.PercentOrAbsolute.percent(x) })),
  'StatefulSetProps.minReady': seconds((s, x) => statefulSet(s, { minReady: x })),
  'StatefulSetProps.podManagementPolicy': oneOf('OrderedReady', 'Parallel')((s, x) => statefulSet(s, { podManagementPolicy: x })),
  'StatefulSetProps.replicas': integer((s, x) => statefulSet(s, { replicas: x })),
  'StatefulSetUpdateStrategyRollingUpdateOptions.partition': integer((s, x) =>
    statefulSet(s, { strategy: kplus.StatefulSetUpdateStrategy.rollingUpdate({ partition: x }) })),
  'DaemonSetProps.minReadySeconds': integer((s, x) => new kplus.DaemonSet(s, 'app', { containers: [main], minReadySeconds: x })),
  'JobProps.activeDeadline': seconds((s, x) => job(s, { activeDeadline: x })),
  'JobProps.backoffLimit': integer((s, x) => job(s, { backoffLimit: x })),
  'JobProps.ttlAfterFinished': seconds((s, x) => job(s, { ttlAfterFinished: x })),
  'CronJobProps.concurrencyPolicy': oneOf('Allow', 'Forbid', 'Replace')((s, x) => cronJob(s, { concurrencyPolicy: x })),
  'CronJobProps.failedJobsRetained': integer((s, x) => cronJob(s, { failedJobsRetained: x })),
  'CronJobProps.startingDeadline': seconds((s, x) => cronJob(s, { startingDeadline: x })),
  'CronJobProps.successfulJobsRetained': integer((s, x) => cronJob(s, { successfulJobsRetained: x })),
  'CronJobProps.suspend': flag((s, x) => cronJob(s, { suspend: x })),
  'CronJobProps.timeZone': string((s, x) => cronJob(s, { timeZone: x })),
  'CronOptions.day': cronField((s, x) => scheduled(s, { day: x })),
  'CronOptions.hour': cronField((s, x) => scheduled(s, { hour: x })),
  'CronOptions.minute': cronField((s, x) => scheduled(s, { minute: x })),
  'CronOptions.month': cronField((s, x) => scheduled(s, { month: x })),
  'CronOptions.weekDay': cronField((s, x) => scheduled(s, { weekDay: x })),
};

const autoscaler = (s: Construct, props: Partial<kplus.HorizontalPodAutoscalerProps>) =>
  new kplus.HorizontalPodAutoscaler(s, 'autoscaler', { target: deployment(s), maxReplicas: 100, ...props });
const metric = (s: Construct, target: kplus.MetricTarget) => autoscaler(s, { metrics: [kplus.Metric.resourceCpu(target)] });
const policy = (s: Construct, replicas: kplus.Replicas, duration?: Duration) => autoscaler(s, { scaleUp: { policies: [{ replicas, duration }] } });

export const AUTOSCALING: Cases = {
  'HorizontalPodAutoscalerProps.maxReplicas': integer((s, x) => autoscaler(s, { maxReplicas: x })),
  'HorizontalPodAutoscalerProps.minReplicas': integer((s, x) => autoscaler(s, { minReplicas: x }))
    .refused('token-inspected', patch('HorizontalPodAutoscaler', ['/spec/minReplicas', '/spec/behavior/scaleDown/policies/0/value'])),
  'ScalingRules.policies': structs('HorizontalPodAutoscaler', '/spec/behavior/scaleUp/policies',
    [{ replicas: kplus.Replicas.absolute(3), duration: Duration.seconds(5) }], [{ replicas: kplus.Replicas.percent(9), duration: Duration.seconds(6) }],
  )((s, x) => autoscaler(s, { scaleUp: { policies: x } }))
    .refused('token-misplaced', patch('HorizontalPodAutoscaler', '/spec/behavior/scaleUp/policies')),
  'ScalingRules.stabilizationWindow': seconds((s, x) => autoscaler(s, { scaleDown: { stabilizationWindow: x } }))
    .refused('token-inspected', patch('HorizontalPodAutoscaler', '/spec/behavior/scaleDown/stabilizationWindowSeconds')),
  'ScalingRules.strategy': oneOf('Max', 'Min', 'Disabled')((s, x) => autoscaler(s, { scaleUp: { strategy: x } })),
  'ScalingPolicy.duration': seconds((s, x) => policy(s, kplus.Replicas.absolute(1), x))
    .refused('token-inspected', patch('HorizontalPodAutoscaler', '/spec/behavior/scaleUp/policies/0/periodSeconds')),
  'Replicas.absolute(value)': integer((s, x) => policy(s, kplus.Replicas.absolute(x))),
  'Replicas.percent(value)': integer((s, x) => policy(s, kplus.Replicas.percent(x))),
  'MetricOptions.name': name((s, x) => autoscaler(s, {
    metrics: [kplus.Metric.pods({ name: x, target: kplus.MetricTarget.value(1) }), kplus.Metric.external({ name: x, target: kplus.MetricTarget.value(1) })],
  })),
  'MetricTarget.averageUtilization(averageUtilization)': integer((s, x) => metric(s, kplus.MetricTarget.averageUtilization(x))),
  'MetricTarget.averageValue(averageValue)': integer((s, x) => metric(s, kplus.MetricTarget.averageValue(x))),
  'MetricTarget.value(value)': integer((s, x) => metric(s, kplus.MetricTarget.value(x))),
};

const lasting = (s: Construct, activeDeadline: Duration) => job(s, { activeDeadline });
const memory = (s: Construct, request: Size) => deployment(s, { containers: [{ ...main, portNumber: 8080, resources: { memory: { request } } }] });

/** A number with a unit. */
export const UNITS: Cases = {
  'Duration.millis(amount)': amount(2000, 5000, 1000)((s, x) => lasting(s, Duration.millis(x)))
    .refused('token-inspected', instead('`Duration.seconds(x.dividedBy(1000).asNumber())`', (s, x) => lasting(s, Duration.seconds(x.dividedBy(1000).asNumber())))),
  'Duration.seconds(amount)': amount(3, 7, 5)((s, x) => lasting(s, Duration.seconds(x))),
  'Duration.minutes(amount)': amount(3, 7, 5)((s, x) => lasting(s, Duration.minutes(x)))
    .refused('token-computed', instead('`Duration.seconds(x.times(60).asNumber())`', (s, x) => lasting(s, Duration.seconds(x.times(60).asNumber())))),
  'Duration.hours(amount)': amount(3, 7, 5)((s, x) => lasting(s, Duration.hours(x)))
    .refused('token-computed', instead('`Duration.seconds(x.times(3600).asNumber())`', (s, x) => lasting(s, Duration.seconds(x.times(3600).asNumber())))),
  'Duration.days(amount)': amount(3, 7, 5)((s, x) => lasting(s, Duration.days(x)))
    .refused('token-computed', instead('`Duration.seconds(x.times(86400).asNumber())`', (s, x) => lasting(s, Duration.seconds(x.times(86400).asNumber())))),
  'Duration.parse(duration)': stringOf('PT5M', 'PT1H', 'PT30S')((s, x) => lasting(s, Duration.parse(x)))
    .refused('token-inspected', instead('a number of seconds as a value: `Duration.seconds(x.asNumber())`', (s, x) => lasting(s, Duration.seconds(x.asNumber())), { given: amount(300, 3600, 30).given })),
  'Size.kibibytes(amount)': amount(2048, 4096, 1024)((s, x) => memory(s, Size.kibibytes(x)))
    .refused('token-inspected', instead('`Size.mebibytes(x.dividedBy(1024).asNumber())`', (s, x) => memory(s, Size.mebibytes(x.dividedBy(1024).asNumber())))),
  'Size.mebibytes(amount)': amount(3, 7, 5)((s, x) => memory(s, Size.mebibytes(x))),
  'Size.gibibytes(amount)': amount(3, 7, 5)((s, x) => memory(s, Size.gibibytes(x)))
    .refused('token-inspected', instead('`Size.mebibytes(x.times(1024).asNumber())`, or `JsonPatch.add()` with a quantity', (s, x) => memory(s, Size.mebibytes(x.times(1024).asNumber())))),
  'Size.tebibytes(amount)': amount(3, 7, 5)((s, x) => memory(s, Size.tebibytes(x)))
    .refused('token-inspected', instead('`Size.mebibytes(x.times(1048576).asNumber())`, or `JsonPatch.add()` with a quantity', (s, x) => memory(s, Size.mebibytes(x.times(1048576).asNumber())))),
  'Size.pebibyte(amount)': amount(3, 7, 5)((s, x) => memory(s, Size.pebibyte(x)))
    .refused('token-inspected', instead('`Size.mebibytes(x.times(1073741824).asNumber())`, or `JsonPatch.add()` with a quantity', (s, x) => memory(s, Size.mebibytes(x.times(1073741824).asNumber())))),
};
