import { Construct } from 'constructs';
import { MLFLOW_ENV } from './mlflow-defaults';
import { ModelTrainingProps } from './model-training-props';
import { Condition } from '../kit/condition';
import { partProps, propsOf } from '../kit/part-props';
import { refuseWhen, releaseChartOf } from '../kit/release-chart-of';
import { Job } from '../kit/workload/job';
import { Workload } from '../kit/workload/workload';
import { WorkloadKind } from '../kit/workload/workload-props';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';

/** The documented names of the Job, in production and on one machine. */
const JOB_NAMES = ['model-training-job', 'local-model-training-job'];

const RESOURCES = {
  requests: { cpu: '500m', memory: '1Gi' },
  limits: { memory: '4Gi' },
};

/** The documented variable: a small model. */
const ENVIRONMENT = { ENV: 'test' };

const MODEL_TRAINING = ItemShape.object('Job that trains a model and registers it. Its name ends in a hash of what it runs, so a change runs it again.')
  .oneOf('jobName', { values: JOB_NAMES, description: 'Name of the Job, before the hash.' })
  .string('run', { acceptsIntegers: true, examples: ['2'], description: 'Any string; change it to run the Job again without another change.' })
  .include(Job.values({ defaults: { backoffLimit: 2 } }))
  .include(Workload.values({
    kind: WorkloadKind.JOB,
    subject: 'the program',
    hasScratch: true,
    overridesCommand: true,
    defaults: { resources: RESOURCES, env: ENVIRONMENT },
    notes: { env: 'With `ENV: test` the documented program trains a small model.', securityContext: 'The program can write to `/tmp`.' },
  }));

/**
 * A Job that trains a model with a program of users, and registers it in MLflow. The program gets the address of MLflow in `MLFLOW_TRACKING_URI`,
 * the name of the model in `MODEL`, and `ENV=test` unless `environment` says otherwise.
 *
 * The name of the Job is the documented one, and a hash of what it runs: after a change it runs again, which Kubernetes would otherwise refuse.
 *
 * Rejected outside of a `ReleaseChart`.
 */
export class ModelTraining extends Construct {
  /**
   * The documented values, for `values.group('training', …)` or another path, without the image: `values.image('training.image', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return MODEL_TRAINING.adapt(overrides);
  }

  /** The name of the Job. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: ModelTrainingProps) {
    props = partProps('ModelTrainingProps', scope, id, props);
    super(scope, id);
    releaseChartOf(this);
    refuseWhen(this, Condition.of(props.image ?? '').not(), 'image is missing: set the image of the program that trains the model');
    const { model = '', jobName = JOB_NAMES[0] } = props;
    this.name = new Job(this, 'job', {
      ...propsOf('JobProps', props),
      environment: props.environment ?? ENVIRONMENT,
      labels: { app: 'model-training' },
      baseName: jobName,
      containerName: 'model-training',
      env: [
        ...Condition.of(model).items([{ name: 'MODEL', value: model }]),
        ...props.clientEnv,
        ...MLFLOW_ENV,
        ...props.programEnv ?? [],
      ],
      resources: props.resources ?? RESOURCES,
      volumes: props.clientVolumes,
      volumeMounts: props.clientVolumeMounts,
      writablePaths: ['/tmp'],
    }).name;
  }
}
