import * as fs from 'fs';
import * as path from 'path';
import { parse } from 'yaml';
import { Json } from '../../src/values/shape';

const FOLDER = path.join(__dirname, 'mrunner');

/** What mrunner makes of a run, as its facts are: the image starts `program`, and Neptune has `parameters`. */
export interface Original {
  readonly namespace: string;
  /** Name of the Job, without the random end. */
  readonly job: string;
  readonly image: string;
  readonly program: readonly string[];
  readonly args: readonly string[];
  readonly parameters: { readonly [name: string]: Json };
  readonly env: { readonly [name: string]: string };
  readonly limits: { readonly [resource: string]: Json };
  readonly mountPath: string;
  readonly storage: string;
}

/** A folder of `mrunner`: a context, an experiment file, and what is run of them. */
export interface MrunnerCase {
  readonly name: string;
  readonly context: string;
  readonly experiment: string;
  /** Arguments of the command, behind the two files. */
  readonly arguments: readonly string[];
  readonly tags: readonly string[];
  readonly original: Original;
  /** The parameters that are not arguments already. */
  readonly parameters: { readonly [name: string]: Json };
}

/** The documented files, and five others with every key. */
export const MRUNNER_CASES: readonly MrunnerCase[] = fs.readdirSync(FOLDER).map(name => {
  const file = (of: string): string => path.join(FOLDER, name, of);
  const run = parse(fs.readFileSync(file('run.yaml'), 'utf8'));
  return { name, context: file('context.yaml'), experiment: file('neptune.yaml'), parameters: run.original.parameters, ...run };
});

/** The arguments of the command for a case; `more` stands before those of the program. */
export function commandOf(of: MrunnerCase, ...more: readonly string[]): string[] {
  const context = of.name === 'configured' ? ['--mrunner-config', of.context] : ['--context', of.context];
  return ['experiment', ...context, '--config', of.experiment, ...more, ...of.arguments];
}
