import { ExperimentFile } from './experiment-file';
import { isProjectName, PROJECT_NAME, PROJECT_NAME_WORDS } from './experiment-keys';
import { imageOf, ImageParts, referenceTo } from './image-of';
import { MrunnerRunProps } from './mrunner-run-props';
import { RemoteContext } from './remote-context';
import { ExperimentProps } from '../experiment-props';
import { PROJECT } from '../project-defaults';
import { ProjectProps } from '../project-props';
import { SharedStorageProps } from '../shared-storage-props';
import { checkStruct } from '../../values/declare/check-struct';
import { Json } from '../../values/shape';
import { JsonMap } from '../../values/json-map';
import { Refusal } from '../../values/refusal';

/** The variable with the tags of a run, as a list in JSON. */
const TAGS_VARIABLE = 'EXPERIMENT_TAGS';
const TAGS_ANNOTATION = 'cdk8s-mlops.github.io/tags';
const DESCRIPTION_ANNOTATION = 'kubernetes.io/description';

/** What programs of mrunner look for to know that Neptune tracks them. */
const UNDER_NEPTUNE = { MRUNNER_UNDER_NEPTUNE: '1' };

/** What both forms of a run have under the same name. */
interface Common {
  readonly command?: string[];
  readonly args?: string[];
  readonly params?: { [name: string]: any };
  readonly storage: { readonly mountPath: string };
  readonly tracking?: any;
  readonly extraEnvFrom?: any[];
}

/**
 * A run of an experiment, as mrunner starts it, of its remote context and its experiment file: props of `Experiment`, `Project` and `SharedStorage`.
 *
 * ```ts
 * const run = new experiments.MrunnerRun({
 *   context: experiments.RemoteContext.fromFile('rl.sandbox.yaml'),
 *   experiment: experiments.ExperimentFile.fromFile('neptune.yaml'),
 *   image: 'gcr.io/rl-sandbox-1234/experiment1:1.0',
 *   script: 'experiment1.py',
 *   args: ['--epochs', '3'],
 * });
 * new experiments.Experiment(this, run.name, run.experimentProps);
 * ```
 *
 * The namespace is that of the project: of the experiment file, or else of the context, or else `sandbox`. Refused are names that cannot be normalised (`experiment-invalid`, `context-invalid`), and
 * a run without an image, or with one that has neither tag nor digest (`image-missing`), and an empty tag (`experiment-invalid`).
 */
export class MrunnerRun {
  /** Name of the experiment, as objects can have it: lower case, with one hyphen for each run of spaces and of the characters `.,_-:;`. */
  public readonly name: string;

  /** Namespace of the project, normalised in the same way. */
  public readonly namespace: string;

  private readonly context: RemoteContext;
  private readonly file: ExperimentFile;
  /** With the workspace of Neptune before it, if there is one. */
  private readonly qualified: string;
  private readonly project: string;

  constructor(private readonly props: MrunnerRunProps) {
    checkStruct('MrunnerRunProps', props, 'MrunnerRun');
    const { context, experiment, tags = [] } = props;
    if (tags.includes('')) {
      throw new Refusal('experiment-invalid', 'a tag of the run: got "", expected a string of at least 1 character');
    }
    this.context = context;
    this.file = experiment;
    this.name = normalised(experiment.name);
    this.qualified = experiment.project || context.project || PROJECT;
    if (!isProjectName(this.qualified)) {
      throw new Refusal('context-invalid', `the context ${context.name}: project: got ${JSON.stringify(this.qualified)}, expected ${PROJECT_NAME_WORDS}`);
    }
    this.project = PROJECT_NAME.exec(this.qualified)![2];
    this.namespace = normalised(this.project);
  }

  /** Props of `Experiment`, for a release in the namespace. */
  public get experimentProps(): ExperimentProps {
    const { annotations, environment } = this;
    return {
      image: referenceTo(this.image),
      ...this.common,
      ...isFilled(this.context.compute) && { compute: this.context.compute },
      ...isFilled(environment) && { environment },
      ...isFilled(annotations) && { podAnnotations: annotations },
    };
  }

  /** Props of `Project`. */
  public get projectProps(): ProjectProps {
    return { name: this.project };
  }

  /** Props of `SharedStorage`. */
  public get storageProps(): SharedStorageProps {
    return { size: this.context.storageSize };
  }

  /** Values of the chart `experiment` with the same run. @internal */
  public get _values(): Json {
    if (/^[0-9]/.test(this.name)) {
      throw new Refusal('experiment-invalid', `${this.file._of}: name: got ${JSON.stringify(this.file.name)}, expected a letter before the first digit, since names of Services begin with a letter: use a name such as e-${this.name}`);
    }
    const { annotations, environment, image: { registry, repository, tag, digest } } = this;
    return {
      fullnameOverride: this.name,
      ...isFilled(annotations) && { commonAnnotations: annotations },
      image: { ...registry && { registry }, repository, ...tag && { tag }, ...digest && { digest } },
      ...this.common as unknown as JsonMap,
      ...isFilled(this.context.compute) && { resources: this.context.compute as unknown as JsonMap },
      ...isFilled(environment) && { env: environment },
    };
  }

  /** Values of the chart `experiment-project`. @internal */
  public get _projectValues(): Json {
    return { project: { name: this.project }, storage: { size: this.context.storageSize } };
  }

  /** The Secret that the run needs; undefined without Neptune. @internal */
  public get _neptuneSecret(): string | undefined {
    return this.context.neptune ? this.props.neptuneSecret ?? 'neptune' : undefined;
  }

  private get common(): Common {
    const { args = [] } = this.props;
    const command = commandOf(this.props.script || this.file.script);
    const set = new Set(args.map(arg => /^--([^=]+)/.exec(arg)?.[1]));
    const params = Object.fromEntries(Object.entries(this.file.params).filter(([name]) => !set.has(name)));
    const secret = this._neptuneSecret;
    return {
      ...command.length > 0 && { command: command.map(asWritten) },
      ...args.length > 0 && { args: args.map(asWritten) },
      ...isFilled(params) && { params },
      storage: { mountPath: this.context.storagePath },
      ...secret !== undefined && (this.isQualified
        ? { tracking: { neptune: { project: this.qualified, existingSecret: secret } } } : { extraEnvFrom: [{ secretRef: { name: secret } }] }),
    };
  }

  /** Whether Neptune knows the project by its workspace and its name. */
  private get isQualified(): boolean {
    return /^[-._a-zA-Z0-9]+\/[-._a-zA-Z0-9]+$/.test(this.qualified);
  }

  private get tags(): string[] {
    return [...new Set([...this.context.tags, ...this.file.tags, ...this.props.tags ?? []])];
  }

  private get environment(): { [name: string]: string } {
    return {
      ...this.file.env,
      ...this.context.neptune ? UNDER_NEPTUNE : {},
      ...this.tags.length > 0 && { [TAGS_VARIABLE]: JSON.stringify(this.tags) },
    };
  }

  private get annotations(): { [name: string]: string } {
    return {
      ...this.tags.length > 0 && { [TAGS_ANNOTATION]: JSON.stringify(this.tags) },
      ...this.file.description && { [DESCRIPTION_ANNOTATION]: this.file.description },
    };
  }

  private get image(): ImageParts {
    const given = this.props.image || this.file.image;
    if (given === '') {
      throw new Refusal('image-missing', `the experiment ${this.name} has no image, which is built elsewhere: set image to its reference, or to its tag alone, such as :1.0 for ${this.imageName()}:1.0`);
    }
    return imageOf(given, () => this.imageName());
  }

  /** The name that mrunner gives the image, without tag. */
  private imageName(): string {
    const { registry, googleProjectId, name } = this.context;
    const isOfGoogle = /^([a-z]+\.)?gcr\.io$/.test(registry);
    if (isOfGoogle && googleProjectId === '') {
      throw new Refusal('image-missing', `the context ${name} has the registry ${registry}, and no google_project_id, which is in the names of its images: add it, or give the whole reference of the image`);
    }
    return [registry, isOfGoogle ? googleProjectId : this.namespace, this.name].join('/');
  }
}

/** The words of a program. Python runs a file of its own, as with mrunner. */
function commandOf(script: string): string[] {
  const words = script.split(/\s+/).filter(word => word !== '');
  return words[0]?.endsWith('.py') ? ['python', ...words] : words;
}

/** Kubernetes expands `$(NAME)`, and takes `$$` for `$`. */
function asWritten(word: string): string {
  return word.split('$').join('$$');
}

function normalised(name: string): string {
  return name.toLowerCase().replace(/[ .,_:;-]+/g, '-').replace(/^-|-$/g, '');
}

function isFilled(given: object): boolean {
  return Object.keys(given).length > 0;
}
