import { ExperimentProps } from './experiment-props';

/**
 * The sets of parameters of a sweep, and how it runs them.
 */
export interface SweepOptions {
  /**
   * Values of each parameter, by its name: a map of lists, or a token of one. Each combination is a run. Rejected together with `sets`.
   *
   * @default - none
   */
  readonly grid?: { [name: string]: any[] };

  /**
   * The sets of parameters themselves: a list of maps, or a token of one. Each is a run. `Sweep.random()` makes one.
   *
   * @default - none
   */
  readonly sets?: { [name: string]: any }[];

  /**
   * Number of combinations to choose at random; 0 means all.
   *
   * @default 0
   */
  readonly sample?: number;

  /**
   * Any string, which decides what is chosen: the same one chooses the same.
   *
   * @default "0"
   */
  readonly seed?: string;

  /**
   * `jobs`, a Job for each set, at most 1000, which works with any image; or `indexed`, one Indexed Job for all, at most 10000, where a
   * launcher gives each pod its parameters, which needs `command`.
   *
   * @default "jobs"
   */
  readonly mode?: string;

  /**
   * Maximum number of pods that an Indexed Job runs at the same time.
   *
   * @default 10
   */
  readonly parallelism?: number;

  /**
   * Number of retries for each set of an Indexed Job, from 0.
   *
   * @default 0
   */
  readonly backoffLimitPerIndex?: number;

  /**
   * Number of sets of an Indexed Job that may fail before it is terminated, from 0; all if there are no more.
   *
   * @default 10000
   */
  readonly maxFailedIndexes?: number;

  /**
   * Image with a statically linked `busybox`, which an init container copies into the pods of an Indexed Job: its shell starts the program.
   * Empty means the `sh` of the image of the program.
   *
   * @default "docker.io/library/busybox:1.37.0-musl"
   */
  readonly launcherImage?: string;
}

/**
 * A sweep: an experiment with several sets of parameters. They take precedence over `params`.
 */
export interface SweepProps extends ExperimentProps {
  /** The sets of parameters. */
  readonly sweep: SweepOptions;
}

/**
 * A parameter of random sets: one of some values, or a number within a range.
 */
export interface RandomParameter {
  /**
   * The values that it can have, of any type. Rejected together with a range.
   *
   * @default - a range
   */
  readonly values?: any[];

  /**
   * The least number.
   *
   * @default - values
   */
  readonly minimum?: number;

  /**
   * The greatest number.
   *
   * @default - values
   */
  readonly maximum?: number;

  /**
   * Whether it is an integer.
   *
   * @default false
   */
  readonly integer?: boolean;

  /**
   * Whether each magnitude is as likely as another, such as of a learning rate. The least number is then greater than 0.
   *
   * @default false
   */
  readonly logarithmic?: boolean;
}

/**
 * Random sets of parameters.
 */
export interface RandomSetsOptions {
  /** The parameters by name. */
  readonly parameters: { [name: string]: RandomParameter };

  /** Number of sets. */
  readonly count: number;

  /**
   * Any string, which decides what is chosen: the same one chooses the same.
   *
   * @default "0"
   */
  readonly seed?: string;
}
