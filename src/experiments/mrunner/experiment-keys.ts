import { PARAMETER_NAME } from '../experiment-values';
import { ItemShape } from '../../values/declare/item-shape';

/** As long as the name of a Helm release may be. */
const MAX_NAME = 53;

/** For the image, which is built elsewhere, and for a browser: they change nothing of a run. */
const NOT_READ = ['exclude', 'paths-to-copy', 'paths_to_copy', 'open-webbrowser'];

/** The keys of an experiment file that a run is made of. @internal */
export const EXPERIMENT_FILE = ItemShape.object('An experiment of mrunner.')
  .string('name', {
    required: true, maxLength: MAX_NAME, pattern: '^[ .,_:;-]*[a-zA-Z0-9][ .,_:;a-zA-Z0-9-]*$',
    patternDescription: 'letters, digits, spaces and the characters `.,_-:;`, with at least one letter or digit', description: 'Name of the experiment.',
  })
  .string('project', { optional: true, minLength: 1, description: 'Project of the experiment.' })
  .map('parameters', { ...PARAMETER_NAME, items: ItemShape.ofJson(), description: 'Parameters of the program.' })
  .list('tags', { items: ItemShape.ofString({ minLength: 1, description: 'A tag.' }), description: 'Tags.' })
  .string('description', { optional: true, multiline: true, description: 'What the experiment is for.' })
  .string('image', { optional: true, minLength: 1, description: 'Image with the program.' })
  .string('script', { optional: true, pattern: '[^ \\t]', patternDescription: 'a program such as train.py', description: 'Program, with a Python interpreter before it or without.' })
  .map('env', {
    keyPattern: '^[a-zA-Z_][a-zA-Z0-9_]*$', keyPatternDescription: 'letters, digits and `_`, not starting with a digit', keyMaxLength: 100,
    items: ItemShape.ofString({ multiline: true, description: 'Value.' }), description: 'Environment variables.',
  });

/** What only mrunner uses. @internal */
export function isNotRead(key: string): boolean {
  return NOT_READ.includes(key);
}

/** Variables and keys that hold credentials of Neptune, which belong into a Secret. @internal */
export const CREDENTIALS = {
  keys: ['username', 'password', 'api_token', 'api-token'],
  variables: ['NEPTUNE_API_TOKEN', 'NEPTUNE_PASSWORD'],
};

/** A project: its name, or that of a workspace of Neptune and its name. @internal */
export const PROJECT_NAME = /^(?:([-._a-zA-Z0-9]+)\/)?([ .,_-]*[a-zA-Z0-9][ .,_a-zA-Z0-9-]*)$/;

/** @internal */
export const PROJECT_NAME_WORDS = `letters, digits, spaces and the characters .,_- with at least one letter or digit, of at most ${MAX_NAME} characters, such as Image Search, or a workspace of Neptune before it, such as team/forecast`;

/** Whether it is the name of a project. @internal */
export function isProjectName(name: string): boolean {
  return PROJECT_NAME.test(name) && name.replace(/^.*\//, '').length <= MAX_NAME;
}
