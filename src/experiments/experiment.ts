import { Construct } from 'constructs';
import { INDEXED_NAME, PARAMETERS_ANNOTATION } from './experiment-defaults';
import { ExperimentPod } from './experiment-pod';
import { ExperimentProps } from './experiment-props';
import { EXPERIMENT, EXPERIMENT_PROPS } from './experiment-values';
import { checkParameters, containerParameters, jsonParameters } from './parameters';
import { nameOfContent } from '../kit/config/name-of-run';
import { partProps } from '../kit/part-props';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';

/**
 * An experiment: a program that runs to completion in a Job, with its parameters, the storage of its project, and the tracker that it
 * reports to; with several pods, an Indexed Job and a headless Service, for `torchrun` of PyTorch.
 *
 * What a Job runs is immutable. So its name ends in a hash of that: with other parameters, another image or other resources, `helm upgrade`,
 * Argo CD, Flux and `kubectl apply` create another Job. Helm, Argo CD (with pruning) and Flux then delete the first one with its pods, also
 * while it runs; after `kubectl apply` it stays. Retries, deadline, time to live and suspension change in place.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export class Experiment extends Construct {
  /**
   * The documented values, for `values.group('', …)` or another path, without the image: `values.image('image', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return EXPERIMENT.adapt(overrides);
  }

  /** Name of the Job. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: ExperimentProps) {
    props = partProps('ExperimentProps', scope, id, props, EXPERIMENT_PROPS);
    super(scope, id);
    const { params = {}, paramStyle = 'args' } = props;
    checkParameters(this, 'params', params);
    const pod = new ExperimentPod(this, props);
    this.name = nameOfContent(this, pod.content, { maxLength: INDEXED_NAME });
    pod.addJob(this, 'job', {
      name: this.name,
      parameters: containerParameters(params, paramStyle),
      annotations: { [PARAMETERS_ANNOTATION]: jsonParameters(params) },
    });
  }
}
