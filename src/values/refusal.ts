import { dirname, sep } from 'path';

/**
 * Everything this library refuses, by name, with the reason. Each has a test of the same name.
 *
 * @internal
 */
export const REFUSALS = {
  'values-unreadable': 'a values file cannot be opened or is not UTF-8',
  'values-not-yaml': 'Go\'s YAML reader would refuse the file, or read it differently',
  'values-several-documents': 'Helm 3 reads the first document of a values file, Helm 4 merges all of them',
  'values-null-over-null': 'with null over null, Helm 3 removes the key, Helm 4 keeps null',
  'values-missing': 'null, or values of an older version of the chart, left out what has a default, and Go templates would see nil',
  'values-invalid': 'the values do not satisfy the chart\'s schema',
  'set-malformed': 'Helm would not accept the argument of --set',
  'value-path': 'a template could not reach the path, or YAML would read a name in it as a boolean or null',
  'value-undescribed': 'a value without a description cannot be configured',
  'value-option': 'an unknown option would be without effect',
  'value-default': 'a default must satisfy the constraints, and required and optional values have none',
  'value-without-default': 'some values have no sensible default',
  'value-redeclared': 'two declarations of one path could disagree',
  'value-undeclared': 'only declared values have a type, and the type makes both outputs agree',
  'value-rule': 'a rule refers to declared values that can be set or not',
  'value-unused': 'a value without effect misleads the user who sets it',
  'value-foreign': 'a value belongs to the chart that declared it',
  'value-optional': 'an optional value may be absent, and Go templates treat nil unlike any other language',
  'value-always-present': 'a test for presence of a value that is always present hides a mistake',
  'token-damaged': 'code cut or changed the token of an expression as if it were the string',
  'token-computed': 'arithmetic on the number token of an expression gives a number that means nothing',
  'token-as-key': 'keys made of expressions could be equal',
  'token-misplaced': 'code read a field of a structure that is not known yet',
  'token-not-text': 'a list or map is not a string',
  'token-structure-in-text': 'a structure cannot be part of a string',
  'object-as-text': 'the string that a language makes of an object is never meant',
  'token-lost': 'the token of an expression is missing from the manifests: code used it as if it were the value',
  'field-dropped': 'the types of cdk8s drop what they do not know, without a word',
  'not-data': 'a manifest holds strings, numbers, booleans, lists and maps',
  'loop-over': 'a loop needs a list or a map',
  'loop-key': 'items of lists have an index, items of maps a key',
  'helper-name': 'the name of a helper must be one that a template can include',
  'helper-redefined': 'a helper has one definition',
  'helper-kind': 'a named template renders text, and numbers and lists are none',
  'chart-metadata': 'Helm or Kubernetes would not accept the chart',
  'environment-unknown': 'an environment needs a values file',
  'environment-name': 'the name of an environment becomes part of file names',
  'local-servers-differ': 'there is one server of each kind beside the cluster',
  'name-id': 'the id of a construct becomes part of an object name, which must be valid',
  'name-too-long': 'Kubernetes limits the length of names, which contain the release name',
  'argument-type': 'a function got an argument of the wrong type',
  'function-not-exact': 'for some values Helm and plain YAML would disagree, or Helm would fail',
  'function-failed': 'Helm fails with this argument, so plain YAML fails too',
  'loop-outside': 'outside of its loop there is no item',
  'name-fixed': 'two releases of a chart would share an object with a fixed name',
  'name-duplicate': 'of two objects of the same kind and name, one would overwrite the other',
  'selector-changes': 'selectors are immutable, and the labels of a release change with its version',
  'name-in-loop': 'objects of a loop with the same name would overwrite each other',
  'name-missing': 'an object needs a name that both outputs know',
  'keys-may-clash': 'a duplicate key is an error in YAML, or one of the two values is lost',
  'check-failed': 'a check of the chart failed',
  'may-be-empty': 'Helm cannot tell whether a nested loop renders anything',
  'release-name': 'Helm would not accept the release name',
  'release-namespace': 'Kubernetes would not accept the namespace',
  'kubernetes-version': 'a chart declares the Kubernetes versions that it supports, and Helm refuses others',
  'ci-values-missing': 'a chart with required values can be neither linted nor tested without them',
  'output-path': 'a generated file must stay in its directory, on every file system',
  'output-foreign': 'a generated directory is replaced as a whole, and other files in it would be lost',
  'output-busy': 'two processes that write the same directory would mix their files',
  'token-inspected': 'code that compares or tests a token decides before the values are known',
  'chart-duplicate': 'two charts of one name would be written to one directory',
  'context-invalid': 'a run cannot be made of a context with other keys, units or types than mrunner has',
  'context-unknown': 'a run needs a context that exists',
  'experiment-invalid': 'a run cannot be made of an experiment file with other keys or types than mrunner has',
  'image-missing': 'the image of a run is built elsewhere, so it has to be named',
  'chart-unknown': 'only charts that exist can be rendered',
  'template-unknown': 'only templates that render something can be shown',
  'option-misused': 'an option without effect hides a mistake',
  'app-config': 'without the command that runs the app its charts cannot be found',
  'app-failed': 'an app that fails has no charts',
  'app-empty': 'the command needs a chart',
  'app-version': 'another version of the library may read the same model differently',
  'output-unwritable': 'the operating system refused to write the output',
  'helm-missing': 'without Helm there is no output to compare with',
  'yaml-writer': 'the YAML writer of cdk8s would write it so that Kubernetes reads another value',
  'chart-invalid': 'the validation of a construct failed',
  'structure-as-argument': 'a template cannot pass such a structure to a function',
  'release-chart-missing': 'expressions and release names exist only in a ReleaseChart',
  'parts-mixed': 'entries belong to maps, items to lists',
  'chart-missing': 'without charts the previous output would be deleted',
  'crd-template': 'Helm does not render the files of crds/',
  'crd-invalid': 'the API server would refuse the definition, or a part of it would be without effect',
  'crd-order': 'the API server does not know the kind yet when the chart is installed for the first time',
  'hook-unknown': 'Helm drops an object with an unknown hook, and plain YAML would keep it',
  'raw-template': 'a raw template that Helm cannot parse, or that renders differently each time',
  'text-breaks-out': 'a value could end the literal that it is rendered in, and become code',
  'kubernetes-type': 'Kubernetes would refuse or drop a field that its type does not have, or a value of another type',
  'annotation-not-text': 'annotations and labels are strings, and Helm refuses an object with others',
} as const;

/** @internal */
export type RefusalName = keyof typeof REFUSALS;

/** If set, stack traces include frames in libraries. */
const ALL_FRAMES = 'CDK8S_MLOPS_STACK';

/** Frames of user code can be below many others. */
const MAX_FRAMES = 100;

/**
 * An error about the user's input. Its stack has only the frames in the user's code, which can be changed, without those in this
 * library and in others.
 *
 * @internal
 */
export class Refusal extends Error {
  constructor(public readonly refusal: RefusalName, message: string) {
    super(message);
    this.name = 'Refusal';
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = MAX_FRAMES;
    Error.captureStackTrace(this, Refusal);
    Error.stackTraceLimit = stackTraceLimit;
    const stack = this.stack!;
    const frames = stack.slice(stack.indexOf(message) + message.length).split('\n').slice(1);
    const shown = process.env[ALL_FRAMES] === undefined ? frames.filter(frame => !isOfLibrary(frame)) : frames;
    this.stack = [`${this.name} [${refusal}]: ${message}`, ...shown].join('\n');
  }

  /** The message with the name of the refusal, which is its heading in docs/errors.md. */
  public get titled(): string {
    return `[${this.refusal}] ${this.message}`;
  }
}

const THIS_LIBRARY = dirname(__dirname) + sep;

function isOfLibrary(frame: string): boolean {
  return frame.includes(THIS_LIBRARY) || /[\\/]node_modules[\\/]|\(node:|at (async )?node:|<anonymous>\)$/.test(frame);
}
