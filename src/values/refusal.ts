import { dirname, sep } from 'path';

/**
 * Everything this library refuses, by name, with the reason. Each has a test of the same name.
 *
 * @internal
 */
export const REFUSALS = {
  'values-unreadable': 'a values file cannot be opened or is not UTF-8',
  'values-not-yaml': 'Go\'s YAML reader would not accept the text, or would read something else from it',
  'values-several-documents': 'Helm 3 reads the first document of a values file, Helm 4 merges all of them',
  'values-null-over-null': 'of null over null, Helm 3 makes an absent key, Helm 4 null',
  'values-invalid': 'the values do not satisfy the chart\'s schema',
  'set-malformed': 'Helm would not accept the text after --set',
  'value-path': 'a template could not write the path, or YAML would read its last name as a boolean',
  'value-undescribed': 'a value that nobody explains cannot be configured',
  'value-option': 'an option that a declaration does not have would be without effect',
  'value-default': 'a default makes sense only where the value may be left out',
  'value-without-default': 'there is no quantity that suits everyone',
  'value-redeclared': 'two declarations of one path could disagree',
  'value-undeclared': 'a value that is used has to be declared: its type is what makes both outputs agree',
  'value-rule': 'a rule is about declared values that can be set or not',
  'value-unused': 'a value that changes nothing misleads the person who sets it',
  'value-foreign': 'a value belongs to the chart that declared it',
  'value-optional': 'what may be absent has to be asked for: nil is where Helm and every other language differ',
  'value-always-present': 'asking whether something is there that always is hides a mistake',
  'token-damaged': 'an expression was cut, changed or put together anew by code that took it for text',
  'token-computed': 'arithmetic on the number that stands for an expression gives a number that stands for nothing',
  'token-as-key': 'keys made of expressions could turn out the same',
  'token-misplaced': 'code looked into a structure that is not known yet',
  'token-not-text': 'a list or map has no text of its own',
  'token-structure-in-text': 'a structure cannot stand within a text',
  'token-lost': 'an expression was handed out and never arrived: code looked at it as if it were the value',
  'not-data': 'a manifest holds text, numbers, booleans, lists and maps',
  'loop-over': 'a loop goes over a list or a map',
  'loop-key': 'the items of lists have an index, those of maps a key',
  'helper-name': 'a name has to be one that a template can write',
  'helper-redefined': 'one name means one expression',
  'helper-kind': 'a helper of Helm gives text, of which YAML can be made but no number or list',
  'chart-metadata': 'Helm or Kubernetes would not accept the chart',
  'environment-unknown': 'an environment has to have a file of values',
  'environment-name': 'the name of an environment becomes a part of the names of files',
  'name-id': 'the id of a construct becomes part of a name, and Kubernetes is strict about names',
  'name-too-long': 'Kubernetes limits the length of names, and the release has to be recognised in them',
  'argument-type': 'a function is given something else than it takes',
  'function-not-exact': 'for some values Helm and plain YAML would disagree, or Helm would fail',
  'function-failed': 'Helm fails with this argument, so plain YAML does too',
  'loop-outside': 'outside of a loop there is no item',
  'name-fixed': 'two releases of a chart would share what has a name that was written by hand',
  'name-duplicate': 'one of two objects of the same kind and name would overwrite the other',
  'selector-changes': 'a selector never changes, and the labels of a release change with its version',
  'name-in-loop': 'objects of a loop that have the same name would overwrite each other',
  'name-missing': 'an object has to have a name that both outputs know',
  'keys-may-clash': 'a key that comes twice is an error in YAML, or one of the two values is lost',
  'check-failed': 'the chart refuses what its author or Kubernetes does not accept',
  'may-be-empty': 'Helm cannot tell whether a loop within a loop gives anything',
  'release-name': 'Helm would not accept the release',
  'release-namespace': 'Kubernetes would not accept the namespace',
  'kubernetes-version': 'a chart says which versions of Kubernetes it works with, and Helm refuses others',
  'ci-values-missing': 'a chart whose required values nobody gives can be neither linted nor tested',
  'output-path': 'a path of a generated file has to stay in the folder, on every file system',
  'output-foreign': 'a generated folder is replaced as a whole, and what somebody else put there would be lost',
  'output-busy': 'two runs that write the same folder would mix their files',
  'token-inspected': 'code that compares or tests an expression decides before the values are known',
  'chart-duplicate': 'two charts of one name would be written to one folder',
  'chart-unknown': 'only charts that exist can be rendered',
  'template-unknown': 'only templates that render something can be shown',
  'option-misused': 'an option that would be ignored hides a mistake',
  'app-config': 'without the command that runs an app its charts cannot be found',
  'app-failed': 'an app that fails has no charts',
  'app-empty': 'a command that works on charts needs one',
  'app-version': 'another version of the library may mean something else by the same model',
  'output-unwritable': 'the operating system does not let the output be written',
  'helm-missing': 'without Helm there is nothing to compare with',
  'yaml-writer': 'the YAML writer of cdk8s would write it so that Kubernetes reads something else',
  'chart-invalid': 'a construct of the app says that it is not valid',
  'structure-as-argument': 'a template cannot write such a structure into the call of a function',
  'release-chart-missing': 'expressions and names of a release exist in charts with values only',
  'parts-mixed': 'entries belong to maps, items to lists',
  'chart-missing': 'without charts the output of the last synthesis would be emptied',
  'hook-unknown': 'Helm leaves out an object whose hook it does not know, and plain YAML would keep it',
  'raw-template': 'text of a template that Helm cannot read, or that gives something else every time',
  'text-breaks-out': 'what a user gives could end the literal that it stands in, and become code',
  'annotation-not-text': 'annotations and labels are texts, and Helm refuses an object with others',
} as const;

/** @internal */
export type RefusalName = keyof typeof REFUSALS;

/** When it is set, the places in libraries are shown, too. */
const ALL_FRAMES = 'CDK8S_MLOPS_STACK';

/** Those in the user's code may be behind many others. */
const MAX_FRAMES = 100;

/**
 * Bad input, told to the person who gave it. Its stack has the places in that person's code, which are what can be
 * changed, and not those of this library and of others that it went through.
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
    if (process.env[ALL_FRAMES] === undefined) {
      const stack = this.stack!;
      const frames = stack.slice(stack.indexOf(message) + message.length).split('\n').slice(1);
      this.stack = [`${this.name}: ${message}`, ...frames.filter(frame => !isOfLibrary(frame))].join('\n');
    }
  }
}

const THIS_LIBRARY = dirname(__dirname) + sep;

function isOfLibrary(frame: string): boolean {
  return frame.includes(THIS_LIBRARY) || /[\\/]node_modules[\\/]|\(node:|at (async )?node:|<anonymous>\)$/.test(frame);
}
