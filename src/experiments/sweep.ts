import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { INDEXED_NAME, LAUNCHER_IMAGE, MAX_SETS, PARAMETERS_ANNOTATION } from './experiment-defaults';
import { ExperimentPod } from './experiment-pod';
import { SWEEP, SWEEP_PROPS } from './experiment-values';
import { launcherOf } from './launcher';
import { checkParameters, containerParameters, jsonParameters, shellParameters } from './parameters';
import { randomSets } from './random-sets';
import { RandomSetsOptions, SweepOptions, SweepProps } from './sweep-props';
import { asExpression, Condition, textOf } from '../kit/condition';
import { nameOfContent } from '../kit/config/name-of-run';
import { isGiven } from '../kit/if-filled';
import { knownData, listOfMaps } from '../kit/known-data';
import { partProps } from '../kit/part-props';
import { jsonTextOf } from '../kit/program-text';
import { namedList, namedText, nameOfProp, refuseWhen } from '../kit/release-chart-of';
import { Fn } from '../expr/expression/fn';
import { ListExpression } from '../expr/expression/list-expression';
import { MapExpression } from '../expr/expression/map-expression';
import { NumberExpression } from '../expr/expression/number-expression';
import { StringExpression } from '../expr/expression/string-expression';
import { toNode } from '../expr/expression/to-node';
import { ForEach } from '../manifest/scope/for-each';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';

/** What the API server accepts as the data of a ConfigMap. */
const CONFIG_MAP_BYTES = 1_048_576;

/**
 * An experiment with several sets of parameters: all combinations of a grid, a random sample of them, or sets that are given; without any,
 * a single run.
 *
 * In the mode `jobs`, there is a Job for each set, whose name holds a hash of the set and of what all have in common: another value in the
 * grid adds Jobs, and the others are not run again. It works with any image.
 *
 * In the mode `indexed`, there is one Indexed Job, whose index is that of the set, and a ConfigMap with the parameters of each index. A pod has
 * its parameters only when it runs, so a launcher starts the program: a shell, which an init container copies from an image of its own, so the
 * image of the program needs none. It has to be told the `command`. Any change runs all sets again.
 *
 * Each Job has its parameters as JSON in the annotation `cdk8s-mlops.github.io/parameters`.
 *
 * Both outputs refuse more sets than the mode has, a ConfigMap of more than 1 MiB, and the mode `indexed` for experiments with several pods.
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/tasks/job/indexed-parallel-processing-static/
 */
export class Sweep extends Construct {
  /**
   * The documented values of the sets and the mode, for `values.group('sweep', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return SWEEP.adapt(overrides);
  }

  /**
   * Random sets of parameters, for `sets`: the same seed makes the same sets. Numbers have six digits.
   *
   * Rejected are ranges without numbers (`check-failed`).
   */
  public static random(options: RandomSetsOptions): any[] {
    return randomSets(options);
  }

  /** Name of the Indexed Job and its ConfigMap; empty where there is none. */
  public readonly indexedName: string;

  /** Number of runs, as a string. */
  public readonly count: string;

  private readonly sets: ListExpression;

  constructor(scope: Construct, id: string, props: SweepProps) {
    props = partProps('SweepProps', scope, id, props, SWEEP_PROPS);
    super(scope, id);
    const { sweep, params = {}, ...experiment } = props;
    checkParameters(this, 'params', params);
    const pod = new ExperimentPod(this, experiment);
    // The names of the Jobs hold a hash of all parameters, wherever they come from.
    const sets = this.sets = namedList(this, 'sets', 'The parameters of each run.', this.setsOf(sweep).completedBy(params));
    this.count = textOfNumber(sets.length());
    const mode = textOf(sweep.mode ?? 'jobs');
    const jobs = Condition.of(mode.is('jobs'));
    this.check(props, jobs);

    const { backoffLimitPerIndex = 0, parallelism = 10, maxFailedIndexes = MAX_SETS.indexed, launcherImage = LAUNCHER_IMAGE } = sweep;
    const paramStyle = props.paramStyle ?? 'args';
    const within = jobs.scope(this, 'with-jobs');
    if (within) {
      const each = new ForEach(within, 'each', { over: sets, itemName: 'set' });
      pod.addJob(each, 'job', {
        name: nameOfContent(this, withText(pod.content, `set: ${jsonTextOf(each.item)}`), { maxLength: INDEXED_NAME }),
        parameters: containerParameters(each.item.asAny(), paramStyle),
        annotations: { [PARAMETERS_ANNOTATION]: jsonParameters(each.item.asAny()) },
      });
    }

    const indexed = jobs.not().scope(this, 'with-index');
    let indexedName = '';
    if (indexed) {
      const common = withText(pod.content, `sets: ${sets.toRawJson()}`, `backoffLimitPerIndex: ${backoffLimitPerIndex}`, `launcherImage: ${launcherImage}`);
      indexedName = namedText(this, 'indexedName', 'Name of the Indexed Job and its ConfigMap.', nameOfContent(this, common, { maxLength: INDEXED_NAME })).asString();
      const loop = sets.loop('set');
      const script = shellParameters(loop.item.asAny(), paramStyle);
      refuseWhen(indexed, Condition.of(loop.join(script, '').bytes().isGreaterThan(CONFIG_MAP_BYTES)),
        `the parameters of ${this.count} sets have more than ${CONFIG_MAP_BYTES} bytes, which a ConfigMap does not hold: use fewer or shorter ones, or set ${nameOfProp('sweep.mode', sweep.mode)} to "jobs"`);
      new ApiObject(indexed, 'configmap', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: indexedName, labels: pod.labels }, data: loop.entries(loop.index.asString(), script) });
      const mayFail = asExpression(maxFailedIndexes).integer().atMost(sets.length());
      pod.addJob(indexed, 'job', {
        name: indexedName,
        parameters: { args: [], env: [] },
        launcher: launcherOf(launcherImage, indexedName, paramStyle),
        spec: { completionMode: 'Indexed', completions: sets.length().asNumber(), parallelism, backoffLimitPerIndex, maxFailedIndexes: mayFail.asNumber() },
      });
    }
    this.indexedName = indexedName;
  }

  /** The sets of parameters, of which there is one more than are possible if there are too many. */
  private setsOf({ grid = {}, sets = [], sample = 0, seed = '0' }: SweepOptions): ListExpression {
    const combined = new MapExpression(toNode(grid)).product(MAX_SETS.indexed + 1);
    const given = isGiven(sets);
    refuseWhen(this, given.and(isGiven(grid)), `${nameOfProp('sweep.sets', sets)} and ${nameOfProp('sweep.grid', grid)} are both set: remove one of them`);
    const all = given.value === false ? combined : given.value === true ? listOfMaps(sets) : Fn.ternary(given.value, sets, combined.asAny()).list();
    const chosen = Condition.of(sample);
    const sampled = (): ListExpression => all.sample(sample, seed);
    return chosen.value === false ? all : chosen.value === true ? sampled() : Fn.ternary(chosen.value, sampled().asAny(), all.asAny()).list();
  }

  private check({ command = [], distributed: { nodes = 1 } = {}, job: { restartPolicy = 'Never' } = {}, sweep }: SweepProps, jobs: Condition): void {
    const { grid = {}, mode = 'jobs' } = sweep;
    const modeName = nameOfProp('sweep.mode', mode);
    const indexed = jobs.not();
    const refuse = (condition: Condition, message: string): void => refuseWhen(this, condition, message);
    refuse(indexed.and(Condition.of(textOf(mode).is('indexed')).not()), `${modeName}: got "${mode}", expected "jobs" or "indexed"`);
    const more = (limit: number): Condition => Condition.of(this.sets.length().isGreaterThan(limit));
    refuse(more(MAX_SETS.indexed), `the grid has more than ${MAX_SETS.indexed} combinations: use fewer values, or set ${nameOfProp('sweep.sample', sweep.sample)} to choose some of them`);
    refuse(jobs.and(more(MAX_SETS.jobs)), `${this.count} sets of parameters are more than ${MAX_SETS.jobs} Jobs: set ${modeName} to "indexed", or ${nameOfProp('sweep.sample', sweep.sample)} to choose some of them`);
    refuse(more(0).not(), `a list in ${nameOfProp('sweep.grid', grid)} is empty, so there is no combination: add a value, or remove the parameter`);
    refuse(indexed.and(isGiven(command).not()), `${modeName} is "indexed", and ${nameOfProp('command', command)} is empty: set it to the command of the image, which the launcher starts`);
    refuse(indexed.and(Condition.of(asExpression(nodes).integer().isGreaterThan(1))),
      `${modeName} is "indexed", and ${nameOfProp('distributed.nodes', nodes)} is ${nodes}, which needs a Job for each set: set ${modeName} to "jobs"`);
    refuse(indexed.and(Condition.of(textOf(restartPolicy).is('OnFailure'))),
      `${modeName} is "indexed", and ${nameOfProp('job.restartPolicy', restartPolicy)} is "OnFailure", with which Kubernetes has no retries for each set: set it to "Never"`);
    (knownData(this.setsOf(sweep)) as any[] | undefined)?.forEach((set, i) => checkParameters(this, `sweep.sets[${i}]`, set));
  }
}

function withText(content: StringExpression, ...lines: string[]): StringExpression {
  return new StringExpression(toNode([content.asString(), ...lines].join('\n')));
}

function textOfNumber(count: NumberExpression): string {
  const known = knownData(count);
  return known === undefined ? count.asString() : String(known);
}
