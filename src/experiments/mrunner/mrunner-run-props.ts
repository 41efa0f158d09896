import { ExperimentFile } from './experiment-file';
import { RemoteContext } from './remote-context';

/**
 * A run of an experiment as mrunner starts it: `mrunner --context CONTEXT run --config EXPERIMENT -- SCRIPT -- ARGS`.
 */
export interface MrunnerRunProps {
  /** The remote context. */
  readonly context: RemoteContext;

  /** The experiment file. */
  readonly experiment: ExperimentFile;

  /**
   * Image with the program, which is built elsewhere: a reference with a tag or a digest; or the tag or digest alone, such as `:1.0`, of the image that mrunner would build, which
   * follows from `registry_url` and `google_project_id` of the context.
   *
   * @default - that of the experiment file
   */
  readonly image?: string;

  /**
   * The program, such as `train.py` or `python3 train.py`. A Python file without an interpreter is run by `python`.
   *
   * @default - that of the experiment file; without it, the image starts its own program
   */
  readonly script?: string;

  /**
   * Arguments of the program, each as it is. A parameter of the experiment file that they set, as `--name value` or `--name=value`, is left out.
   *
   * @default - none
   */
  readonly args?: string[];

  /**
   * Tags, in addition to those of the context and of the experiment file.
   *
   * @default - none
   */
  readonly tags?: string[];

  /**
   * Name of the Secret with the credentials of Neptune, if the context has it on: `NEPTUNE_API_TOKEN`; or, for a project without a workspace, all variables that Neptune 1 reads.
   *
   * @default "neptune"
   */
  readonly neptuneSecret?: string;
}
